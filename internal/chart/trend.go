package chart

import (
	"math"
	"slices"

	"tiendo/internal/markup"
)

// Trend is a figure over its reports. Only reported points are drawn, joined by
// steps because nothing is known between two reports; one report is one dot. A
// series is one list that is counted: a list that replaced another one is a new
// series, and no line joins the two.
//
// The X of numbers are days from any common day, their Text a date.
type Trend struct {
	Words
	Min, Max Number   // ends of the scale; a Max of 0 stands for the highest value
	YTicks   []Number // see Ticks
	XTicks   []Number
	Series   []Series
	Breaks   []Break
	Reported string // legend of the dots: "số liệu đã báo cáo"
	Even     string // legend of the dotted line: "nhịp đều theo thời gian"
}

// Series is one list over its reports.
type Series struct {
	Label  string // heads its rows of the table when there are several
	Points []Point
	Pace   PaceLine
}

// Point is one report.
type Point struct {
	X, Value Number
	Label    string // beside the dot: "35 · 24/9"; drawn where it fits
	Total    Number // for the table
	Share    string
	Note     string
	Href     string // the report
	Ref      Ref
	Even     Number // where the even pace would be: "nhịp đều: 60"; empty: no connecting line
	Gap      string // beside the connecting line: "cách nhịp 25"
}

// PaceLine runs evenly from its start to its goal. It is drawn if it ends after it starts.
type PaceLine struct{ From, To, Start, Goal float64 }

// Break is where a list was replaced by another one.
type Break struct {
	X    Number
	Text string // why, a sentence below the picture
}

// Ticks returns round values from 0 to top, at most n+1 of them, for YTicks. The
// top itself is always the last, as it is the number that people look for.
func Ticks(top, n int) []int {
	if top <= 0 || n <= 0 {
		return []int{0}
	}
	step := 1
	for grow := 0; top > step*n; grow++ {
		step = [...]int{2, 5, 10}[grow%3] * int(math.Pow10(grow/3))
	}
	var ticks []int
	for t := 0; t+step/2 < top; t += step {
		ticks = append(ticks, t)
	}
	return append(ticks, top)
}

// Picture draws the chart.
func (c Trend) Picture() Picture {
	var rows []numbers
	points := 0
	for _, s := range c.Series {
		if len(c.Series) > 1 && s.Label != "" && len(s.Points) > 0 {
			rows = append(rows, numbers{group: s.Label})
		}
		for _, p := range s.Points {
			rows = append(rows, numbers{name: p.X.Text, href: p.Href, count: p.Value.Text, total: p.Total.Text, share: p.Share, note: p.Note, ref: p.Ref})
			points++
		}
	}
	if points == 0 {
		return c.picture("trend", c.empty)
	}
	p := c.picture("trend", c.draw)
	p.Table = c.Table.table(rows)
	return p
}

func (c Trend) draw(w *markup.Writer, _ string) {
	p := c.plane()
	w.Raw(`<div class="plot`)
	w.Raw(gutter(c.YTicks))
	w.Raw(`"><svg width="100%" height="220"`)
	name(w, c.Desc)
	w.Raw(">\n")
	p.grid(w, c)
	for _, s := range c.Series {
		p.pace(w, s.Pace)
		p.steps(w, s.Points)
	}
	for _, s := range c.Series {
		p.dots(w, s.Points)
	}
	p.labels(w, c)
	w.Raw("</svg></div>\n")
	c.legend(w)
}

// gutter is the room for the words of the scale, left of the picture.
func gutter(ticks []Number) string {
	widest := 0.0
	for _, t := range ticks {
		widest = max(widest, textWidth(t.Text))
	}
	switch {
	case widest == 0:
		return ""
	case widest <= 24:
		return " gutter-1"
	case widest <= 45:
		return " gutter-2"
	}
	return " gutter-3"
}

func (c Trend) legend(w *markup.Writer) {
	w.Raw(`<ul class="legend">`)
	if c.Reported != "" {
		w.Raw(`<li><svg class="swatch" width="14" height="14" aria-hidden="true"><circle class="dot" cx="7" cy="7" r="5"/></svg><span>`)
		w.Text(c.Reported)
		w.Raw("</span></li>")
	}
	if c.Even != "" && slices.ContainsFunc(c.Series, func(s Series) bool { return s.Pace.To > s.Pace.From }) {
		w.Raw(`<li><svg class="swatch" width="22" height="14" aria-hidden="true"><line class="even" x1="2" x2="22" y1="7" y2="7"/></svg><span>`)
		w.Text(c.Even)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
	for _, b := range c.Breaks {
		w.Raw(`<p class="chart-note"><b>`)
		w.Text(b.X.Text)
		w.Raw("</b> ")
		w.Text(b.Text)
		w.Raw("</p>\n")
	}
}

// plane maps days and values to percent of the picture.
type plane struct{ left, right, bottom, top float64 }

func (c Trend) plane() plane {
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

func (p plane) grid(w *markup.Writer, c Trend) {
	for i, t := range c.YTicks {
		class := "grid"
		if i == 0 {
			class = "base"
		}
		p.line(w, class, 0, p.y(t.Value), 100, p.y(t.Value))
		p.text(w, "tick", "end", t.Text, 0, p.y(t.Value), -8, 4)
	}
	for _, t := range c.XTicks {
		p.line(w, "notch", p.x(t.Value), 100, p.x(t.Value), 102)
		p.text(w, "tick", anchor(p.x(t.Value), t.Text), t.Text, p.x(t.Value), 100, 0, 21)
	}
	for _, b := range c.Breaks {
		p.line(w, "break", p.x(b.X.Value), 0, p.x(b.X.Value), 100)
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
