package export

import (
	"cmp"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// jsonFeed is https://www.jsonfeed.org/version/1.1/
type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	Description string     `json:"description,omitempty"`
	HomePageURL string     `json:"home_page_url"`
	FeedURL     string     `json:"feed_url"`
	Language    string     `json:"language"`
	Items       []feedItem `json:"items"`
}

type feedItem struct {
	ID            string       `json:"id"`
	URL           string       `json:"url"`
	Title         string       `json:"title"`
	ContentText   string       `json:"content_text"`
	DatePublished string       `json:"date_published"`
	Authors       []feedPerson `json:"authors,omitempty"`
}

type feedPerson struct {
	Name string `json:"name"`
}

func writeJSONFeed(s *progress.Site, l *locale.Language, t *output.Tree) error {
	m := address.Of(s)
	return addJSON(t, address.FeedJSON, jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: s.Title.Own, Description: s.Description.Own,
		HomePageURL: m.Absolute(m.In(l).News()), FeedURL: m.Absolute(address.FeedJSON), Language: l.Code,
		Items: each(posts(s, l), newFeedItem),
	})
}

func newFeedItem(p post) feedItem {
	item := feedItem{
		ID: p.URL, URL: p.URL, Title: p.Title, ContentText: cmp.Or(p.Summary, p.Title), DatePublished: instant(p.Date),
	}
	if p.Author != "" {
		item.Authors = []feedPerson{{p.Author}}
	}
	return item
}
