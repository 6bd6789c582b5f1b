package chart

import (
	"slices"

	"tiendo/internal/markup"
)

// mapped parts the units that have an area on the map from the others.
func (c *Tiles) mapped() (on, off []int) {
	for i := range c.Units {
		if c.Map.Has(c.Units[i].Code) {
			on = append(on, i)
		} else {
			off = append(off, i)
		}
	}
	return on, off
}

// shapes draws the map. Like the tiles it is hidden from screen readers and leads
// nowhere with the keyboard: the list is for everybody. Units of one look follow
// each other, the plain ones first, so that their edges lie below the others'.
func (c *Tiles) shapes(w *markup.Writer, id string, on []int) {
	areas := make([]int, len(on))
	for k, i := range on {
		areas[k] = c.Map.index[c.Units[i].Code]
	}
	f := c.Map.frame(areas)
	w.Raw(`<div class="tilemap" aria-hidden="true"><svg class="areas" width="100%" viewBox="-4 -4 `)
	w.Int(f.width + 8)
	w.Raw(" ")
	w.Int(f.height + 8)
	w.Raw("\">\n")
	for _, look := range tileLooks {
		var same []int
		for _, i := range on {
			if c.look(&c.Units[i]) == look {
				same = append(same, i)
			}
		}
		if len(on) > fine && len(same) > 0 {
			c.merged(w, id, f, look, same)
			continue
		}
		for _, i := range same {
			c.shape(w, id, f, &c.Units[i])
		}
	}
	w.Raw("</svg></div>\n")
}

// merged is one path for thousands of units, which lead nowhere: nobody finds a
// commune among them by pointing.
func (c *Tiles) merged(w *markup.Writer, id string, f *frame, look TileLook, units []int) {
	w.Raw("<path")
	look.area(w, id)
	w.Raw(` d="`)
	for _, i := range units {
		f.path(w, c.Map, c.Map.index[c.Units[i].Code])
	}
	w.Raw("\"/>\n")
}

// shape is one unit, with its name and result for the pointer.
func (c *Tiles) shape(w *markup.Writer, id string, f *frame, u *Tile) {
	w.Raw("<a")
	if u.Href != "" {
		w.Href(u.Href)
		w.Raw(` tabindex="-1"`)
	}
	w.Raw("><path")
	c.look(u).area(w, id)
	w.Raw(` d="`)
	f.path(w, c.Map, c.Map.index[u.Code])
	w.Raw(`"><title>`)
	w.Text(u.Name)
	w.Raw(" · ")
	w.Text(u.Result)
	w.Raw("</title></path></a>\n")
}

// tileLooks are all looks of tiles, the plainest first.
var tileLooks = [...]TileLook{TileFull, TileNear, TileFar, TileNone}

// known takes a look that is none for that of what is not known.
func (l TileLook) known() TileLook {
	if slices.Contains(tileLooks[:], l) {
		return l
	}
	return TileNone
}

// area is how a look fills an area: full, striped, dotted, hatched.
func (l TileLook) area(w *markup.Writer, id string) {
	w.Raw(` class="a-`)
	w.Text(string(l[2:]))
	w.Raw(`"`)
	if l != TileFull {
		w.Attr("fill", "url(#"+id+"-"+string(l[2:])+")")
	}
}

// areaDefs writes the patterns of a map, which its legend has, too.
func areaDefs(w *markup.Writer, id string) {
	w.Raw(`<svg class="chart-defs" width="0" height="0" aria-hidden="true"><defs>`)
	for _, p := range [...]struct{ name, turn, inside string }{
		{"near", "", `<line x1="0" x2="12" y1="9" y2="9"/>`},
		{"far", "", `<circle cx="3" cy="3" r="1.5"/><circle cx="9" cy="9" r="1.5"/>`},
		{"none", ` patternTransform="rotate(45)"`, `<line x1="3" x2="3" y2="12"/>`},
	} {
		w.Raw(`<pattern`)
		w.Attr("id", id+"-"+p.name)
		w.Raw(` width="12" height="12" patternUnits="userSpaceOnUse"` + p.turn + `><g class="p-` + p.name + `"><rect width="12" height="12"/>` + p.inside + `</g></pattern>`)
	}
	w.Raw("</defs></svg>\n")
}
