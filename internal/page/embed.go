package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// A chart alone, to stand in a frame of a newspaper's page: every set that
// figures speak of, in each kind that fits. It is a whole document of its own;
// its links open outside of the frame.
var embed = Kind{"embed", func(e *edition) []page {
	var pages []page
	for _, f := range e.frames() {
		pages = append(pages, page{
			Path: func(at address.Pages) address.Path { return at.Embed(f.kind, f.plan.ID, f.set.ID) },
			View: func(*head) any { return e.embed(f) }, Whole: true,
		})
	}
	return pages
}}

// framed is a set in a kind of chart.
type framed struct {
	kind string
	plan *progress.Plan
	set  *progress.Set
}

// embedView is what templates/embed.html shows.
type embedView struct {
	Lang, Title, CSP       string
	Stylesheet, ChartStyle style
	Icon                   string
	Chart                  part
	When                   template.HTML // as of when, and who says so
	More                   link
	Banner                 template.HTML
}

// frames are all charts that can be framed.
func (e *edition) frames() []framed {
	e.framingCharts.Do(func() {
		e.framedCharts = map[framed]bool{}
		for _, p := range e.site.Plans {
			for i := range p.Sets {
				for _, kind := range e.framedKinds(p, &p.Sets[i]) {
					f := framed{kind, p, &p.Sets[i]}
					e.frameList = append(e.frameList, f)
					e.framedCharts[f] = true
				}
			}
		}
	})
	return e.frameList
}

func (e *edition) isFramed(f framed) bool {
	e.frames()
	return e.framedCharts[f]
}

// framedKinds are the kinds of charts that fit what is known of a set today.
func (e *edition) framedKinds(p *progress.Plan, set *progress.Set) []string {
	var kinds []string
	add := func(kind string, fits bool) {
		if fits {
			kinds = append(kinds, kind)
		}
	}
	if c := e.now(p, set); c.fig != nil {
		usual := e.usualKind(c)
		add("progress", usual == "progress" || c.fig.Total.OK && e.countsDone(p, c.fig))
		add("breakdown", usual == "breakdown" || len(c.fig.Counts) > 1)
		add("trend", e.trendOf(c, today) != nil)
		if p.Set(set.Within) == nil && set.Kind != progress.CriterKind {
			add("compare", e.family(p, set, today).reported() > 1)
		}
	}
	if set.Kind == progress.CriterKind && set.Size.OK {
		add("tiles", e.newest(p, set, today) != nil)
		add("matrix", e.hasMatrix(p, set, e.unitsOf(p), today))
	}
	_, due := e.setTimeline(p, set, "")
	add("timeline", due)
	return kinds
}

func (e *edition) embed(f framed) embedView {
	pic, o := e.framedPicture(f)
	v := embedView{
		Lang: e.lang.Code, Title: pic.Headline + " – " + e.say(e.site.Title), CSP: policy.Page, Stylesheet: e.style(e.assets.stylesheet), ChartStyle: e.style(e.assets.charts), Icon: e.href(e.assets.icon),
		Chart: e.stand(pic, o, take{}), More: link{Href: e.href(e.at.Set(f.plan.ID, f.set.ID)), Text: fill(e.w.EmbedMore, "site", e.text(e.site.Title))},
	}
	switch c := e.now(f.plan, f.set); {
	case f.kind == "timeline":
	case f.kind == "tiles" || f.kind == "matrix":
		t := e.newest(f.plan, f.set, today)
		v.When = fill(e.w.FiguresUntil, "date", e.asOfDate(t.AsOf, t.AsOfStated), "source", e.source(&t.Report.Source))
	case c.fig != nil:
		v.When = e.kicker([]counted{c})
	}
	if !e.site.Official {
		v.Banner = e.banner()
	}
	return v
}

// framedPicture is the chart of a frame; its headline is that of the page.
func (e *edition) framedPicture(f framed) (chart.Picture, chart.FigureOptions) {
	const prefix, level = "", 1
	c := e.now(f.plan, f.set)
	switch f.kind {
	case "trend":
		return e.trendOf(c, today).Picture(), e.receipted(c, prefix, level)
	case "compare":
		return e.compareIn(e.family(f.plan, f.set, today), prefix, level)
	case "tiles":
		tiles, o := e.tilesIn(f.plan, f.set, today, prefix, level)
		return tiles.Picture(), o
	case "timeline":
		t, _ := e.setTimeline(f.plan, f.set, e.href(e.at.Set(f.plan.ID, f.set.ID))+"#items")
		return t.Picture(), chart.FigureOptions{ID: "due", HeadingLevel: level, TableLabel: e.w.TableOfFigures}
	case "matrix":
		m, o := e.matrixIn(f.plan, f.set, e.unitsOf(f.plan), today, prefix, level)
		return m.Picture(), o
	case "breakdown":
		return e.breakdown(c), e.receipted(c, prefix, level)
	}
	if !c.fig.HasCounts() {
		return e.single(c), e.receipted(c, prefix, level)
	}
	return e.progress(c), e.receipted(c, prefix, level)
}
