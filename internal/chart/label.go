package chart

import "tiendo/internal/markup"

// Labels inside a plot are placed for the narrowest phone; what fits there fits
// everywhere, since text keeps its size while places move apart. What does not
// fit is left out: the table has it.
const (
	plotWidth  = 240.0 // px at 320 px, beside the widest gutter but one
	plotHeight = 220.0
)

// box is what a text takes of the plot, in px of the narrowest phone.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) meets(o box) bool { return b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 }

// spot is a place for a label beside a point: where the text is anchored and how
// far it stands off.
type spot struct {
	anchor string
	dx, dy int
}

// Beside a dot: right, left, above, below; beside the upper or lower end of a line.
var (
	besideDot = [...]spot{{"start", 10, 5}, {"end", -10, 5}, {"middle", 0, -12}, {"middle", 0, 22}, {"start", -4, -12}, {"end", 4, -12}, {"start", -4, 22}, {"end", 4, 22}}
	besideEnd = [...]spot{{"end", -6, -6}, {"start", 8, 4}, {"end", -8, 4}, {"start", 6, 16}}
	besideGap = [...]spot{{"start", 8, 5}, {"end", -8, 5}}
)

// labeller remembers what was placed.
type labeller struct {
	plane
	taken []box
}

// labels writes the words at the dots: the last first, as it is the news, then
// what it is apart from the pace, then the others from new to old.
func (p plane) labels(w *markup.Writer, c Trend) {
	l := labeller{plane: p}
	for _, s := range c.Series {
		for _, point := range s.Points {
			x, y := l.px(point.X.Value, point.Value.Value)
			l.taken = append(l.taken, box{x - 6, y - 6, x + 6, y + 6})
		}
	}
	for i := len(c.Series) - 1; i >= 0; i-- {
		points := c.Series[i].Points
		for j := len(points) - 1; j >= 0; j-- {
			l.point(w, points[j])
		}
	}
}

func (l *labeller) px(day, value float64) (x, y float64) {
	return l.x(day) / 100 * plotWidth, l.y(value) / 100 * plotHeight
}

func (l *labeller) point(w *markup.Writer, p Point) {
	l.place(w, "dot-label", p.Label, p.X.Value, p.Value.Value, besideDot[:])
	if p.Even.Text == "" {
		return
	}
	l.place(w, "even-label", p.Even.Text, p.X.Value, p.Even.Value, besideEnd[:])
	l.place(w, "even-label", p.Gap, p.X.Value, (p.Even.Value+p.Value.Value)/2, besideGap[:])
}

// place writes a text at the first spot that is free, if there is one.
func (l *labeller) place(w *markup.Writer, class, text string, day, value float64, spots []spot) {
	if text == "" {
		return
	}
	x, y := l.px(day, value)
	for _, s := range spots {
		b := s.box(x, y, textWidth(text))
		if b.x0 < 0 || b.x1 > plotWidth || b.y0 < -24 || b.y1 > plotHeight || l.meets(b) {
			continue
		}
		l.taken = append(l.taken, b)
		l.text(w, class, s.anchor, text, l.x(day), l.y(value), s.dx, s.dy)
		return
	}
}

func (l *labeller) meets(b box) bool {
	for _, o := range l.taken {
		if b.meets(o) {
			return true
		}
	}
	return false
}

func (s spot) box(x, y, width float64) box {
	x0 := x + float64(s.dx)
	switch s.anchor {
	case "end":
		x0 -= width
	case "middle":
		x0 -= width / 2
	}
	return box{x0, y + float64(s.dy) - 13, x0 + width, y + float64(s.dy) + 4}
}
