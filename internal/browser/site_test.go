package browser

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io/fs"
	"os"
	"sync"
	"testing"
	"testing/fstest"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// A site that is looked at: the first site, and a province that does not exist
// with what the first one lacks (testdata/sample).
type site struct {
	name  string
	files func() (fstest.MapFS, error) // what is published
	pages []visit
}

// visit is a page with the name of its kind in page.Kinds.
type visit struct{ kind, path string }

var first = site{"nghe-an", sync.OnceValues(func() (fstest.MapFS, error) {
	return published(os.DirFS("../../content"), progress.NewDate(2025, 10, 5))
}), []visit{
	{"home", "/"}, {"plans", "/ke-hoach/"}, {"plan", "/ke-hoach/nq57/"}, {"plan", "/ke-hoach/kh02/"},
	{"set", "/ke-hoach/nq57/tasks-2025/"}, {"set", "/ke-hoach/kh02/criteria/"}, {"reports", "/bao-cao/"}, {"report", "/bao-cao/2025-09-24-nq57/"},
	{"presskit", "/bao-cao/2025-09-24-kh02/bao-chi/"}, {"units", "/don-vi/"}, {"unit", "/don-vi/16681/"}, {"commitments", "/cam-ket/"},
	{"news", "/tin/"}, {"article", "/tin/2025-09-24-phien-hop-thu-4/"}, {"data", "/du-lieu/"}, {"method", "/phuong-phap/"},
	{"quality", "/chat-luong-du-lieu/"}, {"corrections", "/dinh-chinh/"}, {"verify", "/kiem-chung/"}, {"search", "/tim-kiem/"},
	{"sitemap", "/so-do-trang/"}, {"about", "/gioi-thieu/"}, {"lost", "/khong-co/"}, {"embed", "/embed/tiles/kh02/criteria/"},
	{"home", "/en/"}, {"commitments", "/en/commitments/"},
}}

var sample = site{"mau", sync.OnceValues(func() (fstest.MapFS, error) {
	content := fstest.MapFS{}
	if err := pour(os.DirFS("testdata/sample"), content); err != nil {
		return nil, err
	}
	content["media/hop.jpg"] = &fstest.MapFile{Data: photograph()}
	return published(content, progress.NewDate(2025, 10, 12))
}), []visit{
	{"home", "/"}, {"plan", "/ke-hoach/so/"}, {"plan", "/ke-hoach/cu/"}, {"plan", "/ke-hoach/moi/"}, {"set", "/ke-hoach/so/tasks/"},
	{"set", "/ke-hoach/so/criteria/"}, {"item", "/ke-hoach/so/muc/t-01/"}, {"item", "/ke-hoach/so/muc/t-02/"},
	{"report", "/bao-cao/2025-09-30-so/"}, {"report", "/bao-cao/2025-10-10-so-dinh-chinh/"},
	{"units", "/don-vi/"}, {"unit", "/don-vi/502/"}, {"commitments", "/cam-ket/"}, {"article", "/tin/2025-10-06-quy-iii/"},
	{"corrections", "/dinh-chinh/"},
	{"embed", "/embed/trend/so/tasks/"}, {"embed", "/embed/matrix/so/criteria/"},
	{"plan", "/en/plans/so/"}, {"item", "/en/plans/so/items/t-01/"},
}}

// host serves the site until the test ends.
func (s site) host(t *testing.T) *Host {
	t.Helper()
	files, err := s.files()
	if err != nil {
		t.Fatal(err)
	}
	return Serve(t, files)
}

// published is what a build makes of content on a day.
func published(content fs.FS, day progress.Date) (fstest.MapFS, error) {
	made, err := build.Make(build.Options{Content: content, Templates: templates.FS, Tool: "tiendo", Date: day})
	if err != nil {
		return nil, err
	}
	for _, p := range made.Problems {
		if p.Rule.Severity == diag.Error {
			return nil, fmt.Errorf("%s: %s", p.File, p.Message.EN)
		}
	}
	files := fstest.MapFS{}
	for _, path := range made.Tree.Paths() {
		data, _ := made.Tree.Get(path)
		files[path] = &fstest.MapFile{Data: data}
	}
	return files, nil
}

// pour copies files.
func pour(from fs.FS, into fstest.MapFS) error {
	return fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		into[name] = &fstest.MapFile{Data: data}
		return err
	})
}

// photograph is a picture of 1600 × 1000 pixels: a floor, a wall, a light.
func photograph() []byte {
	img := image.NewRGBA(image.Rect(0, 0, 1600, 1000))
	for y := range 1000 {
		for x := range 1600 {
			c := color.RGBA{uint8(90 + y/12), uint8(110 + y/14), uint8(120 + x/20), 255}
			if y > 640 {
				c = color.RGBA{uint8(60 + x/40), 70, uint8(80 + y/30), 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err) // of a picture in memory
	}
	return b.Bytes()
}
