package chart

import (
	"math"
	"slices"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// face is the interactive face: a stepped line for each list, never one
// across a break, and the pace lines. It is nil where there is no point.
func (c *Trend) face() *face {
	p := c.plane()
	f := face{kind: "trend", words: c.Words, left: 14, right: 16, top: 26, bottom: 34, plot: 240}
	for _, t := range c.YTicks {
		f.left = max(f.left, int(textWidth(t.Text))+14)
	}
	points := 0
	for _, s := range c.Series {
		points += len(s.Points)
		f.line(c, s)
	}
	if points == 0 {
		return nil
	}
	for _, s := range c.Series {
		if s.Pace.To > s.Pace.From {
			f.even(c.Even, s.Pace)
		}
	}
	f.series = append(f.series, scale(c.marks(&f, p), false))
	f.x = values(p.left, p.right)
	f.x.AxisLine = baseLine()
	f.y = opts.YAxis{Type: "value", Min: bound(p.bottom), Max: bound(p.top), AxisLabel: hiddenLabel(), AxisLine: hiddenLine(), SplitLine: hiddenSplit()}
	return &f
}

func (f *face) line(c *Trend, list Series) {
	if len(list.Points) == 0 {
		return
	}
	s := series{Z: 4, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneDone, BorderColor: tonePaper, BorderWidth: 1.5}}}
	s.Name, s.Type, s.Step, s.Symbol, s.SymbolSize, s.ShowSymbol = f.own(cut(c.listName(list), 44)), "line", "end", "circle", single(11), opts.Bool(true)
	s.LineStyle = &opts.LineStyle{Color: toneDone, Width: 2}
	data := make(points, 0, len(list.Points))
	for _, point := range list.Points {
		data = append(data, said(at(point.X.Value, point.Value.Value),
			point.X.Text, slashed(point.Value, point.Total), point.Share, point.Even.Text, point.Gap, point.Note))
	}
	s.Data = data
	f.series = append(f.series, s)
}

// listName is the name of a list in the legend.
func (c *Trend) listName(s Series) string {
	switch {
	case len(c.Series) > 1 && s.Label != "":
		return s.Label
	case c.Reported != "":
		return c.Reported
	}
	return c.Headline
}

const dash = "path://M0 5h3v2H0zM6 5h3v2H6zM12 5h3v2h-3z" // the pace line in the legend

// even draws a pace line, once in the legend.
func (f *face) even(name string, pace PaceLine) {
	s := series{Silent: true, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneSoft}}}
	s.Name, s.Type, s.ShowSymbol, s.Symbol = name, "line", opts.Bool(false), "none"
	s.LineStyle = &opts.LineStyle{Color: toneSoft, Width: 2, Type: "dotted"}
	s.Data = places{at(pace.From, pace.Start), at(pace.To, pace.Goal)}
	if item := (legendItem{name, dash}); name != "" && !slices.Contains(f.legend, item) {
		f.legend = append(f.legend, item)
	}
	f.series = append(f.series, s)
}

// marks are the scales in the reader's language, and the breaks.
func (c *Trend) marks(f *face, p plane) []mark {
	var marks []mark
	for _, t := range c.YTicks {
		marks = append(marks, mark{Name: t.Text, Y: single(t.Value)})
	}
	marks = append(marks, f.feet(p, c.XTicks, unseen())...)
	for _, b := range c.Breaks {
		label := topLabel()
		label.Align = f.align(p.x(b.X.Value), b.X.Text)
		marks = append(marks, mark{Name: b.X.Text, X: single(b.X.Value), Label: label, LineStyle: &opts.LineStyle{Color: toneInk, Type: "dashed"}})
	}
	return marks
}

// feet are the words below an axis of time, without those that would touch on a
// phone. Every one has its line.
func (f *face) feet(p plane, ticks []Number, line *opts.LineStyle) []mark {
	var marks []mark
	var taken boxes
	width := phone - float64(f.left+f.right)
	for _, t := range ticks {
		x := p.x(t.Value)
		side := spot{anchor(x, t.Text, width), 0, 0}
		m := mark{Name: t.Text, X: single(t.Value), LineStyle: line}
		if b := side.box(x/100*width, 0, textWidth(t.Text)+8); taken.meet(b) {
			m.Label = &opts.Label{Show: opts.Bool(false)}
		} else {
			taken = append(taken, b)
			m.Label = topLabel()
			m.Label.Position, m.Label.Align = "start", alignment[side.anchor]
		}
		marks = append(marks, m)
	}
	return marks
}

// round4 keeps four decimals, as the writer of markup does.
func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }
