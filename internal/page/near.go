package page

import (
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// maxNear is how many other units a page leads to.
const maxNear = 6

// near lists units beside this one: those whose tiles touch its tile, or where
// it has none, those beside it in its group.
func (b *unitBook) near(i int) (title, note string, list pen) {
	title, note = b.w.NearTitle, ""
	units := b.touching(i)
	if len(units) > 0 {
		note = b.w.NearTiles
	} else {
		units = b.siblings(i)
	}
	if len(units) == 0 {
		return "", "", nil
	}
	return title, note, func(w *markup.Writer) {
		w.Raw(`<ul class="near">` + "\n")
		for _, k := range units {
			w.Raw(b.nearRows[k])
		}
		w.Raw("</ul>\n")
	}
}

// nearRow is a unit on the pages of those around it.
func (b *unitBook) nearRow(i int) string {
	return markup.Draw(func(w *markup.Writer) {
		u := &b.site.Units[i]
		w.Raw("<li><a")
		w.Href(b.href(b.at.Unit(u.Code)))
		b.langAttr(w, u.Name)
		w.Raw(">")
		w.Text(b.say(u.Name))
		w.Raw("</a>")
		if now := b.site.UnitsNow(i); len(now) == 1 {
			w.Raw(" ")
			w.Raw(b.said(now[0]).number)
		}
		w.Raw("</li>\n")
	})
}

// touching are the units on the tiles around, those at the sides first.
func (b *unitBook) touching(i int) []int {
	t := b.site.Units[i].Tile
	if !t.OK {
		return nil
	}
	var list []int
	for _, step := range [...][2]int{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
		k, there := b.place[progress.Tile{Col: t.V.Col + step[0], Row: t.V.Row + step[1]}]
		if there && len(list) < maxNear {
			list = append(list, k)
		}
	}
	return list
}

// siblings are the units before and after this one in its group.
func (b *unitBook) siblings(i int) []int {
	units, at := b.groupOf[i].units, b.rank[i]
	from := max(0, min(at-maxNear/2, len(units)-maxNear-1))
	var list []int
	for k := from; k < len(units) && len(list) < maxNear; k++ {
		if k != at {
			list = append(list, units[k])
		}
	}
	return list
}
