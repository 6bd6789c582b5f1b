package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/locale"
)

var verify = Kind{"verify", func(e *edition) []page {
	return []page{{Path: address.Pages.Verify, View: e.verify}}
}}

// verifyView is what templates/verify.html shows: how anybody can check the site.
type verifyView struct {
	Headline, Lede string
	Steps          []verifyStep
	Limits         string
	SealsTitle     string
	SealHeads      [3]string
	Seals          []sealRow
}

type verifyStep struct {
	Title    string
	Text     template.HTML
	Commands string
}

// sealRow is the seal of a published report.
type sealRow struct {
	Report    template.HTML
	Date, Sum string
}

func (e *edition) verify(h *head) any {
	h.Title, h.Description = e.w.VerifyTitle, e.w.VerifyAbout
	return verifyView{
		Headline: e.w.VerifyTitle, Lede: e.w.VerifyAbout, Limits: e.w.VerifyLimits,
		Steps:      []verifyStep{e.stepSource(), e.stepSeals(), e.stepFiles(), e.stepSite(), e.stepRebuild()},
		SealsTitle: e.w.SealsTitle, SealHeads: [3]string{e.w.Report, e.w.Published, e.w.Seal}, Seals: e.seals(),
	}
}

func (e *edition) stepSource() verifyStep {
	return verifyStep{Title: e.w.StepSource, Text: fill(e.w.StepSourceText, "receipt", e.w.Receipt)}
}

func (e *edition) stepSeals() verifyStep {
	s := verifyStep{Title: e.w.StepSeals, Text: esc(e.w.StepSealsText)}
	if e.site.Seals.Node == nil {
		s.Text += " " + esc(e.w.NoSeals)
	} else {
		s.Text += " " + anchor(e.href(address.ReportsSum), "reports.sum")
	}
	return s
}

func (e *edition) stepFiles() verifyStep {
	file := address.Index
	if len(e.site.Plans) > 0 {
		file = address.PlanCSV(e.site.Plans[0].ID)
	}
	return verifyStep{
		Title: e.w.StepFiles, Text: fill(e.w.StepFilesText, "manifest", anchor(e.href(address.Manifest), "manifest.json")),
		Commands: locale.Fill("curl -s {file} | sha256sum\ncurl -s {manifest} | grep '\"{name}\"'",
			"file", e.links.Absolute(file), "manifest", e.links.Absolute(address.Manifest), "name", file.File()),
	}
}

func (e *edition) stepSite() verifyStep {
	return verifyStep{Title: e.w.StepSite, Text: esc(e.w.StepSiteText), Commands: "tiendo verify " + e.links.Absolute("/")}
}

func (e *edition) stepRebuild() verifyStep {
	if e.site.SourceCode == "" {
		return verifyStep{Title: e.w.StepRebuild, Text: esc(e.w.StepRebuildText + " " + e.w.NoSourceCode)}
	}
	return verifyStep{
		Title: e.w.StepRebuild, Text: esc(e.w.StepRebuildText + " " + e.w.StepRebuildHow),
		Commands: locale.Fill(`git clone {code} ban-sao && cd ban-sao
day=$(curl -s {index} | jq -r .date)
git checkout "$(TZ={zone} git rev-list -1 --before="$day 23:59" HEAD)"
tiendo build --date "$day"
curl -s {manifest} | diff - public/manifest.json`,
			"code", e.site.SourceCode, "index", e.links.Absolute(address.Index), "zone", e.site.TimeZone, "manifest", e.links.Absolute(address.Manifest)),
	}
}

// seals are those of reports that are public.
func (e *edition) seals() []sealRow {
	var rows []sealRow
	for _, seal := range e.site.Seals.List {
		if r := e.site.Report(seal.ID); r != nil {
			rows = append(rows, sealRow{anchor(e.href(e.at.Report(r.ID)), esc(r.ID)), e.lang.Date(r.Published), seal.Sum})
		}
	}
	return rows
}
