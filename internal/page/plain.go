package page

import (
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// Plain says in plain words what the pages of a site say in HTML, so that who
// prints the same elsewhere prints the same words.
type Plain struct{ e *edition }

// NewPlain speaks of a site in one language.
func NewPlain(s *progress.Site, l *locale.Language) Plain { return Plain{newEdition(s, l, nil, nil)} }

// Change is what a figure says since the one before it, as on the page of its report.
func (w Plain) Change(f *progress.Figure) string {
	c := w.of(f)
	if c.set == nil {
		return ""
	}
	return bare(w.e.change(c.plan, c.set, f))
}

// Short is a figure in short: "29/45", "39,98 %", "thứ 4 toàn quốc".
func (w Plain) Short(f *progress.Figure) string { return w.e.short(f) }

// Full is a figure with all of its parts, as on the page of corrections.
func (w Plain) Full(f *progress.Figure) string {
	c := w.of(f)
	if c.set == nil {
		return w.e.short(f)
	}
	return bare(w.e.fullFigure(c))
}

func (w Plain) of(f *progress.Figure) counted {
	p := w.e.site.Plan(f.Report.Plan)
	if p == nil {
		return counted{fig: f}
	}
	return counted{p, p.Set(f.Set), f}
}

// State is what a report says of an item: "hoàn thành", "đang triển khai, 39,98 %".
func (w Plain) State(p *progress.Plan, it *progress.Item, st *progress.ItemState) string {
	return bare(w.e.stateText(p, it, st))
}

// Outcome is the name of the status of a commitment.
func (w Plain) Outcome(status string) string { return w.e.stateName(status) }

// PastDue is what is said of an open commitment whose date has passed.
func (w Plain) PastDue(due progress.Period) string { return bare(w.e.openState(due, w.e.w.PastNoNews)) }

// Source is who says so, and where.
func (w Plain) Source(s *progress.Source) string { return bare(w.e.sourceText(s)) }
