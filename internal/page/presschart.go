package page

import (
	"strings"

	"tiendo/internal/progress"
)

// pressCharts are the charts of the report's figures that can be taken alone.
func (e *edition) pressCharts(p *progress.Plan, r *progress.Report) listView {
	v := listView{ID: "charts", Title: e.w.PressCharts, Sub: esc(e.w.PressChartHow)}
	for _, c := range e.figuresOf(p, r) {
		href := e.href(e.at.Report(r.ID)) + "#" + e.id(c.fig) + "-h"
		if c.fig == e.site.Latest(p.ID, c.set.ID) {
			if f := (framed{e.usualKind(c), p, c.set}); e.isFramed(f) {
				href = e.href(e.at.Embed(f.kind, p.ID, c.set.ID))
			}
		}
		line := e.markedFigure(c.fig, anchor(href, capital(e.finding(p, c.set, c.fig))))
		if hasPressChart(c) {
			line += " · " + anchor(e.href(e.at.PressChart(r.ID, c.set.ID)), esc(e.w.LiveSVG))
		}
		v.Lines = append(v.Lines, line)
	}
	return v
}

// hasPressChart says whether a figure's chart is a bar, which stands by itself.
func hasPressChart(c counted) bool {
	return c.fig.HasCounts() && c.fig.Total.OK && c.fig.Total.V > 0
}

// pressChart is the chart of a figure as a picture file, with its source, its date
// and the address of its report.
func (e *edition) pressChart(to []byte, c counted) []byte {
	words := e.liveOf(c)
	source, _, _ := strings.Cut(words.Source, " · ")
	credits := []string{words.AsOf + ". " + source, e.links.Absolute(e.at.Report(c.fig.Report.ID))}
	if !e.site.Official {
		credits = append(credits, bare(e.banner()))
	}
	return e.picture(c).File(to, e.lang.Code, credits...)
}

// pressPictures are the charts of all press kits.
func (e *edition) pressPictures() []job {
	var jobs []job
	for _, r := range e.site.Reports {
		p := e.site.Plan(r.Plan)
		if p == nil {
			continue
		}
		for _, c := range e.figuresOf(p, r) {
			if hasPressChart(c) {
				jobs = append(jobs, job{e.at.PressChart(r.ID, c.set.ID), func(to []byte) ([]byte, error) { return e.pressChart(to, c), nil }})
			}
		}
	}
	return jobs
}
