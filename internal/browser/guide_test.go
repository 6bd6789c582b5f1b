//go:build guide

package browser

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"tiendo/internal/picture"
	"tiendo/internal/progress"
)

// TestGuidePictures takes the pictures of docs/huong-dan from the built site and its
// editor. `make guide` runs it; people look at what it made.
func TestGuidePictures(t *testing.T) {
	files := filesIn(t, "../../content")
	files["site.toml"] += "\n[editor]\nbackend = \"github\"\nrepo = \"nghe-an/tien-do\"\n"
	made := built(t, files, progress.NewDate(2025, 9, 26))
	d := openDesk(t, made, files)
	d.Expect("can escape its sandboxing")
	for _, shot := range []struct{ name, entry, key string }{
		{"soan-ky-bao-cao", "reports/new", "as_of"},
		{"soan-dinh-chinh", "corrections/new", "as_of"},
		{"soan-da-cong-bo", "sealed/entries/2025-09-24-nq57", "as_of"},
		{"soan-tin", "news/entries/2025-09-24-phien-hop-thu-4", "title"},
	} {
		d.open(shot.entry, shot.key)
		time.Sleep(time.Second)
		Ask[any](d.Tab, `document.querySelector('[data-key-path]').scrollIntoView() || true`)
		d.take(shot.name)
	}
	Ask[any](d.Tab, `location.hash = '#/collections/news'`)
	d.Wait(`document.body.textContent.includes('Tạo mới')`)
	d.take("soan-danh-sach")
	for name, path := range map[string]string{"trang-ke-hoach": "/ke-hoach/nq57/", "trang-bao-cao": "/bao-cao/2025-09-24-nq57/", "trang-tin": "/tin/2025-09-24-phien-hop-thu-4/"} {
		d.Go(path)
		d.take(name)
	}
}

// take keeps a picture of what is seen, 960 wide and with few colours.
func (d desk) take(name string) {
	d.t.Helper()
	time.Sleep(time.Second) // until what moves has come to rest
	shot, err := chromedp.Run(d.ctx, chromedp.CaptureScreenshot())
	d.do(err)
	sizes, err := picture.Make(shot)
	d.do(err)
	folder := filepath.Join("..", "..", "docs", "huong-dan", "anh")
	d.do(os.MkdirAll(folder, 0o755))
	d.do(os.WriteFile(filepath.Join(folder, name+".png"), sizes[len(sizes)-2], 0o644))
}
