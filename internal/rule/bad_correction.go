package rule

import (
	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// badCorrection looks at what a correction corrects; that it gives a reason is
// seen while reading.
//
// A correction names the report of the source, never another correction: then
// the page of that report shows all of its corrections, and each of them one
// step away. A second correction replaces what the first one says.
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
	first := p.first(old)
	switch {
	case old.Plan != r.Plan:
		p.onReport(r, at, say("“%s” là báo cáo của kế hoạch khác, “%s”", "“%s” is a report of another plan, “%s”", old.ID, old.Plan),
			say("sửa plan hoặc corrects", "correct plan or corrects"))
	case old.Published > r.Published || first == nil:
		p.onReport(r, at, say("“%s” không phải là báo cáo công bố trước", "“%s” is not an earlier report", old.ID),
			say("sửa published hoặc corrects", "correct published or corrects"))
	case first != old:
		p.onReport(r, at, say("“%s” đã là đính chính của “%s”", "“%s” is itself a correction, of “%s”", old.ID, first.ID),
			say("viết corrects = \"%s\": đính chính sau thay cả những gì đính chính trước đã sửa", "write corrects = \"%s\": a later correction replaces what an earlier one says", first.ID))
	case !p.replacesAny(r, old):
		p.onReport(r, at, say("đính chính không thay số nào của “%s”", "the correction replaces nothing of “%s”", old.ID),
			say("chỉ số liệu cùng set, as_of và split mới được thay; ghi as_of như báo cáo cũ", "only figures of equal set, as_of and split are replaced; write as_of as in the earlier report"))
	default:
		p.missedFigures(r, old)
	}
}

// first is the report at the beginning of a chain of corrections, nil when the
// chain has none.
func (p *pass) first(r *progress.Report) *progress.Report {
	for range p.Reports {
		before := p.Report(r.Corrects)
		if before == nil {
			return r
		}
		r = before
	}
	return nil
}

// replacesAny says whether a correction replaces anything that was reported.
func (p *pass) replacesAny(r, old *progress.Report) bool {
	for i := range r.Figures {
		if p.Replaced(&r.Figures[i]) != nil {
			return true
		}
	}
	said := map[string]bool{}
	for i := range old.Items {
		said[old.Items[i].ID] = true
	}
	for i := range r.Items {
		if said[r.Items[i].ID] {
			return true
		}
	}
	return r.Units != nil && old.Units != nil && r.Units.Set == old.Units.Set
}

// missedFigures looks for figures that replace nothing beside one of the same
// set that stays: a slip in as_of or split, and readers would go on seeing the
// wrong number. A figure of a set that was left out before is welcome.
func (p *pass) missedFigures(r, old *progress.Report) {
	for i := range r.Figures {
		f := &r.Figures[i]
		if p.Replaced(f) != nil {
			continue
		}
		for j := range old.Figures {
			if was := &old.Figures[j]; was.Set == f.Set && p.CorrectedBy(was) == nil {
				p.onFigure(f, f.Node.At("as_of"), say("số liệu này không thay số nào của “%s”, nơi có số của “%s” chốt %s", "this figure replaces nothing of “%s”, which has one of “%s” as of %s", old.ID, f.Set, was.AsOf),
					say("ghi as_of và split như báo cáo cũ", "write as_of and split as in the earlier report"))
				break
			}
		}
	}
}
