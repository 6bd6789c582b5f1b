package browser

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"testing"

	pages "tiendo/internal/page"
)

// budgets are what a telephone may load of a page at a first visit, in bytes as
// gzip sends them: the goals of DESIGN section 10. Other pages have the home page's.
var budgets = map[string]int{"unit": 10_000, "home": 40_000, "": 40_000}

// TestWeights: what a telephone loads of each kind of page of the first site, page,
// stylesheet, script, icon and pictures, is within its budget. The table is kept
// for people to read; `make test` prints it.
func TestWeights(t *testing.T) {
	var table strings.Builder
	fmt.Fprintf(&table, "what a telephone loads at a first visit, bytes after gzip -6\n%-12s %7s %7s %5s  %s\n", "kind", "page", "all", "files", "address")
	for _, k := range pages.Kinds {
		s, v := pageOf(k.Name)
		page, all, files := weigh(t, s, v)
		fmt.Fprintf(&table, "%-12s %7d %7d %5d  %s\n", k.Name, page, all, files, v.path)
		budget, own := budgets[k.Name]
		if !own {
			budget = budgets[""]
		}
		if all > budget {
			t.Errorf("%s weighs %d bytes, more than %d", v.path, all, budget)
		}
	}
	t.Log("\n" + table.String())
	keep(t, "weights.txt", []byte(table.String()))
}

// pageOf is a page of a kind, of the first site if that has one.
func pageOf(kind string) (site, visit) {
	for _, s := range []site{first, sample} {
		for _, v := range s.pages {
			if v.kind == kind {
				return s, v
			}
		}
	}
	return site{}, visit{}
}

// weigh opens a page on a telephone that has never been here and adds up what it
// asks for.
func weigh(t *testing.T, s site, v visit) (page, all, files int) {
	t.Helper()
	if s.files == nil {
		t.Fatal("a kind of page that no site has")
	}
	tree, err := s.files()
	if err != nil {
		t.Fatal(err)
	}
	tab := Open(t, Serve(t, tree), Look{Width: 360, Height: 740, Touch: true})
	if v.kind == "lost" {
		tab.Expect("404")
	}
	tab.Go(v.path)
	// A browser without a window asks for no icon.
	requests := append(tab.Requests(), Ask[string](tab, `(e => e ? e.getAttribute("href") : "")(document.querySelector("link[rel=icon]"))`))
	seen := map[string]bool{"": true}
	for i, request := range requests {
		if seen[request] {
			continue
		}
		seen[request] = true
		name := strings.Trim(request, "/")
		if strings.HasSuffix(request, "/") {
			name = path.Join(name, "index.html")
		}
		data, err := fs.ReadFile(tree, name)
		if err != nil {
			data, err = fs.ReadFile(tree, "404.html")
		}
		if err != nil {
			t.Fatal(err)
		}
		n := packed(t, data)
		if all += n; i == 0 {
			page = n
		}
		files++
	}
	return page, all, files
}

// packed is how many bytes gzip makes of a file; of pictures it makes no fewer.
func packed(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return min(b.Len(), len(data))
}
