package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var asOfAfterPublished = Check{
	define("as-of-after-published", diag.Error, diag.Correct,
		"Số liệu được chốt sau ngày công bố: một trong hai ngày đã gõ sai. Với tháng, quý, năm thì xét ngày đầu tiên.",
		"The figures are as of a day after they were published: one of the two dates is wrong. Of a month, quarter or year the first day counts."),
	func(p *pass) {
		for _, r := range p.Reports {
			p.compareAsOf(r, r.Node, r.AsOf)
			for i := range r.Figures {
				if f := &r.Figures[i]; f.AsOf != r.AsOf {
					p.compareAsOf(r, f.Node, f.AsOf)
				}
			}
			if r.Units != nil && r.Units.AsOf != r.AsOf {
				p.compareAsOf(r, r.Units.Node, r.Units.AsOf)
			}
		}
	},
}

func (p *pass) compareAsOf(r *progress.Report, n *diag.Node, asOf progress.Period) {
	if r.Published != 0 && asOf.First > r.Published {
		p.onReport(r, n.At("as_of"),
			say("số liệu chốt %s, sau ngày công bố %s", "as of %s, after publication on %s", asOf, r.Published),
			say("sửa as_of hoặc published theo nguồn", "correct as_of or published after the source"))
	}
}
