package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"

	"golang.org/x/image/webp"
)

func isWebP(data []byte) bool {
	return len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
}

// photoWebP is for lossless WebP what photoTrueColour is for PNG.
const photoWebP = 60

// walkWebP goes from chunk to chunk; RFC 9649, 2.
func walkWebP(data []byte, c image.Config) shape {
	s := shape{}
	pixels := int64(c.Width) * int64(c.Height)
	alpha := false
	end := 8 + int64(binary.LittleEndian.Uint32(data[4:]))
	for at := int64(12); at+8 <= min(end, int64(len(data))); {
		length := int64(binary.LittleEndian.Uint32(data[at+4:]))
		if at+8+length > int64(len(data)) {
			return s
		}
		body := data[at+8 : at+8+length]
		switch string(data[at : at+4]) {
		case "VP8 ":
			s.whole, s.photo = true, !alpha
			s.memory += pixels * 3 / 2
		case "VP8L":
			s.whole, s.photo = true, dense(length, pixels, photoWebP)
			s.memory += pixels * 6
		case "ALPH":
			alpha = true
			s.memory += pixels * 7
		case "ANIM", "ANMF":
			s.animated = true
		case "EXIF":
			s.exif = bytes.TrimPrefix(body, []byte(headerExif)) // some write it
		case "ICCP":
			s.profile = body
		}
		at += 8 + length + length&1
	}
	return s
}

// decodeWebP gives colours as in JPEG. What the library decodes lossy WebP to is
// YCbCr of video, in which black is 16 and white 235 (RFC 9649, 2.5).
func decodeWebP(r io.Reader) (image.Image, error) {
	img, err := webp.Decode(r)
	switch m := img.(type) {
	case *image.YCbCr:
		widen(m)
	case *image.NYCbCrA:
		widen(&m.YCbCr)
	}
	return img, err
}

// widen stretches the range of video to that of JPEG.
func widen(m *image.YCbCr) {
	const above = 146 // keeps what is divided positive, so that it is rounded the same way everywhere
	var luma, chroma [256]byte
	for i := range 256 {
		luma[i] = clamp(((i-16)*255 + 219/2) / 219)
		chroma[i] = clamp(128 - above + ((i-128)*255+224*above+224/2)/224)
	}
	through(m.Y, &luma)
	through(m.Cb, &chroma)
	through(m.Cr, &chroma)
}

func through(pix []byte, table *[256]byte) {
	for i, v := range pix {
		pix[i] = table[v]
	}
}

func clamp(v int) byte { return byte(max(0, min(v, 255))) }
