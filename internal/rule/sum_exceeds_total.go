package rule

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var sumExceedsTotal = Check{
	define("sum-exceeds-total", diag.Error, diag.Correct,
		"Các phần cộng lại lớn hơn tổng số, hoặc một phần lớn hơn tổng số: ít nhất một con số đã gõ sai, hoặc nguồn in sai.",
		"The parts add up to more than the total, or one part is larger than it: at least one number was mistyped, or the source is printed wrong."),
	func(p *pass) {
		for f := range p.figures() {
			if !f.Total.OK {
				continue
			}
			if exceeds(f) {
				p.onFigure(f, f.Node.At("counts"),
					say("%s > %s: các phần vượt tổng số", "%s > %s: the parts exceed the total", plus(f), f.Total.V), printedHint)
			}
			for _, part := range f.OfWhich {
				if part.N > f.Total.V {
					p.onFigure(f, f.Node.At("of_which", part.Status),
						say("“%s” là %s > %s: một phần vượt tổng số", "“%s” is %s > %s: a part exceeds the total", part.Status, part.N, f.Total.V), printedHint)
				}
			}
		}
	},
}

func exceeds(f *progress.Figure) bool { return f.Total.OK && f.Counted > f.Total.V }

// mistyped says whether a figure exceeds its total and nobody has answered for it:
// then sentences that agree with the source cannot agree with the figure, and are
// looked at once it is mended.
func mistyped(f *progress.Figure) bool {
	name := sumExceedsTotal.Name
	return exceeds(f) && !slices.Contains(f.Acknowledge, name) && !slices.Contains(f.Report.Acknowledge, name)
}

// printedHint is the way out of what a source may have printed so.
var printedHint = diag.Say(
	"đối chiếu với nguồn; nếu nguồn in đúng như vậy, giữ nguyên, thêm acknowledge và note giải thích",
	"compare with the source; if it is printed so, keep it and add acknowledge and a note that explains it")
