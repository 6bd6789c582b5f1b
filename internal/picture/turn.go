package picture

import "encoding/binary"

// A phone writes the pixels as its sensor lies and notes in the metadata how to
// turn them. The note goes with the metadata, so the pixels must be turned.

// orientation is how a picture must be turned to be seen upright, from 1 (as it
// is) to 8, by the tag 0x0112 of its Exif data. Source: Exif 2.32, 4.6.4 A.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			break
		}
		if order.Uint16(entries) == 0x0112 {
			if o := int(order.Uint16(entries[8:])); 1 <= o && o <= 8 {
				return o
			}
			break
		}
		entries = entries[12:]
	}
	return 1
}

// upright is the raster turned by an orientation.
func (r *raster) upright(how int) *raster {
	if how <= 1 {
		return r
	}
	t := &raster{w: r.w, h: r.h, depth: r.depth}
	if how >= 5 {
		t.w, t.h = r.h, r.w
	}
	for _, pix := range r.planes {
		t.planes = append(t.planes, r.turned(pix, t.w, t.h, how))
	}
	return t
}

// turned is a plane as it is seen in w × h.
func (r *raster) turned(pix []byte, w, h, how int) []byte {
	out := make([]byte, len(pix))
	d := r.depth
	for y := range h {
		for x := range w {
			sx, sy := x, y
			if how >= 5 {
				sx, sy = y, x
			}
			switch how {
			case 2, 3, 7, 8:
				sx = r.w - 1 - sx
			}
			switch how {
			case 3, 4, 6, 7:
				sy = r.h - 1 - sy
			}
			to, from := (y*w+x)*d, (sy*r.w+sx)*d
			for c := range d {
				out[to+c] = pix[from+c]
			}
		}
	}
	return out
}
