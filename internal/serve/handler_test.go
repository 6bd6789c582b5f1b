package serve

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const port = 1313

// ask sends a request as it is to a preview.
func ask(t *testing.T, h http.Handler, request string) *http.Response {
	t.Helper()
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(strings.ReplaceAll(request, "\n", "\r\n") + "\r\n\r\n")))
	if err != nil {
		t.Fatal(request, err)
	}
	ctx, stop := context.WithCancel(r.Context())
	stop() // a stream says what there is, and ends
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r.WithContext(ctx))
	return w.Result()
}

// TestStrangers: the preview answers to its own names, to GET and HEAD, and with
// files of the site alone. None of the requests ends it.
func TestStrangers(t *testing.T) {
	files := whole()
	files[".env"], files["news/.git/config"] = "KEY=secret", "secret"
	d := newDesk(t, files)
	d.Refresh()
	h := d.handler(port)
	const local = "\nHost: localhost:1313"
	requests := []struct {
		request string
		status  int
	}{
		{"GET / HTTP/1.1" + local, 200},
		{"GET / HTTP/1.1\nHost: 127.0.0.1:1313", 200},
		{"GET / HTTP/1.1\nHost: [::1]:1313", 200},
		{"HEAD /don-vi/ HTTP/1.1" + local, 200},
		{"GET /?q=%00%ff HTTP/1.1" + local, 200},
		{"GET /don-vi HTTP/1.1" + local, 301},
		{"GET /cu/b HTTP/1.1" + local, 301},
		{"GET /.well-known/security.txt HTTP/1.1" + local, 200},
		{"GET /manifest.json HTTP/1.1" + local, 200},
		{"GET / HTTP/1.1\nHost: evil.example", 403},
		{"GET / HTTP/1.1\nHost: localhost", 403},
		{"GET / HTTP/1.1\nHost: localhost:1314", 403},
		{"GET / HTTP/1.1\nHost: localhost.evil.example:1313", 403},
		{"GET / HTTP/1.0", 403},
		{"GET http://evil.example/ HTTP/1.1" + local, 403},
		{"POST / HTTP/1.1" + local, 405},
		{"PUT /index.html HTTP/1.1" + local, 405},
		{"DELETE / HTTP/1.1" + local, 405},
		{"OPTIONS * HTTP/1.1" + local, 405},
		{"TRACE / HTTP/1.1" + local, 405},
		{"GET /../site.toml HTTP/1.1" + local, 404},
		{"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1" + local, 404},
		{"GET /..%2f..%2fetc%2fpasswd HTTP/1.1" + local, 404},
		{"GET /..\\..\\etc\\passwd HTTP/1.1" + local, 404},
		{"GET //evil.example/ HTTP/1.1" + local, 404},
		{"GET //evil.example HTTP/1.1" + local, 404},
		{"GET /.env HTTP/1.1" + local, 404},
		{"GET /.git/config HTTP/1.1" + local, 404},
		{"GET /site.toml HTTP/1.1" + local, 404},
		{"GET /content/site.toml HTTP/1.1" + local, 404},
		{"GET /news/a.md HTTP/1.1" + local, 404},
		{"GET /media/goc.txt HTTP/1.1" + local, 404},
		{"GET /media/ HTTP/1.1" + local, 404},
		{"GET /assets/ HTTP/1.1" + local, 404},
		{"GET /_headers HTTP/1.1" + local, 404},
		{"GET /_redirects HTTP/1.1" + local, 404},
		{"GET /index.html%00.png HTTP/1.1" + local, 404},
		{"GET /don-vi/./ HTTP/1.1" + local, 404},
		{"GET /" + strings.Repeat("a/", 4000) + " HTTP/1.1" + local, 404},
		{"GET /.tiendo/preview.js HTTP/1.1" + local, 200},
		{"GET /.tiendo/../preview.js HTTP/1.1" + local, 404},
		{"GET /.tiendo/ HTTP/1.1" + local, 404},
		{"GET /.tiendo/events?page=/ HTTP/1.1" + local + "\nOrigin: http://localhost:1313", 200},
		{"GET /.tiendo/events?page=%00 HTTP/1.1" + local, 200},
		{"GET /.tiendo/events HTTP/1.1" + local + "\nOrigin: https://evil.example", 403},
		{"GET /.tiendo/events HTTP/1.1" + local + "\nOrigin: null", 403},
		{"GET /.tiendo/preview.js HTTP/1.1" + local + "\nSec-Fetch-Site: cross-site", 403},
	}
	for _, x := range requests {
		line, _, _ := strings.Cut(x.request, " HTTP")
		got := ask(t, h, x.request)
		body, _ := io.ReadAll(got.Body)
		if got.StatusCode != x.status {
			t.Errorf("%.60s: %d, want %d", line, got.StatusCode, x.status)
		}
		if got.Header.Get("Access-Control-Allow-Origin") != "" && !strings.Contains(line, "manifest") {
			t.Errorf("%.60s: open to scripts of other sites", line)
		}
		if strings.Contains(string(body), "secret") || strings.Contains(string(body), "base_url") || strings.Contains(string(body), d.o.Content) {
			t.Errorf("%.60s: shows a file of the disk: %s", line, body)
		}
		if to := got.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//")) {
			t.Errorf("%.60s: leads to %s", line, to)
		}
	}
	if got := ask(t, h, "HEAD /gi%C3%B3 HTTP/1.1"+local); got.StatusCode != 404 {
		t.Errorf("after all that: %d", got.StatusCode)
	}
}

// TestLoopbackOnly: nobody but this machine reaches the preview, and a port that is
// taken on either address is refused with another one to take.
func TestLoopbackOnly(t *testing.T) {
	first, err := listen(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range first {
		defer l.Close()
		if ip := l.Addr().(*net.TCPAddr).IP; !ip.IsLoopback() {
			t.Errorf("listens on %v", ip)
		}
	}
	busy := first[0].Addr().(*net.TCPAddr).Port
	_, err = listen(busy)
	taken, is := err.(*Taken)
	if !is || taken.Free <= busy || !strings.Contains(taken.Address, "127.0.0.1:") {
		t.Errorf("two at one port: %v", err)
	}
	if len(first) < 2 {
		return // no IPv6 here
	}
	first[0].Close()
	if _, err := listen(busy); err == nil || !strings.Contains(err.Error(), "[::1]") {
		t.Errorf("another program on the other address: %v", err)
	}
}

// page is the body at an address, without the script.
func (d *desk) page(address string) string {
	d.t.Helper()
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "http://localhost:1313"+address, nil)
	d.handler(port).ServeHTTP(w, r)
	return w.Body.String()
}

// TestLastGoodSite: errors leave the site as it was and say so; before there is a
// site, they are all there is.
func TestLastGoodSite(t *testing.T) {
	files := whole()
	files["plans/p.toml"] = "title = \"P\"\nsise = 3\n"
	d := newDesk(t, files)
	d.Refresh()
	if got := d.page("/"); !strings.Contains(got, "content/plans/p.toml:2:1 [unknown-key]") || !strings.Contains(got, "<mark>sise</mark>") || !strings.Contains(got, scriptAt) {
		t.Errorf("without a site: %s", got)
	}
	d.save("plans/p.toml", planFile)
	good := d.page("/ke-hoach/p/")
	if !strings.Contains(good, "Kế hoạch") || !strings.Contains(good, scriptAt) {
		t.Errorf("mended: %s", good)
	}
	d.save("plans/p.toml", planFile+"[[set]]\n")
	if got := d.page("/ke-hoach/p/"); got != good {
		t.Errorf("with an error: %s", got)
	}
	if o := d.now().overlay; o.Title == "" || len(o.Errors) == 0 || o.Errors[0].Place != "content/plans/p.toml:26:3" && o.Errors[0].Excerpt == nil {
		t.Errorf("with an error: %+v", o)
	}
	d.save("plans/p.toml", planFile)
	if o := d.now().overlay; o.Title != "" || len(o.Errors) > 0 {
		t.Errorf("mended again: %+v", o)
	}
	// A template that cannot be read, and one that shows it only when a page is drawn.
	for _, text := range []string{"{{if}}", "{{.Nothing}}"} {
		d.save("templates/plan.html", text)
		if got := d.page("/ke-hoach/p/"); got != good {
			t.Errorf("template %s: %s", text, got)
		}
		if o := d.now().overlay; !strings.Contains(o.Failure, "plan.html") {
			t.Errorf("template %s: %+v", text, o)
		}
		d.save("news/b.md", variants["news/b.md"][0]+"Thêm.\n")
		if got := d.page("/ke-hoach/p/"); got != good || d.now().overlay.Failure == "" {
			t.Errorf("template %s, another save: %s", text, got)
		}
		d.save("templates/plan.html", "")
		if got := d.page("/tin/b/"); !strings.Contains(got, "Thêm.") {
			t.Errorf("template %s mended: %s", text, got)
		}
		d.save("news/b.md", variants["news/b.md"][0])
		if o := d.now().overlay; o.Title != "" || d.page("/ke-hoach/p/") != good {
			t.Errorf("template %s mended: %+v", text, o)
		}
	}
}

// TestUndecodable: a picture that turns out to be damaged when it is shown is the
// editor's to mend, as in a build.
func TestUndecodable(t *testing.T) {
	files := whole()
	files["media/anh.png"] = string(dot[:45]) + strings.Repeat("\x00", 24)
	d := newDesk(t, files)
	d.Refresh()
	src := d.page("/tin/a/")
	_, src, _ = strings.Cut(src, `src="/media/`)
	src, _, _ = strings.Cut(src, `"`)
	d.page("/media/" + src)
	if o := d.now().overlay; len(o.Errors) != 1 || !strings.Contains(o.Errors[0].Place, "media/anh.png") {
		t.Errorf("%s: %+v", src, o)
	}
}

// TestHostAlike: what is served has the headers of _headers, and a page of another
// folder of the host is served from there.
func TestHostAlike(t *testing.T) {
	files := whole()
	files["site.toml"] = strings.Replace(siteFile, "example.org/", "example.org/thu/", 1)
	d := newDesk(t, files)
	d.Refresh()
	h := d.handler(port)
	for address, header := range map[string][2]string{
		"/thu/":                   {"X-Frame-Options", "DENY"},
		"/thu/api/v1/index.json":  {"Access-Control-Allow-Origin", "*"},
		"/thu/nothing":            {"Content-Type", "text/html; charset=utf-8"},
		"/":                       {"Location", "/thu/"},
		"/thu":                    {"Location", "/thu/"},
		"/thu/cu/b/":              {"Location", "/thu/tin/b/"},
		"/thu/don-vi":             {"Location", "/thu/don-vi/"},
		"/thu/reports.sum":        {"Access-Control-Allow-Origin", ""},
		"/thu/feed.xml":           {"Content-Type", "application/xml"},
		"/thu/sitemap.xml":        {"X-Content-Type-Options", "nosniff"},
		"/thu/.tiendo/preview.js": {"Content-Type", "text/html; charset=utf-8"},
	} {
		got := ask(t, h, "GET "+address+" HTTP/1.1\nHost: localhost:1313")
		if got.Header.Get(header[0]) != header[1] {
			t.Errorf("%s: %s: %q, want %q", address, header[0], got.Header.Get(header[0]), header[1])
		}
	}
}
