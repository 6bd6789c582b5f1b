package export

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/progress"
)

func atom(t *testing.T, data string) feed {
	t.Helper()
	var f feed
	if err := xml.Unmarshal([]byte(data), &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFeed(t *testing.T) {
	files := tree(t, nghean())
	f := atom(t, read(t, files, "feed.xml"))
	if f.Title != "Tiến độ <NQ 57> & hơn nữa" || f.Updated != "2025-09-24T00:00:00Z" || f.Author != "Nhóm tiendo" ||
		f.ID != "https://example.org/tiendo/feed.xml" || len(f.Entries) != 2 {
		t.Errorf("%+v", f)
	}
	e := f.Entries[0]
	if want := "https://example.org/tiendo/tin/2025-09-24-hoi-nghi/"; e.ID != want || e.Link.Href != want ||
		e.Title != "Hội nghị" || e.Summary != "130 < 131 & hơn" || e.Author.Name != "Ban biên tập" {
		t.Errorf("%+v", e)
	}
	en := atom(t, read(t, files, "en/feed.xml"))
	if e := en.Entries[0]; en.Title != "Progress" || e.Title != "Conference" || e.ID != "https://example.org/tiendo/en/news/2025-09-24-hoi-nghi/" {
		t.Errorf("%+v", en)
	}
	item := at(t, object(t, files, "feed.json"), "items", 1)
	if at(t, item, "content_text") != "Tin" || at(t, item, "date_published") != "2025-07-01T00:00:00Z" {
		t.Errorf("%v", item)
	}
}

// TestFeedBounds: a feed without news is a feed, a long one is cut.
func TestFeedBounds(t *testing.T) {
	settings := progress.Settings{Title: own("Trang"), BaseURL: "https://example.org/", Language: "vi", Languages: []string{"vi"}}
	empty := progress.New(progress.Content{Settings: settings}, day0("2025-10-20"), false)
	if f := atom(t, read(t, tree(t, empty), "feed.xml")); f.Updated != "1970-01-01T00:00:00Z" || f.Author != "Trang" {
		t.Errorf("%+v", f)
	}
	var news []*progress.Article
	for i := range 60 {
		news = append(news, &progress.Article{ID: fmt.Sprint("a", i), Title: own("A"), Date: day0("2025-01-01") + progress.Date(i)})
	}
	many := progress.New(progress.Content{Settings: settings, News: news}, day0("2025-10-20"), false)
	if f := atom(t, read(t, tree(t, many), "feed.xml")); len(f.Entries) != feedEntries || !strings.HasSuffix(f.Entries[0].ID, "/a59/") {
		t.Errorf("%d entries, first %s", len(f.Entries), f.Entries[0].ID)
	}
}

func TestCalendar(t *testing.T) {
	text := read(t, tree(t, nghean()), "deadlines.ics")
	for line := range strings.SplitSeq(text, "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("%q is %d bytes", line, len(line))
		}
	}
	unfolded := strings.ReplaceAll(text, "\r\n ", "")
	var uids, days []string
	for line := range strings.SplitSeq(unfolded, "\r\n") {
		if uid, ok := strings.CutPrefix(line, "UID:"); ok {
			uids = append(uids, uid)
		}
		if day, ok := strings.CutPrefix(line, "DTSTART;VALUE=DATE:"); ok {
			days = append(days, day)
		}
	}
	// The commitment "law" is kept, t-08 has no end, other sets have no due date.
	if want := []string{"commitment-kpi-tool@example.org/tiendo", "set-nq57-targets-2025@example.org/tiendo", "item-nq57-t-07@example.org/tiendo"}; !slices.Equal(uids, want) {
		t.Errorf("events %v, want %v", uids, want)
	}
	if want := []string{"20250930", "20251231", "20251231"}; !slices.Equal(days, want) {
		t.Errorf("days %v, want %v", days, want)
	}
	if got, want := icsText("a, b; c\\d\r\ne"), `a\, b\; c\\d\ne`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
