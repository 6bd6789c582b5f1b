package export

import (
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/markup"
	"tiendo/internal/output"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// A host such as GitHub Pages knows no redirects. With alias_files in site.toml a
// file stands at each former address instead: a page that leads on, a copy of a
// table, a feed or an answer of the API, so that what was written to read it goes on
// reading. Where a table or a feed was removed for good nothing can stand: an
// answer in JSON says so. Hosts that know redirects prefer the file, which is why
// not every site has them.
func writeAliasFiles(s *progress.Site, o Options, t *output.Tree) error {
	if !s.AliasFiles {
		return nil
	}
	list, _ := t.Get(address.Redirects.File())
	prefix := address.Of(s).Prefix()
	for line := range strings.Lines(string(list)) {
		words := strings.Fields(line)
		from, to := address.Path(strings.TrimPrefix(words[0], prefix)), address.Path(strings.TrimPrefix(words[1], prefix))
		if data := standIn(s, t, from, to); data != nil {
			if err := t.Add(from.File(), data); err != nil {
				return err
			}
		}
	}
	return nil
}

// standIn is what stands at a former address; nil: nothing can.
func standIn(s *progress.Site, t *output.Tree, from, to address.Path) []byte {
	if _, all := from.Below(); all {
		return nil
	}
	if strings.HasSuffix(string(from), "/") {
		return signpost(s, from, to)
	}
	if data, ok := t.Get(to.File()); ok && !strings.HasSuffix(string(to), "/") {
		return data
	}
	if strings.HasSuffix(string(from), ".json") {
		return []byte("{\"moved_to\": \"" + address.Of(s).Absolute(to) + "\"}\n") // small letters, digits, hyphens and slashes
	}
	return nil
}

// signpost is a page that leads on, for readers and for search engines.
func signpost(s *progress.Site, from, to address.Path) []byte {
	l, links := languageOf(s, from), address.Of(s)
	words := diag.Text{VI: "Trang này đã chuyển chỗ", EN: "This page has moved"}.In(l.Code)
	var w markup.Writer
	w.Raw("<!DOCTYPE html>\n")
	w.Open("html", "lang", l.Code)
	w.Raw("<head>\n<meta charset=\"utf-8\">\n")
	w.Open("meta", "http-equiv", "Content-Security-Policy", "content", policy.Page)
	w.Raw("\n<meta name=\"viewport\" content=\"width=device-width\">\n" + noindex + "\n")
	w.Element("title", words+" – "+s.Title.In(l.Code))
	w.Open("link", "rel", "canonical", "href", links.Absolute(to))
	w.Raw("\n")
	w.Open("meta", "http-equiv", "refresh", "content", "0; url="+links.Href(to))
	w.Raw("\n</head>\n<body>\n<main>\n")
	w.Element("h1", words)
	w.Raw("\n<p>")
	w.Element("a", links.Absolute(to), "href", links.Href(to))
	w.Raw("</p>\n</main>\n</body>\n</html>\n")
	return w.Bytes()
}
