package sheet

import "strings"

// Draft is a report read from a file, as TOML values that each know their cell.
type Draft struct {
	Plan    string
	Set     string  // of the criteria that its units are about
	keys    []entry // of the report: "published", "source.title", "units.phase"
	figures [][]entry
	items   [][]entry
	done    []entry // by the code of the unit
	updates []update
	planned [][]entry // items that the plan does not have yet

	assigned []assignment // other bodies for items that it has
}

// entry is a key with its value as TOML, and the cell that it was read from.
type entry struct {
	key, literal string
	at           Ref
}

// update is what became of a commitment.
type update struct {
	commitment string
	at         Ref
	entries    []entry
}

// Empty says whether nothing was filled in that makes a report or an update.
func (d *Draft) Empty() bool {
	return !d.HasReport() && len(d.updates) == 0 && len(d.planned) == 0 && len(d.assigned) == 0
}

// HasReport says whether the draft makes a report.
func (d *Draft) HasReport() bool {
	return len(d.figures)+len(d.items)+len(d.done) > 0 || d.has("units.default")
}

func (d *Draft) set(key string, e entry) {
	e.key = key
	d.keys = append(d.keys, e)
}

func (d *Draft) has(key string) bool { return d.get(key) != "" }

// get is the TOML value of a key of the report.
func (d *Draft) get(key string) string {
	for _, e := range d.keys {
		if e.key == key {
			return e.literal
		}
	}
	return ""
}

// Published is the day on which the source published it, as YYYY-MM-DD.
func (d *Draft) Published() string { return d.get("published") }

// Text is TOML, and the cell that each of its lines comes from.
type Text struct {
	b     strings.Builder
	lines []Ref
}

func (t *Text) String() string { return t.b.String() }

// At is the cell that a line comes from, the nearest above it if the line has
// none of its own; false: there is none.
func (t *Text) At(line int) (Ref, bool) {
	for i := min(line, len(t.lines)) - 1; i >= 0; i-- {
		if t.lines[i] != (Ref{}) {
			return t.lines[i], true
		}
	}
	return Ref{}, false
}

func (t *Text) line(s string, at Ref) {
	t.b.WriteString(s + "\n")
	t.lines = append(t.lines, at)
}

func (t *Text) entry(e entry) { t.line(e.key+" = "+e.literal, e.at) }

// HasItems says whether the draft has items that the plan does not have yet.
func (d *Draft) HasItems() bool { return len(d.planned) > 0 }

// Items is the text of the plan with the new items behind it.
func (d *Draft) Items(plan string) *Text {
	t := &Text{}
	for line := range strings.Lines(plan) {
		t.line(strings.TrimSuffix(line, "\n"), Ref{})
	}
	for _, it := range d.planned {
		t.table("[[item]]", it)
	}
	return t
}

// TOML writes the report.
func (d *Draft) TOML() *Text {
	t := &Text{}
	t.line("#:schema ../../public/api/v1/schema/content/report.json", Ref{})
	t.line("plan = "+quote(d.Plan), Ref{})
	d.group(t, "")
	t.table("[source]", nil)
	d.group(t, "source.")
	for _, f := range d.figures {
		t.table("[[figure]]", f)
	}
	for _, it := range d.items {
		t.table("[[item]]", it)
	}
	if len(d.done) > 0 || d.has("units.default") {
		t.table("[units]", nil)
		t.line("set = "+quote(d.Set), Ref{})
		d.group(t, "units.")
	}
	if len(d.done) > 0 {
		t.table("[units.done]", d.done)
	}
	return t
}

// group writes the keys of one table of the report.
func (d *Draft) group(t *Text, prefix string) {
	for _, e := range d.keys {
		key, ok := strings.CutPrefix(e.key, prefix)
		if ok && !strings.Contains(key, ".") {
			t.entry(entry{key, e.literal, e.at})
		}
	}
}

// table writes a table; counts.done and its like become one inline table.
func (t *Text) table(header string, entries []entry) {
	first := Ref{}
	if len(entries) > 0 {
		first = entries[0].at
	}
	t.line("", first)
	t.line(header, first)
	var counts []string
	var at Ref
	for _, e := range entries {
		if status, ok := strings.CutPrefix(e.key, "counts."); ok {
			counts, at = append(counts, status+" = "+e.literal), e.at
		}
	}
	for _, e := range entries {
		switch {
		case !strings.HasPrefix(e.key, "counts."):
			t.entry(e)
		case len(counts) > 0:
			t.line("counts = { "+strings.Join(counts, ", ")+" }", at)
			counts = nil
		}
	}
}

// unquote undoes quote for ids.
func unquote(literal string) string { return strings.Trim(literal, `"`) }
