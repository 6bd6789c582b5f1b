package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var subsetExceeds = Check{
	define("subset-exceeds", diag.Error, diag.Correct,
		"Danh mục con có tổng số hoặc số đã xong lớn hơn danh mục chứa nó, trong cùng báo cáo và cùng ngày chốt số liệu. Đúng phải như 29/45 nằm trong 39/65.",
		"A set has a larger total, or more done, than the set that it lies within, in the same report and as of the same day. It should be as 29/45 within 39/65."),
	func(p *pass) {
		for _, r := range p.Reports {
			if plan := p.Plan(r.Plan); plan != nil {
				p.compareSubsets(plan, r)
			}
		}
	},
}

// counted is what a figure of a report is about.
type counted struct {
	set  string
	asOf progress.Period
}

func (p *pass) compareSubsets(plan *progress.Plan, r *progress.Report) {
	main := map[counted]*progress.Figure{}
	for i := range r.Figures {
		if f := &r.Figures[i]; f.Split == "" {
			main[counted{f.Set, f.AsOf}] = f
		}
	}
	for i := range r.Figures {
		part := &r.Figures[i]
		if part.Split != "" {
			continue
		}
		if whole := enclosing(p.of[plan].sets, main, part); whole != nil {
			p.compareSubset(part, whole)
		}
	}
}

// deepest is how far a chain of references is followed. Nobody nests further,
// and one that leads back to itself ends there too.
const deepest = 16

// enclosing is the figure of the nearest set around that of a figure.
func enclosing(sets map[string]*progress.Set, figures map[counted]*progress.Figure, f *progress.Figure) *progress.Figure {
	set := sets[f.Set]
	for range deepest {
		if set == nil || set.Within == "" {
			return nil
		}
		if whole := figures[counted{set.Within, f.AsOf}]; whole != nil {
			return whole
		}
		set = sets[set.Within]
	}
	return nil
}

func (p *pass) compareSubset(part, whole *progress.Figure) {
	if part.Total.OK && whole.Total.OK && part.Total.V > whole.Total.V {
		p.onFigure(part, part.Node.At("total"), say(
			"tổng số của “%s” là %s > %s của “%s”, danh mục chứa nó",
			"the total of “%s” is %s > %s of “%s”, which it lies within", part.Set, part.Total.V, whole.Total.V, whole.Set), printedHint)
	}
	if part.HasCounts() && whole.HasCounts() && part.Done > whole.Done {
		p.onFigure(part, part.Node.At("counts"), say(
			"“%s” đã xong %s > %s của “%s”, danh mục chứa nó",
			"“%s” has %s done > %s of “%s”, which it lies within", part.Set, part.Done, whole.Done, whole.Set), printedHint)
	}
}
