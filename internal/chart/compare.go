package chart

import (
	"slices"

	"tiendo/internal/markup"
)

// Compare sets several sets under each other. Each bar has its own total: what
// can be compared is the share, and the counts stand beside it.
type Compare struct {
	Words
	Bars []Bar
}

// Bar is one set of a comparison.
type Bar struct {
	Label    string
	Href     string // where the label leads; may be empty
	Class    Class  // of what is done; empty: ClassDone
	Done     Number
	Total    Number // no Text: no bar, only the number
	Unstated Number // what the source does not state, hatched; may be empty
	Share    string // "64 %", for the table
	Pace     Pace
	Note     string // under the bar; may be empty
	Ref      Ref
}

// Picture draws the chart.
func (c Compare) Picture() Picture {
	if len(c.Bars) == 0 {
		return c.picture("compare", c.empty, nil)
	}
	p := c.picture("compare", c.draw, c.face)
	rows := make([]numbers, len(c.Bars))
	for i, b := range c.Bars {
		rows[i] = numbers{name: b.Label, href: b.Href, count: b.Done.Text, total: b.Total.Text, share: b.Share, note: b.Note}
	}
	p.Table = c.Table.table(rows)
	return p
}

func (c *Compare) draw(w *markup.Writer, id string) {
	for _, b := range c.Bars {
		if amount(b.Unstated.Value) > 0 {
			hatchDef(w, id)
			break
		}
	}
	w.Raw(`<ul class="bars`)
	if slices.ContainsFunc(c.Bars, func(b Bar) bool { return textWidth(b.Done.Text+"/"+b.Total.Text) > 76 }) {
		w.Raw(" wide-counts")
	}
	w.Raw(`">`)
	for _, b := range c.Bars {
		b.draw(w, id)
	}
	w.Raw("</ul>\n")
}

func (b Bar) draw(w *markup.Writer, id string) {
	w.Raw("<li")
	b.Ref.Attrs(w)
	w.Raw(`><p class="label">`)
	link(w, b.Label, b.Href)
	w.Raw("</p>")
	fraction(w, b.Done, b.Total, "")
	w.Raw("\n")
	if amount(b.Total.Value) > 0 {
		shape := bar{id: id, parts: b.parts(), total: b.Total.Value, pace: b.Pace}
		shape.draw(w)
		shape.longPace(w)
	}
	if b.Note != "" {
		w.Element("p", b.Note, "class", "chart-note")
	}
	w.Raw("</li>\n")
}

func (b Bar) parts() []Part {
	class := b.Class
	if class == "" {
		class = ClassDone
	}
	done, rest := amount(b.Done.Value), amount(b.Unstated.Value)
	plain := max(amount(b.Total.Value)-done-rest, 0)
	return []Part{
		{Class: class, Count: b.Done},
		{Class: ClassOpen, Count: Number{Value: plain}},
		{Class: ClassRest, Count: b.Unstated},
	}
}
