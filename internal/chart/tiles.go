package chart

import (
	"strconv"

	"tiendo/internal/markup"
)

// Tiles are units that are followed one by one: a square for each, near its true
// place, coloured by its class.
//
// With a Map the units that have an area on it are drawn as areas instead, and the
// others stand in fields; with a Map that has none of them, they are tiles.
//
// A unit without a place (X < 0, a place that is taken, or one beyond MaxGrid)
// stands in a field of small squares under the name of its group. The squares
// are a convenience for those who see and point; where they would be less than
// 24 px wide on a phone they cannot be clicked. What everybody can use is the
// list, which comes before them: each unit by name with its result, grouped. The
// table counts the classes in each group.
type Tiles struct {
	Words
	Classes   []TileClass
	Units     []Tile // a group stands where its first unit does
	Group     string // head of the first column of the table: "Khu vực"
	Total     string // head of the last: "Tổng số"
	ListLabel string // the words that open the list: "Danh sách 130 xã, phường"
	ListHref  string // where the list is instead, if it is not to stand here
	Map       *Map   // may be nil
	OffMap    string // before the units that have no area on the map: "Chưa có trên bản đồ"
	Format    func(int) string
}

// Tile is one unit.
type Tile struct {
	X, Y   int
	Code   string // for the map; may be empty
	Name   string // "Phường Thành Vinh", in the list
	Short  string // "Thành Vinh", on the tile
	Group  string
	Class  int    // index in Tiles.Classes
	Result string // "16/16"
	Href   string
}

// TileClass is one class of results, with its words for the legend.
type TileClass struct {
	Look  TileLook
	Label string // "đủ 16 tiêu chí"
}

// TileLook is how a class is drawn; the looks differ by shape as well as by colour.
type TileLook string

// The looks: full, a strip missing, hollow, hatched.
const (
	TileFull TileLook = "t-full"
	TileNear TileLook = "t-near"
	TileFar  TileLook = "t-far"
	TileNone TileLook = "t-none"
)

// MaxGrid is how many columns and rows of tiles there may be.
const MaxGrid = 100

// fine is from how many squares on they are small and lead nowhere: nobody finds
// a commune among thousands by pointing.
const fine = 600

// Picture draws the chart.
func (c Tiles) Picture() Picture {
	if c.Format == nil {
		c.Format = strconv.Itoa
	}
	if len(c.Units) == 0 || len(c.Classes) == 0 {
		return c.picture("tiles", c.empty, nil)
	}
	c.Units = grouped(c.Units, tileGroup)
	p := c.picture("tiles", c.draw, c.face)
	p.Table = c.table()
	return p
}

func (c *Tiles) draw(w *markup.Writer, id string) {
	w.Grow(160 * len(c.Units))
	if on, off := c.mapped(); len(on) > 0 {
		areaDefs(w, id)
		c.legend(w, func(l TileLook) { areaSwatch(w, id, l) })
		c.list(w)
		c.shapes(w, id, on)
		c.beside(w, off)
	} else {
		placed, loose := c.places()
		c.legend(w, func(l TileLook) { tileSwatch(w, l) })
		c.list(w)
		if len(placed.units) > 0 {
			c.grid(w, placed)
		}
		c.fields(w, loose)
	}
}

// beside writes the units that the map has no area of: by name where they are
// few, else as squares.
func (c *Tiles) beside(w *markup.Writer, off []int) {
	const few = 12
	if len(off) == 0 {
		return
	}
	if len(off) > few {
		w.Element("p", c.OffMap, "class", "off-map")
		c.fields(w, off)
		return
	}
	w.Raw(`<ul class="legend">`)
	if c.OffMap != "" {
		w.Element("li", c.OffMap+":", "class", "off-map")
	}
	for _, i := range off {
		u := &c.Units[i]
		w.Raw("<li>")
		tileSwatch(w, c.look(u))
		w.Raw("<span>")
		link(w, u.Name, u.Href)
		w.Raw(" ")
		w.Text(u.Result)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}

func tileSwatch(w *markup.Writer, l TileLook) {
	w.Raw("<b")
	w.Attr("class", "swatch "+string(l))
	w.Raw("></b>")
}

func areaSwatch(w *markup.Writer, id string, l TileLook) {
	w.Raw(`<svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"`)
	l.area(w, id)
	w.Raw("/></svg>")
}

// legend names the classes, each with its number of units.
func (c *Tiles) legend(w *markup.Writer, swatch func(TileLook)) {
	counts := c.count(c.Units)
	w.Raw(`<ul class="legend">`)
	for i, class := range c.Classes {
		w.Raw("<li>")
		swatch(class.Look.known())
		w.Raw("<span><b>")
		w.Text(c.Format(counts[i]))
		w.Raw("</b> ")
		w.Text(class.Label)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}

func (c *Tiles) count(units []Tile) []int {
	counts := make([]int, len(c.Classes))
	for i := range units {
		if k := units[i].Class; k >= 0 && k < len(counts) {
			counts[k]++
		}
	}
	return counts
}

// list writes every unit by name, or a link to where the list is.
func (c *Tiles) list(w *markup.Writer) {
	if c.ListHref != "" {
		w.Raw(`<p class="chart-note">`)
		link(w, c.ListLabel, c.ListHref)
		w.Raw("</p>\n")
		return
	}
	w.Raw(`<details class="chart-list"><summary>`)
	w.Text(c.ListLabel)
	w.Raw("</summary>\n")
	for _, g := range groups(c.Units, tileGroup) {
		if g[0].Group != "" {
			w.Element("p", g[0].Group, "class", "group")
		}
		w.Raw(`<ul>`)
		for i := range g {
			w.Raw("<li>")
			link(w, g[i].Name, g[i].Href)
			w.Raw(" <span>")
			w.Text(g[i].Result)
			w.Raw("</span></li>\n")
		}
		w.Raw("</ul>\n")
	}
	w.Raw("</details>\n")
}

// table counts the classes in each group.
func (c *Tiles) table() Table {
	t := Table{Caption: c.Table.Caption, Head: []string{c.Group}}
	for _, class := range c.Classes {
		t.Head = append(t.Head, class.Label)
	}
	t.Head = append(t.Head, c.Total)
	if all := groups(c.Units, tileGroup); len(all) > 1 {
		for _, g := range all {
			t.Rows = append(t.Rows, c.tableRow(g[0].Group, g))
		}
	}
	t.Rows = append(t.Rows, c.tableRow(c.Total, c.Units))
	return t
}

func (c *Tiles) tableRow(name string, units []Tile) []Cell {
	row := append(make([]Cell, 0, len(c.Classes)+2), Cell{Text: name})
	for _, n := range c.count(units) {
		row = append(row, Cell{Text: c.Format(n), Number: true})
	}
	return append(row, Cell{Text: c.Format(len(units)), Number: true})
}
