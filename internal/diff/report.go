package diff

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// reports are the new ones, each with the change that every figure of it brings.
var reports = Section{"reports", diag.Text{VI: "Báo cáo mới", EN: "New reports"}, func(p *pair) []Entry {
	return p.newReports(func(r *progress.Report) bool { return r.Corrects == "" }, p.report)
}}

// corrections are those among them that replace what was published.
var corrections = Section{"corrections", diag.Text{VI: "Đính chính", EN: "Corrections"}, func(p *pair) []Entry {
	return p.newReports(func(r *progress.Report) bool { return r.Corrects != "" }, p.correction)
}}

func (p *pair) newReports(wanted func(*progress.Report) bool, tell func(*progress.Report) Entry) []Entry {
	var list []Entry
	for _, r := range p.new.Site.Reports {
		if p.old.Site.Report(r.ID) == nil && wanted(r) {
			list = append(list, tell(r))
		}
	}
	return list
}

func (p *pair) report(r *progress.Report) Entry {
	return Entry{
		Kind: "report", Subject: r.ID, Entries: p.figures(r),
		Text: p.say("{plan}, số liệu đến {as_of}, công bố {published}; nguồn: {source}", "{plan}, figures as of {as_of}, published {published}; source: {source}",
			"plan", p.title(p.new, r.Plan), "as_of", p.lang.Period(r.AsOf), "published", p.lang.Date(r.Published), "source", p.is.Source(&r.Source)),
	}
}

func (p *pair) correction(r *progress.Report) Entry {
	return Entry{
		Kind: "correction", Subject: r.ID, Entries: p.figures(r),
		Text: p.say("đính chính {old}, công bố {published}; lý do: {reason}; nguồn: {source}", "corrects {old}, published {published}; reason: {reason}; source: {source}",
			"old", r.Corrects, "published", p.lang.Date(r.Published), "reason", strings.TrimRight(p.name(r.Reason), ". "), "source", p.is.Source(&r.Source)),
	}
}

// figures are the changes that the figures of a report bring, in the sentences
// of its page, and what it leaves out.
func (p *pair) figures(r *progress.Report) []Entry {
	var list []Entry
	for i := range r.Figures {
		if f := &r.Figures[i]; f.Split == "" {
			list = append(list, p.figure(f))
		}
	}
	return list
}

func (p *pair) figure(f *progress.Figure) Entry {
	c := p.new.Site.ChangeOf(f)
	e := Entry{
		Kind: "figure", Subject: subject(f), To: p.is.Short(f), Text: p.is.Change(f), Doubt: magnitude(c, f),
		Change: &Facts{Kind: c.Kind.String(), Comparable: c.Kind.Comparable(), N: c.N, Days: c.Days},
	}
	if c.From == nil {
		return e
	}
	e.Change.Since, e.From = c.From.Report.ID, p.is.Short(c.From)
	if e.From == e.To { // a part has changed
		if was, is := p.is.Full(c.From), p.is.Full(f); was != is {
			e.From, e.To = was, is
		}
	}
	return e
}

// subject names what a figure is about: "nq57/tasks".
func subject(f *progress.Figure) string { return f.Report.Plan + "/" + f.Set }

func (p *pair) title(s *State, plan string) string {
	if found := s.Site.Plan(plan); found != nil {
		return p.name(found.Title)
	}
	return plan
}
