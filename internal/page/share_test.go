package page

import (
	"bytes"
	"encoding/json"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// fonts are those of the share pictures, from where the program's build takes them.
func fonts(t *testing.T) fs.FS {
	t.Helper()
	if _, err := fs.Stat(templates.FS, regularFont); err != nil {
		t.Fatalf("the program is built without fonts: run make (%v)", err)
	}
	return templates.FS
}

func renderWith(t *testing.T, c progress.Content, o Options) *output.Tree {
	t.Helper()
	tree := output.NewTree()
	o.Tool = "tiendo"
	if err := Render(progress.New(c, day(2025, 10, 15), false), nil, nil, o, tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

// metas are the meta elements of a page by name or property.
func metas(doc *html.Node) map[string]string {
	list := map[string]string{}
	for _, n := range all(doc, "meta") {
		if name := attr(n, "property") + attr(n, "name"); name != "" {
			list[name] += attr(n, "content")
		}
	}
	return list
}

// TestShared: what others show beside a link says the page, its finding and its
// picture, in the language of the page.
func TestShared(t *testing.T) {
	c := contentOf()
	c.SharePictures = true
	tree := renderWith(t, c, Options{Templates: fonts(t)})
	pages := pagesOf(t, tree)
	images := map[string]string{}
	for path, doc := range pages {
		got := metas(doc)
		if inFrame(path) || path == "404.html" {
			if got["og:title"] != "" {
				t.Errorf("%s is shared", path)
			}
			continue
		}
		image, ok := strings.CutPrefix(got["og:image"], "https://example.org/")
		data, there := tree.Get(image)
		if !ok || !there || got["og:image:alt"] == "" || got["twitter:card"] != "summary_large_image" {
			t.Errorf("%s has the picture %q", path, got["og:image"])
		}
		if config, err := png.DecodeConfig(bytes.NewReader(data)); err != nil || config.Width != 1200 || config.Height != 630 ||
			got["og:image:width"] != "1200" || got["og:image:height"] != "630" {
			t.Errorf("%s: the picture is %v, %v", path, config, err)
		}
		if got["og:title"] == "" || got["og:description"] == "" || got["og:url"] != "https://example.org/"+strings.TrimSuffix(path, "index.html") {
			t.Errorf("%s is shared as %q", path, got)
		}
		images[path] = image
	}
	home := metas(pages["index.html"])
	if home["og:description"] != "Tỉnh Nghệ An hoàn thành 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ phải xong trong năm 2025" ||
		home["og:locale"]+home["og:locale:alternate"] != "vi_VNen_GB" || home["og:type"] != "website" {
		t.Errorf("the front page is shared as %q", home)
	}
	plan := images["ke-hoach/kh02/index.html"]
	for _, path := range []string{"don-vi/16681/index.html", "ke-hoach/kh02/communes/index.html", "bao-cao/2025-09-24-kh02/index.html"} {
		if images[path] != plan {
			t.Errorf("%s has another picture than its plan", path)
		}
	}
	if images["en/plans/kh02/index.html"] == plan || images["ke-hoach/nq57/index.html"] == plan || images["cam-ket/index.html"] != images["index.html"] {
		t.Error("pictures are mixed up")
	}
	if article := metas(pages["tin/2025-09-24-hoi-nghi/index.html"]); article["og:type"]+article["article:published_time"] != "article2025-09-24" ||
		images["tin/2025-09-24-hoi-nghi/index.html"] != images["ke-hoach/nq57/index.html"] {
		t.Errorf("the article is shared as %q", article)
	}
}

// TestArticlePicture: an article has its own first picture that is there.
func TestArticlePicture(t *testing.T) {
	c := contentOf()
	c.SharePictures = true
	c.Pictures = map[string]progress.Picture{"media/b.jpg": {Slug: "b", Key: "0123456789", Format: "jpg", Sizes: []progress.Size{{Width: 480, Height: 360}, {Width: 800, Height: 600}}}}
	c.News[0].Images = []progress.Image{{Src: "", Caption: vi("chưa có")}, {Src: "media/b.jpg", Alt: vi("Quang cảnh")}}
	got := metas(pagesOf(t, renderWith(t, c, Options{Templates: fonts(t)}))["tin/2025-09-24-hoi-nghi/index.html"])
	if got["og:image"] != "https://example.org/media/b-0123456789-800.jpg" || got["og:image:width"] != "800" || got["og:image:alt"] != "Quang cảnh" {
		t.Errorf("the article is shared as %q", got)
	}
}

// TestNoSharePictures: without fonts, or where the site wants none, pages are
// shared without a picture.
func TestNoSharePictures(t *testing.T) {
	with, without := contentOf(), contentOf()
	with.SharePictures = true
	bare := unbundled{templates.FS}
	for name, tree := range map[string]*output.Tree{
		"without fonts": renderWith(t, with, Options{Templates: bare}), "not wanted": renderWith(t, without, Options{Templates: fonts(t)}),
	} {
		for _, path := range tree.Paths() {
			if strings.HasSuffix(path, ".png") {
				t.Errorf("%s: %s", name, path)
			}
		}
		if got := metas(pagesOf(t, tree)["index.html"]); got["og:image"] != "" || got["twitter:card"] != "summary" || got["og:title"] == "" {
			t.Errorf("%s: shared as %q", name, got)
		}
	}
}

// TestReuse: a picture that is published already is taken from there; what is no
// picture is not.
func TestReuse(t *testing.T) {
	c := contentOf()
	c.SharePictures = true
	first := renderWith(t, c, Options{Templates: fonts(t)})
	asked := 0
	again := renderWith(t, c, Options{Templates: fonts(t), Reuse: func(path string) ([]byte, bool) {
		data, ok := first.Get(path)
		if strings.HasSuffix(path, ".png") && ok {
			asked++
			return append([]byte(nil), append(data, "mark"...)...), true
		}
		return nil, false
	}})
	if asked != 8 { // the front page and three plans, in two languages
		t.Errorf("%d pictures were looked for", asked)
	}
	for _, path := range first.Paths() {
		a, _ := first.Get(path)
		b, _ := again.Get(path)
		if reused := bytes.Equal(append(append([]byte(nil), a...), "mark"...), b); reused != strings.HasSuffix(path, ".png") {
			t.Errorf("%s was reused: %v", path, reused)
		}
	}
	broken := renderWith(t, c, Options{Templates: fonts(t), Reuse: func(string) ([]byte, bool) { return []byte("<html>"), true }})
	for _, path := range first.Paths() {
		a, _ := first.Get(path)
		if b, _ := broken.Get(path); !bytes.Equal(a, b) {
			t.Errorf("%s was taken from something else", path)
		}
	}
}

// islands are the JSON-LD of a page.
func islands(t *testing.T, doc *html.Node) map[string]any {
	t.Helper()
	for _, n := range all(doc, "script") {
		if attr(n, "type") == "application/ld+json" {
			var v map[string]any
			if err := json.Unmarshal([]byte(n.FirstChild.Data), &v); err != nil {
				t.Fatal(err)
			}
			return v
		}
	}
	return nil
}

// TestStructured: plans are data sets, articles are articles, for search engines.
func TestStructured(t *testing.T) {
	pages := pagesOf(t, renderAll(t, contentOf()))
	plan := islands(t, pages["ke-hoach/nq57/index.html"])
	if plan["@type"] != "Dataset" || plan["temporalCoverage"] != "2025-06-30/2025-09-24" || plan["dateModified"] != "2025-09-24" ||
		plan["distribution"].([]any)[0].(map[string]any)["contentUrl"] != "https://example.org/data/nq57.csv" {
		t.Errorf("the plan is %v", plan)
	}
	article := islands(t, pages["en/news/2025-09-24-hoi-nghi/index.html"])
	if article["@type"] != "NewsArticle" || article["headline"] != "The conference of 24 September" || article["inLanguage"] != "vi" ||
		article["datePublished"] != "2025-09-24" || article["isBasedOn"] != "https://baonghean.vn/a.html" {
		t.Errorf("the article is %v", article)
	}
	if islands(t, pages["index.html"]) != nil {
		t.Error("the front page is a data set")
	}
}
