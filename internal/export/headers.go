package export

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// Headers for every path. None of them stands in another rule too: hosts join
// the values of a header from all rules that match a path.
const everywhere = `  Strict-Transport-Security: max-age=63072000
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
`

// Headers of a page that nobody may put into a frame.
const closed = `  X-Frame-Options: DENY
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: same-origin
`

const pageHeaders = "  Content-Security-Policy: " + policy.Page + "; frame-ancestors 'none'\n" + closed

// assetHeaders: the names of assets and of pictures change with their bytes. Other
// sites may show them: share pictures and those of articles stand beside links to us.
const assetHeaders = `  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
  Cross-Origin-Resource-Policy: cross-origin
  Cache-Control: public, max-age=31536000, immutable
`

// embedHeaders let newspapers show a chart in a frame, those that are
// cross-origin isolated too.
const embedHeaders = "  Content-Security-Policy: " + policy.Page + `; frame-ancestors *
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Resource-Policy: cross-origin
`

// dataHeaders let scripts of other sites read open data.
const dataHeaders = `  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
  X-Frame-Options: DENY
  Cross-Origin-Resource-Policy: cross-origin
  Access-Control-Allow-Origin: *
`

// editorHeaders are for the web editor, which talks to its git host and opens a
// window of it to sign in.
func editorHeaders(e progress.Editor) string {
	return "  Content-Security-Policy: " + policy.Editor(e.Hosts()) + `; frame-ancestors 'none'
  X-Frame-Options: DENY
  Cross-Origin-Opener-Policy: same-origin-allow-popups
  Cross-Origin-Resource-Policy: same-origin
`
}

// writeHeaders writes _headers as Netlify and Cloudflare read it. Their rules
// know no "all but", so that "/*" holds only what is the same everywhere, and
// every name at the top of the tree, and of each language's part of it, gets a
// rule of its own: each path of the site matches exactly one of those. A folder
// that holds both pages and files for machines, as /data/ of an English site does,
// gets one for each of its paths. An address that is not there matches none; what
// is shown for it, 404.html, carries its policy in a meta element.
func writeHeaders(s *progress.Site, _ Options, t *output.Tree) error {
	prefix := address.Of(s).Prefix()
	rules := map[string]string{string(address.Manifest): dataHeaders} // written when the tree is published
	folders := map[string][]string{}
	for _, file := range t.Paths() {
		part := "/"
		if top, below, ok := strings.Cut(file, "/"); ok && top != s.Language && slices.Contains(s.Languages, top) {
			part, file = "/"+top+"/", below
		}
		if name, _, ok := strings.Cut(file, "/"); ok {
			folders[part+name+"/"] = append(folders[part+name+"/"], file)
		} else {
			addRule(rules, part+file, headersOf(s.Editor, file))
		}
	}
	for folder, files := range folders {
		first := headersOf(s.Editor, files[0])
		if !slices.ContainsFunc(files, func(file string) bool { return headersOf(s.Editor, file) != first }) {
			rules[folder+"*"] = first
			continue
		}
		if folder == "/media/" { // thousands of pictures, and a recording among them
			rules[folder+"*"] = pageHeaders
			continue
		}
		for _, file := range files {
			_, below, _ := strings.Cut(file, "/")
			addRule(rules, folder+below, headersOf(s.Editor, file))
		}
	}
	delete(rules, string(address.Redirects)) // never served
	var b strings.Builder
	b.WriteString(prefix + "/*\n" + everywhere)
	for _, path := range slices.Sorted(maps.Keys(rules)) {
		b.WriteString(prefix + path + "\n" + rules[path])
	}
	return t.Add(address.Headers.File(), []byte(b.String()))
}

// addRule gives a path a rule of its own, and its folder too if it is what that
// shows.
func addRule(rules map[string]string, path, headers string) {
	rules[path] = headers
	if folder, ok := strings.CutSuffix(path, "/index.html"); ok {
		rules[folder+"/"] = headers
	}
}

// HeadersOf are the headers that hosts send with a file of the site as _headers
// asks them to, "  Name: value" a line. They are what its rules come to for one
// path, for those who do not have all others at hand.
func HeadersOf(s *progress.Site, file string) string {
	part := file
	if top, below, ok := strings.Cut(file, "/"); ok && top != s.Language && slices.Contains(s.Languages, top) {
		part = below
	}
	if strings.HasPrefix(file, "media/") && picture.MatchString(file) && slices.ContainsFunc(s.Reports, func(r *progress.Report) bool { return len(s.Recordings[r.ID]) > 0 }) {
		return everywhere + pageHeaders // a mixed folder
	}
	return everywhere + headersOf(s.Editor, part)
}

// HeadersOfNothing are those of an address that is not there.
const HeadersOfNothing = everywhere

// picture is one whose name changes with its bytes; see address.Picture.
var picture = regexp.MustCompile(`^media/[a-z0-9-]+-[0-9a-f]{10}-[0-9]+\.(jpg|png)$`)

// headersOf are the headers of a file, named from the top of its part of the tree.
func headersOf(e progress.Editor, file string) string {
	top, _, folder := strings.Cut(file, "/")
	switch {
	case !folder:
	case top == "assets", picture.MatchString(file):
		return assetHeaders
	case top == "embed":
		return embedHeaders
	case top == "admin":
		return editorHeaders(e)
	case (top == "api" || top == "data") && !strings.HasSuffix(file, ".html"):
		return dataHeaders
	}
	for _, open := range []address.Path{
		address.Feed, address.FeedJSON, address.Calendar, address.DataPackage, address.Catalog, address.ReportsSum,
	} {
		if file == open.File() {
			return dataHeaders
		}
	}
	return pageHeaders
}
