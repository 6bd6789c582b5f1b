package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// budgets are the most bytes, gzip, that a reader pays for each script. Only
// site.js is paid by everybody, the editor by nobody who reads.
var budgets = map[string]int{"site.js": 5 << 10, "search.js": 10 << 10, "echarts.js": 220 << 10, "editor/editor.js.gz": 720 << 10}

// once is what is made of the module, made once for all tests.
var once = sync.OnceValues(func() ([]file, error) { return bundle("../..") })

func made(t *testing.T) []file {
	t.Helper()
	files, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestBundle(t *testing.T) {
	left := maps.Clone(budgets)
	first := made(t)
	second, err := bundle("../..")
	if err != nil {
		t.Fatal(err)
	}
	if len(first) != len(second) {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for i, f := range first {
		if f.name != second[i].name || !bytes.Equal(f.data, second[i].data) {
			t.Errorf("%s is not made the same twice", f.name)
		}
		if budget, ok := budgets[f.name]; ok {
			t.Logf("%s: %d bytes, %d gzip", f.name, len(f.data), gzipped(f.data))
			if n := gzipped(f.data); n > budget {
				t.Errorf("%s: %d bytes gzip, more than %d", f.name, n, budget)
			}
			delete(left, f.name)
		}
		if strings.HasSuffix(f.name, ".js") {
			for _, forbidden := range []string{"eval(", "new Function", "localStorage", "sessionStorage", "document.cookie", "</script"} {
				if bytes.Contains(f.data, []byte(forbidden)) {
					t.Errorf("%s: %s", f.name, forbidden)
				}
			}
		}
	}
	if len(left) > 0 {
		t.Errorf("not made: %v", left)
	}
}

// TestStayHome: a version of the editor that asks other hosts for more, or for
// something else, is not bundled.
func TestStayHome(t *testing.T) {
	all := ""
	for _, r := range rewrites {
		all += strings.Repeat(r.from+" ", r.count)
	}
	files := []file{{"editor/editor.js", []byte(all)}}
	if err := stayHome(files); err != nil || bytes.Contains(files[0].data, []byte("https://")) {
		t.Errorf("%v: %s", err, files[0].data)
	}
	for _, text := range []string{"", all + rewrites[0].from, strings.Replace(all, "unpkg.com", "cdn.unpkg.com", 1), all + "//fonts.gstatic.com/x"} {
		if err := stayHome([]file{{"editor/editor.js", []byte(text)}}); err == nil {
			t.Errorf("bundled: %q", text)
		}
	}
}

// TestMended: the preview of an article is started once, and a version of the editor
// that starts it in another way is looked at first.
func TestMended(t *testing.T) {
	i := slices.IndexFunc(made(t), func(f file) bool { return f.name == "editor/editor.js.gz" })
	z, err := gzip.NewReader(bytes.NewReader(made(t)[i].data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(regexp.MustCompile(`\.src\)return;let \w+=t\.reactComponent\?`).FindAll(text, -1)); n != 1 {
		t.Errorf("mended %d times", n)
	}
}

func TestLicences(t *testing.T) {
	files := made(t)
	for _, f := range files {
		if f.name != "LICENSES.txt" {
			continue
		}
		for _, want := range []string{"echarts 6", "zrender 6", "tslib 2", "minisearch 7", "be-vietnam-pro 0", "Apache License", "SIL OPEN FONT LICENSE", "BSD 3-Clause", "The Apache Software Foundation", "Mike Bostock", "MIT License", "@sveltia/cms 0", "Kohei Yoshino", "smol-toml 1", "source-sans-3 5"} {
			if !bytes.Contains(f.data, []byte(want)) {
				t.Errorf("LICENSES.txt does not say %q", want)
			}
		}
		return
	}
	t.Error("no LICENSES.txt")
}

// TestWrite: dist holds what was made and nothing of before.
func TestWrite(t *testing.T) {
	dist := filepath.Join(t.TempDir(), "dist")
	if err := write(dist, []file{{"LICENSES.txt", []byte("a")}, {"old.js", []byte("b")}}); err != nil {
		t.Fatal(err)
	}
	if err := write(dist, []file{{"LICENSES.txt", []byte("c")}, {"fonts/x.ttf", []byte("d")}}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dist, "old.js")); err == nil {
		t.Error("old.js is still there")
	}
	for name, want := range map[string]string{"LICENSES.txt": "c", "fonts/x.ttf": "d"} {
		if got, err := os.ReadFile(filepath.Join(dist, filepath.FromSlash(name))); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestNoModules(t *testing.T) {
	if _, err := bundle(t.TempDir()); err == nil || !strings.Contains(err.Error(), "npm ci") {
		t.Errorf("says %v, not what to do", err)
	}
}
