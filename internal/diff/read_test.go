package diff_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"tiendo/internal/build"
	"tiendo/internal/diff"
	"tiendo/internal/locale"
	"tiendo/internal/page"
	"tiendo/internal/progress"
)

// sites are real and odd ones: that of this repository, the golden one, the
// traps that real reports contain, and some of the cases.
func sites(t *testing.T) map[string]fs.FS {
	t.Helper()
	all := map[string]fs.FS{"content": os.DirFS("../../content"), "golden": os.DirFS("../build/testdata/site")}
	traps, err := filepath.Glob("../build/testdata/traps/T*.txtar")
	if err != nil || len(traps) < 50 {
		t.Fatal(traps, err)
	}
	common, err := txtar.ParseFile("../build/testdata/traps/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range traps {
		c, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		files := tree(common)
		for name, f := range tree(c) {
			if !strings.HasPrefix(name, "want/") {
				files[name] = f
			}
		}
		all[filepath.Base(file)] = files
	}
	for _, name := range []string{"report", "correction", "units", "items", "magnitude"} {
		c, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		_, all[name], _ = trees(t, c)
	}
	return all
}

// TestRead: what is read from the machine files says the same as the content
// from which they were made: figures, states, places, commitments, in the words
// of the pages. A site differs in nothing from itself. And diff tells of a
// figure what the page of its report tells.
func TestRead(t *testing.T) {
	compared, sentences := 0, 0
	for name, files := range sites(t) {
		m := quiet(t, files)
		if m.Tree == nil { // one that is there to be refused
			continue
		}
		t.Run(name, func(t *testing.T) {
			s, err := diff.Read(filesOf(name, m))
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range locale.All() {
				want, got := facts(m.Site, l), facts(s.Site, l)
				for i := range max(len(want), len(got)) {
					if i >= len(want) || i >= len(got) || want[i] != got[i] {
						t.Fatalf("%s:\nread    %q\ncontent %q", l.Code, got[min(i, len(got)):], want[min(i, len(want)):])
					}
				}
				compared += len(want)
				if d := diff.Of(s, s, l); len(d.Changes) > 0 {
					t.Errorf("differs from itself: %+v", d.Changes)
				}
			}
			sentences += comparePages(t, m, s.Site)
		})
	}
	if sentences < 10 {
		t.Errorf("only %d sentences were compared with pages", sentences)
	}
	if compared < 1000 {
		t.Errorf("only %d facts were compared", compared)
	}
}

// quiet builds what may have problems.
func quiet(t *testing.T, files fs.FS) *build.Made {
	t.Helper()
	m, err := build.Make(options(files))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// facts are what a site says, in plain words.
func facts(s *progress.Site, l *locale.Language) []string {
	w := page.NewPlain(s, l)
	list := []string{s.Title.In(l.Code), s.BaseURL, s.Date.String()}
	add := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	for _, r := range s.Reports {
		add("report %s %s %s %v %s %s %s %s", r.ID, r.Published, r.AsOf, r.AsOfStated, r.Corrects, r.Reason.In(l.Code), w.Source(&r.Source), r.Note.In(l.Code))
		for i := range r.Figures {
			f := &r.Figures[i]
			by := s.CorrectedBy(f)
			add("figure %s@%s %s: %s | %s | %s | %v %v %v %s %s", f.Set, f.AsOf, f.Split, w.Short(f), w.Full(f), w.Change(f), by != nil, f.Rest(), f.RestKind(), f.Printed.In(l.Code), f.Note.In(l.Code))
		}
	}
	for _, p := range s.Plans {
		add("plan %s %s %s %s", p.ID, p.Title.In(l.Code), p.Summary.In(l.Code), p.Document.Title.In(l.Code))
		for i := range p.Sets {
			set := p.Sets[i]
			set.Node = nil
			add("set %+v", set)
		}
		for i := range p.Items {
			it := &p.Items[i]
			add("item %s %s %s %v %v", it.ID, it.Title.In(l.Code), it.Lead.In(l.Code), it.Goal, it.Deadlines)
			for _, st := range s.ItemHistory(p.ID, it.ID) {
				add("state %s %s %v %s", st.Report.ID, w.State(p, it, st), st.Late, st.DoneOn)
			}
		}
	}
	for i := range s.Units {
		add("unit %s %s %s", s.Units[i].Code, s.Units[i].Name.In(l.Code), s.Units[i].Group.In(l.Code))
		for _, st := range s.UnitsNow(i) {
			add("%s/%s %d of %v %v", st.Plan.ID, st.Table.Set, st.Done.N, st.Of, st.Complete())
		}
	}
	for _, c := range s.Commitments {
		add("commitment %s %s %s %s %v %s", c.ID, c.Text.In(l.Code), c.Due, c.StatusOn(s.Date), c.Overdue(s.Date), w.Source(&c.Source))
	}
	for _, a := range s.News {
		add("news %s %s %s", a.ID, a.Title.In(l.Code), a.Date)
	}
	return list
}

// comparePages looks for the sentence of every figure on the page of its report.
func comparePages(t *testing.T, m *build.Made, s *progress.Site) int {
	l := locale.For(s.Language)
	w, n := page.NewPlain(s, l), 0
	for _, r := range s.Reports {
		if r == s.ReportsOf(r.Plan)[0] {
			continue // its page says that it is the first
		}
		data, _ := m.Tree.Get(l.Paths.Reports + "/" + r.ID + "/index.html")
		printed := wordsOf(t, data)
		for i := range r.Figures {
			if f := &r.Figures[i]; f.Split == "" {
				n++
				if sentence := w.Change(f); sentence == "" || !strings.Contains(printed, sentence) {
					t.Errorf("the page of %s does not say %q", r.ID, sentence)
				}
			}
		}
	}
	return n
}

func wordsOf(t *testing.T, data []byte) string {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// TestReadWhatIsNoSite: a tree of another program, of another version or with a
// damaged file is an error that says so, whatever stands in it.
func TestReadWhatIsNoSite(t *testing.T) {
	m := made(t, base(t), "2025-12-31")
	whole := fstest.MapFS{}
	for _, path := range m.Tree.Paths() {
		data, _ := m.Tree.Get(path)
		whole[path] = &fstest.MapFile{Data: data}
	}
	readWith := func(path string, data []byte) error {
		files := filesOf("x", m)
		read := files.Read
		files.Read = func(p string) ([]byte, error) {
			if p != path {
				return read(p)
			}
			if data == nil {
				return nil, fs.ErrNotExist
			}
			return data, nil
		}
		s, err := diff.Read(files)
		if err == nil { // it is a site of some kind: then it can be compared
			for _, l := range locale.All() {
				if err := diff.Of(s, s, l).JSON(new(bytes.Buffer)); err != nil {
					t.Errorf("%s: %v", path, err)
				}
			}
		}
		return err
	}
	for path, data := range map[string]string{
		"api/v1/index.json": `{"version":2,"language":"vi"}`, "api/v1/plans/p.json": `{"id":"q"}`,
	} {
		if err := readWith(path, []byte(data)); !errors.Is(err, diff.ErrNotATree) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if err := readWith("api/v1/index.json", nil); !errors.Is(err, diff.ErrNotATree) {
		t.Errorf("no index: %v", err)
	}
	if err := readWith("_redirects", nil); err != nil {
		t.Errorf("hosts consume _redirects: %v", err)
	}
	for path, f := range whole {
		if !strings.HasPrefix(path, "api/v1/") || strings.HasPrefix(path, "api/v1/schema/") {
			continue // schemas are not compared
		}
		needed := !strings.HasPrefix(path, "api/v1/units/")
		if err := readWith(path, []byte(`{`)); needed != (err != nil) {
			t.Errorf("%s is damaged: %v", path, err)
		}
		mutate(f.Data, func(data []byte) { _ = readWith(path, data) })
	}
}

// mutate gives every value of a JSON object, in turn, as null, as another type,
// and not at all. Nothing of it may panic.
func mutate(data []byte, try func([]byte)) {
	var doc any
	if json.Unmarshal(data, &doc) != nil {
		return
	}
	again := func() {
		out, _ := json.Marshal(doc)
		try(out)
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, was := range v {
				for _, other := range []any{nil, "x", 7.0, []any{}, map[string]any{}} {
					v[key] = other
					again()
				}
				delete(v, key)
				again()
				v[key] = was
				walk(was)
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(doc)
}
