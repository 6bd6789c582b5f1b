package rule

import (
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// badAcknowledge looks at what is acknowledged: a rule that there is, that may
// be acknowledged in this place, and with a note beside it.
var badAcknowledge = Check{
	content.BadValue,
	func(p *pass) {
		p.acknowledges(p.Node, owner{p.Acknowledge, p.Note, true})
		for _, plan := range p.Plans {
			p.acknowledges(plan.Node, ofPlan(plan)[0])
			for i := range plan.Items {
				item := &plan.Items[i]
				p.acknowledges(item.Node, owner{item.Acknowledge, item.Note, true})
			}
		}
		for _, c := range p.Commitments {
			p.acknowledges(c.Node, owner{c.Acknowledge, c.Note, true})
		}
		for _, r := range p.Reports {
			p.acknowledgesIn(r)
		}
	},
}

func (p *pass) acknowledgesIn(r *progress.Report) {
	p.acknowledges(r.Node, owner{r.Acknowledge, r.Note, false})
	for i := range r.Figures {
		f := &r.Figures[i]
		p.acknowledges(f.Node, owner{f.Acknowledge, f.Note, false})
	}
	for i := range r.Items {
		st := &r.Items[i]
		p.acknowledges(st.Node, owner{st.Acknowledge, st.Note, true})
	}
	if u := r.Units; u != nil {
		p.acknowledges(u.Node, owner{u.Acknowledge, u.Note, true})
	}
}

func (p *pass) acknowledges(n *diag.Node, o owner) {
	for _, name := range o.acknowledge {
		switch r := p.rules[name]; {
		case r == nil:
			p.report(finding{at: n.At("acknowledge"), message: say("không có quy tắc “%s”", "there is no rule “%s”", name),
				hint: say("xem tên bằng `tiendo rules`", "see the names with `tiendo rules`")})
		case !mayAcknowledge(r, o.wide):
			p.report(finding{at: n.At("acknowledge"), message: say("lỗi “%s” không thể bỏ qua ở đây", "the error “%s” cannot be acknowledged here", name),
				hint: say("sửa chính lỗi ấy; chỉ sai sót do nguồn in mới được ghi nhận, ngay ở số liệu hoặc báo cáo", "mend the error itself; only slips in print can be acknowledged, at the figure or the report")})
		}
	}
	if len(o.acknowledge) > 0 && o.note.Empty() {
		p.open.Add(content.RequiredKey.Find(n.At("acknowledge"), say("acknowledge cần một note bên cạnh", "acknowledge needs a note beside it"),
			say("thêm note = \"…\" nói với người đọc vì sao", "add note = \"…\" that tells readers why")))
	}
}
