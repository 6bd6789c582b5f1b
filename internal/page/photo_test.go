package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/progress"
)

// pictures are three that are there.
func pictures() map[string]progress.Picture {
	size := func(w int) progress.Size { return progress.Size{Width: w, Height: w * 3 / 4} }
	return map[string]progress.Picture{
		"media/a.jpg": {Slug: "a", Key: "aaaaaaaaaa", Format: "jpg", Sizes: []progress.Size{size(480), size(960), size(1600)}},
		"media/b.png": {Slug: "b", Key: "bbbbbbbbbb", Format: "png", Sizes: []progress.Size{size(480), size(800)}},
		"media/c.gif": {Slug: "c", Key: "cccccccccc", Format: "png", Sizes: []progress.Size{size(100)}},
	}
}

func shown(src, alt string) progress.Image { return progress.Image{Src: src, Alt: vi(alt)} }

// imagesOn are the img elements of a page.
func imagesOn(doc *html.Node) []*html.Node { return all(doc, "img") }

// TestPhoto: a browser can choose a file before it has any, and room is kept for it.
func TestPhoto(t *testing.T) {
	a, b := shown("media/a.jpg", "Cầu"), shown("media/b.png", "Bảng")
	a.Caption, a.Credit = vi("Một cây cầu."), vi("Ảnh: A")
	c := withArticle(progress.Part{Image: &a}, progress.Part{HTML: "<p>x</p>"}, progress.Part{Image: &b})
	c.Pictures = pictures()
	c.News[0].Images = []progress.Image{shown("media/c.gif", "Biểu trưng"), {Caption: vi("Các đại biểu."), Credit: vi("Ảnh: B")}, shown("media/gone.jpg", "Ảnh đã mất")}
	doc := says(t, renderAll(t, c), articlePath, "Một cây cầu. Ảnh: A", "Các đại biểu. Ảnh: B", "Ảnh đã mất")
	want := []map[string]string{
		{"src": "/media/a-aaaaaaaaaa-960.jpg", "srcset": "/media/a-aaaaaaaaaa-480.jpg 480w, /media/a-aaaaaaaaaa-960.jpg 960w, /media/a-aaaaaaaaaa-1600.jpg 1600w", "sizes": column,
			"alt": "Cầu", "width": "1600", "height": "1200", "loading": "", "decoding": "async"},
		{"src": "/media/b-bbbbbbbbbb-800.png", "srcset": "/media/b-bbbbbbbbbb-480.png 480w, /media/b-bbbbbbbbbb-800.png 800w", "sizes": column, "alt": "Bảng", "width": "800", "height": "600", "loading": "lazy"},
		{"src": "/media/c-cccccccccc-100.png", "srcset": "", "sizes": "", "alt": "Biểu trưng", "width": "100", "height": "75", "loading": "lazy"},
	}
	images := imagesOn(doc)
	if len(images) != len(want) {
		t.Fatalf("%d pictures, want %d", len(images), len(want))
	}
	for i, img := range images {
		for name, value := range want[i] {
			if attr(img, name) != value {
				t.Errorf("picture %d: %s is %q, want %q", i, name, attr(img, name), value)
			}
		}
	}
	cards := 0
	for _, f := range all(doc, "figure") {
		if attr(f, "class") == "photo missing" {
			cards++
		}
	}
	if cards != 2 {
		t.Errorf("%d cards of pictures that are not there", cards)
	}
}

// TestFirstPhoto: the first picture that is there is loaded at once, wherever it stands.
func TestFirstPhoto(t *testing.T) {
	gone := shown("media/gone.jpg", "Ảnh đã mất")
	c := withArticle(progress.Part{Image: &gone})
	c.Pictures = pictures()
	c.News[0].Images = []progress.Image{{Caption: vi("Chỉ có lời.")}, shown("media/a.jpg", "a"), shown("media/b.png", "b")}
	var loading []string
	for _, img := range imagesOn(says(t, renderAll(t, c), articlePath)) {
		loading = append(loading, attr(img, "loading"))
	}
	if strings.Join(loading, ",") != ",lazy" {
		t.Errorf("loading: %q", loading)
	}
}

// TestPhotoOnce: a picture that the text shows is not shown again below it.
func TestPhotoOnce(t *testing.T) {
	a := shown("media/a.jpg", "Cầu")
	c := withArticle(progress.Part{Image: &a})
	c.Pictures = pictures()
	c.News[0].Images = []progress.Image{a, shown("media/b.png", "Bảng")}
	if images := imagesOn(says(t, renderAll(t, c), articlePath)); len(images) != 2 {
		t.Errorf("%d pictures, want 2", len(images))
	}
	c.News[0].Images = c.News[0].Images[:1]
	doc := says(t, renderAll(t, c), articlePath)
	below(doc, func(n *html.Node) {
		if attr(n, "id") == "photos_title" {
			t.Error("there is a heading over no pictures")
		}
	})
}

// TestPhotoLanguages: words that are not translated say their language.
func TestPhotoLanguages(t *testing.T) {
	a := shown("media/a.jpg", "Cầu")
	c := withArticle(progress.Part{HTML: "<p>x</p>"})
	c.Pictures = pictures()
	c.News[0].Images = []progress.Image{a}
	img := imagesOn(says(t, renderAll(t, c), "en/news/2025-09-24-hoi-nghi/index.html"))[0]
	if attr(img, "lang") != "vi" || attr(img, "src") != "/media/a-aaaaaaaaaa-960.jpg" {
		t.Errorf("lang %q, src %q", attr(img, "lang"), attr(img, "src"))
	}
}
