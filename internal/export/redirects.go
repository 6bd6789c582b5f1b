package export

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeRedirects sends the former addresses of articles to them: "from to 301"
// a line, as Netlify and Cloudflare read it. Aliases were checked when they were
// read: small letters, digits, hyphens and slashes.
func writeRedirects(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	pages := m.In(locale.For(s.Language))
	var b strings.Builder
	for _, a := range s.News {
		for _, alias := range a.Aliases {
			from := address.Path("/" + strings.Trim(alias, "/") + "/")
			b.WriteString(m.Href(from) + " " + m.Href(pages.Article(a.ID)) + " 301\n")
		}
	}
	return t.Add(address.Redirects.File(), []byte(b.String()))
}
