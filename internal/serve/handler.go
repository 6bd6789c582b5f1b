package serve

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"net/http"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"tiendo/internal/address"
	"tiendo/internal/export"
	"tiendo/internal/policy"
)

// What the preview itself serves lies in a folder that no site can have.
const (
	ownFolder = "/.tiendo/"
	scriptAt  = ownFolder + "preview.js"
	styleAt   = ownFolder + "preview.css"
	eventsAt  = ownFolder + "events"
)

//go:embed assets/preview.js
var script []byte

//go:embed assets/preview.css
var style []byte

// handler answers for the preview at a port.
func (p *Preview) handler(port int) http.Handler {
	hosts := names(port)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer p.recover(w)
		switch {
		case !hosts[r.Host]:
			refuse(w, http.StatusForbidden, "this preview answers to localhost only")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			w.Header().Set("Allow", "GET, HEAD")
			refuse(w, http.StatusMethodNotAllowed, "GET and HEAD only")
		case strings.HasPrefix(r.URL.Path, ownFolder):
			p.own(w, r, hosts)
		default:
			p.answer(w, r)
		}
	})
}

// names are those by which a browser on this machine may ask for the preview.
// Others are names of strangers that lead here: DNS rebinding.
func names(port int) map[string]bool {
	hosts := map[string]bool{}
	for _, host := range []string{"localhost", "127.0.0.1", "[::1]"} {
		hosts[host+":"+strconv.Itoa(port)] = true
		if port == 80 {
			hosts[host] = true
		}
	}
	return hosts
}

func refuse(w http.ResponseWriter, status int, why string) {
	h := w.Header()
	h.Set("Content-Type", "text/plain; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(why + "\n"))
}

// recover keeps a bug in one page from ending the preview.
func (p *Preview) recover(w http.ResponseWriter) {
	if failure := recover(); failure != nil {
		p.o.Broken(failure, debug.Stack())
		refuse(w, http.StatusInternalServerError, "a bug in tiendo; see the terminal")
	}
}

// own serves the script, its stylesheet and the stream of events, to pages of the
// preview alone.
func (p *Preview) own(w http.ResponseWriter, r *http.Request, hosts map[string]bool) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-store")
	if origin := r.Header.Get("Origin"); origin != "" && !hosts[strings.TrimPrefix(origin, "http://")] || r.Header.Get("Sec-Fetch-Site") == "cross-site" {
		refuse(w, http.StatusForbidden, "this is for pages of the preview only")
		return
	}
	switch r.URL.Path {
	case scriptAt:
		send(w, r, mediaType(".js"), script)
	case styleAt:
		send(w, r, mediaType(".css"), style)
	case eventsAt:
		p.stream(w, r)
	default:
		refuse(w, http.StatusNotFound, "there is no such file")
	}
}

func send(w http.ResponseWriter, r *http.Request, media string, data []byte) {
	w.Header().Set("Content-Type", media)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// answer serves the site as its host would.
func (p *Preview) answer(w http.ResponseWriter, r *http.Request) {
	a := p.find(r.URL.Path)
	if a.to != "" {
		if r.URL.RawQuery != "" {
			a.to += "?" + r.URL.RawQuery
		}
		w.Header().Set("Location", a.to)
		refuse(w, a.status, "moved to "+a.to)
		return
	}
	for header := range strings.Lines(a.headers) {
		name, value, _ := strings.Cut(strings.TrimSpace(header), ": ")
		w.Header().Add(name, value)
	}
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	data := a.data
	if a.script {
		data = withScript(data, version(data), a.failed)
	}
	if a.status == http.StatusOK {
		send(w, r, a.media, data)
		return
	}
	w.Header().Set("Content-Type", a.media)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(a.status)
	if r.Method == http.MethodGet {
		_, _ = w.Write(data)
	}
}

// found is the answer to an address.
type found struct {
	status  int
	media   string
	headers string // as in _headers
	data    []byte // as a build writes it
	to      string // where it has moved
	failed  bool   // there is no good site; data says why
	script  bool   // a page that is told of changes
}

// find looks an address up in the site as it is now.
func (p *Preview) find(asked string) found {
	s := p.now()
	if s.site == nil {
		return p.failed(s)
	}
	below, inside := strings.CutPrefix(asked, s.prefix()+"/")
	if !inside {
		if asked == "/" || asked+"/" == s.prefix()+"/" {
			return found{status: http.StatusFound, to: s.prefix() + "/"}
		}
		return p.lost()
	}
	if !served(below) {
		return p.lost()
	}
	name := address.Path("/" + below).File()
	data, s := p.file(name)
	switch {
	case s.site == nil:
		return p.failed(s)
	case data != nil:
		return found{status: http.StatusOK, media: mediaType(path.Ext(name)), headers: export.HeadersOf(s.site.Site, name), data: data,
			script: path.Ext(name) == ".html" && !strings.HasPrefix(name, "admin/")} // what is typed into a form would be lost
	}
	if to := p.moved(asked); to != "" {
		return found{status: http.StatusMovedPermanently, to: to}
	}
	if !strings.HasSuffix(below, "/") {
		if data, _ := p.file(name + "/index.html"); data != nil {
			return found{status: http.StatusMovedPermanently, to: asked + "/"}
		}
	}
	return p.lost()
}

// served says whether a host would look for a path at all: not for what a browser
// has not made clean, nor for files whose names begin with a dot, nor for those
// that hosts read themselves.
func served(below string) bool {
	if strings.ContainsAny(below, "\\\x00") || strings.HasPrefix(below, "/") || below == address.Headers.File() || below == address.Redirects.File() {
		return false
	}
	if below != "" && path.Clean(below) != strings.TrimSuffix(below, "/") {
		return false
	}
	for part := range strings.SplitSeq(below, "/") {
		if strings.HasPrefix(part, ".") && part != ".well-known" {
			return false
		}
	}
	return true
}

// moved is where _redirects sends an address; empty: nowhere.
func (p *Preview) moved(asked string) string {
	list, _ := p.file(address.Redirects.File())
	for rule := range strings.Lines(string(list)) {
		if from, to, ok := strings.Cut(rule, " "); ok && strings.TrimSuffix(from, "/") == strings.TrimSuffix(asked, "/") {
			to, _, _ = strings.Cut(to, " ")
			return to
		}
	}
	return ""
}

// lost is the page for addresses that are not there.
func (p *Preview) lost() found {
	data, s := p.file(address.NotFound.File())
	if s.site == nil {
		return p.failed(s)
	}
	return found{status: http.StatusNotFound, media: mediaType(".html"), headers: export.HeadersOfNothing, data: data, script: true}
}

// failed says what is wrong while there is no site to be seen.
func (p *Preview) failed(s *state) found {
	headers := "  Content-Security-Policy: " + policy.Page + "; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Cross-Origin-Resource-Policy: same-origin\n"
	return found{status: http.StatusServiceUnavailable, media: mediaType(".html"), headers: headers, data: s.overlay.page(), failed: true, script: true}
}

// version names the bytes of a page.
func version(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// withScript is a page with the script of the preview, which a build never writes.
func withScript(data []byte, version string, failed bool) []byte {
	tag := `<script src="` + scriptAt + `" data-version="` + version + `"`
	if failed {
		tag += ` data-failed`
	}
	tag += " defer></script>\n"
	at := bytes.Index(data, []byte("</head>"))
	if at < 0 {
		at = len(data)
	}
	return bytes.Join([][]byte{data[:at], []byte(tag), data[at:]}, nil)
}

// mediaType is what a file is by its ending. Nothing is guessed: pages forbid that.
func mediaType(ext string) string {
	switch ext {
	case ".html":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".jsonld":
		return "application/ld+json"
	case ".xml":
		return "application/xml"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg":
		return "image/jpeg"
	case ".woff2":
		return "font/woff2"
	case ".mp3":
		return "audio/mpeg"
	case ".ogg":
		return "audio/ogg"
	case ".m4a":
		return "audio/mp4"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "text/plain; charset=utf-8"
}
