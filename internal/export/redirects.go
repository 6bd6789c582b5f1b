package export

import (
	"net/url"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeRedirects sends the former addresses of articles to them: "from to 301"
// a line, as Netlify and Cloudflare read it.
func writeRedirects(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	pages := m.In(locale.For(s.Language))
	var b strings.Builder
	for _, a := range s.News {
		for _, alias := range a.Aliases {
			b.WriteString(redirectFrom(m, alias) + " " + m.Href(pages.Article(a.ID)) + " 301\n")
		}
	}
	return t.Add(address.Redirects.File(), []byte(b.String()))
}

// redirectFrom escapes what would end the field or make it a pattern ("*",
// ":name"), so that an alias is one address and nothing else.
func redirectFrom(m address.Map, alias string) string {
	from := (&url.URL{Path: "/" + strings.TrimPrefix(alias, "/")}).EscapedPath()
	return m.Prefix() + strings.NewReplacer("*", "%2A", ":", "%3A").Replace(from)
}
