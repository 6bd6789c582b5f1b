package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var noEvidence = Check{
	define("no-evidence", diag.Warning, diag.Complete,
		"Một mục được báo là đã xong nhưng không có minh chứng nào: sản phẩm, văn bản hay đường dẫn để người đọc tự kiểm tra.",
		"An item is reported as done without any evidence: a product, a document or a link that readers can check."),
	func(p *pass) {
		for _, plan := range p.Plans {
			for i := range plan.Items {
				p.askEvidence(plan, &plan.Items[i])
			}
		}
	},
}

func (p *pass) askEvidence(plan *progress.Plan, item *progress.Item) {
	var newest *progress.ItemState
	done := false
	for _, st := range p.ItemHistory(plan.ID, item.ID) {
		if len(st.Evidence) > 0 {
			return
		}
		if status := p.of[plan].statuses[st.Status]; status != nil {
			newest, done = st, status.CountsAs == progress.Done
		}
	}
	if !done {
		return
	}
	p.report(finding{newest.Node.At("status"), "item:" + plan.ID + "/" + item.ID,
		say("“%s” đã xong, không có minh chứng", "“%s” is done, without evidence", item.Title),
		say("thêm evidence = [{ title = \"…\", url = \"…\" }]", "add evidence = [{ title = \"…\", url = \"…\" }]")},
		append([]owner{{newest.Acknowledge, newest.Note, false}, {item.Acknowledge, item.Note, true}}, p.ownersOf(newest.Report)...)...)
}
