package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var plan = Kind{"plan", func(e *edition) []page {
	var pages []page
	for _, p := range e.site.Plans {
		pages = append(pages, page{
			Path: func(at address.Pages) address.Path { return at.Plan(p.ID) },
			View: func(h *head) any { return e.plan(p, h) },
		})
	}
	return pages
}}

// planView is what templates/plan.html shows.
type planView struct {
	Kicker, Headline template.HTML
	When             template.HTML // as of when, and who says so
	Lede             []template.HTML
	Lines            []string
	Facts            []fact
	Notices          []template.HTML
	Changes          listView
	Families         []familyView
	Tiles            []part
	Timeline         part
	AllCommitments   link
	Items            itemsView
	Reports          reportsView
	Sources          listView
	Empty            string
}

// listView is a list of sentences with a title.
type listView struct {
	ID, Title string
	Sub       template.HTML
	Lines     []template.HTML
}

// familyView is a set, its history, and the sets around it.
type familyView struct {
	Charts  []part // the leading one, then its history
	Compare part   // whole, parts, and what is outside of the part
}

type itemsView struct {
	Title, Empty string
	List         part
}

// reportsView is a list of reports, newest first.
type reportsView struct {
	Title, Empty string
	Rows         []reportRow
	All          link
	Feed         link // empty: there is none
}

type reportRow struct {
	ISO, Date        string
	Link, Plan, Says template.HTML
	Source           template.HTML
}

func (e *edition) plan(p *progress.Plan, h *head) any {
	h.Title, h.Description, h.Section = e.say(p.Title), e.say(p.Summary), e.at.Plans()
	h.Crumbs = []link{{Href: e.href(e.at.Plans()), Text: esc(e.w.Plans)}}
	heads := e.heads(p)
	v := planView{Kicker: e.text(p.Title), Headline: e.headline(p, heads), When: e.kicker(heads), Lines: e.kindLines(p, map[string]bool{}), Facts: e.planFacts(p)}
	h.Finding, h.Picture = bare(v.Headline), e.pictureOf(p)
	if h.Description == "" {
		h.Description = h.Finding
	}
	h.Thing = e.dataset(p, h.Description)
	for _, line := range []template.HTML{e.soFar(heads), e.wholePlan(p, heads)} {
		if line != "" {
			v.Lede = append(v.Lede, line)
		}
	}
	v.Notices = e.planNotices(p)
	v.Changes = e.changesView(p)
	e.planCharts(p, &v)
	v.Timeline, v.AllCommitments = e.planTimeline(p), link{Href: e.href(e.at.Commitments()), Text: esc(e.w.AllCommitments)}
	v.Items = e.planItems(p)
	list := e.site.ReportsOf(p.ID)
	v.Reports = e.reportsView(e.w.ReportsOfPlan, list[max(0, len(list)-newestReports):])
	for i := range v.Reports.Rows {
		v.Reports.Rows[i].Plan = ""
	}
	v.Sources = e.sources(e.site.ReportsOf(p.ID))
	h.Feed = e.at.PlanFeed(p.ID)
	v.Reports.Feed = link{Href: e.href(h.Feed), Text: esc(e.w.FollowPlan)}
	return v
}

// planCharts fills in the sets: unit by unit where there are tables of units, else
// a family each.
func (e *edition) planCharts(p *progress.Plan, v *planView) {
	shown := map[string]bool{}
	for _, set := range criterionSets(p) {
		if tiles := e.tileChart(p, set, today, "", 2); tiles != nil {
			v.Tiles = append(v.Tiles, tiles)
			shown[set.Each] = true
		}
	}
	for _, f := range e.families(p) {
		if shown[f.lead.set.ID] {
			continue
		}
		fv := familyView{Charts: []part{e.chart(f.lead, "", 2)}}
		if trend := e.trend(f.lead, today, "", 3); trend != nil {
			fv.Charts = append(fv.Charts, trend)
		}
		fv.Compare = e.compare(f, "", 3)
		v.Families = append(v.Families, fv)
	}
	if len(v.Families)+len(v.Tiles) == 0 {
		v.Empty = e.w.NoSets
	}
}

// planNotices say what a reader should know before the numbers.
func (e *edition) planNotices(p *progress.Plan) []template.HTML {
	var list []template.HTML
	if e.site.Stale(p) {
		last := e.site.LastReport(p.ID)
		list = append(list, fill(e.w.StaleSince, "date", e.lang.Period(last.AsOf), "days", e.n(int64(p.ReportEveryDays))))
	}
	return append(list, e.noticesAbout("plan:"+p.ID, unless("stale-report"))...)
}

// changesView is what the newest report says since the one before it.
func (e *edition) changesView(p *progress.Plan) listView {
	last := e.site.LastReport(p.ID)
	if last == nil || len(e.site.ReportsOf(p.ID)) < 2 {
		return listView{}
	}
	last, lines := e.changesNow(p, last)
	return listView{ID: "changes", Title: e.w.SinceLast, Sub: e.reportLink(last), Lines: lines}
}

func (e *edition) planItems(p *progress.Plan) itemsView {
	items := make([]*progress.Item, len(p.Items))
	for i := range p.Items {
		items[i] = &p.Items[i]
	}
	v := itemsView{Title: e.w.ItemsOfPlan, List: e.itemList(p, items)}
	if len(items) == 0 {
		v.Empty = e.w.NoItems
	}
	return v
}

// reportsView lists reports, newest first.
func (e *edition) reportsView(title string, reports []*progress.Report) reportsView {
	v := reportsView{Title: title, All: link{Href: e.href(e.at.Reports()), Text: esc(e.w.AllReports)}}
	for i := len(reports) - 1; i >= 0; i-- {
		v.Rows = append(v.Rows, e.reportRow(reports[i]))
	}
	if len(v.Rows) == 0 {
		v.Empty = e.w.NoReports
	}
	return v
}

func (e *edition) reportRow(r *progress.Report) reportRow {
	row := reportRow{ISO: r.Published.String(), Date: e.lang.Date(r.Published), Link: e.reportLink(r), Source: e.source(&r.Source)}
	p := e.site.Plan(r.Plan)
	if p == nil {
		return row
	}
	row.Plan = anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title))
	var says []template.HTML
	for _, c := range e.figuresOf(p, r) {
		said := esc(e.short(c.fig))
		if c.fig.HasCounts() { // a value has its unit, a rank counts nothing
			said += " " + e.noun(c.set)
		}
		says = append(says, e.markedFigure(c.fig, e.withPhase(c.fig, said)))
	}
	row.Says = e.join(says)
	return row
}

// figuresOf are the figures of a report's main partitions with their sets.
func (e *edition) figuresOf(p *progress.Plan, r *progress.Report) []counted {
	var list []counted
	for i := range r.Figures {
		if set := p.Set(r.Figures[i].Set); set != nil && r.Figures[i].Split == "" {
			list = append(list, counted{p, set, &r.Figures[i]})
		}
	}
	return list
}
