package chart

import (
	"math"

	"tiendo/internal/markup"
)

// The axis of a timeline stands where there are at least axisWidth px for it (the
// stylesheet hides it below that). As in a plot, places are percent and text keeps
// its size: what keeps clear at this width keeps clear at every greater one.
const (
	axisWidth  = 620.0
	laneHeight = 26
	maxLanes   = 24
	signWidth  = 10.0 // px from the middle of a sign to its words
)

// span is the time that a timeline shows.
func (c *Timeline) span() plane {
	p := plane{left: math.Inf(1), right: math.Inf(-1)}
	wide := func(x float64) {
		if finite(x) {
			p.left, p.right = math.Min(p.left, x), math.Max(p.right, x)
		}
	}
	for _, e := range c.dated() {
		wide(e.First)
		wide(e.Last)
	}
	for _, t := range c.Ticks {
		wide(t.Value)
	}
	if c.Reference.Text != "" {
		wide(c.Reference.Value)
	}
	if p.left == p.right { // a single day stands in the middle
		p.left, p.right = p.left-1, p.right+1
	}
	return p
}

// laid is an event with its lane and the place of its words: "start" after its
// sign, "end" before it, "in" on a long period; none: they stand in the list alone.
type laid struct {
	*Event
	lane int
	side string
}

// lay gives each event the first lane in which it and its words keep clear of
// those before. Where that needs more than maxLanes none has words; where even
// that is not enough, signs lie upon each other.
func (c *Timeline) lay(p plane, events []Event, width float64, words bool) (out []laid, lanes int) {
	var taken [maxLanes]boxes
	for i := range events {
		e, room, ok := place(&taken, p, &events[i], width, words)
		if !ok {
			if words {
				return c.lay(p, events, width, false)
			}
			e.lane = i % maxLanes
		}
		taken[e.lane] = append(taken[e.lane], room)
		lanes = max(lanes, e.lane+1)
		out = append(out, e)
	}
	return out, lanes
}

// place finds room for an event: first with its words on some side, then without.
func place(taken *[maxLanes]boxes, p plane, e *Event, width float64, words bool) (laid, box, bool) {
	x0, x1 := p.x(e.first())/100*width, p.x(e.Last)/100*width
	need := textWidth(e.short()) + 6
	for _, side := range [...]string{"start", "end", "in", ""} {
		b := box{x0 - signWidth, 0, x1 + signWidth, 1}
		switch side {
		case "start":
			b.x1 += need
		case "end":
			b.x0 -= need
		}
		fits := side == "start" && b.x1 <= width || side == "end" && b.x0 >= 0 || side == "in" && need+signWidth < x1-x0
		if side != "" && !(words && fits) {
			continue
		}
		for lane := range taken {
			if !taken[lane].meet(b) {
				return laid{e, lane, side}, b, true
			}
		}
	}
	return laid{e, 0, ""}, box{}, false
}

// axis draws the deadlines along the time, for wide columns. It is hidden from
// screen readers: the list has everything.
func (c *Timeline) axis(w *markup.Writer) {
	events := c.dated()
	if len(events) == 0 {
		return
	}
	p := c.span()
	out, lanes := c.lay(p, events, axisWidth, true)
	foot := 24 + lanes*laneHeight
	w.Raw(`<div class="plot axis"><svg width="100%"`)
	w.AttrInt("height", foot+30)
	w.Raw(` aria-hidden="true">` + "\n")
	w.Raw(`<line class="base" x2="100%"`)
	w.AttrInt("y1", foot)
	w.AttrInt("y2", foot)
	w.Raw("/>\n")
	c.ticks(w, p, foot)
	for _, e := range out {
		c.onAxis(w, p, e)
	}
	w.Raw("</svg></div>\n")
}

func (c *Timeline) ticks(w *markup.Writer, p plane, foot int) {
	var taken boxes
	for _, t := range c.Ticks {
		x := p.x(t.Value)
		upright(w, "notch", x, foot, foot+6)
		side := spot{anchor(x, t.Text, axisWidth), 0, 0}
		if b := side.box(x/100*axisWidth, 0, textWidth(t.Text)+8); !taken.meet(b) {
			taken = append(taken, b)
			label(w, "tick", side.anchor, t.Text, x, foot+22, 0)
		}
	}
	if c.Reference.Text != "" && finite(c.Reference.Value) {
		x := p.x(c.Reference.Value)
		upright(w, "break", x, 18, foot)
		if textWidth(c.Reference.Text) < axisWidth/2 {
			label(w, "tick", anchor(x, c.Reference.Text, axisWidth), c.Reference.Text, x, 12, 0)
		}
	}
}

func (c *Timeline) onAxis(w *markup.Writer, p plane, e laid) {
	y := 24 + e.lane*laneHeight + laneHeight/2
	first, last := p.x(e.first()), p.x(e.Last)
	if first < last {
		w.Raw(`<line class="stretch"`)
		w.AttrPercent("x1", first)
		w.AttrPercent("x2", last)
		w.AttrInt("y1", y)
		w.AttrInt("y2", y)
		w.Raw("/>")
	}
	w.Raw("<svg")
	w.AttrPercent("x", last)
	w.AttrInt("y", y)
	w.Raw(">")
	sign(w, c.look(e.Event))
	w.Raw("</svg>")
	switch e.side {
	case "start":
		label(w, "event", "start", e.short(), last, y+5, 12)
	case "end":
		label(w, "event", "end", e.short(), first, y+5, -12)
	case "in":
		label(w, "event", "start", e.short(), first, y-5, 0) // above its stroke
	}
	w.Raw("\n")
}

// label writes text at x percent and y px.
func label(w *markup.Writer, class, anchor, text string, x float64, y, dx int) {
	w.Raw("<text")
	w.Attr("class", class)
	w.Attr("text-anchor", anchor)
	w.AttrPercent("x", x)
	w.AttrInt("y", y)
	if dx != 0 {
		w.AttrInt("dx", dx)
	}
	w.Raw(">")
	w.Text(text)
	w.Raw("</text>")
}
