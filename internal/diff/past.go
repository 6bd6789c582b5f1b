package diff

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// past is what was published and is something else now. The way to change it is
// a correction, which leaves it as it was.
var past = Section{"past", diag.Text{VI: "Những gì đã công bố", EN: "What was published"}, func(p *pair) []Entry {
	var list []Entry
	for _, r := range p.old.Site.Reports {
		now := p.new.Site.Report(r.ID)
		if now == nil {
			list = append(list, p.removed(r))
			continue
		}
		if changed := p.pastReport(r, now); len(changed) > 0 {
			list = append(list, Entry{Kind: "report-changed", Subject: r.ID, Entries: changed,
				Text: p.say("{plan}, công bố {published}", "{plan}, published {published}", "plan", p.title(p.old, r.Plan), "published", p.lang.Date(r.Published))})
		}
	}
	return list
}}

// removed is a report that is gone with everything it said.
func (p *pair) removed(r *progress.Report) Entry {
	e := Entry{Kind: "report-removed", Subject: r.ID, Doubt: SourceRemoved,
		Text: p.say("báo cáo không còn trên trang; nguồn: {source}", "the report is gone; source: {source}", "source", p.was.Source(&r.Source))}
	for i := range r.Figures {
		f := &r.Figures[i]
		e.Entries = append(e.Entries, Entry{Kind: "figure-removed", Subject: subject(f), From: p.was.Short(f), Text: p.was.Full(f)})
	}
	return e
}

// pastReport compares a report that both states have.
func (p *pair) pastReport(was, is *progress.Report) []Entry {
	list := p.moved(PastChanged,
		one("plan", was.Plan, is.Plan), one("published", p.lang.Date(was.Published), p.lang.Date(is.Published)),
		one("as_of", p.when(was.AsOf, was.AsOfStated), p.when(is.AsOf, is.AsOfStated)),
		one("corrects", was.Corrects, is.Corrects), p.words("reason", was.Reason, is.Reason))
	list = append(list, p.pastSource(&was.Source, &is.Source)...)
	list = append(list, p.moved("", p.words("note", was.Note, is.Note))...)
	list = append(list, p.pastFigures(was, is)...)
	list = append(list, p.pastStates(was, is)...)
	return append(list, p.pastUnits(was, is)...)
}

// when is an as-of date with a mark where it is assumed.
func (p *pair) when(as progress.Period, stated bool) string {
	if stated {
		return p.lang.Period(as)
	}
	return p.say("{date} (giả định)", "{date} (assumed)", "date", p.lang.Period(as))
}

// pastSource compares who said so. What was added later is no doubt, what is
// gone is the worst.
func (p *pair) pastSource(was, is *progress.Source) []Entry {
	var list []Entry
	for _, k := range slices.Concat(p.words("source.title", was.Title, is.Title), p.words("source.publisher", was.Publisher, is.Publisher),
		one("source.url", was.URL, is.URL), one("source.archive", was.Archive, is.Archive), one("source.sha256", was.SHA256, is.SHA256)) {
		doubt := PastChanged
		switch "" {
		case k.was:
			doubt = ""
		case k.is:
			doubt = SourceRemoved
		}
		list = append(list, p.moved(doubt, []key{k})...)
	}
	return append(list, p.moved("", one("source.accessed", p.lang.Date(was.Accessed), p.lang.Date(is.Accessed)))...)
}
