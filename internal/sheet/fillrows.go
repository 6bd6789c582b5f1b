package sheet

import (
	"tiendo/internal/progress"
)

// items has a row for every item of the plan; those that a report is silent
// about stay empty.
func (w *filler) items(g *grid) {
	reported := map[string]map[string]any{}
	for _, values := range tables(w.values["item"]) {
		id, _ := values["id"].(string)
		reported[id] = values
	}
	for i := range w.plan.Items {
		it := &w.plan.Items[i]
		row := map[string]Cell{
			"id": str(it.ID), "(number)": str(it.Number), "(title)": str(it.Title.In(w.lang)),
			"(goal)": str(it.Goal.Text.In(w.lang)),
		}
		w.assigned(row, it)
		if it.Goal.Text.Empty() && it.Goal.Value.OK {
			row["(goal)"] = Cell{Text: it.Goal.Value.V.String(), Type: Number}
		}
		if len(it.Deadlines) > 0 {
			row["(due)"] = str(dueOf(it.Deadlines[0].Due, it.Deadlines[0].Text.In(w.lang)))
		}
		for k := range g.columns {
			if c := &g.columns[k]; c.field.Name != "" && c.key != "id" && !c.ofPlan() {
				row[c.key] = w.cell(c, reported[it.ID][c.key])
			}
		}
		if states := w.site.ItemHistory(w.plan.ID, it.ID); len(states) > 0 {
			last := states[len(states)-1]
			for _, o := range statusOptions(w.lang, w.plan) {
				if o.id == last.Status {
					row["(status before)"] = str(o.name)
				}
			}
			if last.Value.OK {
				row["(value before)"] = Cell{Text: last.Value.V.String(), Type: Number}
			}
		}
		g.add(row)
	}
}

func dueOf(p progress.Period, text string) string {
	if text != "" {
		return text
	}
	return p.String()
}

// units has a row for every unit that the plan covers.
func (w *filler) units(g *grid) {
	if w.set == "" {
		return
	}
	table, _ := w.values["units"].(map[string]any)
	done, _ := table["done"].(map[string]any)
	marks := map[string]bool{}
	for _, c := range g.columns {
		marks[c.key] = true
	}
	for i := range w.site.Units {
		u := &w.site.Units[i]
		if v, listed := done[u.Code]; listed || w.plan.Covers(u) {
			row := map[string]Cell{"code": str(u.Code), "(name)": str(u.Name.In(w.lang)), "(group)": str(u.Group.In(w.lang))}
			w.done(g, row, v, marks)
			if now := w.site.UnitNow(i, w.plan.ID, w.set); now.OK {
				row["(done before)"] = whole(int64(now.V.Done.N))
			}
			g.add(row)
		}
	}
}

// done shows which criteria are met as marks, where each has its column.
func (w *filler) done(g *grid, row map[string]Cell, v any, marks map[string]bool) {
	for i := range g.columns {
		if g.columns[i].key == "done" {
			row["done"] = w.cell(&g.columns[i], v)
		}
	}
	list, ok := v.([]any)
	for _, id := range list {
		s, _ := id.(string)
		ok = ok && marks["criterion."+s]
	}
	if !ok || len(list) == 0 {
		return
	}
	row["done"] = Cell{}
	for _, id := range list {
		row["criterion."+id.(string)] = str("x")
	}
}

func (w *filler) criteria(g *grid) {
	for _, c := range w.plan.Criteria {
		g.add(map[string]Cell{"(id)": str(c.ID), "(set)": str(c.Set), "(name)": str(c.Name.In(w.lang))})
	}
}

// commitments has a row for every commitment of the plan, and for those of no
// plan, to say what became of it.
func (w *filler) commitments(g *grid) {
	for _, c := range w.site.Commitments {
		if c.Plan != "" && c.Plan != w.plan.ID {
			continue
		}
		row := map[string]Cell{"id": str(c.ID), "(text)": str(c.Text.In(w.lang)), "(by)": str(c.By.In(w.lang)), "(due)": str(dueOf(c.Due, c.DueText.In(w.lang)))}
		for _, column := range g.columns {
			for _, o := range column.choices {
				if column.key == "status" && o.id == c.StatusOn(w.site.Date) {
					row["(status before)"] = str(o.name)
				}
			}
		}
		g.add(row)
	}
}
