package content

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
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// pictureFile is a picture of a format and a size.
func pictureFile(t testing.TB, format string, w, h int) string {
	t.Helper()
	var b bytes.Buffer
	img := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.White, color.Black})
	err := map[string]func() error{
		"jpeg": func() error { return jpeg.Encode(&b, img, nil) },
		"png":  func() error { return png.Encode(&b, img) },
		"gif":  func() error { return gif.Encode(&b, img, nil) },
	}[format]()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// article shows pictures: its front matter, then its text.
func article(front, text string) string {
	return "+++\ntitle = \"a\"\ndate = 2025-01-01\n" + front + "+++\n" + text
}

func TestMedia(t *testing.T) {
	s, problems := load1(t, site(map[string]string{
		"media/2025/Cầu Bến Thủy (1).JPG": pictureFile(t, "jpeg", 1200, 600), "media/a.png": pictureFile(t, "png", 100, 50), "media/b.gif": pictureFile(t, "gif", 481, 10),
		"media/c.jfif": pictureFile(t, "jpeg", 2, 3), "media/!!!.png": pictureFile(t, "png", 9, 9), "media/note.txt": "x", "media/.hidden.svg": "<svg>",
		"media/" + strings.Repeat("Một cái tên rất dài ", 9) + ".png": pictureFile(t, "png", 8, 9),
	}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, p := range s.Pictures {
		if len(p.Key) != 10 {
			t.Errorf("%+v", p)
		}
		got = append(got, fmt.Sprint(p.Slug, p.Format, p.Sizes))
	}
	slices.Sort(got)
	want := "anhpng[{9 9}] apng[{100 50}] bpng[{481 10}] cau-ben-thuy-1jpg[{480 240} {960 480} {1200 600}] cjpg[{2 3}] mot-cai-ten-rat-dai-mot-cai-ten-rat-daipng[{8 9}]"
	if strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
}

// Every file that is no picture to be published is a problem at its place, with
// what to do, in both languages (load1 looks for them).
func TestMediaProblems(t *testing.T) {
	jpg, whole := pictureFile(t, "jpeg", 60, 40), pictureFile(t, "png", 60, 40)
	huge := []byte(whole)
	copy(huge[16:], "\x00\x00\x27\x10\x00\x00\x17\x70") // 10000 × 6000
	for name, c := range map[string]struct{ file, data, want, says string }{
		"wrong ending":    {"media/a.jpg", whole, "bad-value", "rename it to .png"},
		"cut off":         {"media/a.jpg", jpg[:len(jpg)/2], "bad-value", "the end of the file is missing"},
		"cut off early":   {"media/a.png", whole[:30], "bad-value", "the end of the file is missing"},
		"60 megapixels":   {"media/a.png", fixCRC(string(huge)), "file-too-big", "10000 × 6000"},
		"too many bytes":  {"media/a.jpg", jpg + strings.Repeat("x", 5<<20), "file-too-big", "5 MB"},
		"empty":           {"media/a.jpg", "", "bad-value", "empty"},
		"SVG":             {"media/a.svg", "<svg onload=alert(1)>", "bad-value", "code that runs"},
		"SVG in disguise": {"media/a.png", "<svg onload=alert(1)>", "bad-value", "code that runs"},
		"HEIC":            {"media/a.JPG", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "bad-value", "Most Compatible"},
		"AVIF":            {"media/a.avif", "\x00\x00\x00\x18ftypavif\x00\x00\x00\x00mif1avif", "bad-value", "AVIF"},
		"TIFF":            {"media/a.tif", "II*\x00", "bad-value", "TIFF"},
		"BMP":             {"media/a.bmp", "BM1234", "bad-value", "BMP"},
		"web page":        {"media/a.jpg", "<!doctype html><title>404", "bad-value", "web page"},
		"LFS":             {"media/a.jpg", "version https://git-lfs.github.com/spec/v1\n", "bad-value", "git lfs pull"},
		"PDF":             {"media/a.png", "%PDF-1.7", "bad-value", "PDF"},
		"rubbish":         {"media/a.png", "hello", "bad-value", "no JPEG, PNG, WebP or GIF"},
		"animated WebP":   {"media/a.webp", "RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02\x00\x00\x00\x07\x00\x00\x07\x00\x00ANMF\x00\x00\x00\x00", "bad-value", "animated"},
		"a rare JPEG":     {"media/a.jpg", "\xff\xd8\xff\xc3\x00\x0b\x08\x00\x08\x00\x08\x01\x01\x11\x00\xff\xd9", "bad-value", "of a rare kind"},
	} {
		t.Run(name, func(t *testing.T) {
			s, lines := load1(t, site(map[string]string{c.file: c.data}))
			if want := []string{c.file + ":1:1 " + c.want}; !slices.Equal(lines, want) {
				t.Fatalf("%v, want %v", lines, want)
			}
			if len(s.Pictures) > 0 {
				t.Error("it is published nevertheless")
			}
			_, problems, _ := Load(site(map[string]string{c.file: c.data}), Options{Date: day})
			if p := problems[0]; p.Rule.Severity != diag.Error || !strings.Contains(p.Message.EN+" "+p.Hint.EN, c.says) {
				t.Errorf("%s: %s, want %s", p.Message.EN, p.Hint.EN, c.says)
			}
		})
	}
}

// fixCRC makes the header of a PNG agree with its sum again.
func fixCRC(s string) string {
	return s[:29] + string(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(s[12:29])))) + s[33:]
}

// A kept copy of a source may be what no picture may be, as long as nothing shows it.
func TestMediaArchives(t *testing.T) {
	kept := strings.Replace(report, "publisher = \"Báo\"\n", "publisher = \"Báo\"\narchive = \"media/scan.tif\"\n", 1)
	files := map[string]string{"reports/2025-01-01-p.toml": kept, "media/scan.tif": "II*\x00"}
	if _, problems := load1(t, site(files)); len(problems) > 0 {
		t.Error(problems)
	}
	files["news/2025-01-01-a.md"] = article("", "![Bản chụp](../media/scan.tif)\n")
	if _, problems := load1(t, site(files)); !slices.Equal(problems, []string{"media/scan.tif:1:1 bad-value"}) {
		t.Error(problems)
	}
}

func TestMissingPictures(t *testing.T) {
	files := map[string]string{
		"media/Hoi-Truong.jpg": pictureFile(t, "jpeg", 9, 9),
		"news/2025-01-01-a.md": article("[[images]]\nsrc = \"media/hoi-trung.png\"\nalt = \"x\"\n[[images]]\ncaption = \"chỉ có lời\"\n[[images]]\nsrc = \"../media/hoi-truong.JPG\"\nalt = \"y\"\n",
			"![Ảnh](../media/hoi-truong.jpg)\n\n![Bảng](../media/bang.xlsx)\n"),
		"pages/p.md": "+++\ntitle = \"p\"\n+++\n![Ảnh](../media/gone.png)\n",
	}
	s, lines := load1(t, site(files))
	want := []string{"news/2025-01-01-a.md:5:1 missing-picture", "news/2025-01-01-a.md:10:1 missing-picture", "news/2025-01-01-a.md:13:1 missing-picture", "news/2025-01-01-a.md:15:1 missing-picture", "pages/p.md:4:1 missing-picture"}
	if !slices.Equal(lines, want) {
		t.Errorf("%q, want %q", lines, want)
	}
	_, problems, _ := Load(site(files), Options{Date: day})
	for i, p := range problems {
		if near := strings.Contains(p.Hint.EN, "did you mean “media/Hoi-Truong.jpg”"); near != (i < 3) {
			t.Errorf("%s: %s", p.Message.EN, p.Hint.EN)
		}
	}
	if images := s.News[0].Images; len(images) != 3 {
		t.Errorf("%d pictures are announced", len(images))
	}
}

// TestPictureWords: a picture in the text has its title for a caption, else what
// the front matter says of the same picture.
func TestPictureWords(t *testing.T) {
	s, problems := load1(t, site(map[string]string{
		"media/a.png": pictureFile(t, "png", 9, 9), "media/b.png": pictureFile(t, "png", 8, 9),
		"news/2025-01-01-a.md": article("[[images]]\nsrc = \"../media/a.png\"\nalt = \"Cầu\"\ncaption = \"Cầu mới\"\nen.caption = \"The bridge\"\ncredit = \"Ảnh: A\"\n",
			"![Cầu](../media/a.png)\n\n![Cầu](media/a.png \"Cầu &lt;mới&gt; \\\"xong\\\" *1*\")\n\n![Khác](../media/b.png)\n"),
	}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, p := range s.News[0].Bodies["vi"].Parts {
		if i := p.Image; i != nil {
			got = append(got, i.Src+"|"+i.Caption.In("vi")+"|"+i.Caption.In("en")+"|"+i.Credit.Own)
		}
	}
	want := []string{"media/a.png|Cầu mới|The bridge|Ảnh: A", "media/a.png|Cầu <mới> \"xong\" *1*|Cầu <mới> \"xong\" *1*|Ảnh: A", "media/b.png|||"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPictureData: what is published is what was measured.
func TestPictureData(t *testing.T) {
	fsys := site(map[string]string{"media/a.png": pictureFile(t, "png", 9, 9)})
	s, _ := load1(t, fsys)
	if data, err := PictureData(fsys, "media/a.png", s.Pictures["media/a.png"]); err != nil || string(data) != string(fsys["media/a.png"].Data) {
		t.Error(err)
	}
	fsys["media/a.png"] = &fstest.MapFile{Data: []byte(pictureFile(t, "png", 9, 8))}
	if _, err := PictureData(fsys, "media/a.png", s.Pictures["media/a.png"]); err != errChanged {
		t.Errorf("another picture: %v", err)
	}
	if _, err := PictureData(fstest.MapFS{}, "media/a.png", progress.Picture{}); err != errChanged {
		t.Errorf("no picture: %v", err)
	}
}
