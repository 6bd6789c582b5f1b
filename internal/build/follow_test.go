package build

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/address"
	"tiendo/internal/output"
)

// TestFollowed: whatever a feed, a calendar or a plain press kit of the first
// site points to is there, down to the place in the page.
func TestFollowed(t *testing.T) {
	m := made(t, ngheAn, "2025-10-01")
	links, kits := 0, 0
	follow := func(from, url string) {
		inside, ok := strings.CutPrefix(url, strings.TrimSuffix(m.Site.BaseURL, "/"))
		if !ok {
			return
		}
		links++
		path, id, _ := strings.Cut(inside, "#")
		data, there := m.Tree.Get(address.Path(path).File())
		if !there {
			t.Errorf("%s leads to %s, which is not there", from, url)
		} else if id != "" && !hasID(t, data, id) {
			t.Errorf("%s leads to %s, but the page has no such place", from, url)
		}
	}
	for _, path := range m.Tree.Paths() {
		data, _ := m.Tree.Get(path)
		switch {
		case strings.HasSuffix(path, "feed.json"):
			followFeed(t, m.Tree, path, follow)
		case strings.HasSuffix(path, ".ics"):
			for line := range strings.SplitSeq(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n") {
				if url, ok := strings.CutPrefix(line, "URL:"); ok {
					follow(path, url)
				}
			}
		case strings.HasSuffix(path, "bao-chi.txt") || strings.HasSuffix(path, "press.txt"):
			kits++
			for word := range strings.FieldsSeq(string(data)) {
				if strings.HasPrefix(word, "https://") {
					follow(path, word)
				}
			}
		}
	}
	if links < 100 || kits != 2*len(m.Site.Reports) {
		t.Errorf("%d links followed, %d press kits", links, kits)
	}
}

func followFeed(t *testing.T, tree *output.Tree, path string, follow func(from, url string)) {
	var feed struct {
		Home  string `json:"home_page_url"`
		URL   string `json:"feed_url"`
		Items []struct {
			URL  string
			HTML string `json:"content_html"`
		}
	}
	get(t, tree, path, &feed)
	follow(path, feed.Home)
	follow(path, feed.URL)
	for _, item := range feed.Items {
		follow(path, item.URL)
		doc, err := html.Parse(strings.NewReader(item.HTML))
		if err != nil {
			t.Fatal(err)
		}
		for n := range doc.Descendants() {
			follow(path+" "+item.URL, attr(n, "href"))
			follow(path+" "+item.URL, attr(n, "src"))
		}
	}
}

func hasID(t *testing.T, page []byte, id string) bool {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if attr(n, "id") == id {
			return true
		}
	}
	return false
}
