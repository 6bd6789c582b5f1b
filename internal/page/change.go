package page

import (
	"html/template"
	"slices"

	"tiendo/internal/progress"
)

// change is what a figure says since the one before it of the same list, in one
// sentence that is computed from both; what cannot be compared is not compared.
func (e *edition) change(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	name := e.text(set.Name)
	if old := e.replacedFigure(f); old != nil {
		was, is := e.differ(p, old, f)
		return fill(e.w.ChangeCorrected, "name", name, "old", e.mark(old, was), "new", e.mark(f, is))
	}
	before := e.site.Before(f)
	switch {
	case before == nil && set.Replaces != "" && len(e.site.History(p.ID, set.Replaces)) > 0:
		return fill(e.w.ChangeNewList, "name", name)
	case before == nil:
		return fill(e.w.ChangeFirst, "name", name, "now", e.mark(f, esc(e.short(f))))
	}
	pair := []any{
		"name", name, "from", e.mark(before, esc(e.short(before))), "to", e.mark(f, esc(e.short(f))),
		"days", e.n(int64(f.AsOfDay() - before.AsOfDay())), "noun", e.noun(set), "date", e.lang.Period(before.AsOf),
	}
	text := fill(e.changePattern(p, set, before, f), append(pair, "n", e.n(abs(f.Done-before.Done)))...)
	if before.Rank.OK && f.Rank.OK && (f.HasCounts() || f.Value.OK) {
		text += " " + fill(e.w.ChangeRank, "from", e.rank(before), "to", e.rank(f))
	}
	return text
}

// changePattern is the sentence that fits two figures of one set.
func (e *edition) changePattern(p *progress.Plan, set *progress.Set, before, f *progress.Figure) string {
	switch {
	case before.Phase.Own != f.Phase.Own:
		return e.w.ChangePhase
	case before.Total.OK != f.Total.OK || before.Total.V != f.Total.V:
		return e.w.ChangeTotal
	case f.Kind == "in-period" || before.Kind == "in-period":
		return e.w.ChangePeriod
	case !f.HasCounts() || !before.HasCounts() || !e.countsDone(p, f) && !e.countsDone(p, before):
		return e.w.ChangePlain
	case f.Done > before.Done && e.criteriaOf(p, set) != nil:
		return e.w.ChangeMoreUnits
	case f.Done > before.Done:
		return e.w.ChangeMore
	case f.Done < before.Done:
		return e.w.ChangeLess
	}
	return e.w.ChangeNone
}

// replacedFigure is the figure that f corrects, nil when it corrects none.
func (e *edition) replacedFigure(f *progress.Figure) *progress.Figure {
	old := e.site.Report(f.Report.Corrects)
	if old == nil {
		return nil
	}
	for i := range old.Figures {
		if f.Replaces(&old.Figures[i]) {
			return &old.Figures[i]
		}
	}
	return nil
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

func abs(n int64) int64 { return max(n, -n) }
