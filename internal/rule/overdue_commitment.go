package rule

import "tiendo/internal/diag"

var overdueCommitment = Check{
	define("overdue-commitment", diag.Warning, diag.Live,
		"Một cam kết đã qua hạn mà trang chưa có tin kết quả. Đó là việc của lịch, không phải lời kết luận rằng cam kết không được giữ.",
		"A commitment is past its date and the site has no news of the outcome. That is a matter of the calendar, not a verdict that it was not kept."),
	func(p *pass) {
		for _, c := range p.Commitments {
			if c.Overdue(p.Date) {
				p.report(finding{c.Node.At("due"), "commitment:" + c.ID,
					say("đã qua hạn %s, chưa có tin kết quả", "past its date, %s, without news of the outcome", c.Due),
					say("hỏi nơi cam kết rồi ghi vào updates = [{ date, status, note, source }]", "ask whoever made it and add updates = [{ date, status, note, source }]")},
					owner{c.Acknowledge, c.Note, true})
			}
		}
	},
}
