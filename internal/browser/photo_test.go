package browser

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// photoSite is the small site of package build with photographs in an article.
func photoSite(t *testing.T) *Host {
	content := fstest.MapFS{}
	for _, name := range []string{"site.toml", "units.toml", "plans/p1.toml", "reports/2025-03-31-p1.toml", "pages/gioi-thieu.md"} {
		data, err := os.ReadFile("../build/testdata/site/" + name)
		if err != nil {
			t.Fatal(err)
		}
		content[name] = &fstest.MapFile{Data: data}
	}
	img := image.NewYCbCr(image.Rect(0, 0, 2000, 1500), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = byte(i % 2000 / 8)
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = 100, 140
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	content["media/a.jpg"] = &fstest.MapFile{Data: b.Bytes()}
	content["media/b.jpg"] = &fstest.MapFile{Data: append(b.Bytes(), 0)}
	content["news/2025-04-01-anh.md"] = &fstest.MapFile{Data: []byte("+++\ntitle = \"Ảnh\"\ndate = 2025-04-01\n[[images]]\nsrc = \"media/b.jpg\"\nalt = \"Cầu\"\ncaption = \"Cầu mới\"\ncredit = \"Ảnh: A\"\n+++\n" +
		"Chữ[^1].\n\n![Cầu](../media/a.jpg \"Cầu\")\n\n" + strings.Repeat("Chữ.\n\n", 300) + "[^1]: Ghi chú.\n")}
	made, err := build.Make(build.Options{Content: content, Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 4, 2), BaseURL: "https://tiendo.example.org/"})
	if err != nil || made.Tree == nil {
		t.Fatal(err, made.Problems)
	}
	site := fstest.MapFS{}
	for _, path := range made.Tree.Paths() {
		data, _ := made.Tree.Get(path)
		site[path] = &fstest.MapFile{Data: data}
	}
	return Serve(t, site)
}

// TestPhotos: a telephone loads the small file of the first picture and, until a
// reader comes near, none of the others; room is kept for them.
func TestPhotos(t *testing.T) {
	host := photoSite(t)
	for _, c := range []struct {
		width int64
		file  string
	}{{360, "-480.jpg"}, {1280, "-960.jpg"}} {
		tab := Open(t, host, Look{Width: c.width})
		tab.Go("/tin/2025-04-01-anh/")
		tab.Wait(`document.querySelector(".prose-body img").complete`)
		if src := Ask[string](tab, `document.querySelector(".prose-body img").currentSrc`); !strings.HasSuffix(src, c.file) {
			t.Errorf("%d pixels: the browser chooses %s, not %s", c.width, src, c.file)
		}
		for _, request := range tab.Requests() {
			if strings.Contains(request, "/media/b-") {
				t.Errorf("%d pixels: %s is loaded before anybody sees it", c.width, request)
			}
		}
		height := `document.querySelector(".photos img").getBoundingClientRect().height`
		before := Ask[float64](tab, height)
		Ask[any](tab, `document.querySelector(".photos img").scrollIntoView()`)
		tab.Wait(`document.querySelector(".photos img").complete && document.querySelector(".photos img").naturalWidth > 0`)
		if after := Ask[float64](tab, height); before < 100 || after != before {
			t.Errorf("%d pixels: the room for a picture grows from %v to %v", c.width, before, after)
		}
		if wide := Ask[int64](tab, `document.scrollingElement.scrollWidth`); wide > c.width {
			t.Errorf("the page is %d pixels wide on %d", wide, c.width)
		}
		for _, found := range tab.Axe() {
			if found.Serious() {
				t.Error(found)
			}
		}
	}
}

// TestFootnotes: a footnote is reached and left by its links, without a script.
func TestFootnotes(t *testing.T) {
	tab := Open(t, photoSite(t), Look{Width: 360, NoScript: true})
	tab.Go("/tin/2025-04-01-anh/")
	seen := func(id string) bool {
		return Ask[bool](tab, `(r => r.top >= 0 && r.bottom <= innerHeight)(document.getElementById("`+id+`").getBoundingClientRect())`)
	}
	tab.Click(".fnref a")
	tab.Wait(`location.hash == "#fn_1"`)
	if !seen("fn_1") {
		t.Error("the footnote is out of sight")
	}
	tab.Click(".footnotes .back")
	tab.Wait(`location.hash == "#fnref_1"`)
	if !seen("fnref_1") {
		t.Error("the way back leads elsewhere")
	}
}
