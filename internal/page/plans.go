package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var plans = Kind{"plans", func(e *edition) []page {
	return []page{{Path: address.Pages.Plans, View: e.plans}}
}}

// plansView is what templates/plans.html shows.
type plansView struct {
	Title, Empty string
	Plans        []planLine
}

// planLine is a plan in a list: its title, its finding, and the figures of its sets.
type planLine struct {
	Title, Meta, Headline, When template.HTML
	Figures                     []figureView
}

// manyPlans is how many plans are listed with all their figures; of more, the
// list says the finding and each plan's page the rest.
const manyPlans = 12

func (e *edition) planLine(p *progress.Plan) planLine {
	heads := e.heads(p)
	return planLine{
		Title: anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)), Meta: e.planMeta(p),
		Headline: e.headline(p, heads), When: e.kicker(heads),
	}
}

func (e *edition) plans(h *head) any {
	h.Title, h.Description, h.Section = e.w.Plans, e.w.PlansAre, e.at.Plans()
	v := plansView{Title: e.w.PlansAre}
	plans := e.plansByWeight()
	for _, p := range plans {
		line := e.planLine(p)
		for _, f := range e.families(p) {
			for _, c := range f.all() {
				if c.fig != nil && len(plans) <= manyPlans {
					line.Figures = append(line.Figures, e.figure(p, c.set, c.fig))
				}
			}
		}
		v.Plans = append(v.Plans, line)
	}
	if len(v.Plans) == 0 {
		v.Empty = e.w.NoPlans
	}
	return v
}
