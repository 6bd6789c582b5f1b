package export

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// feedsOf are the feeds of a tree, the Atom ones, by path.
func feedsOf(t *testing.T, tree *output.Tree) map[string]*gofeed.Feed {
	t.Helper()
	feeds := map[string]*gofeed.Feed{}
	for _, path := range tree.Paths() {
		if !strings.HasSuffix(path, "feed.xml") {
			continue
		}
		f := parsed(t, tree, path)
		feeds[path] = f
		sameFeed(t, path, f, parsed(t, tree, strings.TrimSuffix(path, ".xml")+".json"))
		checkAtom(t, path, read(t, tree, path))
		checkJSONFeed(t, strings.TrimSuffix(path, ".xml")+".json", read(t, tree, strings.TrimSuffix(path, ".xml")+".json"))
	}
	return feeds
}

func parsed(t *testing.T, tree *output.Tree, path string) *gofeed.Feed {
	t.Helper()
	f, err := gofeed.NewParser().ParseString(read(t, tree, path))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return f
}

// sameFeed: both formats say the same.
func sameFeed(t *testing.T, path string, a, j *gofeed.Feed) {
	t.Helper()
	if a.FeedType != "atom" || j.FeedType != "json" || a.Title != j.Title || a.Description != j.Description || a.Link != j.Link || a.Language != j.Language || len(a.Items) != len(j.Items) {
		t.Errorf("%s: %q, %s, %s, %d items; as JSON %q, %s, %s, %d", path, a.Title, a.Link, a.Language, len(a.Items), j.Title, j.Link, j.Language, len(j.Items))
		return
	}
	for i, item := range a.Items {
		other := j.Items[i]
		if item.GUID != other.GUID || item.Title != other.Title || item.Link != other.Link || item.Content != other.Content || item.Description != other.Description ||
			!item.PublishedParsed.Equal(*other.PublishedParsed) || !item.UpdatedParsed.Equal(*other.UpdatedParsed) {
			t.Errorf("%s: the entry %s is another one in JSON", path, item.GUID)
		}
	}
}

// checkAtom holds a feed to what RFC 4287 demands, section 4.1, read with
// nothing but the tokens of encoding/xml.
func checkAtom(t *testing.T, path, data string) {
	t.Helper()
	type counts map[string]int
	var stack []string
	var feed, entry counts
	ids := map[string]bool{}
	d := xml.NewDecoder(strings.NewReader(data))
	text := ""
	for {
		token, err := d.Token()
		if token == nil {
			if len(stack) > 0 {
				t.Errorf("%s: %v", path, err)
			}
			break
		}
		switch x := token.(type) {
		case xml.StartElement:
			if x.Name.Space != "http://www.w3.org/2005/Atom" {
				t.Errorf("%s: <%s> is not of Atom", path, x.Name.Local)
			}
			stack = append(stack, x.Name.Local)
			text = ""
			count := feed
			if slices.Contains(stack, "entry") {
				count = entry
			}
			switch at := strings.Join(stack, "/"); at {
			case "feed":
				feed = counts{}
			case "feed/entry":
				entry = counts{}
			default:
				count[stack[len(stack)-1]]++
				if x.Name.Local == "link" {
					rel, href := attrOf(x, "rel"), attrOf(x, "href")
					count["link "+rel]++
					if u, err := url.Parse(href); err != nil || !u.IsAbs() {
						t.Errorf("%s: a link that is not whole: %q", path, href)
					}
					if rel == "self" && !strings.HasSuffix(href, "/"+path) {
						t.Errorf("%s calls itself %s", path, href)
					}
				}
				if x.Name.Local == "content" && attrOf(x, "type") != "html" {
					t.Errorf("%s: content of the type %q", path, attrOf(x, "type"))
				}
			}
		case xml.CharData:
			text += string(x)
		case xml.EndElement:
			at := strings.Join(stack, "/")
			switch at {
			case "feed/entry":
				if entry["id"] != 1 || entry["title"] != 1 || entry["updated"] != 1 || entry["published"] != 1 || entry["content"] != 1 || entry["link alternate"] != 1 || entry["summary"] > 1 {
					t.Errorf("%s: an entry has %v", path, entry)
				}
			case "feed/id", "feed/entry/id":
				if u, err := url.Parse(text); err != nil || !u.IsAbs() || ids[text] {
					t.Errorf("%s: id %q", path, text)
				}
				ids[text] = true
			case "feed/title", "feed/entry/title", "feed/author/name", "feed/entry/author/name":
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: an empty %s", path, at)
				}
			case "feed/updated", "feed/entry/updated", "feed/entry/published":
				if _, err := time.Parse(time.RFC3339, text); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
			stack = stack[:len(stack)-1]
			text = ""
		}
	}
	if feed["id"] != 1 || feed["title"] != 1 || feed["updated"] != 1 || feed["author"] != 1 || feed["link self"] != 1 || feed["link alternate"] != 1 {
		t.Errorf("%s: the feed has %v", path, feed)
	}
}

func attrOf(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// checkJSONFeed holds a feed to version 1.1 of https://www.jsonfeed.org.
func checkJSONFeed(t *testing.T, path, data string) {
	t.Helper()
	var f struct {
		Version, Title, Language string
		Home                     string `json:"home_page_url"`
		URL                      string `json:"feed_url"`
		Authors                  []struct{ Name string }
		Items                    []struct {
			ID, URL, Title string
			HTML           string `json:"content_html"`
			Text           string `json:"content_text"`
			Published      string `json:"date_published"`
			Modified       string `json:"date_modified"`
		}
	}
	if err := json.Unmarshal([]byte(data), &f); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if f.Version != "https://jsonfeed.org/version/1.1" || f.Title == "" || !strings.HasSuffix(f.URL, "/"+path) || f.Home == "" || f.Language == "" || len(f.Authors) != 1 || f.Items == nil {
		t.Errorf("%s: %+v", path, f)
	}
	for _, item := range f.Items {
		_, err1 := time.Parse(time.RFC3339, item.Published)
		_, err2 := time.Parse(time.RFC3339, item.Modified)
		if item.ID == "" || item.URL != item.ID || item.Title == "" || item.HTML == "" || item.Text != "" || err1 != nil || err2 != nil || item.Modified < item.Published {
			t.Errorf("%s: %+v", path, item)
		}
		checkContent(t, path+" "+item.ID, item.HTML)
	}
}

// checkContent: nothing in a text needs our pages, and nothing runs.
func checkContent(t *testing.T, name, content string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(content))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: %v not closed", name, open)
			}
			return
		case html.StartTagToken:
			tag := z.Token()
			if !slices.Contains([]string{"br", "hr", "img"}, tag.Data) {
				open = append(open, tag.Data)
			}
			for _, a := range tag.Attr {
				switch a.Key {
				case "href", "src":
					if u, err := url.Parse(a.Val); err != nil || !u.IsAbs() || !slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme) {
						t.Errorf("%s: <%s> leads to %q", name, tag.Data, a.Val)
					}
				case "alt", "title", "lang", "width", "height", "colspan", "scope", "start":
				default:
					t.Errorf("%s: <%s %s>", name, tag.Data, a.Key)
				}
			}
		case html.EndTagToken:
			tag := z.Token()
			if len(open) == 0 || open[len(open)-1] != tag.Data {
				t.Errorf("%s: </%s> closes %v", name, tag.Data, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func TestFeeds(t *testing.T) {
	feeds := feedsOf(t, tree(t, nghean()))
	if want := []string{"dinh-chinh/feed.xml", "en/corrections/feed.xml", "en/feed.xml", "en/plans/nq57/feed.xml", "feed.xml", "ke-hoach/nq57/feed.xml"}; !slices.Equal(keysOf(feeds), want) {
		t.Errorf("feeds %v", keysOf(feeds))
	}
	site := feeds["feed.xml"]
	if site.Title != "Tiến độ <NQ 57> & hơn nữa" || site.Updated != "2025-10-01T00:00:00Z" || site.Authors[0].Name != "Nhóm tiendo" || site.Copyright != "CC BY 4.0" || site.Link != "https://example.org/tiendo/" {
		t.Errorf("%+v", site)
	}
	var ids []string
	for _, item := range site.Items {
		ids = append(ids, strings.TrimPrefix(item.GUID, "https://example.org/tiendo/")+" "+item.Updated[:10])
	}
	// The correction of 1 October changed what the report of September says, and
	// that of June stands beside it as before.
	if want := []string{"bao-cao/2025-10-01-nq57/ 2025-10-01", "bao-cao/2025-09-24-nq57/ 2025-10-01", "tin/2025-09-24-hoi-nghi/ 2025-09-24", "tin/2025-07-01-tin/ 2025-07-01", "bao-cao/2025-06-24-nq57/ 2025-06-24"}; !slices.Equal(ids, want) {
		t.Errorf("entries %q", ids)
	}
	if e := site.Items[2]; e.Title != "Hội nghị" || e.Description != "130 < 131 & hơn" || e.Authors[0].Name != "Ban biên tập" {
		t.Errorf("%+v", e)
	}
	report := site.Items[1]
	for _, want := range []string{"29 trên 45", "đến 24/9/2025", "Báo Nghệ An", "Từ kỳ báo cáo trước", "từ 10/45 lên 29/45", "Có số liệu dưới đây đã được thay", `<a href="https://example.org/tiendo/ke-hoach/nq57/">`, "https://baonghean.vn/x"} {
		if !strings.Contains(report.Content, want) {
			t.Errorf("the report does not say %q:\n%s", want, report.Content)
		}
	}
	if report.Categories[0] != "Nghị quyết 57" && report.Categories[0] != "nq57" {
		t.Errorf("categories %v", report.Categories)
	}
	if n := len(feeds["ke-hoach/nq57/feed.xml"].Items); n != 3 {
		t.Errorf("the feed of the plan has %d entries", n)
	}
	corrections := feeds["dinh-chinh/feed.xml"]
	if len(corrections.Items) != 1 || corrections.Items[0].GUID != "https://example.org/tiendo/bao-cao/2025-10-01-nq57/" {
		t.Fatalf("%+v", corrections.Items)
	}
	for _, want := range []string{"Đếm sai", "29 trên 45", "30 trên 45", "<del>", "<ins>", "Báo Nghệ An"} {
		if !strings.Contains(corrections.Items[0].Content, want) {
			t.Errorf("the correction does not say %q:\n%s", want, corrections.Items[0].Content)
		}
	}
	en := feeds["en/feed.xml"]
	if e := en.Items[2]; en.Language != "en" || en.Title != "Progress" || e.Title != "Conference" || e.GUID != "https://example.org/tiendo/en/news/2025-09-24-hoi-nghi/" {
		t.Errorf("%+v", en.Items[2])
	}
	if !strings.Contains(read(t, tree(t, nghean()), "en/feed.xml"), `<entry xml:lang="vi">`) {
		t.Error("an article without translation does not say in which language it is")
	}
}

func keysOf[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// TestFeedsStay: from day to day nothing changes by itself; what is new changes
// only what it touches.
func TestFeedsStay(t *testing.T) {
	before, after := tree(t, nghean()), tree(t, on("2025-11-30"))
	for path := range feedsOf(t, before) {
		if read(t, before, path) != read(t, after, path) {
			t.Errorf("%s changed though nothing did", path)
		}
	}
	// On 1 December a report becomes public.
	now := feedsOf(t, tree(t, on("2025-12-01")))["feed.xml"]
	then := feedsOf(t, before)["feed.xml"]
	if len(now.Items) != len(then.Items)+1 || now.Updated != "2025-12-01T00:00:00Z" {
		t.Fatalf("%d entries, updated %s", len(now.Items), now.Updated)
	}
	for i, item := range then.Items {
		if same := now.Items[i+1]; same.GUID != item.GUID || same.Updated != item.Updated || same.Content != item.Content {
			t.Errorf("%s changed with a report that does not touch it", item.GUID)
		}
	}
}

// TestFeedBounds: a feed without news is a feed, a long one is cut.
func TestFeedBounds(t *testing.T) {
	settings := progress.Settings{Title: own("Trang"), BaseURL: "https://example.org/", Language: "vi", Languages: []string{"vi"}}
	plan := &progress.Plan{ID: "p", Title: own("Kế hoạch"), Statuses: progress.BuiltIn(), Document: progress.Document{Date: day0("2025-02-03")},
		Sets: []progress.Set{{ID: "s", Kind: progress.Task, Name: own("Việc")}}}
	empty := feedsOf(t, tree(t, progress.New(progress.Content{Settings: settings, Plans: []*progress.Plan{plan}}, day0("2025-10-20"), false)))
	for path, want := range map[string]string{"feed.xml": "1970-01-01", "dinh-chinh/feed.xml": "1970-01-01", "ke-hoach/p/feed.xml": "2025-02-03"} {
		if f := empty[path]; f == nil || f.Updated != want+"T00:00:00Z" || len(f.Items) > 0 || f.Authors[0].Name != "Trang" {
			t.Errorf("%s: %+v", path, f)
		}
	}
	var news []*progress.Article
	var reports []*progress.Report
	for i := range 60 {
		news = append(news, &progress.Article{ID: fmt.Sprint("a", i), Title: own("A"), Date: day0("2025-01-01") + progress.Date(i)})
		reports = append(reports, &progress.Report{ID: fmt.Sprint("r", i), Plan: "p", Published: day0("2024-01-01") + progress.Date(i), AsOf: during("2024"), Source: newspaper()})
	}
	many := feedsOf(t, tree(t, progress.New(progress.Content{Settings: settings, Plans: []*progress.Plan{plan}, News: news, Reports: reports}, day0("2025-10-20"), false)))
	if f := many["feed.xml"]; len(f.Items) != siteStories || !strings.HasSuffix(f.Items[0].GUID, "/a59/") {
		t.Errorf("%d entries, first %s", len(f.Items), f.Items[0].GUID)
	}
	if f := many["ke-hoach/p/feed.xml"]; len(f.Items) != someStories || !strings.HasSuffix(f.Items[0].GUID, "/r59/") {
		t.Errorf("%d entries, first %s", len(f.Items), f.Items[0].GUID)
	}
}
