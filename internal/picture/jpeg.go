package picture

import (
	"bytes"
	"encoding/binary"
	"image"
)

// Markers of JPEG; ITU-T T.81, table B.1.
const (
	markSOF0, markSOF2             = 0xc0, 0xc2
	markRST0, markRST7             = 0xd0, 0xd7
	markSOI, markEOI, markSOS      = 0xd8, 0xd9, 0xda
	markAPP1, markAPP2, markAPP14  = 0xe1, 0xe2, 0xee
	headerExif, headerICC, headAdb = "Exif\x00\x00", "ICC_PROFILE\x00", "Adobe"
)

// walkJPEG goes from marker to marker as the decoder will.
func walkJPEG(data []byte, c image.Config) shape {
	s := shape{photo: true}
	w := jpegWalk{shape: &s, pixels: int64(c.Width) * int64(c.Height)}
	at := 2
	for {
		marker, next := nextMarker(data, at)
		switch {
		case next < 0:
			return w.done()
		case marker == markEOI:
			s.whole = true
			return w.done()
		case marker <= 0x01, marker >= markRST0 && marker <= markSOI:
			at = next
			continue
		}
		if next+2 > len(data) {
			return w.done()
		}
		end := next + int(binary.BigEndian.Uint16(data[next:]))
		if end < next+2 || end > len(data) {
			return w.done()
		}
		w.segment(marker, data[next+2:end])
		at = end
	}
}

// nextMarker finds the next marker from an offset on, as it also stands behind
// coded data, and what lies behind it; next is -1 when there is none.
func nextMarker(data []byte, at int) (marker byte, next int) {
	for {
		i := bytes.IndexByte(data[at:], 0xff)
		if i < 0 {
			return 0, -1
		}
		for at += i; at < len(data) && data[at] == 0xff; at++ { // filling bytes
		}
		if at == len(data) {
			return 0, -1
		}
		if data[at] != 0 {
			return data[at], at + 1
		}
	}
}

type jpegWalk struct {
	*shape
	pixels           int64
	samples          int64 // of the planes, in quarters of the pixels
	progressive, rgb bool
	components       int
	profiles         [256][]byte // by number
	parts            int
}

func (w *jpegWalk) segment(marker byte, body []byte) {
	switch {
	case marker >= markSOF0 && marker <= markSOF2:
		w.frame(marker, body)
	case marker == markSOS:
		w.passes++
	case marker == markAPP1:
		if tiff, ok := bytes.CutPrefix(body, []byte(headerExif)); ok && w.exif == nil {
			w.exif = tiff
		}
	case marker == markAPP2:
		if part, ok := bytes.CutPrefix(body, []byte(headerICC)); ok && len(part) > 2 && w.profiles[part[0]] == nil {
			w.profiles[part[0]] = part[2:]
			w.parts++
		}
	case marker == markAPP14 && bytes.HasPrefix(body, []byte(headAdb)):
		w.rgb = len(body) >= 12 && body[11] == 0
	}
}

// frame sums up the planes that the decoder will keep.
func (w *jpegWalk) frame(marker byte, body []byte) {
	if len(body) < 6 || len(body) < 6+3*int(body[5]) {
		return
	}
	w.progressive = marker == markSOF2
	w.components = int(body[5])
	var sum, h, v int64
	ids := ""
	for i := range w.components {
		part := body[6+3*i:]
		x, y := int64(part[1]>>4), int64(part[1]&15)
		sum, h, v = sum+x*y, max(h, x), max(v, y)
		ids += string(part[:1])
	}
	if h > 0 && v > 0 {
		w.samples = (4*sum + h*v - 1) / (h * v)
	}
	w.rgb = w.rgb || ids == "RGB"
}

func (w *jpegWalk) done() shape {
	w.memory = w.pixels * w.samples / 4
	if w.progressive {
		w.memory *= 5 // the decoder keeps four bytes a coefficient until the end
	}
	if w.components == 4 || w.rgb {
		w.memory += 4 * w.pixels
	}
	for n := 1; n <= w.parts; n++ {
		w.profile = append(w.profile, w.profiles[n]...)
	}
	return *w.shape
}
