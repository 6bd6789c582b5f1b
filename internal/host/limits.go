package host

import (
	"fmt"
	"strings"
)

// Size is how much a published site has of what hosts put a limit to.
type Size struct {
	Files, Folders int64
	Bytes, Largest int64 // of all files, of the largest
	Redirects      int64 // to one address each …
	Patterns       int64 // … and for all below a folder
	RedirectBytes  int64 // of _redirects
	LongestLine    int64 // of _redirects, in bytes
	HeaderRules    int64
	LongestHeader  int64 // line of _headers, in bytes
}

// Measure is the size of a site: the files of its
// manifest, which does not name itself, and the text of its
// _headers and _redirects.
func Measure(files map[string]int64, headers, redirects string) Size {
	s := Size{Files: int64(len(files)) + 1, RedirectBytes: int64(len(redirects))}
	folders := map[string]bool{}
	for name, n := range files {
		s.Bytes, s.Largest = s.Bytes+n, max(s.Largest, n)
		for i := strings.LastIndexByte(name, '/'); i > 0; i = strings.LastIndexByte(name[:i], '/') {
			folders[name[:i]] = true
		}
	}
	s.Folders = int64(len(folders))
	for line := range strings.Lines(redirects) {
		if from, _, _ := strings.Cut(line, " "); strings.HasSuffix(from, "*") {
			s.Patterns++
		} else {
			s.Redirects++
		}
		s.LongestLine = max(s.LongestLine, int64(len(strings.TrimSuffix(line, "\n"))))
	}
	for line := range strings.Lines(headers) {
		s.LongestHeader = max(s.LongestHeader, int64(len(strings.TrimSuffix(line, "\n"))))
		if strings.HasPrefix(line, "/") {
			s.HeaderRules++
		}
	}
	return s
}

// Limit is what a host publishes as the most that it takes.
type Limit struct {
	What string
	Of   func(Size) int64
	Most int64
}

// Limits is what a host publishes, and where.
type Limits struct {
	Host, Source string
	List         []Limit
}

const mebi = 1 << 20

// Hosts are the hosts whose limits are known, as published in November 2026
// (docs/deploy.md). Netlify publishes none for redirects and headers: it advises
// patterns from 10,000 redirects on.
var Hosts = []Limits{
	{"Cloudflare Pages, free", "https://developers.cloudflare.com/pages/platform/limits/", append([]Limit{{"files", files, 20_000}}, cloudflare...)},
	{"Cloudflare Pages, paid", "https://developers.cloudflare.com/pages/platform/limits/", append([]Limit{{"files", files, 100_000}}, cloudflare...)},
	{"GitHub Pages", "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits", []Limit{
		{"MiB", func(s Size) int64 { return whole(s.Bytes) }, 1024}, {"redirects", leads, 0},
	}},
	{"GitLab Pages, gitlab.com", "https://docs.gitlab.com/user/project/pages/redirects/", []Limit{
		{"files and folders", func(s Size) int64 { return s.Files + s.Folders }, 200_000}, {"MiB", func(s Size) int64 { return whole(s.Bytes) }, 1024},
		{"redirects", leads, 1000}, {"bytes of _redirects", func(s Size) int64 { return s.RedirectBytes }, 64 << 10},
	}},
	{"Netlify", "https://docs.netlify.com/manage/routing/redirects/overview/", []Limit{{"redirects", leads, 10_000}}},
}

// cloudflare are the limits of every plan.
var cloudflare = []Limit{
	{"MiB in one file", func(s Size) int64 { return whole(s.Largest) }, 25},
	{"redirects", func(s Size) int64 { return s.Redirects }, 2000},
	{"redirects by pattern", func(s Size) int64 { return s.Patterns }, 100},
	{"characters of a redirect", func(s Size) int64 { return s.LongestLine }, 1000},
	{"rules of _headers", func(s Size) int64 { return s.HeaderRules }, 100},
	{"characters of a header", func(s Size) int64 { return s.LongestHeader }, 2000},
}

func leads(s Size) int64 { return s.Redirects + s.Patterns }

func files(s Size) int64 { return s.Files }

// whole rounds bytes up to MiB.
func whole(n int64) int64 { return (n + mebi - 1) / mebi }

// Report is how a site stands to the limits of every host, two lines each; OVER is too
// large for it.
func Report(s Size) (text string) {
	for _, h := range Hosts {
		mark := "ok  "
		var list []string
		for _, l := range h.List {
			n := l.Of(s)
			word := fmt.Sprintf("%d/%d %s", n, l.Most, l.What)
			if n > l.Most {
				mark, word = "OVER", word+" (!)"
			}
			list = append(list, word)
		}
		text += mark + " " + h.Host + ": " + strings.Join(list, ", ") + "\n     " + h.Source + "\n"
	}
	return text
}
