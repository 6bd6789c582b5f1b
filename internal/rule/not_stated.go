package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var notStated = Check{
	define("not-stated", diag.Warning, diag.Complete,
		"Các phần nguồn nêu cộng lại chưa đủ tổng số. Phần còn lại được in là “nguồn chưa nêu tình trạng”, không xếp vào “chậm” hay “chưa làm”.",
		"The parts that the source names do not add up to its total. The rest is printed as “not stated by the source”, never as “late” or “not started”."),
	func(p *pass) {
		for f := range p.standing() {
			if f.RestKind() == progress.NotStated && p.knowsStatuses(f) {
				p.onFigure(f, f.Node.At("counts"),
					say("%s trong %s: %s chưa nêu tình trạng", "%s of %s: %s not stated", plus(f), f.Total.V, f.Rest().V),
					say("hỏi nguồn về số còn lại; nếu nguồn chỉ nêu chừng ấy, thêm acknowledge và note",
						"ask the source about the rest; if it says no more, add acknowledge and a note"))
			}
		}
	},
}

// knowsStatuses says whether every count is of a known status: a misspelt one
// is reported as such, and might be of what is done.
func (p *pass) knowsStatuses(f *progress.Figure) bool {
	statuses := p.of[p.Plan(f.Report.Plan)].statuses
	for _, c := range f.Counts {
		if statuses[c.Status] == nil {
			return false
		}
	}
	return true
}
