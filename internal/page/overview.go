package page

import (
	"tiendo/internal/chart"
	"tiendo/internal/locale"
)

// groupOverview is how many units of each group meet every criterion: a bar a
// group, which leads to the page of the group.
func (e *edition) groupOverview(groups []unitGroup, censuses []census) pen {
	chartOf := chart.Compare{Words: chart.Words{
		Headline: locale.Fill(e.w.GroupBars, "n", e.n(int64(len(groups)))), Subtitle: e.w.GroupBarsSub,
		Table: chart.TableWords{Caption: e.w.ByGroup, Name: e.w.Group, Count: e.w.GroupDone, Total: e.w.Total, Share: e.w.Share, Note: e.w.AsOf},
		Live:  e.live("groups", "", ""),
	}}
	for i := range groups {
		some := e.covering(censuses, groups[i].units)
		if len(some) == 0 {
			chartOf.Bars = append(chartOf.Bars, e.silentBar(&groups[i]))
		}
		for _, c := range some {
			chartOf.Bars = append(chartOf.Bars, e.groupBar(&groups[i], c, len(some) > 1))
		}
	}
	o := chart.FigureOptions{ID: "groups", HeadingLevel: 2, TableLabel: e.w.TableOfFigures}
	return e.stand(chartOf.Picture(), o, e.takeOfSomeUnits())
}

func (e *edition) silentBar(g *unitGroup) chart.Bar {
	n := int64(len(g.units))
	return chart.Bar{
		Label: e.say(e.groupName(g)), Href: e.groupHref(g), Note: capitalWord(e.w.NoFigureYet),
		Done: chart.Number{Text: "–"}, Total: chart.Number{Value: float64(n), Text: e.n(n)}, Unstated: chart.Number{Value: float64(n), Text: e.n(n)},
	}
}

func (e *edition) groupBar(g *unitGroup, c census, several bool) chart.Bar {
	var done, known, all int64
	for _, i := range g.units {
		if !c.plan.Covers(&e.site.Units[i]) {
			continue
		}
		all++
		if st := e.site.UnitNow(i, c.plan.ID, c.set.ID); st.OK {
			known++
			if st.V.Complete() {
				done++
			}
		}
	}
	label := e.say(e.groupName(g))
	if several {
		label += ": " + e.say(c.plan.Title)
	}
	num := func(n int64) chart.Number { return chart.Number{Value: float64(n), Text: e.n(n)} }
	b := chart.Bar{
		Label: label, Href: e.groupHref(g), Done: num(done), Total: num(all), Note: e.asOfDate(c.table.AsOf, c.table.AsOfStated),
		Ref: refOf(c.plan, c.table),
	}
	if !c.table.Phase.Empty() {
		b.Note = within(e.say(c.table.Phase)) + ", " + b.Note
	}
	if all > 0 {
		b.Share = e.lang.Share(float64(done)/float64(all), 1)
	}
	if known < all {
		b.Unstated = num(all - known)
	}
	return b
}
