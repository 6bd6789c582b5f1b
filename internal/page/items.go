package page

import (
	"html/template"
	"strconv"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// itemTable is a table of items: which of its columns hold anything.
type itemTable struct {
	*edition
	plan              *progress.Plan
	number, due, lead bool
}

// itemList is items in a table, grouped and numbered as in the annex of their
// plan. On a phone a row is a block of lines.
func (e *edition) itemList(p *progress.Plan, items []*progress.Item) pen {
	if len(items) == 0 {
		return nil
	}
	t := itemTable{edition: e, plan: p}
	for _, it := range items {
		t.number = t.number || it.Number != ""
		t.due = t.due || len(it.Deadlines) > 0
		t.lead = t.lead || !it.Lead.Empty()
	}
	return func(w *markup.Writer) {
		w.Raw(`<table class="items" aria-labelledby="items"`)
		if len(items) >= manyRows {
			e.sortable(w)
			e.filtered(w, e.w.FilterItems)
		}
		w.Raw(">")
		columns := t.head(w)
		for i, it := range items {
			if i == 0 || it.Group.Own != items[i-1].Group.Own {
				if i > 0 {
					w.Raw("</tbody>\n")
				}
				w.Raw("<tbody>")
				t.group(w, it.Group, columns)
			}
			t.row(w, it)
		}
		w.Raw("</tbody></table>\n")
	}
}

// head writes the names of the columns and returns how many there are.
func (t *itemTable) head(w *markup.Writer) (columns int) {
	w.Raw("<thead><tr>")
	for _, column := range [...]struct {
		name  string
		there bool
	}{{t.w.ItemNumber, t.number}, {t.w.ItemName, true}, {t.w.Status, true}, {t.w.Deadline, t.due}, {t.w.Lead, t.lead}} {
		if column.there {
			w.Element("th", column.name, "scope", "col")
			columns++
		}
	}
	w.Raw("</tr></thead>\n")
	return columns
}

func (t *itemTable) group(w *markup.Writer, name progress.Text, columns int) {
	if name.Empty() {
		return
	}
	w.Raw(`<tr class="group"><th scope="rowgroup"`)
	w.AttrInt("colspan", columns)
	w.Raw(">")
	w.Raw(string(t.text(name)))
	w.Raw("</th></tr>\n")
}

func (t *itemTable) row(w *markup.Writer, it *progress.Item) {
	if it.Parent != "" {
		w.Raw(`<tr class="child">`)
	} else {
		w.Raw("<tr>")
	}
	if t.number {
		w.Element("td", it.Number, "class", "number")
	}
	w.Raw(`<th scope="row"><a`)
	w.Href(t.href(t.at.Item(t.plan.ID, it.ID)))
	w.Raw(">")
	w.Raw(string(t.text(it.Title)))
	w.Raw("</a></th><td")
	if t.itemNow(t.plan, it) == nil {
		w.Raw(` data-value=""`)
	}
	w.Raw(">")
	w.Raw(string(t.itemState(t.plan, it)))
	w.Raw("</td>")
	if t.due {
		t.deadline(w, it)
	}
	if t.lead {
		t.cell(w, t.w.Lead, t.text(it.Lead))
	}
	w.Raw("</tr>\n")
}

// deadline is the first deadline of an item, by which the table can be sorted.
func (t *itemTable) deadline(w *markup.Writer, it *progress.Item) {
	if len(it.Deadlines) == 0 {
		t.cell(w, t.w.Deadline, "")
		return
	}
	d := it.Deadlines[0]
	value := []string{}
	if d.Due.Dated() {
		value = []string{"data-value", strconv.Itoa(int(d.Due.Last))}
	}
	t.cell(w, t.w.Deadline, esc(t.when(d.Due, d.Text)), value...)
}

// cell writes a text with the name of its column, which a phone shows before it.
func (t *itemTable) cell(w *markup.Writer, name string, text template.HTML, attrs ...string) {
	if text != "" {
		attrs = append(attrs, "data-label", name)
	}
	w.Open("td", attrs...)
	w.Raw(string(text))
	w.Raw("</td>")
}

// itemState is what the newest report says of an item; silence is said to be silence.
func (e *edition) itemState(p *progress.Plan, it *progress.Item) template.HTML {
	st := e.itemNow(p, it)
	if st == nil {
		return esc(e.w.ItemSilent)
	}
	return fill(e.w.StateAt, "state", e.stateText(p, it, st), "date", e.lang.Period(st.Report.AsOf))
}

// stateText is a state by its status and value.
func (e *edition) stateText(p *progress.Plan, it *progress.Item, st *progress.ItemState) template.HTML {
	var text template.HTML
	if st.Status != "" {
		text = e.statusName(p, st.Status)
	}
	if st.Value.OK {
		if text != "" {
			text += ", "
		}
		text += esc(e.value(st.Value.V, it.Unit, false))
	}
	if text == "" {
		text = esc(e.w.ItemMentioned)
	}
	var w markup.Writer
	w.Open("b", "data-item", p.ID+"/"+it.ID, "data-report", st.Report.ID)
	w.Raw(string(text))
	w.Close("b")
	return template.HTML(w.String())
}
