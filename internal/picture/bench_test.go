package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"golang.org/x/image/draw"
)

// photo is something like a photograph: soft shapes with some noise.
func photo(w, h int) *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
	seed := uint32(1)
	for y := range h {
		for x := range w {
			seed = seed*1664525 + 1013904223
			m.Y[m.YOffset(x, y)] = byte(96 + (x*7/(y/9+40))%64 + int(seed>>27))
		}
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = byte(110+i/97%30), byte(120+i/331%30)
	}
	return m
}

func asJPEG(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 75}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// chart is something like a picture of a chart: flat, with thin lines.
func chart(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{255, 255, 255, 255}
			if x%97 < 40 && y > (x*31)%h {
				c = color.NRGBA{20, 90, 160, 255}
			} else if y%50 == 0 {
				c = color.NRGBA{210, 210, 210, 255}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

func asPNG(t testing.TB, m image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func BenchmarkMake(b *testing.B) {
	for name, data := range map[string][]byte{
		"phone 12 MP": asJPEG(b, photo(4000, 3000)), "40 MP": asJPEG(b, photo(7300, 5470)),
		"small": asJPEG(b, photo(800, 600)), "chart 1 MP": asPNG(b, chart(1200, 900)), "chart 8 MP": asPNG(b, chart(4000, 2000)),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Make(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLook(b *testing.B) {
	data := asJPEG(b, photo(4000, 3000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Look(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkScale holds our scaling against golang.org/x/image/draw.
func BenchmarkScale(b *testing.B) {
	m := photo(4000, 3000)
	b.Run("ours", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			rasterOf(m, 1600, 1200)
		}
	})
	b.Run("x/image/draw", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			draw.CatmullRom.Scale(image.NewRGBA(image.Rect(0, 0, 1600, 1200)), image.Rect(0, 0, 1600, 1200), m, m.Rect, draw.Src, nil)
		}
	})
}
