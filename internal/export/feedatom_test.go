package export

import (
	"bytes"
	"encoding/xml"
	"testing"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// TestAtomIsMarshalled: what is written by hand is what encoding/xml makes of it.
func TestAtomIsMarshalled(t *testing.T) {
	entries := 0
	for _, s := range []*progress.Site{nghean(), progress.New(progress.Content{Settings: progress.Settings{
		Title: own("\x01 <Tiến độ>\n\uFFFF"), BaseURL: "https://example.org/?a=1&b=2", Language: "vi", Languages: []string{"vi"},
	}}, day0("2025-10-20"), false)} {
		for _, code := range s.Languages {
			for _, c := range channels(s, locale.For(code)) {
				entries += len(c.stories)
				for _, o := range []Options{{}, {Tool: "tiendo <1> & \"2\""}} {
					var w atomWriter
					c.writeAtom(&w, s, o)
					if want := c.marshalled(t, s, o); string(w.bytes) != want {
						t.Errorf("%s:\n%s\nwant\n%s", c.at, w.bytes, want)
					}
				}
			}
		}
	}
	if entries < 10 {
		t.Errorf("only %d entries", entries)
	}
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator,omitempty"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Language   string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",innerxml"` // escaped
}

// marshalled is a feed by way of encoding/xml.
func (c *channel) marshalled(t *testing.T, s *progress.Site, o Options) string {
	m := address.Of(s)
	f := atomFeed{
		Language: c.lang.Code, ID: m.Absolute(c.at), Title: c.title, Subtitle: c.subtitle, Updated: instant(c.updated()),
		Author: atomPerson{author(s, c.lang), s.Publisher.URL}, Rights: s.Licence.Name.In(c.lang.Code), Generator: o.Tool,
		Links: []atomLink{
			{"self", "application/atom+xml", m.Absolute(c.at)},
			{"alternate", "text/html", m.Absolute(c.page)},
		},
		Entries: each(c.stories, func(st story) atomEntry { return c.atomEntry(s, st) }),
	}
	var b bytes.Buffer
	e := xml.NewEncoder(&b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (c *channel) atomEntry(s *progress.Site, st story) atomEntry {
	e := atomEntry{
		ID: st.URL, Title: st.Title, Published: instant(st.Published), Updated: instant(st.Updated),
		Link: atomLink{"alternate", "text/html", st.URL}, Summary: st.Summary, Content: atomContent{"html", string(escaped(nil, *st.text))},
	}
	if st.Language != c.lang.Code {
		e.Language = st.Language
	}
	if st.Author != "" {
		e.Author = &atomPerson{Name: st.Author}
	}
	for _, id := range st.Plans {
		e.Categories = append(e.Categories, atomCategory{id, s.Plan(id).Title.In(c.lang.Code)})
	}
	return e
}
