package chart

import (
	"math"

	"tiendo/internal/markup"
)

// bar is a row of parts, with what the geometry needs to know.
type bar struct {
	id      string
	parts   []Part
	total   float64 // 0: the sum of the parts
	pace    Pace
	name    string // for screen readers; empty: the bar is hidden from them
	numbers bool   // write the counts above the parts where they fit
	thin    bool
}

// thick is how high the parts are, in px.
func (b bar) thick() int {
	if b.thin {
		return 12
	}
	return 22
}

// draw writes the bar as an SVG without viewBox, as high as it needs to be.
func (b bar) draw(w *markup.Writer) {
	wide := widths(b.total, b.parts)
	top, height := 0, b.thick()
	if b.numbers {
		top, height = 20, height+20
	}
	mark := b.pace.Label != "" && fits(b.pace.Label)
	if b.pace.Label != "" {
		top, height = top+4, height+10
	}
	if mark {
		height += 20
	}
	w.Raw(`<svg class="bar" width="100%"`)
	w.AttrInt("height", height)
	name(w, b.name)
	w.Raw(">")
	b.rects(w, wide, top)
	if b.numbers {
		b.counts(w, wide)
	}
	if b.pace.Label != "" {
		b.marker(w, wide, top, mark)
	}
	w.Raw("</svg>\n")
}

// name makes an SVG a picture with a name, or hides it.
func name(w *markup.Writer, name string) {
	if name == "" {
		w.Raw(` aria-hidden="true"`)
		return
	}
	w.Raw(` role="img"`)
	w.Attr("aria-label", name)
}

// rects writes the track, the parts, and a gap between neighbours.
func (b bar) rects(w *markup.Writer, wide []int, top int) {
	b.whole(w, "s-open", top)
	at := 0
	for i, p := range b.parts {
		if wide[i] > 0 && p.Class != ClassOpen {
			w.Raw("<rect")
			b.fill(w, p.Class)
			w.AttrPercent("x", percent(at))
			w.AttrInt("y", top)
			w.AttrPercent("width", percent(wide[i]))
			w.AttrInt("height", b.thick())
			w.Raw("/>")
		}
		at += wide[i]
	}
	b.whole(w, "edge", top)
	b.gaps(w, wide, top)
	if over := b.over(); over > 0 {
		upright(w, "gap", over, top, top+b.thick())
	}
}

// whole writes a rectangle of the whole bar.
func (b bar) whole(w *markup.Writer, class string, top int) {
	w.Raw("<rect")
	w.Attr("class", class)
	w.Raw(` width="100%"`)
	w.AttrInt("height", b.thick())
	w.AttrInt("y", top)
	w.Raw("/>")
}

// gaps keeps neighbours apart, unless both are plain.
func (b bar) gaps(w *markup.Writer, wide []int, top int) {
	at, plain := 0, true
	for i, width := range wide {
		if width == 0 {
			continue
		}
		open := i == len(b.parts) || b.parts[i].Class == ClassOpen
		if at > 0 && !(plain && open) {
			upright(w, "gap", percent(at), top, top+b.thick())
		}
		at, plain = at+width, open
	}
}

// over returns where the total lies, in percent, if the parts go beyond it.
func (b bar) over() float64 {
	sum := 0.0
	for _, p := range b.parts {
		sum += amount(p.Count.Value)
	}
	if total := amount(b.total); total > 0 && sum > total {
		return total / sum * 100
	}
	return 0
}

func (b bar) fill(w *markup.Writer, class Class) {
	w.Attr("class", string(class))
	if class == ClassRest {
		w.Attr("fill", "url(#"+b.id+"-hatch)")
	}
}

func upright(w *markup.Writer, class string, x float64, y1, y2 int) {
	w.Raw("<line")
	w.Attr("class", class)
	w.AttrPercent("x1", x)
	w.AttrPercent("x2", x)
	w.AttrInt("y1", y1)
	w.AttrInt("y2", y2)
	w.Raw("/>")
}

// counts writes each number above the beginning of its part, where there is room.
func (b bar) counts(w *markup.Writer, wide []int) {
	at := 0
	for i, p := range b.parts {
		if need := textWidth(p.Count.Text) + 8; wide[i] > 0 && percent(wide[i])*phone/100 >= need {
			w.Raw(`<text y="14"`)
			w.AttrPercent("x", percent(at))
			w.Raw(">")
			w.Text(p.Count.Text)
			w.Raw("</text>")
		}
		at += wide[i]
	}
}

// marker writes the pace line and, under it, its label on the side with room.
func (b bar) marker(w *markup.Writer, wide []int, top int, label bool) {
	x := math.Min(math.Max(b.pace.Elapsed, 0), 1) * 100
	if math.IsNaN(x) {
		return
	}
	if over := b.over(); over > 0 {
		x *= over / 100
	}
	class := "pace"
	if x < 1 {
		class = "pace first"
	} else if x > 99 {
		class = "pace last"
	}
	upright(w, "halo", x, top, top+b.thick())
	upright(w, class, x, top-4, top+29)
	if !label {
		return
	}
	w.Raw(`<text class="pace-label"`)
	w.AttrPercent("x", x)
	w.AttrInt("y", top+43)
	w.Attr("text-anchor", anchor(x, b.pace.Label, phone))
	w.Raw(">")
	w.Text(b.pace.Label)
	w.Raw("</text>")
}
