package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"

	"tiendo/internal/literal"
)

// jsonWriter appends the parts of an option.
type jsonWriter struct{ literal.Writer }

func (w *jsonWriter) series(s *series) {
	w.Begin()
	w.Text("name", s.Name)
	w.Text("type", s.Type)
	w.Text("stack", s.Stack)
	w.Text("barMaxWidth", s.BarMaxWidth)
	w.Text("step", s.Step)
	w.Flag("showSymbol", s.ShowSymbol)
	w.Text("symbol", s.Symbol)
	w.value("symbolSize", s.SymbolSize)
	if s.Encode != nil {
		w.Raw(`,"encode":{"x":0,"y":1,"itemName":1}`)
	}
	w.lineStyle(s.LineStyle)
	w.Key("data")
	s.Data.write(w)
	w.yes("silent", s.Silent)
	w.Whole("z", s.Z)
	w.markLine(s.MarkLine)
	w.itemStyle(s.ItemStyle)
	w.tooltip(s.Tooltip)
	if s.Emphasis != nil {
		w.Open("emphasis")
		w.Bytes = strconv.AppendBool(append(w.Bytes, `"scale":`...), s.Emphasis.Scale)
		w.Shut()
	}
	w.Whole("barMinHeight", s.BarMin)
	w.Shut()
}

func (w *jsonWriter) yes(name string, on bool) {
	if on {
		w.Key(name)
		w.Raw("true")
	}
}

func (p points) write(w *jsonWriter) {
	literal.List(&w.Writer, p, func(d *datum) {
		w.Begin()
		w.Text("name", d.Name)
		w.Key("value")
		w.Bytes = d.Value.appendTo(w.Bytes)
		w.itemStyle(d.ItemStyle)
		w.tooltip(d.Tooltip)
		w.Text("symbol", d.Symbol)
		w.value("symbolSize", d.SymbolSize)
		w.Shut()
	})
}

func (p places) write(w *jsonWriter) {
	literal.List(&w.Writer, p, func(v *value) { w.Bytes = v.appendTo(w.Bytes) })
}

func (c heat) write(w *jsonWriter) {
	literal.List(&w.Writer, c, func(one *cell) {
		if one.tooltip != nil {
			w.Raw(`{"value":`)
		}
		w.Raw("[")
		w.Int(one.column)
		w.Raw(",")
		w.Int(one.row)
		w.Raw(",1]")
		if one.tooltip != nil {
			w.tooltip(one.tooltip)
			w.Shut()
		}
	})
}

// appendTo writes a number, a list of them, or null.
func (v value) appendTo(b []byte) []byte {
	switch v.n {
	case 0:
		return append(b, "null"...)
	case 1:
		return literal.Float(b, v.at[0], 64)
	}
	for i, x := range v.at[:v.n] {
		b = literal.Float(append(b, "[,"[min(i, 1)]), x, 64)
	}
	return append(b, ']')
}

func (w *jsonWriter) value(name string, v value) {
	if v.n > 0 {
		w.Key(name)
		w.Bytes = v.appendTo(w.Bytes)
	}
}

func (w *jsonWriter) itemStyle(s *style) {
	if s == nil {
		return
	}
	w.Open("itemStyle")
	w.Text("color", s.Color)
	w.Text("borderColor", s.BorderColor)
	w.Number("borderWidth", float64(s.BorderWidth), 32)
	w.Text("borderType", s.BorderType)
	if d := s.Decal; d != nil {
		w.Open("decal")
		w.Text("symbol", d.Symbol)
		w.Text("color", d.Color)
		w.value("dashArrayX", at(float64(d.DashArrayX[0]), float64(d.DashArrayX[1])))
		w.value("dashArrayY", at(float64(d.DashArrayY[0]), float64(d.DashArrayY[1])))
		w.Key("rotation")
		w.Bytes = literal.Float(w.Bytes, d.Rotation, 64)
		w.Shut()
	}
	w.Shut()
}

func (w *jsonWriter) tooltip(t *itemTooltip) {
	if t != nil {
		w.Open("tooltip")
		w.Raw(`"formatter":`)
		w.String(t.Formatter)
		w.Shut()
	}
}

func (w *jsonWriter) markLine(m *markLine) {
	if m == nil {
		return
	}
	w.Open("markLine")
	w.Bytes = strconv.AppendBool(append(w.Bytes, `"silent":`...), m.Silent)
	w.Key("z")
	w.Int(m.Z)
	w.Text("symbol", m.Symbol)
	w.label(m.Label)
	w.lineStyle(m.LineStyle)
	w.Key("data")
	literal.List(&w.Writer, m.Data, func(m *mark) {
		w.Raw(`{"name":`)
		w.String(m.Name)
		w.value("xAxis", m.X)
		w.value("yAxis", m.Y)
		w.label(m.Label)
		w.lineStyle(m.LineStyle)
		w.Shut()
	})
	w.Shut()
}

func (w *jsonWriter) label(l *opts.Label) {
	if l != nil {
		w.Open("label")
		w.Flag("show", l.Show)
		w.Text("color", l.Color)
		w.Number("fontSize", float64(l.FontSize), 32)
		w.Text("align", l.Align)
		w.Text("position", l.Position)
		w.Text("formatter", l.Formatter)
		w.Shut()
	}
}

func (w *jsonWriter) lineStyle(l *opts.LineStyle) {
	if l != nil {
		w.Open("lineStyle")
		w.Text("color", l.Color)
		w.Number("width", float64(l.Width), 32)
		w.Text("type", l.Type)
		w.Shut()
	}
}
