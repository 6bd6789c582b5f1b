package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var historyChanged = Check{
	define("history-changed", diag.Error, diag.Correct,
		"Một báo cáo đã công bố và niêm phong trong reports.sum bị sửa hoặc bị xóa. Quá khứ chỉ được thay bằng một báo cáo mới có corrects và reason, để ai cũng thấy.",
		"A report that was published and sealed in reports.sum was changed or deleted. The past may only be changed by a new report with corrects and reason, in the open."),
	func(p *pass) {
		for _, seal := range p.Seals.List {
			if p.Broken["report/"+seal.ID] {
				continue // what keeps it from being read is reported already
			}
			r := p.Report(seal.ID)
			switch hidden := p.hidden("report", seal.ID); {
			case r != nil:
				p.compareSeal(seal, r)
			case hidden != nil:
				p.comparePublished(seal, hidden.Until, hidden.Node)
			default:
				p.report(finding{seal.Place, seal.ID,
					say("báo cáo “%s” đã công bố nhưng không còn tệp", "the report “%s” was published and its file is gone", seal.ID),
					say("lấy lại reports/%s.toml từ lịch sử", "restore reports/%s.toml from history", seal.ID)})
			}
		}
	},
}

func (p *pass) compareSeal(seal progress.Seal, r *progress.Report) {
	if p.comparePublished(seal, r.Published, r.Node) && r.Sum != seal.Sum {
		p.report(finding{r.Node.At(), r.ID,
			say("nội dung không còn như lúc niêm phong (reports.sum dòng %s)", "it no longer says what was sealed (reports.sum line %s)", seal.Line), restoreHint})
	}
}

// comparePublished says whether a report has kept its day. One that was moved
// into the future is out of sight, and has changed all the same.
func (p *pass) comparePublished(seal progress.Seal, published progress.Date, n *diag.Node) bool {
	if published.String() == seal.Published {
		return true
	}
	was, _ := progress.ParseDate(seal.Published)
	p.report(finding{n.At("published"), seal.ID,
		say("ngày công bố là %s, lúc niêm phong là %s", "published on %s, but sealed as published on %s", published, was), restoreHint})
	return false
}

var restoreHint = diag.Say(
	"khôi phục tệp như cũ; muốn sửa số liệu thì thêm một báo cáo mới có corrects và reason",
	"restore the file; to change a figure, add a new report with corrects and reason")

// hidden is what the day of the build keeps back, nil when there is no such thing.
func (p *pass) hidden(kind, id string) *progress.Hidden {
	for i := range p.Hidden {
		if p.Hidden[i].Kind == kind && p.Hidden[i].ID == id {
			return &p.Hidden[i]
		}
	}
	return nil
}
