package rule

import (
	"iter"
	"maps"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// prose is one part of an article or page that depends on data, with the day as
// of which it speaks: the article's own, or that of the build for a page.
type prose struct {
	progress.Part
	day progress.Date
}

// parts is every part of every article and page, in every language, that is not
// plain HTML, and what articles say of the numbers in their titles and summaries.
func (p *pass) parts() iter.Seq[prose] {
	return func(yield func(prose) bool) {
		each := func(bodies map[string]progress.Body, day progress.Date) bool {
			for _, lang := range slices.Sorted(maps.Keys(bodies)) {
				for _, part := range bodies[lang].Parts {
					if part.HTML == "" && !yield(prose{part, day}) {
						return false
					}
				}
			}
			return true
		}
		for _, a := range p.News {
			for i := range a.Figures {
				if !yield(prose{progress.Part{Bound: &a.Figures[i]}, a.Date}) {
					return
				}
			}
			if !each(a.Bodies, a.Date) {
				return
			}
		}
		for _, page := range p.Pages {
			if !each(page.Bodies, p.today()) {
				return
			}
		}
	}
}

// today is the day as of which pages speak: with drafts shown, what is dated
// later is known too.
func (p *pass) today() progress.Date {
	day := p.Date
	if p.Drafts {
		for _, r := range p.Reports {
			day = max(day, r.Published)
		}
	}
	return day
}

// figure is the figure that a bound figure speaks of, nil when none was known or
// its plan or set is none.
func (p *pass) figure(b *progress.Bound, day progress.Date) *progress.Figure {
	if p.of[p.Plan(b.Plan)].sets[b.Set] == nil {
		return nil
	}
	if b.AsOf.Set() {
		return p.AtAsOf(b.Plan, b.Set, b.AsOf, day)
	}
	return p.At(b.Plan, b.Set, day)
}

// referFromProse looks up what bound figures and charts name.
func (p *pass) referFromProse() {
	for part := range p.parts() {
		if b := part.Bound; b != nil && p.target(b.Plan, b.Set, b.Place) != nil && p.figure(b, part.day) == nil {
			p.nothingKnown(b.Place, b.Plan, b.Set, b.AsOf, part.day)
		}
		if c := part.Chart; c != nil {
			if set := p.target(c.Plan, c.Set, c.Place); set != nil && !p.drawable(c, set, part.day) {
				p.nothingKnown(c.Place, c.Plan, c.Set, c.AsOf, part.day)
			}
		}
	}
}

// target is the set that a link in prose names; see plan.
func (p *pass) target(plan, set string, at diag.Place) *progress.Set {
	if found := p.plan(plan, &diag.Node{Place: at}); found != nil {
		return p.set(found, set, at)
	}
	return nil
}

// drawable says whether a chart has anything to show on a day. What shows
// deadlines needs no figure, what shows units needs a table of them.
func (p *pass) drawable(c *progress.ChartRef, set *progress.Set, day progress.Date) bool {
	switch {
	case c.AsOf.Set():
		return p.AtAsOf(c.Plan, c.Set, c.AsOf, day) != nil
	case c.Kind == "timeline" || p.At(c.Plan, c.Set, day) != nil:
		return true
	}
	for _, r := range p.Reports {
		if r.Published > day {
			break
		}
		if t := r.Units; t != nil && r.Plan == c.Plan {
			if of := p.of[p.Plan(c.Plan)].sets[t.Set]; t.Set == set.ID || of != nil && of.Each == set.ID {
				return true
			}
		}
	}
	return false
}

// nothingKnown reports a set that has no figure yet on the day of the article,
// or none of the as-of date that is asked for.
func (p *pass) nothingKnown(at diag.Place, plan, set string, asOf progress.Period, day progress.Date) {
	if p.anyBroken() {
		return
	}
	name := plan + "/" + set
	message := say("ngày %s chưa có số liệu nào của “%s”", "on %s no figure of “%s” was known", day, name)
	hint := say("kiểm tra ngày của bài, hoặc thêm báo cáo còn thiếu", "check the date of the article, or add the missing report")
	first, known := p.knownOf(plan, set, day)
	switch {
	case asOf.Set():
		message = say("ngày %s chưa có số liệu của “%s” chốt đúng %s", "on %s no figure of “%s” as of exactly %s was known", day, name, asOf)
		if known != nil {
			hint = say("đã có số chốt %s; sửa as_of, hoặc thêm báo cáo còn thiếu", "there is one as of %s; correct as_of, or add the missing report", listed(known))
		}
	case first == 0 && !p.anyHidden("report"):
		message = say("chưa báo cáo nào có số liệu của “%s”", "no report has a figure of “%s”", name)
		hint = say("bỏ biểu đồ hay liên kết này, hoặc thêm báo cáo có số liệu của danh mục", "take the chart or link out, or add a report with a figure of this set")
	case first > day:
		hint = say("báo cáo đầu tiên về danh mục này công bố ngày %s: sửa ngày của bài, hoặc thêm báo cáo còn thiếu", "the first report on this set was published on %s: correct the date of the article, or add the missing report", first)
	}
	p.report(finding{at: at, message: message, hint: hint})
}

// knownOf is the day on which the first figure of a set was published, 0 when
// none was, and the as-of dates of those known on a day.
func (p *pass) knownOf(plan, set string, day progress.Date) (first progress.Date, asOf []progress.Period) {
	for _, f := range p.History(plan, set) {
		if first == 0 || f.Report.Published < first {
			first = f.Report.Published
		}
		if f.Report.Published <= day && !slices.Contains(asOf, f.AsOf) {
			asOf = append(asOf, f.AsOf)
		}
	}
	return first, asOf
}

// listed writes the last of some times.
func listed(list []progress.Period) worded {
	const most = 5
	return func(l *locale.Language) string {
		var words []string
		for _, when := range list[max(0, len(list)-most):] {
			words = append(words, l.Period(when))
		}
		return strings.Join(words, ", ")
	}
}

// anyHidden says whether the day of the build keeps back anything of a kind.
func (p *pass) anyHidden(kind string) bool {
	return slices.ContainsFunc(p.Hidden, func(h progress.Hidden) bool { return h.Kind == kind })
}

// anyBroken says whether some report could not be read: it may be the one.
func (p *pass) anyBroken() bool {
	for key, broken := range p.Broken {
		if kind, _, _ := strings.Cut(key, "/"); broken && kind == "report" {
			return true
		}
	}
	return false
}
