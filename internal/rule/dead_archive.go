package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var deadArchive = Check{
	define("dead-archive", diag.Warning, diag.Live,
		"Bản lưu của nguồn không còn trong thư mục nội dung, hoặc đã khác với mã sha256 ghi khi lưu: không còn gì để đối chiếu khi đường dẫn gốc mất.",
		"The kept copy of a source is not in the content folder, or is no longer the one whose sha256 was noted: nothing is left to compare with once the link is gone."),
	func(p *pass) {
		for _, r := range p.Reports {
			p.openArchive(r.Source, r.ID, p.ownersOf(r)...)
			for i := range r.Items {
				st := &r.Items[i]
				for _, e := range st.Evidence {
					p.openArchive(e, "item:"+r.Plan+"/"+st.ID, append([]owner{{st.Acknowledge, st.Note, false}}, p.ownersOf(r)...)...)
				}
			}
		}
		for _, c := range p.Commitments {
			p.openArchive(c.Source, "commitment:"+c.ID, owner{c.Acknowledge, c.Note, true})
			for _, u := range c.Updates {
				p.openArchive(u.Source, "commitment:"+c.ID, owner{c.Acknowledge, c.Note, true})
			}
		}
		for _, a := range p.News {
			p.openArchive(a.Source, "")
		}
	},
}

func (p *pass) openArchive(src progress.Source, subject string, owners ...owner) {
	if src.Archive == "" {
		return
	}
	switch sum := p.Archives[src.Archive]; {
	case sum == "":
		p.report(finding{src.Node.At("archive"), subject,
			say("không có bản lưu “%s”", "there is no kept copy “%s”", src.Archive), say("đặt lại tệp vào đó, hoặc bỏ archive", "put the file back there, or drop archive")}, owners...)
	case src.SHA256 != "" && sum != src.SHA256:
		p.report(finding{src.Node.At("sha256"), subject,
			say("bản lưu “%s” có mã %s…, không phải mã đã ghi", "the kept copy “%s” has the sum %s…, not the one noted", src.Archive, sum[:min(12, len(sum))]),
			say("khôi phục bản lưu cũ; nếu cố ý thay thì ghi mã mới", "restore the copy; if it was replaced on purpose, note the new sum")}, owners...)
	}
}
