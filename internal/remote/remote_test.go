package remote_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"tiendo/internal/output"
	"tiendo/internal/remote"
)

// host hands out a site as Netlify does: folders by their page, none of the files
// that it consumes, 404.html for whatever is not there.
type host map[string]string

func (h host) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	path, ok := strings.CutPrefix(r.URL.Path, "/tiendo/")
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	data, there := h[path]
	if !ok || !there || strings.HasPrefix(path, "_") || path == "404.html" {
		w.WriteHeader(http.StatusNotFound)
		data = h["404.html"]
	}
	_, _ = w.Write([]byte(data))
}

func serve(t *testing.T, h http.Handler) *remote.Site {
	t.Helper()
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	site, err := remote.Open(server.URL + "/tiendo")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	return site
}

// published is a site with its manifest.
func published(t *testing.T) (host, output.Manifest) {
	t.Helper()
	h := host{"index.html": "home", "tin/a/index.html": "a", "xindex.html": "x", "data/á b.csv": "1,2", "404.html": "lost", "_headers": "/*", "feed.xml": ""}
	tree := output.NewTree()
	for path, data := range h {
		if err := tree.Add(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	m := tree.Manifest("tiendo test", "2025-10-01")
	h["manifest.json"] = string(m.JSON())
	return h, m
}

func TestVerify(t *testing.T) {
	h, want := published(t)
	site := serve(t, h)
	m, err := site.Manifest()
	if err != nil || !reflect.DeepEqual(m, want) {
		t.Fatalf("%+v, %v", m, err)
	}
	if findings, n, err := site.Verify(m); findings != nil || n != 6 || err != nil {
		t.Errorf("%v, %d files, %v", findings, n, err)
	}

	h["index.html"], h["feed.xml"], h["404.html"] = "hime", "longer", "found"
	delete(h, "data/á b.csv")
	findings, _, err := site.Verify(m)
	departures := []output.Finding{
		{Path: "404.html", Fault: output.FileChanged}, {Path: "data/á b.csv", Fault: output.FileMissing},
		{Path: "feed.xml", Fault: output.FileChanged}, {Path: "index.html", Fault: output.FileChanged},
	}
	if err != nil || !reflect.DeepEqual(findings, departures) {
		t.Errorf("%v, %v, want %v", findings, err, departures)
	}
}

func TestNoSuchSite(t *testing.T) {
	h, m := published(t)
	delete(h, "manifest.json")
	_, err := serve(t, h).Manifest()
	if none := (*output.NoManifest)(nil); !errors.As(err, &none) {
		t.Errorf("no manifest: %v", err)
	}
	h["manifest.json"] = `{"name": "an app"}`
	_, err = serve(t, h).Manifest()
	if bad := (*output.BadManifest)(nil); !errors.As(err, &bad) {
		t.Errorf("another's manifest: %v", err)
	}
	for _, address := range []string{"https://", "https:///x", "https://a.example/?b", "https://a.example/#b", "https://a.example:x/"} {
		if _, err := remote.Open(address); err == nil {
			t.Errorf("%s is no address", address)
		}
	}

	// A host that leads elsewhere, fails or cannot be reached has been no proof.
	for name, h := range map[string]http.HandlerFunc{
		"leads to": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.2/", http.StatusFound)
		},
		"503":            func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) },
		"EOF":            func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"unexpected EOF": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "9") },
	} {
		site := serve(t, h)
		if _, err := site.Manifest(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		if findings, _, err := site.Verify(m); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v, %v", name, findings, err)
		}
	}
}

func TestIsAddress(t *testing.T) {
	for s, want := range map[string]bool{"https://a.example": true, "http://a.example/b": true, "public": false, "./https:": false, "ftp://x": false} {
		if remote.IsAddress(s) != want {
			t.Errorf("%q", s)
		}
	}
}
