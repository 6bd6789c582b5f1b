package page

import (
	"html/template"

	"tiendo/internal/address"
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

func (e *edition) plans(h *head) any {
	h.Title, h.Description, h.Section = e.w.Plans, e.w.PlansAre, e.at.Plans()
	v := plansView{Title: e.w.PlansAre}
	for _, p := range e.plansByWeight() {
		heads := e.heads(p)
		line := planLine{
			Title: anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)), Meta: e.planMeta(p),
			Headline: e.headline(p, heads), When: e.kicker(heads),
		}
		for _, f := range e.families(p) {
			for _, c := range f.all() {
				if c.fig != nil {
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
