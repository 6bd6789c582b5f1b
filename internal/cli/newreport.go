package cli

import (
	"fmt"
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
