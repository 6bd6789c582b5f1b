package card

import "math"

// The places, in pixels. Nothing but the band at the top is drawn outside the
// margins: what shows links cuts corners and puts its own words on edges.
const (
	left, right = 72, Width - 72
	lowest      = Height - 40 // the last baseline
	band        = 14          // height of the colour at the top

	siteSize    = 28
	smallSize   = 26
	bannerSize  = 24
	siteLine    = 84 // baselines
	kickerLine  = 122
	bannerLine  = 38 // from a baseline to the next
	receiptLine = 36
	unitLine    = 46
	ruleAbove   = 44 // from the rule to the baseline below it
	ruleBelow   = 24 // from a baseline to the rule below it

	barHeight = 40
	barLeast  = 480 // width
	barGap    = 48  // from the number
	marker    = 4   // width
)

// room is how a card shares its height between headline and number.
type room struct {
	gap    int   // around the headline
	number int   // largest size of the number
	sizes  []int // of the headline
}

// rooms are tried in turn until a headline need not be cut.
var rooms = [...]room{
	{gap: 36, number: 104, sizes: []int{62, 58, 54, 50, 47, 44, 41, 38}},
	{gap: 24, number: 64, sizes: []int{44, 41, 38, 36, 34, 32}},
}

// alone are the sizes of a headline without a number.
var alone = []int{84, 78, 72, 67, 62, 58, 54, 50, 47, 44, 41, 38, 36, 34}

// draw draws a card.
func (p *Painter) draw(e *easel, c Card) {
	c = p.clean(c)
	for _, r := range rooms {
		e.clear()
		if p.drawIn(e, c, r) {
			break
		}
	}
}

// clean is a card with its texts as the fonts can write them.
func (p *Painter) clean(c Card) Card {
	for _, s := range [...]*string{&c.Site, &c.Kicker, &c.Headline, &c.Value, &c.Of, &c.Unit,
		&c.UnstatedLabel, &c.ElapsedLabel, &c.AsOf, &c.Source, &c.Banner} {
		*s = p.regular.clean(*s)
	}
	return c
}

// drawIn places the parts of a card: first what stands at the top and at the
// bottom, then the headline in the middle of what is left. It returns whether the
// headline stands there whole.
func (p *Painter) drawIn(e *easel, c Card, r room) bool {
	e.fill(0, 0, Width, band, accent)
	top := p.drawNames(e, c) + r.gap
	bottom := p.drawNumber(e, c, p.drawReceipt(e, c), r.number) - r.gap
	if c.Value == "" {
		r.sizes = alone
	}
	b := p.display.set(c.Headline, right-left, bottom-top, r.sizes)
	y := top + b.above + max(0, bottom-top-b.height())/2
	for _, s := range b.lines {
		e.text(b.face, s, left, y, b.size, &e.palette.ink)
		y += b.leading
	}
	return !b.cut
}

// line writes one line of text within x0 and x1, cut where it is too long, and
// returns where it ends.
func (e *easel) line(f *face, s string, x0, x1, y, size int, shades *[256]uint8) int {
	return e.text(f, f.shorten(s, f.units(x1-x0, size)), x0, y, size, shades)
}

// drawNames writes the site and the plan, and returns where they end.
func (p *Painter) drawNames(e *easel, c Card) int {
	y := siteLine - (kickerLine - siteLine)
	if c.Site != "" {
		y = siteLine
		e.line(p.bold, c.Site, left, right, y, siteSize, &e.palette.ink)
	}
	if c.Kicker != "" {
		y += kickerLine - siteLine
		e.line(p.regular, c.Kicker, left, right, y, siteSize, &e.palette.soft)
	}
	return y
}

// drawReceipt writes date, source and banner at the bottom, and returns where
// they begin.
func (p *Painter) drawReceipt(e *easel, c Card) int {
	y := lowest
	if c.Banner != "" {
		e.line(p.regular, c.Banner, left, right, y, bannerSize, &e.palette.soft)
		y -= bannerLine
	}
	source := c.Source
	if c.AsOf == "" && source == "" {
		return y
	}
	if c.AsOf != "" && source != "" {
		const dot = " · "
		if p.bold.long(c.AsOf, smallSize)+p.regular.long(dot+source, smallSize) <= right-left {
			source = dot + source
		} else {
			e.line(p.regular, source, left, right, y, smallSize, &e.palette.soft)
			source = ""
			y -= receiptLine
		}
	}
	x := e.line(p.bold, c.AsOf, left, right, y, smallSize, &e.palette.ink)
	e.line(p.regular, source, x, right, y, smallSize, &e.palette.soft)
	y -= ruleAbove
	e.fill(left, y, right, y+2, line)
	return y
}

// drawNumber writes the number with its unit and its bar above bottom, and
// returns where they begin.
func (p *Painter) drawNumber(e *easel, c Card, bottom, largest int) int {
	if c.Value == "" {
		return bottom
	}
	of := c.Of
	if of != "" {
		of = "/" + of
	}
	hasBar := c.Share >= 0 // not so for what is not a number
	end := right
	if hasBar {
		end -= barLeast + barGap
	}
	size := p.numberSize(c.Value, of, end-left, largest)
	above, deep := p.display.reach(c.Value, size)
	below := bottom - ruleBelow // the baseline of what stands under number and bar
	y := below
	if c.Unit != "" || hasBar && c.ElapsedLabel != "" {
		high, _ := p.regular.reach(c.Unit, smallSize)
		y -= max(unitLine, deep+high+6)
	}
	x := e.line(p.display, c.Value, left, end, y, size, &e.palette.ink)
	x = e.line(p.display, of, x, max(x, end), y, size/2, &e.palette.soft)
	top := y - above
	if hasBar {
		end = x + barGap/2
		top = min(top, p.drawBar(e, c, x+barGap, y, below))
	}
	e.line(p.regular, c.Unit, left, end, below, smallSize, &e.palette.soft)
	return top
}

// numberSize is the largest size in which a number fits, what it is of being
// half as large.
func (p *Painter) numberSize(value, of string, width, largest int) int {
	const least = 52
	for size := largest; size > least; size -= 4 {
		if p.display.long(value, size)+p.display.long(of, size/2) <= width {
			return size
		}
	}
	return least
}

// drawBar draws the bar from x to the right margin, standing on y, with the label
// of its marker on the baseline below, and returns where it begins.
func (p *Painter) drawBar(e *easel, c Card, x, y, below int) int {
	width, top := right-x, y-barHeight
	doneTo := x + part(c.Share, width)
	e.fill(x, top, right, y, empty)
	start := top
	if c.UnstatedLabel != "" && c.Unstated > 0 {
		e.hatched(right-part(c.Unstated, width), top, right, y)
		start = p.drawLabel(e, c.UnstatedLabel, x, right, top-22)
	}
	e.fill(x, top, doneTo, y, done)
	if c.ElapsedLabel != "" && c.Elapsed >= 0 {
		at := x + part(c.Elapsed, width-marker)
		e.fill(max(at-2, x), top, min(at+marker+2, right), y, white)
		e.fill(at, top-12, at+marker, y+10, ink)
		start = min(start, top-12)
		p.drawLabel(e, c.ElapsedLabel, x, at+marker/2, below)
	}
	return start
}

// drawLabel writes a label of the bar that begins at x with its middle at middle,
// or as near as the bar allows, and returns where the label begins.
func (p *Painter) drawLabel(e *easel, label string, x, middle, y int) int {
	f := p.regular
	label = f.shorten(label, f.units(right-x, smallSize))
	width := f.long(label, smallSize)
	e.text(f, label, max(x, min(middle-width/2, right-width)), y, smallSize, &e.palette.soft)
	above, _ := f.reach(label, smallSize)
	return y - above
}

// part is a share of width in pixels: none only of nothing, all only of all.
func part(share float64, width int) int {
	switch {
	case !(share > 0):
		return 0
	case share >= 1:
		return width
	}
	return min(max(int(math.Round(share*float64(width))), 3), width-3)
}
