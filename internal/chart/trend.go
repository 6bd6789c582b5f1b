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
	Label    string // beside the dot: "35 · 24/9"; left out where it does not fit
	Total    Number // for the table
	Share    string
	Note     string
	Href     string // the report
	Ref      Ref
	Even     Number // where the pace line is, "nhịp đều: 60", for a line to it from the last dot; may be empty
	Gap      string // beside that line: "cách nhịp 25"
}

// PaceLine runs evenly from its start to its goal. It is drawn if it ends after it starts.
type PaceLine struct{ From, To, Start, Goal float64 }

// Until is the line up to a day, Since from a day on: of a list that was replaced,
// and of the one that replaced it.
func (l PaceLine) Until(day float64) PaceLine {
	if l.From < day && day < l.To {
		l.To, l.Goal = day, l.at(day)
	}
	return l
}

// Since is the line from a day on.
func (l PaceLine) Since(day float64) PaceLine {
	if l.From < day && day < l.To {
		l.From, l.Start = day, l.at(day)
	}
	return l
}

func (l PaceLine) at(day float64) float64 {
	return l.Start + (l.Goal-l.Start)*(day-l.From)/(l.To-l.From)
}

// Break is where a list was replaced by another one.
type Break struct {
	X    Number
	Text string // why, a sentence below the picture
}

// Ticks returns round values from 0 to top, about n of them, for YTicks. The top
// itself is always the last, as it is the number that people look for.
func Ticks(top, n int) []int {
	if top <= 0 || n <= 0 {
		return []int{0}
	}
	step := 1
	for grow := 0; top > step*n*3/2; grow++ {
		step = [...]int{2, 5, 10}[grow%3] * int(math.Pow10(grow/3))
	}
	var ticks []int
	for t := 0; t+top/7 < top; t += step { // the one below the top keeps away from it
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
		return c.picture("trend", c.empty, nil)
	}
	p := c.picture("trend", c.draw, c.face)
	p.Table = c.Table.table(rows)
	return p
}

func (c *Trend) draw(w *markup.Writer, _ string) {
	p := c.plane()
	class, room := gutter(c.YTicks)
	w.Raw(`<div class="plot `)
	w.Raw(class)
	w.Raw(`"><svg width="100%" height="220"`)
	name(w, c.Desc)
	w.Raw(">\n")
	p.grid(w, c, phone-room)
	for _, s := range c.Series {
		p.pace(w, s.Pace)
		p.steps(w, s.Points)
	}
	for _, s := range c.Series {
		p.dots(w, s.Points)
	}
	c.labels(w, p, phone-room)
	w.Raw("</svg></div>\n")
	c.legend(w)
}

// gutter is the room for the words of the scale, left of the picture, as a class
// and in px with the margin on the right.
func gutter(ticks []Number) (string, float64) {
	widest := 0.0
	for _, t := range ticks {
		widest = max(widest, textWidth(t.Text))
	}
	switch {
	case widest <= 26:
		return "gutter-1", 44
	case widest <= 47:
		return "gutter-2", 64
	}
	return "gutter-3", 94
}

// labels writes the words of the plot, placed for a phone and, where there is room
// for more, once again for wider columns.
func (c *Trend) labels(w *markup.Writer, p plane, width float64) {
	narrow := markup.Draw(func(w *markup.Writer) { p.place(w, c, width) })
	wide := markup.Draw(func(w *markup.Writer) { p.place(w, c, width+wider) })
	if narrow == wide {
		w.Raw(narrow)
		return
	}
	w.Raw(`<g class="on-narrow">`)
	w.Raw(narrow)
	w.Raw(`</g><g class="on-wide">`)
	w.Raw(wide)
	w.Raw("</g>\n")
}

func (c *Trend) legend(w *markup.Writer) {
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
