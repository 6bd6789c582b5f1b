package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"tiendo/internal/picture"
)

// field is 48 × 32 pixels in six squares of their own colour; it stays the same
// in JPEG but for a little noise.
func field() *image.RGBA {
	colours := []color.RGBA{{200, 30, 30, 255}, {30, 200, 30, 255}, {30, 30, 200, 255}, {200, 200, 30, 255}, {30, 200, 200, 255}, {200, 30, 200, 255}}
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for y := range 32 {
		for x := range 48 {
			img.SetRGBA(x, y, colours[y/16*3+x/16])
		}
	}
	return img
}

func encoded(t testing.TB, format string, img image.Image) []byte {
	var b bytes.Buffer
	err := map[string]func() error{
		"jpeg": func() error { return jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}) },
		"png":  func() error { return png.Encode(&b, img) },
		"gif":  func() error { return gif.Encode(&b, img, nil) },
	}[format]()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// secret is what a phone writes into pictures and nobody should publish.
const secret = "GPS 18.6733N 105.6922E Nguyen Van A"

// exif is an Exif segment with an orientation and a secret.
func exif(orientation int, order binary.AppendByteOrder) []byte {
	tiff := []byte("MM")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		tiff = []byte("II")
	}
	tiff = order.AppendUint16(tiff, 42)
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	entry := func(tag, kind uint16, count uint32, value uint16) {
		tiff = order.AppendUint16(tiff, tag)
		tiff = order.AppendUint16(tiff, kind)
		tiff = order.AppendUint32(tiff, count)
		tiff = order.AppendUint16(tiff, value)
		tiff = append(tiff, 0, 0)
	}
	entry(0x010e, 2, uint32(len(secret)), 38) // description
	entry(0x0112, 3, 1, uint16(orientation))
	tiff = append(tiff, 0, 0, 0, 0)
	return segment(0xe1, "Exif\x00\x00"+string(tiff)+secret)
}

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

// with puts segments behind the start of a JPEG.
func with(data []byte, segments ...[]byte) []byte {
	return bytes.Join([][]byte{data[:2], bytes.Join(segments, nil), data[2:]}, nil)
}

func decoded(t *testing.T, data []byte) (image.Image, string) {
	t.Helper()
	img, format, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img, format
}

// alike says whether two pictures show the same, but for the noise of JPEG.
func alike(a, b image.Image) error {
	if a.Bounds().Size() != b.Bounds().Size() {
		return fmt.Errorf("%v against %v", a.Bounds().Size(), b.Bounds().Size())
	}
	p, q := a.Bounds().Min, b.Bounds().Min
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			r1, g1, b1, _ := a.At(p.X+x, p.Y+y).RGBA()
			r2, g2, b2, _ := b.At(q.X+x, q.Y+y).RGBA()
			for _, d := range []int{int(r1>>8) - int(r2>>8), int(g1>>8) - int(g2>>8), int(b1>>8) - int(b2>>8)} {
				if d > 40 || d < -40 {
					return fmt.Errorf("at %d, %d: %v against %v", x, y, a.At(p.X+x, p.Y+y), b.At(q.X+x, q.Y+y))
				}
			}
		}
	}
	return nil
}

func clean(t *testing.T, data []byte) []byte {
	t.Helper()
	out, err := picture.Clean(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, trace := range []string{secret, "Exif", "Nguyen", "http://ns.adobe.com"} {
		if bytes.Contains(out, []byte(trace)) {
			t.Errorf("%q is left in the picture", trace)
		}
	}
	return out
}

func TestCleanJPEG(t *testing.T) {
	plain := encoded(t, "jpeg", field())
	dirty := append(with(plain, exif(1, binary.BigEndian), segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+secret), segment(0xfe, secret)), secret...)
	out := clean(t, dirty)
	img, format := decoded(t, out)
	if err := alike(img, field()); err != nil || format != "jpeg" {
		t.Errorf("%s, %v", format, err)
	}
	if again := clean(t, dirty); !bytes.Equal(again, out) {
		t.Error("the same picture gives other bytes")
	}
	if same := clean(t, plain); !bytes.Equal(same, out) {
		t.Error("the metadata changes the pixels")
	}
}

func TestCleanPNG(t *testing.T) {
	glass := image.NewNRGBA(image.Rect(0, 0, 3, 2))
	glass.SetNRGBA(1, 1, color.NRGBA{10, 20, 30, 128})
	plain := encoded(t, "png", glass)
	chunk := func(kind, body string) []byte {
		b := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind+body...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	const afterHeader = 8 + 25
	dirty := bytes.Join([][]byte{plain[:afterHeader], chunk("tEXt", "Author\x00"+secret), chunk("eXIf", secret), plain[afterHeader:], []byte(secret)}, nil)
	if _, format := decoded(t, dirty); format != "png" {
		t.Fatal("the test writes no PNG")
	}
	img, format := decoded(t, clean(t, dirty))
	if got := color.NRGBAModel.Convert(img.At(1, 1)); format != "png" || img.Bounds() != glass.Bounds() || got != glass.At(1, 1) {
		t.Errorf("%s, %v, %v: what shines through must stay", format, img.Bounds(), got)
	}
}

func TestCleanGIF(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 48, 32), palette.Plan9)
	for y := range 32 {
		for x := range 48 {
			flat.Set(x, y, field().At(x, y))
		}
	}
	img, format := decoded(t, clean(t, append(encoded(t, "gif", flat), secret...)))
	if err := alike(img, field()); err != nil || format != "png" {
		t.Errorf("%s, %v", format, err)
	}
}

// A picture that a phone took on its side, or upside down, is seen upright.
func TestCleanTurns(t *testing.T) {
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
		lying, grey := image.NewRGBA(size), image.NewGray(size)
		for y := range h {
			for x := range w {
				sx, sy := place(x, y)
				lying.Set(sx, sy, upright.At(x, y))
				grey.Set(sx, sy, upright.At(x, y))
			}
		}
		uprightGrey := image.NewGray(upright.Bounds())
		for y := range h {
			for x := range w {
				uprightGrey.Set(x, y, upright.At(x, y))
			}
		}
		for name, c := range map[string]struct{ stored, seen image.Image }{"colour": {lying, upright}, "grey": {grey, uprightGrey}} {
			for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
				data := with(encoded(t, "jpeg", c.stored), segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), exif(how, order))
				img, _ := decoded(t, clean(t, data))
				if err := alike(img, c.seen); err != nil {
					t.Errorf("orientation %d, %s, %v: %v", how, name, order, err)
				}
				if picture.Sideways(data) != (how >= 5) {
					t.Errorf("orientation %d: sideways %v", how, picture.Sideways(data))
				}
			}
		}
	}
}

// Metadata that is cut off or nonsense turns nothing and breaks nothing.
func TestCleanBrokenMetadata(t *testing.T) {
	plain := encoded(t, "jpeg", field())
	whole := exif(6, binary.BigEndian)
	broken := map[string][]byte{
		"orientation 0": exif(0, binary.BigEndian), "orientation 9": exif(9, binary.LittleEndian), "nothing": segment(0xe1, ""),
		"a name alone": segment(0xe1, "Exif\x00\x00"), "a directory beyond the end": segment(0xe1, "Exif\x00\x00MM\x00\x2a\xff\xff\xff\xff"),
		"a directory at the end": segment(0xe1, "Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08"),
		"no such entry":          segment(0xe1, "Exif\x00\x00II\x2a\x00\x08\x00\x00\x00\x01\x00\x0f\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"),
		"another segment":        segment(0xe2, string(whole[4:])),
	}
	for n := len(whole) - len(secret) - 4; n > 10; n -= 7 {
		broken[fmt.Sprint("cut to ", n)] = segment(0xe1, string(whole[4:n]))
	}
	for _, metadata := range [][]byte{{0xff, 0xe1, 0, 0}, {0xff, 0xe1, 0xff, 0xff, 'E'}, {0xff}, {0xff, 0xff, 0xff}} {
		if picture.Sideways(with(plain[:4], metadata)) || picture.Sideways(append(plain[:2:2], metadata...)) {
			t.Errorf("%x turns a picture", metadata)
		}
	}
	if !picture.Sideways(with(plain, append([]byte{0xff, 0xff}, whole...))) {
		t.Error("filling bytes hide the metadata")
	}
	for name, metadata := range broken {
		data := with(plain, metadata)
		out, err := picture.Clean(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		img, _ := decoded(t, out)
		if err := alike(img, field()); !strings.HasPrefix(name, "cut") && (err != nil || picture.Sideways(data)) {
			t.Errorf("%s: sideways %v, %v", name, picture.Sideways(data), err)
		}
	}
}

func TestCleanRefuses(t *testing.T) {
	for _, format := range []string{"jpeg", "png", "gif"} {
		whole := encoded(t, format, field())
		for _, n := range []int{0, 1, 10, len(whole) / 2, len(whole) * 9 / 10} {
			if out, err := picture.Clean(whole[:n]); err == nil || out != nil {
				t.Errorf("%s cut to %d of %d bytes is published", format, n, len(whole))
			} else if !strings.HasPrefix(err.Error(), "picture: ") {
				t.Errorf("%v", err)
			}
		}
	}
	for name, data := range map[string]string{"SVG": `<svg xmlns="http://www.w3.org/2000/svg"/>`, "HTML": "<!doctype html>", "nothing": "", "WebP": "RIFF\x00\x00\x00\x00WEBPVP8 "} {
		if _, err := picture.Clean([]byte(data)); err == nil {
			t.Errorf("%s is published as a picture", name)
		}
	}
}

// Whatever is published decodes, and holds nothing of what it was made from but pixels.
func FuzzClean(f *testing.F) {
	for _, format := range []string{"jpeg", "png", "gif"} {
		f.Add(encoded(f, format, image.NewGray(image.Rect(0, 0, 3, 2))))
	}
	f.Add(with(encoded(f, "jpeg", image.NewRGBA(image.Rect(0, 0, 3, 2))), exif(6, binary.LittleEndian)))
	f.Fuzz(func(t *testing.T, data []byte) {
		config, _, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width*config.Height > 1e5 {
			t.Skip()
		}
		out, err := picture.Clean(data)
		if err != nil {
			return
		}
		img, _, err := image.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		want := image.Pt(config.Width, config.Height)
		if picture.Sideways(data) {
			want = image.Pt(config.Height, config.Width)
		}
		if got := img.Bounds().Size(); got.X > want.X || got.Y > want.Y {
			t.Fatalf("%v becomes %v", want, got)
		}
		if bytes.Contains(out, []byte("Exif\x00\x00")) {
			t.Fatal("metadata is left")
		}
	})
}

func BenchmarkClean(b *testing.B) {
	photo := image.NewYCbCr(image.Rect(0, 0, 1600, 1200), image.YCbCrSubsampleRatio420)
	for i := range photo.Y {
		photo.Y[i] = byte(i * i >> 7)
	}
	plain := encoded(b, "jpeg", photo)
	for name, data := range map[string][]byte{"as it is": plain, "turned": with(plain, exif(6, binary.BigEndian))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := picture.Clean(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
