package sheet

import (
	"slices"
	"strings"

	"tiendo/internal/content"
	"tiendo/internal/diag"
)

// report reads the sheet about the report as a whole, which a CSV file lacks,
// and finds the plan. False: without a plan nothing else can be read.
func (t *taker) report(b *table) bool {
	given, at := map[string]Cell{}, map[string]Ref{}
	for key, text := range t.o.Keys {
		given[key] = Cell{Text: text, Type: String}
	}
	if b != nil && b.columns(t) {
		b.pairs(t, given, at)
	} else if b != nil {
		return false
	}
	if !t.findPlan(words(given["plan"]), at["plan"]) {
		return false
	}
	if t.set = words(given["units.set"]); t.set == "" {
		t.set = criterionSet(t.site, t.plan, nil)
	}
	t.draft.Set = t.set
	for _, c := range reportKeys(t.lang) {
		value, ok := given[c.key]
		if !ok || c.key == "plan" || c.key == "units.set" {
			continue
		}
		// A sheet of one cell, so that what is wrong is told at its place.
		one := &cellReader{&Sheet{Rows: [][]Cell{{value}}}, &Faults{}}
		literal, ok := one.value(&c, 1, 1)
		for _, fault := range *one.faults {
			place := at[c.key]
			t.faults = append(t.faults, Fault{At: place, Whole: place == Ref{}, Message: fault.Message, Hint: fault.Hint})
		}
		if ok {
			t.draft.set(c.key, entry{literal: literal, at: at[c.key]})
		}
	}
	return true
}

// pairs reads the rows of keys and values.
func (b *table) pairs(t *taker, given map[string]Cell, at map[string]Ref) {
	known := keysOf(reportKeys(t.lang))
	keyCol, valueCol := b.column("key"), b.column("value")
	for row := b.keys + 1; row <= len(b.sheet.Rows); row++ {
		key, value := words(b.sheet.cell(keyCol, row)), b.sheet.cell(valueCol, row)
		if words(value) == "" && value.Type != Broken {
			continue
		}
		switch {
		case !slices.Contains(known, key):
			t.faults.add(b.sheet.ref(keyCol, row), diag.Say("không có khóa “%s”", "there is no key “%s”", key), diag.Say("xóa dòng này, hoặc xuất lại biểu", "delete the row, or make the form anew"))
		case b.concealed(t, valueCol, row):
		case at[key] != (Ref{}):
			t.faults.add(b.sheet.ref(keyCol, row), diag.Say("“%[1]s” đã có ở %[2]s", "“%[1]s” stands at %[2]s already", key, at[key]), diag.Say("xóa một trong hai dòng", "delete one of the two rows"))
		default:
			at[key] = b.sheet.ref(valueCol, row)
			if t.o.Keys[key] == "" {
				given[key] = value
			}
		}
	}
}

func (b *table) column(key string) int {
	for col, c := range b.at {
		if c.key == key {
			return col
		}
	}
	return 0
}

func (t *taker) findPlan(id string, at Ref) bool {
	fault := func(message, hint diag.Text) bool {
		t.faults = append(t.faults, Fault{At: at, Whole: at == Ref{}, Message: message, Hint: hint})
		return false
	}
	var plans []string
	for _, p := range t.site.Plans {
		plans = append(plans, p.ID)
	}
	switch {
	case id == "" && t.o.Plan == "":
		return fault(diag.Say("tệp không nói là của kế hoạch nào", "the file does not say which plan it is about"), diag.Say("thêm --plan", "add --plan"))
	case id != "" && t.o.Plan != "" && id != t.o.Plan:
		return fault(diag.Say("biểu là của kế hoạch “%[1]s”, không phải “%[2]s”", "the form is of the plan “%[1]s”, not of “%[2]s”", id, t.o.Plan), diag.Say("chọn đúng tệp, hoặc bỏ --plan", "choose the right file, or leave --plan out"))
	case id == "":
		id = t.o.Plan
	}
	if t.plan = t.site.Plan(id); t.plan == nil {
		hint := diag.Say("các kế hoạch: %s", "the plans: %s", strings.Join(plans, ", "))
		if near := content.Nearest(id, plans); near != "" {
			hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
		}
		return fault(diag.Say("không có kế hoạch “%s”", "there is no plan “%s”", id), hint)
	}
	t.draft.Plan = t.plan.ID
	return true
}

// rows reads the rows of figures, items, units or commitments.
func (t *taker) rows(b *table) {
	seen := map[string]Ref{}
	b.what, b.ids = t.ids(b.kind)
	for row := b.keys + 1; row <= len(b.sheet.Rows); row++ {
		r := t.row(b, row)
		if r == nil {
			continue
		}
		if first, twice := seen[r.id]; twice {
			t.faults.add(r.at, diag.Say("“%[1]s” đã có ở %[2]s", "“%[1]s” stands at %[2]s already", r.name, first), diag.Say("giữ một dòng", "keep one of the rows"))
			continue
		}
		seen[r.id] = r.at
		t.keep(b, r)
	}
	for _, m := range b.sheet.merges {
		if m.bottom > b.keys && (m.bottom > m.top || m.right > m.left) && b.touches(m) {
			t.faults.add(b.sheet.ref(m.left, max(m.top, b.keys+1)), diag.Say("các ô %[1]s:%[2]s bị gộp, không biết thuộc dòng nào", "the cells %[1]s:%[2]s are merged; whose are they?", Ref{"", m.left, m.top}, Ref{"", m.right, m.bottom}),
				diag.Say("bỏ gộp ô (Unmerge Cells), điền từng dòng", "unmerge the cells and fill in each row"))
		}
	}
}

// touches says whether an area covers a column that is read.
func (b *table) touches(m area) bool {
	for col := range b.at {
		if m.left <= col && col <= m.right {
			return true
		}
	}
	return false
}

// filled is one row that says something.
type filled struct {
	id, name string
	at       Ref
	entries  []entry
	plan     *assignment // what is to change in the plan
}

// row reads one row; nil when it is empty, or refused.
func (t *taker) row(b *table, row int) *filled {
	r, reader := &filled{}, &cellReader{b.sheet, &t.faults}
	says, before := false, len(t.faults)
	for col := 1; col <= len(b.sheet.Rows[row-1]); col++ {
		c := b.at[col]
		if c == nil || c.ofPlan() {
			continue
		}
		cell := b.sheet.cell(col, row)
		if words(cell) == "" && cell.Type != Broken {
			continue
		}
		if !c.locked && b.concealed(t, col, row) {
			return nil
		}
		if c.locked {
			r.entries = append(r.entries, entry{c.key, quote(words(cell)), b.sheet.ref(col, row)})
			continue
		}
		says = true
		if literal, ok := reader.value(c, col, row); ok {
			r.entries = append(r.entries, entry{c.key, literal, b.sheet.ref(col, row)})
		}
	}
	r.plan = t.assign(b, row)
	if !says && r.plan == nil || len(t.faults) > before {
		return nil
	}
	if !t.identify(b, r, row) {
		return nil
	}
	return r
}

// concealed refuses what is filled in where nobody sees it.
func (b *table) concealed(t *taker, col, row int) bool {
	hint := diag.Say("bỏ lọc (Clear Filter), bỏ ẩn (Unhide) rồi kiểm tra lại số liệu", "clear the filter, unhide it and look at the figures again")
	switch at := b.sheet.ref(col, row); {
	case b.sheet.hidden:
		t.faults.add(at, diag.Say("bảng đang bị ẩn mà có số liệu", "the sheet is hidden and holds figures"), hint)
	case b.sheet.hiddenRows[row]:
		t.faults.add(at, diag.Say("dòng %d đang bị ẩn mà có số liệu", "row %d is hidden and holds figures", row), hint)
	case b.sheet.hiddenCols[col]:
		t.faults.add(at, diag.Say("cột %s đang bị ẩn mà có số liệu", "column %s is hidden and holds figures", columnName(col)), hint)
	default:
		return false
	}
	return true
}

// identify checks the id of a row against the content.
func (t *taker) identify(b *table, r *filled, row int) bool {
	first := b.known[0].key
	i := slices.IndexFunc(r.entries, func(e entry) bool { return e.key == first })
	if i < 0 {
		t.faults.add(b.sheet.ref(b.column(first), row), diag.Say("dòng có số liệu mà không có mã", "the row has figures but no id"), diag.Say("chép mã từ biểu gốc, hoặc xóa dòng", "copy the id from the form, or delete the row"))
		return false
	}
	r.at, r.name = r.entries[i].at, unquote(r.entries[i].literal)
	r.id = r.name
	for _, e := range r.entries { // one set may be told of twice, for two days or two partitions
		if b.kind == "figure" && (e.key == "split" || e.key == "as_of") {
			r.id += "\x00" + e.key + e.literal
		}
	}
	if slices.Contains(b.ids, r.name) {
		return true
	}
	hint := diag.Say("chép mã từ biểu gốc; thứ mới thì thêm vào kế hoạch trước, rồi xuất lại biểu", "copy the id from the form; what is new goes into the plan first, then make the form anew")
	if near := content.Nearest(r.name, b.ids); near != "" {
		hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
	}
	t.faults.add(r.at, diag.Text{VI: "không có " + b.what.VI + " “" + r.name + "”", EN: "there is no " + b.what.EN + " “" + r.name + "”"}, hint)
	return false
}

// ids are those that rows of a kind may be about, and what those are called.
func (t *taker) ids(kind string) (what diag.Text, known []string) {
	switch kind {
	case "figure":
		for _, s := range t.plan.Sets {
			known = append(known, s.ID)
		}
		return diag.Text{VI: "danh mục", EN: "set"}, known
	case "item":
		for _, it := range t.plan.Items {
			known = append(known, it.ID)
		}
		return diag.Text{VI: "mục", EN: "item"}, known
	case "unit":
		for _, u := range t.site.Units {
			known = append(known, u.Code)
		}
		return diag.Text{VI: "đơn vị", EN: "unit"}, known
	}
	for _, c := range t.site.Commitments {
		known = append(known, c.ID)
	}
	return diag.Text{VI: "cam kết", EN: "commitment"}, known
}

// keep puts a row into the draft.
func (t *taker) keep(b *table, r *filled) {
	switch b.kind {
	case "figure":
		if !slices.ContainsFunc(r.entries, func(e entry) bool {
			return e.key == "value" || e.key == "rank" || strings.HasPrefix(e.key, "counts.")
		}) {
			t.faults.add(r.at, diag.Say("dòng không có số theo tình trạng, giá trị hay thứ hạng", "the row has no counts, no value and no rank"), diag.Say("điền số đã xong (hoặc tình trạng khác), hoặc xóa những gì đã điền ở dòng này", "fill in how many are done (or another status), or clear what stands in the row"))
			return
		}
		t.draft.figures = append(t.draft.figures, r.entries)
	case "item":
		if r.plan != nil {
			t.draft.assigned = append(t.draft.assigned, *r.plan)
		}
		if len(r.entries) > 1 {
			t.draft.items = append(t.draft.items, r.entries)
		}
	case "unit":
		t.unit(r)
	case "commitment":
		t.draft.updates = append(t.draft.updates, update{r.name, r.at, slices.DeleteFunc(r.entries, func(e entry) bool { return e.key == "id" })})
	}
}

// unit reads how many criteria a unit meets, or which: from the number, or from
// the marks.
func (t *taker) unit(r *filled) {
	var done, marks []entry
	for _, e := range r.entries {
		if e.key == "done" {
			done = append(done, e)
		} else if strings.HasPrefix(e.key, "criterion.") && e.literal == "true" {
			marks = append(marks, e)
		}
	}
	switch {
	case len(done) > 0 && len(marks) > 0:
		t.faults.add(done[0].at, diag.Say("vừa có con số, vừa có dấu x ở từng tiêu chí", "there is a number, and there are marks at single criteria"), diag.Say("giữ một trong hai", "keep one of the two"))
	case len(done) > 0:
		t.draft.done = append(t.draft.done, entry{r.name, done[0].literal, done[0].at})
	default:
		var ids []string
		for _, c := range t.plan.CriteriaOf(t.set) {
			if slices.ContainsFunc(marks, func(e entry) bool { return e.key == "criterion."+c.ID }) {
				ids = append(ids, c.ID)
			}
		}
		t.draft.done = append(t.draft.done, entry{r.name, quoteList(ids), r.at})
	}
}

// require asks for what every report must say.
func (t *taker) require(b *table) {
	if !t.draft.HasReport() {
		return
	}
	for _, c := range reportKeys(t.lang) {
		if !c.field.Required || c.key == "plan" || c.key == "units.set" || t.draft.has(c.key) {
			continue
		}
		t.lacks(b, c, diag.Say("chưa điền: %s", "not filled in: %s", c.field.Title.In(t.lang)))
	}
	if !t.draft.has("source.publisher") && !t.draft.has("source.url") && !t.draft.has("source.archive") {
		for _, c := range reportKeys(t.lang) {
			if c.key == "source.publisher" {
				t.lacks(b, c, diag.Say("nguồn không nói ai công bố, ở đâu", "the source does not say who published it, or where"))
			}
		}
	}
	if t.draft.has("corrects") != t.draft.has("reason") {
		for _, c := range reportKeys(t.lang) {
			if c.key == "reason" {
				t.lacks(b, c, diag.Say("đính chính cần cả hai: đính chính báo cáo nào, và vì sao", "a correction needs both: which report, and why"))
			}
		}
	}
}

// lacks tells that a key of the report is not filled in, at its cell if there is one.
func (t *taker) lacks(b *table, c column, message diag.Text) {
	flag := "--" + strings.ReplaceAll(strings.ReplaceAll(c.key, ".", "-"), "_", "-")
	fault := Fault{Whole: true, Message: message, Hint: diag.Say("thêm %[1]s", "add %[1]s", flag)}
	if b != nil {
		for row := b.keys + 1; row <= len(b.sheet.Rows); row++ {
			if words(b.sheet.cell(b.column("key"), row)) == c.key {
				fault = Fault{At: b.sheet.ref(b.column("value"), row), Message: message, Hint: diag.Say("điền vào ô này, hoặc thêm %s", "fill in this cell, or add %s", flag)}
			}
		}
	}
	t.faults = append(t.faults, fault)
}
