package page

import (
	"cmp"
	"html/template"
	"slices"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// plansByWeight are the plans, those of which most is known first.
func (e *edition) plansByWeight() []*progress.Plan {
	weight := map[*progress.Plan]int{}
	for _, p := range e.site.Plans {
		for i := range p.Sets {
			if e.site.Latest(p.ID, p.Sets[i].ID) != nil {
				weight[p]++
			}
		}
	}
	plans := slices.Clone(e.site.Plans)
	slices.SortStableFunc(plans, func(a, b *progress.Plan) int { return cmp.Compare(weight[b], weight[a]) })
	return plans
}

// heads are the figures that a plan's headline is made of.
func (e *edition) heads(p *progress.Plan) []counted {
	var leads []counted
	for _, f := range e.families(p) {
		if !e.former(p, f.lead.set) {
			leads = append(leads, f.lead)
		}
	}
	return e.pick(leads)
}

// pick chooses what a headline is made of: at most one set of targets, one of
// tasks and one of units, two in all, dated ones first; else the first set that a
// figure speaks of.
func (e *edition) pick(list []counted) []counted {
	list = slices.DeleteFunc(slices.Clone(list), func(c counted) bool { return c.fig == nil })
	var heads []counted
	for _, kind := range [...]string{progress.Target, progress.Task, progress.UnitKind} {
		if len(heads) == 2 {
			break
		}
		fits := func(c counted) bool {
			return c.set.Kind == kind && c.fig.Total.OK && e.countsDone(c.plan, c.fig)
		}
		i := slices.IndexFunc(list, func(c counted) bool { return fits(c) && c.set.Due.Dated() })
		if i < 0 {
			i = slices.IndexFunc(list, fits)
		}
		if i >= 0 {
			heads = append(heads, list[i])
		}
	}
	if len(heads) == 0 && len(list) > 0 {
		return list[:1]
	}
	return heads
}

// headline is what a plan has come to, in one sentence: "Tỉnh Nghệ An hoàn thành
// 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ phải xong trong năm 2025". That is
// said only of sets that the due date alone tells from their plan; of any other
// the name of the set is part of what is said.
func (e *edition) headline(p *progress.Plan, heads []counted) template.HTML {
	if len(heads) == 0 {
		return e.unitsFinding(p)
	}
	due := heads[0].set.Due
	for _, c := range heads {
		if c.set.Within == "" || c.set.Due != due || !due.Dated() || c.fig.Ongoing > 0 || c.set.Kind == progress.UnitKind ||
			!c.fig.Total.OK || !e.countsDone(p, c.fig) {
			return e.findings(heads)
		}
	}
	pattern := e.w.DueIn
	if due.Precision == progress.Day {
		pattern = e.w.DueBy
	}
	text := fill(pattern, "text", e.join(e.outOf(heads)), "due", e.lang.Period(due))
	if p.Scope.Empty() {
		return fill(e.w.HasDone, "list", text)
	}
	return fill(e.w.HasDoneAt, "where", e.text(p.Scope), "list", text)
}

// unitsFinding is what the newest table of units says of a plan that no figure
// speaks of.
func (e *edition) unitsFinding(p *progress.Plan) template.HTML {
	for _, set := range criterionSets(p) {
		t, count := e.newest(p, set, today), e.countTiles(p, set, today)
		if t == nil || count.all() == 0 {
			continue
		}
		return drawn(func(w *markup.Writer) {
			w.Raw("<span")
			refOf(p, t).Attrs(w)
			w.Raw(">")
			w.Text(e.tileHeadline(p, set, t, count))
			w.Raw("</span>")
		})
	}
	return capital(esc(e.w.NoFigureYet))
}

// findings are the findings of some sets in a row.
func (e *edition) findings(heads []counted) template.HTML {
	var out template.HTML
	for i, c := range heads {
		text := e.finding(c.plan, c.set, c.fig)
		if i == 0 {
			text = capital(text)
		} else {
			out += "; "
		}
		out += e.mark(c.fig, text)
	}
	return out
}

// outOf lists figures as "29 trên 45 chỉ tiêu".
func (e *edition) outOf(list []counted) []template.HTML {
	parts := make([]template.HTML, len(list))
	for i, c := range list {
		text := fill(e.w.OutOf, "done", e.number(c.fig, c.fig.Done), "total", e.n(c.fig.Total.V), "noun", e.noun(c.set))
		parts[i] = e.mark(c.fig, e.withPhase(c.fig, text))
	}
	return parts
}

// soFar says how much of the time had passed and how much was done by then.
func (e *edition) soFar(heads []counted) template.HTML {
	var parts []template.HTML
	var pace progress.Pace
	for i, c := range heads {
		share := c.fig.Share()
		p := c.set.PaceOf(c.fig)
		if p.WhyNot != progress.Assessed || !share.OK || i > 0 && (p.DaysIn != pace.DaysIn || p.DaysOf != pace.DaysOf) {
			return ""
		}
		pace = p
		parts = append(parts, e.mark(c.fig, fill(e.w.ShareOf, "share", e.share(share.V), "noun", e.noun(c.set))))
	}
	if len(parts) == 0 {
		return ""
	}
	return fill(e.w.SoFar, "date", e.lang.Period(heads[0].fig.AsOf), "time", e.share(pace.Elapsed), "list", e.join(parts))
}

// wholePlan is the same count for the sets of which the heads are parts.
func (e *edition) wholePlan(p *progress.Plan, heads []counted) template.HTML {
	var wholes []counted
	for _, c := range heads {
		if top := p.Set(c.set.Within); top != nil {
			if whole := e.now(p, top); whole.fig != nil && whole.fig.Total.OK && e.countsDone(p, whole.fig) {
				wholes = append(wholes, whole)
			}
		}
	}
	if len(wholes) == 0 {
		return ""
	}
	return fill(e.w.WholePlan, "list", e.join(e.outOf(wholes)))
}

// unitsLine says how far the units of the first criterion set are.
func (e *edition) unitsLine(plans []*progress.Plan) template.HTML {
	for _, p := range plans {
		for _, set := range criterionSets(p) {
			each := p.Set(set.Each)
			if each == nil {
				continue
			}
			if c := e.now(p, each); c.fig != nil {
				text := fill(e.w.NameUntil, "name", capital(e.claim(p, each, c.fig)), "date", e.asOf(c.fig))
				return e.mark(c.fig, text) + "."
			}
		}
	}
	return ""
}

// kicker says as of when and who says so.
func (e *edition) kicker(heads []counted) template.HTML {
	if len(heads) == 0 {
		return ""
	}
	f := heads[0].fig
	return fill(e.w.FiguresUntil, "date", e.asOf(f), "source", e.source(&f.Report.Source))
}
