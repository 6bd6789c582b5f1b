package rule

import "tiendo/internal/diag"

var staleReport = Check{
	define("stale-report", diag.Warning, diag.Live,
		"Báo cáo mới nhất của kế hoạch cũ hơn nhịp báo cáo đã hẹn (report_every_days), tính theo ngày chốt số liệu.",
		"The newest report of a plan is older than the cadence that was promised (report_every_days), counted from its as-of date."),
	func(p *pass) {
		for _, plan := range p.Plans {
			if !p.Stale(plan) {
				continue
			}
			last := p.LastReport(plan.ID)
			p.report(finding{plan.Node.At("report_every_days"), "plan:" + plan.ID,
				say("báo cáo mới nhất chốt %s; hẹn cứ %s ngày một lần", "the newest report is as of %s; one was promised every %s days", last.AsOf, plan.ReportEveryDays),
				say("thêm báo cáo mới, hoặc sửa report_every_days", "add a new report, or correct report_every_days")},
				ofPlan(plan)...)
		}
	},
}
