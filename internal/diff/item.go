package diff

import (
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// items are the single targets and tasks: what is said of them now, and what is
// asked of them.
var items = Section{"items", diag.Text{VI: "Từng việc", EN: "Single targets and tasks"}, func(p *pair) []Entry {
	var list []Entry
	for _, was := range p.old.Site.Plans {
		if is := p.new.Site.Plan(was.ID); is != nil {
			list = append(list, p.itemsOf(was, is)...)
		}
	}
	return list
}}

func (p *pair) itemsOf(was, is *progress.Plan) []Entry {
	var list []Entry
	var added, removed []Name
	before := map[string]*progress.Item{}
	for i := range was.Items {
		before[was.Items[i].ID] = &was.Items[i]
	}
	for i := range is.Items {
		it := &is.Items[i]
		old := before[it.ID]
		delete(before, it.ID)
		if old == nil {
			added = append(added, p.itemName(is, it))
			continue
		}
		list = append(list, p.item(was, old, is, it)...)
	}
	for i := range was.Items {
		if it := &was.Items[i]; before[it.ID] != nil {
			removed = append(removed, p.itemName(was, it))
		}
	}
	list = append(list, p.names("item-added", is.ID, added, things, "thêm {n}", "added: {n}")...)
	return append(list, p.names("item-removed", is.ID, removed, things, "bỏ {n}", "removed: {n}")...)
}

func (p *pair) itemName(plan *progress.Plan, it *progress.Item) Name {
	return Name{Subject: plan.ID + "/" + it.ID, Text: short(p.name(it.Title))}
}

// item compares what is said of an item, and what it is.
func (p *pair) item(was *progress.Plan, a *progress.Item, is *progress.Plan, b *progress.Item) []Entry {
	id, title := is.ID+"/"+b.ID, short(p.name(b.Title))
	before, after := p.latest(p.old, was.ID, a.ID), p.latest(p.new, is.ID, b.ID)
	var list []Entry
	if before != after {
		e := Entry{Kind: "item", Subject: id, From: before, To: after,
			Text: p.say("{title}: {was} → {is}", "{title}: {was} → {is}", "title", title, "was", before, "is", after)}
		if before == "" {
			e.Text = p.say("{title}: lần đầu được nói tới, {is}", "{title}: spoken of for the first time, {is}", "title", title, "is", after)
		}
		if after == "" {
			e.Text = p.say("{title}: không còn báo cáo nào nói tới (trước: {was})", "{title}: no report speaks of it any more (before: {was})", "title", title, "was", before)
		}
		list = append(list, e)
	}
	changed := p.moved("", p.words("title", a.Title, b.Title), p.words("lead", a.Lead, b.Lead), one("with", helpers(a), helpers(b)), one("goal", p.goal(a), p.goal(b)), one("due", p.deadlines(a), p.deadlines(b)))
	return append(list, about(id, "item-changed", changed)...)
}

// latest is what the newest report says of an item.
func (p *pair) latest(s *State, plan, item string) string {
	states := s.Site.ItemHistory(plan, item)
	if len(states) == 0 {
		return ""
	}
	return p.state(s, plan, states[len(states)-1])
}

// state is what a report says of an item, in the words of the pages.
func (p *pair) state(s *State, plan string, st *progress.ItemState) string {
	words := p.is
	if s == p.old {
		words = p.was
	}
	found := s.Site.Plan(plan)
	if found == nil || found.Item(st.ID) == nil {
		return st.Status
	}
	return words.State(found, found.Item(st.ID), st)
}

// helpers are the bodies that help with an item.
func helpers(it *progress.Item) string {
	var names []string
	for _, t := range it.With {
		names = append(names, t.Own)
	}
	return strings.Join(names, "; ")
}

func (p *pair) goal(it *progress.Item) string {
	switch {
	case !it.Goal.Text.Empty():
		return it.Goal.Text.Own
	case it.Goal.Value.OK:
		return strings.TrimSpace(p.lang.Number(it.Goal.Value.V) + " " + it.Unit.Own)
	}
	return ""
}

// deadlines are all of them, as printed where they are.
func (p *pair) deadlines(it *progress.Item) string {
	text := ""
	for i, d := range it.Deadlines {
		if i > 0 {
			text += "; "
		}
		text += p.due(d.Due, d.Text)
	}
	return text
}

func (p *pair) due(due progress.Period, text progress.Text) string {
	words := p.lang.Period(due)
	if text.Empty() {
		return words
	}
	if words == "" {
		return p.name(text)
	}
	return words + " (" + p.name(text) + ")"
}
