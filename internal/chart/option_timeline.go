package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"
)

const maxEventRows = 60 // events that have a row and a name of their own on the interactive face

// face is the interactive face: a row a deadline, a stroke for its period
// and a sign at its end, a series a class. Of very many the rows have no names.
// What has no date is not drawn. It is nil where there is nothing to draw.
func (c *Timeline) face() *face {
	events := c.dated()
	if len(events) == 0 {
		return nil
	}
	p := c.span()
	f := face{kind: "timeline", words: c.Words, left: 132, right: 16, top: 30, bottom: 34}
	rows, names := c.eventRows(p, events)
	f.plot = laneHeight * len(names)
	label := axisWords(120)
	label.Overflow = "truncate"
	if len(events) > maxEventRows {
		f.left, label = 16, hiddenLabel()
	}
	strokes := places{}
	signs := make([]points, len(c.Classes)+1) // the last: those of no class
	for i := range events {
		e := &events[i]
		if e.first() < e.Last {
			strokes = append(strokes, at(e.first(), float64(rows[i])), at(e.Last, float64(rows[i])), broken)
		}
		k := len(c.Classes)
		if e.Class >= 0 && e.Class < k {
			k = e.Class
		}
		signs[k] = append(signs[k], said(at(e.Last, float64(rows[i])), e.When, e.Until, e.Label, c.words(e)))
	}
	f.series = append(f.series, periods(strokes))
	for k, data := range signs {
		if len(data) == 0 {
			continue
		}
		s := EventOpen.series()
		if k < len(c.Classes) {
			s = c.Classes[k].Look.series()
			s.Name = f.own(c.Format(len(data)) + " " + cut(c.Classes[k].Label, 40))
		}
		s.Data = data
		f.series = append(f.series, s)
	}
	f.series = append(f.series, scale(c.timeMarks(&f, p), false))
	f.x = values(p.left, p.right)
	f.x.AxisLine = baseLine()
	f.y = opts.YAxis{Type: "category", Data: names, AxisLabel: label, AxisLine: hiddenLine()}
	return &f
}

// eventRows is the row of each event, counted upwards, and the names of the rows.
func (c *Timeline) eventRows(p plane, events []Event) (rows []int, names []string) {
	if len(events) > maxEventRows {
		out, lanes := c.lay(p, events, phone, false)
		for _, e := range out {
			rows = append(rows, lanes-1-e.lane)
		}
		return rows, make([]string, lanes)
	}
	for i := range events {
		rows, names = append(rows, len(events)-1-i), append(names, events[len(events)-1-i].short())
	}
	return rows, names
}

// periods are the strokes of all deadlines that are no single day.
func periods(strokes places) series {
	s := series{Silent: true, Data: strokes, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneHatch}}}
	s.Name, s.Type, s.Symbol, s.ShowSymbol = "periods", "line", "none", opts.Bool(false)
	s.LineStyle = &opts.LineStyle{Color: toneHatch, Width: 4}
	return s
}

// series draws a look: hollow what is open, full what came to an end.
func (l EventLook) series() series {
	s := series{Z: 4, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: tonePaper, BorderColor: toneSoft, BorderWidth: 2}}}
	s.Type, s.Symbol, s.SymbolSize = "scatter", "circle", single(13)
	full := func(symbol, tone string) { s.Symbol, s.ItemStyle.Color, s.ItemStyle.BorderColor = symbol, tone, tone }
	switch l {
	case EventPast:
		full("circle", toneSoft)
	case EventKept:
		full("rect", toneDone)
	case EventMissed:
		full("diamond", toneLate)
	case EventWithdrawn:
		s.Symbol = "triangle"
	case EventContinuous:
		s.Symbol, s.ItemStyle.BorderColor = "rect", tokenPrefix+"--continuous"
	}
	return s
}

func (c *Timeline) timeMarks(f *face, p plane) []mark {
	marks := f.feet(p, c.Ticks, nil)
	if c.Reference.Text != "" && finite(c.Reference.Value) {
		label, words := topLabel(), cut(c.Reference.Text, 28)
		label.Align = f.align(p.x(c.Reference.Value), words)
		marks = append(marks, mark{Name: words, X: single(c.Reference.Value), Label: label, LineStyle: &opts.LineStyle{Color: toneInk, Type: "dashed"}})
	}
	return marks
}
