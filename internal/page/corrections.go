package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var corrections = Kind{"corrections", func(e *edition) []page {
	return []page{{Path: address.Pages.Corrections, View: e.allCorrections}}
}}

// correctionsView is what templates/corrections.html shows: every correction,
// newest first.
type correctionsView struct {
	Headline, Lede, Empty string
	Rows                  []correctionView
	Feed                  link
}

// correctionView is one report that corrects another one.
type correctionView struct {
	ID, ISO, Date  string
	Title          template.HTML
	Reason, Source template.HTML
	Old            template.HTML // the report that it corrects
	OldLabel       string
	Figures        []correctedFigure
	Heads          [3]string
}

// correctedFigure is a figure before and after.
type correctedFigure struct {
	Name, Old, New template.HTML
	Receipt        part
}

func (e *edition) allCorrections(h *head) any {
	h.Title, h.Description, h.Feed = e.w.Corrections, e.w.CorrectionsAbout, e.at.CorrectionsFeed()
	v := correctionsView{Headline: e.w.NoCorrections, Lede: e.w.CorrectionsAbout, Feed: link{Href: e.href(h.Feed), Text: esc(e.w.FollowCorrections)}}
	for i := len(e.site.Reports) - 1; i >= 0; i-- {
		if r := e.site.Reports[i]; r.Corrects != "" {
			v.Rows = append(v.Rows, e.correctionView(r))
		}
	}
	if len(v.Rows) == 0 {
		v.Empty = e.w.CorrectionsHow
		return v
	}
	v.Headline = locale.Fill(e.w.CorrectionsCount, "n", e.n(int64(len(v.Rows))), "date", v.Rows[0].Date)
	return v
}

func (e *edition) correctionView(r *progress.Report) correctionView {
	v := correctionView{
		ID: r.ID, ISO: r.Published.String(), Date: e.lang.Date(r.Published), Title: e.reportLink(r),
		Reason: e.text(r.Reason), Source: e.sourceText(&r.Source), OldLabel: e.w.InReport,
		Heads: [3]string{e.w.ListName, e.w.OldFigure, e.w.NewFigure},
	}
	if old := e.site.Report(r.Corrects); old != nil {
		v.Old = e.reportLink(old)
	}
	p := e.site.Plan(r.Plan)
	if p == nil {
		return v
	}
	v.Title += ": " + e.text(p.Title)
	for i := range r.Figures {
		if set := p.Set(r.Figures[i].Set); set != nil {
			v.Figures = append(v.Figures, e.correctedFigure(counted{p, set, &r.Figures[i]}))
		}
	}
	return v
}

func (e *edition) correctedFigure(c counted) correctedFigure {
	name := anchor(e.href(e.at.Set(c.plan.ID, c.set.ID)), e.text(c.set.Name))
	v := correctedFigure{
		Name: fill(e.w.NameUntil, "name", name, "date", e.asOf(c.fig)), Old: esc(e.w.NotBefore),
		New: e.fullFigure(c), Receipt: e.receipt(c.plan, c.set, c.fig),
	}
	if old := e.site.Replaced(c.fig); old != nil {
		v.Old = e.fullFigure(counted{c.plan, c.set, old})
	}
	return v
}

// fullFigure is a figure in words with all of its parts, so that two can be compared.
func (e *edition) fullFigure(c counted) template.HTML {
	f := c.fig
	text := e.claim(c.plan, c.set, f)
	if f.HasCounts() && f.Total.OK && len(f.Counts) > 1 {
		text = e.withPhase(f, fill(e.w.PartsOf, "total", e.n(f.Total.V), "noun", e.noun(c.set), "parts", e.parts(c.plan, f)))
	}
	if f.Rank.OK && (f.HasCounts() || f.Value.OK) {
		text += "; " + e.rank(f)
	}
	return e.mark(f, text)
}
