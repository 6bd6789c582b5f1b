package page

import (
	"bytes"
	"html"
	"strings"

	"tiendo/internal/markup"
)

// tellTags are the elements that stay in a text for others; of any other only
// what it holds stays.
var tellTags = map[string]bool{
	"p": true, "br": true, "hr": true, "a": true, "b": true, "strong": true, "i": true, "em": true, "del": true, "ins": true, "sup": true, "sub": true,
	"small": true, "blockquote": true, "q": true, "cite": true, "code": true, "pre": true, "ul": true, "ol": true, "li": true, "dl": true, "dt": true, "dd": true,
	"h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "table": true, "caption": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true,
	"img": true, "figure": true, "figcaption": true, "span": true, "div": true,
}

// tellAttributes are those that mean something without our stylesheet.
var tellAttributes = map[string]bool{
	"href": true, "src": true, "alt": true, "title": true, "lang": true, "width": true, "height": true, "colspan": true, "scope": true, "start": true,
}

// telling makes HTML of ours fit for a place where nothing of ours is: elements and
// attributes that everybody shows, addresses whole. What refers to a place in the
// text leads to the page at the address.
func (e *edition) telling(ours []byte, page string) string {
	return markup.Draw(func(w *markup.Writer) { e.tellAll(w, ours, page) })
}

func (e *edition) tellAll(w *markup.Writer, ours []byte, page string) {
	var spans []bool // those that are open: do they stay?
	told, at := 0, 0 // between the two everything stays as it is
	for {
		start := bytes.IndexByte(ours[at:], '<')
		if start < 0 {
			w.RawBytes(ours[told:])
			return
		}
		start += at
		inside, _, _ := bytes.Cut(ours[start+1:], []byte(">"))
		at = min(start+len("<>")+len(inside), len(ours))
		if name := bytes.TrimPrefix(inside, []byte("/")); tellTags[string(name)] && string(name) != "span" && string(name) != "div" {
			continue
		}
		w.RawBytes(ours[told:start])
		told = at
		switch name, _, _ := bytes.Cut(inside, []byte(" ")); string(name) {
		case "span", "div":
			spans = append(spans, bytes.Contains(inside, []byte(` lang="`)))
			if !spans[len(spans)-1] {
				continue
			}
		case "/span", "/div":
			if len(spans) == 0 {
				break
			}
			stays := spans[len(spans)-1]
			spans = spans[:len(spans)-1]
			if !stays {
				continue
			}
		}
		e.tellTag(w, string(inside), page)
	}
}

func (e *edition) tellTag(w *markup.Writer, tag, page string) {
	name, attributes, _ := strings.Cut(strings.TrimSuffix(tag, "/"), " ")
	bare := strings.TrimPrefix(name, "/")
	if !tellTags[bare] {
		return
	}
	w.Raw("<")
	w.Raw(name)
	for attributes != "" {
		key, rest, ok := strings.Cut(attributes, `="`)
		if !ok {
			break
		}
		value, after, _ := strings.Cut(rest, `"`)
		attributes = after
		key = strings.TrimSpace(key)
		key = key[1+strings.LastIndexAny(key, " \n\t"):] // before it stand attributes without a value
		if !tellAttributes[key] {
			continue
		}
		value = html.UnescapeString(value)
		switch {
		case key == "href":
			w.Href(e.whole(value, page))
		case key == "src":
			w.Attr(key, e.whole(value, page))
		default:
			w.Attr(key, value)
		}
	}
	w.Raw(">")
}

// whole is an address of a page of ours with its host.
func (e *edition) whole(address, page string) string {
	switch {
	case strings.HasPrefix(address, "#"):
		return page + address
	case strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//"):
		return e.absolute(address)
	}
	return address
}
