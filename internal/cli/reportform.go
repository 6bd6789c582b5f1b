package cli

import (
	"fmt"
	"strconv"
	"strings"

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
type figureForm struct{ Set, Name, Split, AsOf, Total, Key, Before, Phase string }

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
		last := d.site.At(plan.ID, set.ID, d.day)
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
		f := &old.Figures[i]
		fig := figureForm{Set: f.Set, Name: f.Set, Split: f.Split, Key: keyOf(f), Before: numbersOf(f), Phase: f.Phase.In(d.lang.Code)}
		if set := form.Plan.Set(f.Set); set != nil {
			fig.Name = set.Name.In(d.lang.Code)
		}
		if f.AsOf != old.AsOf {
			fig.AsOf = tomlPeriod(f.AsOf)
		}
		if f.Total.OK {
			fig.Total = strconv.FormatInt(f.Total.V, 10)
		}
		form.Figures = append(form.Figures, fig)
	}
	return nil
}

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
