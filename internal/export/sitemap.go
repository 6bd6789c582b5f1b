package export

import (
	"bytes"
	"html"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// maxURLs is how many addresses a sitemap may hold: https://www.sitemaps.org/protocol.html
const maxURLs = 50000

// writeSitemap lists the pages of the tree, each with its other languages. More
// than a sitemap may hold go to sitemap-1.xml, sitemap-2.xml …, and sitemap.xml
// names those.
func writeSitemap(s *progress.Site, o Options, t *output.Tree) error {
	heads := o.Heads
	if heads == nil {
		heads = headsOf(t)
	}
	m := address.Of(s)
	var urls []string
	for _, file := range t.Paths() {
		if !listed(file) || heads.hidden[file] {
			continue
		}
		page := address.Path("/" + strings.TrimSuffix(file, "index.html"))
		urls = append(urls, "<url><loc>"+html.EscapeString(m.Absolute(page))+"</loc>"+heads.alternates[file]+"</url>\n")
	}
	if len(urls) <= maxURLs {
		return t.Add(address.SitemapXML.File(), sitemap("urlset", urls))
	}
	var parts []string
	for part := range slices.Chunk(urls, maxURLs) {
		at := address.Path("/sitemap-" + strconv.Itoa(len(parts)+1) + ".xml")
		if err := t.Add(at.File(), sitemap("urlset", part)); err != nil {
			return err
		}
		parts = append(parts, "<sitemap><loc>"+html.EscapeString(m.Absolute(at))+"</loc></sitemap>\n")
	}
	return t.Add(address.SitemapXML.File(), sitemap("sitemapindex", parts))
}

func sitemap(root string, entries []string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<" + root +
		` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n" +
		strings.Join(entries, "") + "</" + root + ">\n")
}

// Heads is what pages say to crawlers in their heads, noted while the pages are
// made, so that the sitemap need not read them again.
type Heads struct {
	mu         sync.Mutex
	hidden     map[string]bool   // by path in the tree
	alternates map[string]string // as the sitemap has them; no entry: none
}

// NewHeads returns the heads of no page.
func NewHeads() *Heads { return &Heads{hidden: map[string]bool{}, alternates: map[string]string{}} }

// See notes the head of a page. Several may call it at a time.
func (h *Heads) See(path string, data []byte) {
	if !listed(path) {
		return
	}
	head, _, _ := bytes.Cut(data, []byte("</head>"))
	hidden, others := bytes.Contains(head, []byte(noindex)), alternates(head)
	h.mu.Lock()
	defer h.mu.Unlock()
	if hidden {
		h.hidden[path] = true
	}
	if others != "" {
		h.alternates[path] = others
	}
}

// headsOf reads the pages of a tree.
func headsOf(t *output.Tree) *Heads {
	h := NewHeads()
	for _, path := range t.Paths() {
		if listed(path) {
			data, _ := t.Get(path)
			h.See(path, data)
		}
	}
	return h
}

// listed says whether a file is a page that people look for.
func listed(file string) bool {
	return strings.HasSuffix(file, ".html") && file != address.NotFound.File() && !strings.HasPrefix(file, "admin/")
}

// noindex is how a page says that it is not to be looked for.
const noindex = `<meta name="robots" content="noindex">`

var alternate = regexp.MustCompile(`<link (rel="alternate" hreflang="[^"<>]+" href="[^"<>]+")>`)

// alternates are the other languages of a page, as its own head names them:
// only the page knows. What is escaped for HTML there is so for XML.
func alternates(head []byte) string {
	if !bytes.Contains(head, []byte("hreflang=")) {
		return ""
	}
	var links strings.Builder
	for _, link := range alternate.FindAllSubmatch(head, -1) {
		links.WriteString("<xhtml:link ")
		links.Write(link[1])
		links.WriteString("/>")
	}
	return links.String()
}
