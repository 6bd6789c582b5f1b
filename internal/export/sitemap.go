package export

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// maxURLs is how many addresses a sitemap may hold: https://www.sitemaps.org/protocol.html
const maxURLs = 50000

// writeSitemap lists the pages of the tree, each with its other languages. More
// than a sitemap may hold go to sitemap-1.xml, sitemap-2.xml …, and sitemap.xml
// names those.
func writeSitemap(s *progress.Site, _ Options, t *output.Tree) error {
	urls := sitemapURLs(s, t)
	if len(urls) <= maxURLs {
		return t.Add(address.SitemapXML.File(), sitemap("urlset", urls))
	}
	var parts []string
	for part := range slices.Chunk(urls, maxURLs) {
		at := address.Path("/sitemap-" + strconv.Itoa(len(parts)+1) + ".xml")
		if err := t.Add(at.File(), sitemap("urlset", part)); err != nil {
			return err
		}
		parts = append(parts, "<sitemap><loc>"+html.EscapeString(address.Of(s).Absolute(at))+"</loc></sitemap>\n")
	}
	return t.Add(address.SitemapXML.File(), sitemap("sitemapindex", parts))
}

func sitemap(root string, entries []string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<" + root +
		` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n" +
		strings.Join(entries, "") + "</" + root + ">\n")
}

func sitemapURLs(s *progress.Site, t *output.Tree) []string {
	m := address.Of(s)
	var pages []address.Path
	versions := map[string][]string{} // by the path in the first language: links to each language
	for _, file := range t.Paths() {
		if !listed(file) {
			continue
		}
		page := address.Path("/" + strings.TrimSuffix(file, "index.html"))
		pages = append(pages, page)
		lang, own := inFirst(s, string(page))
		versions[own] = append(versions[own], `<xhtml:link rel="alternate" hreflang="`+lang+`" href="`+
			html.EscapeString(m.Absolute(page))+`"/>`)
	}
	return each(pages, func(page address.Path) string {
		entry := "<url><loc>" + html.EscapeString(m.Absolute(page)) + "</loc>"
		if _, own := inFirst(s, string(page)); len(versions[own]) > 1 {
			entry += strings.Join(versions[own], "")
		}
		return entry + "</url>\n"
	})
}

// listed says whether a file is a page that people look for.
func listed(file string) bool {
	return strings.HasSuffix(file, ".html") && file != address.NotFound.File() &&
		!strings.HasPrefix(file, "embed/") && !strings.HasPrefix(file, "admin/")
}

// inFirst is the language of a page, and the path of the same page in the first
// language of the site: "/en/plans/nq57/items/t-07/" is "/ke-hoach/nq57/muc/t-07/".
func inFirst(s *progress.Site, page string) (lang, own string) {
	lang, rest, _ := strings.Cut(page[1:], "/")
	if lang == s.Language || !slices.Contains(s.Languages, lang) {
		return s.Language, page
	}
	from, to := pathWords(locale.For(lang).Paths), pathWords(locale.For(s.Language).Paths)
	segments := strings.Split(rest, "/")
	for i := range segments {
		section := i == 0 || i == 2 && segments[0] == to[plansWord] // plans/<id>/items
		if w := slices.Index(from, segments[i]); w >= 0 && section {
			segments[i] = to[w]
		}
	}
	return lang, "/" + strings.Join(segments, "/")
}

const plansWord = 0

// pathWords is every path word of a language.
func pathWords(p locale.Paths) []string {
	return []string{
		plansWord: p.Plans, p.Reports, p.Units, p.Commitments, p.News, p.Data, p.Quality,
		p.Method, p.Corrections, p.Search, p.Verify, p.Sitemap, p.Items,
	}
}
