package chart

import (
	"math"

	"tiendo/internal/markup"
)

// plane maps days and values to percent of the picture.
type plane struct{ left, right, bottom, top float64 }

func (c *Trend) plane() plane {
	p := plane{math.Inf(1), math.Inf(-1), c.Min.Value, c.Max.Value}
	wide := func(x float64) { p.left, p.right = math.Min(p.left, x), math.Max(p.right, x) }
	high := func(y float64) {
		if c.Max.Value == 0 {
			p.top = math.Max(p.top, y)
		}
		p.bottom = math.Min(p.bottom, y)
	}
	for _, s := range c.Series {
		if s.Pace.To > s.Pace.From {
			wide(s.Pace.From)
			wide(s.Pace.To)
			high(s.Pace.Start)
			high(s.Pace.Goal)
		}
		for _, point := range s.Points {
			wide(point.X.Value)
			high(point.Value.Value)
			p.top = math.Max(p.top, point.Value.Value) // over target: never out of the box
		}
	}
	for _, t := range c.XTicks {
		wide(t.Value)
	}
	if p.top <= p.bottom {
		p.top = p.bottom + 1
	}
	return p
}

func (p plane) x(day float64) float64 { return within(day, p.left, p.right) }

func (p plane) y(value float64) float64 { return 100 - within(value, p.bottom, p.top) }

// within is how far x lies from a to b, in percent; in the middle if there is no way.
func within(x, a, b float64) float64 {
	share := (x - a) / (b - a) * 100
	if math.IsNaN(share) || math.IsInf(share, 0) {
		return 50
	}
	return math.Min(math.Max(share, 0), 100)
}

func (p plane) line(w *markup.Writer, class string, x1, y1, x2, y2 float64) {
	w.Raw("<line")
	w.Attr("class", class)
	w.AttrPercent("x1", x1)
	w.AttrPercent("y1", y1)
	w.AttrPercent("x2", x2)
	w.AttrPercent("y2", y2)
	w.Raw("/>\n")
}

func (p plane) text(w *markup.Writer, class, anchor, text string, x, y float64, dx, dy int) {
	w.Raw("<text")
	w.Attr("class", class)
	w.Attr("text-anchor", anchor)
	w.AttrPercent("x", x)
	w.AttrPercent("y", y)
	w.AttrInt("dx", dx)
	w.AttrInt("dy", dy)
	w.Raw(">")
	w.Text(text)
	w.Raw("</text>\n")
}

// grid writes the scales. Of the words below it leaves out those that would
// touch on a phone; the ends come first.
func (p plane) grid(w *markup.Writer, c *Trend, width float64) {
	for i, t := range c.YTicks {
		class := "grid"
		if i == 0 {
			class = "base"
		}
		p.line(w, class, 0, p.y(t.Value), 100, p.y(t.Value))
		p.text(w, "tick", "end", t.Text, 0, p.y(t.Value), -8, 4)
	}
	var taken boxes
	for i := range c.XTicks {
		t := c.XTicks[i]
		if i == 1 || i > 1 && i == len(c.XTicks)-1 { // the last comes second
			t = c.XTicks[len(c.XTicks)-i]
		}
		x := p.x(t.Value)
		p.line(w, "notch", x, 100, x, 102)
		side := spot{anchor(x, t.Text, width), 0, 21}
		if b := side.box(x/100*width, plotHeight, textWidth(t.Text)+8); !taken.meet(b) {
			taken = append(taken, b)
			p.text(w, "tick", side.anchor, t.Text, x, 100, side.dx, side.dy)
		}
	}
	for _, b := range c.Breaks {
		x := p.x(b.X.Value)
		p.line(w, "break", x, 0, x, 100)
		p.text(w, "tick", anchor(x, b.X.Text, width), b.X.Text, x, 0, 0, -7)
	}
}

func (p plane) pace(w *markup.Writer, line PaceLine) {
	if line.To > line.From {
		p.line(w, "even", p.x(line.From), p.y(line.Start), p.x(line.To), p.y(line.Goal))
	}
}

// steps holds each value until the next report says another.
func (p plane) steps(w *markup.Writer, points []Point) {
	for i := 1; i < len(points); i++ {
		x1, y1 := p.x(points[i-1].X.Value), p.y(points[i-1].Value.Value)
		x2, y2 := p.x(points[i].X.Value), p.y(points[i].Value.Value)
		p.line(w, "step", x1, y1, x2, y1)
		if y1 != y2 {
			p.line(w, "step", x2, y1, x2, y2)
		}
	}
}

func (p plane) dots(w *markup.Writer, points []Point) {
	for _, point := range points {
		if point.Even.Text != "" {
			x := p.x(point.X.Value)
			p.line(w, "apart", x, p.y(point.Even.Value), x, p.y(point.Value.Value))
		}
		w.Raw(`<circle class="dot" r="5"`)
		w.AttrPercent("cx", p.x(point.X.Value))
		w.AttrPercent("cy", p.y(point.Value.Value))
		w.Raw("/>\n")
	}
}
