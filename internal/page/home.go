package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var home = Kind{"home", func(e *edition) []page {
	return []page{{Path: address.Pages.Home, View: e.home}}
}}

// How many plans stand on the front page with their charts, and how many more
// with a line, so that it stays light.
const (
	fullPlans     = 4
	fullPlansMany = 2 // where there are many plans
	linePlans     = 40
)

// homeView is what templates/home.html shows.
type homeView struct {
	Kicker, Headline template.HTML
	Lede             []template.HTML
	Form             searchForm
	Plans            []planBlock
	Others           othersView
	NoPlans          string
	Due              dueView
	News             newsView
	Quality          qualityView
	Sources          listView
}

// planBlock is a plan in short: its charts, and its units.
type planBlock struct {
	ID, Href    string
	Title, Meta template.HTML
	Lines       []string // what a target, a task, a criterion is
	Charts      [][]part
	Tiles       []part
	Empty, More string
}

// othersView is the plans that the front page has no room for, a line each.
type othersView struct {
	Title string
	Plans []planLine
	All   link
}

// dueView is what is due, the plans' own apart from what holds for the whole country.
type dueView struct {
	Title, Sub, Empty string
	Groups            []dueGroup
	All               link
}

type dueGroup struct {
	Title string
	Rows  []dueRow
}

// newsView is the newest articles.
type newsView struct {
	Title, Empty string
	Articles     []newsRow
	All          link
}

type newsRow struct {
	Date, ISO, Href string
	Title, Summary  template.HTML
}

// qualityView is the four words on the data.
type qualityView struct {
	Title, Sub string
	Words      []qualityWord
	All        link
}

func (e *edition) home(h *head) any {
	h.Description, h.Feed = e.say(e.site.Description), e.at.Feed()
	plans := e.plansByWeight()
	v := homeView{Form: e.searchForm(), Due: e.dueView(), News: e.newsView(4), Quality: e.qualityView()}
	if len(plans) == 0 {
		v.Headline, v.NoPlans = e.text(e.site.Title), e.w.NoPlans
		return v
	}
	heads := e.heads(plans[0])
	v.Kicker, v.Headline = e.kicker(heads), e.headline(plans[0], heads)
	if len(e.site.Reports) == 0 {
		v.Headline = e.text(e.site.Title)
		v.Lede = append(v.Lede, e.text(e.site.Description))
	}
	h.Finding = bare(v.Headline)
	for _, line := range []template.HTML{e.soFar(heads), e.wholePlan(plans[0], heads), e.unitsLine(plans)} {
		if line != "" {
			v.Lede = append(v.Lede, line)
		}
	}
	said := map[string]bool{}
	full := fullPlans
	if len(plans) > manyPlans {
		full = fullPlansMany
	}
	for _, p := range plans[:min(full, len(plans))] {
		v.Plans = append(v.Plans, e.planBlock(p, said))
	}
	shown := plans[:min(full+linePlans, len(plans))]
	v.Others = e.otherPlans(shown[len(v.Plans):], len(shown) < len(plans))
	v.Sources = e.sources(e.standing(shown))
	return v
}

// otherPlans are plans in a line each, with the way to all of them where some are
// left out.
func (e *edition) otherPlans(plans []*progress.Plan, more bool) othersView {
	v := othersView{Title: e.w.OtherPlans}
	for _, p := range plans {
		v.Plans = append(v.Plans, e.planLine(p))
	}
	if more {
		v.All = link{Href: e.href(e.at.Plans()), Text: esc(e.w.PlansAre)}
	}
	return v
}

// standing are the reports whose figures stand today for some plans.
func (e *edition) standing(plans []*progress.Plan) []*progress.Report {
	stand := map[*progress.Report]bool{}
	for _, p := range plans {
		for i := range p.Sets {
			if f := e.site.Latest(p.ID, p.Sets[i].ID); f != nil {
				stand[f.Report] = true
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(e.site.Reports), func(r *progress.Report) bool { return !stand[r] })
}

func (e *edition) planBlock(p *progress.Plan, said map[string]bool) planBlock {
	b := planBlock{
		ID: p.ID, Href: e.href(e.at.Plan(p.ID)), Title: e.text(p.Title), Meta: e.planMeta(p),
		Lines: e.kindLines(p, said), More: e.w.WholePlanPage,
	}
	shown := map[string]bool{}
	for _, set := range criterionSets(p) {
		if e.groupPages() {
			break // the tiles of one plan are not the country; its page has them
		}
		if tiles := e.tileChart(p, set, today, "home-", 3); tiles != nil {
			b.Tiles = append(b.Tiles, tiles)
			shown[set.Each] = true
		}
	}
	for _, f := range e.families(p) {
		if f.lead.fig == nil || shown[f.lead.set.ID] || e.former(p, f.lead.set) {
			continue
		}
		charts := []part{e.chart(f.lead, "home-", 3)}
		for _, c := range f.minor {
			if c.fig != nil {
				charts = append(charts, e.still(c, "home-", 0))
			}
		}
		b.Charts = append(b.Charts, charts)
	}
	if len(b.Charts)+len(b.Tiles) == 0 {
		b.Empty = capitalWord(e.w.NoFigureYet) + "."
	}
	return b
}

// planMeta is who issued a plan, as which document.
func (e *edition) planMeta(p *progress.Plan) template.HTML {
	var parts []template.HTML
	if p.Document.Number != "" {
		parts = append(parts, esc(p.Document.Number))
	}
	if !p.Issuer.Empty() {
		parts = append(parts, e.text(p.Issuer))
	}
	var out template.HTML
	for i, part := range parts {
		if i > 0 {
			out += " · "
		}
		out += part
	}
	return out
}

func (e *edition) dueView() dueView {
	v := dueView{
		Title: e.w.DueTitle, Sub: e.w.DueSub,
		All: link{Href: e.href(e.at.Commitments()), Text: esc(e.w.AllCommitments)},
	}
	for _, g := range []struct {
		title string
		own   bool
	}{{e.w.DueOfPlans, true}, {e.w.DueNational, false}} {
		if rows := e.dueList(g.own, 3, 4); len(rows) > 0 {
			v.Groups = append(v.Groups, dueGroup{g.title, rows})
		}
	}
	if len(v.Groups) == 0 {
		v.Empty = e.w.NothingDue
	}
	return v
}

func (e *edition) newsView(n int) newsView {
	v := newsView{Title: e.w.LatestNews, All: link{Href: e.href(e.at.News()), Text: esc(e.w.AllNews)}}
	for _, a := range e.site.News[:min(n, len(e.site.News))] {
		v.Articles = append(v.Articles, e.newsRow(a))
	}
	if len(v.Articles) == 0 {
		v.Empty = e.w.NoNews
	}
	return v
}

// newsRow is an article in a list.
func (e *edition) newsRow(a *progress.Article) newsRow {
	return newsRow{
		Date: e.lang.Date(a.Date), ISO: a.Date.String(), Href: e.href(e.at.Article(a.ID)),
		Title: e.text(a.Title), Summary: e.text(a.Summary),
	}
}

func (e *edition) qualityView() qualityView {
	return qualityView{
		Title: e.w.QualityTitle, Sub: e.w.QualitySub, Words: e.fourWords(),
		All: link{Href: e.href(e.at.Quality()), Text: esc(e.w.QualityMore)},
	}
}
