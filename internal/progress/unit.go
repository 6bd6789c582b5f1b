package progress

import "tiendo/internal/diag"

// Unit is a commune, ward or other place or body that is followed one by one.
type Unit struct {
	Node   *diag.Node
	Code   string
	Name   Text
	Kind   Text
	Group  Text
	Tile   Maybe[Tile]
	Former []string // older names, for search
}

// Tile is the place of a unit on the grid: column and row, from 1.
type Tile struct{ Col, Row int }

// UnitState is what one report says about one unit.
type UnitState struct {
	Table *UnitTable
	Plan  *Plan
	Of    Maybe[int64] // size of the criterion set
	Done  UnitDone
}

// Complete says whether the unit meets every criterion.
func (s UnitState) Complete() bool { return s.Of.OK && int64(s.Done.N) >= s.Of.V }

// Covers says whether the plan covers a unit.
func (p *Plan) Covers(u *Unit) bool {
	return len(p.UnitGroups) == 0 || contains(p.UnitGroups, u.Group.Own)
}

// Row is what the table says about the i-th unit of the site: its own row, or
// the default when the plan covers it.
func (t *UnitTable) Row(i int) Maybe[UnitDone] {
	lo, hi := 0, len(t.Done)
	for lo < hi {
		mid := (lo + hi) / 2
		if int(t.Done[mid].Unit) < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(t.Done) && int(t.Done[lo].Unit) == i {
		return Some(t.Done[lo])
	}
	return t.Default
}
