package export

import (
	"tiendo/internal/address"
	"tiendo/internal/literal"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// jsonFeed is https://www.jsonfeed.org/version/1.1/
type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Description string       `json:"description,omitempty"`
	HomePageURL string       `json:"home_page_url"`
	FeedURL     string       `json:"feed_url"`
	Language    string       `json:"language"`
	Authors     []feedPerson `json:"authors"`
	Licence     licence      `json:"_licence,omitzero"` // an extension, as the version asks for its name
	Items       []feedItem   `json:"items"`
}

type feedItem struct {
	ID            string       `json:"id"`
	URL           string       `json:"url"`
	Title         string       `json:"title"`
	Summary       string       `json:"summary,omitempty"`
	ContentHTML   string       `json:"content_html"`
	DatePublished string       `json:"date_published"`
	DateModified  string       `json:"date_modified"`
	Language      string       `json:"language,omitempty"`
	Tags          []string     `json:"tags,omitempty"`
	Authors       []feedPerson `json:"authors,omitempty"`
}

type feedPerson struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

func (c *channel) addJSON(s *progress.Site, t *output.Tree) error {
	m := address.Of(s)
	f := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: c.title, Description: c.subtitle,
		HomePageURL: m.Absolute(c.page), FeedURL: m.Absolute(c.at.AsJSON()), Language: c.lang.Code,
		Authors: []feedPerson{{author(s, c.lang), s.Publisher.URL}}, Licence: licence{s.Licence.Name.In(c.lang.Code), s.Licence.URL},
		Items: each(c.stories, func(st story) feedItem { return c.item(s, st) }),
	}
	p := papers.Get().(*paper)
	defer papers.Put(p)
	w := literal.Writer{Bytes: p.draft[:0], Plain: true}
	f.write(&w)
	p.draft = append(w.Bytes, '\n')
	return p.addIndented(t, c.at.AsJSON())
}

func (c *channel) item(s *progress.Site, st story) feedItem {
	item := feedItem{
		ID: st.URL, URL: st.URL, Title: st.Title, Summary: st.Summary, ContentHTML: *st.text,
		DatePublished: instant(st.Published), DateModified: instant(st.Updated),
	}
	if st.Language != c.lang.Code {
		item.Language = st.Language
	}
	for _, id := range st.Plans {
		item.Tags = append(item.Tags, s.Plan(id).Title.In(c.lang.Code))
	}
	if st.Author != "" {
		item.Authors = []feedPerson{{Name: st.Author}}
	}
	return item
}

// A feed is written key by key, as encoding/json marshals the structs: it looks at every
// character of the articles, this at eight at a time. A test holds both against each other.

func (f *jsonFeed) write(w *literal.Writer) {
	w.Begin()
	w.Member("version", f.Version)
	w.Member("title", f.Title)
	w.Text("description", f.Description)
	w.Member("home_page_url", f.HomePageURL)
	w.Member("feed_url", f.FeedURL)
	w.Member("language", f.Language)
	writePeople(w, f.Authors)
	f.Licence.write(w, "_licence")
	w.Key("items")
	literal.List(w, f.Items, func(item *feedItem) { item.write(w) })
	w.Shut()
}

func (f *feedItem) write(w *literal.Writer) {
	w.Begin()
	w.Member("id", f.ID)
	w.Member("url", f.URL)
	w.Member("title", f.Title)
	w.Text("summary", f.Summary)
	w.Member("content_html", f.ContentHTML)
	w.Member("date_published", f.DatePublished)
	w.Member("date_modified", f.DateModified)
	w.Text("language", f.Language)
	if len(f.Tags) > 0 {
		w.Members("tags", f.Tags)
	}
	if len(f.Authors) > 0 {
		writePeople(w, f.Authors)
	}
	w.Shut()
}

func writePeople(w *literal.Writer, people []feedPerson) {
	w.Key("authors")
	literal.List(w, people, func(p *feedPerson) {
		w.Begin()
		w.Member("name", p.Name)
		w.Text("url", p.URL)
		w.Shut()
	})
}
