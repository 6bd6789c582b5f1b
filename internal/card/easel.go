package card

import (
	"image"
	"image/draw"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// easel is what one card is drawn on: its pixels, and the memory that drawing
// and encoding take. It serves one card at a time.
type easel struct {
	img     *image.Paletted
	palette *palette
	raster  vector.Rasterizer
	covers  map[letterKey]*image.Alpha // of letters that were drawn
	encoder encoder
}

// letterKey is all on which it depends how a letter covers pixels.
type letterKey struct {
	glyph *glyph
	size  int
	part  int // of a pixel, in 64ths, that it stands to the right of one
}

func newEasel(p *palette) *easel {
	return &easel{img: image.NewPaletted(image.Rect(0, 0, Width, Height), p.colours), palette: p, covers: map[letterKey]*image.Alpha{}, encoder: newEncoder()}
}

func (e *easel) clear() { clear(e.img.Pix) }

// fill paints a rectangle.
func (e *easel) fill(x0, y0, x1, y1 int, colour uint8) {
	for y := y0; y < y1; y++ {
		row := e.img.Pix[y*Width+x0 : y*Width+x1]
		for x := range row {
			row[x] = colour
		}
	}
}

// stripes are the colours of a hatched row, shifted by one pixel a row: a line
// with softened edges, and the paper between.
var stripes = [...]uint8{hatch - 1, hatch, hatch, hatch - 1, white, white, white, white, white, white, white}

// hatched paints a rectangle of slanted lines.
func (e *easel) hatched(x0, y0, x1, y1 int) {
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			e.img.Pix[y*Width+x] = stripes[(x+y)%len(stripes)]
		}
	}
}

// text writes a clean line of text with its baseline at y, and returns where it
// ends. Letters stand on whole pixels, small ones on halves: equal letters look
// equal, and the file is a tenth smaller than with free places.
func (e *easel) text(f *face, s string, x, y, size int, shades *[256]uint8) int {
	grid := 64
	if size <= siteSize {
		grid = 32
	}
	end := f.walk(s, func(_, at int, g *glyph) bool {
		if g.top < g.bottom {
			e.letter(f, g, x*64+(at*size*64/f.upem+grid/2)/grid*grid, y, size, shades)
		}
		return true
	})
	return x + f.pixels(end, size)
}

// letter draws a glyph at x, in 64ths of a pixel, on the baseline y.
func (e *easel) letter(f *face, g *glyph, x, y, size int, shades *[256]uint8) {
	key := letterKey{g, size, x & 63}
	cover := e.covers[key]
	if cover == nil {
		cover = e.cover(f, key)
		e.covers[key] = cover
	}
	e.stamp(cover, image.Pt(x>>6, y), shades)
}

// cover is how far a letter covers pixels around where it stands.
func (e *easel) cover(f *face, key letterKey) *image.Alpha {
	g, scale := key.glyph, func(units int) int { return units * key.size * 64 / f.upem }
	box := image.Rect((key.part+scale(g.left))>>6-1, scale(g.top)>>6-1, (key.part+scale(g.right))>>6+2, scale(g.bottom)>>6+2)
	e.raster.Reset(box.Dx(), box.Dy())
	p := pen{raster: &e.raster, scale: key.size, upem: f.upem, x: key.part - box.Min.X*64, y: -box.Min.Y * 64}
	p.draw(g.outline)
	cover := image.NewAlpha(box)
	e.raster.DrawOp = draw.Src
	e.raster.Draw(cover, cover.Rect, image.Opaque, image.Point{})
	return cover
}

// stamp darkens pixels as far as a letter at a place covers them.
func (e *easel) stamp(letter *image.Alpha, at image.Point, shades *[256]uint8) {
	box := letter.Rect.Add(at)
	seen := box.Intersect(e.img.Rect)
	for y := seen.Min.Y; y < seen.Max.Y; y++ {
		row := e.img.Pix[y*Width+seen.Min.X : y*Width+seen.Max.X]
		cover := letter.Pix[(y-box.Min.Y)*letter.Stride+seen.Min.X-box.Min.X:][:len(row)]
		for x, part := range cover {
			row[x] = max(row[x], shades[part])
		}
	}
}

// pen draws an outline into a rasterizer. It breaks curves into lines in whole
// 64ths of a pixel: unlike the rasterizer's own curves these do not depend on how
// a processor rounds, and a card is the same everywhere.
type pen struct {
	raster      *vector.Rasterizer
	scale, upem int
	x, y        int // of the origin, in 64ths of a pixel
	at          point
}

// point is a place in 64ths of a pixel.
type point struct{ x, y int }

func (p *pen) place(a fixed.Point26_6) point {
	return point{p.x + int(a.X)*p.scale/p.upem, p.y + int(a.Y)*p.scale/p.upem}
}

func (p *pen) draw(outline sfnt.Segments) {
	for _, s := range outline {
		a, b, c := p.place(s.Args[0]), p.place(s.Args[1]), p.place(s.Args[2])
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			p.raster.ClosePath()
			p.raster.MoveTo(coordinates(a))
			p.at = a
		case sfnt.SegmentOpLineTo:
			p.line(a)
		case sfnt.SegmentOpQuadTo:
			p.quad(a, b)
		case sfnt.SegmentOpCubeTo:
			p.cube(a, b, c)
		}
	}
	p.raster.ClosePath()
}

func coordinates(a point) (x, y float32) { return float32(a.x) / 64, float32(a.y) / 64 }

func (p *pen) line(a point) {
	p.raster.LineTo(coordinates(a))
	p.at = a
}

// quad draws a quadratic curve as n lines, which come within 4/64 of a pixel of it.
func (p *pen) quad(a, b point) {
	from := p.at
	bend := max(abs(from.x-2*a.x+b.x), abs(from.y-2*a.y+b.y))
	n := 1
	for n*n*16 < bend {
		n++
	}
	at := func(i, p, q, r int) int { return ((n-i)*(n-i)*p + 2*i*(n-i)*q + i*i*r) / (n * n) }
	for i := 1; i < n; i++ {
		p.line(point{at(i, from.x, a.x, b.x), at(i, from.y, a.y, b.y)})
	}
	p.line(b)
}

// cube draws a cubic curve, as OpenType fonts of the other kind have them.
func (p *pen) cube(a, b, c point) {
	from := p.at
	const n = 8
	at := func(i, p, q, r, s int) int {
		j := n - i
		return (j*j*j*p + 3*i*j*j*q + 3*i*i*j*r + i*i*i*s) / (n * n * n)
	}
	for i := 1; i < n; i++ {
		p.line(point{at(i, from.x, a.x, b.x, c.x), at(i, from.y, a.y, b.y, c.y)})
	}
	p.line(c)
}

func abs(n int) int { return max(n, -n) }
