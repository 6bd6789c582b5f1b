package page

import (
	"html/template"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// The page of all units, and a page for each group where there are very many.
var units = Kind{"units", func(e *edition) []page {
	if len(e.site.Units) == 0 {
		return nil
	}
	groups, censuses := e.unitGroups(), sync.OnceValue(e.censuses)
	pages := []page{{Path: address.Pages.Units, View: func(h *head) any { return e.allUnits(h, groups, censuses()) }}}
	if !e.groupPages() {
		return pages
	}
	for i := range groups {
		g := &groups[i]
		pages = append(pages, page{
			Path: func(p address.Pages) address.Path { return p.UnitGroup(g.slug) },
			View: func(h *head) any { return e.oneGroup(h, g, censuses()) },
		})
	}
	return pages
}}

// unitsView is what templates/units.html shows.
type unitsView struct {
	Kicker, Headline, Lede template.HTML
	What                   string // what a criterion is
	Receipt                part
	Form                   searchForm // where there are pictures, before them
	Charts                 []part
	ListTitle, Find        string
	ListNote               template.HTML
	FindHref               string
	Jump                   []link // groups on the same page
	JumpLabel              string
	List                   part
}

func (e *edition) allUnits(h *head, groups []unitGroup, censuses []census) unitsView {
	h.Title, h.Description = e.w.Units, locale.Fill(e.w.UnitsAbout, "n", e.n(int64(len(e.site.Units))))
	v := e.unitsView(e.unitOrder(), censuses)
	if e.groupPages() {
		v.ListTitle, v.List = "", e.groupOverview(groups, censuses)
		if len(censuses) != 1 {
			v.Headline = fill(e.w.UnitsInGroups, "units", v.Headline, "n", e.n(int64(len(groups))))
		}
		return v
	}
	v.Charts, v.Form = e.unitCharts(e.unitOrder(), censuses), e.searchForm()
	v.List = e.roll(groups, censuses)
	if len(groups) > 3 {
		v.JumpLabel = e.w.GroupsOnPage
		for i := range groups {
			g := &groups[i]
			v.Jump = append(v.Jump, link{Href: "#" + g.anchor(), Text: e.text(e.groupName(g))})
		}
	}
	return v
}

func (e *edition) oneGroup(h *head, g *unitGroup, censuses []census) unitsView {
	h.Title = e.say(e.groupName(g))
	h.Description = locale.Fill(e.w.GroupAbout, "group", h.Title, "n", e.n(int64(len(g.units))))
	h.Section = e.at.Units()
	h.Crumbs = []link{{Href: e.href(e.at.Units()), Text: esc(e.w.Units)}}
	some := e.covering(censuses, g.units)
	v := e.unitsView(g.units, some)
	v.Charts = e.unitCharts(g.units, some)
	v.Headline = fill(e.w.Named, "name", e.text(e.groupName(g)), "text", v.Headline)
	v.List = e.roll([]unitGroup{{units: g.units, slug: g.slug}}, some)
	return v
}

// unitsView is what a list of units has in any case: the finding, before any
// picture, with its date, phase and source.
func (e *edition) unitsView(list []int, censuses []census) unitsView {
	n, noun := e.n(int64(len(list))), within(e.w.Units)
	if len(censuses) > 0 {
		noun = e.unitNoun(censuses[0].plan, censuses[0].set)
	}
	v := unitsView{
		Headline:  fill(e.w.UnitsCount, "n", n, "noun", noun),
		ListTitle: locale.Fill(e.w.ListOf, "n", n, "noun", noun),
		Find:      e.w.FindByName, FindHref: e.href(e.at.Search()),
	}
	switch len(censuses) {
	case 0:
		v.Lede = esc(e.w.NoUnitResults)
		return v
	case 1:
		e.oneCensus(&v, list, censuses[0])
	}
	v.What = e.w.CriterionIs
	return v
}

// unitCharts are the tiles of each criterion set. Where there is one, the page's
// title is its finding and its receipt stands there too.
func (e *edition) unitCharts(list []int, censuses []census) []part {
	var charts []part
	for _, c := range censuses {
		tiles := e.tiles(c.plan, c.set, list, today)
		var receipt pen
		if len(censuses) == 1 {
			tiles.Headline, tiles.Lead = e.spread(tiles), ""
		} else {
			receipt = e.receiptOf(c, tiles)
		}
		charts = append(charts, e.unitChart(c, tiles, receipt))
		if matrix := e.groupMatrix(c, list); matrix != nil {
			charts = append(charts, matrix)
		}
	}
	return charts
}

// wideMatrix is how many units a matrix may have beside a list of the same units;
// with more, the page of a group would be too heavy for a phone.
const wideMatrix = 100

// groupMatrix is which criteria each unit meets, or the way to the page of the
// set, which has it for all units of the plan.
func (e *edition) groupMatrix(c census, list []int) pen {
	if !e.groupPages() || len(list) <= wideMatrix {
		return e.matrixChart(c.plan, c.set, list, 2)
	}
	if !e.hasMatrix(c.plan, c.set, list, today) {
		return nil
	}
	return func(w *markup.Writer) {
		w.Raw(`<p class="more">`)
		writeAnchor(w, e.href(e.at.Set(c.plan.ID, c.set.ID)), esc(e.matrixCaption(c.plan, c.set, c.table)))
		w.Raw("</p>")
	}
}

// oneCensus fills the head of the page with the finding of the only criterion set.
func (e *edition) oneCensus(v *unitsView, list []int, c census) {
	tiles := e.tiles(c.plan, c.set, list, today)
	whole := e.wholeOf(c, len(tiles.Units))
	v.Kicker = fill(e.w.FiguresUntil, "date", e.asOfDate(c.table.AsOf, c.table.AsOfStated), "source", e.source(&c.table.Report.Source))
	v.Headline = e.mark(whole.fig, esc(tiles.Headline))
	v.Lede = anchor(e.href(e.at.Plan(c.plan.ID)), e.text(c.plan.Title))
	if whole.fig.Rank.OK {
		v.Lede += ". " + e.mark(whole.fig, capital(e.withPhase(whole.fig, e.rank(whole.fig))))
	}
	v.Receipt = e.receiptOf(c, tiles)
	v.ListTitle, v.ListNote = tiles.ListLabel, e.censusName(c)
}

// spread is how the units fall into classes: the title of the picture where the
// page's own title says how many are complete.
func (e *edition) spread(c *chart.Tiles) string {
	if c.Lead != "" {
		return strings.TrimSuffix(c.Lead, ".")
	}
	count := map[chart.TileLook]int64{}
	for i := range c.Units {
		count[c.Classes[c.Units[i].Class].Look]++
	}
	var parts []template.HTML
	for _, class := range [...]struct {
		look    chart.TileLook
		pattern string
	}{{chart.TileFull, e.w.HaveAll}, {chart.TileNear, e.w.LackFew}, {chart.TileFar, e.w.LackMany}, {chart.TileNone, e.w.HaveNone}} {
		if n := count[class.look]; n > 0 {
			parts = append(parts, fill(class.pattern, "n", e.n(n), "few", e.n(nearly), "many", e.n(nearly+1)))
		}
	}
	return bare(capital(e.join(parts)))
}

// unitChart is the tiles of a criterion set; the list of the page is the list
// behind them.
func (e *edition) unitChart(c census, tiles *chart.Tiles, receipt pen) pen {
	tiles.ListHref = "#list"
	o := chart.FigureOptions{
		ID: "tiles-" + c.plan.ID + "-" + c.set.ID, HeadingLevel: 2, TableLabel: e.w.TableOfFigures,
		DataFigure: c.plan.ID + "/" + c.set.ID + "@" + c.table.AsOf.String(), DataReport: c.table.Report.ID,
	}
	if receipt != nil {
		o.After = append(o.After, receipt)
	}
	if e.groupPages() {
		return e.stand(tiles.Picture(), o, e.takeOfSomeUnits())
	}
	return e.stand(tiles.Picture(), o, e.takeOfUnits("tiles", c.plan, c.set, today))
}

// wholeOf is the figure that says how many of n units are complete: that of the
// set of units where the same report gives one for the same day, else the table.
func (e *edition) wholeOf(c census, n int) counted {
	if each := c.plan.Set(c.set.Each); each != nil {
		f := e.site.Latest(c.plan.ID, each.ID)
		if f != nil && f.AsOf == c.table.AsOf && f.Total.OK && f.Total.V == int64(n) {
			return counted{c.plan, each, f}
		}
	}
	return counted{c.plan, c.set, &progress.Figure{
		Report: c.table.Report, Set: c.set.ID, AsOf: c.table.AsOf, AsOfStated: c.table.AsOfStated, Phase: c.table.Phase, Note: c.table.Note,
	}}
}

// receiptOf is the receipt of the page's finding. A count of ours says so.
func (e *edition) receiptOf(c census, tiles *chart.Tiles) pen {
	whole := e.wholeOf(c, len(tiles.Units))
	if whole.set != c.set {
		return e.receipt(whole.plan, whole.set, whole.fig)
	}
	complete := int64(0)
	for i := range tiles.Units {
		if tiles.Units[i].Class == int(tileFull) {
			complete++
		}
	}
	whole.fig.Total = progress.Some(int64(len(tiles.Units)))
	whole.fig.Counts = []progress.Count{{Status: "met", N: complete}}
	whole.fig.Done, whole.fig.Counted = complete, complete
	set := *c.set
	set.Noun = e.ours(e.unitNoun(c.plan, c.set))
	return e.receipt(whole.plan, &set, whole.fig)
}
