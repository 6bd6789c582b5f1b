package page

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// pagesOf are the HTML pages of a tree by their path.
func pagesOf(t *testing.T, tree *output.Tree) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	for _, path := range tree.Paths() {
		if !strings.HasSuffix(path, ".html") {
			continue
		}
		data, _ := tree.Get(path)
		balanced(t, path, data)
		doc, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		pages[path] = doc
	}
	return pages
}

var void = map[string]bool{"meta": true, "link": true, "br": true, "hr": true, "img": true, "input": true, "wbr": true, "source": true, "base": true}

// balanced fails where a tag is not closed, or closed by another.
func balanced(t *testing.T, path string, data []byte) {
	t.Helper()
	var open []string
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: %v not closed", path, open)
			}
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			if !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("%s: </%s> closes %v", path, name, open[max(0, len(open)-3):])
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// below calls f for every node below n.
func below(n *html.Node, f func(*html.Node)) {
	for d := range n.Descendants() {
		f(d)
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	below(n, func(d *html.Node) {
		if d.Type == html.TextNode && d.Parent.Data != "script" {
			b.WriteString(d.Data)
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

func all(n *html.Node, tag string) []*html.Node {
	var list []*html.Node
	below(n, func(d *html.Node) {
		if d.Type == html.ElementNode && d.Data == tag {
			list = append(list, d)
		}
	})
	return list
}

func has(n *html.Node, up func(*html.Node) bool) bool {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && up(n) {
			return true
		}
	}
	return false
}

// TestEveryPage holds of every page of every kind, in every language.
func TestEveryPage(t *testing.T) {
	tree := renderAll(t, contentOf())
	pages := pagesOf(t, tree)
	titles := map[string]string{}
	for path, doc := range pages {
		headings(t, path, doc)
		clean(t, path, doc, tree)
		if inFrame(path) {
			continue
		}
		for _, tag := range []string{"main", "header", "h1", "title"} {
			want := 1
			if n := len(all(doc, tag)); tag == "header" && n < want || tag != "header" && n != want {
				t.Errorf("%s: %d <%s>", path, n, tag)
			}
		}
		if len(all(doc, "nav")) == 0 || len(all(doc, "footer")) == 0 {
			t.Errorf("%s: a landmark is missing", path)
		}
		title := text(all(doc, "title")[0])
		if other, twice := titles[title]; twice && path != "404.html" {
			t.Errorf("%s and %s have the same title %q", path, other, title)
		}
		titles[title] = path
	}
}

// inFrame says whether a page is a chart alone.
func inFrame(path string) bool {
	return strings.HasPrefix(path, "embed/") || strings.HasPrefix(path, "en/embed/")
}

// headings fails where a level is skipped.
func headings(t *testing.T, path string, doc *html.Node) {
	last := 0
	below(doc, func(n *html.Node) {
		if n.Type == html.ElementNode && len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			level := int(n.Data[1] - '0')
			if level > last+1 {
				t.Errorf("%s: <h%d> %q after <h%d>", path, level, text(n), last)
			}
			if text(n) == "" {
				t.Errorf("%s: empty <h%d>", path, level)
			}
			last = level
		}
	})
}

// clean fails on scripts, styles, event handlers, ids used twice, references to
// ids and assets that are not there.
func clean(t *testing.T, path string, doc *html.Node, tree *output.Tree) {
	ids := map[string]bool{}
	below(doc, func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		if n.Data == "style" || n.Data == "script" && attr(n, "src") == "" && !isData(n) {
			t.Errorf("%s: <%s>", path, n.Data)
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("%s: <%s %s>", path, n.Data, a.Key)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("%s: id %q twice", path, a.Val)
			}
			if a.Key == "id" {
				ids[a.Val] = true
			}
		}
		// Feeds are written by package export; the audit of a build looks for them.
		if href := attr(n, "href"); n.Data == "link" && strings.HasPrefix(href, "/") && !strings.Contains(href, "/feed.") {
			if _, ok := tree.Get(strings.TrimPrefix(href, "/")); !ok {
				t.Errorf("%s: %s is not there", path, href)
			}
		}
	})
	below(doc, func(n *html.Node) {
		for _, name := range []string{"aria-labelledby", "aria-describedby"} {
			if id := attr(n, name); id != "" && !ids[id] {
				t.Errorf("%s: no id %q", path, id)
			}
		}
	})
}

// isData says whether a script element holds JSON that no browser runs.
func isData(n *html.Node) bool {
	return attr(n, "type") == "application/ld+json" && n.FirstChild != nil && json.Valid([]byte(n.FirstChild.Data)) && !strings.ContainsAny(n.FirstChild.Data, "<>&")
}

// TestFigures: every number of a figure stands in an element that names the
// figure and its report.
func TestFigures(t *testing.T) {
	c := contentOf()
	s := progress.New(c, day(2025, 10, 15), false)
	known := map[string]bool{}
	for _, r := range s.Reports {
		for i := range r.Figures {
			f := &r.Figures[i]
			if f.Total.OK {
				for _, pattern := range []string{"{d}/{t}", "{d} trên {t}", "{d} of {t}"} {
					known[strings.NewReplacer("{d}", decimalOf(f.Done), "{t}", decimalOf(f.Total.V)).Replace(pattern)] = true
				}
			}
		}
	}
	number := regexp.MustCompile(`\d+(?:/| trên | of )\d+`)
	for path, doc := range pagesOf(t, renderAll(t, c)) {
		if strings.Contains(path, "phuong-phap") || strings.Contains(path, "method") {
			continue // explains by examples
		}
		below(doc, func(n *html.Node) {
			if n.Type != html.TextNode || has(n.Parent, func(up *html.Node) bool { return attr(up, "data-figure") != "" && attr(up, "data-report") != "" }) {
				return
			}
			// Prose of the content binds its figures by itself; head repeats the page.
			if has(n.Parent, func(up *html.Node) bool { return up.Data == "head" || up.Data == "article" }) {
				return
			}
			for _, found := range number.FindAllString(n.Data, -1) {
				if known[found] {
					t.Errorf("%s: %q in %q names no figure", path, found, strings.TrimSpace(n.Data))
				}
			}
		})
	}
}

func decimalOf(n int64) string { return progress.Whole(n).String() }

// TestPhase: no rendering of a figure of a phase is without it (trap T33).
func TestPhase(t *testing.T) {
	for path, doc := range pagesOf(t, renderAll(t, contentOf())) {
		below(doc, func(n *html.Node) {
			ref := attr(n, "data-figure")
			if ref != "kh02/communes@2025-09-08" || n.Data == "tr" || has(n.Parent, func(up *html.Node) bool { return attr(up, "data-figure") == ref }) {
				return
			}
			low := strings.ToLower(text(n))
			if !regexp.MustCompile("(giai đoạn|phase) (1|một|one)").MatchString(low) {
				t.Errorf("%s: <%s> %q names no phase", path, n.Data, low)
			}
		})
	}
}

// TestFair: nothing is called late or missed unless a source calls it so.
func TestFair(t *testing.T) {
	c := contentOf()
	for _, r := range c.Reports {
		r.Items = nil
	}
	for path, doc := range pagesOf(t, renderAll(t, c)) {
		if strings.Contains(path, "phuong-phap") || strings.Contains(path, "chat-luong") {
			continue
		}
		low := strings.ToLower(text(doc))
		for _, word := range []string{"quá hạn", "không đạt", "overdue", "missed"} {
			if strings.Contains(low, word) && !strings.Contains(path, "method") && !strings.Contains(path, "data-quality") {
				t.Errorf("%s says %q", path, word)
			}
		}
	}
}

// TestSays looks for what single pages must say.
func TestSays(t *testing.T) {
	pages := pagesOf(t, renderAll(t, contentOf()))
	for _, c := range []struct{ path, want string }{
		{"index.html", "Tỉnh Nghệ An hoàn thành 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ phải xong trong năm 2025"},
		{"index.html", "Đến 24/9/2025, 73 % thời gian đã qua; 64 % chỉ tiêu và 43 % nhiệm vụ đã xong."},
		{"index.html", "Cả 3 xã, phường đạt đủ 16 tiêu chí (giai đoạn 1), đến 8/9/2025."},
		{"index.html", "đã qua hạn 30/9/2025; trang chưa có tin kết quả"},
		{"index.html", "Trang này hiện số liệu của"},
		{"index.html", "12 việc nguồn chưa nêu tình trạng"},
		{"en/index.html", "Nghệ An province has completed 29 of 45 targets and 35 of 82 tasks due in 2025"},
		{"ke-hoach/nq57/index.html", "64 % việc (29/45) · 73 % thời gian (ngày 267/365)"},
		{"ke-hoach/nq57/index.html", "Cách tính của trang, không phải đánh giá của cơ quan nhà nước; giả định việc hoàn thành rải đều từ 1/1/2025; nhiều việc có hạn cuối năm."},
		{"ke-hoach/nq57/index.html", "Suy ra: 39 − 29 = 10 trên 65 − 45 = 20; nguồn không in số này."},
		{"ke-hoach/nq57/index.html", "Chỉ tiêu năm 2025: thêm 9 chỉ tiêu hoàn thành trong 86 ngày, từ 20/45 lên 29/45"},
		{"ke-hoach/dang-mttq-2025/index.html", "Nhiệm vụ năm 2025: 7 trên 43 đã hoàn thành, 12 nguồn chưa nêu tình trạng"},
		{"ke-hoach/dang-mttq-2025/index.html", "Không đánh giá nhịp: nguồn chưa nêu tình trạng của 12 nhiệm vụ"},
		{"ke-hoach/dang-mttq-2025/tasks/index.html", "đã đính chính"},
		{"ke-hoach/kh02/communes/index.html", "thứ 4 toàn quốc (giai đoạn 1); nguồn không nêu xếp trên tổng số bao nhiêu"},
		{"ke-hoach/nq57/targets-2025/index.html", "nguồn không nêu ngày chốt số liệu (hoặc chỉ ghi “đến nay”), trang lấy ngày công bố"},
		{"ke-hoach/nq57/targets-2025/index.html", "64,4 % (suy ra: 29 ÷ 45)"},
		{"ke-hoach/nq57/muc/t-01/index.html", "Từ 12 %, nay 39,98 % (đến 24/9/2025); mục tiêu ≥ 80%"},
		{"ke-hoach/nq57/muc/t-02/index.html", "Chưa có báo cáo nào nói đến"},
		{"ke-hoach/nq57/muc/n-01/index.html", "quá hạn (theo nguồn)"},
		{"bao-cao/2025-09-26-dang-mttq-2025/index.html", "đính chính, 16 đang triển khai thay cho 15 đang triển khai"},
		{"bao-cao/2025-09-24-dang-mttq-2025/index.html", "Có số liệu dưới đây đã được thay; xem Đính chính ngày 26/9/2025"},
		{"phuong-phap/index.html", "(29 ÷ 45) ÷ (267 ÷ 365) = 0,88: sau nhịp thời gian"},
		{"index.html", "Sau ngày 25/12/2025 trang này phải được dựng lại."},
	} {
		doc := pages[c.path]
		if doc == nil {
			t.Errorf("%s is missing", c.path)
			continue
		}
		if got := text(doc); !strings.Contains(got, c.want) {
			t.Errorf("%s does not say %q", c.path, c.want)
		}
	}
}

// TestReplacedList: what counts a new list is never joined with the former one,
// and every change is said in both languages.
func TestReplacedList(t *testing.T) {
	c := contentOf()
	p := c.Plans[0]
	p.Sets = append(p.Sets, progress.Set{ID: "tasks-2026", Kind: progress.Task, Name: vi("Nhiệm vụ mới"), Noun: vi("nhiệm vụ"), Replaces: "tasks", Pace: true})
	c.Reports = append(c.Reports, &progress.Report{ID: "2025-10-01-nq57", Plan: "nq57", Published: day(2025, 10, 1), AsOf: progress.DayPeriod(day(2025, 10, 1)), Source: sources(),
		Figures: []progress.Figure{{Set: "tasks-2026", Total: whole(90), Counts: counts("done", 3), AsOf: progress.DayPeriod(day(2025, 10, 1))}}})
	pages := pagesOf(t, renderAll(t, c))
	for path, want := range map[string]string{
		"bao-cao/2025-10-01-nq57/index.html":       "danh mục đã thay, không so sánh được",
		"ke-hoach/nq57/tasks-2026/index.html":      "danh mục được đếm đã thay; trang không nối và không so sánh hai bên",
		"en/plans/nq57/tasks-2026/index.html":      "neither joined nor compared",
		"en/reports/2025-10-01-nq57/index.html":    "not comparable with the former one",
		"ke-hoach/nq57/tasks/index.html":           "Được thay bằng",
		"en/plans/nq57/index.html":                 "not comparable",
		"ke-hoach/nq57/tasks-2025/index.html":      "35 trên 82",
		"bao-cao/2025-09-24-nq57/index.html":       "thêm 20 nhiệm vụ hoàn thành trong 86 ngày",
		"en/reports/2025-09-24-nq57/index.html":    "20 more tasks completed in 86 days",
		"en/plans/nq57/targets-2025/index.html":    "9 more targets completed in 86 days",
		"en/plans/nq57/items/n-01/index.html":      "late (says the source)",
		"en/plans/dang-mttq-2025/tasks/index.html": "corrected",
	} {
		if doc := pages[path]; doc == nil || !strings.Contains(text(doc), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// TestEmpty: a site with hardly anything has all its pages, and says what is not there.
func TestEmpty(t *testing.T) {
	nothing := func(c *progress.Content) { *c = progress.Content{Settings: c.Settings} }
	for name, change := range map[string]func(*progress.Content){
		"nothing": nothing,
		"no reports": func(c *progress.Content) {
			c.Reports, c.News, c.Commitments = nil, nil, nil
		},
		"one unit": func(c *progress.Content) {
			c.Units = c.Units[:1]
		},
		"no units":     func(c *progress.Content) { c.Units = nil },
		"one language": func(c *progress.Content) { c.Languages = []string{"vi"} },
		"bare figures": func(c *progress.Content) {
			for _, r := range c.Reports {
				for i := range r.Figures {
					f := &r.Figures[i]
					f.Total, f.Rank, f.Approx = progress.Maybe[int64]{}, progress.Maybe[int64]{}, true
				}
			}
		},
		"values and ranks": func(c *progress.Content) {
			for _, r := range c.Reports {
				for i := range r.Figures {
					f := &r.Figures[i]
					f.Total, f.Counts, f.Rank = progress.Maybe[int64]{}, nil, progress.Maybe[int64]{}
					if i%2 == 0 {
						f.Value, f.Unit = decimal("17.5"), vi("tiêu chí/xã")
					} else {
						f.Rank, f.RankOf = whole(25), whole(63)
					}
				}
			}
		},
		"size of nothing": func(c *progress.Content) {
			for _, r := range c.Reports {
				for i := range r.Figures {
					r.Figures[i].Total, r.Figures[i].Counts = whole(0), counts("done", 0)
				}
			}
		},
		"all silent": func(c *progress.Content) {
			for _, r := range c.Reports {
				for i := range r.Figures {
					r.Figures[i].Counts = counts("in-progress", 0)
				}
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := contentOf()
			change(&c)
			tree := renderAll(t, c)
			for path, doc := range pagesOf(t, tree) {
				headings(t, path, doc)
				clean(t, path, doc, tree)
				if got := text(doc); strings.Contains(got, "NaN") || strings.Contains(got, "{") || strings.Contains(got, "%!") {
					t.Errorf("%s: %s", path, got)
				}
			}
		})
	}
}

// TestSameBytes: equal sites give equal bytes, however many workers there are.
func TestSameBytes(t *testing.T) {
	first := renderAll(t, contentOf())
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	second := renderAll(t, contentOf())
	if !slices.Equal(first.Paths(), second.Paths()) {
		t.Fatal("other files")
	}
	for _, path := range first.Paths() {
		a, _ := first.Get(path)
		b, _ := second.Get(path)
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", path)
		}
	}
}

// TestFolder: a site in a folder of its host links within that folder.
func TestFolder(t *testing.T) {
	c := contentOf()
	c.BaseURL = "https://example.org/tiendo/"
	for path, doc := range pagesOf(t, renderAll(t, c)) {
		below(doc, func(n *html.Node) {
			if href := attr(n, "href"); strings.HasPrefix(href, "/") && !strings.HasPrefix(href, "/tiendo/") {
				t.Errorf("%s: %s leaves the folder", path, href)
			}
		})
	}
}

// TestHostile: texts of the content stay texts.
func TestHostile(t *testing.T) {
	const evil = `"><script>alert(1)</script><b x='{done}'>&amp; xSLOTx99xSLOTx xSLOTx`
	c := contentOf()
	c.Title, c.Publisher.Name, c.Plans[0].Title, c.Plans[0].Scope = vi(evil), vi(evil), vi(evil), vi(evil)
	c.Plans[0].Sets[1].Name, c.Plans[0].Sets[1].Noun, c.Plans[0].Items[0].Title = vi(evil), vi(evil), vi(evil)
	c.Units[0].Name, c.Units[0].Group, c.Commitments[0].Text, c.News[0].Title = vi(evil), vi(evil), vi(evil), vi(evil)
	for _, r := range c.Reports {
		r.Source.Title, r.Note = vi(evil), vi(evil)
		for i := range r.Figures {
			r.Figures[i].Phase, r.Figures[i].Printed, r.Figures[i].Note = vi(evil), vi(evil), vi(evil)
		}
	}
	tree := renderAll(t, c)
	for path, doc := range pagesOf(t, tree) {
		clean(t, path, doc, tree)
	}
}

// TestNotices: warnings about a figure stand in its receipt.
func TestNotices(t *testing.T) {
	rule := &diag.Rule{Name: "percent-mismatch", Severity: diag.Warning, Quality: diag.Correct}
	problem := rule.Find(diag.Place{File: "reports/2025-09-24-nq57.toml", Line: 3}, diag.Say("nguồn in bảy mươi, đếm ra ít hơn", "the source prints seventy, the counts give less"), diag.Text{}).About("nq57/targets-2025")
	tree := output.NewTree()
	s := progress.New(contentOf(), day(2025, 10, 15), false)
	if err := Render(s, diag.List{problem}, nil, Options{Templates: templates.FS, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, tree)
	for path, want := range map[string]string{
		"ke-hoach/nq57/targets-2025/index.html": "Nguồn in bảy mươi, đếm ra ít hơn.",
		"en/plans/nq57/index.html":              "The source prints seventy, the counts give less.",
		"index.html":                            "1 chỗ số liệu của nguồn không khớp",
	} {
		if !strings.Contains(text(pages[path]), want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

// TestOverride: a template of the site stands in for ours; a field that is not
// in its view is an error.
func TestOverride(t *testing.T) {
	own := overlay{fstest.MapFS{"lost.html": {Data: []byte(`<h1>{{.Titel}}</h1>`)}}, templates.FS}
	err := Render(progress.New(contentOf(), day(2025, 10, 15), false), nil, nil, Options{Templates: own, Tool: "tiendo"}, output.NewTree())
	if err == nil || !strings.Contains(err.Error(), "Titel") {
		t.Errorf("error is %v", err)
	}
}

// overlay is two file systems, the first over the second.
type overlay struct{ top, base fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	if name != "." {
		if f, err := o.top.Open(name); err == nil {
			return f, nil
		}
	}
	return o.base.Open(name)
}

// TestEnglish: no word of the Vietnamese catalogue on an English page, but in
// what is marked as Vietnamese.
func TestEnglish(t *testing.T) {
	words := vietnamese()
	for path, doc := range pagesOf(t, renderAll(t, contentOf())) {
		if !strings.HasPrefix(path, "en/") {
			continue
		}
		below(doc, func(n *html.Node) {
			said := n.Data
			if n.Type == html.ElementNode {
				said = attr(n, "aria-label") + attr(n, "content")
			}
			if has(n, func(up *html.Node) bool { return attr(up, "lang") == "vi" }) {
				return
			}
			for _, word := range words {
				if strings.Contains(said, word) {
					t.Errorf("%s: %q in %q", path, word, strings.TrimSpace(said))
				}
			}
		})
	}
}
