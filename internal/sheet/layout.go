package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// An office's own table, read by a map of its columns. Every row that holds
// anything must be one of these, or is refused; nothing is left out in silence:
//
//	I     HẠ TẦNG SỐ                 a group: a roman number
//	1     Xây dựng trung tâm …       a row: a number
//	      Trong đó:                  says that parts follow
//	      - Phần của tỉnh            a part of the row above: no number, a dash
//	      Tổng cộng                  what the map says to skip
//
// Merged cells beside several rows (one lead for five tasks) hold for each of them.

// TakeLayout makes a draft out of a table by its map; see [Take].
func TakeLayout(b *Book, s *progress.Site, l *content.Layout, o Options) (*Draft, Faults) {
	t := &taker{site: s, lang: s.Language, o: o, draft: &Draft{}}
	r := &layoutReader{taker: t, layout: l, columns: map[string]int{}, seen: map[string]Ref{}}
	if b.checkFonts(&t.faults) && t.report(nil) && r.open(b) {
		r.rows()
		t.require(nil)
	}
	if len(t.faults) > 0 {
		return nil, t.faults
	}
	return t.draft, nil
}

type layoutReader struct {
	*taker
	layout  *content.Layout
	sheet   *Sheet
	columns map[string]int
	seen    map[string]Ref // ids

	group, roman string // that the rows are under
	last         string // number of the last row, of which parts are parts
	parts        int
}

// open finds the sheet and the columns.
func (r *layoutReader) open(b *Book) bool {
	var names []string
	for _, s := range b.Sheets {
		names = append(names, s.Name)
		if r.sheet == nil && (s.Name == r.layout.Sheet || r.layout.Sheet == "") {
			r.sheet = s
		}
	}
	if r.sheet == nil {
		r.faults.file(diag.Say("không có bảng “%s”", "there is no sheet “%s”", r.layout.Sheet), diag.Say("các bảng: %s; sửa sheet trong tệp mô tả", "the sheets: %s; mend sheet in the map", strings.Join(names, ", ")))
		return false
	}
	for key, letters := range r.layout.Columns {
		for _, c := range letters {
			r.columns[key] = r.columns[key]*26 + int(c-'A') + 1
		}
	}
	need := map[string][]string{"item": {"title"}, "plan": {"number", "title"}, "unit": {"title", "done"}}[r.layout.Kind]
	for _, key := range need {
		if r.columns[key] == 0 {
			r.faults.file(diag.Say("tệp mô tả chưa nói cột nào là %s", "the map does not say which column is %s", key), diag.Say("thêm %s = \"…\" vào [columns]", "add %s = \"…\" to [columns]", key))
		}
	}
	if r.layout.Kind == "plan" && len(r.layout.Sets) == 0 {
		r.faults.file(diag.Say("tệp mô tả chưa nói các mục thuộc danh mục nào", "the map does not say which sets the items belong to"), diag.Say(`thêm sets = ["…"]`, `add sets = ["…"]`))
	}
	return len(r.faults) == 0
}

var (
	romanForm  = regexp.MustCompile(`^[IVXLC]+\.?$`)
	numberForm = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)*\.?$`)
	partForm   = regexp.MustCompile(`^[-–+•*]\s*`)
)

func (r *layoutReader) rows() {
	for row := max(r.layout.FirstRow, 1); row <= len(r.sheet.Rows); row++ {
		number, title := strings.TrimSuffix(r.text("number", row), "."), strings.Join(strings.Fields(r.text("title", row)), " ")
		at := r.sheet.ref(max(r.columns["title"], 1), row)
		switch {
		case r.blank(row) || r.skipped(number, title):
		case r.sheet.hidden || r.sheet.hiddenRows[row]:
			r.faults.add(at, diag.Say("dòng %d đang bị ẩn mà có số liệu", "row %d is hidden and holds figures", row), diag.Say("bỏ lọc, bỏ ẩn rồi kiểm tra lại", "clear the filter, unhide it and look again"))
		case romanForm.MatchString(number) && title != "":
			r.roman, r.group = number, title
		case strings.HasPrefix(locale.Fold(title), "trong do"):
		case title == "":
			r.faults.add(at, diag.Say("dòng có số liệu mà không có tên", "the row has figures but no name"), diag.Say("điền tên, hoặc bỏ dòng bằng skip trong tệp mô tả", "fill in the name, or leave the row out by skip in the map"))
		case partForm.MatchString(title) && r.last != "":
			r.parts++
			r.take(row, fmt.Sprintf("%s.%d", r.last, r.parts), partForm.ReplaceAllString(title, ""), r.last)
		case numberForm.MatchString(number) || r.columns["number"] == 0 || r.columns["id"] != 0 && r.text("id", row) != "":
			if r.layout.Numbers == "group" && r.roman != "" && number != "" {
				number = r.roman + "." + number
			}
			parent := ""
			if i := strings.LastIndex(number, "."); i > 0 && r.seen[number[:i]] != (Ref{}) {
				parent = number[:i]
			}
			r.last, r.parts = number, 0
			r.take(row, number, title, parent)
		default:
			r.faults.add(at, diag.Say("không hiểu dòng “%s”: không có số thứ tự, không phải nhóm (số La Mã), không phải phần “Trong đó”", "cannot make sense of the row “%s”: no number, no group (roman number), no part", title),
				diag.Say("sửa cột số thứ tự, hoặc thêm chữ đầu dòng vào skip trong tệp mô tả", "mend its number, or add its first words to skip in the map"))
		}
	}
}

// text is a cell of a column by what it is, for all rows of merged cells.
func (r *layoutReader) text(key string, row int) string {
	_, cell := r.cell(key, row)
	return strings.TrimSpace(words(cell))
}

// spread are the columns in which one merged cell may speak for several rows.
var spread = []string{"lead", "with", "due", "deliverable", "unit"}

func (r *layoutReader) cell(key string, row int) (Ref, Cell) {
	col := r.columns[key]
	if col == 0 {
		return Ref{}, Cell{}
	}
	for _, m := range r.sheet.merges {
		if slices.Contains(spread, key) && m.left <= col && col <= m.right && m.top <= row && row <= m.bottom {
			return r.sheet.ref(m.left, m.top), r.sheet.cell(m.left, m.top)
		}
	}
	return r.sheet.ref(col, row), r.sheet.cell(col, row)
}

func (r *layoutReader) blank(row int) bool {
	for key := range r.columns {
		if !slices.Contains(spread, key) && r.text(key, row) != "" {
			return false
		}
	}
	return true
}

func (r *layoutReader) skipped(number, title string) bool {
	for _, prefix := range r.layout.Skip {
		if strings.HasPrefix(title, prefix) || number != "" && strings.HasPrefix(number, prefix) {
			return true
		}
	}
	return false
}

// take reads one row; parent is the number of the row that it is a part of.
func (r *layoutReader) take(row int, number, title, parent string) {
	at := r.sheet.ref(r.columns["title"], row)
	if number != "" {
		if first, twice := r.seen[number]; twice {
			r.faults.add(at, diag.Say("số thứ tự %[1]s đã có ở %[2]s", "the number %[1]s stands at %[2]s already", number, first), diag.Say("số bắt đầu lại ở mỗi nhóm thì thêm numbers = \"group\" vào tệp mô tả", "where numbers begin again in each group, add numbers = \"group\" to the map"))
			return
		}
		r.seen[number] = at
	}
	switch r.layout.Kind {
	case "plan":
		r.planItem(row, number, title, parent, at)
	case "item":
		r.itemState(row, number, title, at)
	default:
		r.unitDone(row, title, at)
	}
}

// literal reads a cell as a field of the schema.
func (r *layoutReader) literal(key string, f schema.Field, row int) (entry, bool) {
	at, cell := r.cell(key, row)
	one := &cellReader{&Sheet{Rows: [][]Cell{{cell}}}, &Faults{}}
	literal, ok := one.value(&column{key: f.Name, field: f}, 1, 1)
	for _, fault := range *one.faults {
		r.faults.add(at, fault.Message, fault.Hint)
	}
	return entry{f.Name, literal, at}, ok
}
