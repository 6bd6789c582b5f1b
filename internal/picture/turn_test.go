package picture_test

import (
	"encoding/binary"
	"fmt"
	"image"
	"testing"

	"tiendo/internal/picture"
)

// A picture that a phone took on its side, or upside down, is seen upright.
func TestMakeTurns(t *testing.T) {
	upright := field()
	w, h := upright.Bounds().Dx(), upright.Bounds().Dy()
	// How each orientation stores the pixel that is seen at x, y: Exif 2.32.
	stored := map[int]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, w - 1 - x },
		7: func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		8: func(x, y int) (int, int) { return h - 1 - y, x },
	}
	for how, place := range stored {
		size := image.Rect(0, 0, w, h)
		if how >= 5 {
			size = image.Rect(0, 0, h, w)
		}
		lying, grey, uprightGrey := image.NewRGBA(size), image.NewGray(size), image.NewGray(upright.Bounds())
		for y := range h {
			for x := range w {
				sx, sy := place(x, y)
				lying.Set(sx, sy, upright.At(x, y))
				grey.Set(sx, sy, upright.At(x, y))
				uprightGrey.Set(x, y, upright.At(x, y))
			}
		}
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			note := string(tiff(how, order))
			for name, c := range map[string]struct {
				data []byte
				seen image.Image
			}{
				"JPEG":        {with(encoded(t, "jpeg", lying), segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), exif(how, order)), upright},
				"grey JPEG":   {with(encoded(t, "jpeg", grey), exif(how, order)), uprightGrey},
				"PNG":         {withChunks(encoded(t, "png", lying), chunk("eXIf", note)), upright},
				"larger JPEG": {with(encoded(t, "jpeg", enlarged(lying, 50)), exif(how, order)), nil},
			} {
				info, err := picture.Look(c.data)
				if err != nil {
					t.Fatal(err)
				}
				if c.seen == nil && order == binary.AppendByteOrder(binary.LittleEndian) {
					continue // seen already, and slow
				}
				if c.seen == nil { // scaled on the way
					if info.Width != 50*w || info.Height != 50*h {
						t.Errorf("%s, orientation %d: %d × %d", name, how, info.Width, info.Height)
					}
					list, _ := files(t, c.data)
					small, _ := decoded(t, list[0])
					if err := alike(shrunk(small), upright); err != nil {
						t.Errorf("%s, orientation %d: %v", name, how, err)
					}
				} else if err := alike(largest(t, c.data), c.seen); err != nil {
					t.Errorf("%s, orientation %d, %v: %v", name, how, order, err)
				}
			}
		}
	}
	if how := 6; true { // WebP, of which we write none
		for _, prefix := range []string{"", "Exif\x00\x00"} {
			info, err := picture.Look(withRIFF(webp(t, "lossless"), "EXIF", prefix+string(tiff(how, binary.BigEndian))))
			if err != nil || info.Width != 32 || info.Height != 48 {
				t.Errorf("WebP: %+v, %v", info, err)
			}
		}
	}
}

// shrunk takes one pixel of each ten, from the middle.
func shrunk(img image.Image) image.Image {
	size := img.Bounds().Size().Div(10)
	out := image.NewRGBA(image.Rect(0, 0, size.X, size.Y))
	for y := range size.Y {
		for x := range size.X {
			out.Set(x, y, img.At(10*x+5, 10*y+5))
		}
	}
	return out
}

// Metadata that is cut off or nonsense turns nothing and breaks nothing.
func TestMakeBrokenMetadata(t *testing.T) {
	plain := encoded(t, "jpeg", field())
	whole := exif(6, binary.BigEndian)
	broken := map[string][]byte{
		"orientation 0": exif(0, binary.BigEndian), "orientation 9": exif(9, binary.LittleEndian), "nothing": segment(0xe1, ""),
		"a name alone": segment(0xe1, "Exif\x00\x00"), "a directory beyond the end": segment(0xe1, "Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff"),
		"a directory at the end": segment(0xe1, "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08"),
		"no such entry":          segment(0xe1, "Exif\x00\x00II\x2a\x00\x08\x00\x00\x00\x01\x00\x0f\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"),
		"filling bytes":          append([]byte{0xff, 0xff}, exif(1, binary.BigEndian)...),
		"another segment":        segment(0xe2, string(whole[4:])),
		"a broken profile":       segment(0xe2, "ICC_PROFILE\x00\x01\x01short"),
		"a profile in no order":  segment(0xe2, "ICC_PROFILE\x00\x00\x00"+string(make([]byte, 200))),
	}
	for n := 10; n < 34; n++ {
		broken[fmt.Sprint("cut to ", n)] = segment(0xe1, string(whole[4:n]))
	}
	for name, metadata := range broken {
		if err := alike(largest(t, with(plain, metadata)), field()); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
