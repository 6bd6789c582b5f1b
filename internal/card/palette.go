package card

import "image/color"

// The colours are those of the site's light face. Ink and soft text share one
// ramp to white, for soft lies on the way from white to ink; the ramp smooths
// the edges of letters. Indexes rise with darkness, so that of two marks on one
// pixel the darker wins.
const (
	white  = iota
	empty  // what is not done: the plain part of the bar
	line   // rules
	accent // the band at the top
	done   // the done part of the bar
	ramp0  // lightest edge of a letter
)

const (
	soft    = ramp0 + 5
	ink     = soft + 2
	hatch   = ramp0 + 2
	colours = ink + 1 // sixteen fit into half a byte a pixel
)

// palette holds the colours, and for ink and soft text the colour of a pixel
// that a letter covers by so many of 255 parts.
type palette struct {
	colours   color.Palette
	ink, soft [256]uint8
}

func newPalette() *palette {
	var p palette
	paper, dark, mid := color.RGBA{255, 255, 255, 255}, color.RGBA{0x16, 0x20, 0x2a, 255}, color.RGBA{0x55, 0x61, 0x6e, 255}
	p.colours = make(color.Palette, colours)
	p.colours[white] = paper
	p.colours[empty] = color.RGBA{0xe1, 0xe5, 0xe9, 255}
	p.colours[line] = color.RGBA{0xd9, 0xde, 0xe3, 255}
	p.colours[accent] = color.RGBA{0x0b, 0x55, 0x63, 255}
	p.colours[done] = color.RGBA{0x0f, 0x76, 0x6e, 255}
	for i := ramp0; i <= soft; i++ {
		p.colours[i] = blend(paper, mid, i-ramp0+1, soft-ramp0+1)
	}
	for i := soft; i <= ink; i++ {
		p.colours[i] = blend(mid, dark, i-soft, ink-soft)
	}
	for cover := range 256 {
		p.ink[cover] = p.nearest(blend(paper, dark, cover, 255))
		p.soft[cover] = p.nearest(blend(paper, mid, cover, 255))
	}
	return &p
}

// nearest is the index of the closest colour among white and the ramp.
func (p *palette) nearest(c color.RGBA) uint8 {
	best, least := white, distance(p.colours[white], c)
	for i := ramp0; i < colours; i++ {
		if d := distance(p.colours[i], c); d < least {
			best, least = i, d
		}
	}
	return uint8(best)
}

func distance(a color.Color, b color.RGBA) int {
	c := a.(color.RGBA)
	dr, dg, db := int(c.R)-int(b.R), int(c.G)-int(b.G), int(c.B)-int(b.B)
	return dr*dr + dg*dg + db*db
}

// blend is the colour n of m steps on the way from a to b.
func blend(a, b color.RGBA, n, m int) color.RGBA {
	mix := func(x, y uint8) uint8 { return uint8((int(x)*(m-n) + int(y)*n + m/2) / m) }
	return color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 255}
}
