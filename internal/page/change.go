package page

import (
	"html/template"
	"slices"

	"tiendo/internal/progress"
)

// change is what a figure says since the one before it of the same list, in one
// sentence that is computed from both; what cannot be compared is not compared.
func (e *edition) change(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	return e.changeTo(p, set, f, e.site.ChangeOf(f))
}

// changeTo is the sentence for one change.
func (e *edition) changeTo(p *progress.Plan, set *progress.Set, f *progress.Figure, c progress.Change) template.HTML {
	name, before := e.text(set.Name), c.From
	switch c.Kind {
	case progress.Correction:
		was, is := e.differ(p, before, f)
		return fill(e.w.ChangeCorrected, "name", name, "old", e.mark(before, was), "new", e.markedFigure(f, is))
	case progress.NewList:
		return fill(e.w.ChangeNewList, "name", name)
	case progress.FirstFigure:
		if f.OnlyRank() {
			return fill(e.w.Named, "name", name, "text", e.markedFigure(f, e.withPhase(f, e.rank(f))))
		}
		return fill(e.w.ChangeFirst, "name", name, "now", e.markedFigure(f, esc(e.short(f))))
	}
	if f.OnlyRank() {
		return fill(e.w.ChangeRankOnly, "name", name, "from", e.mark(before, e.withPhase(before, e.rank(before))), "to", e.markedFigure(f, e.withPhase(f, e.rank(f))))
	}
	text := fill(e.changePattern(p, set, c.Kind),
		"name", name, "from", e.mark(before, esc(e.short(before))), "to", e.markedFigure(f, esc(e.short(f))), "n", e.n(c.N),
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

// changesNow are the sentences of a plan's newest report as it stands now: what
// corrections have made of its figures, and what they were instead of.
func (e *edition) changesNow(p *progress.Plan, last *progress.Report) (*progress.Report, []template.HTML) {
	for range e.site.Reports {
		if old := e.site.Report(last.Corrects); old != nil {
			last = old
		}
	}
	var lines []template.HTML
	first := e.site.ReportsOf(p.ID)[0] == last
	if first {
		lines = append(lines, esc(e.w.FirstOfPlan))
	}
	for _, c := range e.standingOf(p, last) {
		if !first {
			lines = append(lines, e.changeTo(p, c.set, c.fig, e.site.Since(c.fig)))
		}
		if old := e.site.Replaced(c.fig); old != nil {
			lines = append(lines, e.change(p, c.set, c.fig))
		}
	}
	return last, lines
}

// standingOf are the figures of a report and of its corrections that stand, in the
// order of the plan's sets.
func (e *edition) standingOf(p *progress.Plan, r *progress.Report) []counted {
	var list []counted
	for _, other := range e.site.ReportsOf(p.ID) {
		if other != r && other.Corrects != r.ID {
			continue
		}
		for _, c := range e.figuresOf(p, other) {
			if e.site.CorrectedBy(c.fig) == nil {
				list = append(list, c)
			}
		}
	}
	place := func(c counted) int {
		return slices.IndexFunc(p.Sets, func(s progress.Set) bool { return s.ID == c.set.ID })
	}
	slices.SortStableFunc(list, func(a, b counted) int { return place(a) - place(b) })
	return list
}
