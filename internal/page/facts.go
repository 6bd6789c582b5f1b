package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

// fact is one thing to know, with its name.
type fact struct {
	Name string
	Text template.HTML
}

// planFacts are who issued the plan, as what, for whom, and where its data is.
func (e *edition) planFacts(p *progress.Plan) []fact {
	facts := []fact{
		{e.w.About1, e.text(p.Summary)}, {e.w.Document, e.document(&p.Document)}, {e.w.Issuer, e.text(p.Issuer)}, {e.w.Scope, e.text(p.Scope)},
		{e.w.CountedLists, e.setLinks(p)},
		{e.w.Note, e.text(p.Note)}, {e.w.Downloads, e.downloads(p)},
	}
	kept := facts[:0]
	for _, f := range facts {
		if f.Text != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// setLinks lead to the page of each list that is counted.
func (e *edition) setLinks(p *progress.Plan) template.HTML {
	var links []template.HTML
	for i := range p.Sets {
		links = append(links, anchor(e.href(e.at.Set(p.ID, p.Sets[i].ID)), e.text(p.Sets[i].Name)))
	}
	return e.join(links)
}

// document is the text that a plan was issued as.
func (e *edition) document(d *progress.Document) template.HTML {
	text := esc(d.Number)
	if !d.Title.Empty() {
		if text != "" {
			text += ", "
		}
		text += e.text(d.Title)
	}
	if text != "" && d.URL != "" {
		text = anchor(d.URL, text)
	}
	if d.Date != 0 && text != "" {
		text += ", " + esc(e.lang.Date(d.Date))
	}
	return text
}

// downloads are the machine faces of a plan.
func (e *edition) downloads(p *progress.Plan) template.HTML {
	return anchor(e.href(address.PlanCSV(p.ID)), esc(e.w.AsCSV)) + " · " + anchor(e.href(address.PlanJSON(p.ID)), esc(e.w.AsJSON))
}

// setFacts are what the list is, and what it has to do with others.
func (e *edition) setFacts(p *progress.Plan, set *progress.Set) []fact {
	toSet := func(id string) template.HTML {
		other := p.Set(id)
		if other == nil {
			return ""
		}
		return anchor(e.href(e.at.Set(p.ID, id)), e.text(other.Name))
	}
	var size, starts, due, pace template.HTML
	if set.Size.OK {
		size = esc(e.n(set.Size.V)+" ") + e.noun(set)
	}
	if set.Starts != 0 {
		starts = esc(e.lang.Date(set.Starts))
		if !set.StartsStated {
			starts += ". " + fill(e.w.StartAssumed, "date", e.lang.Date(set.Starts))
		}
	}
	if set.Due.Set() {
		due = esc(e.lang.Period(set.Due))
	}
	if !set.Pace {
		pace = fill(e.w.PaceNot, "why", e.text(set.PaceReason))
	}
	var within, parts, replaced []template.HTML
	for i := range p.Sets {
		switch other := &p.Sets[i]; set.ID {
		case other.Within:
			parts = append(parts, toSet(other.ID))
		case other.Replaces:
			replaced = append(replaced, toSet(other.ID))
		}
	}
	within = append(within, toSet(set.Within))
	return some([]fact{
		{e.w.ListSize, size}, {e.w.StartsOn, starts}, {e.w.DueIs, due}, {e.w.Pace, pace},
		{e.w.WithinList, e.join(within)}, {e.w.PartLists, e.join(parts)}, {e.w.EachOf, toSet(set.Each)},
		{e.w.ReplacesList, toSet(set.Replaces)}, {e.w.ReplacedByList, e.join(replaced)}, {e.w.Downloads, e.downloads(p)},
	})
}

// some keeps the facts that say something.
func some(facts []fact) []fact {
	return slices.DeleteFunc(facts, func(f fact) bool { return f.Text == "" })
}

func (e *edition) itemFacts(p *progress.Plan, it *progress.Item) []fact {
	var with, sets []template.HTML
	for _, t := range it.With {
		with = append(with, e.text(t))
	}
	for _, id := range it.Sets {
		if set := p.Set(id); set != nil {
			sets = append(sets, anchor(e.href(e.at.Set(p.ID, id)), e.text(set.Name)))
		}
	}
	var parent template.HTML
	if up := p.Item(it.Parent); up != nil {
		parent = anchor(e.href(e.at.Item(p.ID, up.ID)), e.text(up.Title))
	}
	facts := []fact{
		{e.w.Definition, e.text(it.Definition)}, {e.w.Deliverable, e.text(it.Deliverable)},
		{e.w.Lead, e.text(it.Lead)}, {e.w.With, e.join(with)},
		{e.w.Baseline, e.baseline(it)}, {e.w.Goal, e.goal(it)}, {e.w.Better, e.better(it)},
	}
	for _, d := range it.Deadlines {
		facts = append(facts, fact{e.w.Deadline, e.deadline(d)})
	}
	return some(append(facts, fact{e.w.PartOf, parent}, fact{e.w.InLists, e.join(sets)}, fact{e.w.Note, e.text(it.Note)}))
}

// deadline is a time with its words and who set it.
func (e *edition) deadline(d progress.Deadline) template.HTML {
	text := esc(e.lang.Period(d.Due))
	if !d.Text.Empty() {
		if text != "" {
			text += ", "
		}
		text += e.quote(d.Text)
	}
	if !d.SetBy.Empty() {
		text = fill(e.w.SetBy, "text", text, "who", e.text(d.SetBy))
	}
	return text
}

func (e *edition) baseline(it *progress.Item) template.HTML {
	if !it.Baseline.Value.OK {
		return ""
	}
	text := esc(e.value(it.Baseline.Value.V, it.Unit, false))
	if it.Baseline.Date != 0 {
		text += ", " + esc(e.lang.Date(it.Baseline.Date))
	}
	return text
}

func (e *edition) goal(it *progress.Item) template.HTML {
	switch {
	case !it.Goal.Text.Empty():
		return e.text(it.Goal.Text)
	case it.Goal.Value.OK:
		return esc(e.value(it.Goal.Value.V, it.Unit, false))
	}
	return ""
}

func (e *edition) better(it *progress.Item) template.HTML {
	switch it.Better {
	case "up":
		return esc(e.w.BetterUp)
	case "down":
		return esc(e.w.BetterDown)
	case "band":
		return esc(e.w.BetterBand)
	}
	return ""
}
