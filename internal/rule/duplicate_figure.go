package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var duplicateFigure = Check{
	define("duplicate-figure", diag.Error, diag.Correct,
		"Một báo cáo nói hai lần về cùng một danh mục, cùng ngày chốt số liệu: không biết số nào đúng.",
		"A report speaks twice of the same set as of the same day: nobody can tell which one holds."),
	func(p *pass) {
		for _, r := range p.Reports {
			seen := map[partition]bool{}
			for i := range r.Figures {
				f := &r.Figures[i]
				if seen[partitionOf(f)] {
					p.onFigure(f, f.Node.At("set"),
						say("danh mục “%s” đã có số liệu chốt %s trong báo cáo này", "the set “%s” already has a figure as of %s in this report", f.Set, f.AsOf),
						say("xóa một trong hai; nếu là cách phân loại khác của cùng tổng số, đặt tên cho nó: split = \"…\"",
							"delete one of them; if it splits the same total in another way, name it: split = \"…\""))
				}
				seen[partitionOf(f)] = true
			}
		}
	},
}

// partition is what a report may say once.
type partition struct {
	counted
	split string
}

func partitionOf(f *progress.Figure) partition {
	return partition{counted{f.Set, f.AsOf}, f.Split}
}
