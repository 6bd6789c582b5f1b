package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// A phone writes the pixels as its sensor lies and notes in the metadata how to
// turn them. The note goes with the metadata, so the pixels must be turned.

// orientation is how a picture must be turned to be seen upright, from 1 (as it
// is) to 8, by the tag 0x0112 of its Exif segment. Source: Exif 2.32, 4.6.4 A.
func orientation(data []byte) int {
	tiff := exif(data)
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

// exif is the TIFF part of a JPEG's Exif segment, nil when there is none.
func exif(data []byte) []byte {
	const start, app1, scan = 0xd8, 0xe1, 0xda
	if len(data) < 2 || data[0] != 0xff || data[1] != start {
		return nil
	}
	for data = data[2:]; len(data) >= 4 && data[0] == 0xff && data[1] != scan; {
		if data[1] == 0xff { // a filling byte
			data = data[1:]
			continue
		}
		end := 2 + int(binary.BigEndian.Uint16(data[2:]))
		if end < 4 || end > len(data) {
			break
		}
		if tiff, ok := bytes.CutPrefix(data[4:end], []byte("Exif\x00\x00")); ok && data[1] == app1 {
			return tiff
		}
		data = data[end:]
	}
	return nil
}

// Sideways says whether Clean changes the width of a picture with its height.
func Sideways(data []byte) bool { return orientation(data) >= 5 }

// turned is a picture as it is seen, turned by an orientation.
type turned struct {
	image.Image
	how int
}

func (t turned) Bounds() image.Rectangle {
	size := t.Image.Bounds().Size()
	if t.how >= 5 {
		size.X, size.Y = size.Y, size.X
	}
	return image.Rectangle{Max: size}
}

func (t turned) At(x, y int) color.Color { return t.Image.At(t.from(x, y)) }

// from is where the pixel lies that is seen at x, y.
func (t turned) from(x, y int) (int, int) {
	b := t.Image.Bounds()
	if t.how >= 5 {
		x, y = y, x
	}
	switch t.how {
	case 2, 3, 7, 8:
		x = b.Dx() - 1 - x
	}
	switch t.how {
	case 3, 4, 6, 7:
		y = b.Dy() - 1 - y
	}
	return b.Min.X + x, b.Min.Y + y
}

// upright turns a picture. What JPEG decodes to is turned plane by plane: it is
// several times faster than colour by colour.
func upright(img image.Image, how int) image.Image {
	t := turned{img, how}
	src, ok := img.(*image.YCbCr)
	if !ok {
		return t
	}
	b := t.Bounds()
	dst := image.NewYCbCr(b, image.YCbCrSubsampleRatio444)
	for y := range b.Dy() {
		for x := range b.Dx() {
			sx, sy := t.from(x, y)
			to, luma, chroma := dst.YOffset(x, y), src.YOffset(sx, sy), src.COffset(sx, sy)
			dst.Y[to], dst.Cb[to], dst.Cr[to] = src.Y[luma], src.Cb[chroma], src.Cr[chroma]
		}
	}
	return dst
}
