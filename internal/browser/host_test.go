package browser

import (
	"bytes"
	"errors"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
)

// types are the media types of what a site has; nosniff leaves no room for guesses.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".jsonld": "application/ld+json", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg",
	".webp": "image/webp", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
	".woff2": "font/woff2", ".ics": "text/calendar; charset=utf-8", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// Host serves a site on 127.0.0.1 as Netlify does: index.html of folders, 404.html
// for what is not there, and the headers that the site's own _headers asks for.
type Host struct {
	URL   string // without a slash at the end
	files fs.FS
	rules []rule
}

// rule is a path of _headers with its headers.
type rule struct {
	path    string
	headers [][2]string
}

// Serve serves files until the test ends: a published folder (os.DirFS("public"))
// or a tree in memory.
func Serve(t testing.TB, files fs.FS) *Host {
	t.Helper()
	list, err := fs.ReadFile(files, "_headers")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	h := &Host{files: files, rules: rulesOf(string(list))}
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	h.URL = server.URL
	return h
}

// rulesOf reads a file _headers: a path at the beginning of a line, its headers
// below, indented.
func rulesOf(list string) []rule {
	var rules []rule
	for line := range strings.Lines(list) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case strings.HasPrefix(line, "/"):
			rules = append(rules, rule{path: strings.TrimSpace(line)})
		case ok && len(rules) > 0:
			last := &rules[len(rules)-1]
			last.headers = append(last.headers, [2]string{name, value})
		}
	}
	return rules
}

func (r rule) matches(asked string) bool {
	if start, ok := strings.CutSuffix(r.path, "*"); ok {
		return strings.HasPrefix(asked, start)
	}
	return asked == r.path
}

func (h *Host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, rule := range h.rules {
		if rule.matches(r.URL.Path) {
			for _, header := range rule.headers {
				w.Header().Add(header[0], header[1])
			}
		}
	}
	name, status := strings.Trim(path.Clean(r.URL.Path), "/"), http.StatusOK
	if strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	data, err := fs.ReadFile(h.files, name)
	if err != nil {
		status, name = http.StatusNotFound, "404.html"
		if data, err = fs.ReadFile(h.files, name); err != nil {
			data = []byte("404")
		}
	}
	w.Header().Set("Content-Type", types[path.Ext(name)])
	w.WriteHeader(status)
	_, _ = bytes.NewReader(data).WriteTo(w)
}
