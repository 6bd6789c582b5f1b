package diff

import (
	"math"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Doubt is why a change that breaks no rule should be looked at twice.
type Doubt string

const (
	PastChanged     Doubt = "past-changed"     // what was published says something else now, and nothing corrects it
	Magnitude       Doubt = "magnitude"        // ten times as much as before, or a tenth
	SourceRemoved   Doubt = "source-removed"   // who said so can no longer be looked up
	AddressVanished Doubt = "address-vanished" // whoever kept the link meets nothing
)

// why tells a doubt to a reviewer.
func (d Doubt) why() diag.Text {
	switch d {
	case PastChanged:
		return diag.Text{VI: "đã công bố mà nay đổi khác, không có đính chính", EN: "published, and different now without a correction"}
	case Magnitude:
		return diag.Text{VI: "gấp mười lần trở lên, hoặc còn một phần mười trở xuống: xem có thừa, thiếu chữ số không", EN: "ten times or more, or a tenth or less: look for a digit too many or too few"}
	case SourceRemoved:
		return diag.Text{VI: "nguồn không còn, không ai kiểm chứng được nữa", EN: "the source is gone, nobody can check it any more"}
	case AddressVanished:
		return diag.Text{VI: "địa chỉ mất mà không có aliases: ai đã lưu liên kết sẽ gặp trang trống", EN: "an address vanished and no alias leads on: whoever kept the link meets nothing"}
	}
	return diag.Text{}
}

// magnitude doubts a figure that is ten times the one before it, or a tenth.
// Of what cannot be compared (another list, total, phase, period) nothing is
// doubted, and of a correction neither: somebody has given a reason.
func magnitude(c progress.Change, f *progress.Figure) Doubt {
	if c.From == nil || c.Kind != progress.OtherTotal && (!c.Kind.Comparable() || c.Kind == progress.PerPeriod) {
		return ""
	}
	if leaps(float64(c.From.Total.V), float64(f.Total.V)) ||
		c.From.HasCounts() && f.HasCounts() && c.Kind != progress.OtherTotal && (leaps(float64(c.From.Done), float64(f.Done)) || leapsByStatus(c.From, f)) ||
		c.From.Value.OK && f.Value.OK && c.From.Unit.Own == f.Unit.Own && leaps(c.From.Value.V.Float(), f.Value.V.Float()) {
		return Magnitude
	}
	return ""
}

// leapsByStatus compares the counts of figures that say nothing of what is done.
func leapsByStatus(a, b *progress.Figure) bool {
	if a.Done > 0 || b.Done > 0 {
		return false
	}
	for _, c := range a.Counts {
		if n := b.Count(c.Status); n.OK && leaps(float64(c.N), float64(n.V)) {
			return true
		}
	}
	return false
}

// leaps says whether one number is ten times the other or more. Small numbers
// (from 1 to 9) leap without a slip; what has sunk to nothing has leapt when it
// was ten or more.
func leaps(a, b float64) bool {
	const times = 10
	a, b = math.Abs(a), math.Abs(b)
	low, high := min(a, b), max(a, b)
	switch {
	case low == 0:
		return b == 0 && a >= times
	case high < times:
		return false
	}
	return high/low >= times
}
