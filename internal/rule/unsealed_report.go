package rule

import "tiendo/internal/diag"

var unsealedReport = Check{
	define("unsealed-report", diag.Warning, diag.Live,
		"Báo cáo đã công bố nhưng chưa niêm phong trong reports.sum, nên về sau bị sửa cũng không ai biết.",
		"A published report is not sealed in reports.sum, so nobody would notice if it were changed later."),
	func(p *pass) {
		sealed := make(map[string]bool, len(p.Seals.List))
		for _, seal := range p.Seals.List {
			sealed[seal.ID] = true
		}
		for _, r := range p.Reports {
			if !sealed[r.ID] && r.Published <= p.Date {
				p.onReport(r, r.Node.At("published"),
					say("báo cáo chưa niêm phong", "the report is not sealed"), say("chạy `tiendo seal` sau khi công bố", "run `tiendo seal` once it is published"))
			}
		}
	},
}
