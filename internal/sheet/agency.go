package sheet

import (
	"fmt"
	"slices"
	"strings"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// Who leads an item and who helps belongs to the plan, not to a report: the
// columns plan.lead and plan.with.N show what the plan says, and what is chosen
// there instead is a change of the plan ([Draft.Assign]). Only bodies of the sheet
// of agencies may be chosen, so that one department does not get two names; a new
// one is typed there first.

// maxWiths is how many columns of bodies that help a form has at most; the last has
// all the others, between semicolons.
const maxWiths = 20

// moreAgencies is how many empty rows the sheet of agencies has for new ones.
const moreAgencies = 30

// agencySheet is the name of the sheet that drop-downs of bodies take their list from.
var agencySheet = diag.Text{VI: "Cơ quan", EN: "Agencies"}

// agencies are the bodies that a plan and its reports name, in the order of the
// language.
func agencies(s *progress.Site, p *progress.Plan) []string {
	var list []string
	add := func(t progress.Text) {
		if name := asTyped(t.Own); name != "" && !slices.Contains(list, name) {
			list = append(list, name)
		}
	}
	for _, r := range s.ReportsOf(p.ID) {
		add(r.Source.Publisher)
		for i := range r.Figures {
			add(r.Figures[i].ConfirmedBy)
		}
	}
	for i := range p.Items {
		add(p.Items[i].Lead)
		for _, name := range withs(&p.Items[i]) {
			add(progress.Text{Own: name})
		}
	}
	add(p.Issuer)
	add(s.Publisher.Name)
	locale.Sort(locale.For(s.Language), list, func(name string) string { return name })
	return list
}

// asTyped is a text as it comes back from a cell.
func asTyped(s string) string { return words(str(harmless(s))) }

// withs are the bodies that help with an item, as cells hold them.
func withs(it *progress.Item) []string {
	var list []string
	for _, t := range it.With {
		list = append(list, splitList(asTyped(t.Own), ";")...)
	}
	return list
}

// withColumns is how many columns the bodies that help take: one more than the
// longest list of the plan, two at least.
func withColumns(p *progress.Plan) int {
	n := 1
	for i := range p.Items {
		n = max(n, len(withs(&p.Items[i])))
	}
	return min(n+1, maxWiths)
}

// agencyColumns are the columns of an item that stand in its plan.
func agencyColumns(lang string, p *progress.Plan, n int) []column {
	item := schema.Plan().Field("item").Sub
	one := func(key, name, suffix string) column {
		c := keyed(lang, *item.Field(name))
		c.key, c.title, c.agency, c.width, c.field.Kind = key, c.title+suffix, true, 26, schema.Text
		return c
	}
	columns := []column{one("plan.lead", "lead", "")}
	for i := range n {
		columns = append(columns, one(withKey(i), "with", fmt.Sprintf(" %d", i+1)))
	}
	return columns
}

func withKey(i int) string { return fmt.Sprintf("plan.with.%d", i+1) }

// ofPlan says whether a column is about the plan.
func (c *column) ofPlan() bool { return strings.HasPrefix(c.key, "plan.") }

// assigned shows who leads an item and who helps.
func (w *filler) assigned(row map[string]Cell, it *progress.Item) {
	row["plan.lead"] = str(it.Lead.Own)
	list := withs(it)
	n := min(len(list), maxWiths)
	for i, name := range list[:n] {
		row[withKey(i)] = str(name)
	}
	if len(list) > n {
		row[withKey(n-1)] = str(strings.Join(list[n-1:], "; "))
	}
}

// agencies has a row for every body that is known, and room for new ones.
func (w *filler) agencies(g *grid) {
	leads, helps := map[string]int64{}, map[string]int64{}
	for i := range w.plan.Items {
		it := &w.plan.Items[i]
		leads[asTyped(it.Lead.Own)]++
		for _, name := range withs(it) {
			helps[name]++
		}
	}
	for _, name := range agencies(w.site, w.plan) {
		g.add(map[string]Cell{"name": str(name), "(lead)": whole(leads[name]), "(with)": whole(helps[name])})
	}
	for range moreAgencies {
		g.add(nil)
	}
}

// assignment is who is to lead an item of the plan, and who is to help.
type assignment struct {
	item string
	lead *bodies // one or none; nil: as it is
	with *bodies
}

// bodies are some of them, and the cell that says so.
type bodies struct {
	names []string
	at    Ref
}

// knowAgencies reads the sheet of agencies: those that the content knows and those
// that somebody added.
func (t *taker) knowAgencies(b *table) {
	t.agencies = agencies(t.site, t.plan)
	if b == nil || !b.columns(t) {
		return
	}
	col := b.column("name")
	for row := b.keys + 1; row <= len(b.sheet.Rows); row++ {
		name := words(b.sheet.cell(col, row))
		if name == "" || slices.Contains(t.agencies, name) {
			continue
		}
		if b.concealed(t, col, row) {
			return
		}
		t.agencies = append(t.agencies, name)
	}
}

// assign compares the cells of a row that belong to the plan with the plan; nil:
// nothing is to change. Empty cells say nothing; “không” takes a body away.
func (t *taker) assign(b *table, row int) *assignment {
	it := t.plan.Item(words(b.sheet.cell(b.column("id"), row)))
	if b.kind != "item" || it == nil {
		return nil
	}
	a := &assignment{item: it.ID}
	if col := b.column("plan.lead"); col > 0 {
		name, is := words(b.sheet.cell(col, row)), asTyped(it.Lead.Own)
		if none(name) && is != "" {
			a.lead = &bodies{at: b.sheet.ref(col, row)}
		} else if name != "" && name != is && !none(name) && t.isAgency(b, name, col, row) {
			a.lead = &bodies{[]string{name}, b.sheet.ref(col, row)}
		}
	}
	a.with = t.assignWith(b, it, row)
	for _, changed := range []*bodies{a.lead, a.with} {
		if changed != nil && b.concealed(t, changed.at.Col, row) {
			return nil
		}
	}
	if a.lead == nil && a.with == nil {
		return nil
	}
	return a
}

func none(text string) bool {
	return strings.EqualFold(text, yesNo[0].VI) || strings.EqualFold(text, yesNo[0].EN)
}

func (t *taker) assignWith(b *table, it *progress.Item, row int) *bodies {
	var list []string
	is, at, nobody, ok := withs(it), Ref{}, false, true
	for i := range maxWiths {
		col := b.column(withKey(i))
		if col == 0 {
			continue
		}
		if at == (Ref{}) {
			at = b.sheet.ref(col, row)
		}
		for _, name := range splitList(words(b.sheet.cell(col, row)), ";") {
			switch {
			case none(name):
				nobody = true
				continue
			case !slices.Contains(is, name):
				at, ok = b.sheet.ref(col, row), t.isAgency(b, name, col, row) && ok
			}
			if !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
	}
	if !ok || len(list) == 0 && !nobody || slices.Equal(list, is) {
		return nil
	}
	return &bodies{list, at}
}

// isAgency refuses a body that no list has.
func (t *taker) isAgency(b *table, name string, col, row int) bool {
	if slices.Contains(t.agencies, name) {
		return true
	}
	hint := diag.Say("chọn trong danh sách của ô; cơ quan mới thì thêm tên vào bảng “Cơ quan” trước", "choose from the list of the cell; a new one goes into the sheet “Agencies” first")
	if near := t.nearestAgency(name); near != "" {
		hint = diag.Say("có phải là “%s”? cơ quan mới thì thêm tên vào bảng “Cơ quan” trước", "did you mean “%s”? a new one goes into the sheet “Agencies” first", near)
	}
	t.faults.add(b.sheet.ref(col, row), diag.Say("“%s” không có trong danh sách cơ quan", "“%s” is not in the list of agencies", name), hint)
	return false
}

// nearestAgency is the known body that is written almost like this one.
func (t *taker) nearestAgency(name string) string {
	for _, known := range t.agencies {
		if locale.Fold(known) == locale.Fold(name) {
			return known
		}
	}
	return content.Nearest(name, t.agencies)
}
