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
	hidden, others := saidInHead(data)
	if !hidden && others == "" {
		return
	}
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

// What a page says to crawlers in its head.
const (
	noindex   = `<meta name="robots" content="noindex">` // it is not to be looked for
	elsewhere = `<link rel="alternate" hreflang=`        // it stands in another language
)

var alternate = regexp.MustCompile(`^<link (rel="alternate" hreflang="[^"<>]+" href="[^"<>]+")>`)

// saidInHead says whether a page is hidden, and its other languages as the sitemap has
// them: only the page knows. What is escaped for HTML there is so for XML. It hops from
// tag to tag: there are as many pages as units.
func saidInHead(page []byte) (hidden bool, others string) {
	for {
		i := bytes.IndexByte(page, '<')
		if i < 0 || bytes.HasPrefix(page[i:], []byte("</head>")) {
			return hidden, others
		}
		page = page[i:]
		if bytes.HasPrefix(page, []byte(noindex)) {
			hidden = true
		} else if bytes.HasPrefix(page, []byte(elsewhere)) {
			if link := alternate.FindSubmatch(page); link != nil {
				others += "<xhtml:link " + string(link[1]) + "/>"
			}
		}
		page = page[1:]
	}
}
