package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/progress"
)

func (sh *shell) newReportCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "report", Args: cobra.NoArgs,
		Short: sh.say("Một kỳ báo cáo, hoặc một đính chính", "A report, or a correction of one"),
		Long: sh.say(`Tạo reports/<ngày>-<kế hoạch>.toml với một khối cho mỗi danh mục của kế hoạch. Tổng số lấy từ kế hoạch; các con
số khác phải điền, số kỳ trước đứng bên cạnh để so. --corrects: đính chính một báo cáo đã công bố.`,
			`Makes reports/<day>-<plan>.toml with a block for each set of the plan. Totals come from the plan; every other
number has to be filled in, with that of the last report beside it. --corrects: a correction of a published report.`),
		Example: "  tiendo new report --plan nq57\n  tiendo new report --corrects 2025-09-24-nq57",
	}
	s := &source{}
	sh.contentFlags(c, s)
	plan := sh.planFlag(c)
	corrects := c.Flags().String("corrects", "", sh.say("mã báo cáo được đính chính", "the id of the report that is corrected"))
	c.RunE = func(*cobra.Command, []string) error { return sh.newReport(s, *plan, *corrects) }
	return c
}

func (sh *shell) planFlag(c *cobra.Command) *string {
	return c.Flags().String("plan", "", sh.say("mã kế hoạch; chỉ có một kế hoạch thì không cần", "the id of the plan; not needed when there is only one"))
}

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

func (sh *shell) newReport(s *source, plan, corrects string) error {
	if plan != "" && corrects != "" {
		return hinted(exitUsage, sh.say("chỉ chọn một trong --plan và --corrects", "choose one of --plan and --corrects"), "")
	}
	d, err := sh.openDesk(s)
	if err != nil {
		return err
	}
	defer d.close()
	form := &reportForm{Day: d.day, Corrects: corrects}
	if corrects != "" {
		err = sh.correction(d, form)
	} else if form.Plan, err = sh.findPlan(d, plan); err == nil {
		d.fillReport(form)
	}
	if err != nil {
		return err
	}
	form.Title = form.Plan.Title.In(d.lang.Code)
	name := form.Day.String() + "-" + form.Plan.ID
	if corrects != "" {
		name += map[string]string{"vi": "-dinh-chinh", "en": "-correction"}[d.lang.Code]
	}
	return sh.put(d, "reports/"+name+".toml", "report.toml", form)
}

// findPlan is the plan of an id, or the only one.
func (sh *shell) findPlan(d *desk, id string) (*progress.Plan, error) {
	var ids []string
	for _, p := range d.site.Plans {
		ids = append(ids, p.ID)
		if p.ID == id || id == "" && len(d.site.Plans) == 1 {
			return p, nil
		}
	}
	what := fmt.Sprintf(sh.say("không có kế hoạch %q", "there is no plan %q"), id)
	switch {
	case d.site.Broken["plan/"+id]:
		return nil, hinted(exitFail, fmt.Sprintf(sh.say("không đọc được %s", "cannot read %s"), fromHere(d.dir, "plans/"+id+".toml")), sh.say("xem lỗi: tiendo check", "see what is wrong: tiendo check"))
	case len(ids) == 0:
		return nil, hinted(exitUsage, sh.say("trang chưa có kế hoạch nào", "the site has no plan yet"), sh.say("tạo một kế hoạch: tiendo new plan nq57", "make one: tiendo new plan nq57"))
	case id == "":
		what = sh.say("trang có nhiều kế hoạch", "the site has more than one plan")
	}
	return nil, hinted(exitUsage, what, sh.say("chọn bằng --plan: ", "choose one with --plan: ")+strings.Join(ids, ", "))
}

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
