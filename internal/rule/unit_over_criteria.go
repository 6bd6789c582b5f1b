package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var unitOverCriteria = Check{
	define("unit-over-criteria", diag.Error, diag.Correct,
		"Một đơn vị đạt nhiều tiêu chí hơn số tiêu chí hiện có.",
		"A unit meets more criteria than there are."),
	func(p *pass) {
		for t, plan := range p.unitTables() {
			set := p.of[plan].sets[t.Set]
			if set == nil {
				continue
			}
			limit := set.Size
			if named := len(plan.CriteriaOf(set.ID)); !limit.OK && named > 0 {
				limit = progress.Some(int64(named))
			}
			if limit.OK {
				p.overCriteria(t, limit.V)
			}
		}
	},
}

func (p *pass) overCriteria(t unitTable, limit int64) {
	over := func(n int32, at diag.Place, who progress.Text) {
		p.onUnits(t.UnitTable, at, say("%s: %s > %s tiêu chí", "%s: %s > %s criteria", who, int64(n), limit),
			say("sửa số này, hoặc size của danh mục “%s”", "correct the number, or the size of the set “%s”", t.Set))
	}
	var rows map[string]*diag.Node
	for _, d := range t.Done {
		if int64(d.N) <= limit {
			continue
		}
		if rows == nil {
			rows = t.Node.Kid("done").Index()
		}
		unit := &p.Units[d.Unit]
		over(d.N, rows[unit.Code].At(), unit.Name)
	}
	if t.Default.OK && int64(t.Default.V.N) > limit {
		over(t.Default.V.N, t.Node.At("default"), progress.Text{Own: "default"})
	}
}
