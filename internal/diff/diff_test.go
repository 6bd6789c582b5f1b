package diff_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/diff"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/templates"
)

var update = flag.Bool("update", false, "write what diff prints into the cases; read every line of the diff")

// TestCases: testdata/<case>.txtar is a content tree over base.txtar, and what
// diff prints of it. A file new/… is another one in the new state, an empty one
// is gone there; day and today are the days of the two builds.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if name := strings.TrimSuffix(filepath.Base(file), ".txtar"); name != "base" {
			t.Run(name, func(t *testing.T) { runCase(t, file) })
		}
	}
}

func runCase(t *testing.T, file string) {
	c, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	old, now, days := trees(t, c)
	want := map[string]*txtar.File{}
	for i := range c.Files {
		if f := &c.Files[i]; strings.HasPrefix(f.Name, "want/") {
			want[f.Name] = f
		}
	}
	before, after := read(t, "cũ", old, days[0]), read(t, "mới", now, days[1])
	for name, f := range want {
		got := print(t, diff.Of(before, after, locale.For(strings.TrimPrefix(filepath.Ext(name), "."))), name)
		if *update {
			f.Data = got
		}
		if !bytes.Equal(got, f.Data) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(c), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want["want/text.vi"] == nil || want["want/text.en"] == nil {
		t.Error("what is wanted in Vietnamese and in English?")
	}
}

// trees are the two states of a case, and the days of their builds.
func trees(t *testing.T, c *txtar.Archive) (old, now fstest.MapFS, days [2]string) {
	t.Helper()
	old, now, days = base(t), base(t), [2]string{"2025-12-31", "2025-12-31"}
	for _, f := range c.Files {
		name, changed := strings.CutPrefix(f.Name, "new/")
		switch {
		case strings.HasPrefix(f.Name, "want/"):
		case f.Name == "days":
			copy(days[:], strings.Fields(string(f.Data)))
		case changed && len(f.Data) == 0:
			delete(now, name)
		case changed:
			now[name] = &fstest.MapFile{Data: f.Data}
		default:
			old[name], now[name] = &fstest.MapFile{Data: f.Data}, &fstest.MapFile{Data: f.Data}
		}
	}
	return old, now, days
}

func print(t *testing.T, d *diff.Diff, name string) []byte {
	t.Helper()
	var b bytes.Buffer
	write := d.Text
	switch {
	case strings.Contains(name, "markdown"):
		write = d.Markdown
	case strings.Contains(name, "json"):
		write = d.JSON
	}
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func base(t *testing.T) fstest.MapFS {
	t.Helper()
	c, err := txtar.ParseFile("testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return tree(c)
}

func tree(c *txtar.Archive) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range c.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}

// made builds content.
func made(t *testing.T, files fs.FS, day string) *build.Made {
	t.Helper()
	d, err := progress.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	o := options(files)
	o.Date = d
	m, err := build.Make(o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Problems {
		if p.Rule.Severity == diag.Error {
			t.Errorf("%s:%d: %s [%s]", p.File, p.Line, p.Message.EN, p.Rule.Name)
		}
	}
	return m
}

func options(files fs.FS) build.Options {
	return build.Options{Content: files, Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2026, 3, 31),
		Reuse: func(path string) ([]byte, bool) { return nil, strings.HasPrefix(path, "assets/share-") }}
}

// read is the state of content as it would be published.
func read(t *testing.T, name string, files fs.FS, day string) *diff.State {
	t.Helper()
	m := made(t, files, day)
	if m.Tree == nil {
		t.FailNow()
	}
	published := filesOf(name, m)
	published.Paths = slices.DeleteFunc(published.Paths, func(path string) bool { return !compared.MatchString(path) })
	s, err := diff.Read(published)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// compared are the pages whose addresses the cases compare, so that a new kind
// of page changes none of them.
var compared = regexp.MustCompile(`^(en/)?(tin|news|gioi-thieu|don-vi|embed/trend)/`)

func filesOf(name string, m *build.Made) diff.Files {
	return diff.Files{Name: name, Paths: m.Tree.Paths(), Read: func(path string) ([]byte, error) {
		if data, ok := m.Tree.Get(path); ok {
			return data, nil
		}
		return nil, fs.ErrNotExist
	}}
}

// TestJSON: programs are told the same as people, and more.
func TestJSON(t *testing.T) {
	now := base(t)
	now["reports/2025-12-31-p.toml"] = &fstest.MapFile{Data: []byte(`plan = "p"
published = 2025-12-31
as_of = 2025-12-25
source = { title = "Báo cáo", publisher = "Sở Thử" }

[[figure]]
set = "tasks"
total = 102
counts = { done = 50 }

[[figure]]
set = "communes"
total = 130
counts = { done = 120 }
phase = "Giai đoạn 1"
`)}
	d := diff.Of(read(t, "a", base(t), "2025-12-31"), read(t, "b", now, "2025-12-31"), locale.For("vi"))
	var got struct {
		Suspicious int
		Changes    []struct {
			Name    string
			Entries []struct {
				Kind, Subject string
				Entries       []struct {
					Subject, From, To, Text, Suspicious string
					Change                              diff.Facts
				}
			}
		}
	}
	if err := json.Unmarshal(print(t, d, "json"), &got); err != nil {
		t.Fatal(err)
	}
	if got.Suspicious != 1 || len(got.Changes) == 0 || got.Changes[0].Name != "reports" || len(got.Changes[0].Entries) != 1 || len(got.Changes[0].Entries[0].Entries) != 2 {
		t.Fatalf("%+v", got)
	}
	tasks, communes := got.Changes[0].Entries[0].Entries[0], got.Changes[0].Entries[0].Entries[1]
	if tasks.Subject != "p/tasks" || tasks.From != "38/102" || tasks.To != "50/102" || tasks.Suspicious != "" ||
		tasks.Change != (diff.Facts{Kind: "more", Comparable: true, N: 12, Days: 92, Since: "2025-09-24-p"}) ||
		!strings.Contains(tasks.Text, "thêm 12 nhiệm vụ hoàn thành trong 92 ngày") {
		t.Errorf("%+v", tasks)
	}
	if communes.Suspicious != "magnitude" {
		t.Errorf("%+v", communes)
	}
}
