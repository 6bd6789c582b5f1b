package picture

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
)

// quality of JPEG pictures, of 100: no difference that a reader sees.
const quality = 82

// decode is a file that passes Look as pixels. A *Refused says that it does not;
// any other error says what could not be decoded.
func decode(data []byte) (Info, image.Image, error) {
	info, err := Look(data)
	if err != nil {
		return info, nil, err
	}
	img, err := formatOf(data).decode(bytes.NewReader(data))
	if err != nil {
		return info, nil, fmt.Errorf("picture: %w", err)
	}
	return info, img, nil
}

// Test says whether Make would fail, and why; it takes a quarter of the time.
func Test(data []byte) error {
	_, _, err := decode(data)
	return err
}

// Make makes the files of a picture, one for each of its Sizes, in their order. A
// *Refused says that the file does not pass Look; any other error says what
// could not be decoded.
func Make(data []byte) ([][]byte, error) {
	info, img, err := decode(data)
	if err != nil {
		return nil, err
	}
	sizes := Sizes(info.Width, info.Height)
	files := make([][]byte, len(sizes))
	base := info.base(img, sizes[len(sizes)-1])
	flat, plain := img.(*image.Paletted)
	plain = plain && info.turn == 1 && info.Format == Png && sizes[len(sizes)-1].X == info.Width
	img = nil // large, and no longer needed
	for i, size := range sizes {
		if i == len(sizes)-1 && plain {
			files[i], err = encodePNG(flat) // keeps its palette
		} else {
			files[i], err = base.scaled(size.X, size.Y).encode(info.Format)
		}
		if err != nil {
			return nil, fmt.Errorf("picture: %w", err)
		}
	}
	return files, nil
}

// base is the decoded picture in its largest size, upright, in the colours of the web.
func (i *Info) base(img image.Image, size image.Point) *raster {
	lying := size
	if i.turn >= 5 {
		lying.X, lying.Y = size.Y, size.X
	}
	r := rasterOf(img, lying.X, lying.Y).upright(i.turn)
	if p := parseProfile(i.profile); p != nil {
		r.convert(p)
	}
	return r
}

func (r *raster) encode(f Format) ([]byte, error) {
	if f == Png {
		return encodePNG(r.drawing())
	}
	var out bytes.Buffer
	err := jpeg.Encode(&out, r.photo(), &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}

// encodePNG packs with the usual effort: the best one gains a twentieth and takes
// ten times as long.
func encodePNG(img image.Image) ([]byte, error) {
	if m, ok := img.(*image.NRGBA); ok {
		if flat := cmp.Or(exact(m), few(m)); flat != nil {
			img = flat
		}
	}
	var out bytes.Buffer
	err := png.Encode(&out, img)
	return out.Bytes(), err
}
