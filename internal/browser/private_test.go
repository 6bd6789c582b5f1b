package browser

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// firstSite is the site of this repository on a day.
func firstSite(t *testing.T) *build.Made {
	t.Helper()
	made, err := build.Make(build.Options{Content: os.DirFS("../../content"), Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 10, 1)})
	if err != nil || made.Tree == nil {
		t.Fatal(err, made.Problems)
	}
	return made
}

// serveTree serves what a build made.
func serveTree(t *testing.T, made *build.Made) *Host {
	t.Helper()
	site := fstest.MapFS{}
	for _, path := range made.Tree.Paths() {
		data, _ := made.Tree.Get(path)
		site[path] = &fstest.MapFile{Data: data}
	}
	return Serve(t, site)
}

// oneOfEach is a page of each kind, in both languages: of the pages that lie in
// the same folders, the largest, which has the most on it.
func oneOfEach(made *build.Made) []string {
	largest, size := map[string]string{}, map[string]int{}
	for _, path := range made.Tree.Paths() {
		folder, isPage := strings.CutSuffix(path, "index.html")
		if !isPage {
			continue
		}
		parts := strings.Split(folder, "/")
		kind := parts[0] + strings.Repeat("/", len(parts))
		if parts[0] == "en" || parts[0] == "embed" {
			kind = parts[0] + "/" + parts[1] + strings.Repeat("/", len(parts))
		}
		data, _ := made.Tree.Get(path)
		if len(data) > size[kind] {
			largest[kind], size[kind] = "/"+folder, len(data)
		}
	}
	var pages []string
	for _, page := range largest {
		pages = append(pages, page)
	}
	slices.Sort(pages)
	return pages
}

// traces is whatever a page can leave in a browser; "" for nothing.
const traces = `(async () => {
	const left = [];
	if (document.cookie) left.push('cookie ' + document.cookie);
	if (localStorage.length) left.push('localStorage');
	if (sessionStorage.length) left.push('sessionStorage');
	if ((await indexedDB.databases()).length) left.push('indexedDB');
	if ((await caches.keys()).length) left.push('caches');
	if ((await navigator.serviceWorker.getRegistrations()).length) left.push('service worker');
	return left.join(', ');
})()`

// TestNothingIsKept: a page of each kind, with everything on it used, asks nobody
// but its own host, for nothing but files of the site, and leaves nothing behind.
func TestNothingIsKept(t *testing.T) {
	made := firstSite(t)
	tab := Open(t, serveTree(t, made), Look{})
	pages := oneOfEach(made)
	if len(pages) < 40 {
		t.Errorf("only %d pages: %v", len(pages), pages)
	}
	live, found := 0, 0
	for _, page := range pages {
		tab.Go(page)
		opened, searched := use(tab)
		live += opened
		found += searched
		if left := Ask[string](tab, traces); left != "" {
			t.Errorf("%s leaves %s", page, left)
		}
	}
	cookies, err := chromedp.Call(tab.ctx, network.GetCookies, network.GetCookiesParams{})
	if err != nil || len(cookies.Cookies) > 0 {
		t.Errorf("cookies: %v %v", cookies.Cookies, err)
	}
	if live == 0 || found == 0 {
		t.Errorf("%d charts were opened, %d searches answered", live, found)
	}
	for _, request := range tab.Requests() {
		path, _, _ := strings.Cut(strings.TrimPrefix(request, "/"), "?")
		if strings.HasSuffix(path, "/") || path == "" {
			path += "index.html"
		}
		if _, ok := made.Tree.Get(path); !ok {
			t.Errorf("asked for %s, which is no file of the site", request)
		}
	}
	t.Logf("%d pages, %d requests, %d charts opened", len(pages), len(tab.Requests()), live)
}

// use presses every button of a page, opens what folds, opens its first chart and
// types into its search.
func use(tab *Tab) (charts, searches int) {
	tab.t.Helper()
	if Ask[bool](tab, `document.querySelector('.chart-open') !== null`) {
		tab.Click(".chart-open")
		tab.Wait(opened)
		charts++
	}
	if Ask[bool](tab, `document.querySelector('input[type=search]') !== null`) {
		Ask[bool](tab, `document.querySelector('input[type=search]').focus(), true`)
		tab.Press("nghe an")
		if Ask[bool](tab, `document.querySelector('form[data-index]') !== null`) {
			tab.Wait(`document.querySelectorAll('.found a').length > 0`)
			searches++
		}
	}
	Ask[bool](tab, `document.querySelectorAll('details').forEach(d => { d.open = true }), true`)
	Ask[bool](tab, `document.querySelectorAll('main button:not(.chart-open):not(form button)').forEach(b => { if (b.offsetParent) b.click() }), true`)
	time.Sleep(50 * time.Millisecond) // what a button starts may ask for something
	return charts, searches
}
