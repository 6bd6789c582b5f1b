package serve

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// plain is the program's templates without scripts and fonts, which cost more than
// the rest of a small site.
type plain struct{ fs.FS }

func (p plain) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "assets/dist/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return p.FS.Open(name)
}

// over is a site's own templates over those of the program.
type over struct{ own, program fs.FS }

func (o over) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(o.own, name); err == nil && !info.IsDir() {
		return o.own.Open(name)
	}
	return o.program.Open(name)
}

// desk is a site in folders of its own, and its preview.
type desk struct {
	t *testing.T
	*Preview
	last Built
}

func newDesk(t *testing.T, files map[string]string) *desk {
	t.Helper()
	d := &desk{t: t}
	dir := t.TempDir()
	d.Preview = New(Options{
		Content: filepath.Join(dir, "content"), Own: filepath.Join(dir, "templates"), Otherwise: "vi",
		Templates: func(own fs.FS) fs.FS { return over{own, plain{templates.FS}} },
		Build:     build.Options{Tool: "tiendo test", Date: progress.NewDate(2025, 8, 15)},
		Now:       time.Now, Place: func(file string) string { return "content/" + file },
		Built:  func(b Built) { d.last = b },
		Broken: func(failure any, stack []byte) { t.Errorf("%v\n%s", failure, stack) },
	})
	for name, text := range files {
		d.write(name, text)
	}
	return d
}

// write saves a file; empty: takes it away. Templates lie below "templates/".
func (d *desk) write(name, text string) {
	d.t.Helper()
	at := d.at(name)
	var err error
	if text == "" {
		err = os.Remove(at)
	} else if err = os.MkdirAll(filepath.Dir(at), 0o755); err == nil {
		err = os.WriteFile(at, []byte(text), 0o644)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		d.t.Fatal(err)
	}
}

func (d *desk) at(name string) string {
	if own, ok := strings.CutPrefix(name, "templates/"); ok {
		return filepath.Join(d.o.Own, own)
	}
	return filepath.Join(d.o.Content, name)
}

// save writes a file, and lets the preview hear of it.
func (d *desk) save(name, text string) {
	d.t.Helper()
	d.write(name, text)
	if own, ok := strings.CutPrefix(name, "templates/"); ok {
		d.changed(nil, d.templates.look(own))
	} else {
		d.changed(d.content.touch(path.Dir(name), name), nil)
	}
}

// cold is what a build makes of the same files.
func (d *desk) cold() *build.Made {
	d.t.Helper()
	o := d.o.Build
	o.Content, o.Templates = os.DirFS(d.o.Content), d.o.Templates(os.DirFS(d.o.Own))
	made, err := build.Make(o)
	if err != nil {
		d.t.Fatal(err)
	}
	return made
}

const (
	siteFile = "title = \"Tiến độ\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\nshare_pictures = false\n"
	planFile = "title = \"Kế hoạch\"\naliases = [\"p0\"]\nreport_every_days = 92\n[[set]]\nid = \"s\"\naliases = [\"s0\"]\nkind = \"task\"\nname = \"Việc\"\nnoun = \"việc\"\nsize = 10\nstarts = 2025-01-01\ndue = \"2025\"\n" +
		"[[set]]\nid = \"u\"\nkind = \"unit\"\nname = \"Xã\"\nnoun = \"xã\"\nsize = 2\n[[set]]\nid = \"c\"\neach = \"u\"\nkind = \"criterion\"\nname = \"Tiêu chí\"\nnoun = \"tiêu chí\"\nsize = 2\n" +
		"[[criterion]]\nid = \"c1\"\nset = \"c\"\nname = \"Một\"\n[[criterion]]\nid = \"c2\"\nset = \"c\"\nname = \"Hai\"\n[[item]]\nid = \"i1\"\nsets = [\"s\"]\ntitle = \"Việc một\"\n"
	reportFile  = "plan = \"p\"\npublished = 2025-06-02\nas_of = 2025-06-01\nsource = { title = \"Báo cáo\", publisher = \"Sở\", archive = \"media/goc.txt\" }\n"
	figureFile  = "[[figure]]\nset = \"s\"\ntotal = 10\ncounts = { done = 4, in-progress = 6 }\n"
	unitsFile   = "[[unit]]\ncode = \"1\"\nname = \"Xã Một\"\ngroup = \"A\"\ntile = [0, 0]\n[[unit]]\ncode = \"2\"\nname = \"Xã Hai\"\ngroup = \"B\"\ntile = [1, 0]\n"
	articleFile = "+++\ntitle = \"Tin\"\ndate = 2025-06-03\nreports = [\"r1\"]\nimages = [{ src = \"media/anh.png\", alt = \"Ảnh\", caption = \"Lời\" }]\n+++\n"
)

// variants are the texts that each file of a small site may have; empty: it is not
// there. The first one is that of a whole site.
var variants = map[string][]string{
	"site.toml": {siteFile, siteFile + "languages = [\"vi\", \"en\"]\n", siteFile + "official = false\n", siteFile + "note = 1\n",
		strings.Replace(siteFile, "example.org/", "example.org/thu/", 1)},
	"units.toml": {unitsFile, unitsFile + "[[unit]]\ncode = \"3\"\nname = \"Xã Ba\"\n", strings.Replace(unitsFile, "code = \"1\"", "code = \"01\"", 1), "[[unit]", ""},
	"plans/p.toml": {planFile, planFile + "[[status]]\nid = \"in-progress\"\nname = \"Đang chạy\"\ncounts_as = \"open\"\n", strings.Replace(planFile, "size = 10", "size = 12", 1),
		planFile + "[[status]]\nid = \"half\"\nname = \"Nửa\"\ncounts_as = \"done\"\n",
		strings.Replace(strings.Replace(planFile, "\"c1\"", "\"c0\"", 1), "\"c2\"", "\"c1\"", 1), "title = "},
	"plans/q.toml": {"", "title = \"Kế hoạch hai\"\nen.title = \"Plan two\"\n"},
	"reports/r1.toml": {reportFile + figureFile, reportFile + strings.Replace(figureFile, "done = 4, in-progress = 6", "done = 5, in-progress = 5", 1),
		reportFile + figureFile + "[[item]]\nid = \"i1\"\nstatus = \"done\"\n", reportFile + "[[figure]]\nset = \"s\"\ncounts = { half = 4 }\n", strings.Replace(reportFile, "\"p\"", "\"p0\"", 1) + strings.Replace(figureFile, "\"s\"", "\"s0\"", 1), reportFile + figureFile + "x = 1\n"},
	"reports/r2.toml": {"plan = \"p\"\npublished = 2025-07-02\nas_of = \"2025-06\"\nsource = { title = \"B\", publisher = \"S\" }\n[units]\nset = \"c\"\n[units.done]\n1 = 2\n2 = [\"c1\"]\n",
		"plan = \"p\"\npublished = 2025-07-02\nas_of = 2025-06-01\ncorrects = \"r1\"\nreason = \"Nhầm\"\nsource = { title = \"B\", publisher = \"S\" }\n[[figure]]\nset = \"s\"\ntotal = 10\ncounts = { done = 3, in-progress = 7 }\n", ""},
	"commitments.toml": {"[[commitment]]\nid = \"k\"\ntype = \"goal\"\nby = \"Tỉnh\"\ntext = \"Hứa\"\nsaid = 2025-01-05\ndue = \"2025-12\"\nsource = { title = \"B\", publisher = \"S\" }\n", ""},
	"news/a.md": {articleFile + "Có [4 trong 10 việc](figure:p/s).\n\n![Ảnh](../media/anh.png)\n", articleFile + "Một chữ khác. [B](b.md)\n\n## Mục\n\n- x\n", articleFile + "Có [9/10 việc](figure:p/s).\n",
		strings.Replace(articleFile, "reports", "draft = true\nreports", 1) + "Nháp.\n", articleFile + "<b>thô</b>\n", "khong co dau\n",
		strings.Replace(articleFile, "date", "en.title = \"Own\"\ndate", 1)},
	"news/a.en.md":        {"", "+++\ntitle = \"News\"\nimages = [{ alt = \"Picture\", caption = \"Words\" }]\n+++\nText [4 of 10](figure:p/s).\n", "+++\ntitle = \"Other\"\n+++\nOther.\n"},
	"news/b.md":           {"+++\ntitle = \"Bài b\"\nen.title = \"B\"\ndate = 2025-07-01\naliases = [\"/cu/b/\"]\n+++\nBài [a](a.md).\n", "+++\ntitle = \"Bài b\"\ndate = 2030-01-01\n+++\nMai sau.\n", ""},
	"pages/gioi.md":       {"+++\ntitle = \"Giới thiệu\"\nmenu = 1\n+++\nTrang.\n", "+++\ntitle = \"Giới thiệu\"\naliases = [\"/en/gioi-cu/\"]\n+++\nKhác. ![x](../media/anh.png)\n", ""},
	"media/goc.txt":       {"gốc", "khác", ""},
	"media/anh.png":       {string(dot), "không phải ảnh", ""},
	"reports.sum":         {"", "r9 2025-01-01 0000000000000000000000000000000000000000000000000000000000000000\n"},
	"la.txt":              {"", "tệp lạ"},
	"templates/lost.html": {"", "<h1>Lạc</h1>\n"},
}

// dot is a picture of one pixel.
var dot = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82")

func whole() map[string]string {
	files := map[string]string{}
	for name, texts := range variants {
		if texts[0] != "" {
			files[name] = texts[0]
		}
	}
	return files
}

// TestAnyEdits: after each of 200 edits a preview says what a build from nothing
// says, and has its bytes. They are compared after the next edit, so that a site
// that readers still see is not changed by it.
func TestAnyEdits(t *testing.T) {
	d := newDesk(t, whole())
	d.Refresh()
	dice := rand.New(rand.NewPCG(57, 2025))
	names := slices.Sorted(maps.Keys(variants))
	if !d.last.Ready {
		t.Fatal(told(d.last.Made))
	}
	var lazy *build.Lazy
	var want *build.Made
	good, bad := 0, 0
	for i := range 200 {
		name := names[dice.IntN(len(names))]
		text := variants[name][0]
		if dice.IntN(4) == 0 {
			text = variants[name][dice.IntN(len(variants[name]))]
		}
		d.save(name, text)
		if lazy != nil {
			compare(t, i-1, lazy, want)
			lazy = nil
		}
		cold := d.cold()
		if d.last.Made == nil || !reflect.DeepEqual(told(d.last.Made), told(cold)) {
			t.Fatalf("edit %d of %s: the preview says\n%s\na build says\n%s", i, name, strings.Join(told(d.last.Made), "\n"), strings.Join(told(cold), "\n"))
		}
		if d.last.Ready != (cold.Tree != nil) {
			t.Fatalf("edit %d of %s: ready is %v", i, name, d.last.Ready)
		}
		if d.last.Ready {
			good++
			lazy, want = d.now().site.Lazy, cold
		} else {
			bad++
		}
	}
	if good < 50 || bad < 20 {
		t.Errorf("%d edits were good and %d bad", good, bad)
	}
}

func told(m *build.Made) []string {
	var lines []string
	for _, p := range m.Problems {
		lines = append(lines, p.File+" "+p.Message.VI+" "+p.Hint.VI+" "+p.Rule.Name+" "+p.Subject)
	}
	return lines
}

func compare(t *testing.T, i int, d *build.Lazy, want *build.Made) {
	t.Helper()
	got, err := d.Whole()
	if err != nil {
		t.Fatalf("edit %d: %v", i, err)
	}
	if !reflect.DeepEqual(got.Paths(), want.Tree.Paths()) {
		t.Fatalf("edit %d: the preview has\n%v\na build has\n%v", i, got.Paths(), want.Tree.Paths())
	}
	for _, name := range want.Tree.Paths() {
		a, _ := got.Get(name)
		if b, _ := want.Tree.Get(name); !bytes.Equal(a, b) {
			t.Fatalf("edit %d: %s is\n%s\nin a build it is\n%s", i, name, a, b)
		}
	}
}

// TestDayIsOver: a preview without a fixed day changes with it.
func TestDayIsOver(t *testing.T) {
	d := newDesk(t, whole())
	d.o.Build.Date = 0
	now := time.Date(2025, 6, 2, 23, 59, 0, 0, time.UTC)
	d.o.Now = func() time.Time { return now }
	d.Refresh()
	if d.dayIsOver() || strings.Contains(d.page("/tin/a/"), "4 trong 10") {
		t.Error("tomorrow's news is there")
	}
	if now = now.Add(2 * time.Minute); !d.dayIsOver() {
		t.Error("the day does not end")
	}
	if d.Refresh(); d.dayIsOver() || !strings.Contains(d.page("/tin/a/"), "4 trong 10") {
		t.Error("the news of the day is not there")
	}
}
