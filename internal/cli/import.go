package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/diff"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
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
Tin về cam kết được thêm vào commitments.toml. Ô công thức được đọc theo giá trị đã lưu, không bao giờ được chạy.

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
are never edited. What became of commitments is added to commitments.toml. Formulas are read by their saved value, never run.

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
	if same := sameReport(d, files); same != "" {
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
		sh.printText(p, &source{content: filepath.Dir(i.layout)})
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

// drafted is a file that an import makes or changes.
type drafted struct {
	path string
	text *sheet.Text
	is   bool // it is there already
}

// files are the files that a draft makes or changes.
func (sh *shell) files(i *importing, d *desk, draft *sheet.Draft) (files []drafted, faults sheet.Faults, err error) {
	if draft.HasReport() {
		id := i.id
		if id == "" {
			id = draft.Published() + "-" + draft.Plan
		}
		files = append(files, drafted{path: "reports/" + id + ".toml", text: draft.TOML()})
	}
	if draft.HasItems() {
		path := "plans/" + draft.Plan + ".toml"
		text, err := d.root.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		files = append(files, drafted{path, draft.Items(string(text)), true})
	}
	if draft.HasUpdates() {
		text, err := d.root.ReadFile("commitments.toml")
		if err != nil {
			return nil, nil, err
		}
		updated, wrong := draft.Commitments(string(text), d.site)
		files, faults = append(files, drafted{"commitments.toml", updated, true}), wrong
	}
	return files, faults, nil
}

// sameReport is the file that says what the drafted report says already, if that
// is all there is to write.
func sameReport(d *desk, files []drafted) string {
	if len(files) != 1 || files[0].is {
		return ""
	}
	sum, err := content.Meaning(files[0].text.String())
	for _, r := range d.site.Reports {
		if err == nil && r.Sum == sum {
			return "reports/" + r.ID + ".toml"
		}
	}
	return ""
}

// preview shows what a reader would see change. False: the content does not pass
// with the new files; what is wrong was told at its cells.
func (sh *shell) preview(i *importing, d *desk, files []drafted) (bool, error) {
	for _, f := range files {
		if _, err := d.root.Lstat(f.path); err == nil && !f.is {
			return false, sh.inTheWay(fromHere(d.dir, f.path))
		}
	}
	i.date = sh.dayOfImport(i, d, files)
	before, err := sh.built(&i.source, i.content, i.content, d.root.FS())
	if err != nil || before == nil {
		sh.code = exitFail
		return false, err
	}
	after, err := draftedOver(d.root.FS(), files)
	if err != nil {
		return false, err
	}
	made, err := sh.rehearse(&i.source, after)
	if err != nil {
		return false, err
	}
	sh.printDrafted(i, made, files)
	if made.Tree == nil {
		sh.code = exitFail
		return false, nil
	}
	state, err := stateOf(sh.say("sau khi nhập", "after the import"), made)
	if err != nil {
		return false, err
	}
	return true, diff.Of(before, state, locale.For(sh.lang)).Text(sh.out)
}

// dayOfImport is the day for which both states are built: today, but not before
// the new report is public.
func (sh *shell) dayOfImport(i *importing, d *desk, files []drafted) string {
	for _, f := range files {
		id := strings.TrimSuffix(filepath.Base(f.path), ".toml")
		if day, err := progress.ParseDate(id[:min(len(id), 10)]); err == nil && day > d.day {
			return day.String()
		}
	}
	return d.day.String()
}

// printDrafted prints what is wrong or odd in the new files, at the cells where
// it stands.
func (sh *shell) printDrafted(i *importing, made *build.Made, files []drafted) {
	for _, p := range made.Problems {
		var from *sheet.Text
		for _, f := range files {
			if f.path == p.File {
				from = f.text
			}
		}
		switch {
		case from != nil:
			at, ok := from.At(p.Line)
			if !ok && p.Line > 0 || p.Rule.Name == "unsealed-report" {
				continue
			}
			fmt.Fprintf(sh.err, "%s: %s: %s [%s]\n  → %s\n", at, sh.coloured(p.Rule.Severity), p.Message.In(sh.lang), p.Rule.Name, p.Hint.In(sh.lang))
		case p.Rule.Severity == diag.Error:
			sh.printText(p, &i.source)
		}
	}
	if made.Tree == nil {
		fmt.Fprintln(sh.err, sh.tally(made.Problems)+sh.say("; chưa ghi gì", "; nothing was written"))
	}
}

// writeImport writes the files, or says how to.
func (sh *shell) writeImport(i *importing, d *desk, files []drafted) error {
	if !i.write {
		fmt.Fprintf(sh.err, "  → %s\n", sh.say("chưa ghi gì; đúng thì chạy lại với --write", "nothing was written; if it is right, run it again with --write"))
		return nil
	}
	for _, f := range files {
		if f.is {
			if err := replaceFile(filepath.Join(d.dir, filepath.FromSlash(f.path)), f.text.String()); err != nil {
				return err
			}
			fmt.Fprintln(sh.out, fromHere(d.dir, f.path))
		} else if err := sh.writeNew(d.root, d.dir, newFile{f.path, f.text.String()}); err != nil {
			return err
		}
	}
	fmt.Fprintf(sh.err, "  → %s\n", sh.say("tiếp theo: tiendo check, tiendo build; công bố xong thì tiendo seal", "next: tiendo check, tiendo build; once published, tiendo seal"))
	return nil
}
