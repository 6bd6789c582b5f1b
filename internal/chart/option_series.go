package chart

import (
	"strconv"

	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"

	"tiendo/internal/literal"
)

// jsonWriter appends JSON. A key that has nothing to say is left out.
type jsonWriter struct{ b []byte }

// key begins a member of an object, behind the one before.
func (w *jsonWriter) key(name string) {
	if last := w.b[len(w.b)-1]; last != '{' {
		w.b = append(w.b, ',')
	}
	w.b = append(append(append(w.b, '"'), name...), `":`...)
}

func (w *jsonWriter) open(name string) {
	w.key(name)
	w.b = append(w.b, '{')
}

func (w *jsonWriter) shut() { w.b = append(w.b, '}') }

func (w *jsonWriter) text(name, s string) {
	if s != "" {
		w.key(name)
		w.b = literal.String(w.b, s)
	}
}

func (w *jsonWriter) flag(name string, on types.Bool) {
	if on != nil {
		w.key(name)
		w.b = strconv.AppendBool(w.b, *on)
	}
}

func (w *jsonWriter) whole(name string, n int) {
	if n != 0 {
		w.key(name)
		w.b = strconv.AppendInt(w.b, int64(n), 10)
	}
}

func (w *jsonWriter) number(name string, x float32) {
	if x != 0 {
		w.key(name)
		w.b = literal.Float(w.b, float64(x), 32)
	}
}

// list writes a list; one that is not there is null.
func list[T any](w *jsonWriter, items []T, write func(*jsonWriter, *T)) {
	if items == nil {
		w.b = append(w.b, "null"...)
		return
	}
	w.b = append(w.b, '[')
	for i := range items {
		if i > 0 {
			w.b = append(w.b, ',')
		}
		write(w, &items[i])
	}
	w.b = append(w.b, ']')
}

func (w *jsonWriter) series(s *series) {
	w.b = append(w.b, '{')
	w.text("name", s.Name)
	w.text("type", s.Type)
	w.text("stack", s.Stack)
	w.text("barMaxWidth", s.BarMaxWidth)
	w.text("step", s.Step)
	w.flag("showSymbol", s.ShowSymbol)
	w.text("symbol", s.Symbol)
	w.value("symbolSize", s.SymbolSize)
	if s.Encode != nil {
		w.b = append(w.b, `,"encode":{"x":0,"y":1,"itemName":1}`...)
	}
	w.lineStyle(s.LineStyle)
	w.key("data")
	s.Data.write(w)
	w.yes("silent", s.Silent)
	w.whole("z", s.Z)
	w.markLine(s.MarkLine)
	w.itemStyle(s.ItemStyle)
	w.tooltip(s.Tooltip)
	if s.Emphasis != nil {
		w.open("emphasis")
		w.b = strconv.AppendBool(append(w.b, `"scale":`...), s.Emphasis.Scale)
		w.shut()
	}
	w.whole("barMinHeight", s.BarMin)
	w.shut()
}

func (w *jsonWriter) yes(name string, on bool) {
	if on {
		w.key(name)
		w.b = append(w.b, "true"...)
	}
}

func (p points) write(w *jsonWriter) {
	list(w, p, func(w *jsonWriter, d *datum) {
		w.b = append(w.b, '{')
		w.text("name", d.Name)
		w.key("value")
		w.b = d.Value.appendTo(w.b)
		w.itemStyle(d.ItemStyle)
		w.tooltip(d.Tooltip)
		w.text("symbol", d.Symbol)
		w.value("symbolSize", d.SymbolSize)
		w.shut()
	})
}

func (p places) write(w *jsonWriter) {
	list(w, p, func(w *jsonWriter, v *value) { w.b = v.appendTo(w.b) })
}

func (c heat) write(w *jsonWriter) {
	list(w, c, func(w *jsonWriter, one *cell) {
		if one.tooltip != nil {
			w.b = append(w.b, `{"value":`...)
		}
		w.b = strconv.AppendInt(append(w.b, '['), int64(one.column), 10)
		w.b = strconv.AppendInt(append(w.b, ','), int64(one.row), 10)
		w.b = append(w.b, ",1]"...)
		if one.tooltip != nil {
			w.tooltip(one.tooltip)
			w.shut()
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
		w.key(name)
		w.b = v.appendTo(w.b)
	}
}

func (w *jsonWriter) itemStyle(s *style) {
	if s == nil {
		return
	}
	w.open("itemStyle")
	w.text("color", s.Color)
	w.text("borderColor", s.BorderColor)
	w.number("borderWidth", s.BorderWidth)
	w.text("borderType", s.BorderType)
	if d := s.Decal; d != nil {
		w.open("decal")
		w.text("symbol", d.Symbol)
		w.text("color", d.Color)
		w.value("dashArrayX", at(float64(d.DashArrayX[0]), float64(d.DashArrayX[1])))
		w.value("dashArrayY", at(float64(d.DashArrayY[0]), float64(d.DashArrayY[1])))
		w.key("rotation")
		w.b = literal.Float(w.b, d.Rotation, 64)
		w.shut()
	}
	w.shut()
}

func (w *jsonWriter) tooltip(t *itemTooltip) {
	if t != nil {
		w.open("tooltip")
		w.b = literal.String(append(w.b, `"formatter":`...), t.Formatter)
		w.shut()
	}
}

func (w *jsonWriter) markLine(m *markLine) {
	if m == nil {
		return
	}
	w.open("markLine")
	w.b = strconv.AppendBool(append(w.b, `"silent":`...), m.Silent)
	w.b = strconv.AppendInt(append(w.b, `,"z":`...), int64(m.Z), 10)
	w.text("symbol", m.Symbol)
	w.label(m.Label)
	w.lineStyle(m.LineStyle)
	w.key("data")
	list(w, m.Data, func(w *jsonWriter, m *mark) {
		w.b = literal.String(append(w.b, `{"name":`...), m.Name)
		w.value("xAxis", m.X)
		w.value("yAxis", m.Y)
		w.label(m.Label)
		w.lineStyle(m.LineStyle)
		w.shut()
	})
	w.shut()
}

func (w *jsonWriter) label(l *opts.Label) {
	if l != nil {
		w.open("label")
		w.flag("show", l.Show)
		w.text("color", l.Color)
		w.number("fontSize", l.FontSize)
		w.text("align", l.Align)
		w.text("position", l.Position)
		w.text("formatter", l.Formatter)
		w.shut()
	}
}

func (w *jsonWriter) lineStyle(l *opts.LineStyle) {
	if l != nil {
		w.open("lineStyle")
		w.text("color", l.Color)
		w.number("width", l.Width)
		w.text("type", l.Type)
		w.shut()
	}
}
