package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"

	"tiendo/internal/markup"
)

// Units without an area stand below the interactive map as squares, in thousandths
// of its width.
const (
	mapSquare  = 30
	mapStep    = 40
	mapSquares = mapSize / mapStep // in a row
)

// emphasis is how a datum answers to the pointer.
type emphasis struct {
	Scale bool `json:"scale"`
}

// mapFace is the interactive face of a map: a point an area, in the middle of
// it, which has the outline of the area as its symbol. So a map needs nothing that
// the other charts do not. The script makes symbols as wide as the plot is.
func (c *Tiles) mapFace(on, off []int) *face {
	areas := make([]int, len(on))
	for k, i := range on {
		areas[k] = c.Map.index[c.Units[i].Code]
	}
	frame := c.Map.frame(areas)
	height := frame.height
	if len(off) > 0 {
		height += mapStep * (2 + (len(off)-1)/mapSquares)
	}
	f := face{kind: "tiles", words: c.Words, left: 1, right: 1, top: 1, bottom: 12}
	f.ratio = round4(float64(height) / float64(frame.width))
	f.plot = int(f.ratio * tileWidth)
	unit := 1000 / float64(frame.width)
	data := make([]points, len(c.Classes))
	add := func(i int, box bounded, symbol string) {
		u := &c.Units[i]
		if u.Class < 0 || u.Class >= len(data) {
			return
		}
		d := said(at(box.middleX(), float64(height)-box.middleY()), u.Name, u.Result)
		d.Symbol, d.SymbolSize = symbol, at(round4(box.width()*unit), round4(box.height()*unit))
		data[u.Class] = append(data[u.Class], d)
	}
	for k, i := range on {
		symbol, box := frame.symbol(c.Map, areas[k])
		add(i, box, symbol)
	}
	for k, i := range off {
		x, y := mapStep*(k%mapSquares), frame.height+mapStep*(1+k/mapSquares)
		add(i, bounded{spotted{x, y}, spotted{x + mapSquare, y + mapSquare}}, "")
	}
	counts := c.count(c.Units)
	for i, class := range c.Classes {
		s := series{Data: append(points{}, data[i]...), ItemStyle: class.Look.areaStyle(), Emphasis: &emphasis{}}
		s.Name, s.Type, s.Symbol = f.own(c.className(i, counts[i])), "scatter", "rect"
		f.series = append(f.series, s)
	}
	f.x = values(0, float64(frame.width))
	f.y = opts.YAxis{Type: "value", Min: 0, Max: height, AxisLabel: hiddenLabel(), AxisLine: hiddenLine(), SplitLine: hiddenSplit()}
	return &f
}

// bounded is the box around something drawn.
type bounded struct{ least, most spotted }

func (b bounded) width() float64   { return float64(max(b.most.x-b.least.x, 1)) }
func (b bounded) height() float64  { return float64(max(b.most.y-b.least.y, 1)) }
func (b bounded) middleX() float64 { return float64(b.least.x+b.most.x) / 2 }
func (b bounded) middleY() float64 { return float64(b.least.y+b.most.y) / 2 }

// symbol is the outline of an area as a symbol of ECharts, and the box around it.
func (f *frame) symbol(m *Map, i int) (string, bounded) {
	var w markup.Writer
	w.Raw("path://")
	lines := f.outlines(m, i)
	b := bounded{lines[0][0], lines[0][0]}
	for _, line := range lines {
		outline(&w, line)
		for _, s := range line {
			b.least = spotted{min(b.least.x, s.x), min(b.least.y, s.y)}
			b.most = spotted{max(b.most.x, s.x), max(b.most.y, s.y)}
		}
	}
	return w.String(), b
}

// areaStyle is the look of a class on the map. Symbols have no hatching: the looks
// differ by filling and edge.
func (l TileLook) areaStyle() *style {
	s := &style{ItemStyle: opts.ItemStyle{Color: tonePaper, BorderColor: tonePaper, BorderWidth: 1}}
	switch l {
	case TileFull:
		s.Color = toneDone
	case TileNear:
		s.Color, s.BorderColor = toneNear, toneInk
	case TileFar:
		s.BorderColor, s.BorderWidth = toneLate, 2
	default:
		s.BorderColor, s.BorderType = toneHatch, "dashed"
	}
	return s
}
