package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

var set = Kind{"set", func(e *edition) []page {
	var pages []page
	for _, p := range e.site.Plans {
		for i := range p.Sets {
			set := &p.Sets[i]
			pages = append(pages, page{
				Path: func(at address.Pages) address.Path { return at.Set(p.ID, set.ID) },
				View: func(h *head) any { return e.set(p, set, h) },
			})
		}
	}
	return pages
}}

// setView is what templates/set.html shows.
type setView struct {
	Kicker, Headline, When template.HTML
	Lines                  []string
	Charts                 []template.HTML
	Tiles                  template.HTML
	History                tableView
	Splits                 []splitView
	Facts                  []fact
	FactsTitle             string
	Criteria               listView
	Items                  itemsView
}

// tableView is a long table drawn in Go.
type tableView struct {
	ID, Title, Empty string
	Table            template.HTML
	Receipts         []template.HTML
}

// splitView is an alternative partition of the same total.
type splitView struct {
	Title template.HTML
	Chart template.HTML
}

func (e *edition) set(p *progress.Plan, set *progress.Set, h *head) any {
	c := e.now(p, set)
	h.Title, h.Section = e.say(set.Name)+" – "+e.say(p.Title), e.at.Plans()
	h.Here = e.say(set.Name)
	h.Crumbs = []link{{Href: e.href(e.at.Plans()), Text: esc(e.w.Plans)}, {Href: e.href(e.at.Plan(p.ID)), Text: e.text(p.Title)}}
	v := setView{
		Kicker: anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)), Headline: capital(e.finding(p, set, c.fig)),
		Lines: e.kindLine(set.Kind), FactsTitle: e.w.AboutList, Facts: e.setFacts(p, set), History: e.history(p, set),
	}
	h.Description = bare(v.Headline)
	if c.fig != nil {
		v.Headline = e.mark(c.fig, v.Headline)
		v.When = e.kicker([]counted{c})
	}
	if set.Kind == progress.CriterKind {
		v.Tiles = e.tileChart(p, set, today, "", 2)
		v.Criteria = e.criteria(p, set)
		if each := p.Set(set.Each); each != nil && c.fig == nil {
			v.Headline = capital(e.text(set.Name))
		}
	}
	if c.fig != nil || v.Tiles == "" {
		v.Charts = append(v.Charts, e.chart(c, "", 2))
	}
	if trend := e.trend(c, today, "", 2); trend != "" {
		v.Charts = append(v.Charts, trend)
	}
	v.Splits = e.splits(p, set)
	v.Items = itemsView{Title: e.w.ItemsOfList, List: e.itemList(p, p.ItemsOf(set.ID), "h3")}
	return v
}

// kindLine says in one line what the things of a kind are.
func (e *edition) kindLine(kind string) []string {
	switch kind {
	case progress.Target:
		return []string{e.w.TargetIs}
	case progress.Task:
		return []string{e.w.TaskIs}
	case progress.CriterKind:
		return []string{e.w.CriterionIs}
	}
	return nil
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

// history is every figure of a set, newest first, corrected ones marked.
func (e *edition) history(p *progress.Plan, set *progress.Set) tableView {
	v := tableView{ID: "history", Title: e.w.EveryFigure}
	figures := e.site.History(p.ID, set.ID)
	if len(figures) == 0 {
		v.Empty = capitalWord(e.w.NoFigureYet) + "."
		return v
	}
	var w markup.Writer
	heads := []string{e.w.AsOf, e.w.AsFigure, e.w.Share, e.w.Source, e.w.Report}
	w.Raw(`<div class="scroll" tabindex="0" role="region" aria-labelledby="history"><table><thead><tr>`)
	for _, head := range heads {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i := len(figures) - 1; i >= 0; i-- {
		f := figures[i]
		e.historyRow(&w, f)
		v.Receipts = append(v.Receipts, e.receiptNamed(p, set, f, e.reportName(f.Report)))
	}
	w.Raw("</tbody></table></div>\n")
	v.Table = template.HTML(w.String())
	return v
}

func (e *edition) historyRow(w *markup.Writer, f *progress.Figure) {
	e.open(w, "tr", f)
	w.Element("th", e.asOf(f), "scope", "row")
	w.Raw("<td><b>")
	w.Raw(string(e.withPhase(f, esc(e.short(f)))))
	w.Raw("</b>")
	if mark := e.corrected(f); mark != "" {
		w.Raw(" <small class=\"mark\">" + string(mark) + "</small>")
	}
	w.Raw("</td><td>")
	if share := f.Share(); share.OK {
		w.Text(e.lang.Share(share.V, 1))
	}
	w.Raw("</td><td>")
	w.Raw(string(e.source(&f.Report.Source)))
	w.Raw("</td><td>")
	w.Raw(string(e.reportLink(f.Report)))
	w.Raw("</td></tr>\n")
}

// splits are the newest figures of the alternative partitions of a set.
func (e *edition) splits(p *progress.Plan, set *progress.Set) []splitView {
	var names []string
	for _, r := range e.site.ReportsOf(p.ID) {
		for i := range r.Figures {
			if f := &r.Figures[i]; f.Set == set.ID && f.Split != "" && !slices.Contains(names, f.Split) {
				names = append(names, f.Split)
			}
		}
	}
	var list []splitView
	for _, name := range names {
		figures := e.site.HistoryOf(p.ID, set.ID, name)
		c := counted{p, set, figures[len(figures)-1]}
		o := e.options(c, "split-"+e.id(c.fig)+"-", 3)
		list = append(list, splitView{Title: fill(e.w.SplitBy, "name", name), Chart: template.HTML(e.picture(c).HTML(o))})
	}
	return list
}

// criteria lists what each unit must meet, where the source names it.
func (e *edition) criteria(p *progress.Plan, set *progress.Set) listView {
	v := listView{ID: "criteria", Title: e.w.CriteriaList}
	for _, c := range p.CriteriaOf(set.ID) {
		v.Lines = append(v.Lines, e.text(c.Name))
	}
	if len(v.Lines) == 0 {
		v.Lines = append(v.Lines, esc(e.w.CriteriaUnnamed))
	}
	return v
}
