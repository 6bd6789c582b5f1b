package rule

import (
	"slices"

	"tiendo/internal/chart"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// chartKind looks for charts in prose of a kind that is none, or that nothing of
// the plan could ever fill: another kind would be drawn without a word.
var chartKind = Check{
	content.BadValue,
	func(p *pass) {
		for part := range p.parts() {
			if c := part.Chart; c != nil {
				if plan := p.Plan(c.Plan); plan != nil && plan.Set(c.Set) != nil {
					p.lookAtKind(c, plan, plan.Set(c.Set))
				}
			}
		}
	},
}

func (p *pass) lookAtKind(c *progress.ChartRef, plan *progress.Plan, set *progress.Set) {
	bad := func(message, hint diag.Text) { p.report(finding{at: c.Place, message: message, hint: hint}) }
	leaveOut := say("bỏ ?kind= để trang tự chọn", "leave ?kind= out, and the site chooses")
	switch {
	case c.Kind != "" && !slices.Contains(chart.Kinds, c.Kind):
		if near := nearest(c.Kind, chart.Kinds); near != "" {
			leaveOut = say("có phải là “%s”?", "did you mean “%s”?", near)
		}
		bad(say("không có kiểu biểu đồ “%s”", "there is no kind of chart “%s”", c.Kind), leaveOut)
	case !fillable(c.Kind, plan, set):
		bad(say("danh mục “%s” không vẽ được kiểu “%s”", "of “%s” no chart of the kind “%s” can be drawn", c.Plan+"/"+c.Set, c.Kind), leaveOut)
	case c.AsOf.Set() && !ofOneFigure(c.Kind):
		bad(say("biểu đồ kiểu “%s” không lấy số liệu của một ngày riêng", "a chart of the kind “%s” does not show the figure of one date", c.Kind),
			say("bỏ ?as_of=", "leave ?as_of= out"))
	}
}

// ofOneFigure says whether a kind shows one figure alone.
func ofOneFigure(kind string) bool { return kind == "" || kind == "progress" || kind == "breakdown" }

// fillable says whether a set has what a kind of chart shows.
func fillable(kind string, plan *progress.Plan, set *progress.Set) bool {
	switch kind {
	case "tiles", "matrix":
		return slices.ContainsFunc(plan.Sets, func(s progress.Set) bool {
			return s.Kind == progress.CriterKind && (s.ID == set.ID || s.Each == set.ID)
		})
	case "compare":
		return set.Within != "" || slices.ContainsFunc(plan.Sets, func(s progress.Set) bool { return s.Within == set.ID })
	case "timeline":
		return slices.ContainsFunc(plan.ItemsOf(set.ID), func(it *progress.Item) bool { return len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated() })
	}
	return true
}
