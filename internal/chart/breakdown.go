package chart

import "tiendo/internal/markup"

// Breakdown is how a total falls into statuses, in the order in which they are
// given. What is left of the total must be a part too, of ClassOpen or ClassRest.
type Breakdown struct {
	Words
	Parts []Part
	Total Part // no Count.Text: the parts are the whole
}

// Picture draws the chart.
func (c Breakdown) Picture() Picture {
	rows := make([]numbers, 0, len(c.Parts)+1)
	for _, part := range c.Parts {
		if part.Count.Text != "" {
			rows = append(rows, part.numbers())
		}
	}
	if len(rows) == 0 {
		return c.picture("breakdown", c.empty, nil)
	}
	if c.Total.Count.Text != "" {
		rows = append(rows, c.Total.numbers())
	}
	p := c.picture("breakdown", c.draw, c.face)
	p.parts, p.total = c.Parts, c.Total.Count.Value
	p.Table = c.Table.table(rows)
	return p
}

func (c *Breakdown) draw(w *markup.Writer, id string) {
	b := bar{id: id, parts: c.Parts, total: c.Total.Count.Value, name: c.Desc, numbers: true}
	if hatched(c.Parts) {
		hatchDef(w, id)
	}
	drawn := amount(b.total)
	for _, p := range c.Parts {
		drawn += amount(p.Count.Value)
	}
	if drawn > 0 {
		b.draw(w)
	} else {
		c.empty(w, id)
	}
	b.legend(w)
}
