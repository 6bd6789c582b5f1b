package export

import (
	"encoding/xml"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// addAtom writes a feed as encoding/xml would, a line for each element, but straight
// onto its paper: the texts are whole articles.
func (c *channel) addAtom(s *progress.Site, o Options, t *output.Tree) error {
	p := papers.Get().(*paper)
	defer papers.Put(p)
	w := atomWriter{append(p.clean[:0], xml.Header...), 0}
	c.writeAtom(&w, s, o)
	p.clean = append(w.bytes, '\n')
	return add(t, c.at, p.clean)
}

func (c *channel) writeAtom(w *atomWriter, s *progress.Site, o Options) {
	m := address.Of(s)
	w.bytes = append(w.bytes, `<feed xmlns="http://www.w3.org/2005/Atom"`...)
	w.attr("xml:lang", c.lang.Code)
	w.bytes = append(w.bytes, '>')
	w.depth++
	w.element("id", m.Absolute(c.at))
	w.element("title", c.title)
	w.some("subtitle", c.subtitle)
	w.element("updated", instant(c.updated()))
	w.person(author(s, c.lang), s.Publisher.URL)
	w.some("rights", s.Licence.Name.In(c.lang.Code))
	w.some("generator", o.Tool)
	w.link("self", "application/atom+xml", m.Absolute(c.at))
	w.link("alternate", "text/html", m.Absolute(c.page))
	for _, st := range c.stories {
		c.writeEntry(w, s, st)
	}
	w.end("feed")
}

func (c *channel) writeEntry(w *atomWriter, s *progress.Site, st story) {
	w.start("entry")
	if st.Language != c.lang.Code && st.Language != "" {
		w.attr("xml:lang", st.Language)
	}
	w.bytes = append(w.bytes, '>')
	w.depth++
	w.element("id", st.URL)
	w.element("title", st.Title)
	w.element("published", instant(st.Published))
	w.element("updated", instant(st.Updated))
	if st.Author != "" {
		w.person(st.Author, "")
	}
	w.link("alternate", "text/html", st.URL)
	for _, id := range st.Plans {
		w.start("category")
		w.attr("term", id)
		w.attr("label", s.Plan(id).Title.In(c.lang.Code))
		w.bytes = append(w.bytes, "></category>"...)
	}
	w.some("summary", st.Summary)
	w.start("content")
	w.attr("type", "html")
	w.bytes = append(escaped(append(w.bytes, '>'), *st.text), "</content>"...)
	w.end("entry")
}

// atomWriter appends elements, each on a line of its own.
type atomWriter struct {
	bytes []byte
	depth int
}

func (w *atomWriter) line() {
	w.bytes = append(w.bytes, '\n')
	for range w.depth {
		w.bytes = append(w.bytes, ' ')
	}
}

// start begins the start tag of an element.
func (w *atomWriter) start(name string) {
	w.line()
	w.bytes = append(append(w.bytes, '<'), name...)
}

func (w *atomWriter) attr(name, value string) {
	w.bytes = append(append(append(w.bytes, ' '), name...), `="`...)
	w.bytes = append(escaped(w.bytes, value), '"')
}

// end ends an element that holds others.
func (w *atomWriter) end(name string) {
	w.depth--
	w.line()
	w.close(name)
}

func (w *atomWriter) close(name string) {
	w.bytes = append(append(append(w.bytes, "</"...), name...), '>')
}

// element is one that holds a text; some is one only if there is a text.
func (w *atomWriter) element(name, text string) {
	w.start(name)
	w.bytes = escaped(append(w.bytes, '>'), text)
	w.close(name)
}

func (w *atomWriter) some(name, text string) {
	if text != "" {
		w.element(name, text)
	}
}

func (w *atomWriter) person(name, uri string) {
	w.start("author")
	w.bytes = append(w.bytes, '>')
	w.depth++
	w.element("name", name)
	w.some("uri", uri)
	w.end("author")
}

func (w *atomWriter) link(rel, kind, href string) {
	w.start("link")
	w.attr("rel", rel)
	w.attr("type", kind)
	w.attr("href", href)
	w.bytes = append(w.bytes, "></link>"...)
}
