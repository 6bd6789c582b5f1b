package page

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// unbundled is templates of a program that was built without scripts and fonts.
type unbundled struct{ fs.FS }

func (u unbundled) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "assets/dist") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return u.FS.Open(name)
}

func asset0(t *testing.T, tree *output.Tree, href string) []byte {
	t.Helper()
	data, ok := tree.Get(strings.TrimPrefix(href, "/"))
	if !ok {
		t.Errorf("%s is not there", href)
	}
	return data
}

// TestIntegrity: whatever a page or a frame loads as code or style, and what its
// script fetches later, is held against a hash of it.
func TestIntegrity(t *testing.T) {
	tree := renderAll(t, contentOf())
	for path, doc := range pagesOf(t, tree) {
		styles := 0
		for _, n := range all(doc, "link") {
			if attr(n, "rel") == "stylesheet" {
				styles++
				intact(t, tree, attr(n, "href"), attr(n, "integrity"))
			}
		}
		if n := loaded(doc); n != nil {
			intact(t, tree, attr(n, "src"), attr(n, "integrity"))
		}
		if styles == 0 {
			t.Errorf("%s has no stylesheet", path)
		}
	}
}

// intact fails where a file is not the one that an integrity names.
func intact(t *testing.T, tree *output.Tree, href, integrity string) {
	t.Helper()
	sum := sha256.Sum256(asset0(t, tree, href))
	if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); integrity != want {
		t.Errorf("%s has the integrity %q, want %q", href, integrity, want)
	}
}

// loaded is the script element of a page that loads one, nil if none does.
func loaded(doc *html.Node) *html.Node {
	for _, n := range all(doc, "script") {
		if attr(n, "src") != "" {
			return n
		}
	}
	return nil
}

// TestScripts: a page loads a script only if something on it asks for one, the
// larger ones stand in attributes, and every file is there as it is named.
func TestScripts(t *testing.T) {
	fonts(t)
	tree := renderAll(t, contentOf())
	options := 0
	for path, doc := range pagesOf(t, tree) {
		asks, charts := false, false
		below(doc, func(n *html.Node) {
			for _, a := range n.Attr {
				asks = asks || slices.Contains([]string{"data-copy", "data-sortable", "data-filter", "data-index", "data-option"}, a.Key)
			}
			if href := attr(n, "data-option"); href != "" {
				charts = true
				options++
				var option struct {
					Tiendo struct{ Source, File, Close, PNG string }
				}
				if err := json.Unmarshal(asset0(t, tree, href), &option); err != nil || option.Tiendo.Source == "" || option.Tiendo.Close == "" {
					t.Errorf("%s: %s is %v, %v", path, href, option, err)
				}
			}
		})
		n := loaded(doc)
		if inFrame(path) || strings.HasPrefix(path, "don-vi/16") {
			asks = false
		}
		if (n != nil) != asks {
			t.Errorf("%s loads a script: %v", path, n != nil)
		}
		if n == nil {
			continue
		}
		intact(t, tree, attr(n, "src"), attr(n, "integrity"))
		if (attr(n, "data-chart") != "") != charts {
			t.Errorf("%s can fetch what draws charts: %v", path, !charts)
		}
		if charts {
			intact(t, tree, attr(n, "data-chart"), attr(n, "data-chart-integrity"))
		}
		if src := attr(n, "data-search"); src != "" {
			intact(t, tree, src, attr(n, "data-search-integrity"))
		}
	}
	if options < 20 {
		t.Errorf("%d charts have an interactive face", options)
	}
}

// TestOwnAsks: a template of the site that asks for a script gets it, also on pages
// whose views never ask for one, and where html/template has
// to execute it.
func TestOwnAsks(t *testing.T) {
	for name, c := range map[string]struct {
		top  fstest.MapFS
		asks bool
	}{
		"ours":                {fstest.MapFS{}, false},
		"still":               {fstest.MapFS{"unit.html": {Data: []byte(`<h1>a</h1>`)}, "article.html": {Data: []byte(`<h1>{{.Title}}</h1>`)}}, false},
		"in steps":            {fstest.MapFS{"unit.html": {Data: []byte(`<table data-sortable></table>`)}, "article.html": {Data: []byte(`<ul data-filter="{{.Title}}"></ul>`)}}, true},
		"by html/template":    {fstest.MapFS{"unit.html": {Data: []byte(`{{len .Headline}}<table data-sortable></table>`)}, "article.html": {Data: []byte(`{{len .Title}}<ul data-filter="a"></ul>`)}}, true},
		"in another template": {fstest.MapFS{"unit.html": {Data: []byte(`{{template "own" .}}{{define "own"}}<table data-sortable></table>{{end}}`)}, "article.html": {Data: []byte(`{{template "own" .}}`)}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			tree := output.NewTree()
			s := progress.New(contentOf(), day(2025, 10, 15), false)
			if err := Render(s, nil, nil, Options{Templates: overlay{c.top, templates.FS}, Tool: "tiendo"}, tree); err != nil {
				t.Fatal(err)
			}
			pages := pagesOf(t, tree)
			for _, path := range []string{"don-vi/16681/index.html", articlePath} {
				if doc := pages[path]; doc == nil || (loaded(doc) != nil) != c.asks {
					t.Errorf("%s: there: %v, loads a script, wanted: %v", path, doc != nil, c.asks)
				}
			}
		})
	}
}

// TestOwnFrame: a frame of the site may place what a page loads before the page and
// behind it, and white space around a page is not in it.
func TestOwnFrame(t *testing.T) {
	tree := output.NewTree()
	top := fstest.MapFS{
		"frame.html":   {Data: []byte(`<!doctype html><head><title>{{.Title}}</title>{{.Extras}}</head><main>{{.Main}}</main>{{.Extras}}<!-- end -->`)},
		"unit.html":    {Data: []byte("\n <h1>{{.Headline}}</h1><table data-sortable></table>\n\n")},
		"article.html": {Data: []byte("\n{{len .Title}}<p>{{.Body}}</p>\t{{.Notes}}\n<ul data-filter=\"a\"></ul>\u00a0\n")},
		"lost.html":    {Data: []byte("\n")},
		"set.html":     {Data: []byte(`{{range .Charts}}{{.}}{{end}}<form data-index="/a"></form>`)},
	}
	s := progress.New(contentOf(), day(2025, 10, 15), false)
	if err := Render(s, nil, nil, Options{Templates: overlay{top, templates.FS}, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	for path, ends := range map[string][2]string{
		"don-vi/16681/index.html": {"<h1>", "</table>"}, articlePath: {"23<p>", "</ul>"}, "404.html": {"", ""},
		"ke-hoach/nq57/targets-2025/index.html": {"<figure", "</form>"},
	} {
		page := string(asset0(t, tree, "/"+path))
		_, head, _ := strings.Cut(page, "</title>")
		head, main, _ := strings.Cut(head, "</head><main>")
		main, end, _ := strings.Cut(main, "</main>")
		end, _, _ = strings.Cut(end, "<!--")
		if !strings.HasPrefix(main, ends[0]) || !strings.HasSuffix(main, ends[1]) || head != end || (head == "") != (ends[0] == "") || strings.Count(head, "<script") > 1 ||
			strings.Contains(main, "data-option") && (!strings.Contains(head, "data-chart=") || !strings.Contains(head, "data-search=")) {
			t.Errorf("%s: %s", path, page)
		}
	}
}

// TestUnbundled: a program that was built without scripts makes complete pages
// that ask for none, and it can be told.
func TestUnbundled(t *testing.T) {
	c := contentOf()
	c.SharePictures = true
	files := unbundled{templates.FS}
	tree := renderWith(t, c, Options{Templates: files})
	for path, doc := range pagesOf(t, tree) {
		clean(t, path, doc, tree)
		if loaded(doc) != nil {
			t.Errorf("%s loads a script", path)
		}
		below(doc, func(n *html.Node) {
			if attr(n, "data-option")+attr(n, "data-index") != "" {
				t.Errorf("%s: <%s> waits for a script", path, n.Data)
			}
		})
	}
	for _, path := range tree.Paths() {
		if strings.HasSuffix(path, ".js") || strings.HasPrefix(path, "assets/") && strings.HasSuffix(path, ".json") {
			t.Errorf("%s is of no use", path)
		}
	}
	s := progress.New(c, day(2025, 10, 15), false)
	if missing := Missing(s, files); len(missing) != 5 {
		t.Errorf("missing are %v", missing)
	}
	s.SharePictures = false
	if missing := Missing(s, files); len(missing) != 3 {
		t.Errorf("without share pictures missing are %v", missing)
	}
}

// broken is a file system in which one file is there, but cannot be read.
type broken struct {
	fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EIO}
	}
	return b.FS.Open(name)
}

// What is there and cannot be read is an error: the site would look whole without it.
func TestUnreadableBundle(t *testing.T) {
	c := contentOf()
	c.SharePictures = true
	s := progress.New(c, day(2025, 10, 15), false)
	for _, name := range []string{"assets/dist/site.js", "assets/dist/echarts.js", "assets/dist/search.js", regularFont, boldFont} {
		tree := output.NewTree()
		err := Render(s, nil, nil, Options{Templates: broken{templates.FS, name}, Tool: "tiendo test"}, tree)
		if !errors.Is(err, syscall.EIO) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
