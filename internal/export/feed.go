package export

import (
	"bytes"
	"cmp"
	"encoding/xml"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// feedEntries is how many articles a feed holds, the newest ones.
const feedEntries = 50

// post is an article as both kinds of feed show it. It has the summary and not
// the text: on the page every number has its date and source within reach, in a
// feed reader it would have lost them.
type post struct {
	URL, Title, Summary, Author string
	Date                        progress.Date
}

func posts(s *progress.Site, l *locale.Language) []post {
	m := address.Of(s)
	newest := s.News[:min(len(s.News), feedEntries)]
	return each(newest, func(a *progress.Article) post {
		return post{m.Absolute(m.In(l).Article(a.ID)), a.Title.In(l.Code), a.Summary.In(l.Code), a.Author.In(l.Code), a.Date}
	})
}

// instant is the day of an article as a time: 0:00 UTC, which is the same day
// from Greenwich eastwards.
func instant(d progress.Date) string { return d.String() + "T00:00:00Z" }

// feed is RFC 4287. The id of an entry is its address, which never changes.
type feed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   string      `xml:"author>name"`
	Links    []feedLink  `xml:"link"`
	Entries  []feedEntry `xml:"entry"`
}

type feedLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type feedEntry struct {
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Published string      `xml:"published"`
	Updated   string      `xml:"updated"`
	Author    *feedAuthor `xml:"author"`
	Link      feedLink    `xml:"link"`
	Summary   string      `xml:"summary,omitempty"`
}

type feedAuthor struct {
	Name string `xml:"name"`
}

func writeFeeds(s *progress.Site, _ Options, t *output.Tree) error {
	for _, code := range s.Languages {
		if err := writeAtom(s, locale.For(code), t); err != nil {
			return err
		}
	}
	return writeJSONFeed(s, locale.For(s.Language), t)
}

func writeAtom(s *progress.Site, l *locale.Language, t *output.Tree) error {
	m := address.Of(s)
	at := m.In(l).Feed()
	f := feed{
		Language: l.Code, ID: m.Absolute(at), Title: s.Title.In(l.Code), Subtitle: s.Description.In(l.Code),
		Updated: instant(lastNews(s)), Author: cmp.Or(s.Publisher.Name.In(l.Code), s.Title.In(l.Code)),
		Links: []feedLink{
			{"self", "application/atom+xml", m.Absolute(at)},
			{"alternate", "text/html", m.Absolute(m.In(l).News())},
		},
		Entries: each(posts(s, l), newFeedEntry),
	}
	b := bytes.NewBufferString(xml.Header)
	e := xml.NewEncoder(b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		return err
	}
	b.WriteByte('\n')
	return t.Add(at.File(), b.Bytes())
}

func newFeedEntry(p post) feedEntry {
	e := feedEntry{
		ID: p.URL, Title: p.Title, Published: instant(p.Date), Updated: instant(p.Date),
		Link: feedLink{"alternate", "text/html", p.URL}, Summary: p.Summary,
	}
	if p.Author != "" {
		e.Author = &feedAuthor{p.Author}
	}
	return e
}

// lastNews is the day of the newest article, of the newest report where there
// is none, and never the day of the build.
func lastNews(s *progress.Site) progress.Date {
	switch {
	case len(s.News) > 0:
		return s.News[0].Date
	case len(s.Reports) > 0:
		return s.Reports[len(s.Reports)-1].Published
	}
	return progress.NewDate(1970, 1, 1)
}
