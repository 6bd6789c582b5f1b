package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/chart"
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
	Tiles            []template.HTML
	Commitments      dueView
	Items            itemsView
	Reports          reportsView
	Sources          listView
	Empty            string
}

// fact is one thing to know, with its name.
type fact struct {
	Name string
	Text template.HTML
}

// listView is a list of sentences with a title.
type listView struct {
	ID, Title string
	Sub       template.HTML
	Lines     []template.HTML
}

// familyView is a set, its history, and the sets around it.
type familyView struct {
	Charts  []template.HTML // the leading one, then its history
	Compare template.HTML   // whole, parts, and what is outside of the part
}

type itemsView struct {
	Title, Empty string
	List         template.HTML
}

// reportsView is a list of reports, newest first.
type reportsView struct {
	Title, Empty string
	Rows         []reportRow
	All          link
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
	if h.Description == "" {
		h.Description = bare(v.Headline)
	}
	for _, line := range []template.HTML{e.soFar(heads), e.wholePlan(p, heads)} {
		if line != "" {
			v.Lede = append(v.Lede, line)
		}
	}
	v.Notices = e.planNotices(p)
	v.Changes = e.changesView(p)
	e.planCharts(p, &v)
	v.Commitments = e.planCommitments(p)
	v.Items = e.planItems(p)
	v.Reports = e.reportsView(e.w.ReportsOfPlan, e.site.ReportsOf(p.ID))
	for i := range v.Reports.Rows {
		v.Reports.Rows[i].Plan = ""
	}
	v.Sources = e.sources(e.site.ReportsOf(p.ID))
	return v
}

// planCharts fills in the sets: unit by unit where there are units, else a family each.
func (e *edition) planCharts(p *progress.Plan, v *planView) {
	for _, set := range criterionSets(p) {
		if tiles := e.tileChart(p, set, today, "", 2); tiles != "" {
			v.Tiles = append(v.Tiles, tiles)
		}
	}
	for _, f := range e.families(p) {
		fv := familyView{Charts: []template.HTML{e.chart(f.lead, "", 2)}}
		if trend := e.trend(f.lead, today, "", 3); trend != "" {
			fv.Charts = append(fv.Charts, trend)
		}
		fv.Compare = e.compare(f, "")
		v.Families = append(v.Families, fv)
	}
	if len(v.Families)+len(v.Tiles) == 0 {
		v.Empty = e.w.NoSets
	}
}

// compare sets the members of a family beside each other, and what lies outside
// of the part, which no source prints.
func (e *edition) compare(f family, prefix string) template.HTML {
	if len(f.minor) == 0 {
		return ""
	}
	whole := f.minor[0]
	if f.lead.set.Within == "" {
		whole = f.lead
	}
	c := chart.Compare{Words: e.words(whole)}
	c.Table.Name, c.Table.Count = e.w.ListName, e.w.DoneCount
	c.Notes = append([]string{e.w.PartsWithin}, c.Notes...)
	var after template.HTML
	for _, m := range append([]counted{whole}, f.all()...) {
		if m.fig == nil || m.set == whole.set && len(c.Bars) > 0 {
			continue
		}
		c.Bars = append(c.Bars, e.bar(m, e.say(m.set.Name), m.set.Due.Dated()))
		after += e.receiptNamed(m.plan, m.set, m.fig, e.text(m.set.Name))
	}
	if outside, ok := e.outside(f, whole); ok {
		c.Bars = append(c.Bars, outside)
	}
	if len(c.Bars) < 2 {
		return ""
	}
	o := e.options(whole, prefix+"compare-", 3)
	o.TableLabel, o.After = "", []byte(after)
	picture := c.Picture()
	picture.Table = withoutNotes(picture.Table)
	return template.HTML(picture.HTML(o))
}

// withoutNotes is a table without its last column, where the notes stand at the bars.
func withoutNotes(t chart.Table) chart.Table {
	if len(t.Head) < 5 {
		return t
	}
	t.Head = t.Head[:4]
	for i, row := range t.Rows {
		t.Rows[i] = row[:min(4, len(row))]
	}
	return t
}

// outside is the whole without its only part: derived, and marked so.
func (e *edition) outside(f family, whole counted) (chart.Bar, bool) {
	if len(f.minor) != 1 || whole.fig == nil {
		return chart.Bar{}, false
	}
	part := f.minor[0]
	if part.set == whole.set {
		part = f.lead
	}
	a, b := whole.fig, part.fig
	if b == nil || a.Report != b.Report || a.AsOf != b.AsOf || a.Phase.Own != b.Phase.Own ||
		!a.Total.OK || !b.Total.OK || !a.HasCounts() || !b.HasCounts() ||
		a.Total.V <= b.Total.V || a.Done < b.Done {
		return chart.Bar{}, false
	}
	total, done := a.Total.V-b.Total.V, a.Done-b.Done
	return chart.Bar{
		Label: bare(fill(e.w.OutsideOf, "name", e.text(part.set.Name))),
		Done:  chart.Number{Value: float64(done), Text: e.n(done)},
		Total: chart.Number{Value: float64(total), Text: e.n(total)},
		Share: e.lang.Share(float64(done)/float64(total), 1),
		Note: bare(fill(e.w.OutsideNote, "a", e.n(a.Done), "b", e.n(b.Done), "c", e.n(a.Total.V), "d", e.n(b.Total.V),
			"done", e.n(done), "total", e.n(total))),
	}, done <= total
}

// planFacts are who issued the plan, as what, for whom, and where its data is.
func (e *edition) planFacts(p *progress.Plan) []fact {
	facts := []fact{
		{e.w.About1, e.text(p.Summary)}, {e.w.Document, e.document(&p.Document)}, {e.w.Issuer, e.text(p.Issuer)}, {e.w.Scope, e.text(p.Scope)},
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
	return listView{ID: "changes", Title: e.w.SinceLast, Sub: e.reportLink(last), Lines: e.changes(p, last)}
}

// planCommitments is everything promised or ordered for a plan, by date.
func (e *edition) planCommitments(p *progress.Plan) dueView {
	v := dueView{Title: e.w.CommitmentsOfPlan, All: link{Href: e.href(e.at.Commitments()), Text: esc(e.w.AllCommitments)}}
	var rows []dueRow
	for _, c := range e.site.Commitments {
		if c.Plan == p.ID {
			rows = append(rows, e.commitmentRow(c))
		}
	}
	sortByDue(rows)
	if len(rows) > 0 {
		v.Groups = []dueGroup{{Rows: rows}}
	}
	return v
}

func (e *edition) planItems(p *progress.Plan) itemsView {
	items := make([]*progress.Item, len(p.Items))
	for i := range p.Items {
		items[i] = &p.Items[i]
	}
	return itemsView{Title: e.w.ItemsOfPlan, Empty: e.w.NoItems, List: e.itemList(p, items, "h3")}
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
		says = append(says, e.mark(c.fig, e.withPhase(c.fig, esc(e.short(c.fig)+" ")+e.noun(c.set))))
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
