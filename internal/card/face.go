package card

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// face is one weight of the font. Lengths are in units of the font, upem of
// which make the size of the letters; y grows downwards. Glyphs are read when a
// card first needs them and kept; the font itself may be read by many at once.
type face struct {
	font    *sfnt.Font
	upem    int
	track   int       // added behind each letter
	capital int       // height of capital letters
	space   int       // advance of a space
	glyphs  sync.Map  // of rune to *glyph
	kerns   sync.Map  // of pair to int
	bufs    sync.Pool // of *sfnt.Buffer
}

// glyph is a letter of a face.
type glyph struct {
	index       sfnt.GlyphIndex // 0: the font has no such letter
	advance     int
	left, right int // of its ink, from where it stands
	top, bottom int // of its ink, from the baseline downwards; equal without ink
	outline     sfnt.Segments
}

// needed are letters without which a font is none for this site.
const needed = "AẤẪỖỮđỵ029/…"

// newFace reads a font. Its letters stand track thousandths of their size further
// apart than the font says.
func newFace(data []byte, track int) (*face, error) {
	if len(data) == 0 {
		return nil, errors.New("missing")
	}
	parsed, err := sfnt.Parse(data)
	if err != nil {
		return nil, err
	}
	f := &face{font: parsed, upem: int(parsed.UnitsPerEm())}
	f.track = track * f.upem / 1000
	f.bufs.New = func() any { return new(sfnt.Buffer) }
	for _, r := range needed {
		if f.glyph(r).index == 0 {
			return nil, fmt.Errorf("has no %q", r)
		}
	}
	f.capital = -f.glyph('A').top
	f.space = f.glyph(' ').advance
	return f, nil
}

// glyph is the letter r of the face. One that cannot be read counts as missing.
func (f *face) glyph(r rune) *glyph {
	if g, ok := f.glyphs.Load(r); ok {
		return g.(*glyph)
	}
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	g, err := f.load(r, buf)
	if err != nil || g.index == 0 { // not kept: there are a million of them
		return &glyph{}
	}
	kept, _ := f.glyphs.LoadOrStore(r, g)
	return kept.(*glyph)
}

func (f *face) load(r rune, buf *sfnt.Buffer) (*glyph, error) {
	index, err := f.font.GlyphIndex(buf, r)
	if err != nil || index == 0 {
		return &glyph{}, err
	}
	em := fixed.I(f.upem)
	advance, err := f.font.GlyphAdvance(buf, index, em, font.HintingNone)
	if err != nil {
		return nil, err
	}
	segments, err := f.font.LoadGlyph(buf, index, em, nil)
	if err != nil {
		return nil, err
	}
	g := &glyph{index: index, advance: advance.Round() + f.track, outline: slices.Clone(segments)}
	if len(segments) > 0 {
		bounds := segments.Bounds()
		g.left, g.right = bounds.Min.X.Floor(), bounds.Max.X.Ceil()
		g.top, g.bottom = bounds.Min.Y.Floor(), bounds.Max.Y.Ceil()
	}
	return g, nil
}

// pair is two letters, one behind the other.
type pair struct{ a, b sfnt.GlyphIndex }

// kern is how much closer b stands behind a than its advance says. Looking it up in the
// font takes longer than anything else that is done for a letter.
func (f *face) kern(a, b *glyph) int {
	if k, ok := f.kerns.Load(pair{a.index, b.index}); ok {
		return k.(int)
	}
	k := f.loadKern(a, b)
	f.kerns.Store(pair{a.index, b.index}, k)
	return k
}

func (f *face) loadKern(a, b *glyph) int {
	buf := f.bufs.Get().(*sfnt.Buffer)
	defer f.bufs.Put(buf)
	k, err := f.font.Kern(buf, a.index, b.index, fixed.I(f.upem), font.HintingNone)
	if err != nil { // no such pair
		return 0
	}
	return k.Round()
}

// walk calls visit for each letter of s with its place, until it returns false,
// and returns where the next letter would stand.
func (f *face) walk(s string, visit func(at, x int, g *glyph) bool) int {
	x := 0
	var last *glyph
	for i, r := range s {
		g := f.glyph(r)
		if last != nil {
			x += f.kern(last, g)
		}
		if visit != nil && !visit(i, x, g) {
			break
		}
		x += g.advance
		last = g
	}
	return x
}

// width is how wide s is.
func (f *face) width(s string) int { return f.walk(s, nil) }

// ink is how far the letters of s reach above and below the baseline, at least as
// a capital letter does.
func (f *face) ink(s string) (above, below int) {
	above = f.capital
	for _, r := range s {
		g := f.glyph(r)
		above, below = max(above, -g.top), max(below, g.bottom)
	}
	return above, below
}

// units is a number of pixels in units of the face at a size; pixels the other
// way, rounded up.
func (f *face) units(pixels, size int) int { return pixels * f.upem / size }
func (f *face) pixels(units, size int) int { return (units*size + f.upem - 1) / f.upem }

// long is how many pixels wide s is at a size; reach how far its ink reaches above
// and below the baseline.
func (f *face) long(s string, size int) int { return f.pixels(f.width(s), size) }

func (f *face) reach(s string, size int) (above, below int) {
	above, below = f.ink(s)
	return f.pixels(above, size), f.pixels(below, size)
}
