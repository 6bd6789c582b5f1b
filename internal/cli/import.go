package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"tiendo/internal/content"
	"tiendo/internal/sheet"
)

// importing is what tiendo import was asked to do.
type importing struct {
	source
	plan, id string
	layout   string             // the file of --map
	keys     map[string]*string // of the report, by flag
	write    bool
}

// reportFlags are the flags that say of a report what its file does not.
var reportFlags = []struct{ flag, key, vi, en string }{
	{"published", "published", "ngày nguồn công bố", "the day on which the source published it"},
	{"as-of", "as_of", "số liệu tính đến: 2025-09-24, 2025-09, 2025-Q3, 2025", "as of: 2025-09-24, 2025-09, 2025-Q3, 2025"},
	{"source-title", "source.title", "tên bài, tên văn bản của nguồn", "the title of the source"},
	{"source-publisher", "source.publisher", "ai công bố", "who published it"},
	{"source-url", "source.url", "địa chỉ của nguồn", "the address of the source"},
}

func (sh *shell) importCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "import FILE", Args: cobra.ExactArgs(1),
		Short: sh.say("Đọc biểu đã điền, cho xem trang sẽ đổi gì, rồi ghi báo cáo mới", "Read a filled form, show what would change, then write a new report"),
		Long: sh.say(`Đọc một biểu .xlsx hoặc .csv của tiendo export đã điền. Không ghi gì: chỉ cho xem người đọc sẽ thấy gì thay đổi, hoặc
mọi chỗ sai kèm ô (Danh mục!D7). Với --write thì ghi một báo cáo mới vào reports/; báo cáo đã có không bao giờ bị sửa.
Tin về cam kết được thêm vào commitments.toml; cơ quan chủ trì, phối hợp khác với kế hoạch được sửa trong kế hoạch. Ô công thức được đọc theo giá trị đã lưu, không bao giờ được chạy.

Bảng riêng của cơ quan thì thêm --map với một tệp nói cột nào là gì, chẳng hạn:
  kind = "item"              # tình hình từng mục; "plan": danh mục của kế hoạch; "unit": từng đơn vị
  first_row = 7              # dòng số liệu đầu tiên; nhóm số La Mã và dòng “Trong đó” được hiểu
  [columns]
  number = "A"
  title = "C"
  status = "H"
  evidence = "K"
  [[statuses]]
  words = ["Đã xong", "Hoàn thành đúng hạn"]
  status = "done"`,
			`Reads a form .xlsx or .csv of tiendo export that was filled in. Writes nothing: shows what a reader would see change,
or everything that is wrong with its cell (Sets!D7). With --write it writes a new report into reports/; reports that are there
are never edited. What became of commitments is added to commitments.toml; who leads and who helps, where the form says
otherwise, is changed in the plan. Formulas are read by their saved value, never run.

A table of your own layout needs --map, a file that says which column is what, for example:
  kind = "item"              # what became of items; "plan": the items of a plan; "unit": each unit
  first_row = 7              # the first row of data; groups by roman numbers and parts are understood
  [columns]
  number = "A"
  title = "C"
  status = "H"
  evidence = "K"
  [[statuses]]
  words = ["Đã xong", "Hoàn thành đúng hạn"]
  status = "done"`),
		Example: "  tiendo import nq57.xlsx\n  tiendo import nq57.xlsx --write\n  tiendo import nhiem-vu.csv --plan nq57 --published 2025-12-31 --as-of 2025-12-31 --source-title \"Báo cáo năm\" --source-publisher \"Sở KH&CN\"\n  tiendo import phu-luc.xlsx --map phu-luc.toml --plan nq57",
	}
	i := &importing{keys: map[string]*string{}}
	sh.contentFlags(c, &i.source)
	c.Flags().StringVar(&i.plan, "plan", "", sh.say("mã kế hoạch; biểu .xlsx tự nói", "the id of the plan; a form .xlsx says it itself"))
	c.Flags().StringVar(&i.id, "id", "", sh.say("mã báo cáo mới (nếu không: <ngày công bố>-<kế hoạch>)", "the id of the new report (else: <published>-<plan>)"))
	c.Flags().StringVar(&i.layout, "map", "", sh.say("tệp TOML nói bảng riêng của cơ quan có những cột nào", "a TOML file that says which columns a table of your own layout has"))
	for _, f := range reportFlags {
		i.keys[f.key] = c.Flags().String(f.flag, "", sh.say(f.vi, f.en))
	}
	c.Flags().BoolVar(&i.write, "write", false, sh.say("ghi báo cáo mới", "write the new report"))
	c.RunE = func(_ *cobra.Command, args []string) error { return sh.importFile(i, args[0]) }
	return c
}

func (sh *shell) importFile(i *importing, name string) error {
	data, err := readCapped(name)
	if err != nil {
		return err
	}
	d, err := sh.openDesk(&i.source)
	if err != nil {
		return err
	}
	defer d.close()
	layout, err := sh.readLayout(i)
	if err != nil || layout == nil && i.layout != "" {
		return err
	}
	draft, faults := sh.take(i, d, layout, data)
	if len(faults) > 0 {
		return sh.printFaults(name, faults)
	}
	if draft.Empty() {
		fmt.Fprintln(sh.err, sh.say("biểu chưa điền số nào: không có gì thay đổi", "nothing is filled in: nothing changes"))
		return nil
	}
	files, faults, err := sh.files(i, d, draft)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		return sh.printFaults(name, faults)
	}
	files, same := without(d, files)
	if len(files) == 0 {
		fmt.Fprintf(sh.err, sh.say("giống hệt %s: không có gì thay đổi\n", "the same as %s: nothing changes\n"), fromHere(d.dir, same))
		return nil
	}
	ok, err := sh.preview(i, d, files)
	if err != nil || !ok {
		return err
	}
	return sh.writeImport(i, d, files)
}

// readCapped reads a file, a little more than a form may have at most.
func readCapped(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, sheet.MaxFile+1))
}

func (sh *shell) take(i *importing, d *desk, layout *content.Layout, data []byte) (*sheet.Draft, sheet.Faults) {
	book, faults := sheet.Open(data)
	if book == nil {
		return nil, faults
	}
	o := sheet.Options{Plan: i.plan, Keys: map[string]string{}}
	for key, value := range i.keys {
		if *value != "" {
			o.Keys[key] = *value
		}
	}
	if i.layout == "" {
		return sheet.Take(book, d.site, o)
	}
	return sheet.TakeLayout(book, d.site, layout, o)
}

// readLayout reads the file of --map. Nil: there is none, or what is wrong in it
// was printed.
func (sh *shell) readLayout(i *importing) (*content.Layout, error) {
	if i.layout == "" {
		return nil, nil
	}
	text, err := readCapped(i.layout)
	if err != nil {
		return nil, err
	}
	layout, problems := content.ReadLayout(filepath.Base(i.layout), text)
	for _, p := range problems {
		sh.printText(sh.err, p, fromHere(filepath.Dir(i.layout), p.File))
		sh.code = exitFail
	}
	return layout, nil
}

// printFaults prints what is wrong in a file, at its cells or, of the whole of it,
// at its name.
func (sh *shell) printFaults(name string, faults sheet.Faults) error {
	for _, f := range faults {
		message, hint := f.In(sh.lang)
		if f.Whole {
			message = name + ": " + message
		}
		fmt.Fprintf(sh.err, "%s\n  → %s\n", message, hint)
	}
	fmt.Fprintln(sh.err, sh.count(len(faults), "chỗ phải sửa; chưa ghi gì", "place to mend; nothing was written", "places to mend; nothing was written"))
	sh.code = exitFail
	return nil
}
