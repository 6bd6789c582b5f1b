package cli

import (
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// reportForm is a report to be filled in.
type reportForm struct {
	Plan       *progress.Plan
	Title      string // of the plan
	Day        progress.Date
	Corrects   string
	AsOf       string // of the corrected report
	AsOfStated bool
	Figures    []figureForm
	Units      *unitsForm
	Item       string // an item of the plan, for the example
}

// figureForm is a figure to be filled in: its key without the numbers, and what
// they were before.
type figureForm struct {
	Set, Name, Split, AsOf, Total, Key, Before, Phase string
	Stated                                            string // as_of_stated, where it is not the report's
	More                                              []keyForm
}

// keyForm is a key that the corrected figure has beside its numbers.
type keyForm struct{ Key, Before string }

// unitsForm are the units to be filled in.
type unitsForm struct {
	Set, Name string
	Rows      []unitForm
}

type unitForm struct{ Code, Name, Before string }

// fillReport asks for every set of the plan, and for each unit.
func (d *desk) fillReport(form *reportForm) {
	plan := form.Plan
	for i := range plan.Sets {
		set := &plan.Sets[i]
		if set.Kind == progress.CriterKind {
			if form.Units == nil {
				form.Units = d.unitsForm(plan, set)
			}
			continue
		}
		last := d.site.Standing(plan.ID, set.ID, d.day)
		fig := figureForm{Set: set.ID, Name: set.Name.In(d.lang.Code), Key: "counts = { done = … }"}
		if set.Size.OK && (last == nil || last.Total.OK) {
			fig.Total = strconv.FormatInt(set.Size.V, 10)
		}
		if last != nil {
			fig.Key, fig.Before, fig.Phase = keyOf(last), d.lang.Period(last.AsOf)+": "+numbersOf(last), last.Phase.In(d.lang.Code)
		}
		form.Figures = append(form.Figures, fig)
	}
	if len(plan.Items) > 0 {
		form.Item = plan.Items[0].ID
	}
}

// correction asks for every figure of the corrected report again.
func (sh *shell) correction(d *desk, form *reportForm) error {
	old := d.site.Report(form.Corrects)
	for range d.site.Reports { // a correction is corrected by correcting its report again
		if old == nil || d.site.Report(old.Corrects) == nil {
			break
		}
		old = d.site.Report(old.Corrects)
		form.Corrects = old.ID
	}
	if old == nil {
		return hinted(exitUsage, fmt.Sprintf(sh.say("không có báo cáo %q", "there is no report %q"), form.Corrects),
			sh.say("mã báo cáo là tên tệp trong ", "the id of a report is the name of its file in ")+fromHere(d.dir, "reports"))
	}
	if form.Plan = d.site.Plan(old.Plan); form.Plan == nil {
		_, err := sh.findPlan(d, old.Plan)
		return err
	}
	form.AsOf, form.AsOfStated = tomlPeriod(old.AsOf), old.AsOfStated
	for i := range old.Figures {
		form.Figures = append(form.Figures, d.correctedForm(form.Plan, old, &old.Figures[i]))
	}
	return nil
}

// correctedForm asks for a figure again, with what stands in its place now.
func (d *desk) correctedForm(p *progress.Plan, old *progress.Report, was *progress.Figure) figureForm {
	f := was
	for _, other := range d.site.HistoryOf(p.ID, was.Set, was.Split) {
		if other.AsOf == was.AsOf && other.Report.Corrects == old.ID && d.site.CorrectedBy(other) == nil {
			f = other
		}
	}
	fig := figureForm{Set: f.Set, Name: f.Set, Split: f.Split, Key: keyOf(f), Before: numbersOf(f), Phase: f.Phase.In(d.lang.Code), More: d.keysBeside(f)}
	if set := p.Set(f.Set); set != nil {
		fig.Name = set.Name.In(d.lang.Code)
	}
	if f.AsOf != old.AsOf {
		fig.AsOf = tomlPeriod(f.AsOf)
	}
	if f.AsOfStated != old.AsOfStated {
		fig.Stated = strconv.FormatBool(f.AsOfStated)
	}
	if f.Total.OK {
		fig.Total = strconv.FormatInt(f.Total.V, 10)
	}
	return fig
}

// keysBeside are the keys of a figure that a correction would lose if nobody
// asked for them: it takes the place of the whole figure.
func (d *desk) keysBeside(f *progress.Figure) []keyForm {
	var list []keyForm
	add := func(key, before string) {
		if before != "" {
			list = append(list, keyForm{key, before})
		}
	}
	number := func(n progress.Maybe[int64]) string {
		if !n.OK {
			return ""
		}
		return strconv.FormatInt(n.V, 10)
	}
	if f.HasCounts() || f.Value.OK {
		add("rank = …", number(f.Rank))
	}
	add("rank_of = …", number(f.RankOf))
	add(`rank_among = "…"`, f.RankAmong.In(d.lang.Code))
	add(`unit = "…"`, f.Unit.In(d.lang.Code))
	add(`confirmed_by = "…"`, f.ConfirmedBy.In(d.lang.Code))
	add(`kind = "…"`, f.Kind)
	if f.Approx {
		add("approx = true", d.word("nguồn viết “khoảng”", "the source hedges"))
	}
	if f.StatedPercent.OK {
		add("stated_percent = …", f.StatedPercent.V.String())
	}
	if len(f.OfWhich) > 0 {
		var keys, numbers []string
		for _, c := range f.OfWhich {
			keys, numbers = append(keys, c.Status+" = …"), append(numbers, strconv.FormatInt(c.N, 10))
		}
		add("of_which = { "+strings.Join(keys, ", ")+" }", strings.Join(numbers, ", "))
	}
	add(`note = "…"`, f.Note.In(d.lang.Code))
	return list
}

// word is a word in the language of the new file.
func (d *desk) word(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(d.lang.Code) }

// unitsForm asks for every unit that the plan covers; nil when there are none.
func (d *desk) unitsForm(plan *progress.Plan, set *progress.Set) *unitsForm {
	form := &unitsForm{Set: set.ID, Name: set.Name.In(d.lang.Code)}
	for i := range d.site.Units {
		u := &d.site.Units[i]
		if !plan.Covers(u) {
			continue
		}
		row := unitForm{Code: u.Code, Name: u.Name.In(d.lang.Code)}
		if now := d.site.UnitNow(i, plan.ID, set.ID); now.OK {
			row.Before = d.lang.Period(now.V.Table.AsOf) + ": " + strconv.Itoa(int(now.V.Done.N))
		}
		form.Rows = append(form.Rows, row)
	}
	if len(form.Rows) == 0 {
		return nil
	}
	return form
}

// keyOf is the key that a figure speaks with, its numbers left open.
func keyOf(f *progress.Figure) string {
	switch {
	case f.HasCounts():
		var parts []string
		for _, c := range f.Counts {
			parts = append(parts, c.Status+" = …")
		}
		return "counts = { " + strings.Join(parts, ", ") + " }"
	case f.Value.OK:
		return "value = …"
	case f.Rank.OK:
		return "rank = …"
	}
	return "counts = { done = … }"
}

// numbersOf are the numbers of a figure in the order of its key.
func numbersOf(f *progress.Figure) string {
	switch {
	case f.HasCounts():
		var parts []string
		for _, c := range f.Counts {
			parts = append(parts, strconv.FormatInt(c.N, 10))
		}
		return strings.Join(parts, ", ")
	case f.Value.OK:
		return f.Value.V.String()
	}
	return strconv.FormatInt(f.Rank.V, 10)
}

// tomlPeriod writes a time as the content does.
func tomlPeriod(p progress.Period) string {
	if p.Precision == progress.Day {
		return p.String()
	}
	return `"` + p.String() + `"`
}
