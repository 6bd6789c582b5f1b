//go:build pictures

package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tiendo/internal/picture"
)

// TestScreenshots keeps pictures of every page that is proved, for people to look
// at, and each of them printed: `make screenshots`.
func TestScreenshots(t *testing.T) {
	for _, s := range []site{first, sample} {
		host := s.host(t)
		for _, look := range []struct {
			name string
			Look
		}{
			{"360", Look{Width: 360, Height: 740}}, {"768", Look{Width: 768}}, {"1280", Look{}},
			{"360-dark", Look{Width: 360, Height: 740, Dark: true}}, {"1280-dark", Look{Dark: true}}, {"1280-forced", Look{Forced: true}},
			{"360-no-script", Look{Width: 360, Height: 740, NoScript: true}},
		} {
			tab := Open(t, host, look.Look)
			for _, v := range s.pages {
				tab.visit(v)
				tab.Screenshot(s.pictureOf(v) + "-" + look.name)
			}
		}
		tab := Open(t, host, Look{})
		for _, v := range s.pages {
			tab.visit(v)
			keep(t, s.pictureOf(v)+".pdf", tab.Paper())
		}
	}
}

func (tab *Tab) visit(v visit) {
	tab.t.Helper()
	if v.kind == "lost" {
		tab.Expect("404")
	}
	tab.Go(v.path)
}

func (s site) pictureOf(v visit) string {
	return s.name + strings.TrimSuffix(strings.ReplaceAll(v.path, "/", "-"), "-")
}

// TestPictures makes the pictures of README: `make pictures`.
func TestPictures(t *testing.T) {
	const most = 80_000 // bytes of a picture
	host := first.host(t)
	for _, p := range []struct {
		name, path string
		Look
	}{
		{"home", "/", Look{Height: 960}},
		{"units", "/don-vi/", Look{Height: 1120, Dark: true}},
		{"phone", "/ke-hoach/nq57/tasks-2025/", Look{Width: 390, Height: 1080}},
	} {
		tab := Open(t, host, p.Look)
		tab.Go(p.path)
		if p.name == "units" {
			Ask[bool](tab, `document.querySelector('figure').scrollIntoView(), scrollBy(0, -24), true`)
		}
		shot, err := chromedp.Run(tab.ctx, chromedp.CaptureScreenshot())
		tab.do(err)
		sizes, err := picture.Make(shot) // with a palette
		tab.do(err)
		data := sizes[len(sizes)-1]
		if len(data) > most {
			t.Errorf("%s: %d bytes, more than %d", p.name, len(data), most)
		}
		tab.do(os.WriteFile(filepath.Join("..", "..", "docs", "pictures", p.name+".png"), data, 0o644))
	}
}
