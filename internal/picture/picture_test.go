package picture_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"runtime"
	"strings"
	"testing"

	"tiendo/internal/picture"
)

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		w, h int
		want string
	}{
		{4000, 3000, "480×360 960×720 1600×1200"}, {1600, 900, "480×270 960×540 1600×900"}, {1599, 900, "480×270 960×540 1599×900"},
		{1200, 1200, "480×480 960×960 1200×1200"}, {1199, 1, "480×1 1199×1"}, {960, 540, "480×270 960×540"}, {600, 400, "480×320 600×400"},
		{599, 400, "599×400"}, {480, 32767, "480×32767"}, {100, 50, "100×50"}, {1, 1, "1×1"}, {32767, 1, "480×1 960×1 1600×1"}, {3, 1001, "3×1001"},
	} {
		var got []string
		for _, s := range picture.Sizes(c.w, c.h) {
			got = append(got, fmt.Sprintf("%d×%d", s.X, s.Y))
			if s.X > c.w || s.Y > c.h {
				t.Errorf("%d × %d is enlarged to %v", c.w, c.h, s)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%d × %d: %v, want %s", c.w, c.h, got, c.want)
		}
	}
}

// Nothing is left of what a phone writes into a picture, in any format.
func TestMakeStripsMetadata(t *testing.T) {
	jpg, glass := encoded(t, "jpeg", field()), encoded(t, "png", field())
	xmp, info := "http://ns.adobe.com/xap/1.0/\x00"+secret, "Photoshop 3.0\x008BIM"+secret
	for name, c := range map[string]struct{ plain, dirty []byte }{
		"JPEG": {jpg, append(with(jpg, exif(1, binary.BigEndian), segment(0xe1, xmp), segment(0xed, info), segment(0xe2, "ICC_PROFILE\x00\x01\x01"+secret),
			segment(0xe2, "MPF\x00"+secret), segment(0xfe, secret)), secret...)},
		"PNG": {glass, append(withChunks(glass, chunk("tEXt", "Author\x00"+secret), chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00"+xmp),
			chunk("iCCP", "x\x00\x00"+secret), chunk("eXIf", string(tiff(1, binary.LittleEndian)))), secret...)},
		"GIF":  {encoded(t, "gif", field()), append(encoded(t, "gif", field()), secret...)},
		"WebP": {webp(t, "lossless"), append(withRIFF(withRIFF(webp(t, "lossless"), "EXIF", string(tiff(1, binary.BigEndian))), "XMP ", xmp), secret...)},
	} {
		t.Run(name, func(t *testing.T) {
			if !bytes.Contains(c.dirty, []byte("Nguyen")) {
				t.Fatal("the test hides no secret")
			}
			plain, _ := files(t, c.plain)
			dirty, _ := files(t, c.dirty)
			if !bytes.Equal(plain[0], dirty[0]) {
				t.Error("the metadata changes the picture")
			}
			if err := alike(largest(t, c.dirty), field()); err != nil {
				t.Error(err)
			}
		})
	}
}

// What comes out is of the right kind: photographs JPEG, the rest PNG.
func TestMakeFormat(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 400, 300), palette.Plan9)
	dithered := image.NewPaletted(image.Rect(0, 0, 400, 300), palette.Plan9)
	for i := range dithered.Pix {
		dithered.Pix[i] = byte(i * i >> 3)
	}
	for name, c := range map[string]struct {
		data []byte
		want picture.Format
	}{
		"a photograph": {encoded(t, "jpeg", noise(400, 300)), picture.JPG}, "one as PNG": {encoded(t, "png", noise(400, 300)), picture.JPG},
		"a small one": {encoded(t, "png", noise(40, 30)), picture.Png}, "a flat PNG": {encoded(t, "png", flat), picture.Png},
		"a flat GIF": {encoded(t, "gif", flat), picture.Png}, "a photograph as GIF": {encoded(t, "gif", dithered), picture.JPG},
		"lossy WebP": {webp(t, "lossy"), picture.JPG}, "lossless WebP": {webp(t, "lossless"), picture.Png}, "WebP that shines through": {webp(t, "alpha"), picture.Png},
	} {
		t.Run(name, func(t *testing.T) {
			if _, info := files(t, c.data); info.Format != c.want {
				t.Errorf("%s, want %s", info.Format, c.want)
			}
		})
	}
}

// What shines through stays so in PNG, and is laid on white in JPEG.
func TestMakeAlpha(t *testing.T) {
	glass := image.NewNRGBA(image.Rect(0, 0, 1000, 10))
	for x := range 1000 {
		for y := range 10 {
			glass.SetNRGBA(x, y, color.NRGBA{200, 100, 50, byte(x / 250 * 85)})
		}
	}
	list, _ := files(t, encoded(t, "png", glass))
	for _, file := range list {
		img, _ := decoded(t, file)
		for i, want := range []color.NRGBA{{0, 0, 0, 0}, {200, 100, 50, 85}, {200, 100, 50, 170}, {200, 100, 50, 255}} {
			got := color.NRGBAModel.Convert(img.At(img.Bounds().Dx()*(2*i+1)/8, 2)).(color.NRGBA)
			if d := int(got.R) - int(want.R); got.A != want.A || d < -2 || d > 2 {
				t.Errorf("%v in quarter %d: %v, want %v", img.Bounds(), i, got, want)
			}
		}
	}
	dim := noise(300, 300)
	for x := range 300 {
		for y := range 150 {
			dim.SetNRGBA(x, y, color.NRGBA{})
		}
	}
	dim.Pix[len(dim.Pix)-1] = 254
	list, info := files(t, encoded(t, "png", dim))
	img, _ := decoded(t, list[0])
	if r, g, b, _ := img.At(100, 50).RGBA(); info.Format != picture.JPG || r>>8 < 250 || g>>8 < 250 || b>>8 < 250 {
		t.Errorf("what is clear becomes %v in %s", img.At(100, 50), info.Format)
	}
}

// Black, white and colours of lossy WebP are those that browsers show, not those of video.
func TestMakeWebP(t *testing.T) {
	for _, name := range []string{"lossy", "lossless"} {
		img := largest(t, webp(t, name))
		for i := range 6 {
			x, y := i%3*16+4, i/3*16+8
			r, g, b, _ := img.At(x, y).RGBA()
			w := field().RGBAAt(x, y)
			for _, d := range []int{int(r>>8) - int(w.R), int(g>>8) - int(w.G), int(b>>8) - int(w.B)} {
				if d < -6 || d > 6 {
					t.Errorf("%s, square %d: %v, want %v", name, i, img.At(x, y), w)
				}
			}
		}
	}
	img := largest(t, webp(t, "alpha"))
	for x, want := range map[int]color.NRGBA{4: {200, 30, 30, 128}, 12: {0, 0, 0, 0}, 24: {30, 200, 30, 255}} {
		got := color.NRGBAModel.Convert(img.At(x, 8)).(color.NRGBA)
		if d := int(got.R) - int(want.R); got.A != want.A || got.A > 0 && (d < -8 || d > 8) {
			t.Errorf("alpha at %d: %v, want %v", x, got, want)
		}
	}
}

// A GIF shows its first frame, where it lies on the canvas.
func TestMakeGIF(t *testing.T) {
	frame := image.NewPaletted(image.Rect(16, 16, 32, 32), color.Palette{color.RGBA{200, 30, 30, 255}, color.Transparent})
	second := image.NewPaletted(image.Rect(0, 0, 48, 32), color.Palette{color.Black, color.White})
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{frame, second}, Delay: []int{1, 1}, Config: image.Config{Width: 48, Height: 32}}); err != nil {
		t.Fatal(err)
	}
	img := largest(t, b.Bytes())
	if img.Bounds().Size() != image.Pt(48, 32) {
		t.Fatalf("%v", img.Bounds())
	}
	if _, _, _, a := img.At(4, 4).RGBA(); a != 0 {
		t.Errorf("beside the frame is %v", img.At(4, 4))
	}
	if r, _, _, a := img.At(20, 20).RGBA(); r>>8 != 200 || a>>8 != 255 {
		t.Errorf("the frame is %v", img.At(20, 20))
	}
}

// A picture of few colours, as large as it is, keeps its palette.
func TestMakeKeepsPalette(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 300, 200), palette.WebSafe)
	for _, format := range []string{"png", "gif"} {
		if img := largest(t, encoded(t, format, flat)); fmt.Sprintf("%T", img) != "*image.Paletted" {
			t.Errorf("%s becomes %T", format, img)
		}
	}
}

// Sixteen bits, grey and interlaced rows come out like any other.
func TestMakeDepths(t *testing.T) {
	grey, deep, deepGrey := image.NewGray(field().Rect), image.NewRGBA64(field().Rect), image.NewGray16(field().Rect)
	for y := range 32 {
		for x := range 48 {
			grey.Set(x, y, field().At(x, y))
			deepGrey.Set(x, y, field().At(x, y))
			deep.Set(x, y, field().At(x, y))
		}
	}
	for name, c := range map[string]struct {
		data []byte
		want image.Image
	}{"grey PNG": {encoded(t, "png", grey), grey}, "grey JPEG": {encoded(t, "jpeg", grey), grey}, "deep": {encoded(t, "png", deep), field()}, "deep grey": {encoded(t, "png", deepGrey), grey}} {
		if err := alike(largest(t, c.data), c.want); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The same picture gives the same bytes, whoever makes it.
func TestMakeIsDeterministic(t *testing.T) {
	data := encoded(t, "jpeg", noise(1300, 700))
	want, _ := files(t, data)
	before := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(before)
	for range 2 {
		got, _ := files(t, data)
		for i := range want {
			if !bytes.Equal(got[i], want[i]) {
				t.Errorf("file %d differs", i)
			}
		}
	}
}

// TestVersion pins what comes out: files that were published under a name are
// taken over as long as the name stays the same.
func TestVersion(t *testing.T) {
	h := sha256.New()
	for _, data := range [][]byte{webp(t, "lossy"), webp(t, "lossless"), webp(t, "alpha"), encoded(t, "png", noise(1300, 333)), encoded(t, "png", enlarged(field(), 37))} {
		for _, file := range must(files(t, data)) {
			img, _ := decoded(t, file)
			b := img.Bounds()
			fmt.Fprintln(h, b)
			for y := b.Min.Y; y < b.Max.Y; y += 3 {
				for x := b.Min.X; x < b.Max.X; x += 3 {
					r, g, b, a := img.At(x, y).RGBA()
					h.Write([]byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), byte(a >> 8)})
				}
			}
		}
	}
	const want = "2 48dada23b619b5f7"
	if got := strings.TrimSpace(strings.TrimPrefix(picture.Version, "tiendo picture ")) + " " + hex.EncodeToString(h.Sum(nil))[:16]; got != want {
		t.Errorf("pictures come out otherwise than before: raise version in picture.go, then write %q here", got)
	}
}

func must[T any](v T, _ picture.Info) T { return v }

func TestKey(t *testing.T) {
	a, b := picture.Key([]byte("a")), picture.Key([]byte("b"))
	if len(a) != 10 || a == b || a != picture.Key([]byte("a")) || strings.Trim(a, "0123456789abcdef") != "" {
		t.Errorf("%s, %s", a, b)
	}
}
