package rule

import (
	"iter"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// unitTable is the table of units of a report, with what rules ask of it.
type unitTable struct{ *progress.UnitTable }

// unitTables is every table of units whose plan is known.
func (p *pass) unitTables() iter.Seq2[unitTable, *progress.Plan] {
	return func(yield func(unitTable, *progress.Plan) bool) {
		for _, r := range p.Reports {
			if plan := p.Plan(r.Plan); plan != nil && r.Units != nil && !yield(unitTable{r.Units}, plan) {
				return
			}
		}
	}
}

// covered is the units that each plan covers, as ascending indexes into
// Site.Units. Plans that cover all share one list.
func (p *pass) covered() map[*progress.Plan][]int32 {
	all := make([]int32, len(p.Units))
	groups := map[string][]int32{}
	for i := range all {
		all[i] = int32(i)
		group := p.Units[i].Group.Own
		groups[group] = append(groups[group], int32(i))
	}
	lists := make(map[*progress.Plan][]int32, len(p.Plans))
	for _, plan := range p.Plans {
		lists[plan] = all
		if len(plan.UnitGroups) > 0 {
			var own []int32
			for _, group := range plan.UnitGroups {
				own = append(own, groups[group]...)
			}
			slices.Sort(own)
			lists[plan] = slices.Compact(own) // a group may be named twice
		}
	}
	return lists
}

// silent is the units that have no row.
func (t unitTable) silent(covered []int32) []int32 {
	var silent []int32
	row := 0
	for _, u := range covered {
		for row < len(t.Done) && t.Done[row].Unit < u {
			row++
		}
		if row == len(t.Done) || t.Done[row].Unit != u {
			silent = append(silent, u)
		}
	}
	return silent
}

// tally counts the units that meet every criterion, and those that have a
// number at all.
func (t unitTable) tally(covered []int32, criteria int64) (complete, known int64) {
	known = int64(len(t.Done))
	for i := range t.Done {
		if int64(t.Done[i].N) >= criteria {
			complete++
		}
	}
	if t.Default.OK {
		silent := int64(len(t.silent(covered)))
		known += silent
		if int64(t.Default.V.N) >= criteria {
			complete += silent
		}
	}
	return complete, known
}

// onUnits reports something about a table of units.
func (p *pass) onUnits(t *progress.UnitTable, at diag.Place, message, hint diag.Text) {
	own := owner{t.Acknowledge, t.Note, false}
	p.report(finding{at, t.Report.Plan + "/" + t.Set, message, hint}, append([]owner{own}, p.ownersOf(t.Report)...)...)
}
