package chart

import (
	"math"
	"strings"

	"tiendo/internal/markup"
)

// grid is what lies on the map.
type grid struct {
	units              []int // indexes in Tiles.Units
	left, top, columns int
}

// places parts the units that have a place of their own from the others.
func (c *Tiles) places() (placed grid, loose []int) {
	var taken [MaxGrid][MaxGrid]bool
	placed.left, placed.top = MaxGrid, MaxGrid
	right := 0
	for i := range c.Units {
		x, y := c.Units[i].X, c.Units[i].Y
		if x < 0 || y < 0 || x >= MaxGrid || y >= MaxGrid || taken[x][y] {
			loose = append(loose, i)
			continue
		}
		taken[x][y] = true
		placed.units = append(placed.units, i)
		placed.left, placed.top, right = min(placed.left, x), min(placed.top, y), max(right, x)
	}
	placed.columns = right - placed.left + 1
	return placed, loose
}

func (c *Tiles) grid(w *markup.Writer, g grid) {
	w.Raw(`<div class="tilemap" aria-hidden="true"><div class="tiles cols-`)
	w.Int(g.columns)
	w.Raw("\">\n")
	for _, i := range g.units {
		c.tile(w, &c.Units[i], g)
	}
	w.Raw("</div></div>\n")
}

func (c *Tiles) tile(w *markup.Writer, u *Tile, g grid) {
	w.Raw(`<a class="x`)
	w.Int(u.X - g.left)
	w.Raw(" y")
	w.Int(u.Y - g.top)
	w.Raw(" ")
	w.Text(string(c.look(u)))
	if g.columns > 8 && 2*(u.X-g.left) >= g.columns {
		w.Raw(" r") // the words for the pointer stand to the left
	}
	w.Raw(`"`)
	if u.Href != "" {
		w.Raw(` tabindex="-1"`)
		w.Href(u.Href)
	}
	w.Raw(">")
	if tileLines(u.Short) <= 3 {
		w.Element("span", u.Short)
	}
	w.Raw("<i>")
	w.Text(u.Name)
	w.Raw(" · ")
	w.Text(u.Result)
	w.Raw("</i></a>\n")
}

// tileLines is how many lines a name takes on the smallest tile that has names on
// it, at most; a word that is too long for one is broken.
func tileLines(name string) int {
	const room = 51 / 0.911 // px of a tile of 57, as if letters had 14 px
	lines, used := 1, 0.0
	for word := range strings.FieldsSeq(name) {
		width := textWidth(word)
		if used > 0 && used+textWidth(" ")+width <= room {
			used += textWidth(" ") + width
			continue
		}
		if used > 0 {
			lines++
		}
		more := max(math.Ceil(width/room), 1) - 1
		lines, used = lines+int(more), width-more*room
	}
	return lines
}

func (c *Tiles) look(u *Tile) TileLook {
	if u.Class < 0 || u.Class >= len(c.Classes) {
		return TileNone
	}
	return c.Classes[u.Class].Look.known()
}

// fields writes the units without a place, a field of squares a group.
func (c *Tiles) fields(w *markup.Writer, loose []int) {
	if len(loose) == 0 {
		return
	}
	class := "field"
	if len(loose) > fine {
		class = "field fine"
	}
	w.Raw(`<div class="fields" aria-hidden="true">`)
	for n, i := range loose {
		u := &c.Units[i]
		if n == 0 || u.Group != c.Units[loose[n-1]].Group {
			if n > 0 {
				w.Raw("</div></div>\n")
			}
			w.Raw("<div>")
			if u.Group != "" {
				w.Element("p", u.Group)
			}
			w.Open("div", "class", class)
		}
		c.square(w, u, len(loose) > fine)
	}
	w.Raw("</div></div></div>\n")
}

func (c *Tiles) square(w *markup.Writer, u *Tile, fine bool) {
	if fine || u.Href == "" {
		w.Raw("<b")
		w.Attr("class", string(c.look(u)))
		w.Raw("></b>")
		return
	}
	w.Raw("<a")
	w.Attr("class", string(c.look(u)))
	w.Raw(` tabindex="-1"`)
	w.Href(u.Href)
	w.Raw(` title="`)
	w.Text(u.Name)
	w.Raw(" · ")
	w.Text(u.Result)
	w.Raw("\"></a>\n")
}
