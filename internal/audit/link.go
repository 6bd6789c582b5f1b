package audit

import (
	"bytes"
	"net/url"
	"path"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
)

// address checks where an attribute leads: to a page, or to a thing that the
// browser loads.
func (p *page) address(t *tag, a attr) {
	switch string(a.name) {
	case "srcset", "imagesrcset":
		for candidate := range bytes.SplitSeq(a.value, []byte(",")) {
			if fields := bytes.Fields(candidate); len(fields) > 0 {
				p.resolve(t, fields[0], true)
			}
		}
	case "href", "xlink:href":
		p.resolve(t, a.value, loads(t))
	default:
		p.resolve(t, a.value, true)
	}
}

// loads says whether a browser fetches the href of an element by itself.
func loads(t *tag) bool {
	switch string(t.name) {
	case "a", "area":
		return false
	case "link":
		rel, _ := t.get("rel")
		for word := range strings.FieldsSeq(strings.ToLower(text(rel))) {
			switch word {
			case "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
				"prefetch", "preconnect", "dns-prefetch":
				return true
			}
		}
		return false
	}
	return true // use, image … of an SVG
}

// resolve checks one address as written.
func (p *page) resolve(t *tag, raw []byte, load bool) {
	if bytes.IndexByte(raw, '&') >= 0 {
		raw = []byte(text(raw))
	}
	raw = bytes.TrimSpace(raw)
	scheme, rest := cutScheme(raw)
	switch {
	case scheme != "" || bytes.HasPrefix(raw, []byte("//")):
		if inside, ok := p.site.inside(scheme, rest); ok {
			p.own(t, inside, raw)
		} else {
			p.elsewhere(t, scheme, raw, load)
		}
	case len(raw) == 0 && load:
		p.broken(t, raw)
	case len(raw) > 0 && raw[0] == '/':
		if inside, ok := bytes.CutPrefix(raw, []byte(p.site.prefix)); ok && len(inside) > 0 && inside[0] == '/' {
			p.own(t, inside, raw)
		} else {
			p.broken(t, raw)
		}
	default:
		p.own(t, raw, raw)
	}
}

// inside is the address below the prefix of a whole URL of the site.
func (s *site) inside(scheme string, rest []byte) ([]byte, bool) {
	if scheme != "https" && scheme != "http" && scheme != "" {
		return nil, false
	}
	below, ok := bytes.CutPrefix(bytes.TrimPrefix(rest, []byte("//")), []byte(s.host))
	if ok && len(below) == 0 {
		below = []byte("/")
	}
	inside, under := bytes.CutPrefix(below, []byte(s.prefix))
	return inside, ok && under && len(inside) > 0 && inside[0] == '/'
}

// cutScheme splits "https:" off; the scheme is in lower case.
func cutScheme(raw []byte) (scheme string, rest []byte) {
	for i, c := range raw {
		switch c {
		case ':':
			if i > 0 {
				return string(lower(raw[:i])), raw[i+1:]
			}
			return "", raw
		case '/', '?', '#':
			return "", raw
		}
	}
	return "", raw
}

// elsewhere judges an address outside of the site.
func (p *page) elsewhere(t *tag, scheme string, raw []byte, load bool) {
	switch {
	case load:
		p.find(pageForeign, t.at, diag.Say("<%s> tải %s từ nơi khác", "<%s> loads %s from elsewhere", t.name, raw))
	case scheme != "https" && scheme != "http" && scheme != "mailto" && scheme != "tel":
		p.find(pageLink, t.at, diag.Say("liên kết %s không bắt đầu bằng https, http, mailto hay tel", "the link %s does not start with https, http, mailto or tel", raw))
	}
}

// own checks an address of the site: absolute below the prefix, or relative to
// the page.
func (p *page) own(t *tag, to, raw []byte) {
	to, id, _ := bytes.Cut(to, []byte("#"))
	to, _, _ = bytes.Cut(to, []byte("?"))
	if len(to) > 0 {
		if to[0] != '/' {
			p.scan.bind()
		}
		if to[0] != '/' || bytes.IndexByte(to, '%') >= 0 || bytes.Contains(to, []byte("/.")) {
			to = p.clean(string(to))
		}
		if p.site.tree == nil {
			p.wanted.page(to)
		} else if !p.site.serves(string(to)) {
			p.broken(t, raw)
			return
		}
	}
	switch {
	case len(id) == 0 || bytes.HasPrefix(id, []byte(":~:")):
		return
	case len(to) == 0 || string(to) == p.self():
		p.near = append(p.near, reference{unescape(string(id)), t.at})
	case p.site.tree == nil:
		p.wanted.id(to, id)
	default:
		p.far = append(p.far, fragment{p.name, t.at, string(to), unescape(string(id))})
	}
	p.scan.bind()
}

// self is the address of the page.
func (p *page) self() string { return "/" + strings.TrimSuffix(p.name, "index.html") }

// clean makes an address absolute and takes escapes and dots out of it.
func (p *page) clean(to string) []byte {
	to = unescape(to)
	if !strings.HasPrefix(to, "/") {
		to = "/" + path.Dir(p.name) + "/" + to
	}
	clean := path.Clean(to)
	if clean != "/" && (strings.HasSuffix(to, "/") || strings.HasSuffix(to, "/.") || strings.HasSuffix(to, "/..")) {
		clean += "/"
	}
	return []byte(clean)
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

func (p *page) broken(t *tag, raw []byte) {
	p.find(pageLink, t.at, diag.Say("<%s> dẫn tới %q, nhưng trang web không có địa chỉ ấy", "<%s> leads to %q, which is not in the site", t.name, raw))
}

// fragment is a link to an id of another page.
type fragment struct {
	name   string // of the page that links
	at     int
	to, id string
}

// fragments checks the links to ids of other pages. Few pages are linked to
// that way: reading those again is cheaper than keeping every id of every page.
func (s *site) fragments(list []fragment) diag.List {
	var problems diag.List
	known := map[string]map[string]bool{}
	for _, f := range list {
		ids, ok := known[f.to]
		if !ok {
			ids = s.idsOf(f.to)
			known[f.to] = ids
		}
		if !ids[f.id] {
			data, _ := s.tree.Get(f.name)
			problems.Add(pageLink.Find(place(f.name, data, f.at),
				diag.Say("liên kết tới %s#%s, nhưng ở đó không có id ấy", "the link leads to %s#%s, but there is no such id", f.to, f.id), hint))
		}
	}
	return problems
}

// idsOf is every id of the page at an address.
func (s *site) idsOf(to string) map[string]bool {
	data, _ := s.tree.Get(address.Path(to).File())
	ids := map[string]bool{}
	scan := scanner{data: data}
	for scan.next() {
		if id, ok := scan.tag.get("id"); ok && !scan.tag.end {
			ids[text(id)] = true
		}
	}
	return ids
}
