package picture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"strings"
	"testing"

	"tiendo/internal/picture"
)

// refused is why a file is refused, "" when it is not.
func refused(t testing.TB, data []byte) string {
	t.Helper()
	_, err := picture.Look(data)
	if _, made := picture.Make(data); err != nil && made == nil {
		t.Error("what is refused is made nevertheless")
	}
	if err == nil {
		return ""
	}
	r, ok := errors.AsType[*picture.Refused](err)
	if !ok || !strings.HasPrefix(err.Error(), "picture: ") {
		t.Fatalf("%T: %v", err, err)
	}
	return fmt.Sprint(strings.TrimPrefix(r.Error(), "picture: "))
}

func TestLookStrangers(t *testing.T) {
	for data, want := range map[string]string{
		"": "empty", "abc": "not a picture", "\x89PNG": "not a picture", "RIFF\x00\x00\x00\x00WAVE": "not a picture",
		`<svg xmlns="http://www.w3.org/2000/svg"/>`: "SVG", "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x -->\n<SVG onload=alert(1)>": "SVG", "  <!DOCTYPE HTML><svg>": "HTML",
		"II*\x00": "TIFF", "MM\x00*x": "TIFF", "BM12": "BMP", "%PDF-1.7": "PDF", "8BPS": "PSD", "\xff\x0a": "JPEG XL", "version https://git-lfs.github.com/spec/v1": "Git LFS",
		"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic": "HEIC", "\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avif": "AVIF", "\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isommp42": "not a picture",
	} {
		if got := refused(t, []byte(data)); !strings.HasSuffix(got, want) {
			t.Errorf("%q: %s, want %s", data, got, want)
		}
	}
}

// A file that is cut off anywhere is refused before it is decoded.
func TestLookTruncated(t *testing.T) {
	pictures := map[string][]byte{"webp": webp(t, "lossy"), "lossless": webp(t, "lossless"), "alpha": webp(t, "alpha"), "exif": with(encoded(t, "jpeg", field()), exif(6, binary.BigEndian))}
	for _, format := range []string{"jpeg", "png", "gif"} {
		pictures[format] = encoded(t, format, field())
	}
	for name, whole := range pictures {
		cuts := 0
		for n := range len(whole) - 2 {
			why := refused(t, whole[:n])
			if why == "" {
				t.Fatalf("%s cut to %d of %d bytes is published", name, n, len(whole))
			}
			if strings.HasPrefix(why, "cut off") {
				cuts++
			}
		}
		if cuts < len(whole)*3/4 {
			t.Errorf("%s: of %d cuts only %d are called so", name, len(whole), cuts)
		}
	}
}

// Bytes that were changed on the way are found when the file is decoded.
func TestMakeDamaged(t *testing.T) {
	for _, format := range []string{"png", "gif"} {
		data := encoded(t, format, noise(60, 60))
		copy(data[len(data)/2:], bytes.Repeat([]byte{0xaa}, 900))
		if _, err := picture.Make(data); err == nil || !strings.HasPrefix(err.Error(), "picture: ") {
			t.Errorf("%s: %v", format, err)
		}
	}
	data := encoded(t, "jpeg", noise(60, 60))
	copy(data[len(data)/2:], bytes.Repeat([]byte{0xff, 0xd4}, 400)) // restart markers that nobody announced
	if _, err := picture.Make(data); err == nil {
		t.Error("JPEG: no error")
	}
}

// sized sets width and height in the header of a picture.
func sized(t testing.TB, format string, w, h int) []byte {
	data := bytes.Clone(map[string][]byte{"webp": webp(t, "lossless")}[format])
	switch format {
	case "jpeg":
		data = encoded(t, "jpeg", image.NewGray(image.Rect(0, 0, 8, 8)))
		at := bytes.Index(data, []byte{0xff, 0xc0}) + 5
		binary.BigEndian.PutUint16(data[at:], uint16(h))
		binary.BigEndian.PutUint16(data[at+2:], uint16(w))
	case "png":
		data = encoded(t, "png", image.NewGray(image.Rect(0, 0, 8, 8)))
		header := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(w)), uint32(h))
		data = append(append(bytes.Clone(data[:8]), chunk("IHDR", string(header)+"\x08\x00\x00\x00\x00")...), data[33:]...)
	case "gif":
		data = encoded(t, "gif", image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Black, color.White}))
		binary.LittleEndian.PutUint16(data[6:], uint16(w))
		binary.LittleEndian.PutUint16(data[8:], uint16(h))
	case "webp":
		at := bytes.Index(data, []byte("VP8X")) + 12
		data[at], data[at+1], data[at+2] = byte(w-1), byte((w-1)>>8), byte((w-1)>>16)
		data[at+3], data[at+4], data[at+5] = byte(h-1), byte((h-1)>>8), byte((h-1)>>16)
	}
	return data
}

// A header of few bytes may announce any size.
func TestLookBombs(t *testing.T) {
	for _, format := range []string{"jpeg", "png", "gif", "webp"} {
		for _, size := range []image.Point{{10000, 6000}, {40000, 1000}, {100, 32768}, {65000, 65000}} {
			if got := refused(t, sized(t, format, size.X, size.Y)); !strings.HasPrefix(got, "too large") && !(format == "webp" && size.Y > 1<<14) {
				t.Errorf("%s of %v: %s", format, size, got)
			}
		}
	}
	for _, size := range []image.Point{{1 << 31, 1}, {1<<31 - 1, 1<<31 - 1}, {0, 5}} {
		if got := refused(t, sized(t, "png", size.X, size.Y)); got == "" {
			t.Errorf("PNG of %v is published", size)
		}
	}
	if got := refused(t, sized(t, "png", 7000, 5700)); got != "" {
		t.Errorf("39.9 megapixels: %s", got)
	}
}

// What would take too much memory or time is refused by what its header says.
func TestLookComplex(t *testing.T) {
	progressive := func(w, h, scans int, sampling byte) []byte {
		frame := binary.BigEndian.AppendUint16([]byte{8}, uint16(h))
		frame = append(binary.BigEndian.AppendUint16(frame, uint16(w)), 3, 1, sampling, 0, 2, 0x11, 0, 3, 0x11, 0)
		data := append([]byte{0xff, 0xd8}, segment(0xc2, string(frame))...)
		for range scans {
			data = append(data, segment(0xda, "\x01\x01\x00\x00\x00\x00")...)
			data = append(data, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56)
		}
		return append(data, 0xff, 0xd9)
	}
	wide := image.NewNRGBA64(image.Rect(0, 0, 6400, 6200))
	var deep bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&deep, wide); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"ten scans": {progressive(4000, 3000, 10, 0x22), ""}, "a thousand scans": {progressive(400, 300, 1000, 0x22), "too complex"},
		"a large progressive one": {progressive(7000, 5000, 10, 0x11), "too complex"}, "16 bits": {deep.Bytes(), "too complex"},
	} {
		_, err := picture.Look(c.data)
		if got := fmt.Sprint(err); (err != nil || c.want != "") && !strings.HasPrefix(got, "picture: "+c.want) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestLookAnimated(t *testing.T) {
	animated := []byte("RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x07\x00\x00\x07\x00\x00ANIM\x06\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	animated = withRIFF(animated, "ANMF", strings.Repeat("\x00", 40))
	if got := refused(t, animated); got != "animated: WebP" {
		t.Error(got)
	}
	var b bytes.Buffer
	two := image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.Black, color.White})
	if err := gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{two, two}, Delay: []int{1, 1}}); err != nil {
		t.Fatal(err)
	}
	if got := refused(t, b.Bytes()[:b.Len()-3]); got != "" {
		t.Errorf("a GIF whose second frame is cut off: %s", got)
	}
}

// FuzzPicture: whatever passes Look keeps within the caps, and decodes to what
// it said, or not at all; nothing but pixels comes out.
func FuzzPicture(f *testing.F) {
	small := image.NewGray(image.Rect(0, 0, 3, 2))
	for _, format := range []string{"jpeg", "png", "gif"} {
		f.Add(encoded(f, format, small))
		f.Add(sized(f, format, 60000, 1000))
	}
	f.Add(with(encoded(f, "jpeg", image.NewRGBA(image.Rect(0, 0, 3, 2))), exif(6, binary.LittleEndian), segment(0xe2, "ICC_PROFILE\x00\x01\x01"+string(displayP3()))))
	f.Add(withChunks(encoded(f, "png", small), chunk("eXIf", string(tiff(8, binary.BigEndian)))))
	names, err := os.ReadDir("testdata")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		if base, ok := strings.CutSuffix(name.Name(), ".webp"); ok {
			f.Add(webp(f, base))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		info, err := picture.Look(data)
		if err != nil {
			if _, ok := errors.AsType[*picture.Refused](err); !ok {
				t.Fatalf("%T", err)
			}
			return
		}
		w, h := info.Width, info.Height
		if w < 1 || h < 1 || w > picture.MaxSide || h > picture.MaxSide || w*h > picture.MaxPixels || info.Memory > picture.MaxMemory || info.Memory < int64(w) {
			t.Fatalf("passed: %+v", info)
		}
		if w*h > 1e5 {
			return
		}
		list, err := picture.Make(data)
		if err != nil {
			return
		}
		for i, s := range picture.Sizes(w, h) {
			img, _, err := image.Decode(bytes.NewReader(list[i]))
			if err != nil || img.Bounds().Size() != s {
				t.Fatalf("%v instead of %v: %v", img.Bounds(), s, err)
			}
			if again, err := picture.Look(list[i]); err != nil || again.Width != s.X {
				t.Fatalf("what was made is refused: %v", err)
			}
			if bytes.Contains(list[i], []byte("Exif\x00\x00")) {
				t.Fatal("metadata is left")
			}
		}
	})
}
