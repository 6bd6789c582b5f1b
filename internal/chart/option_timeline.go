package chart

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

const maxEventRows = 60 // events that have a row and a name of their own on the interactive face

// Option returns the interactive face: a row a deadline, a stroke for its period
// and a sign at its end, a series a class. Of very many the rows have no names.
// What has no date is not drawn. It is nil where there is nothing to draw.
func (c Timeline) Option() ([]byte, error) {
	c.prepare()
	events := c.dated()
	if len(events) == 0 {
		return nil, nil
	}
	p := c.span()
	f := face{kind: "timeline", words: c.Words, base: charts.NewScatter(), left: 168, right: 16, top: 30, bottom: 34}
	rows, names := c.eventRows(p, events)
	f.plot = laneHeight * len(names)
	label := axisWords(156)
	label.Overflow = "truncate"
	if len(events) > maxEventRows {
		f.left, label = 16, hiddenLabel()
	}
	strokes := []any{}
	signs := make([][]datum, len(c.Classes))
	counts := make([]int, len(c.Classes))
	for i := range events {
		e := &events[i]
		if e.first() < e.Last {
			strokes = append(strokes, []any{e.first(), rows[i]}, []any{e.Last, rows[i]}, []any{nil, nil})
		}
		if k := e.Class; k >= 0 && k < len(signs) {
			signs[k] = append(signs[k], said([2]any{e.Last, rows[i]}, e.When, e.Until, e.Label, c.words(e)))
			counts[k]++
		}
	}
	f.series = append(f.series, periods(strokes))
	for k, class := range c.Classes {
		if counts[k] > 0 {
			s := class.Look.series()
			s.Name, s.Data = c.Format(counts[k])+" "+cut(class.Label, 40), signs[k]
			f.series = append(f.series, s)
			f.legend = append(f.legend, s.Name)
		}
	}
	f.series = append(f.series, scale(c.timeMarks()))
	f.x = values(p.left, p.right)
	f.x.AxisLine = baseLine()
	f.y = opts.YAxis{Type: "category", Data: names, Inverse: opts.Bool(true), AxisLabel: label, AxisLine: hiddenLine()}
	return f.json()
}

// eventRows is the row of each event, and the names of the rows.
func (c Timeline) eventRows(p plane, events []Event) (rows []int, names []string) {
	if len(events) <= maxEventRows {
		for i := range events {
			rows, names = append(rows, i), append(names, events[i].short())
		}
		return rows, names
	}
	out, lanes := c.lay(p, events, phone, false)
	for _, e := range out {
		rows = append(rows, e.lane)
	}
	return rows, make([]string, lanes)
}

// periods are the strokes of all deadlines that are no single day.
func periods(strokes []any) series {
	s := series{Silent: true, Data: strokes, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneLine}}}
	s.Name, s.Type, s.Symbol, s.ShowSymbol = "periods", "line", "none", opts.Bool(false)
	s.LineStyle = &opts.LineStyle{Color: toneLine, Width: 8}
	return s
}

func (l EventLook) series() series {
	s := series{Z: 4, ItemStyle: &style{ItemStyle: opts.ItemStyle{Color: toneSoft}}}
	s.Type, s.Symbol, s.SymbolSize = "scatter", "circle", 13
	switch l {
	case EventOpen:
		s.Symbol = "emptyCircle"
	case EventKept:
		s.Symbol, s.ItemStyle.Color = "rect", toneDone
	case EventMissed:
		s.Symbol, s.ItemStyle.Color = "diamond", toneLate
	case EventWithdrawn:
		s.Symbol = "emptyTriangle"
	case EventContinuous:
		s.Symbol, s.ItemStyle.Color = "emptyRect", tokenPrefix+"--continuous"
	}
	return s
}

func (c Timeline) timeMarks() []mark {
	var marks []mark
	for _, t := range c.Ticks {
		marks = append(marks, mark{Name: t.Text, X: finite(t.Value)})
	}
	if c.Reference.Text != "" && finite(c.Reference.Value) != nil {
		marks = append(marks, mark{
			Name: cut(c.Reference.Text, 40), X: c.Reference.Value,
			LineStyle: &opts.LineStyle{Color: toneInk, Type: "dashed"}, Label: topLabel(),
		})
	}
	return marks
}
