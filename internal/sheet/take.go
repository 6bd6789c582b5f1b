package sheet

import (
	"slices"
	"strings"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Options say what a file may not say itself, as a CSV file does not.
type Options struct {
	Plan string            // "": what the file says
	Keys map[string]string // of the report, as people write them: "published", "source.title"
}

// taker makes a draft of a book.
type taker struct {
	site   *progress.Site
	plan   *progress.Plan
	lang   string
	o      Options
	draft  *Draft
	faults Faults
	set    string // of the sheet of units

	agencies []string // that the plan may name
}

// Take makes a draft of a report out of a filled form. The draft is nil when
// there are faults; it is empty when nothing was filled in.
func Take(b *Book, s *progress.Site, o Options) (*Draft, Faults) {
	t := &taker{site: s, lang: s.Language, o: o, draft: &Draft{}}
	if b.checkFonts(&t.faults) {
		t.take(b)
	}
	if len(t.faults) > 0 {
		return nil, t.faults
	}
	return t.draft, nil
}

func (t *taker) take(b *Book) {
	found := map[string]*table{}
	for _, s := range b.Sheets {
		table := t.find(s)
		switch {
		case table == nil:
		case found[table.kind] != nil:
			t.faults.add(s.ref(1, table.keys), diag.Say("đã có bảng “%s” cùng loại này", "the sheet “%s” is of this kind already", found[table.kind].sheet.Name), diag.Say("xóa một trong hai", "delete one of the two"))
		default:
			found[table.kind] = table
		}
	}
	if len(found) == 0 {
		t.faults.file(diag.Say("không phải biểu của tiendo: không bảng nào có dòng khóa (dòng 2)", "not a form of tiendo: no sheet has the row of keys (row 2)"),
			diag.Say("xuất biểu bằng tiendo export rồi điền vào; bảng riêng của cơ quan thì nhập với --map (tiendo import --help)", "make a form with tiendo export and fill it in; a table of your own layout needs --map (tiendo import --help)"))
		return
	}
	if !t.report(found["report"]) {
		return
	}
	t.knowAgencies(found["agency"])
	for _, kind := range []string{"figure", "item", "unit", "commitment"} {
		if table := found[kind]; table != nil && table.columns(t) {
			t.rows(table)
		}
	}
	t.require(found["report"])
}

// table is a sheet whose row of keys was found.
type table struct {
	kind  string
	sheet *Sheet
	keys  int             // the row of keys, from 1
	known []column        // that such a sheet may have
	at    map[int]*column // by column, from 1
	what  diag.Text       // that its rows are about
	ids   []string        // of those
}

// headerRows is how far from the top the row of keys may have moved.
const headerRows = 12

func (t *taker) find(s *Sheet) *table {
	for row := 1; row <= min(headerRows, len(s.Rows)); row++ {
		for col := range s.Rows[row-1] {
			kind, _, ok := strings.Cut(s.cell(col+1, row).Text, ".")
			if ok && slices.Contains(Kinds, kind) && s.isKey(col+1, row, kind) {
				return &table{kind: kind, sheet: s, keys: row}
			}
		}
	}
	return nil
}

// isKey says whether a cell is the first key of a kind of sheet.
func (s *Sheet) isKey(col, row int, kind string) bool {
	first := columnsOf(kind, "vi", &progress.Plan{}, "")[0]
	return s.cell(col, row).Text == kind+"."+first.key
}

// columns finds out what each column holds. False: some are missing or unknown.
func (b *table) columns(t *taker) bool {
	b.known = columnsOf(b.kind, t.lang, t.plan, t.set)
	if b.kind == "item" { // a form that was made when the plan named more bodies
		b.known = append(slices.DeleteFunc(b.known, func(c column) bool { return c.ofPlan() }), agencyColumns(t.lang, t.plan, maxWiths)...)
	}
	b.at = map[int]*column{}
	before, seen := len(t.faults), map[string]int{}
	for col := 1; col <= b.sheet.width(); col++ {
		key := strings.TrimPrefix(words(b.sheet.cell(col, b.keys)), b.kind+".")
		if strings.HasPrefix(key, "(") {
			continue
		}
		i := slices.IndexFunc(b.known, func(k column) bool { return k.key == key })
		switch {
		case key == "":
			b.strayColumn(t, col)
		case i < 0:
			hint := diag.Say("xóa cột, hoặc để khóa trong ngoặc đơn (…) thì cột không được đọc", "delete the column, or put its key in parentheses (…), then it is not read")
			if near := content.Nearest(key, keysOf(b.known)); near != "" {
				hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
			}
			t.faults.add(b.sheet.ref(col, b.keys), diag.Say("không có khóa “%s”", "there is no key “%s”", key), hint)
		case seen[key] > 0:
			t.faults.add(b.sheet.ref(col, b.keys), diag.Say("khóa “%[1]s” đã có ở cột %[2]s", "the key “%[1]s” stands in column %[2]s already", key, columnName(seen[key])), diag.Say("xóa một trong hai cột", "delete one of the two columns"))
		default:
			seen[key], b.at[col] = col, &b.known[i]
		}
	}
	b.missing(t, seen)
	return len(t.faults) == before
}

// strayColumn refuses what somebody wrote into a column that has no key: it
// would be lost without a word.
func (b *table) strayColumn(t *taker, col int) {
	for row := b.keys + 1; row <= len(b.sheet.Rows); row++ {
		if words(b.sheet.cell(col, row)) != "" {
			t.faults.add(b.sheet.ref(col, row), diag.Say("cột %[1]s không có khóa ở dòng %[2]d nên không được đọc", "column %[1]s has no key in row %[2]d and is not read", columnName(col), b.keys),
				diag.Say("chuyển chữ sang cột Ghi chú (note), hoặc ghi (ghi chú riêng) vào ô %[1]s%[2]d", "move the text to the column of notes, or write (own notes) into %[1]s%[2]d", columnName(col), b.keys))
			return
		}
	}
}

// missing refuses a sheet that has lost the columns without which a report would
// silently say less.
func (b *table) missing(t *taker, seen map[string]int) {
	need := map[string][]string{"report": {"key", "value"}, "figure": {"set", "split", "total"}, "item": {"id", "status", "value"}, "unit": {"code", "done"}, "commitment": {"id", "status", "date"}, "agency": {"name"}}[b.kind]
	if b.kind == "item" && seen[withKey(0)] > 0 {
		for i := range withColumns(t.plan) - 1 {
			need = append(need, withKey(i))
		}
	}
	for _, key := range need {
		if seen[key] == 0 {
			t.faults.add(b.sheet.ref(1, b.keys), diag.Say("thiếu cột “%s”", "the column “%s” is missing", key), diag.Say("xuất lại biểu (tiendo export) và chép số liệu sang", "make the form anew (tiendo export) and copy the figures into it"))
		}
	}
	if b.kind == "figure" && !slices.ContainsFunc(sortedKeys(seen), func(key string) bool { return strings.HasPrefix(key, "counts.") }) {
		t.faults.add(b.sheet.ref(1, b.keys), diag.Say("không còn cột tình trạng nào (counts.…)", "no column of a status is left (counts.…)"), diag.Say("xuất lại biểu (tiendo export) và chép số liệu sang", "make the form anew (tiendo export) and copy the figures into it"))
	}
}

func keysOf(columns []column) []string {
	var keys []string
	for _, c := range columns {
		keys = append(keys, c.key)
	}
	return keys
}
