package audit

import (
	"bytes"
	"html"
	"strings"
	"unicode/utf8"

	"tiendo/internal/diag"
)

// page is one worker's view of the page that it reads.
type page struct {
	site     *site
	problems diag.List
	far      []fragment // of every page so far
	wanted   wanted     // of every page so far, while the tree is not whole

	name string
	data []byte
	scan scanner
	ids  map[string]bool
	near []reference // to ids of this page
	svg  int         // depth
	json bool        // in a script element that holds JSON

	policy []byte // the last good one, of whatever page
	seen   struct {
		lang, title, policy bool
		h1                  int
	}
}

// reference is a use of an id by the page itself.
type reference struct {
	id string
	at int
}

func newPage(s *site) *page {
	return &page{site: s, ids: map[string]bool{}, scan: scanner{memo: &memo{}}, wanted: wanted{ids: map[uint64]bool{}}}
}

// check holds a page to every rule but the fragments of other pages.
func (p *page) check(name string, data []byte) {
	*p = page{site: p.site, problems: p.problems, far: p.far, wanted: p.wanted, ids: p.ids, near: p.near[:0],
		name: name, data: data, scan: scanner{data: data, tag: tag{attrs: p.scan.tag.attrs[:0]}, memo: p.scan.memo}, policy: p.policy}
	if len(p.ids) > manyIDs {
		p.ids = map[string]bool{}
	}
	clear(p.ids)
	for p.scan.next() {
		p.textNumber()
		if t := &p.scan.tag; t.end {
			p.endTag(t)
		} else {
			p.startTag(t)
		}
		p.scan.judged()
	}
	p.textNumber()
	for _, ref := range p.near {
		if !p.ids[ref.id] {
			p.find(pageID, ref.at, diag.Say("không có id %q trong trang", "there is no id %q in the page", ref.id))
		}
	}
	p.whole()
}

// manyIDs is from how many ids on a page the map of them is not kept for the next
// page, which would have to clear it all.
const manyIDs = 256

// telling says whether the mere start or end tag of an element may mean something.
func telling(name []byte) bool {
	switch string(name) {
	case "html", "h1", "img", "svg":
		return true
	}
	return isRaw(name)
}

// startTag judges a tag. Whatever it notes of the page binds the tag to it.
func (p *page) startTag(t *tag) {
	for _, a := range t.attrs {
		p.attribute(t, a)
	}
	p.attributeNumbers(t)
	switch string(t.name) {
	case "html":
		lang, _ := t.get("lang")
		p.seen.lang = len(lang) > 0
		p.scan.bind()
	case "h1":
		p.seen.h1++
		p.scan.bind()
	case "img":
		if _, ok := t.get("alt"); !ok {
			p.find(pageAlt, t.at, diag.Say("ảnh không có alt", "the picture has no alt"))
		}
	case "meta":
		p.meta(t)
	case "style":
		p.find(pageInline, t.at, diag.Say("có thẻ style", "there is a style element"))
	case "script":
		p.script(t)
	case "svg":
		p.svg++
		p.scan.bind()
	}
}

func (p *page) endTag(t *tag) {
	switch string(t.name) {
	case "script":
		if p.json {
			p.island(p.scan.text(), t.at)
		}
		p.json = false
	case "svg":
		p.svg--
		p.scan.bind()
	case "title":
		p.scan.bind()
		if p.svg <= 0 && len(bytes.TrimSpace(p.scan.text())) > 0 {
			p.seen.title = true
		}
	}
}

// attribute checks what an attribute may say on any element, and where it leads.
func (p *page) attribute(t *tag, a attr) {
	switch string(a.name) {
	case "id":
		id := text(a.value)
		if p.ids[id] {
			p.find(pageID, t.at, diag.Say("id %q đứng hai lần", "id %q stands twice", id))
		}
		p.ids[id] = true
		if first, _ := t.get("id"); p.site.tree == nil && bytes.Equal(first, a.value) { // browsers take the first
			p.wanted.given = append(p.wanted.given, idHash(p.name, id))
		}
		p.scan.bind()
	case "for", "aria-labelledby", "aria-describedby":
		for _, id := range strings.Fields(text(a.value)) {
			p.near = append(p.near, reference{id, t.at})
		}
		p.scan.bind()
	case "href", "xlink:href", "src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background", "ping",
		"data-option", "data-index", "data-search": // fetched by our scripts
		p.address(t, a)
	case "data-chart":
		if string(t.name) == "script" { // on a figure it is the kind
			p.address(t, a)
		}
	case "style", "srcdoc":
		p.find(pageInline, t.at, diag.Say("có thuộc tính %s", "there is a %s attribute", a.name))
	default:
		if len(a.name) > 2 && a.name[0] == 'o' && a.name[1] == 'n' {
			p.find(pageInline, t.at, diag.Say("thuộc tính %s chứa mã", "the attribute %s holds code", a.name))
		}
	}
}

// script allows code from a file, and data.
func (p *page) script(t *tag) {
	if _, ok := t.get("src"); ok {
		return
	}
	kind, _ := t.get("type")
	if !bytes.Equal(kind, []byte("application/json")) && !bytes.Equal(kind, []byte("application/ld+json")) {
		p.find(pageInline, t.at, diag.Say("có mã viết thẳng trong script", "there is code inside a script element"))
		return
	}
	p.json = true
}

// island checks the JSON that ends at an offset.
func (p *page) island(data []byte, end int) {
	if bytes.Contains(data, []byte("<!--")) || bytes.Contains(data, []byte("<script")) {
		p.find(pageInline, end, diag.Say("dữ liệu JSON chứa <!-- hay <script, trình duyệt sẽ đọc lẫn", "the JSON contains <!-- or <script, which browsers take for markup"))
	}
	p.parseJSON(data, end-len(data))
}

func (p *page) meta(t *tag) {
	switch property, _ := t.get("property"); string(property) {
	case "og:image", "og:url": // fetched by those who show a link to the page
		content, _ := t.get("content")
		p.resolve(t, content, true)
	}
	if kind, _ := t.get("http-equiv"); strings.EqualFold(string(kind), "Content-Security-Policy") {
		content, _ := t.get("content")
		p.seen.policy = p.strict(content)
		p.scan.bind()
	}
}

// strict says whether a policy allows nothing but what it names.
func (p *page) strict(policy []byte) bool {
	if len(policy) > 0 && bytes.Equal(policy, p.policy) {
		return true // it is the same on all pages
	}
	strict := strings.Contains(text(policy), "default-src 'none'")
	if strict {
		p.policy = append(p.policy[:0], policy...)
	}
	return strict
}

// whole checks what a page must have. A chart for a frame and the editor's own
// page are no articles and need no heading.
func (p *page) whole() {
	bare := strings.HasPrefix(p.name, "embed/") || strings.HasPrefix(p.name, "admin/")
	if !p.seen.lang {
		p.find(pageHead, 0, diag.Say("thẻ html không có lang", "the html element has no lang"))
	}
	if !p.seen.title {
		p.find(pageHead, 0, diag.Say("trang không có title", "the page has no title"))
	}
	if !p.seen.policy {
		p.find(pageHead, 0, diag.Say("trang không có Content-Security-Policy với default-src 'none'", "the page has no Content-Security-Policy with default-src 'none'"))
	}
	if p.seen.h1 > 1 || p.seen.h1 == 0 && !bare {
		p.find(pageHead, 0, diag.Say("trang có %d h1, phải có 1", "the page has %d h1, not 1", p.seen.h1))
	}
}

// find adds a problem at an offset of the file.
func (p *page) find(rule *diag.Rule, at int, message diag.Text) {
	p.scan.bind()
	p.problems.Add(rule.Find(place(p.name, p.data, at), message, hint))
}

func place(file string, data []byte, at int) diag.Place {
	before := data[:at]
	start := bytes.LastIndexByte(before, '\n') + 1
	return diag.Place{File: file, Line: bytes.Count(before, []byte("\n")) + 1, Column: utf8.RuneCount(before[start:]) + 1}
}

// text is an attribute's value with its character references resolved.
func text(value []byte) string { return html.UnescapeString(string(value)) }
