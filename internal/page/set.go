package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/chart"
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
	Charts                 []part
	Tiles                  []part // and which criteria they meet
	History                tableView
	Splits                 []splitView
	Facts                  []fact
	FactsTitle             string
	Criteria               listView
	Items                  itemsView
}

// splitView is an alternative partition of the same total.
type splitView struct {
	Title template.HTML
	Chart part
}

func (e *edition) set(p *progress.Plan, set *progress.Set, h *head) any {
	c := e.now(p, set)
	h.Title, h.Section = e.say(set.Name)+" – "+e.say(p.Title), e.at.Plans()
	h.Here = e.say(set.Name)
	h.Crumbs = []link{{Href: e.href(e.at.Plans()), Text: esc(e.w.Plans)}, {Href: e.href(e.at.Plan(p.ID)), Text: e.text(p.Title)}}
	v := setView{
		Kicker: anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)), Headline: e.setHeadline(c),
		Lines: e.kindLine(set.Kind), FactsTitle: e.w.AboutList, Facts: e.setFacts(p, set),
	}
	h.Description, h.Picture = bare(v.Headline), e.pictureOf(p)
	if c.fig != nil {
		v.Headline = e.mark(c.fig, v.Headline)
		v.When = e.kicker([]counted{c})
	}
	if set.Kind == progress.CriterKind {
		for _, draw := range []pen{e.tileChart(p, set, today, "", 2), e.matrixChart(p, set, e.unitsOf(p), 2)} {
			if draw != nil {
				v.Tiles = append(v.Tiles, draw)
			}
		}
		if len(v.Tiles) < 2 { // the matrix names them
			v.Criteria = e.criteria(p, set)
		}
		if each := p.Set(set.Each); each != nil && c.fig == nil {
			v.Headline = capital(e.text(set.Name))
		}
	}
	if c.fig != nil || len(v.Tiles) == 0 {
		v.Charts = append(v.Charts, e.chart(c, "", 2))
	}
	if c.fig != nil {
		v.History = e.history(p, set)
	}
	if trend := e.trend(c, today, "", 2); trend != nil {
		v.Charts = append(v.Charts, trend)
	}
	if t, ok := e.setTimeline(p, set, "#items"); ok {
		o := chart.FigureOptions{ID: "due", HeadingLevel: 2, TableLabel: e.w.TableOfFigures}
		v.Tiles = append(v.Tiles, e.stand(t.Picture(), o, e.takeOf("timeline", counted{plan: p, set: set})))
	}
	v.Splits = e.splits(p, set)
	v.Items = itemsView{Title: e.w.ItemsOfList, List: e.itemList(p, p.ItemsOf(set.ID))}
	return v
}

// setHeadline is the finding of a set, and how much of its time had passed by then.
func (e *edition) setHeadline(c counted) template.HTML {
	text := capital(e.finding(c.plan, c.set, c.fig))
	if c.fig == nil || c.fig.RestKind() == progress.NotStated {
		return text
	}
	if pace := c.set.PaceOf(c.fig); pace.WhyNot == progress.Assessed && pace.Elapsed <= 1 {
		return fill(e.w.WhenPassed, "text", text, "share", e.share(pace.Elapsed))
	}
	return text
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
		o := e.receipted(c, "split-"+e.id(c.fig)+"-", 3)
		list = append(list, splitView{Title: fill(e.w.SplitBy, "name", name), Chart: e.stand(e.picture(c), o, e.takeOfPlan(p))})
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
