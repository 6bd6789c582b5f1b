package diff

import (
	"strings"

	"tiendo/internal/progress"
)

// pastStates compares what a report said of single items.
func (p *pair) pastStates(was, is *progress.Report) []Entry {
	var list []Entry
	now := map[string]*progress.ItemState{}
	for i := range is.Items {
		now[is.Items[i].ID] = &is.Items[i]
	}
	for i := range was.Items {
		a, about := &was.Items[i], was.Plan+"/"+was.Items[i].ID
		b := now[a.ID]
		if b == nil {
			list = append(list, Entry{Kind: "state-removed", Subject: about, From: p.state(p.old, was.Plan, a), Doubt: PastChanged,
				Text: p.say("{was}: báo cáo không còn nói tới", "{was}: the report no longer speaks of it", "was", p.state(p.old, was.Plan, a))})
			continue
		}
		delete(now, a.ID)
		if a.Status != b.Status || a.Value != b.Value || a.Late != b.Late || a.DoneOn != b.DoneOn {
			list = append(list, Entry{Kind: "state-changed", Subject: about, From: p.state(p.old, was.Plan, a), To: p.state(p.new, is.Plan, b), Doubt: PastChanged,
				Text: p.say("“{was}” thành “{is}”", "“{was}” became “{is}”", "was", p.stateInFull(p.state(p.old, was.Plan, a), a), "is", p.stateInFull(p.state(p.new, is.Plan, b), b))})
		}
		if gone := evidenceGone(a, b); gone != "" {
			list = append(list, Entry{Kind: "evidence-removed", Subject: about, From: gone, Doubt: SourceRemoved,
				Text: p.say("minh chứng không còn: {what}", "evidence is gone: {what}", "what", gone)})
		}
	}
	for i := range is.Items {
		if b := &is.Items[i]; now[b.ID] != nil {
			list = append(list, Entry{Kind: "state-added", Subject: is.Plan + "/" + b.ID, To: p.state(p.new, is.Plan, b), Doubt: PastChanged,
				Text: p.say("{is}: thêm vào một báo cáo đã công bố", "{is}: added to a report that was published", "is", p.state(p.new, is.Plan, b))})
		}
	}
	return list
}

// stateInFull is a state with the words that decide whether it was in time.
func (p *pair) stateInFull(text string, st *progress.ItemState) string {
	if st.Late.OK {
		text += map[bool]string{true: p.say(", trễ hạn", ", late"), false: p.say(", đúng hạn", ", in time")}[st.Late.V]
	}
	if st.DoneOn != 0 {
		text += p.say(", xong {date}", ", done on {date}", "date", p.lang.Date(st.DoneOn))
	}
	return text
}

func evidenceGone(a, b *progress.ItemState) string {
	kept := map[string]bool{}
	for _, e := range b.Evidence {
		kept[e.URL+"\n"+e.Title.Own] = true
		if e.URL != "" {
			kept[e.URL] = true
		}
	}
	for _, e := range a.Evidence {
		if !kept[e.URL+"\n"+e.Title.Own] && (e.URL == "" || !kept[e.URL]) {
			return strings.TrimSpace(e.Title.Own + " " + e.URL)
		}
	}
	return ""
}

// pastUnits compares the tables of units of one report.
func (p *pair) pastUnits(was, is *progress.Report) []Entry {
	switch a, b := was.Units, is.Units; {
	case a == nil && b == nil:
		return nil
	case a == nil:
		return []Entry{{Kind: "units-added", Subject: is.Plan + "/" + b.Set, Doubt: PastChanged,
			Text: p.say("bảng kết quả từng nơi: thêm vào một báo cáo đã công bố", "the table of places: added to a report that was published")}}
	case b == nil:
		return []Entry{{Kind: "units-removed", Subject: was.Plan + "/" + a.Set, Doubt: PastChanged,
			Text: p.say("bảng kết quả từng nơi không còn", "the table of places is gone")}}
	default:
		return p.pastTables(was.Plan, a, b)
	}
}

func (p *pair) pastTables(plan string, a, b *progress.UnitTable) []Entry {
	list := p.moved(PastChanged, one("units.set", a.Set, b.Set), one("units.as_of", p.when(a.AsOf, a.AsOfStated), p.when(b.AsOf, b.AsOfStated)),
		p.words("units.phase", a.Phase, b.Phase))
	before, after := p.doneByCode(p.old, a), p.doneByCode(p.new, b)
	var names []Name
	for i := range p.old.Site.Units {
		u := &p.old.Site.Units[i]
		if was, is := before[u.Code], after[u.Code]; was != is {
			names = append(names, Name{u.Code, p.name(u.Name), was, is})
		}
	}
	if len(names) > 0 {
		list = append(list, Entry{Kind: "units-changed", Subject: plan + "/" + a.Set, Names: names, Doubt: PastChanged, many: places,
			Text: p.say("kết quả của {n} đổi khác", "another result for {n}", "n", places.amount(len(names), p.lang))})
	}
	return list
}

func (p *pair) doneByCode(s *State, t *progress.UnitTable) map[string]string {
	m := map[string]string{}
	for _, d := range t.Done {
		m[s.Site.Units[d.Unit].Code] = p.lang.Int(int64(d.N))
	}
	return m
}
