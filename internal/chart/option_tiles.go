package chart

import (
	"github.com/go-echarts/go-echarts/v2/opts"
)

const (
	maxHeatTiles  = 4000 // units that the interactive face shows one by one
	maxGroupBars  = 100
	looseColumns  = 24  // of the field of units without a place
	tileGroupRows = 32  // px for the bar of a group
	tileWidth     = 560 // px for which the height is right; the ratio serves every other
)

// face is the interactive face: the map where there is one, else a heatmap
// with the tiles in their places, a series a class, those without a place in rows
// below. Where there are very many and none has a place it is a bar a group.
func (c *Tiles) face() *face {
	if on, off := c.mapped(); len(on) > 0 && len(c.Units) <= fine {
		return c.mapFace(on, off)
	}
	placed, loose := c.places()
	if len(c.Units) > maxHeatTiles || len(placed.units) == 0 && len(loose) > fine {
		return c.groupFace()
	}
	spots, columns, rows := c.locate(placed, loose)
	data, counts := make([]points, len(c.Classes)), c.count(c.Units)
	for i, n := range counts {
		data[i] = make(points, 0, n)
	}
	for _, s := range spots {
		u := &c.Units[s.unit]
		if u.Class >= 0 && u.Class < len(data) {
			data[u.Class] = append(data[u.Class], said(at(float64(s.x), float64(rows-1-s.y), 1), u.Name, u.Result))
		}
	}
	f := face{kind: "tiles", words: c.Words, left: 1, right: 1, top: 1, bottom: 12}
	f.plot, f.ratio = min(tileWidth*rows/columns, 640), round4(float64(rows)/float64(columns))
	for i, class := range c.Classes {
		s := series{Data: data[i], ItemStyle: class.Look.style()}
		s.Name, s.Type = f.own(c.className(i, counts[i])), "heatmap"
		f.series = append(f.series, s)
	}
	f.x = categories(numbered(columns))
	f.y = opts.YAxis{Type: "category", Data: numbered(rows), AxisLabel: hiddenLabel(), AxisLine: hiddenLine()}
	return &f
}

func (c *Tiles) className(i, n int) string { return c.Format(n) + " " + cut(c.Classes[i].Label, 40) }

func numbered(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// style is the look of a class; they differ by shape as well as by colour.
func (l TileLook) style() *style {
	s := &style{ItemStyle: opts.ItemStyle{Color: tonePaper, BorderColor: tonePaper, BorderWidth: 1.5}}
	switch l {
	case TileFull:
		s.Color = toneDone
	case TileNear:
		s.Color, s.Decal = toneNear, &decal{Symbol: "rect", Color: tonePaper, DashArrayX: [2]int{1, 0}, DashArrayY: [2]int{3, 5}}
	case TileFar:
		s.BorderColor, s.BorderWidth = toneLate, 2
	default:
		s.Decal = hatching()
	}
	return s
}

// groupFace counts the classes in each group, as the table does.
func (c *Tiles) groupFace() *face {
	all := groups(c.Units, tileGroup)
	if len(all) > maxGroupBars {
		all = [][]Tile{c.Units}
	}
	f := face{kind: "tiles", words: c.Words, left: 136, right: 8, top: 8, bottom: 8, plot: tileGroupRows * len(all)}
	labels, largest := make([]string, len(all)), 0
	data := make([]points, len(c.Classes))
	for g, units := range all {
		name := units[0].Group
		if len(all) == 1 {
			name = c.Total
		}
		labels[g], largest = cut(name, 40), max(largest, len(units))
		for i, n := range c.count(units) {
			data[i] = append(data[i], said(count(float64(n)), name, c.Format(n)+"/"+c.Format(len(units))+" "+c.Classes[i].Label))
		}
	}
	counts := c.count(c.Units)
	for i, class := range c.Classes {
		s := stacked(f.own(c.className(i, counts[i])), ClassDone)
		s.ItemStyle, s.Data = class.Look.style(), data[i]
		f.series = append(f.series, s)
	}
	f.x = values(0, float64(largest))
	f.y = opts.YAxis{Type: "category", Data: labels, Inverse: opts.Bool(true), AxisLabel: axisWords(124), AxisLine: hiddenLine()}
	return &f
}

// located is a unit in its place on the interactive face, from above.
type located struct{ unit, x, y int }

// locate gives every unit a place: that of its tile, or one in rows below the
// tiles, where each group begins a row.
func (c *Tiles) locate(placed grid, loose []int) (spots []located, columns, rows int) {
	columns = placed.columns
	if len(placed.units) == 0 {
		columns = min(looseColumns, len(loose))
	}
	for _, i := range placed.units {
		s := located{i, c.Units[i].X - placed.left, c.Units[i].Y - placed.top}
		spots, rows = append(spots, s), max(rows, s.y+1)
	}
	if len(placed.units) > 0 && len(loose) > 0 {
		rows++
	}
	x := 0
	for n, i := range loose {
		if n > 0 && (x == columns || c.Units[i].Group != c.Units[loose[n-1]].Group) {
			x, rows = 0, rows+1
		}
		spots = append(spots, located{i, x, rows})
		x++
	}
	if len(loose) > 0 {
		rows++
	}
	return spots, columns, rows
}
