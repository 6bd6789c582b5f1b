package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"tiendo/internal/picture"
)

// field is 48 × 32 pixels in six squares of their own colour; it stays the same
// in JPEG but for a little noise.
func field() *image.RGBA {
	colours := []color.RGBA{{200, 30, 30, 255}, {30, 200, 30, 255}, {30, 30, 200, 255}, {0, 0, 0, 255}, {255, 255, 255, 255}, {200, 30, 200, 255}}
	img := image.NewRGBA(image.Rect(0, 0, 48, 32))
	for y := range 32 {
		for x := range 48 {
			img.SetRGBA(x, y, colours[y/16*3+x/16])
		}
	}
	return img
}

// enlarged is a picture n times as wide and high.
func enlarged(img image.Image, n int) *image.RGBA {
	size := img.Bounds().Size()
	out := image.NewRGBA(image.Rect(0, 0, size.X*n, size.Y*n))
	for y := range size.Y * n {
		for x := range size.X * n {
			out.Set(x, y, img.At(x/n, y/n))
		}
	}
	return out
}

// noise is what no packing makes smaller, as photographs are.
func noise(w, h int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	seed := uint32(7)
	for i := range img.Pix {
		seed = seed*1664525 + 1013904223
		img.Pix[i] = byte(seed >> 24)
		if i%4 == 3 {
			img.Pix[i] = 255
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

// webp is a picture of testdata, which Chromium wrote.
func webp(t testing.TB, name string) []byte {
	data, err := os.ReadFile("testdata/" + name + ".webp")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// secret is what a phone writes into pictures and nobody should publish.
const secret = "GPS 18.6733N 105.6922E Nguyen Van A"

// tiff is Exif data with an orientation, the place where it was taken and a secret.
func tiff(orientation int, order binary.AppendByteOrder) []byte {
	data := []byte("MM")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		data = []byte("II")
	}
	data = order.AppendUint16(data, 42)
	data = order.AppendUint32(data, 8)
	data = order.AppendUint16(data, 3)
	entry := func(tag, kind uint16, count uint32, value []byte) {
		data = order.AppendUint16(data, tag)
		data = order.AppendUint16(data, kind)
		data = order.AppendUint32(data, count)
		data = append(data, value...)
	}
	entry(0x010e, 2, uint32(len(secret)), order.AppendUint32(nil, 50))                                             // description
	entry(0x0112, 3, 1, append(order.AppendUint16(nil, uint16(orientation)), 0, 0))                                // orientation
	entry(0x8825, 4, 1, order.AppendUint32(nil, 50+uint32(len(secret))))                                           // GPS
	data = append(append(data, 0, 0, 0, 0), secret...)                                                             // no further directory
	return append(order.AppendUint16(data, 1), "\x00\x01\x00\x02\x00\x00\x00\x02N\x00\x00\x00\x00\x00\x00\x00"...) // latitude: N
}

func exif(orientation int, order binary.AppendByteOrder) []byte {
	return segment(0xe1, "Exif\x00\x00"+string(tiff(orientation, order)))
}

func segment(marker byte, body string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(body)+2)), body...)
}

// with puts segments behind the start of a JPEG.
func with(data []byte, segments ...[]byte) []byte {
	return bytes.Join([][]byte{data[:2], bytes.Join(segments, nil), data[2:]}, nil)
}

func chunk(kind, body string) []byte {
	b := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), kind+body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// withChunks puts chunks behind the header of a PNG.
func withChunks(data []byte, chunks ...[]byte) []byte {
	const header = 8 + 25
	return bytes.Join([][]byte{data[:header], bytes.Join(chunks, nil), data[header:]}, nil)
}

// riff puts a chunk at the end of a WebP.
func withRIFF(data []byte, kind, body string) []byte {
	if len(body)%2 == 1 {
		body += "\x00"
	}
	out := append(append([]byte{}, data...), kind...)
	out = append(binary.LittleEndian.AppendUint32(out, uint32(len(body))), body...)
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out
}

func decoded(t testing.TB, data []byte) (image.Image, string) {
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
				if d > 50 || d < -50 {
					return fmt.Errorf("at %d, %d: %v against %v", x, y, a.At(p.X+x, p.Y+y), b.At(q.X+x, q.Y+y))
				}
			}
		}
	}
	return nil
}

// traces are what may be left of nothing that is published.
var traces = []string{secret, "Exif", "Nguyen", "http://ns.adobe.com", "ICC_PROFILE", "iCCP", "eXIf", "tEXt", "Photoshop"}

// files are the pictures that are made of one, and what it is.
func files(t testing.TB, data []byte) ([][]byte, picture.Info) {
	t.Helper()
	info, err := picture.Look(data)
	if err != nil {
		t.Fatal(err)
	}
	list, err := picture.Make(data)
	if err != nil {
		t.Fatal(err)
	}
	sizes := picture.Sizes(info.Width, info.Height)
	if len(list) != len(sizes) {
		t.Fatalf("%d files of %d sizes", len(list), len(sizes))
	}
	for i, file := range list {
		for _, trace := range traces {
			if bytes.Contains(file, []byte(trace)) {
				t.Errorf("%q is left in the picture", trace)
			}
		}
		img, format := decoded(t, file)
		if format == "jpeg" && bytes.Contains(file, []byte("\xff\xfe")) {
			t.Error("a comment is left in the picture")
		}
		if want := map[picture.Format]string{picture.JPG: "jpeg", picture.Png: "png"}[info.Format]; format != want {
			t.Errorf("a %s is published as %s", format, want)
		}
		if img.Bounds().Size() != sizes[i] {
			t.Errorf("%v is published as %v", img.Bounds().Size(), sizes[i])
		}
	}
	return list, info
}

// largest is the largest picture that is made of one.
func largest(t testing.TB, data []byte) image.Image {
	t.Helper()
	list, _ := files(t, data)
	img, _ := decoded(t, list[len(list)-1])
	return img
}
