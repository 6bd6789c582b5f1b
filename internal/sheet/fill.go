package sheet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// NewForm is the form of a plan. With the values of a report ([content.Values]) the
// form is filled in with them; without, only what was reported before stands in it,
// beside the cells to fill in. The error names a text that no cell can hold.
func NewForm(s *progress.Site, p *progress.Plan, report map[string]any) (*Form, error) {
	f := &Form{lang: locale.For(s.Language), plan: p}
	w := &filler{site: s, plan: p, lang: s.Language, values: report, set: criterionSet(s, p, report)}
	for _, sheet := range []struct {
		kind, name string
		fill       func(*grid)
	}{
		{"report", w.say("Nguồn", "Source"), w.report},
		{"figure", w.say("Danh mục", "Sets"), w.figures},
		{"item", w.say("Chỉ tiêu, nhiệm vụ", "Items"), w.items},
		{"unit", w.say("Đơn vị", "Units"), w.units},
		{"criterion", w.say("Tiêu chí", "Criteria"), w.criteria},
		{"commitment", w.say("Cam kết", "Commitments"), w.commitments},
		{"agency", agencySheet.In(w.lang), w.agencies},
	} {
		g := &grid{kind: sheet.kind, name: sheet.name, columns: columnsOf(sheet.kind, w.lang, p, w.set)}
		g.columns = slices.DeleteFunc(g.columns, w.rare)
		sheet.fill(g)
		if len(g.rows) > 0 || sheet.kind == "figure" {
			f.grids = append(f.grids, g)
		}
	}
	return f, w.err
}

// rare says whether a column is about a status that the plan has never used: a
// form of every status there is would be twice as wide.
func (w *filler) rare(c column) bool {
	id, ok := strings.CutPrefix(strings.Trim(c.key, "()"), "counts.")
	if id = strings.TrimSuffix(id, " before"); !ok || slices.Contains([]string{"done", "in-progress", "not-started", "overdue", "continuous"}, id) || !progress.IsBuiltIn(id) {
		return false
	}
	for _, r := range w.site.ReportsOf(w.plan.ID) {
		for i := range r.Figures {
			if r.Figures[i].Count(id).OK {
				return false
			}
		}
	}
	for _, f := range tables(w.values["figure"]) {
		if counts, _ := f["counts"].(map[string]any); counts[id] != nil {
			return false
		}
	}
	return true
}

// criterionSet is the set that the sheet of units is about: that of the report,
// or the first of the plan.
func criterionSet(s *progress.Site, p *progress.Plan, report map[string]any) string {
	if units, ok := report["units"].(map[string]any); ok {
		set, _ := units["set"].(string)
		return set
	}
	for _, set := range p.Sets {
		if set.Kind == progress.CriterKind && set.Each != "" {
			return set.ID
		}
	}
	return ""
}

// filler fills grids.
type filler struct {
	site      *progress.Site
	plan      *progress.Plan
	lang, set string
	values    map[string]any // of a report, nil for an empty form
	err       error
}

func (w *filler) say(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(w.lang) }

// add appends a row: the values of its columns by key.
func (g *grid) add(values map[string]Cell) {
	row := make([]Cell, len(g.columns))
	for i, c := range g.columns {
		row[i] = values[c.key]
	}
	g.rows = append(g.rows, row)
}

func str(s string) Cell {
	if s == "" {
		return Cell{}
	}
	return Cell{Text: s, Type: String}
}

func whole(n int64) Cell { return Cell{Text: strconv.FormatInt(n, 10), Type: Number} }

func (w *filler) report(g *grid) {
	for _, c := range reportKeys(w.lang) {
		value := w.valueOf(c, w.values)
		switch {
		case c.key == "plan":
			value = str(w.plan.ID)
		case c.key == "units.set" && value.Type == Empty:
			value = str(w.set)
		}
		title := c.field.Title.In(w.lang)
		if group, _, ok := strings.Cut(c.key, "."); ok {
			title = map[string]string{"source": w.say("Nguồn", "Source"), "units": w.say("Bảng đơn vị", "Units")}[group] + ": " + title
		}
		if c.field.Required && c.key != "units.set" {
			title += " *"
		}
		g.add(map[string]Cell{"key": str(c.key), "(label)": str(title), "value": value, "(help)": str(c.field.Help.In(w.lang))})
	}
}

// valueOf is the value of a dotted key as a cell.
func (w *filler) valueOf(c column, values map[string]any) Cell {
	key := c.key
	if group, rest, ok := strings.Cut(key, "."); ok {
		values, _ = values[group].(map[string]any)
		key = rest
	}
	return w.cell(&c, values[key])
}

// cell is a value of TOML as a cell.
func (w *filler) cell(c *column, v any) Cell {
	switch v := v.(type) {
	case nil:
		return Cell{}
	case string:
		for _, o := range c.choices {
			if o.id == v {
				return str(o.name)
			}
		}
		if d, err := progress.ParseDate(v); err == nil && c.field.Kind == schema.Date {
			return Cell{Text: d.String(), Type: Date}
		}
		return str(v)
	case int64:
		return whole(v)
	case float64:
		d, err := progress.DecimalOf(v)
		w.fail(err)
		return Cell{Text: d.String(), Type: Number}
	case bool:
		if v {
			return str(yes(w.lang))
		}
		return str(no(w.lang))
	case map[string]any:
		var pairs []string
		for _, key := range sortedKeys(v) {
			pairs = append(pairs, fmt.Sprintf("%s = %v", key, v[key]))
		}
		return str(strings.Join(pairs, ", "))
	}
	return w.list(c, v)
}

func (w *filler) list(c *column, v any) Cell {
	if c.field.Kind == schema.Many {
		return w.evidence(tables(v))
	}
	var parts []string
	list, _ := v.([]any)
	for _, element := range list {
		text := fmt.Sprint(element)
		if strings.Contains(text, ",") {
			w.fail(fmt.Errorf("%q: a comma inside one of a list", text))
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 && c.field.Kind == schema.Done {
		return str(no(w.lang)) // a list of criteria, and none is met
	}
	return str(strings.Join(parts, ", "))
}

// evidence writes a line for each document; see cellReader.evidence.
func (w *filler) evidence(list []map[string]any) Cell {
	var lines []string
	for _, e := range list {
		title, _ := e["title"].(string)
		parts := []string{title}
		for _, key := range []string{"publisher", "url", "accessed", "archive", "sha256"} {
			v, _ := e[key].(string)
			switch {
			case v == "":
			case key == "url", key == "publisher" && !strings.Contains(v, "=") && !strings.HasPrefix(v, "http"):
				parts = append(parts, v)
			default:
				parts = append(parts, key+"="+v)
			}
		}
		for _, part := range parts {
			if strings.ContainsAny(part, "|\n") {
				w.fail(fmt.Errorf("%q: a bar or a line break inside evidence", part))
			}
		}
		lines = append(lines, strings.Join(parts, " | "))
	}
	return str(strings.Join(lines, "\n"))
}

func (w *filler) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *filler) figures(g *grid) {
	for _, values := range tables(w.values["figure"]) {
		w.figure(g, values)
	}
	if w.values != nil {
		return
	}
	for _, set := range w.plan.Sets {
		splits := []string{""}
		for _, r := range w.site.ReportsOf(w.plan.ID) {
			for _, f := range r.Figures {
				if f.Set == set.ID && !slices.Contains(splits, f.Split) {
					splits = append(splits, f.Split)
				}
			}
		}
		for _, split := range splits {
			values := map[string]any{"set": set.ID}
			if split != "" {
				values["split"] = split
			}
			w.figure(g, values)
		}
	}
}

// figure adds a row with the values of a figure, and what the newest said.
func (w *filler) figure(g *grid, values map[string]any) {
	set, _ := values["set"].(string)
	split, _ := values["split"].(string)
	row := map[string]Cell{}
	if x := w.plan.Set(set); x != nil {
		row["(name)"] = str(x.Name.In(w.lang))
	}
	for i := range g.columns {
		if c := &g.columns[i]; c.field.Name != "" {
			row[c.key] = w.valueOf(*c, values)
		}
	}
	if history := w.site.HistoryOf(w.plan.ID, set, split); len(history) > 0 {
		f := history[len(history)-1]
		number := func(key string, m progress.Maybe[int64]) {
			if m.OK {
				row["("+key+" before)"] = whole(m.V)
			}
		}
		number("total", f.Total)
		number("rank", f.Rank)
		for _, c := range f.Counts {
			number("counts."+c.Status, progress.Some(c.N))
		}
		if f.Value.OK {
			row["(value before)"] = Cell{Text: f.Value.V.String(), Type: Number}
		}
	}
	g.add(row)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// tables are the tables of an array, however it was written.
func tables(v any) []map[string]any {
	switch v := v.(type) {
	case []map[string]any:
		return v
	case []any:
		var list []map[string]any
		for _, element := range v {
			if m, ok := element.(map[string]any); ok {
				list = append(list, m)
			}
		}
		return list
	}
	return nil
}
