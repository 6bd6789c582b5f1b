package page

import (
	"html/template"
	"math"
	"slices"

	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// trend is the chart of trendOf as a whole figure element; nil where there is none.
func (e *edition) trend(c counted, day progress.Date, prefix string, level int) pen {
	t := e.trendOf(c, day)
	if t == nil {
		return nil
	}
	take := e.takeOf("trend", c)
	if day == today {
		take.of = c.fig
	}
	return e.stand(t.Picture(), e.options(c, prefix+"trend-", level), take)
}

// trendOf is a set over its reports up to a day: reported points only, beside the even pace;
// a list that replaced another one, and a new phase, begin a new line. Nil where there
// is nothing to set a point beside. That of today stands on several pages, and is worked
// out once.
func (e *edition) trendOf(c counted, day progress.Date) *chart.Trend {
	switch {
	case c.fig == nil:
		return nil
	case day == today:
		return e.trends.of(c.fig, func() *chart.Trend { return e.newTrend(c, day) })
	}
	return e.newTrend(c, day)
}

func (e *edition) newTrend(c counted, day progress.Date) *chart.Trend {
	t := &chart.Trend{Words: e.trendWords(c), Reported: e.w.Reported, Even: e.w.EvenPace}
	points, seen := 0, map[*progress.Set]bool{}
	for set := c.set; set != nil && !seen[set]; set = c.plan.Set(set.Replaces) {
		seen[set] = true
		lines := e.lines(c.plan, set, day)
		for _, s := range lines {
			points += len(s.Points)
		}
		if set != c.set && len(lines) > 0 && len(t.Series) > 0 {
			at := t.Series[0].Points[0].X
			t.Breaks = append(t.Breaks, chart.Break{X: at, Text: e.w.ListReplaced})
			lines[len(lines)-1].Pace = lines[len(lines)-1].Pace.Until(at.Value)
			for i := range t.Series {
				t.Series[i].Pace = t.Series[i].Pace.Since(at.Value)
			}
		}
		t.Series = append(lines, t.Series...)
	}
	if points == 0 || points == 1 && t.Series[len(t.Series)-1].Pace == (chart.PaceLine{}) {
		return nil
	}
	e.scale(t)
	return t
}

func (e *edition) trendWords(c counted) chart.Words {
	headline := e.trendHeadline(c)
	return chart.Words{
		Headline: bare(headline),
		Subtitle: bare(fill(e.w.TrendSub, "noun", e.noun(c.set))),
		Desc:     bare(headline),
		Live:     e.liveOf(c),
		Table: chart.TableWords{
			Caption: bare(fill(e.w.TrendTable, "name", e.text(c.set.Name))), Name: e.w.AsOf, Count: e.w.DoneCount,
			Total: e.w.Total, Share: e.w.Share, Note: e.w.Note,
		},
	}
}

// trendHeadline is what came since the report before, or how far a single one is
// from the even pace. That a figure corrects another one is said elsewhere.
func (e *edition) trendHeadline(c counted) template.HTML {
	since := e.site.Since(c.fig)
	if since.Kind != progress.FirstFigure {
		return e.changeTo(c.plan, c.set, c.fig, since)
	}
	if pace := c.set.PaceOf(c.fig); pace.WhyNot == progress.Assessed && pace.Elapsed <= 1 {
		return fill(e.w.TrendEven, "name", e.text(c.set.Name), "done", e.number(c.fig, c.fig.Done), "even", e.n(evenAt(c.fig, pace)))
	}
	return fill(e.w.TrendOne, "name", e.text(c.set.Name), "now", e.short(c.fig))
}

// evenAt is how much the even pace would have done by the day of a figure.
func evenAt(f *progress.Figure, pace progress.Pace) int64 {
	return int64(math.Round(float64(f.Total.V-f.Ongoing) * pace.Elapsed))
}

// lines are the reported points of one set, a new line for each phase. The last
// line has the even pace beside it.
func (e *edition) lines(p *progress.Plan, set *progress.Set, day progress.Date) []chart.Series {
	var lines []chart.Series
	var last *progress.Figure
	for _, f := range e.site.History(p.ID, set.ID) {
		if by := e.site.CorrectedBy(f); by != nil && by.Published <= day || f.Report.Published > day || !f.HasCounts() && !f.Value.OK {
			continue
		}
		if last == nil || last.Phase.Own != f.Phase.Own {
			label := e.say(set.Name)
			if !f.Phase.Empty() {
				label = bare(fill(e.w.InPhase, "text", label, "phase", e.say(f.Phase)))
			}
			lines = append(lines, chart.Series{Label: label})
		}
		last = f
		line := &lines[len(lines)-1]
		line.Points = append(line.Points, e.point(set, f))
	}
	if last != nil && set.PaceOf(last).WhyNot == progress.Assessed {
		line := &lines[len(lines)-1]
		line.Pace = chart.PaceLine{From: float64(set.Starts - 1), To: float64(set.Due.Last), Goal: float64(last.Total.V - last.Ongoing)}
		e.apart(set, last, &line.Points[len(line.Points)-1])
	}
	return lines
}

func (e *edition) point(set *progress.Set, f *progress.Figure) chart.Point {
	c := counted{set: set, fig: f}
	date := e.lang.Period(f.AsOf)
	pt := chart.Point{
		X: chart.Number{Value: float64(f.AsOfDay()), Text: date}, Ref: e.ref(f), Href: e.href(e.at.Report(f.Report.ID)),
		Total: e.total(c), Label: e.short(f) + " · " + date,
	}
	if f.HasCounts() {
		n := e.headCount(f).N
		pt.Value = e.num(c, n)
		pt.Label = e.number(f, n) + " · " + date
	} else {
		pt.Value = chart.Number{Value: f.Value.V.Float(), Text: e.short(f)}
	}
	if share := f.Share(); share.OK {
		pt.Share = e.lang.Share(share.V, 1)
	}
	if !f.AsOfStated {
		pt.Note = e.w.AssumedShort
	}
	if e.site.CorrectedBy(f) != nil {
		pt.Note = e.w.Corrected
	}
	return pt
}

// apart says where the even pace would be at the last point, and how far that is.
func (e *edition) apart(set *progress.Set, f *progress.Figure, pt *chart.Point) {
	pace := set.PaceOf(f)
	if pace.WhyNot != progress.Assessed || pace.Elapsed > 1 {
		return
	}
	whole := evenAt(f, pace)
	pt.Even = chart.Number{Value: float64(f.Total.V-f.Ongoing) * pace.Elapsed, Text: locale.Fill(e.w.EvenAt, "n", e.n(whole))}
	if gap := whole - f.Done; gap > 0 {
		pt.Gap = locale.Fill(e.w.EvenGap, "n", e.n(gap))
	}
}

// scale writes the ends of both axes.
func (e *edition) scale(t *chart.Trend) {
	var top float64
	first, last := math.Inf(1), math.Inf(-1)
	for _, s := range t.Series {
		top = math.Max(top, s.Pace.Goal)
		if s.Pace.To > s.Pace.From {
			first, last = math.Min(first, s.Pace.From+1), math.Max(last, s.Pace.To)
		}
		for _, p := range s.Points {
			top = math.Max(top, math.Max(p.Value.Value, p.Total.Value))
			first, last = math.Min(first, p.X.Value), math.Max(last, p.X.Value)
		}
	}
	t.Max = chart.Number{Value: top, Text: e.n(int64(math.Ceil(top)))}
	for _, n := range chart.Ticks(int(math.Ceil(top)), 3) {
		t.YTicks = append(t.YTicks, chart.Number{Value: float64(n), Text: e.n(int64(n))})
	}
	days := slices.Compact([]float64{first, last})
	for _, d := range days {
		t.XTicks = append(t.XTicks, chart.Number{Value: d, Text: e.lang.Date(progress.Date(d))})
	}
}
