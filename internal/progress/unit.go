package progress

import "tiendo/internal/diag"

// Unit is a commune, ward or other place or body that is followed one by one.
type Unit struct {
	Node    *diag.Node
	Code    string
	Name    Text
	Kind    Text
	Group   Text
	Tile    Maybe[Tile]
	Former  []string // older names, for search
	Aliases []string // former codes
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
