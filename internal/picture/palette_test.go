package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"
)

// A drawing gets a palette, which makes its file small, and looks as before; what
// would look otherwise keeps its colours.
func TestPalette(t *testing.T) {
	shades := func(f func(x, y int) color.NRGBA) *image.NRGBA {
		m := image.NewNRGBA(image.Rect(0, 0, 300, 200))
		for y := range 200 {
			for x := range 300 {
				m.SetNRGBA(x, y, f(x, y))
			}
		}
		return m
	}
	scaled := rasterOf(chart(1000, 700), 400, 280).drawing().(*image.NRGBA)
	for name, c := range map[string]struct {
		img  *image.NRGBA
		want bool
		most int // how much a sample may differ
	}{
		"a scaled chart":       {scaled, true, 12},
		"two colours":          {chart(300, 200), true, 0},
		"200 exact shades":     {shades(func(x, y int) color.NRGBA { return color.NRGBA{byte(x % 200), 3, 7, 255} }), true, 0},
		"glass":                {shades(func(x, y int) color.NRGBA { return color.NRGBA{9, 9, 9, byte(x % 250)} }), true, 0},
		"glass of all colours": {shades(func(x, y int) color.NRGBA { return color.NRGBA{byte(x), byte(y), 9, 200} }), false, 0},
		"a rainbow":            {shades(func(x, y int) color.NRGBA { return color.NRGBA{byte(x * 255 / 300), byte(y), byte(x * y >> 7), 255} }), false, 0},
		"noise": {shades(func(x, y int) color.NRGBA {
			i := x*7919 + y*104729
			return color.NRGBA{byte(i), byte(i >> 5), byte(i >> 9), 255}
		}), false, 0},
	} {
		data, err := encodePNG(c.img)
		if err != nil {
			t.Fatal(err)
		}
		got, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if _, flat := got.(*image.Paletted); flat != c.want {
			t.Errorf("%s becomes %T", name, got)
		}
		for y := range c.img.Rect.Dy() {
			for x := range c.img.Rect.Dx() {
				a, b := c.img.NRGBAAt(x, y), color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA)
				for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
					if d < -c.most || d > c.most {
						t.Fatalf("%s at %d, %d: %v becomes %v", name, x, y, a, b)
					}
				}
			}
		}
		var full bytes.Buffer
		if err := png.Encode(&full, c.img); err != nil {
			t.Fatal(err)
		}
		if c.want && len(data) > full.Len()+4*maxColours {
			t.Errorf("%s: %d bytes with a palette, %d without", name, len(data), full.Len())
		}
	}
}
