package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

var quality = Kind{"quality", func(e *edition) []page {
	return []page{{Path: address.Pages.Quality, View: e.quality}}
}}

// qualityPage is what templates/quality.html shows.
type qualityPage struct {
	Headline, Lede string
	Limits         string // what the checks do not say
	Counts         []qualityWord
	Words          []qualitySection
	More           []link
}

// qualitySection is one of the four demands.
type qualitySection struct {
	ID, Name, Meaning    string
	Checked              string // how many rules of which severity
	Open, Known          []finding
	MoreOpen, MoreKnown  string // how many are left out; empty: none
	OpenTitle, KnownText string
	Fine                 string
	RulesTitle           string
	Rules                []ruleView

	all int // findings
}

// finding is something that the checks noticed and readers should know.
type finding struct {
	Link    template.HTML // what it is about
	Message template.HTML
	Note    template.HTML // of whoever looked at it and let it stand
}

type ruleView struct {
	Name, Doc, Severity string
}

func (e *edition) quality(h *head) any {
	h.Title, h.Description = e.w.Quality, e.w.QualityAbout
	open, known := aboutSomething(e.problems), aboutSomething(e.acknowledged)
	v := qualityPage{
		Headline: e.w.QualityFine, Lede: e.w.QualityAbout, Limits: e.w.QualityLimits,
		More: []link{{Href: e.href(e.at.Verify()), Text: esc(e.w.VerifyTitle)}, {Href: e.href(e.at.Method()), Text: esc(e.w.Method)}},
	}
	if n := len(open) + len(known); n > 0 {
		v.Headline = locale.Fill(e.w.QualityFound, "n", e.n(int64(n)))
	}
	meanings := [...]string{e.w.CorrectMeans, e.w.CompleteMeans, e.w.CleanMeans, e.w.LiveMeans}
	names := [...]string{e.w.CorrectWord, e.w.CompleteWord, e.w.CleanWord, e.w.LiveWord}
	for _, q := range diag.Qualities {
		s := e.qualitySection(q, names[q], meanings[q], open, known)
		v.Words = append(v.Words, s)
		count := qualityWord{Name: s.Name, Text: s.Fine, Fine: s.all == 0}
		if s.all > 0 {
			count.Text = locale.Fill(e.w.FoundHere, "n", e.n(int64(s.all)))
		}
		v.Counts = append(v.Counts, count)
	}
	return v
}

// aboutSomething keeps the problems that concern readers. What only editors see
// is neither shown nor counted: it may be about something not public yet.
func aboutSomething(list diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(p diag.Problem) bool { return p.Subject == "" })
}

func (e *edition) qualitySection(q diag.Quality, name, meaning string, open, known diag.List) qualitySection {
	s := qualitySection{
		ID: q.String(), Name: name, Meaning: meaning, Fine: e.w.NothingFound,
		OpenTitle: e.w.WarningsNow, KnownText: e.w.KnownOddities, RulesTitle: e.w.WhatIsChecked,
	}
	s.Open, s.Known = e.findingsOf(q, open, false), e.findingsOf(q, known, true)
	if s.all = len(s.Open) + len(s.Known); s.all > 0 {
		s.Fine = ""
	}
	s.Open, s.MoreOpen = e.firstFindings(s.Open)
	s.Known, s.MoreKnown = e.firstFindings(s.Known)
	var stops, warns int64
	for _, r := range e.rules {
		if r.Quality != q {
			continue
		}
		severity := e.w.OnlyWarns
		if r.Severity == diag.Error {
			severity = e.w.StopsBuild
			stops++
		} else {
			warns++
		}
		s.Rules = append(s.Rules, ruleView{r.Name, r.Doc.In(e.lang.Code), severity})
	}
	if len(s.Rules) > 0 {
		s.Checked = locale.Fill(e.w.RulesCount, "n", e.n(stops+warns), "stops", e.n(stops), "warns", e.n(warns))
	}
	return s
}

// manyFindings is how many a list of the page holds; more would outgrow a phone,
// and each stands beside its figure too.
const manyFindings = 100

// firstFindings are as many as a list holds, and how many are left out in words.
func (e *edition) firstFindings(list []finding) ([]finding, string) {
	if len(list) <= manyFindings {
		return list, ""
	}
	return list[:manyFindings], locale.Fill(e.w.MoreFindings, "n", e.n(int64(len(list)-manyFindings)))
}

// findingsOf a quality. Those acknowledged have a note in place of a hint.
func (e *edition) findingsOf(q diag.Quality, list diag.List, known bool) []finding {
	var found []finding
	for i := range list {
		p := &list[i]
		if p.Rule.Quality != q {
			continue
		}
		f := finding{Link: e.subject(p), Message: e.marked(p, esc(capitalWord(p.Message.In(e.lang.Code))))}
		if known {
			f.Note = e.noteOf(p.Hint)
		}
		found = append(found, f)
	}
	slices.SortStableFunc(found, func(a, b finding) int { return cmp.Compare(a.Link, b.Link) })
	return found
}

// marked names the figure that a problem was found in.
func (e *edition) marked(p *diag.Problem, words template.HTML) template.HTML {
	planID, setID, ok := strings.Cut(p.Subject, "/")
	if !ok {
		return words
	}
	for _, r := range e.site.ReportsOf(planID) {
		for i := range r.Figures {
			if f := &r.Figures[i]; f.Set == setID && p.File == fileOf(r) {
				return e.mark(f, words)
			}
		}
	}
	return words
}

// noteOf is a note of the content that came along as a diag.Text. Where both
// languages have the same words it is not translated.
func (e *edition) noteOf(t diag.Text) template.HTML {
	words := t.In(e.lang.Code)
	if e.lang.Code != e.site.Language && t.VI == t.EN {
		return `<span lang="` + esc(e.site.Language) + `">` + esc(words) + `</span>`
	}
	return esc(words)
}

// subject is what a problem is about, as a link; see diag.Problem.Subject.
func (e *edition) subject(p *diag.Problem) template.HTML {
	kind, id, ok := strings.Cut(p.Subject, ":")
	if !ok {
		return e.setOrReport(p.Subject)
	}
	switch kind {
	case "plan":
		if plan := e.site.Plan(id); plan != nil {
			return anchor(e.href(e.at.Plan(id)), e.text(plan.Title))
		}
	case "item":
		planID, itemID, _ := strings.Cut(id, "/")
		if plan := e.site.Plan(planID); plan != nil && plan.Item(itemID) != nil {
			return anchor(e.href(e.at.Item(planID, itemID)), e.text(plan.Item(itemID).Title))
		}
	case "commitment":
		for _, c := range e.site.Commitments {
			if c.ID == id {
				return anchor(e.commitmentHref(c), e.text(c.Text))
			}
		}
	case "unit":
		if i := e.site.UnitIndex(id); i >= 0 {
			return anchor(e.href(e.at.Unit(id)), e.text(e.site.Units[i].Name))
		}
	}
	return esc(p.Subject)
}

func (e *edition) setOrReport(subject string) template.HTML {
	planID, setID, ok := strings.Cut(subject, "/")
	if plan := e.site.Plan(planID); ok && plan != nil && plan.Set(setID) != nil {
		return anchor(e.href(e.at.Set(planID, setID)), e.text(plan.Set(setID).Name)+" – "+e.text(plan.Title))
	}
	r := e.site.Report(subject)
	if r == nil {
		return esc(subject)
	}
	name := e.reportName(r)
	if plan := e.site.Plan(r.Plan); plan != nil {
		name += ": " + e.text(plan.Title)
	}
	return anchor(e.href(e.at.Report(r.ID)), name)
}
