package diff

import (
	"strings"

	"tiendo/internal/progress"
)

// claim is what a figure is about within its report.
type claim struct {
	set, split string
	asOf       progress.Period
}

func claims(r *progress.Report) map[claim]*progress.Figure {
	m := map[claim]*progress.Figure{}
	for i := range r.Figures {
		f := &r.Figures[i]
		m[claim{f.Set, f.Split, f.AsOf}] = f
	}
	return m
}

func (p *pair) pastFigures(was, is *progress.Report) []Entry {
	var list []Entry
	before, after := claims(was), claims(is)
	for i := range was.Figures {
		f := &was.Figures[i]
		now := after[claim{f.Set, f.Split, f.AsOf}]
		if now == nil {
			list = append(list, p.pastFigure("figure-removed", f, p.was.Full(f), "", p.say("không còn", "gone")))
			continue
		}
		if keys := differing(f, now); len(keys) > 0 {
			list = append(list, p.pastFigure("figure-changed", f, p.was.Full(f), p.is.Full(now), p.say("đổi {keys}", "{keys} changed", "keys", strings.Join(keys, ", "))))
		}
		list = append(list, about(subject(f), "figure-note", p.moved("", p.words("note", f.Note, now.Note)))...)
	}
	for i := range is.Figures {
		f := &is.Figures[i]
		if before[claim{f.Set, f.Split, f.AsOf}] == nil {
			list = append(list, p.pastFigure("figure-added", f, "", p.is.Full(f), p.say("thêm vào một báo cáo đã công bố", "added to a report that was published")))
		}
	}
	return list
}

func (p *pair) pastFigure(kind string, f *progress.Figure, was, is, what string) Entry {
	text := p.say("số liệu đến {date} ({what})", "figure as of {date} ({what})", "date", p.lang.Period(f.AsOf), "what", what)
	switch {
	case was == "" || is == "":
		text += ": “" + was + is + "”"
	case was != is:
		text += p.say(": “{was}” thành “{is}”", ": “{was}” became “{is}”", "was", was, "is", is)
	}
	return Entry{Kind: kind, Subject: subject(f), From: was, To: is, Text: text, Doubt: PastChanged}
}

// differing are the keys of two figures of one claim that say something else.
func differing(a, b *progress.Figure) []string {
	var keys []string
	add := func(name string, differs bool) {
		if differs {
			keys = append(keys, name)
		}
	}
	add("total", a.Total != b.Total)
	add("counts", !equalCounts(a.Counts, b.Counts))
	add("value", a.Value != b.Value)
	add("unit", a.Unit.Own != b.Unit.Own)
	add("rank", a.Rank != b.Rank)
	add("rank_of", a.RankOf != b.RankOf)
	add("rank_among", a.RankAmong.Own != b.RankAmong.Own)
	add("of_which", !equalCounts(a.OfWhich, b.OfWhich))
	add("phase", a.Phase.Own != b.Phase.Own)
	add("as_of_stated", a.AsOfStated != b.AsOfStated)
	add("kind", a.Kind != b.Kind)
	add("approx", a.Approx != b.Approx)
	add("stated_percent", a.StatedPercent != b.StatedPercent)
	add("confirmed_by", a.ConfirmedBy.Own != b.ConfirmedBy.Own)
	add("printed", a.Printed.Own != b.Printed.Own)
	return keys
}

func equalCounts(a, b []progress.Count) bool {
	if len(a) != len(b) {
		return false
	}
	n := map[string]int64{}
	for _, c := range a {
		n[c.Status] = c.N
	}
	for _, c := range b {
		if v, ok := n[c.Status]; !ok || v != c.N {
			return false
		}
	}
	return true
}
