package sheet

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// planItem makes an item of the plan; one that is there already stays as it is.
func (r *layoutReader) planItem(row int, number, title, parent string, at Ref) {
	id := r.layout.Prefix + locale.Slug(strings.ReplaceAll(number, ".", "-"))
	if it := r.plan.Item(id); it != nil {
		r.sameTitle(it, title, at)
		return
	}
	item := []entry{{"id", quote(id), at}, {"sets", quoteList(r.layout.Sets), at}, {"title", quote(title), at}, {"number", quote(number), at}}
	if r.group != "" {
		item = append(item, entry{"group", quote(r.roman + ". " + r.group), at})
	}
	if parent != "" {
		item = append(item, entry{"parent", quote(r.layout.Prefix + locale.Slug(strings.ReplaceAll(parent, ".", "-"))), at})
	}
	for _, key := range []string{"lead", "deliverable", "unit"} {
		if place, _ := r.cell(key, row); r.text(key, row) != "" {
			item = append(item, entry{key, quote(strings.ReplaceAll(r.text(key, row), "\n", " ")), place})
		}
	}
	if with := strings.ReplaceAll(r.text("with", row), "\n", ";"); with != "" {
		place, _ := r.cell("with", row)
		item = append(item, entry{"with", quoteList(splitList(with, ";")), place})
	}
	item = append(item, r.goal(row)...)
	r.draft.planned = append(r.draft.planned, append(item, r.due(row)...))
}

// goal is a number, or words such as "≥ 80%" and "Dưới 4".
func (r *layoutReader) goal(row int) []entry {
	at, cell := r.cell("goal", row)
	text := words(cell)
	if text == "" {
		return nil
	}
	one := &cellReader{&Sheet{}, &Faults{}}
	if value, ok := one.decimal(cell, at); ok {
		return []entry{{"goal", "{ value = " + value + " }", at}}
	}
	return []entry{{"goal", "{ text = " + quote(text) + " }", at}}
}

// due is the deadline as printed, and as a time where it is one: "30 ngày sau
// khi ban hành" is none.
func (r *layoutReader) due(row int) []entry {
	at, cell := r.cell("due", row)
	text := words(cell)
	if text == "" {
		return nil
	}
	list := []entry{{"due_text", quote(strings.ReplaceAll(text, "\n", " ")), at}}
	period, ambiguous := readTime(text)
	if m := dayFirst.FindStringSubmatch(text); ambiguous && r.layout.Dates == "dmy" {
		period, _ = readTime(m[3] + "-" + two(m[2]) + "-" + two(m[1]))
	} else if ambiguous {
		r.faults.add(at, diag.Say("“%s”: ngày trước hay tháng trước?", "“%s”: is the day first, or the month?", text), diag.Say("ngày trước thì thêm dates = \"dmy\" vào tệp mô tả", "if the day is, add dates = \"dmy\" to the map"))
		return nil
	}
	if period.Set() {
		list = append(list, entry{"due", quote(period.String()), at})
	}
	return list
}

// itemState makes what a report says about an item of the plan, found by its id,
// its number or its title.
func (r *layoutReader) itemState(row int, number, title string, at Ref) {
	it := r.find(number, title, r.text("id", row))
	if it == nil {
		r.faults.add(at, diag.Say("kế hoạch không có mục “%s”", "the plan has no item “%s”", title), diag.Say("sửa tên hay số thứ tự cho khớp kế hoạch, hoặc nhập danh mục trước (kind = \"plan\")", "make its title or number that of the plan, or import the items first (kind = \"plan\")"))
		return
	}
	if !r.sameTitle(it, title, at) {
		return
	}
	state := []entry{{"id", quote(it.ID), at}}
	fields := schema.Report().Field("item").Sub
	if e, ok := r.status(row); ok {
		state = append(state, e)
	}
	if e, ok := r.percent(row); ok {
		state = append(state, e)
	} else if e, ok := r.literal("value", *fields.Field("value"), row); ok {
		state = append(state, e)
	}
	for _, key := range []string{"done_on", "evidence", "note"} {
		if e, ok := r.literal(key, *fields.Field(key), row); ok {
			state = append(state, e)
		}
	}
	if len(state) > 1 {
		r.draft.items = append(r.draft.items, state)
	}
}

func (r *layoutReader) find(number, title, id string) *progress.Item {
	if r.columns["id"] != 0 && id != "" {
		return r.plan.Item(id)
	}
	var found *progress.Item
	for i := range r.plan.Items {
		it := &r.plan.Items[i]
		if number != "" && it.Number == number {
			return it
		}
		if it.Title.Own == title {
			found = it
		}
	}
	return found
}

// sameTitle refuses a row whose number is that of another item: after a row was
// put in between, every status would be that of its neighbour.
func (r *layoutReader) sameTitle(it *progress.Item, title string, at Ref) bool {
	if locale.Fold(title) == locale.Fold(strings.Join(strings.Fields(it.Title.Own), " ")) {
		return true
	}
	r.faults.add(at, diag.Say("mục %[1]s trong kế hoạch tên là “%[2]s”", "the item %[1]s of the plan is called “%[2]s”", it.ID, it.Title.Own), diag.Say("số thứ tự bị lệch? sửa bảng, hoặc sửa tên trong kế hoạch", "have the numbers shifted? mend the table, or the title in the plan"))
	return false
}

// status reads the words of the office by the map; empty says nothing.
func (r *layoutReader) status(row int) (entry, bool) {
	at, cell := r.cell("status", row)
	text := words(cell)
	if text == "" {
		return entry{}, false
	}
	for _, id := range sortedKeys(r.layout.Statuses) {
		if slices.ContainsFunc(r.layout.Statuses[id], func(w string) bool { return strings.EqualFold(w, text) }) {
			return entry{"status", quote(id), at}, true
		}
	}
	for _, o := range statusOptions(r.lang, r.plan) {
		if strings.EqualFold(o.name, text) || o.id == text {
			return entry{"status", quote(o.id), at}, true
		}
	}
	r.faults.add(at, diag.Say("không biết tình trạng “%s”", "the status “%s” is not known", text), diag.Say("thêm [[statuses]] vào tệp mô tả: words = [\"%[1]s\"], status = \"…\"", "add [[statuses]] to the map: words = [\"%[1]s\"], status = \"…\"", text))
	return entry{}, false
}

// percent is a percentage as people see it: 80 for a cell that shows 80 %.
func (r *layoutReader) percent(row int) (entry, bool) {
	at, cell := r.cell("percent", row)
	text := strings.TrimSpace(strings.TrimSuffix(words(cell), "%"))
	if text == "" {
		return entry{}, false
	}
	if cell.Type == Percent {
		if d, err := progress.ParseDecimal(text); err == nil {
			d.Units *= 100
			if shifted, err := progress.ParseDecimal(d.String()); err == nil {
				return entry{"value", shifted.String(), at}, true
			}
		}
	}
	one := &cellReader{&Sheet{}, &r.faults}
	if cell.Type == String {
		cell.Text = text
	}
	value, ok := one.decimal(cell, at)
	return entry{"value", value, at}, ok
}

// unitDone finds a unit by its code or its name.
func (r *layoutReader) unitDone(row int, title string, at Ref) {
	var code string
	for i := range r.site.Units {
		u := &r.site.Units[i]
		if id := r.text("id", row); id != "" && u.Code == id || id == "" && r.plan.Covers(u) && locale.Fold(u.Name.Own) == locale.Fold(title) {
			if code != "" {
				r.faults.add(at, diag.Say("có nhiều đơn vị tên “%s”", "more than one unit is called “%s”", title), diag.Say("thêm cột mã (id) vào tệp mô tả", "add the column of codes (id) to the map"))
				return
			}
			code = u.Code
		}
	}
	if code == "" {
		r.faults.add(at, diag.Say("không có đơn vị “%s”", "there is no unit “%s”", title), diag.Say("viết tên như trong units.toml, hoặc thêm cột mã (id)", "write the name as in units.toml, or add the column of codes (id)"))
		return
	}
	if e, ok := r.literal("done", schema.Field{Name: "done", Kind: schema.Done}, row); ok {
		r.draft.done = append(r.draft.done, entry{code, e.literal, e.at})
	}
}
