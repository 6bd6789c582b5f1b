package content

import (
	"cmp"
	"errors"
	"io/fs"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// roster is the units of a site, and where each stands in their list.
type roster struct {
	units  []progress.Unit
	at     map[string]int
	broken bool // there is a list, but it could not be read
}

// same says whether two rosters number the units alike because they are one, or
// because there are none.
func (l *roster) same(other *roster) bool {
	return l == other || len(l.units)+len(other.units) == 0 && l.broken == other.broken
}

// units reads units.toml; a site need not have one.
func (r *reader) units() {
	r.roster = keep(r, "units", "units.toml", nil, (*reader).readUnits)
	r.c.Units = r.roster.units
}

func (r *reader) readUnits() *roster {
	list := &roster{at: map[string]int{}}
	_, rec := r.data("units.toml", schema.Units())
	if rec == nil {
		_, err := fs.Stat(r.fsys, "units.toml")
		if list.broken = !errors.Is(err, fs.ErrNotExist); list.broken {
			r.broken("units", "")
		}
		return list
	}
	checks := &file{path: "units.toml"}
	defer r.take(checks)
	tiles := map[progress.Tile]string{}
	for _, u := range get[[]record](*rec, "unit") {
		unit := progress.Unit{
			Node: u.node, Code: get[string](u, "code"), Name: get[progress.Text](u, "name"), Kind: get[progress.Text](u, "kind"),
			Group: get[progress.Text](u, "group"), Tile: maybe[progress.Tile](u, "tile"), Former: get[[]string](u, "former"),
			Aliases: get[[]string](u, "aliases"),
		}
		if unit.Code == "" {
			continue
		}
		if _, twice := list.at[unit.Code]; twice {
			checks.duplicate(u.node.At("code"), unit.Code)
			continue
		}
		if other := tiles[unit.Tile.V]; unit.Tile.OK && other != "" {
			checks.report(DuplicateID, u.node.At("tile"), diag.Say("ô này đã thuộc về đơn vị %s", "this tile already belongs to the unit %s", other),
				diag.Say("chọn ô khác", "choose another tile"))
		} else if unit.Tile.OK {
			tiles[unit.Tile.V] = unit.Code
		}
		list.at[unit.Code] = len(list.units)
		list.units = append(list.units, unit)
	}
	list.former()
	return list
}

// former finds units by their former codes too, in reports that came before.
func (l *roster) former() {
	for i := range l.units {
		for _, code := range l.units[i].Aliases {
			if _, there := l.at[code]; !there {
				l.at[code] = i
			}
		}
	}
}

func (f *file) duplicate(at diag.Place, id string) {
	f.report(DuplicateID, at, diag.Say("mã “%s” đã dùng rồi", "the id “%s” is used already", id), diag.Say("đặt mã khác", "choose another id"))
}

func (f *file) unknown(at diag.Place, what diag.Text, id string, known []string) {
	if f.told[UnknownReference] > maxSame {
		return // the nearest word is not looked for in vain
	}
	hint := diag.Say("kiểm tra lại mã", "check the id")
	if near := Nearest(id, known); near != "" {
		hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
	}
	f.report(UnknownReference, at, diag.Text{VI: "không có " + what.VI + " “" + id + "”", EN: "there is no " + what.EN + " “" + id + "”"}, hint)
}

// unitTable makes the [units] table of a report.
func (r *reader) unitTable(f *file, u record, report *progress.Report, plan *progress.Plan, sets renamed) *progress.UnitTable {
	t := &progress.UnitTable{
		Node: u.node, Set: sets.now(get[string](u, "set")), AsOf: report.AsOf, AsOfStated: report.AsOfStated,
		Phase: get[progress.Text](u, "phase"), Note: get[progress.Text](u, "note"), Acknowledge: get[[]string](u, "acknowledge"),
	}
	if asOf := maybe[progress.Period](u, "as_of"); asOf.OK {
		t.AsOf, t.AsOfStated = asOf.V, true
	}
	t.AsOfStated = u.or("as_of_stated", t.AsOfStated)
	var criteria map[string]uint16
	if plan != nil {
		criteria = map[string]uint16{}
		for i, c := range plan.CriteriaOf(t.Set) {
			criteria[c.ID] = uint16(i)
		}
	}
	if u.has("default") {
		d := f.unitDone(u.values["default"], u.node.Kid("default"), criteria)
		d.Unit = -1
		t.Default = progress.Some(d)
	}
	rows := get[map[string]any](u, "done")
	nodes := u.node.Kid("done").Index()
	of := make(map[int]string, len(rows)) // the code by which a unit was named
	t.Done = make([]progress.UnitDone, 0, len(rows))
	for _, code := range sortedKeys(rows) {
		i, ok := r.roster.at[code]
		if !ok {
			if !r.roster.broken {
				f.unknown(nodes[code].At(), diag.Text{VI: "đơn vị", EN: "unit"}, code, nil)
			}
			continue
		}
		if other := of[i]; other != "" {
			f.report(DuplicateID, nodes[code].At(), diag.Say("“%[1]s” và “%[2]s” nay là một đơn vị", "“%[1]s” and “%[2]s” are one unit now", other, code),
				diag.Say("giữ đơn vị cũ trong units.toml, bỏ mã của nó khỏi aliases", "keep the former unit in units.toml and take its code out of aliases"))
			continue
		}
		of[i] = code
		d := f.unitDone(rows[code], nodes[code], criteria)
		d.Unit = int32(i)
		t.Done = append(t.Done, d)
	}
	slices.SortFunc(t.Done, func(a, b progress.UnitDone) int { return cmp.Compare(a.Unit, b.Unit) })
	return t
}

// unitDone is 16, or ["tc-01", "tc-02"]. Criteria are nil when the plan is not
// there, which is told once.
func (f *file) unitDone(v any, n *diag.Node, criteria map[string]uint16) progress.UnitDone {
	which, named := v.([]string)
	if !named {
		number, _ := v.(int64)
		return progress.UnitDone{N: int32(min(number, 1<<30))}
	}
	d := progress.UnitDone{Named: true, Criteria: make([]uint16, 0, len(which))}
	for _, id := range which {
		i, ok := criteria[id]
		switch {
		case criteria == nil:
		case !ok:
			f.unknown(n.At(), diag.Text{VI: "tiêu chí", EN: "criterion"}, id, sortedKeys(criteria))
		case slices.Contains(d.Criteria, i):
			f.duplicate(n.At(), id)
		default:
			d.Criteria = append(d.Criteria, i)
		}
	}
	slices.Sort(d.Criteria)
	d.N = int32(len(d.Criteria))
	return d
}
