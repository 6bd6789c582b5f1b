package threat

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/net/html"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// FuzzSite puts any words into two fields of the small site, and any numbers into
// its figure. What is published is sound, and the numbers of the report stand in
// JSON, CSV and HTML as they were written.
func FuzzSite(f *testing.F) {
	const every = 9 // the others stand in TestPayloads of package browser
	for i, payload := range Payloads() {
		if i%every == 0 {
			f.Add(byte(i), payload, byte(i*7+3), "Chữ "+payload, uint32(i), uint32(i/2))
		}
	}
	fields := Fields()
	f.Fuzz(func(t *testing.T, first byte, a string, second byte, b string, total, done uint32) {
		site := Site(map[string]string{fields[int(second)%len(fields)]: b, fields[int(first)%len(fields)]: a})
		report := site["reports/2025-07-01-p.toml"]
		report.Data = bytes.Replace(report.Data, []byte("total = 10\ncounts = { handed-over = 1, done = 4, in-progress = 3 }"),
			fmt.Appendf(nil, "total = %d\ncounts = { done = %d }", total, done), 1)
		plan := site["plans/p.toml"]
		plan.Data = bytes.Replace(plan.Data, []byte("size = 10\n"), nil, 1)
		site["news/2025-07-05-a.md"].Data = bytes.Replace(site["news/2025-07-05-a.md"].Data, []byte("Đã xong [5/10"), []byte("Đã xong ["), 1)
		made, err := build.Make(build.Options{Content: site, Templates: bare{templates.FS}, Tool: "tiendo", Date: day})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range made.Problems {
			if strings.HasPrefix(p.File, "/") {
				t.Errorf("the audit found a fault of ours: %s: %s", p.File, p.Message.EN)
			}
		}
		if made.Tree == nil {
			return
		}
		var input strings.Builder
		for _, file := range site {
			input.Write(file.Data)
		}
		sound(t, made.Tree, input.String())
		sameNumbers(t, made.Tree, int64(total), int64(done))
	})
}

// bare is the program's templates without scripts, which a fuzzer would only copy.
type bare struct{ fs.FS }

func (b bare) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "assets/dist/") {
		return nil, fs.ErrNotExist
	}
	return b.FS.Open(name)
}

// sameNumbers looks for a total and what is done of it in every form in which they
// are published.
func sameNumbers(t *testing.T, tree *output.Tree, total, done int64) {
	t.Helper()
	data, _ := tree.Get("api/v1/reports/2025-07-01-p.json")
	var report struct {
		Figures []struct {
			Set, Split  string
			Total, Done *int64
		}
	}
	if err := json.Unmarshal(data, &report); err != nil || len(report.Figures) == 0 {
		t.Fatalf("%v: %s", err, data)
	}
	if f := report.Figures[0]; f.Total == nil || f.Done == nil || *f.Total != total || *f.Done != done {
		t.Errorf("JSON has another number than %d of %d: %s", done, total, data)
	}
	data, _ = tree.Get("data/p.csv")
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	found := false
	for _, row := range rows[1:] {
		found = found || row[at["report"]] == "2025-07-01-p" && row[at["set"]] == "tasks" && row[at["status"]] == "done" &&
			row[at["split"]] == "" && row[at["count"]] == fmt.Sprint(done) && row[at["total"]] == fmt.Sprint(total)
	}
	if !found {
		t.Errorf("CSV does not have %d of %d:\n%s", done, total, data)
	}
	data, _ = tree.Get("bao-cao/2025-07-01-p/index.html")
	if text := figureText(data, "p/tasks@2025-06-30"); !strings.Contains(digits(text), fmt.Sprint(done)) || !strings.Contains(digits(text), fmt.Sprint(total)) {
		t.Errorf("the page does not say %d of %d: %q", done, total, text)
	}
}

// figureText is what a page says in the elements of a figure.
func figureText(page []byte, figure string) string {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "data-figure" && a.Val == figure {
				for text := range n.Descendants() {
					if text.Type == html.TextNode {
						b.WriteString(text.Data + " ")
					}
				}
			}
		}
	}
	return b.String()
}

// digits is a text without what groups the digits of its numbers.
func digits(s string) string {
	return strings.NewReplacer(".", "", "\u202f", "", "\u00a0", "").Replace(s)
}

// Any text as a file of each kind: problems have a place, what is accepted is in
// the site, and its numbers are those that another parser reads.

func FuzzPlan(f *testing.F)        { fuzzFile(f, "plans/p.toml") }
func FuzzReport(f *testing.F)      { fuzzFile(f, "reports/2025-07-01-p.toml") }
func FuzzUnits(f *testing.F)       { fuzzFile(f, "units.toml") }
func FuzzCommitments(f *testing.F) { fuzzFile(f, "commitments.toml") }
func FuzzSettings(f *testing.F)    { fuzzFile(f, "site.toml") }
func FuzzNews(f *testing.F)        { fuzzFile(f, "news/2025-07-05-a.md") }

func fuzzFile(f *testing.F, name string) {
	whole := Site(nil)
	f.Add(string(whole[name].Data))
	for _, token := range tokens {
		f.Add(string(whole[name].Data) + token)
	}
	f.Add(strings.ReplaceAll(string(whole[name].Data), "\n", "\r\n"))
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{}
		for path, file := range whole {
			files[path] = file
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
		survives(t, files, nil, name, text, &outcome{})
	})
}

// FuzzFrontMatter: any text between the two lines of +++. An article that is
// accepted has the title that another parser reads.
func FuzzFrontMatter(f *testing.F) {
	for _, front := range []string{"title = \"a\"\ndate = 2025-07-05", "title = 'a'\ndate = \"2025-07-05\"\nimages = [{ caption = \"x\" }]", "title = \"\"\"\na\"\"\"\ndate = 2025-07-05T00:00:00Z",
		"title = \"a\"\nTitle = \"b\"\ndate = 2025-07-05", "title = \"a\\u202e\"\ndate = 2025-07-05", "title = \"+++\"\ndate = 2025-07-05", "[source]\ntitle = \"a\""} {
		f.Add(front)
	}
	whole := Site(nil)
	delete(whole, "news/2025-07-05-a.en.md")
	f.Fuzz(func(t *testing.T, front string) {
		whole["news/2025-07-05-a.md"] = &fstest.MapFile{Data: []byte("+++\n" + front + "\n+++\n\nx\n")}
		site, problems, err := content.Load(whole, content.Options{Date: day, Drafts: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if !inside(whole, p.Place) {
				t.Errorf("%s at %s:%d:%d, which is no place", p.Rule.Name, p.File, p.Line, p.Column)
			}
		}
		if problems.Errors() {
			return
		}
		front, _, _ = strings.Cut(strings.ReplaceAll(front, "\r\n", "\n")+"\n", "\n+++\n") // the article may begin earlier
		var other struct{ Title string }
		if err := toml.Unmarshal([]byte(front), &other); err != nil {
			t.Fatalf("accepted, but another parser says: %v", err)
		}
		if got := article(site).Title.Own; got != strings.TrimSpace(other.Title) {
			t.Errorf("the title is %q, another parser reads %q", got, other.Title)
		}
	})
}

func article(s *progress.Site) *progress.Article {
	if len(s.News) == 0 {
		return &progress.Article{}
	}
	return s.News[0]
}
