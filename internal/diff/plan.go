package diff

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// plans are the programmes and the lists that are counted in them.
var plans = Section{"plans", diag.Text{VI: "Kế hoạch và danh mục", EN: "Plans and lists"}, func(p *pair) []Entry {
	var list []Entry
	for _, is := range p.new.Site.Plans {
		if was := p.old.Site.Plan(is.ID); was != nil {
			list = append(list, p.plan(was, is)...)
			continue
		}
		list = append(list, Entry{Kind: "plan-added", Subject: is.ID, Text: p.say("kế hoạch mới: {title}", "a new plan: {title}", "title", p.name(is.Title))})
	}
	for _, was := range p.old.Site.Plans {
		if p.new.Site.Plan(was.ID) == nil {
			list = append(list, Entry{Kind: "plan-removed", Subject: was.ID, Doubt: SourceRemoved,
				Text: p.say("kế hoạch không còn trên trang: {title}", "the plan is gone: {title}", "title", p.name(was.Title))})
		}
	}
	return list
}}

func (p *pair) plan(was, is *progress.Plan) []Entry {
	a, b := &was.Document, &is.Document
	list := about(is.ID, "plan-changed", p.moved("", p.words("title", was.Title, is.Title), p.words("issuer", was.Issuer, is.Issuer), p.words("scope", was.Scope, is.Scope),
		one("document.number", a.Number, b.Number), p.words("document.title", a.Title, b.Title), one("document.url", a.URL, b.URL),
		p.words("summary", was.Summary, is.Summary), p.words("note", was.Note, is.Note)))
	for i := range is.Sets {
		set := &is.Sets[i]
		if old := was.Set(set.ID); old != nil {
			list = append(list, p.set(is, old, set)...)
		} else {
			list = append(list, p.newSet(is, set))
		}
	}
	for i := range was.Sets {
		if set := &was.Sets[i]; is.Set(set.ID) == nil {
			list = append(list, Entry{Kind: "set-removed", Subject: was.ID + "/" + set.ID, Text: p.say("danh mục không còn: {name}", "the list is gone: {name}", "name", p.name(set.Name))})
		}
	}
	return list
}

// newSet is a list that was not counted before; one that takes the place of
// another is never compared with it.
func (p *pair) newSet(plan *progress.Plan, set *progress.Set) Entry {
	e := Entry{Kind: "set-added", Subject: plan.ID + "/" + set.ID, Text: p.say("danh mục mới: {name}", "a new list: {name}", "name", p.name(set.Name))}
	if former := plan.Set(set.Replaces); former != nil {
		e.Kind, e.From, e.To = "set-replaced", former.ID, set.ID
		e.Text = p.say("danh mục “{former}” đã thay bằng “{name}”, không so sánh được", "the list “{former}” was replaced by “{name}”; not comparable",
			"former", p.name(former.Name), "name", p.name(set.Name))
	}
	return e
}

// set compares a list that both states have.
func (p *pair) set(plan *progress.Plan, was, is *progress.Set) []Entry {
	return about(plan.ID+"/"+is.ID, "set-changed", p.moved("",
		one("size", p.count(was.Size), p.count(is.Size)), p.words("name", was.Name, is.Name), p.words("noun", was.Noun, is.Noun),
		one("within", was.Within, is.Within), one("replaces", was.Replaces, is.Replaces), one("starts", p.lang.Date(was.Starts), p.lang.Date(is.Starts)),
		one("due", p.lang.Period(was.Due), p.lang.Period(is.Due)), one("pace", p.paced(was), p.paced(is))))
}

func (p *pair) count(n progress.Maybe[int64]) string {
	if !n.OK {
		return ""
	}
	return p.lang.Int(n.V)
}

// paced says whether a pace is worked out, and why not.
func (p *pair) paced(set *progress.Set) string {
	if set.Pace {
		return p.say("có", "yes")
	}
	return p.say("không", "no") + ": " + set.PaceReason.Own
}
