package chart

import "tiendo/internal/markup"

// Progress is how much of a total is done, beside how much of the time has passed.
type Progress struct {
	Words
	Done  Part   // the big number; no Count.Text: there is no figure
	Left  []Part // what is left; only parts of ClassRest are drawn, hatched at the end of the bar
	Total Part   // no Count.Text: the source prints no total, and no bar is drawn
	Unit  string // "chỉ tiêu", behind the big number; may be empty
	Pace  Pace
}

// Picture draws the chart.
func (c Progress) Picture() Picture {
	if c.Done.Count.Text == "" {
		return c.picture("progress", c.empty, nil)
	}
	p := c.picture("progress", c.draw, c.face)
	if amount(c.Total.Count.Value) > 0 {
		p.parts, p.total = append([]Part{c.Done}, c.Left...), c.Total.Count.Value
	}
	rows := make([]numbers, 0, len(c.Left)+2)
	for _, part := range append(append([]Part{c.Done}, c.Left...), c.Total) {
		if part.Count.Text != "" {
			rows = append(rows, part.numbers())
		}
	}
	p.Table = c.Table.table(rows)
	return p
}

func (part Part) numbers() numbers {
	return numbers{name: part.Label, href: part.Href, count: part.Count.Text, share: part.Share, note: part.Note}
}

func (c *Progress) draw(w *markup.Writer, id string) {
	w.Raw(`<div class="big">`)
	fraction(w, c.Done.Count, c.Total.Count, c.Unit)
	if c.Pace.Band != "" {
		w.Element("p", c.Pace.Band, "class", "band")
	}
	w.Raw("</div>\n")
	if amount(c.Total.Count.Value) == 0 {
		return
	}
	b := bar{id: id, parts: c.parts(), total: c.Total.Count.Value, pace: c.Pace, name: c.Desc}
	if hatched(b.parts) {
		hatchDef(w, id)
	}
	b.draw(w)
	b.longPace(w)
	if hatched(b.parts) {
		b.parts = append([]Part{c.Done}, c.Left...)
		b.legend(w)
	}
}

// parts puts what is not stated at the end of the bar, behind what is plain.
func (c *Progress) parts() []Part {
	parts, stated := []Part{c.Done}, Part{Class: ClassOpen}
	var rest []Part
	for _, p := range c.Left {
		if p.Class == ClassRest {
			rest = append(rest, p)
		} else {
			stated.Count.Value += amount(p.Count.Value)
		}
	}
	return append(append(parts, stated), rest...)
}

// longPace writes a label that is too long to stand at its line below the bar.
func (b bar) longPace(w *markup.Writer) {
	if b.pace.Label != "" && !fits(b.pace.Label) {
		w.Raw(`<p class="pace-key">`)
		w.Text(b.pace.Label)
		w.Raw("</p>\n")
	}
}

// fraction writes the big number with what it is of.
func fraction(w *markup.Writer, done, total Number, unit string) {
	w.Raw(`<p class="count"><b>`)
	w.Text(done.Text)
	w.Raw("</b>")
	if total.Text != "" {
		w.Raw("<span>/")
		w.Text(total.Text)
		w.Raw("</span>")
	}
	if unit != "" {
		w.Raw(` <span class="unit">`)
		w.Text(unit)
		w.Raw("</span>")
	}
	w.Raw("</p>")
}
