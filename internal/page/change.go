package page

import (
	"html/template"
	"slices"

	"tiendo/internal/progress"
)

// change is what a figure says since the one before it of the same list, in one
// sentence that is computed from both; what cannot be compared is not compared.
func (e *edition) change(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	c, name := e.site.ChangeOf(f), e.text(set.Name)
	switch c.Kind {
	case progress.Correction:
		was, is := e.differ(p, c.From, f)
		return fill(e.w.ChangeCorrected, "name", name, "old", e.mark(c.From, was), "new", e.mark(f, is))
	case progress.NewList:
		return fill(e.w.ChangeNewList, "name", name)
	case progress.FirstFigure:
		return fill(e.w.ChangeFirst, "name", name, "now", e.mark(f, esc(e.short(f))))
	}
	before := c.From
	text := fill(e.changePattern(p, set, c.Kind),
		"name", name, "from", e.mark(before, esc(e.short(before))), "to", e.mark(f, esc(e.short(f))), "n", e.n(c.N),
		"days", e.n(c.Days), "noun", e.noun(set), "date", e.lang.Period(before.AsOf))
	if before.Rank.OK && f.Rank.OK && (f.HasCounts() || f.Value.OK) {
		text += ". " + fill(e.w.ChangeRank, "from", e.rank(before), "to", e.rank(f))
	}
	return text
}

// changePattern is the sentence for a figure beside the one before it.
func (e *edition) changePattern(p *progress.Plan, set *progress.Set, kind progress.ChangeKind) string {
	switch kind {
	case progress.OtherPhase:
		return e.w.ChangePhase
	case progress.OtherTotal:
		return e.w.ChangeTotal
	case progress.PerPeriod:
		return e.w.ChangePeriod
	case progress.More:
		if e.criteriaOf(p, set) != nil {
			return e.w.ChangeMoreUnits
		}
		return e.w.ChangeMore
	case progress.Fewer:
		return e.w.ChangeLess
	case progress.Same:
		return e.w.ChangeNone
	}
	return e.w.ChangePlain
}

// differ is what a correction changed: the figure in short, or the counts that
// are not the same.
func (e *edition) differ(p *progress.Plan, old, f *progress.Figure) (was, is template.HTML) {
	if e.short(old) != e.short(f) {
		return esc(e.short(old)), esc(e.short(f))
	}
	unlike := func(a, b *progress.Figure) *progress.Figure {
		only := *a
		only.Counts = slices.DeleteFunc(slices.Clone(a.Counts), func(c progress.Count) bool { return b.Count(c.Status) == progress.Some(c.N) })
		return &only
	}
	was, is = e.parts(p, unlike(old, f)), e.parts(p, unlike(f, old))
	if was == "" || is == "" {
		return e.parts(p, old), e.parts(p, f)
	}
	return was, is
}

// changes are the sentences for every figure of a report, or one for all of the
// first report of a plan.
func (e *edition) changes(p *progress.Plan, r *progress.Report) []template.HTML {
	var lines []template.HTML
	if e.site.ReportsOf(p.ID)[0] == r {
		return append(lines, esc(e.w.FirstOfPlan))
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		if set := p.Set(f.Set); set != nil && f.Split == "" {
			lines = append(lines, e.change(p, set, f))
		}
	}
	return lines
}
