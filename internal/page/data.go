package page

import (
	"html/template"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var data = Kind{"data", func(e *edition) []page {
	return []page{{Path: address.Pages.Data, View: e.data}}
}}

// dataView is what templates/data.html shows: everything that can be downloaded.
type dataView struct {
	Headline, Lede string
	Sections       []dataSection
	Licence        template.HTML
	LicenceTitle   string
	CiteTitle      string
	CiteForm       string
	CiteExample    template.HTML
	APITitle       string
	API            []string
	Corrections    link
	ExamplesTitle  string
	ExamplesNote   string
	Examples       []example
}

type dataSection struct {
	ID, Title, Note string
	Files           []dataFile
	More            []dataFile // behind a summary where there are many
	MoreTitle       string
}

// dataFile is a file, or files of one pattern where Href is empty.
type dataFile struct {
	Path string
	Href string
	Text template.HTML
}

// fewReports is how many files of reports are listed openly.
const fewReports = 5

func (e *edition) data(h *head) any {
	h.Title, h.Description = e.w.Data, e.w.DataAbout
	v := dataView{
		Headline: e.w.DataHeadline, Lede: e.w.DataAbout,
		Sections:     []dataSection{e.tableFiles(), e.apiFiles(), e.followFiles(), e.checkFiles()},
		LicenceTitle: e.w.Licence, Licence: e.licenceText(), CiteTitle: e.w.HowToCite, CiteForm: e.w.CiteForm, CiteExample: e.citation(),
		APITitle: e.w.AboutAPI, API: []string{e.w.APIKeys, e.w.APISilence, e.w.APIDates, e.w.APIStable, e.w.APISchemas},
		ExamplesTitle: e.w.Examples, ExamplesNote: e.w.ExamplesNote, Examples: e.examples(),
	}
	return v
}

func (e *edition) file(p address.Path, text template.HTML) dataFile {
	return dataFile{Path: strings.TrimPrefix(string(p), "/"), Href: e.href(p), Text: text}
}

func (e *edition) tableFiles() dataSection {
	s := dataSection{ID: "tables", Title: e.w.DataTables, Note: e.w.DataTablesNote}
	for _, p := range e.site.Plans {
		s.Files = append(s.Files, e.file(address.PlanCSV(p.ID), fill(e.w.FilePlanCSV, "plan", e.text(p.Title))))
	}
	if len(e.site.Units) > 0 {
		s.Files = append(s.Files, e.file(address.UnitsCSV, esc(e.w.FileUnitsCSV)))
	}
	if len(e.site.Reports) > 0 {
		s.Files = append(s.Files, dataFile{Path: "data/reports/<" + e.w.Report1 + ">.csv", Text: esc(e.w.FileReportCSV)})
	}
	s.Files = append(s.Files, e.file(address.AllXLSX, esc(e.w.FileAllXLSX)))
	return s
}

func (e *edition) apiFiles() dataSection {
	s := dataSection{ID: "api", Title: e.w.DataAPI, Note: e.w.DataAPINote, MoreTitle: e.w.FileReports}
	s.Files = append(s.Files, e.file(address.Index, esc(e.w.FileIndex)))
	for _, p := range e.site.Plans {
		s.Files = append(s.Files, e.file(address.PlanJSON(p.ID), fill(e.w.FilePlanJSON, "plan", e.text(p.Title))))
	}
	if len(e.site.Units) > 0 {
		s.Files = append(s.Files, e.file(address.UnitsJSON, esc(e.w.FileUnits)))
		s.Files = append(s.Files, dataFile{Path: "api/v1/units/<" + e.w.Code + ">.json", Text: esc(e.w.FileUnit)})
	}
	s.Files = append(s.Files, e.file(address.CommitJSON, esc(e.w.FileCommitments)))
	var reports []dataFile
	for i := len(e.site.Reports) - 1; i >= 0; i-- {
		r := e.site.Reports[i]
		text := e.reportName(r)
		if p := e.site.Plan(r.Plan); p != nil {
			text += ": " + e.text(p.Title)
		}
		reports = append(reports, e.file(address.ReportJSON(r.ID), text))
	}
	if len(reports) <= fewReports {
		s.Files = append(s.Files, reports...)
	} else {
		s.More = reports
	}
	return s
}

func (e *edition) followFiles() dataSection {
	s := dataSection{ID: "follow", Title: e.w.DataFollow, Files: []dataFile{
		e.file(e.at.Feed(), esc(e.w.FileAtom)), e.file(e.at.Feed().AsJSON(), esc(e.w.FileJSONFeed)),
		e.file(e.at.CorrectionsFeed(), esc(e.w.FileCorrectionsFeed)), e.file(e.at.Calendar(), esc(e.w.FileCalendar)),
	}, MoreTitle: e.w.FilePlanFeeds}
	for _, p := range e.site.Plans {
		s.More = append(s.More, e.file(e.at.PlanFeed(p.ID), fill(e.w.FilePlanFeed, "plan", e.text(p.Title))))
	}
	if len(s.More) <= fewReports {
		s.Files, s.More = append(s.Files, s.More...), nil
	}
	return s
}

func (e *edition) checkFiles() dataSection {
	s := dataSection{ID: "check", Title: e.w.DataCheck, Files: []dataFile{
		e.file(address.DataPackage, esc(e.w.FilePackage)), e.file(address.Catalog, esc(e.w.FileCatalog)),
		e.file(address.SitemapXML, esc(e.w.FileSitemap)), e.file(address.Manifest, esc(e.w.FileManifest)),
	}}
	if e.site.Seals.Node != nil {
		s.Files = append(s.Files, e.file(address.ReportsSum, esc(e.w.FileSeals)))
	}
	return s
}

func (e *edition) licenceText() template.HTML {
	if licence := e.licence(); licence != "" {
		return licence
	}
	return esc(e.w.NoLicence)
}

// citation is an example from the newest figure of the site, with its address.
func (e *edition) citation() template.HTML {
	var newest *progress.Figure
	for _, r := range e.site.Reports {
		if len(r.Figures) > 0 {
			newest = &r.Figures[0]
		}
	}
	if newest == nil {
		return ""
	}
	p := e.site.Plan(newest.Report.Plan)
	if p == nil || p.Set(newest.Set) == nil {
		return ""
	}
	url := e.links.Absolute(e.at.Report(newest.Report.ID))
	claim := e.mark(newest, capital(e.claim(p, p.Set(newest.Set), newest)))
	return fill(e.w.CiteExample, "claim", claim, "source", e.source(&newest.Report.Source), "date", e.asOf(newest),
		"site", e.text(e.site.Title), "url", url)
}
