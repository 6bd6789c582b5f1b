package rule

import (
	"math"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var percentMismatch = Check{
	define("percent-mismatch", diag.Warning, diag.Correct,
		"Tỷ lệ phần trăm nguồn nêu không khớp với số đếm bên cạnh, kể cả khi làm tròn. Trang in cả hai; có thể nguồn tính trên một tổng số khác.",
		"The percentage that the source states does not follow from its counts, even when rounded. The page prints both; the source may have used another base."),
	func(p *pass) {
		for f := range p.standing() {
			share := f.Share()
			if !f.StatedPercent.OK || !share.OK {
				continue
			}
			// Beside counts of nothing done (51 overdue of 102), a percentage
			// speaks of what is counted.
			counted := float64(f.Counted) / float64(f.Total.V)
			percent, points := f.StatedPercent.V, rounding(int(f.StatedPercent.V.Scale))
			if f.Approx {
				points = 5
			}
			if !near(percent, share.V, points) && !(f.Done == 0 && near(percent, counted, points)) {
				p.onFigure(f, f.Node.At("stated_percent"),
					say("nguồn nêu %s, số đếm cho %s", "the source states %s, the counts give %s", statedPercent(percent), sharePercent(share.V, percent)),
					say("đối chiếu với nguồn; nếu nguồn tính trên tổng số khác, nói rõ trong note và thêm acknowledge",
						"compare with the source; if it used another base, say so in a note and add acknowledge"))
			}
		}
	},
}

func statedPercent(d progress.Decimal) worded {
	return func(l *locale.Language) string { return l.StatedPercent(d) }
}

// sharePercent writes a share at least as precisely as a percentage beside it.
func sharePercent(share float64, beside progress.Decimal) worded {
	return func(l *locale.Language) string { return l.Share(share, max(1, int(beside.Scale))) }
}

// near says whether a percentage is a share, give or take some points.
func near(percent progress.Decimal, share, points float64) bool {
	return math.Abs(percent.Float()-share*100) <= points+1e-9
}

// rounding is how far a percentage of some decimal places may be off.
func rounding(places int) float64 { return math.Pow10(-places) / 2 }
