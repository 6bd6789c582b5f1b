package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var assumedDate = Check{
	define("assumed-date", diag.Warning, diag.Complete,
		"Nguồn chỉ viết “đến nay”, không ghi ngày chốt số liệu, nên trang phải giả định một ngày và nói rõ điều đó.",
		"The source says “to date” and names no day, so the page has to assume one, and says so."),
	func(p *pass) {
		for _, r := range p.Reports {
			if !r.AsOfStated && r.AsOf.Set() {
				message, hint := assumed(r.AsOf)
				p.onReport(r, r.Node.At("as_of_stated"), message, hint)
			}
			for i := range r.Figures {
				if f := &r.Figures[i]; !f.AsOfStated && f.Node.Kid("as_of_stated") != nil {
					message, hint := assumed(f.AsOf)
					p.onFigure(f, f.Node.At("as_of_stated"), message, hint)
				}
			}
			if u := r.Units; u != nil && !u.AsOfStated && u.Node.Kid("as_of_stated") != nil {
				message, hint := assumed(u.AsOf)
				p.onUnits(u, u.Node.At("as_of_stated"), message, hint)
			}
		}
	},
}

func assumed(asOf progress.Period) (message, hint diag.Text) {
	return say("nguồn không ghi ngày chốt số liệu; trang lấy %s", "the source names no as-of date; the page assumes %s", asOf),
		say("hỏi nguồn; nếu không có ngày, thêm acknowledge và note", "ask the source; if there is no date, add acknowledge and a note")
}
