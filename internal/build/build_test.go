package build

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// made builds a content tree on a day; problems fail the test.
func made(t testing.TB, fsys fs.FS, day string) *Made {
	t.Helper()
	d, err := progress.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Make(Options{Content: fsys, Templates: templates.FS, Tool: "tiendo test", Date: d})
	if err != nil {
		t.Fatal(err)
	}
	if m.Tree == nil {
		for _, p := range m.Problems {
			t.Errorf("%s:%d:%d: %s [%s]", p.File, p.Line, p.Column, p.Message.EN, p.Rule.Name)
		}
		t.FailNow()
	}
	return m
}

var ngheAn = os.DirFS("../../content")

// TestFirstSite: the site of this repository is whole, and what is odd in it
// has been answered for.
func TestFirstSite(t *testing.T) {
	m := made(t, ngheAn, "2025-10-01")
	for _, p := range m.Problems {
		t.Errorf("%s:%d: %s [%s]", p.File, p.Line, p.Message.EN, p.Rule.Name)
	}
	for _, path := range []string{
		"index.html", "en/index.html", "404.html", "ke-hoach/index.html", "ke-hoach/nq57/index.html", "ke-hoach/nq57/tasks-2025/index.html",
		"en/plans/nq57/tasks-2025/index.html", "bao-cao/2025-09-24-nq57/index.html", "don-vi/index.html", "don-vi/16681/index.html", "cam-ket/index.html",
		"tin/index.html", "tin/2025/index.html", "tin/2025-09-24-phien-hop-thu-4/index.html", "du-lieu/index.html", "chat-luong-du-lieu/index.html",
		"phuong-phap/index.html", "dinh-chinh/index.html", "gioi-thieu/index.html", "tim-kiem/index.html", "kiem-chung/index.html", "so-do-trang/index.html",
		"api/v1/index.json", "api/v1/plans/nq57.json", "api/v1/reports/2025-09-24-nq57.json", "api/v1/units.json", "api/v1/units/16681.json",
		"api/v1/commitments.json", "data/nq57.csv", "data/units.csv", "feed.xml", "sitemap.xml", "robots.txt", "_headers", "_redirects", ".well-known/security.txt",
	} {
		if _, ok := m.Tree.Get(path); !ok {
			t.Errorf("%s is missing", path)
		}
	}
}

// TestPaceOfTheFirstSite pins the example of DESIGN section 6.
func TestPaceOfTheFirstSite(t *testing.T) {
	m := made(t, ngheAn, "2025-10-01")
	var plan planJSON
	get(t, m.Tree, "api/v1/plans/nq57.json", &plan)
	got := map[string]string{}
	for _, set := range plan.Sets {
		for _, f := range set.Figures {
			if f.Pace != nil {
				got[set.ID] = fmt.Sprintf("%.4f %.4f %s", f.Pace.Elapsed, f.Pace.Ratio, f.Pace.Band)
			}
		}
	}
	want := map[string]string{"targets-2025": "0.7315 0.8810 behind", "tasks-2025": "0.7315 0.5835 far-behind"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

type planJSON struct {
	Sets []struct {
		ID      string
		Figures []figureJSON
	}
}

type figureJSON struct {
	Report, Split, Rest string
	AsOf                string `json:"as_of"`
	Total, Done         *int64
	NotStated           *int64 `json:"not_stated"`
	Rank                *int64
	CorrectedBy         string `json:"corrected_by"`
	Counts              map[string]int64
	Pace                *struct {
		Elapsed, Ratio float64
		Band           string
	}
}

func get(t *testing.T, tree *output.Tree, path string, v any) {
	t.Helper()
	data, ok := tree.Get(path)
	if !ok {
		t.Fatalf("%s is missing", path)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// figures are those of the API by "plan/set@as_of report split".
func figures(t *testing.T, m *Made) map[string]figureJSON {
	all := map[string]figureJSON{}
	for _, p := range m.Site.Plans {
		var plan planJSON
		get(t, m.Tree, "api/v1/plans/"+p.ID+".json", &plan)
		for _, set := range plan.Sets {
			for _, f := range set.Figures {
				all[p.ID+"/"+set.ID+"@"+f.AsOf+" "+f.Report+" "+f.Split] = f
			}
		}
	}
	return all
}

// TestNumbersAgree: what the content says, the API, the tables and the pages
// say too. The pages are read as a stranger would, through data-figure.
func TestNumbersAgree(t *testing.T) {
	m := made(t, ngheAn, "2025-10-01")
	api := figures(t, m)
	for _, r := range m.Site.Reports {
		for i := range r.Figures {
			f := &r.Figures[i]
			key := r.Plan + "/" + f.Set + "@" + f.AsOf.String() + " " + r.ID + " " + f.Split
			got, ok := api[key]
			if !ok || f.Total.OK && (got.Total == nil || *got.Total != f.Total.V) || len(got.Counts) != len(f.Counts) {
				t.Errorf("API: %s: %+v", key, got)
			}
			for _, c := range f.Counts {
				if got.Counts[c.Status] != c.N {
					t.Errorf("API: %s: %s is %d, not %d", key, c.Status, got.Counts[c.Status], c.N)
				}
			}
		}
	}
	rows := 0
	for _, p := range m.Site.Plans {
		rows += checkCSV(t, m, p.ID, api)
	}
	printed := map[string]bool{}
	for _, path := range m.Tree.Paths() {
		if strings.HasSuffix(path, ".html") {
			checkPage(t, m, path, api, printed)
		}
	}
	for key := range api {
		if !printed[key] {
			t.Errorf("no page prints %s", key)
		}
	}
	if rows < len(api) || len(api) != 7 {
		t.Errorf("%d rows of tables, %d figures", rows, len(api))
	}
}

func checkCSV(t *testing.T, m *Made, plan string, api map[string]figureJSON) int {
	data, _ := m.Tree.Get("data/" + plan + ".csv")
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	for _, row := range rows[1:] {
		key := row[at["plan"]] + "/" + row[at["set"]] + "@" + row[at["as_of"]] + " " + row[at["report"]] + " " + row[at["split"]]
		f, ok := api[key]
		if !ok {
			t.Errorf("%s.csv has a figure that the API has not: %s", plan, key)
			continue
		}
		if n := f.Counts[row[at["status"]]]; row[at["count"]] != strconv.FormatInt(n, 10) || f.Total != nil && row[at["total"]] != strconv.FormatInt(*f.Total, 10) {
			t.Errorf("%s.csv: %v, but the API says %+v", plan, row, f)
		}
	}
	return len(rows) - 1
}

var (
	fraction = regexp.MustCompile(`(\d[\d.]*)(?:/| trên | of )(\d[\d.]*)`)
	dates    = regexp.MustCompile(`\d+/\d+/\d{4}|(day|ngày) \d+( of |/)\d+`) // look like fractions and are not
)

// checkPage holds every fraction in an element with data-figure against the figure it names.
func checkPage(t *testing.T, m *Made, path string, api map[string]figureJSON, printed map[string]bool) {
	data, _ := m.Tree.Get(path)
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		name := attr(n, "data-figure")
		if name == "" {
			continue
		}
		key := name + " " + attr(n, "data-report") + " " + attr(n, "data-split")
		f, ok := api[key]
		if !ok {
			if !strings.Contains(name, "/criteria@") { // units' own figures stand in units.json
				t.Errorf("%s: data-figure %q is not in the API", path, key)
			}
			continue
		}
		printed[key] = true
		if n.Data != "span" && n.Data != "a" {
			continue // a chart or a receipt, which print other figures' numbers too
		}
		for _, ab := range fraction.FindAllStringSubmatch(dates.ReplaceAllString(text(n), ""), -1) {
			a, b := whole(ab[1]), whole(ab[2])
			agrees := f.Total != nil && b == *f.Total && (f.Done != nil && a == *f.Done || f.NotStated != nil && (a == *f.NotStated || a == b-*f.NotStated))
			for _, c := range f.Counts {
				agrees = agrees || f.Total != nil && b == *f.Total && a == c
			}
			if !agrees {
				t.Errorf("%s prints %s for %s", path, ab[0], key)
			}
		}
	}
}

func whole(s string) int64 {
	n, _ := strconv.ParseInt(strings.ReplaceAll(s, ".", ""), 10, 64)
	return n
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// TestRepeatable: the same content and day give the same bytes, whatever the
// machine is like.
func TestRepeatable(t *testing.T) {
	want := made(t, ngheAn, "2025-10-01").Tree.Manifest("tiendo test", "2025-10-01").JSON()
	for name, set := range map[string]func(t *testing.T) fs.FS{
		"again":        func(*testing.T) fs.FS { return ngheAn },
		"one worker":   func(t *testing.T) fs.FS { procs(t, 1); return ngheAn },
		"many workers": func(t *testing.T) fs.FS { procs(t, 64); return ngheAn },
		"time zone": func(t *testing.T) fs.FS {
			zone := time.Local
			time.Local = time.FixedZone("far", 14*3600)
			t.Cleanup(func() { time.Local = zone })
			return ngheAn
		},
		"locale":       func(t *testing.T) fs.FS { t.Setenv("LC_ALL", "tr_TR.UTF-8"); return ngheAn },
		"line endings": func(t *testing.T) fs.FS { return crlf(t, ngheAn) },
	} {
		t.Run(name, func(t *testing.T) {
			fsys := set(t)
			if got := made(t, fsys, "2025-10-01").Tree.Manifest("tiendo test", "2025-10-01").JSON(); !bytes.Equal(got, want) {
				t.Errorf("the site differs:\n%s", firstDifference(got, want))
			}
		})
	}
}

func procs(t *testing.T, n int) {
	before := runtime.GOMAXPROCS(n)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
}

// crlf is a copy of text files with other line endings and other times.
func crlf(t *testing.T, from fs.FS) fs.FS {
	t.Helper()
	to := fstest.MapFS{}
	err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), ModTime: time.Unix(1, 0)}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return to
}

func firstDifference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return fmt.Sprint(len(x), " and ", len(y), " lines")
}

// TestOnlyDatedFilesKnowTheDay: between two days on which nothing changes, only
// index.json differs.
func TestOnlyDatedFilesKnowTheDay(t *testing.T) {
	a, b := made(t, ngheAn, "2025-10-01").Tree, made(t, ngheAn, "2025-10-02").Tree
	if fmt.Sprint(a.Paths()) != fmt.Sprint(b.Paths()) {
		t.Fatal("the two days have different files")
	}
	for _, path := range a.Paths() {
		x, _ := a.Get(path)
		y, _ := b.Get(path)
		if !bytes.Equal(x, y) && path != "api/v1/index.json" {
			t.Errorf("%s knows the day of the build:\n%s", path, firstDifference(x, y))
		}
	}
}

// TestNextChange: the day before, the pages stay; on the day, one changes.
func TestNextChange(t *testing.T) {
	m := made(t, ngheAn, "2025-09-25")
	next := m.Site.NextChange()
	if next.String() != "2025-10-01" {
		t.Fatalf("next change %s", next)
	}
	same := func(x, y *Made) bool {
		for _, path := range x.Tree.Paths() {
			a, _ := x.Tree.Get(path)
			b, _ := y.Tree.Get(path)
			if path != "api/v1/index.json" && !bytes.Equal(a, b) {
				return false
			}
		}
		return true
	}
	if !same(m, made(t, ngheAn, (next-1).String())) {
		t.Error("the site changed before its day")
	}
	if same(m, made(t, ngheAn, next.String())) {
		t.Error("the site did not change on its day")
	}
}

func BenchmarkMake(b *testing.B) {
	for b.Loop() {
		made(b, ngheAn, "2025-10-01")
	}
}
