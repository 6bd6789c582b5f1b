package page

import (
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
func (e *edition) telling(ours, page string) string {
	var w markup.Writer
	w.Grow(len(ours))
	var spans []bool // those that are open: do they stay?
	told, at := 0, 0 // between the two everything stays as it is
	for {
		start := strings.IndexByte(ours[at:], '<')
		if start < 0 {
			w.Raw(ours[told:])
			return w.String()
		}
		start += at
		tag, _, _ := strings.Cut(ours[start+1:], ">")
		at = min(start+len("<>")+len(tag), len(ours))
		if name := strings.TrimPrefix(tag, "/"); tellTags[name] && name != "span" && name != "div" {
			continue
		}
		w.Raw(ours[told:start])
		told = at
		switch name, _, _ := strings.Cut(tag, " "); {
		case name == "span" || name == "div":
			spans = append(spans, strings.Contains(tag, ` lang="`))
			if !spans[len(spans)-1] {
				continue
			}
		case (name == "/span" || name == "/div") && len(spans) > 0:
			stays := spans[len(spans)-1]
			spans = spans[:len(spans)-1]
			if !stays {
				continue
			}
		}
		e.tellTag(&w, tag, page)
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
