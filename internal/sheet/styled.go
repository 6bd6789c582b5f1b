package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/schema"
)

// lists is the hidden sheet with what the drop-downs offer.
const lists = "_"

// XLSX writes the form as a workbook: equal forms give equal bytes.
func (f *Form) XLSX() ([]byte, error) {
	w := &writer{file: excelize.NewFile(), form: f}
	defer w.file.Close()
	w.makeStyles()
	w.do(w.file.SetSheetName("Sheet1", f.say("Hướng dẫn", "How to")))
	w.explain()
	w.sheet(lists)
	w.do(w.file.SetSheetVisible(lists, false))
	for _, g := range f.grids {
		w.grid(g)
	}
	const epoch = "2000-01-01T00:00:00Z" // no clock: the same form is the same file
	w.do(w.file.SetDocProps(&excelize.DocProperties{Creator: "tiendo", Created: epoch, Modified: epoch, Title: f.plan.Title.In(f.lang.Code), Language: f.lang.Code}))
	if w.err != nil {
		return nil, w.err
	}
	b, err := w.file.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// CSV writes one sheet of the form by its kind; nil when the plan has none.
func (f *Form) CSV(kind string) ([]byte, error) {
	for _, g := range f.grids {
		if g.kind == kind {
			return g.csv(f.lang.Code)
		}
	}
	return nil, nil
}

// writer writes a workbook; the first error stays.
type writer struct {
	file   *excelize.File
	form   *Form
	styles map[string]int
	column int // of the sheet of lists, from 0
	err    error
}

func (w *writer) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *writer) sheet(name string) {
	_, err := w.file.NewSheet(name)
	w.do(err)
}

func (w *writer) style(name string, s excelize.Style) {
	s.Alignment = &excelize.Alignment{Vertical: "top", WrapText: true}
	id, err := w.file.NewStyle(&s)
	w.do(err)
	w.styles[name] = id
}

// makeStyles: what may be filled in is white with a border and unlocked, what is
// to be looked at is grey and locked.
func (w *writer) makeStyles() {
	w.styles = map[string]int{}
	grey := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F0F0F0"}}
	dark := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F4E5F"}}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "9AA5B1", Style: 1})
	}
	open := &excelize.Protection{Locked: false}
	iso := "yyyy-mm-dd"
	w.style("title", excelize.Style{Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: dark, Border: border})
	w.style("key", excelize.Style{Font: &excelize.Font{Size: 8, Color: "6B7280"}, Fill: grey, Border: border})
	w.style("shown", excelize.Style{Fill: grey, Border: border})
	w.style("text", excelize.Style{NumFmt: 49, Border: border, Protection: open}) // 49: text, so that 2025-09 stays as typed
	w.style("number", excelize.Style{Border: border, Protection: open})
	w.style("date", excelize.Style{CustomNumFmt: &iso, Border: border, Protection: open})
	w.style("help", excelize.Style{})
	w.style("heading", excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
}

func styleOf(c *column) string {
	switch {
	case c.locked:
		return "shown"
	case c.field.Kind == schema.Date:
		return "date"
	case c.field.Kind == schema.Count, c.field.Kind == schema.Decimal, c.field.Kind == schema.Done:
		return "number"
	}
	return "text"
}

func (w *writer) grid(g *grid) {
	w.sheet(g.name)
	all := g.cells()
	for r, row := range all {
		for c := range g.columns {
			w.cell(g, row, c, r)
		}
	}
	for c := range g.columns {
		name := columnName(c + 1)
		w.do(w.file.SetColWidth(g.name, name, name, g.columns[c].width))
		w.validate(g, &g.columns[c], fmt.Sprintf("%s%d:%s%d", name, firstRow, name, max(len(all), firstRow)))
	}
	left := w.frozen(g)
	w.do(w.file.SetPanes(g.name, &excelize.Panes{Freeze: true, XSplit: left, YSplit: firstRow - 1, TopLeftCell: columnName(left+1) + strconv.Itoa(firstRow), ActivePane: "bottomRight"}))
	w.do(w.file.ProtectSheet(g.name, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}))
}

// frozen is how many columns stay in sight: the ids and the names.
func (w *writer) frozen(g *grid) int {
	n := slices.IndexFunc(g.columns, func(c column) bool { return !c.locked })
	if n < 0 || n > 3 {
		return min(len(g.columns), 3)
	}
	return n
}

func (w *writer) cell(g *grid, row []Cell, c, r int) {
	at := columnName(c+1) + strconv.Itoa(r+1)
	style := styleOf(&g.columns[c])
	switch {
	case r == 0:
		style = "title"
	case r == 1:
		style = "key"
	case g.kind == "report" && g.columns[c].key == "value":
		style = w.valueStyle(row)
	case g.kind == "agency" && c == 0 && row[c].Type == Empty:
		style = "text" // room for a new one
	}
	w.do(w.file.SetCellStyle(g.name, at, at, w.styles[style]))
	w.do(w.value(g.name, at, row[c]))
}

// valueStyle is that of a value on the sheet of keys and values, by its key.
func (w *writer) valueStyle(row []Cell) string {
	for _, c := range reportKeys(w.form.lang.Code) {
		if c.key == row[0].Text {
			c.locked = c.key == "plan" || c.key == "units.set"
			return styleOf(&c)
		}
	}
	return "text"
}

// maxText is how many characters Excel keeps in a cell.
const maxText = 32767

func (w *writer) value(sheet, at string, c Cell) error {
	switch c.Type {
	case Empty:
		return nil
	case Number:
		f, err := strconv.ParseFloat(c.Text, 64)
		if err != nil {
			return err
		}
		return w.file.SetCellFloat(sheet, at, f, -1, 64)
	case Date:
		t, err := time.Parse("2006-01-02", c.Text)
		if err != nil {
			return err
		}
		// SetCellValue would put a style of its own over the cell.
		return w.file.SetCellFloat(sheet, at, float64(t.Unix())/86400+excelDays, -1, 64)
	}
	text := harmless(c.Text)
	if utf8.RuneCountInString(text) > maxText {
		return fmt.Errorf("%s!%s: a text of more than %d characters does not fit into a cell", sheet, at, maxText)
	}
	return w.file.SetCellStr(sheet, at, text)
}

// excelDays is the number that Excel gives to 1 January 1970.
const excelDays = 25569

// validate keeps what is typed within what the field takes: a list, a number, a day.
func (w *writer) validate(g *grid, c *column, cells string) {
	if c.locked || g.kind == "report" {
		if g.kind == "report" && c.key == "value" {
			w.validateKeys(g)
		}
		return
	}
	w.rule(g.name, c, cells)
}

func (w *writer) rule(sheet string, c *column, cells string) {
	v := excelize.NewDataValidation(true)
	v.Sqref = cells
	switch {
	case c.choices != nil:
		w.dropDown(v, names(c.choices))
	case c.agency:
		w.chooseAgency(v, c)
	case c.field.Kind == schema.Count:
		w.do(v.SetRange(0, schema.MaxCount, excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, w.form.say("Cần số nguyên", "A whole number is wanted"), w.form.say("Gõ số nguyên không âm như nguồn in.", "Type a whole number, not negative, as printed."))
	case c.field.Kind == schema.Decimal:
		w.do(v.SetRange(-1e15, 1e15, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
		v.SetError(excelize.DataValidationErrorStyleStop, w.form.say("Cần một con số", "A number is wanted"), w.form.say("Gõ số như nguồn in; chữ thì ghi ở cột ghi chú.", "Type the number as printed; words go to the notes."))
	case c.field.Kind == schema.Date:
		w.do(v.SetRange(1, 109939, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween)) // to 31 December 2200
		v.SetError(excelize.DataValidationErrorStyleStop, w.form.say("Cần một ngày", "A day is wanted"), w.form.say("Gõ ngày như 2025-09-24.", "Type a day like 2025-09-24."))
	default:
		return
	}
	w.do(w.file.AddDataValidation(sheet, v))
}

// validateKeys gives each value of the sheet of keys and values its own rule.
func (w *writer) validateKeys(g *grid) {
	for i, row := range g.rows {
		for _, c := range reportKeys(w.form.lang.Code) {
			if c.key == row[0].Text && c.key != "plan" && c.key != "units.set" {
				at := "C" + strconv.Itoa(i+firstRow)
				w.rule(g.name, &c, at)
			}
		}
	}
}

// chooseAgency offers the bodies of their sheet. In a report others will do as
// well; what belongs to the plan takes one of them.
func (w *writer) chooseAgency(v *excelize.DataValidation, c *column) {
	for _, g := range w.form.grids {
		if g.kind == "agency" {
			v.SetSqrefDropList(fmt.Sprintf("'%s'!$A$%d:$A$%d", g.name, firstRow, firstRow+len(g.rows)-1))
		}
	}
	if c.ofPlan() {
		v.SetError(excelize.DataValidationErrorStyleStop, w.form.say("Chưa có cơ quan này", "No such agency"), w.form.say("Chọn trong danh sách; cơ quan mới thì thêm tên vào bảng “Cơ quan” trước.", "Choose from the list; a new one goes into the sheet “Agencies” first."))
		return
	}
	v.SetError(excelize.DataValidationErrorStyleInformation, w.form.say("Tên mới", "A new name"), w.form.say("Cơ quan này chưa có trong danh sách; vẫn dùng được.", "This body is not in the list; you may use it all the same."))
}

func names(options []option) []string {
	list := make([]string, len(options))
	for i, o := range options {
		list[i] = o.name
	}
	return list
}

// dropDown offers a list that stands on the hidden sheet: a rule itself holds no
// more than 255 characters.
func (w *writer) dropDown(v *excelize.DataValidation, list []string) {
	if len(list) == 0 {
		return
	}
	w.column++
	name := columnName(w.column)
	for i, s := range list {
		w.do(w.file.SetCellStr(lists, name+strconv.Itoa(i+1), harmless(s)))
	}
	v.SetSqrefDropList(fmt.Sprintf("'%s'!$%s$1:$%s$%d", lists, name, name, len(list)))
}
