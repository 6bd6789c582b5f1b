package export

import (
	"maps"
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeRedirects sends former addresses to those of now: "from to 301" a line,
// as Netlify and Cloudflare read it. The address of something that is there
// leads nowhere else, and no address leads to two.
func writeRedirects(s *progress.Site, o Options, t *output.Tree) error {
	l := &leads{links: address.Of(s), taken: map[address.Path]bool{}}
	all := l.standing(o.Pages, t)
	l.written(s)
	m := movesOf(s, all)
	for _, path := range all {
		for _, from := range m.former(path) {
			l.add(from, path)
		}
	}
	for _, rule := range l.all { // behind all others: hosts take the first that fits
		l.b.WriteString(rule)
	}
	return t.Add(address.Redirects.File(), []byte(l.b.String()))
}

// leads gathers the lines.
type leads struct {
	links address.Map
	taken map[address.Path]bool // is there, or leads on already
	b     strings.Builder
	all   []string // lines for all that lay below a folder
}

func (l *leads) add(from, to address.Path) {
	if l.taken[from] {
		return
	}
	l.taken[from] = true
	line := l.links.Href(from) + " " + l.links.Href(to) + " 301\n"
	if _, all := from.Below(); all {
		l.all = append(l.all, line)
	} else {
		l.b.WriteString(line)
	}
}

// standing are the addresses of the site in order: the pages, when they are given
// because they are not in the tree yet, and what is in the tree.
func (l *leads) standing(pages []address.Path, t *output.Tree) []address.Path {
	for _, path := range pages {
		l.taken[path] = true
	}
	for _, file := range t.Paths() {
		l.taken[address.Path("/"+strings.TrimSuffix(file, "index.html"))] = true
	}
	return slices.Sorted(maps.Keys(l.taken))
}

// written adds the addresses that articles and pages say they had. They were
// checked when they were read: small letters, digits, hyphens and slashes.
func (l *leads) written(s *progress.Site) {
	for _, a := range s.News {
		for _, alias := range a.Aliases {
			from := address.FormerPath(alias)
			l.add(from, l.links.In(languageOf(s, from)).Article(a.ID))
		}
	}
	for _, p := range s.Pages {
		for _, alias := range p.Aliases {
			from := address.FormerPath(alias)
			l.add(from, l.links.In(languageOf(s, from)).Page(p.ID))
		}
	}
}

// languageOf is the language of the page that was at an address.
func languageOf(s *progress.Site, at address.Path) *locale.Language {
	for _, code := range s.Languages {
		if l := locale.For(code); code != s.Language && l != nil && strings.HasPrefix(string(at), "/"+code+"/") {
			return l
		}
	}
	return locale.For(s.Language)
}
