package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var unitsDisagree = Check{
	define("units-disagree", diag.Warning, diag.Correct,
		"Số đơn vị đạt đủ tiêu chí trong bảng khác số đơn vị “đã xong” mà chính báo cáo ấy nêu.",
		"The number of units that meet every criterion in the table differs from the number that the same report calls done."),
	func(p *pass) {
		covered := p.covered()
		for t, plan := range p.unitTables() {
			set := p.of[plan].sets[t.Set]
			if set == nil || !set.Size.OK || set.Each == "" {
				continue
			}
			complete, known := t.tally(covered[plan], set.Size.V)
			for i := range t.Report.Figures {
				if f := &t.Report.Figures[i]; f.Set == set.Each && f.Split == "" && sameTime(f, t) {
					p.compareUnits(f, complete, known)
				}
			}
		}
	},
}

// sameTime says whether a figure and a table speak of the same day and phase.
func sameTime(f *progress.Figure, t unitTable) bool {
	return f.AsOf == t.AsOf && (f.Phase.Empty() || t.Phase.Empty() || f.Phase.Own == t.Phase.Own)
}

// compareUnits allows for units that are in the total and not in the table.
func (p *pass) compareUnits(f *progress.Figure, complete, known int64) {
	if !f.HasCounts() {
		return
	}
	missing := int64(0)
	if f.Total.OK {
		missing = max(0, f.Total.V-known)
	}
	if f.Done < complete || f.Done > complete+missing {
		p.onFigure(f, f.Node.At("counts"),
			say("số đơn vị đạt đủ trong bảng là %s, báo cáo nêu %s", "complete units in the table: %s; the report says %s", complete, f.Done),
			say("đối chiếu [units] với nguồn; nếu nguồn in như vậy, thêm acknowledge và note", "compare [units] with the source; if it is printed so, add acknowledge and a note"))
	}
}
