package browser

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/policy"
	"tiendo/templates"
)

// words around the scripts, as a page gives them.
const scriptWords = ` data-word-open="Xem tương tác" data-word-loading="Đang tải…" data-word-failed="Không tải được; hình tĩnh vẫn đầy đủ."`

// page is a site of one page, served under the policy of every page: a body
// written by hand, our styles and scripts, and more files.
func page(t *testing.T, body string, files map[string]string) *Host {
	t.Helper()
	site := fstest.MapFS{
		"_headers": {Data: []byte("/*\n  Content-Security-Policy: " + policy.Page + "; frame-ancestors 'none'\n" +
			"  X-Content-Type-Options: nosniff\n  Cross-Origin-Opener-Policy: same-origin\n  Cross-Origin-Embedder-Policy: require-corp\n" +
			"  Cross-Origin-Resource-Policy: same-origin\n")},
		"site.css":   {Data: []byte(embedded(t, "site.css") + embedded(t, "chart.css") + embedded(t, "js/script.css"))},
		"icon.svg":   {Data: []byte(embedded(t, "icon.svg"))},
		"index.html": {Data: []byte(frame(t, body))},
	}
	for _, name := range []string{"site.js", "echarts.js", "search.js"} {
		site[name] = &fstest.MapFile{Data: []byte(embedded(t, "dist/"+name))}
	}
	for name, data := range files {
		site[name] = &fstest.MapFile{Data: []byte(data)}
	}
	return Serve(t, site)
}

func frame(t *testing.T, body string) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
		`<title>Thử</title><link rel="stylesheet" href="/site.css"><link rel="icon" href="/icon.svg"><script src="/site.js" defer integrity="` + integrity(t, "site.js") + `"` +
		` data-chart="/echarts.js" data-chart-integrity="` + integrity(t, "echarts.js") + `"` +
		` data-search="/search.js" data-search-integrity="` + integrity(t, "search.js") + `"` + scriptWords +
		`></script></head><body><main class="wide"><h1>Thử</h1>`)
	b.WriteString(body)
	b.WriteString(`</main></body></html>`)
	return b.String()
}

// embedded is an asset of the program.
func embedded(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(templates.FS, "assets/"+name)
	if err != nil {
		t.Fatalf("%v: run `make templates/assets/dist/LICENSES.txt` first", err)
	}
	return string(data)
}

// integrity is what a page says of a script that it loads. Source: Subresource
// Integrity, W3C.
func integrity(t *testing.T, name string) string {
	sum := sha256.Sum256([]byte(embedded(t, "dist/"+name)))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// same fails where a test has got other than it wanted.
func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
