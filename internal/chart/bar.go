package chart

import (
	"math"

	"tiendo/internal/markup"
)

// Widths are whole steps of 0.0001 %, the precision of the writer, so that the
// parts of a bar never add up to more than the bar.
const (
	whole  = 1_000_000
	sliver = 12_000 // the least width of a part that is there: 3 px on a phone
)

// bar is a row of parts, with what the geometry needs to know.
type bar struct {
	id      string
	parts   []Part
	total   float64 // 0: the sum of the parts
	pace    Pace
	name    string // for screen readers; empty: the bar is hidden from them
	numbers bool   // write the counts above the parts where they fit
}

// widths shares the whole among the parts in proportion; what they leave of the
// total is the last entry. The scale is the total, or the sum of the parts if
// the source printed more than the total. Parts too small to be seen are widened
// to a sliver, at the cost of the others.
func widths(total float64, parts []Part) []int {
	sum, values := 0.0, make([]float64, len(parts)+1)
	for i, p := range parts {
		values[i] = amount(p.Count.Value)
		sum += values[i]
	}
	scale := math.Max(sum, amount(total))
	out := make([]int, len(values))
	if scale <= 0 {
		return out
	}
	values[len(parts)] = scale - sum
	least, narrow, wide := min(sliver, whole/2/len(values)), 0, 0.0
	for _, v := range values {
		if v > 0 && v/scale*whole < float64(least) {
			narrow++
		} else {
			wide += v
		}
	}
	used, largest := 0, 0
	for i, v := range values {
		if v > 0 {
			out[i] = max(int(v/wide*float64(whole-narrow*least)), least)
			used += out[i]
		}
		if out[i] > out[largest] {
			largest = i
		}
	}
	out[largest] += whole - used
	return out
}

// amount reads a count for drawing: what is no number, or below zero, is nothing.
func amount(x float64) float64 {
	if x > 0 && x < 1e15 {
		return x
	}
	return 0
}

func percent(steps int) float64 { return float64(steps) / (whole / 100) }

// draw writes the bar as an SVG without viewBox, as high as it needs to be.
func (b bar) draw(w *markup.Writer) {
	wide := widths(b.total, b.parts)
	top, height := 0, 22
	if b.numbers {
		top, height = 20, 42
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
	w.Raw(`<rect class="s-open" width="100%" height="22"`)
	w.AttrInt("y", top)
	w.Raw("/>")
	at := 0
	for i, p := range b.parts {
		if wide[i] > 0 && p.Class != ClassOpen {
			w.Raw("<rect")
			b.fill(w, p.Class)
			w.AttrPercent("x", percent(at))
			w.AttrInt("y", top)
			w.AttrPercent("width", percent(wide[i]))
			w.Raw(` height="22"/>`)
		}
		at += wide[i]
	}
	w.Raw(`<rect class="edge" width="100%" height="22"`)
	w.AttrInt("y", top)
	w.Raw("/>")
	b.gaps(w, wide, top)
	if over := b.over(); over > 0 {
		upright(w, "gap", over, top, top+22)
	}
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
			upright(w, "gap", percent(at), top, top+22)
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
	upright(w, "halo", x, top, top+22)
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

// hatchDef writes the pattern of what is not stated; once a chart.
func hatchDef(w *markup.Writer, id string) {
	w.Raw(`<svg class="chart-defs" width="0" height="0" aria-hidden="true"><defs><pattern`)
	w.Attr("id", id+"-hatch")
	w.Raw(` width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
		`<rect class="hatch-ground" width="7" height="7"/><line class="hatch-line" x1="1" x2="1" y2="7"/></pattern></defs></svg>` + "\n")
}

func hatched(parts []Part) bool {
	for _, p := range parts {
		if p.Class == ClassRest && amount(p.Count.Value) > 0 {
			return true
		}
	}
	return false
}

// legend names the parts, each with its number.
func (b bar) legend(w *markup.Writer) {
	w.Raw(`<ul class="legend">`)
	for _, p := range b.parts {
		if p.Count.Text == "" {
			continue
		}
		w.Raw(`<li><svg class="swatch" width="14" height="14" aria-hidden="true"><rect width="14" height="14"`)
		if p.Class == ClassRest && amount(p.Count.Value) == 0 {
			w.Attr("class", string(ClassOpen))
		} else {
			b.fill(w, p.Class)
		}
		w.Raw(`/></svg><span><b>`)
		w.Text(p.Count.Text)
		w.Raw(`</b> `)
		link(w, p.Label, p.Href)
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}
