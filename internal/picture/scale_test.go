package picture

import (
	"image"
	"image/color"
	"testing"

	"golang.org/x/image/draw"
)

// The oracle is golang.org/x/image/draw: the same filter in floating point.
func TestScaleLikeXImage(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 331, 207))
	seed := uint32(3)
	for y := range 207 {
		for x := range 331 {
			seed = seed*1664525 + 1013904223
			a := byte(255)
			if x > 200 {
				a = byte(x - 76)
			}
			src.Set(x, y, color.NRGBA{byte(x * 3 / 4), byte(y), byte(seed >> 24), a})
		}
	}
	for _, size := range []image.Point{{331, 207}, {330, 206}, {200, 125}, {101, 77}, {17, 5}, {1, 1}, {331, 3}} {
		want := image.NewRGBA(image.Rectangle{Max: size})
		draw.CatmullRom.Scale(want, want.Rect, src, src.Rect, draw.Src, nil)
		got := rasterOf(src, size.X, size.Y).planes[0]
		worst := 0
		for i := range got {
			worst = max(worst, int(got[i])-int(want.Pix[i]), int(want.Pix[i])-int(got[i]))
		}
		if worst > 2 {
			t.Errorf("%v: off by %d", size, worst)
		}
	}
}

// Weights of a line always sum up to one, so that a flat colour stays what it is.
func TestScaleKeepsFlatColours(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio440, image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410} {
		m := image.NewYCbCr(image.Rect(0, 0, 101, 67), ratio)
		for i := range m.Y {
			m.Y[i] = 201
		}
		for i := range m.Cb {
			m.Cb[i], m.Cr[i] = 99, 180
		}
		for _, size := range []image.Point{{101, 67}, {100, 66}, {50, 33}, {7, 60}, {1, 1}} {
			r := rasterOf(m, size.X, size.Y)
			for p, want := range []byte{201, 99, 180} {
				if len(r.planes[p]) != size.X*size.Y {
					t.Fatalf("%v: %d samples", size, len(r.planes[p]))
				}
				for _, v := range r.planes[p] {
					if v != want {
						t.Fatalf("%v, %v: %d becomes %d", ratio, size, want, v)
					}
				}
			}
		}
	}
}

// Colour stays in its place, whatever the sampling: an edge of luma and of
// chroma falls on the same pixel.
func TestScaleKeepsPlaces(t *testing.T) {
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio411} {
		m := image.NewYCbCr(image.Rect(0, 0, 160, 160), ratio)
		for y := range 160 {
			for x := range 160 {
				v := byte(50)
				if x >= 80 {
					v = 200
				}
				m.Y[m.YOffset(x, y)], m.Cb[m.COffset(x, y)], m.Cr[m.COffset(x, y)] = v, v, v
			}
		}
		r := rasterOf(m, 40, 40)
		for x := range 40 {
			for p := range 2 {
				luma, chroma := int(r.planes[0][20*40+x]), int(r.planes[p+1][20*40+x])
				if d := luma - chroma; d < -45 || d > 45 {
					t.Errorf("%v at %d: %d and %d", ratio, x, luma, chroma)
				}
			}
		}
	}
}
