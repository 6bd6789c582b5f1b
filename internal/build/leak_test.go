package build

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/content"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// marks are words that stand nowhere but in what is not public yet; their small
// form is part of ids.
var marks = []string{"XNHAP", "XCHO", "XMAI", "XBAOCAO", "XTIENG", "XHUA", "XCAPNHAT", "XANH"}

// withheld is the small site with one of everything that must wait: a draft, an
// embargo, an article, a report with a recording, a commitment and its news of
// later days. Everything in it is invented.
func withheld(t *testing.T) fstest.MapFS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS("testdata/site"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile("testdata/site/" + name)
		site[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	source := "title = \"XBAOCAO\"\npublisher = \"XBAOCAO\"\nurl = \"https://example.org/xbaocao\"\n"
	article := func(mark, front, body string) string {
		return fmt.Sprintf("+++\ntitle = %q\nsummary = %q\nauthor = %q\naliases = [\"/%s-cu/\"]\n%s\n+++\n\n## %s\n\n%s\n", mark, mark, mark, strings.ToLower(mark), front, mark, body)
	}
	for name, text := range map[string]string{
		"news/2025-08-01-xnhap.md":   article("XNHAP", "date = 2025-08-01\ndraft = true\nimages = [{ src = \"media/xanh.png\", alt = \"XANH\" }]", "![XANH](../media/xanh.png)"),
		"news/2025-08-02-xcho.md":    article("XCHO", "date = 2025-08-02\nembargo = 2025-08-20\nreports = [\"2025-07-01-p1\"]", "[6/10](figure:p1/tasks) XCHO"),
		"news/2025-08-02-xcho.en.md": "+++\ntitle = \"XCHO\"\n+++\n\nXCHO [6/10](figure:p1/tasks)\n",
		"news/2025-12-24-xmai.md":    article("XMAI", "date = 2025-12-24", "![XMAI](chart:p1/tasks)"),
		"reports/2025-11-30-xbaocao.toml": "plan = \"p1\"\npublished = 2025-11-30\nas_of = 2025-11-30\nnote = \"XBAOCAO\"\n[source]\n" + source +
			"[[figure]]\nset = \"tasks\"\ntotal = 10\ncounts = { done = 9, in-progress = 1 }\nprinted = \"XBAOCAO\"\nnote = \"XBAOCAO\"\n" +
			"[[item]]\nid = \"t-1\"\nvalue = 77\nstatus = \"done\"\nnote = \"XBAOCAO\"\nevidence = [{ title = \"XBAOCAO\", url = \"https://example.org/xbaocao\" }]\n" +
			"[units]\nset = \"criteria\"\ndefault = 1\nnote = \"XBAOCAO\"\n",
		"media/2025-11-30-xbaocao.mp3": "ID3 XTIENG",
	} {
		site[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	site["media/xanh.png"] = &fstest.MapFile{Data: anyPicture(t), Mode: 0o644}
	promises := &site["commitments.toml"].Data
	*promises = append(*promises, "\n[[commitment]]\nid = \"xhua\"\ntype = \"commitment\"\nby = \"XHUA\"\ntext = \"XHUA\"\ndue = \"2026\"\ndue_text = \"XHUA\"\nplan = \"p1\"\nsaid = 2025-12-01\n[commitment.source]\n"+source+
		"\n[[commitment]]\nid = \"cu\"\ntype = \"goal\"\nby = \"Huyện\"\ntext = \"Việc cũ.\"\ndue = \"2026\"\nsaid = 2025-01-15\nupdates = [{ date = 2025-12-02, status = \"kept\", note = \"XCAPNHAT\", source = { title = \"XCAPNHAT\", url = \"https://example.org/xcapnhat\" } }]\n[commitment.source]\ntitle = \"Lời\"\npublisher = \"Báo\"\n"...)
	return site
}

func anyPicture(t *testing.T) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	img.Set(1, 1, color.White)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// leaks are the marks in the names and bytes of a tree, and in its manifest.
func leaks(tree *output.Tree) map[string][]string {
	found := map[string][]string{}
	look := func(path string, data []byte) {
		upper := bytes.ToUpper(append([]byte(path+"\n"), data...))
		for _, mark := range marks {
			if bytes.Contains(upper, []byte(mark)) {
				found[mark] = append(found[mark], path)
			}
		}
	}
	for _, path := range tree.Paths() {
		data, _ := tree.Get(path)
		look(path, data)
	}
	look("manifest.json", tree.Manifest("tiendo test", "2025-08-15").JSON())
	return found
}

func makeOn(t *testing.T, site fs.FS, day string, drafts bool) *Made {
	t.Helper()
	d, err := progress.ParseDate(day)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Make(Options{Content: site, Templates: templates.FS, Tool: "tiendo test", Date: d, Drafts: drafts})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range m.Problems {
		if m.Tree == nil {
			t.Errorf("%s:%d: %s [%s]", p.File, p.Line, p.Message.EN, p.Rule.Name)
		}
	}
	if m.Tree == nil {
		t.FailNow()
	}
	return m
}

// TestNothingLeaks: what waits for its day is in no byte of the output before it:
// no page, feed, search, JSON, table, calendar, sitemap, redirect, seal, press
// kit or manifest, and no file is called after it.
func TestNothingLeaks(t *testing.T) {
	site := withheld(t)
	sealed, _ := content.SealLines(makeOn(t, site, "2025-08-15", true).Site)
	if !strings.Contains(sealed, "xbaocao") {
		t.Fatalf("the report of the future is not sealed:\n%s", sealed)
	}
	site["reports.sum"] = &fstest.MapFile{Data: []byte(sealed), Mode: 0o644}
	m := makeOn(t, site, "2025-08-15", false)
	for mark, paths := range leaks(m.Tree) {
		t.Errorf("%s leaks into %v", mark, paths)
	}
	for _, p := range m.Tree.Paths() {
		if strings.HasPrefix(p, "media/") || strings.Contains(p, "2025-11-30") || strings.Contains(p, "2025-12-24") {
			t.Errorf("%s is published", p)
		}
	}
	// A number of the future is no mark: 9 of 10 stands nowhere either.
	for _, p := range m.Tree.Paths() {
		data, _ := m.Tree.Get(p)
		if bytes.Contains(data, []byte("9/10")) || bytes.Contains(data, []byte("9 trên 10")) || bytes.Contains(data, []byte("2025-11-30")) {
			t.Errorf("%s knows the report of 30 November", p)
		}
	}
}

// TestDraftsShow: a preview shows each of them, where it will stand.
func TestDraftsShow(t *testing.T) {
	found := leaks(makeOn(t, withheld(t), "2025-08-15", true).Tree)
	for mark, path := range map[string]string{
		"XNHAP": "tin/2025-08-01-xnhap/index.html", "XCHO": "feed.xml", "XMAI": "tin/index.html", "XBAOCAO": "bao-cao/2025-11-30-xbaocao/bao-chi.txt",
		"XTIENG": "media/2025-11-30-xbaocao.mp3", "XHUA": "deadlines.ics", "XCAPNHAT": "api/v1/commitments.json", "XANH": "tin/2025-08-01-xnhap/index.html",
	} {
		if !slices.Contains(found[mark], path) {
			t.Errorf("%s is not in %s of the preview, but in %v", mark, path, found[mark])
		}
	}
}

// TestEachOnItsDay: next_change names the day on which the next one becomes
// public; on that day it is there, in the feeds too, and the others still wait.
func TestEachOnItsDay(t *testing.T) {
	site := withheld(t)
	day := "2025-08-15"
	public := map[string]bool{}
	for _, step := range []struct{ day, mark string }{{"2025-08-20", "XCHO"}, {"2025-11-30", "XBAOCAO"}, {"2025-12-01", "XHUA"}, {"2025-12-02", "XCAPNHAT"}, {"2025-12-24", "XMAI"}} {
		m := makeOn(t, site, day, false)
		for m.Site.NextChange().String() < step.day { // other things change too
			day = m.Site.NextChange().String()
			m = makeOn(t, site, day, false)
		}
		if next := m.Site.NextChange().String(); next != step.day {
			t.Fatalf("on %s the next change is %s, not %s", day, next, step.day)
		}
		if index, _ := m.Tree.Get("api/v1/index.json"); !bytes.Contains(index, []byte(`"next_change": "`+step.day+`"`)) {
			t.Errorf("on %s index.json does not name %s", day, step.day)
		}
		for mark := range leaks(m.Tree) {
			if !public[mark] {
				t.Errorf("%s leaks on %s", mark, day)
			}
		}
		day = step.day
		public[step.mark] = true
		public["XTIENG"] = public["XBAOCAO"]
		found := leaks(makeOn(t, site, day, false).Tree)[step.mark]
		if len(found) == 0 {
			t.Errorf("%s is not public on %s", step.mark, day)
		}
		if feed := "feed.xml"; (step.mark == "XCHO" || step.mark == "XMAI" || step.mark == "XBAOCAO") && !slices.Contains(found, feed) {
			t.Errorf("%s is not in %s on its day", step.mark, feed)
		}
	}
	for mark := range leaks(makeOn(t, site, "2026-06-01", false).Tree) {
		if mark == "XNHAP" || mark == "XANH" {
			t.Error("a draft became public by itself")
		}
	}
}
