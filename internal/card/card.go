// Package card draws the share picture of a page: what a newspaper, a chat or a
// timeline shows of a link. It says the finding in words, proves it with one
// number and one bar, and names its date and source, for the picture travels
// without its page.
//
// A card is 1200 × 630 pixels in sixteen colours. Its places are in layout.go,
// from the top down:
//
//	Site                             who speaks
//	Kicker                           of what plan
//	Headline                         the finding, as large as its length allows
//	Value/Of   ████████|░░░▨▨▨       the number, the bar, the pace marker
//	Unit            ElapsedLabel
//	AsOf · Source
//	Banner                           what this site is not
//
// The caller gives the words, and the fonts: they come from npm when the program
// is built and are not part of this package. All sums are in whole numbers, so
// that a card has the same pixels on every machine. What the fonts cannot write
// (emoji, other scripts) is left out in silence: a picture is no reason to fail.
//
// To change how a card looks, edit layout.go, look at the pictures that
// `go test -run Look ./internal/card/ -args -look DIR` writes, and raise version.
package card

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"sync"
)

// Width and Height are the size of every card in pixels, for og:image:width and
// og:image:height.
const (
	Width  = 1200
	Height = 630
)

// version is part of every Key: of the drawing, and of how files are written. A test
// tells when the first has changed.
const version = 3

// Fonts are two weights of one family, as TrueType files.
type Fonts struct {
	Regular, Bold []byte
}

// Card is what one picture says. Every text may be empty or of any length, and
// leaves its room to the others when it is empty. The zero Card is a blank one.
type Card struct {
	Site     string // "Tiến độ Nghị quyết 57 ở Nghệ An"
	Kicker   string // the plan's name
	Headline string // the finding, one sentence

	Value, Of, Unit string // "29", "45", "chỉ tiêu"; without Value no bar is drawn

	Share    float64 // of the whole that is done, 0 to 1; less: no bar
	Unstated float64 // of the whole whose state the source does not give, hatched at the end of the bar; 0: none
	Elapsed  float64 // of the time that has passed, 0 to 1; less: no pace marker

	UnstatedLabel string // "12 nhiệm vụ nguồn chưa nêu tình trạng"; without it nothing is hatched
	ElapsedLabel  string // "73 % thời gian"; without it no marker is drawn

	AsOf   string // "Số liệu đến 24/9/2025 (ngày công bố)"
	Source string // "Nguồn: Báo Nghệ An"
	Banner string // "Trang minh họa, không phải trang của cơ quan nhà nước."
}

// Painter draws cards in given fonts. It may be used by many goroutines at once.
type Painter struct {
	regular, bold, display *face
	palette                *palette
	fonts                  [sha256.Size]byte
	easels                 sync.Pool // of *easel
}

// New makes a painter. The error says which font cannot be read, or lacks the
// letters of Vietnamese.
func New(fonts Fonts) (*Painter, error) {
	regular, err := newFace(fonts.Regular, 0)
	if err != nil {
		return nil, fmt.Errorf("card: regular font: %w", err)
	}
	bold, err := newFace(fonts.Bold, 0)
	if err != nil {
		return nil, fmt.Errorf("card: bold font: %w", err)
	}
	display, err := newFace(fonts.Bold, -18) // large letters need less room between
	if err != nil {
		return nil, fmt.Errorf("card: bold font: %w", err)
	}
	p := &Painter{regular: regular, bold: bold, display: display, palette: newPalette()}
	h := sha256.New()
	for _, font := range [][]byte{fonts.Regular, fonts.Bold} {
		h.Write(binary.LittleEndian.AppendUint64(nil, uint64(len(font))))
		h.Write(font)
	}
	h.Sum(p.fonts[:0])
	p.easels.New = func() any { return newEasel(p.palette) }
	return p, nil
}

// Key names the picture of a card: 20 hexadecimal digits of its words and
// numbers, of the fonts and of the version of the drawing. Equal keys mean equal
// pixels; the bytes of the file are equal too when the same program wrote them
// (another release of Go may compress otherwise).
func (p *Painter) Key(c Card) string {
	buf := append(make([]byte, 0, 1024), p.fonts[:]...)
	buf = binary.LittleEndian.AppendUint64(buf, version)
	for _, s := range [...]string{c.Site, c.Kicker, c.Headline, c.Value, c.Of, c.Unit,
		c.UnstatedLabel, c.ElapsedLabel, c.AsOf, c.Source, c.Banner} {
		buf = binary.LittleEndian.AppendUint64(buf, uint64(len(s)))
		buf = append(buf, s...)
	}
	for _, v := range [...]float64{c.Share, c.Unstated, c.Elapsed} {
		buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(v))
	}
	sum := sha256.Sum256(buf)
	return hex.EncodeToString(sum[:10])
}

// PNG draws a card. The error is of the encoder; no card is refused.
func (p *Painter) PNG(c Card) ([]byte, error) {
	e := p.easels.Get().(*easel)
	defer p.easels.Put(e)
	p.draw(e, c)
	data, err := e.encoder.encode(e.img.Pix, p.palette.colours)
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	return data, nil
}
