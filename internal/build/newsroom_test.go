package build

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// The walk-through of a press officer over a copy of the real content, with
// invented figures (testdata/newsroom/README.md). The story of the same on the
// command line is cli/testdata/script/newsroom.txtar.
const (
	december   = "reports/2025-12-31-nq57.toml"
	article    = "news/2025-12-31-cuoi-nam.md"
	correction = "reports/2026-01-08-nq57-dinh-chinh.toml"
)

// newsroom is the real content with some of the invented files over it.
func newsroom(t *testing.T, names ...string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	over := func(from fs.FS, name string) {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	err := fs.WalkDir(ngheAn, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			over(ngheAn, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	invented := os.DirFS("testdata/newsroom")
	for _, name := range names {
		over(invented, name)
		if name == article {
			over(invented, strings.Replace(name, ".md", ".en.md", 1))
		}
	}
	return files
}

// TestWrongNumber: the build names the place and both numbers, and makes nothing.
func TestWrongNumber(t *testing.T) {
	files := newsroom(t, december, article)
	files[article].Data = bytes.Replace(files[article].Data, []byte("[50/102 nhiệm vụ]"), []byte("[55/102 nhiệm vụ]"), 1)
	m, err := Make(Options{Content: files, Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2025, 12, 31)})
	if err != nil {
		t.Fatal(err)
	}
	var errors []diag.Problem
	for _, p := range m.Problems {
		if p.Rule.Severity == diag.Error {
			errors = append(errors, p)
		}
	}
	if m.Tree != nil || len(errors) != 1 {
		t.Fatalf("published, or %d errors: %v", len(errors), errors)
	}
	p := errors[0]
	if p.File != article || p.Line != 8 || p.Column != 58 || p.Rule.Name != "figure-mismatch" ||
		!strings.Contains(p.Message.VI, "55/102") || !strings.Contains(p.Message.VI, "hoàn thành 50") || !strings.Contains(p.Message.EN, "55/102") || !strings.Contains(p.Message.EN, "done 50") {
		t.Errorf("%s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message.VI, p.Rule.Name)
	}
}

// TestNewReport: what a new report brings to readers.
func TestNewReport(t *testing.T) {
	m := made(t, newsroom(t, december, article), "2025-12-31")
	for _, c := range []struct{ page, says string }{
		{"bao-cao/2025-12-31-nq57/", "Nhiệm vụ cả kế hoạch: thêm 12 nhiệm vụ hoàn thành trong 98 ngày, từ 38/102 lên 50/102"},
		{"ke-hoach/nq57/", "Nhiệm vụ cả kế hoạch: thêm 12 nhiệm vụ hoàn thành trong 98 ngày, từ 38/102 lên 50/102"},
		{"ke-hoach/nq57/", "Chỉ tiêu năm 2025: thêm 12 chỉ tiêu hoàn thành trong 98 ngày, từ 29/45 lên 41/45"},
		{"en/reports/2025-12-31-nq57/", "Tasks of the whole plan: 12 more tasks completed in 98 days, from 38/102 to 50/102"},
		{"en/plans/nq57/", "Tasks of the whole plan: 12 more tasks completed in 98 days, from 38/102 to 50/102"},
		// The article of September keeps its number and leads on to the newer one.
		{"tin/2025-09-24-phien-hop-thu-4/", "38/102"},
		{"tin/2025-09-24-phien-hop-thu-4/", "Từ khi đăng bài đã có số liệu mới hơn"},
		{"tin/2025-09-24-phien-hop-thu-4/", "Nhiệm vụ cả kế hoạch: 50 trên 102 đã hoàn thành"},
	} {
		if !strings.Contains(wordsOf(t, m.Tree, c.page), c.says) {
			t.Errorf("%s does not say %q", c.page, c.says)
		}
	}
	if strings.Contains(wordsOf(t, m.Tree, "tin/2025-12-31-cuoi-nam/"), "số liệu mới hơn") {
		t.Error("the newest article says that there are newer figures")
	}
	compareFeeds(t, m.Tree)
	for _, page := range []string{"ke-hoach/nq57/tasks/", "en/plans/nq57/tasks/", "tin/2025-12-31-cuoi-nam/"} {
		if got := trendPoints(t, m.Tree, page, "nq57/tasks@"); fmt.Sprint(got) != "[nq57/tasks@2025-09-24 nq57/tasks@2025-12-31]" {
			t.Errorf("the trend on %s has the points %v", page, got)
		}
	}
}

// compareFeeds: the article and the report are in every feed that they belong to,
// once, and the feeds were updated by them.
func compareFeeds(t *testing.T, tree *output.Tree) {
	t.Helper()
	const site = "https://tiendo-nghean.example.org/"
	for path, id := range map[string]string{
		"feed.xml": "tin/2025-12-31-cuoi-nam/", "en/feed.xml": "en/news/2025-12-31-cuoi-nam/",
		"ke-hoach/nq57/feed.xml": "tin/2025-12-31-cuoi-nam/", "en/plans/nq57/feed.xml": "en/news/2025-12-31-cuoi-nam/",
	} {
		feed := atom(t, tree, path)
		n := 0
		for _, e := range feed.Entries {
			if e.ID == site+id && strings.HasPrefix(e.Updated, "2025-12-31") {
				n++
			}
		}
		if n != 1 || !strings.HasPrefix(feed.Updated, "2025-12-31") {
			t.Errorf("%s: %d entries, updated %s", path, n, feed.Updated)
		}
	}
	data, _ := tree.Get("feed.json")
	if n := bytes.Count(data, []byte(`"title": "Cuối năm 2025 (số liệu bịa ra để thử)"`)); n != 1 {
		t.Errorf("feed.json: %d times", n)
	}
}

// feedXML is an Atom feed, as far as it is looked at.
type feedXML struct {
	Updated string `xml:"updated"`
	Entries []struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Content string `xml:"content"`
	} `xml:"entry"`
}

func atom(t *testing.T, tree *output.Tree, path string) feedXML {
	t.Helper()
	data, _ := tree.Get(path)
	var feed feedXML
	if err := xml.Unmarshal(data, &feed); err != nil {
		t.Fatal(path, err)
	}
	return feed
}

// trendPoints are the figures at the points of the trends on a page that begin so, each once.
func trendPoints(t *testing.T, tree *output.Tree, page, of string) []string {
	t.Helper()
	points := map[string]bool{}
	for n := range parsed(t, tree, page).Descendants() {
		if attr(n, "data-chart") != "trend" {
			continue
		}
		for d := range n.Descendants() {
			if f := attr(d, "data-figure"); (d.Data == "tr" || d.Data == "td") && strings.HasPrefix(f, of) {
				points[f] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(points))
}

// TestSealedReport: once sealed, the past is changed in the open or not at all.
func TestSealedReport(t *testing.T) {
	files := newsroom(t, december, article)
	sums, added := content.SealLines(made(t, files, "2025-12-31").Site)
	if fmt.Sprint(added) != "[2025-12-31-nq57]" {
		t.Fatalf("sealed %v", added)
	}
	files["reports.sum"] = &fstest.MapFile{Data: []byte(sums)}
	files[december].Data = bytes.Replace(files[december].Data, []byte("done = 50"), []byte("done = 49"), 1)
	m, err := Make(Options{Content: files, Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2026, 1, 8)})
	if err != nil || m.Tree != nil {
		t.Fatal("published", err)
	}
	for _, p := range m.Problems {
		if p.File == december && p.Rule.Name == "history-changed" && strings.Contains(p.Hint.VI, "corrects") {
			return
		}
	}
	t.Errorf("the past was changed: %v", m.Problems)
}

// TestCorrection: a corrected figure shows its mark wherever it is printed, the
// new one stands wherever the present is told, and who wants to know why finds it.
func TestCorrection(t *testing.T) {
	m := made(t, newsroom(t, december, article, correction), "2026-01-08")
	for _, c := range []struct{ page, says string }{
		{"dinh-chinh/", "50 trên 102 nhiệm vụ đã hoàn thành"}, {"dinh-chinh/", "49 trên 102 nhiệm vụ đã hoàn thành"},
		{"dinh-chinh/", "Một nhiệm vụ được đếm hai lần."}, {"dinh-chinh/", "8/1/2026"}, {"dinh-chinh/", "Công văn đính chính bịa ra để thử"},
		{"en/corrections/", "50 of 102 tasks done"}, {"en/corrections/", "49 of 102 tasks done"},
		{"en/corrections/", "One task was counted twice."}, {"en/corrections/", "8 January 2026"}, {"en/corrections/", "A letter of correction invented for a test"},

		{"ke-hoach/nq57/", "49/102"}, {"ke-hoach/nq57/tasks/", "49/102"}, {"en/plans/nq57/", "49/102"},
		{"ke-hoach/nq57/", "Nhiệm vụ cả kế hoạch: thêm 11 nhiệm vụ hoàn thành trong 98 ngày, từ 38/102 lên 49/102"},
		{"ke-hoach/nq57/", "Nhiệm vụ cả kế hoạch: đính chính, 49/102 thay cho 50/102"},
		{"ke-hoach/nq57/", "Chỉ tiêu năm 2025: thêm 12 chỉ tiêu hoàn thành trong 98 ngày, từ 29/45 lên 41/45"},
		{"en/plans/nq57/", "Tasks of the whole plan: 11 more tasks completed in 98 days, from 38/102 to 49/102"},
		{"bao-cao/2026-01-08-nq57-dinh-chinh/", "Nhiệm vụ cả kế hoạch: đính chính, 49/102 thay cho 50/102"},
		{"bao-cao/2025-12-31-nq57/", "Một nhiệm vụ được đếm hai lần."},
		{"tin/2025-12-31-cuoi-nam/", "50/102 nhiệm vụ"},
		{"tin/2025-12-31-cuoi-nam/", "Từ khi đăng bài đã có số liệu mới hơn"},
		{"tin/2025-12-31-cuoi-nam/", "Nhiệm vụ cả kế hoạch: 49 trên 102 đã hoàn thành"},
		{"en/news/2025-12-31-cuoi-nam/", "Tasks of the whole plan: 49 of 102 done"},
	} {
		if !strings.Contains(wordsOf(t, m.Tree, c.page), c.says) {
			t.Errorf("%s does not say %q", c.page, c.says)
		}
	}
	marks := 0
	for _, path := range m.Tree.Paths() {
		if page, ok := strings.CutSuffix(path, "index.html"); ok {
			marks += compareMarks(t, m.Tree, page, "nq57/tasks@2025-12-31", "2025-12-31-nq57", "2026-01-08-nq57-dinh-chinh")
		}
	}
	if marks < 20 {
		t.Errorf("the corrected figure is printed in only %d places", marks)
	}
	compareFeedMarks(t, m.Tree)
	press, _ := m.Tree.Get("bao-cao/2025-12-31-nq57/bao-chi.txt")
	for line := range strings.Lines(string(press)) {
		if (strings.Contains(line, "50/102") || strings.Contains(line, "50 trên 102")) && !saysSo.MatchString(line) {
			t.Errorf("the press kit says of a corrected figure only %q", line)
		}
	}
	if !bytes.Contains(press, []byte("50/102")) {
		t.Error("the press kit does not print the figure")
	}
	for key, f := range figures(t, m) {
		by := map[bool]string{true: "2026-01-08-nq57-dinh-chinh"}[key == "nq57/tasks@2025-12-31 2025-12-31-nq57 "]
		if f.CorrectedBy != by {
			t.Errorf("API: %s is corrected by %q, want %q", key, f.CorrectedBy, by)
		}
	}
	data, _ := m.Tree.Get("data/nq57.csv")
	if !bytes.Contains(data, []byte("nq57,tasks,,2025-12-31-nq57,2025-12-31,2025-12-31,true,,done,done,50,102,,,,2026-01-08-nq57-dinh-chinh,")) {
		t.Error("the table does not say which figure was corrected")
	}
}

// compareFeedMarks: those who follow a feed are told too, at every place of the
// number, and the entry of the old article counts as changed.
func compareFeedMarks(t *testing.T, tree *output.Tree) {
	t.Helper()
	blocks := regexp.MustCompile(`(?s)<(p|li|tr)\b.*?</(p|li|tr)>`)
	printed := 0
	for _, path := range []string{"feed.xml", "en/feed.xml", "ke-hoach/nq57/feed.xml", "dinh-chinh/feed.xml", "en/corrections/feed.xml"} {
		feed := atom(t, tree, path)
		if len(feed.Entries) == 0 || !strings.HasPrefix(feed.Updated, "2026-01-08") {
			t.Errorf("%s: %d entries, updated %s", path, len(feed.Entries), feed.Updated)
		}
		for _, e := range feed.Entries {
			for _, block := range blocks.FindAllString(e.Content, -1) {
				if !regexp.MustCompile(`\b50(/| trên | of )102`).MatchString(block) {
					continue
				}
				printed++
				if !saysSo.MatchString(block) && !strings.Contains(block, "49") || !strings.HasPrefix(e.Updated, "2026-01-08") {
					t.Errorf("%s: %s (%s): %s", path, e.ID, e.Updated, block)
				}
			}
		}
	}
	if printed < 8 {
		t.Errorf("the corrected figure is printed in only %d places of the feeds", printed)
	}
}

// compareMarks looks at every place of a page where a corrected figure is
// printed: there, or in the same sentence, row or chart, stands that it was
// corrected, the way to the correction, or the correct figure.
func compareMarks(t *testing.T, tree *output.Tree, page, figure, report, by string) int {
	t.Helper()
	printed := 0
	for n := range parsed(t, tree, page).Descendants() {
		if attr(n, "data-figure") != figure || attr(n, "data-report") != report {
			continue
		}
		printed++
		if block := blockOf(n); !leadsTo(block, by) && !saysSo.MatchString(text(block)) {
			t.Errorf("/%s prints a corrected figure without its mark: <%s> in <%s>: %.200s", page, n.Data, block.Data, strings.Join(strings.Fields(text(block)), " "))
		}
	}
	return printed
}

// blockOf is the sentence, row, term or chart around an element.
func blockOf(n *html.Node) *html.Node {
	for ; n.Parent != nil; n = n.Parent {
		switch n.Data {
		case "p", "li", "tr", "dl", "figure", "details", "header":
			return n
		}
	}
	return n
}

var saysSo = regexp.MustCompile(`đã đính chính|corrected`)

func leadsTo(block *html.Node, report string) bool {
	for n := range block.Descendants() {
		if strings.HasSuffix(attr(n, "href"), "/"+report+"/") || attr(n, "data-report") == report {
			return true
		}
	}
	return false
}

func parsed(t *testing.T, tree *output.Tree, page string) *html.Node {
	t.Helper()
	data, ok := tree.Get(page + "index.html")
	if !ok {
		t.Fatalf("there is no page /%s", page)
	}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func wordsOf(t *testing.T, tree *output.Tree, page string) string {
	t.Helper()
	return strings.Join(strings.Fields(text(parsed(t, tree, page))), " ")
}

// TestRankAlone: a later report that gives no more than a rank is told, and hides
// nothing of what is done.
func TestRankAlone(t *testing.T) {
	files := newsroom(t)
	files["reports/2026-01-02-kh02.toml"] = &fstest.MapFile{Data: []byte(`# BỊA RA ĐỂ THỬ. Invented for a test.
plan = "kh02"
published = 2026-01-02
as_of = 2026-01-02
source = { title = "Báo cáo bịa ra để thử", publisher = "Bài kiểm thử của tiendo" }
[[figure]]
set = "communes"
rank = 3
rank_among = "toàn quốc"
en.rank_among = "nationwide"
`)}
	m := made(t, files, "2026-01-10")
	for _, c := range []struct{ page, says string }{
		{"ke-hoach/kh02/communes/", "Cả 130 xã, phường đạt đủ 16 tiêu chí"},
		{"ke-hoach/kh02/communes/", "Xếp hạng mới hơn: thứ 3 toàn quốc, đến 2/1/2026"},
		{"en/plans/kh02/communes/", "Newer: rank 3 nationwide, as of 2 January 2026"},
		{"ke-hoach/kh02/", "Xã, phường đạt đủ tiêu chí: trước xếp thứ 4 toàn quốc (giai đoạn 1), nay xếp thứ 3 toàn quốc"},
		{"bao-cao/2026-01-02-kh02/", "trước xếp thứ 4 toàn quốc (giai đoạn 1), nay xếp thứ 3 toàn quốc"},
		{"", "xã, phường đạt đủ 16 tiêu chí"},
		{"tin/2025-09-24-phien-hop-thu-4/", "130/130 xã, phường"},
	} {
		if !strings.Contains(wordsOf(t, m.Tree, c.page), c.says) {
			t.Errorf("/%s does not say %q", c.page, c.says)
		}
	}
}
