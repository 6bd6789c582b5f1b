package rule

import (
	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// badCorrection looks at what a correction corrects; that it gives a reason is
// seen while reading.
var badCorrection = Check{
	content.BadValue,
	func(p *pass) {
		for _, r := range p.Reports {
			if r.Corrects == r.ID {
				p.onReport(r, r.Node.At("corrects"), say("báo cáo tự đính chính mình", "the report corrects itself"),
					say("nêu mã của báo cáo cũ", "name the earlier report"))
			} else if old := p.Report(r.Corrects); old != nil {
				p.compareCorrection(r, old)
			}
		}
	},
}

func (p *pass) compareCorrection(r, old *progress.Report) {
	at := r.Node.At("corrects")
	switch {
	case old.Plan != r.Plan:
		p.onReport(r, at, say("“%s” là báo cáo của kế hoạch khác, “%s”", "“%s” is a report of another plan, “%s”", old.ID, old.Plan),
			say("sửa plan hoặc corrects", "correct plan or corrects"))
	case old.Published > r.Published || p.loops(r):
		p.onReport(r, at, say("“%s” không phải là báo cáo công bố trước", "“%s” is not an earlier report", old.ID),
			say("sửa published hoặc corrects", "correct published or corrects"))
	case len(r.Items) == 0 && r.Units == nil && !replacesAny(r, old):
		p.onReport(r, at, say("đính chính không thay số nào của “%s”", "the correction replaces nothing of “%s”", old.ID),
			say("chỉ số liệu cùng set, as_of và split mới được thay; ghi as_of như báo cáo cũ", "only figures of equal set, as_of and split are replaced; write as_of as in the earlier report"))
	}
}

// loops says whether a chain of corrections comes back to where it began.
func (p *pass) loops(r *progress.Report) bool {
	next := p.Report(r.Corrects)
	for range p.Reports {
		if next == nil || next == r {
			break
		}
		next = p.Report(next.Corrects)
	}
	return next == r
}

// replacesAny follows progress.Figure.Replaces.
func replacesAny(r, old *progress.Report) bool {
	figures := map[partition]bool{}
	for i := range old.Figures {
		figures[partitionOf(&old.Figures[i])] = true
	}
	for i := range r.Figures {
		if figures[partitionOf(&r.Figures[i])] {
			return true
		}
	}
	return false
}
