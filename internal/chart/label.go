package chart

import (
	"math"

	"tiendo/internal/markup"
)

// Labels inside a plot are placed for the least width at which they are shown;
// what fits there fits in anything wider, since text keeps its size while places
// move apart. What does not fit is left out: the table has it.
const (
	phone      = 284.0 // px that a chart has on a phone of 320 px
	wider      = 240.0 // px more from which on the stylesheet shows the other labels
	plotHeight = 220.0
)

// textWidth is what a text of 14 px takes at most, in px, near enough.
func textWidth(s string) float64 { return widthBehind(0, s) }

// widthBehind is how wide a text is together with what stands before it.
func widthBehind(width float64, s string) float64 {
	for _, r := range s {
		switch {
		case r == ' ' || r == '.' || r == ',' || r == '/' || r == '·' || r == ':' || r == '-' || r == 'i' || r == 'l':
			width += 5
		case r == 'm' || r == 'w' || r == '%' || 'A' <= r && r <= 'Z':
			width += 12
		default:
			width += 8.2
		}
	}
	return width
}

// fits reports whether a label can stand inside an SVG at all.
func fits(label string) bool { return textWidth(label) <= phone/2 }

// anchor chooses the side on which a label at x percent stays inside the box.
func anchor(x float64, label string, width float64) string {
	half := textWidth(label) / 2 / width * 100
	switch {
	case x < half:
		return "start"
	case x > 100-half:
		return "end"
	}
	return "middle"
}

// box is what something takes of the plot, in px.
type box struct{ x0, y0, x1, y1 float64 }

// boxes are taken.
type boxes []box

func (taken boxes) meet(b box) bool {
	for _, o := range taken {
		if b.x0 < o.x1 && o.x0 < b.x1 && b.y0 < o.y1 && o.y0 < b.y1 {
			return true
		}
	}
	return false
}

// segment is a line that is drawn, in px.
type segment struct{ x0, y0, x1, y1 float64 }

// crosses clips the segment by each side of the box (Liang and Barsky, 1984).
func (s segment) crosses(b box) bool {
	from, to := 0.0, 1.0
	dx, dy := s.x1-s.x0, s.y1-s.y0
	for _, side := range [...]struct{ p, q float64 }{{-dx, s.x0 - b.x0}, {dx, b.x1 - s.x0}, {-dy, s.y0 - b.y0}, {dy, b.y1 - s.y0}} {
		switch {
		case side.p == 0 && side.q < 0:
			return false
		case side.p < 0:
			from = math.Max(from, side.q/side.p)
		case side.p > 0:
			to = math.Min(to, side.q/side.p)
		}
	}
	return from <= to
}

// spot is a place for a label beside a point: where the text is anchored and how
// far it stands off.
type spot struct {
	anchor string
	dx, dy int
}

func (s spot) box(x, y, width float64) box {
	x0 := x + float64(s.dx)
	switch s.anchor {
	case "end":
		x0 -= width
	case "middle":
		x0 -= width / 2
	}
	return box{x0, y + float64(s.dy) - 12, x0 + width, y + float64(s.dy) + 3}
}

// Where labels stand, best first: beside a dot, beside the end of a connecting
// line at the pace line, beside its middle.
var (
	besideDot = [...]spot{{"start", 10, 5}, {"end", -10, 5}, {"middle", 0, -12}, {"middle", 0, 22}, {"end", 5, -12}, {"start", -5, 22}, {"start", -5, -12}, {"end", 5, 22}}
	besideEnd = [...]spot{{"end", -8, -4}, {"start", 8, 14}, {"start", 8, 4}, {"end", -8, 4}}
	besideGap = [...]spot{{"start", 8, 5}, {"end", -8, 5}}
)

// crowd is from how many points on a series has labels at its ends alone.
const crowd = 7

// labeller places labels on a plot of some width. Labels keep clear of words and
// dots; of lines, too, unless they must be there.
type labeller struct {
	plane
	width float64
	words boxes
	lines []segment
}

// place writes the labels of all points: the last first, as it is the news.
func (p plane) place(w *markup.Writer, c *Trend, width float64) {
	l := labeller{plane: p, width: width}
	l.obstacles(c)
	for i := len(c.Series) - 1; i >= 0; i-- {
		points := c.Series[i].Points
		for j := len(points) - 1; j >= 0; j-- {
			last := j == len(points)-1
			if !last && j > 0 && len(points) >= crowd {
				continue
			}
			point := points[j]
			l.label(w, "dot-label", point.Label, point.X.Value, point.Value.Value, besideDot[:], last)
			if point.Even.Text != "" {
				l.label(w, "even-label", point.Even.Text, point.X.Value, point.Even.Value, besideEnd[:], false)
				l.label(w, "even-label", point.Gap, point.X.Value, (point.Even.Value+point.Value.Value)/2, besideGap[:], false)
			}
		}
	}
}

// obstacles takes what is drawn already.
func (l *labeller) obstacles(c *Trend) {
	for _, b := range c.Breaks {
		x, _ := l.px(b.X.Value, 0)
		l.lines = append(l.lines, segment{x, 0, x, plotHeight})
		side := spot{anchor(x/l.width*100, b.X.Text, l.width), 0, -7}
		l.words = append(l.words, side.box(x, 0, textWidth(b.X.Text)))
	}
	for _, s := range c.Series {
		if s.Pace.To > s.Pace.From {
			x1, y1 := l.px(s.Pace.From, s.Pace.Start)
			x2, y2 := l.px(s.Pace.To, s.Pace.Goal)
			l.lines = append(l.lines, segment{x1, y1, x2, y2})
		}
		l.points(s.Points)
	}
}

func (l *labeller) points(points []Point) {
	for i, point := range points {
		x, y := l.px(point.X.Value, point.Value.Value)
		l.words = append(l.words, box{x - 6, y - 6, x + 6, y + 6})
		if i > 0 {
			x0, y0 := l.px(points[i-1].X.Value, points[i-1].Value.Value)
			l.lines = append(l.lines, segment{x0, y0, x, y0}, segment{x, y0, x, y})
		}
		if point.Even.Text != "" {
			_, even := l.px(0, point.Even.Value)
			l.lines = append(l.lines, segment{x, even, x, y})
		}
	}
}

func (l *labeller) px(day, value float64) (x, y float64) {
	return l.x(day) / 100 * l.width, l.y(value) / 100 * plotHeight
}

// label writes a text at the first spot that is free, if there is one. One that
// must be there may cross a line.
func (l *labeller) label(w *markup.Writer, class, text string, day, value float64, spots []spot, must bool) {
	if text == "" {
		return
	}
	x, y := l.px(day, value)
	for _, lines := range [...][]segment{l.lines, nil} {
		for _, s := range spots {
			if b := s.box(x, y, textWidth(text)); l.free(b, lines) {
				l.words = append(l.words, b)
				l.text(w, class, s.anchor, text, l.x(day), l.y(value), s.dx, s.dy)
				return
			}
		}
		if !must {
			return
		}
	}
}

func (l *labeller) free(b box, lines []segment) bool {
	if b.x0 < 0 || b.x1 > l.width || b.y0 < -24 || b.y1 > plotHeight || l.words.meet(b) {
		return false
	}
	const clear = 3 // px between words and lines
	around := box{b.x0 - clear, b.y0 - clear, b.x1 + clear, b.y1 + clear}
	for _, s := range lines {
		if s.crosses(around) {
			return false
		}
	}
	return true
}
