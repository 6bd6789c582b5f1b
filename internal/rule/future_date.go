package rule

import "tiendo/internal/diag"

var futureDate = Check{
	define("future-date", diag.Warning, diag.Correct,
		"Báo cáo, bài viết hoặc cam kết ghi ngày sau ngày dựng trang, nên chưa được công bố: không có ở trang nào cho tới ngày ấy.",
		"A report, an article or a commitment is dated after the day of the build, so it is not public yet: it is on no page until that day."),
	func(p *pass) {
		for _, h := range p.Hidden {
			if h.Until == 0 {
				continue // a draft is no mistake
			}
			p.report(finding{at: h.Node.At(h.Key),
				message: say("%s sau ngày dựng trang %s: chưa công bố", "%s is after the day of the build, %s: not public yet", h.Until, p.Date),
				hint:    say("sửa ngày nếu gõ nhầm; xem trước bằng --drafts", "correct the date if it was mistyped; preview with --drafts")})
		}
	},
}
