package page

import (
	"html/template"

	"tiendo/internal/chart"
	"tiendo/internal/progress"
)

// itemTrend is the measured value of an item over its reports, from where it
// started to where it must get. Nil for items that are not measured.
func (e *edition) itemTrend(p *progress.Plan, it *progress.Item) pen {
	line := chart.Series{Label: e.say(it.Title)}
	var last *progress.ItemState
	for _, st := range e.site.ItemHistory(p.ID, it.ID) {
		if !st.Value.OK {
			continue
		}
		last = st
		text, date := e.value(st.Value.V, it.Unit, false), e.lang.Period(st.Report.AsOf)
		line.Points = append(line.Points, chart.Point{
			X:     chart.Number{Value: float64(min(st.Report.AsOf.Last, st.Report.Published)), Text: date},
			Value: chart.Number{Value: st.Value.V.Float(), Text: text}, Label: text + " · " + date, Href: e.href(e.at.Report(st.Report.ID)),
		})
	}
	if last == nil {
		return nil
	}
	pace := it.PaceOf(last)
	t := chart.Trend{Reported: e.w.Reported, Even: e.w.EvenPace}
	t.Headline = bare(capital(e.moved(it, last)))
	t.Subtitle, t.Desc = e.say(it.Title), t.Headline
	t.Live = e.live(p.ID+"-"+it.ID, e.source(&last.Report.Source), e.lang.Period(last.Report.AsOf))
	t.Table = chart.TableWords{Caption: bare(fill(e.w.TrendTable, "name", e.text(it.Title))), Name: e.w.AsOf, Count: e.w.Value, Note: e.w.Note}
	if pace.WhyNot == progress.Assessed {
		line.Pace = chart.PaceLine{From: float64(it.Baseline.Date), To: float64(it.Deadlines[0].Due.Last),
			Start: it.Baseline.Value.V.Float(), Goal: it.Goal.Value.V.Float()}
		t.Notes = append(t.Notes, bare(e.itemPace(it, last, pace)))
	}
	t.Series = []chart.Series{line}
	if len(line.Points) < 2 && line.Pace == (chart.PaceLine{}) {
		return nil
	}
	e.scale(&t)
	o := chart.FigureOptions{ID: "item-" + it.ID, HeadingLevel: 2, TableLabel: e.w.TableOfFigures}
	return e.stand(t.Picture(), o, e.takeOfPlan(p))
}

// moved says from where to where a measured item has come, and where it must get.
func (e *edition) moved(it *progress.Item, st *progress.ItemState) template.HTML {
	now := e.value(st.Value.V, it.Unit, false)
	if !it.Baseline.Value.OK || e.goal(it) == "" {
		return fill(e.w.ValueNow, "now", now, "date", e.lang.Period(st.Report.AsOf))
	}
	return fill(e.w.ValueMoved, "from", e.value(it.Baseline.Value.V, it.Unit, false), "now", now,
		"date", e.lang.Period(st.Report.AsOf), "goal", e.goal(it))
}

// itemPace is the pace of a measured item, with its working and caveat.
func (e *edition) itemPace(it *progress.Item, st *progress.ItemState, pace progress.Pace) template.HTML {
	working := fill(e.w.ItemWorking, "way", e.share(pace.Done), "time", e.share(pace.Elapsed),
		"in", e.n(int64(pace.DaysIn)), "of", e.n(int64(pace.DaysOf)))
	return fill(e.w.PaceSentence, "band", e.band(pace.Band), "working", working,
		"caveat", fill(e.w.ItemCaveat, "date", e.lang.Date(it.Baseline.Date)))
}
