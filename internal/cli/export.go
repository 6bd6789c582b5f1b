package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/content"
	"tiendo/internal/sheet"
)

func (sh *shell) exportCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "export FILE", Args: cobra.ExactArgs(1),
		Short: sh.say("Một biểu Excel (hoặc CSV) để cơ quan điền kỳ báo cáo mới", "A workbook (or CSV) for an office to fill in the next report"),
		Long: sh.say(`Ghi một biểu .xlsx cho một kế hoạch: nguồn, danh mục, từng chỉ tiêu và nhiệm vụ, từng đơn vị, tiêu chí, cam kết; mỗi
loại một bảng, số kỳ trước ở bên cạnh, chỗ điền có danh sách chọn và kiểm tra số, ngày. Điền xong: tiendo import.
Tệp .csv có một bảng (--kind). --report: điền sẵn một báo cáo đã có, để xem hoặc để làm đính chính. Không ghi đè.`,
			`Writes a form .xlsx for a plan: the source, sets, targets and tasks, units, criteria, commitments; a sheet for each,
with what was reported before beside it, lists to choose from and checks of numbers and days. When filled in: tiendo import.
A .csv file has one sheet (--kind). --report: filled in with a report that is there. Never overwrites.`),
		Example: "  tiendo export --plan nq57 nq57.xlsx\n  tiendo export --plan nq57 --kind item nhiem-vu.csv",
	}
	s := &source{}
	sh.contentFlags(c, s)
	plan := sh.planFlag(c)
	report := c.Flags().String("report", "", sh.say("mã báo cáo để điền sẵn", "the id of a report to fill the form in with"))
	kind := c.Flags().String("kind", "figure", sh.say("bảng nào, cho tệp .csv: figure, item, unit, commitment", "which sheet, for a .csv file: figure, item, unit, commitment"))
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.export(s, *plan, *report, *kind, args[0]) }
	return c
}

func (sh *shell) export(s *source, plan, report, kind, name string) error {
	ext := strings.ToLower(filepath.Ext(name))
	if ext != ".xlsx" && ext != ".csv" {
		return usage(sh.say("%q: tên tệp phải có đuôi .xlsx hoặc .csv", "%q: the file must end in .xlsx or .csv"), name)
	}
	d, err := sh.openDesk(s)
	if err != nil {
		return err
	}
	defer d.close()
	form, err := sh.form(d, plan, report)
	if err != nil {
		return err
	}
	var data []byte
	if ext == ".csv" {
		data, err = form.CSV(kind)
	} else {
		data, err = form.XLSX()
	}
	if err != nil {
		return err
	}
	if data == nil {
		return usage(sh.say("--kind %q: kế hoạch này không có bảng ấy", "--kind %q: the plan has no such sheet"), kind)
	}
	if err := sh.createFile(name, data); err != nil {
		return err
	}
	fmt.Fprintln(sh.out, filepath.ToSlash(name))
	fmt.Fprintf(sh.err, "  → %s\n", sh.say("điền vào biểu, rồi xem trang sẽ đổi gì: tiendo import ", "fill it in, then see what would change: tiendo import ")+filepath.ToSlash(name))
	return nil
}

// form is the form of a plan, filled in with a report if one is named.
func (sh *shell) form(d *desk, plan, report string) (*sheet.Form, error) {
	var values map[string]any
	if report != "" {
		r := d.site.Report(report)
		if r == nil || plan != "" && r.Plan != plan {
			return nil, hinted(exitUsage, fmt.Sprintf(sh.say("không có báo cáo %q của kế hoạch này", "there is no report %q of this plan"), report),
				sh.say("mã báo cáo là tên tệp trong ", "the id of a report is the name of its file in ")+fromHere(d.dir, "reports"))
		}
		plan = r.Plan
		var err error
		if values, err = content.Values(d.root.FS(), "reports/"+report+".toml"); err != nil {
			return nil, err
		}
	}
	p, err := sh.findPlan(d, plan)
	if err != nil {
		return nil, err
	}
	return sheet.NewForm(d.site, p, values)
}

// createFile writes a file that is not there yet.
func (sh *shell) createFile(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return sh.inTheWay(filepath.ToSlash(name))
	}
	if err != nil {
		return err
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		os.Remove(name)
		return err
	}
	return f.Close()
}
