// Package picture makes pictures fit to be published: it looks at a file before
// anything decodes it, refuses what could take the program down, and makes the
// sizes that pages show, with nothing left of what a camera, a phone or an
// editor wrote into the file (names, places, thumbnails, profiles).
//
//	Look   bytes -> what the file is, or why it is refused (sniff.go, and one
//	       walker for each format: jpeg.go, png.go, gif.go, webp.go)
//	Make   bytes -> one file for each size: decoded, scaled (scale.go), turned as
//	       the camera was held (turn.go), its colours those of the web (colour.go),
//	       encoded
//
// All of it is done in whole numbers, so that a picture has the same pixels on
// every machine. The bytes are the same too when the same release of Go wrote
// them.
//
// To read another format, write a walker and add it to formats. Whatever changes
// the files that come out must raise version; a test tells when.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/webp"
)

// version is part of every Key.
const version = "tiendo picture 2\n"

// What is refused, before anything is decoded.
const (
	MaxBytes  = 5 << 20   // of a file
	MaxPixels = 40e6      // decoded
	MaxSide   = 32767     // pixels
	MaxMemory = 256 << 20 // bytes that decoding and scaling take at a time
	maxScans  = 64        // of a progressive JPEG; each takes the decoder through all of it
)

// Kind is what a file is.
type Kind string

// Kinds that can be published.
const (
	JPEG Kind = "JPEG"
	PNG  Kind = "PNG"
	GIF  Kind = "GIF"
	WebP Kind = "WebP"
)

// Format is what a picture becomes, as the ending of its name.
type Format string

// Photographs become JPEG, everything else PNG.
const (
	JPG Format = "jpg"
	Png Format = "png"
)

// Info is what can be known of a picture without decoding it.
type Info struct {
	Kind          Kind
	Format        Format
	Width, Height int   // in pixels, as it is seen
	Memory        int64 // bytes that Make takes at most, beside the files it makes

	turn    int    // how it must be turned to be seen upright: 1 (not at all) to 8
	profile []byte // ICC
}

// Reason says why a file is refused.
type Reason int

// Reasons to refuse a file.
const (
	Empty      Reason = iota // no bytes
	Unknown                  // no picture that we know
	Foreign                  // a kind of picture or file that is not published; Kind names it
	Truncated                // its end is missing
	Damaged                  // Err says how
	TooLarge                 // more than MaxPixels, or a side longer than MaxSide
	TooComplex               // takes more than MaxMemory, or too many passes
	Animated                 // a WebP animation
)

// Refused says why a file cannot be published.
type Refused struct {
	Reason        Reason
	Kind          Kind // as far as it is known
	Width, Height int
	Err           error
}

func (r *Refused) Error() string {
	text := "picture: " + [...]string{"empty", "not a picture", "not a kind that is published", "cut off", "damaged", "too large", "too complex", "animated"}[r.Reason]
	if r.Kind != "" {
		text += ": " + string(r.Kind)
	}
	if r.Err != nil {
		text += ": " + r.Err.Error()
	}
	return text
}

func (r *Refused) Unwrap() error { return r.Err }

// shape is what a walker finds in a file.
type shape struct {
	whole         bool // nothing is missing at the end
	animated      bool
	photo         bool   // to be published as JPEG
	exif, profile []byte // of its metadata
	memory        int64  // bytes that decoding takes at most
	passes        int
}

// format is one kind of picture that can be published.
type format struct {
	kind   Kind
	is     func(data []byte) bool
	config func(io.Reader) (image.Config, error)
	decode func(io.Reader) (image.Image, error)
	walk   func(data []byte, c image.Config) shape
}

// formats is every kind that can be published.
var formats = []format{
	{JPEG, begins("\xff\xd8\xff"), jpeg.DecodeConfig, jpeg.Decode, walkJPEG},
	{PNG, begins("\x89PNG\r\n\x1a\n"), png.DecodeConfig, png.Decode, walkPNG},
	{GIF, begins("GIF87a", "GIF89a"), gif.DecodeConfig, decodeGIF, walkGIF},
	{WebP, isWebP, webp.DecodeConfig, decodeWebP, walkWebP},
}

func formatOf(data []byte) *format {
	for i := range formats {
		if formats[i].is(data) {
			return &formats[i]
		}
	}
	return nil
}

// Look says what a file is, without decoding it. The error is a *Refused.
func Look(data []byte) (Info, error) {
	f := formatOf(data)
	if f == nil {
		return Info{}, stranger(data)
	}
	refuse := func(r Reason, c image.Config, err error) (Info, error) {
		return Info{}, &Refused{Reason: r, Kind: f.kind, Width: c.Width, Height: c.Height, Err: err}
	}
	c, err := f.config(bytes.NewReader(data))
	switch {
	case err != nil && strings.HasSuffix(err.Error(), "EOF"): // some decoders hide what they wrap
		return refuse(Truncated, c, nil)
	case err != nil:
		if f.kind == WebP && walkWebP(data, c).animated {
			return refuse(Animated, c, nil)
		}
		return refuse(Damaged, c, err)
	case c.Width <= 0 || c.Height <= 0:
		return refuse(Damaged, c, nil)
	case c.Width > MaxSide || c.Height > MaxSide || c.Width*c.Height > MaxPixels:
		return refuse(TooLarge, c, nil)
	}
	s := f.walk(data, c)
	i := Info{Kind: f.kind, Format: Png, Width: c.Width, Height: c.Height, turn: orientation(s.exif), profile: s.profile}
	if s.photo {
		i.Format = JPG
	}
	if i.turn >= 5 {
		i.Width, i.Height = i.Height, i.Width
	}
	largest := Sizes(i.Width, i.Height)
	last := largest[len(largest)-1]
	i.Memory = s.memory + 2*4*int64(last.X)*int64(last.Y)
	switch {
	case s.animated:
		return refuse(Animated, c, nil)
	case !s.whole:
		return refuse(Truncated, c, nil)
	case i.Memory > MaxMemory || s.passes > maxScans:
		return refuse(TooComplex, c, nil)
	}
	return i, nil
}

// widths are those in which pictures are published: of a phone, of a column of
// text or a sharp phone, of a large screen.
var widths = [...]int{480, 960, 1600}

// Sizes are those in which a picture of a size is published, ascending: never
// larger than it is, and none that hardly differs from the next.
func Sizes(width, height int) []image.Point {
	largest := min(width, widths[len(widths)-1])
	var sizes []image.Point
	for _, w := range widths {
		if w < largest && w*5 <= largest*4 {
			sizes = append(sizes, size(width, height, w))
		}
	}
	sizes = append(sizes, size(width, height, largest))
	return sizes
}

func size(width, height, w int) image.Point {
	return image.Pt(w, max(1, (2*w*height+width)/(2*width)))
}

// Key names the files that are made of a picture: ten hexadecimal digits of its
// bytes and of the version of what is done with them.
func Key(data []byte) string {
	h := sha256.New()
	h.Write([]byte(version))
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil))[:10]
}
