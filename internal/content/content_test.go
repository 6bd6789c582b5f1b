package content

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// site is a small whole site; files given replace or join its own.
func site(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"site.toml":  "title = \"Tiến độ\"\nbase_url = \"https://tiendo.example.org/\"\nlanguage = \"vi\"\nlanguages = [\"vi\", \"en\"]\ntime_zone = \"Asia/Ho_Chi_Minh\"\n",
		"units.toml": "[[unit]]\ncode = \"1\"\nname = \"Một\"\ngroup = \"A\"\n[[unit]]\ncode = \"2\"\nname = \"Hai\"\ngroup = \"B\"\n",
		"plans/p.toml": "title = \"Kế hoạch\"\n[[set]]\nid = \"s\"\nkind = \"task\"\nname = \"Việc\"\nsize = 10\n" +
			"[[set]]\nid = \"c\"\nkind = \"criterion\"\nname = \"Tiêu chí\"\nsize = 2\n[[criterion]]\nid = \"c1\"\nset = \"c\"\nname = \"Một\"\n[[criterion]]\nid = \"c2\"\nset = \"c\"\nname = \"Hai\"\n",
		"reports/2025-01-01-p.toml": report,
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

const report = "plan = \"p\"\npublished = 2025-01-01\nas_of = 2025-01-01\n[source]\ntitle = \"Nguồn\"\npublisher = \"Báo\"\n[[figure]]\nset = \"s\"\ntotal = 10\ncounts = { done = 4 }\n"

var day = progress.NewDate(2025, 6, 1)

// load reads a site and gives its problems as lines.
func load1(t *testing.T, fsys fstest.MapFS) (*progress.Site, []string) {
	t.Helper()
	s, problems, err := Load(fsys, Options{Date: day})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, p := range problems {
		if p.Message.VI == "" || p.Message.EN == "" || p.Hint.VI == "" || p.Hint.EN == "" || strings.Contains(p.Message.VI+p.Message.EN+p.Hint.VI+p.Hint.EN, "%!") {
			t.Errorf("%s: message or hint is missing or malformed in a language: %+v %+v", p.Rule.Name, p.Message, p.Hint)
		}
		lines = append(lines, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, p.Rule.Name))
	}
	return s, lines
}

func TestCleanSiteHasNoProblem(t *testing.T) {
	s, problems := load1(t, site(nil))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	f := s.Latest("p", "s")
	if f == nil || f.Done != 4 || f.Total.V != 10 || !f.AsOfStated {
		t.Fatalf("figure: %+v", f)
	}
}

// TestPlaces pins the line and column of problems: at the offending key, in
// characters, also inside the second of three tables and in front matter.
func TestPlaces(t *testing.T) {
	figures := report + "[[figure]]\nset = \"s\"\nsplit = \"x\"\ntotal = \"5\"\ncounts = { done = 1 }\n[[figure]]\nset = \"s\"\nsplit = \"y\"\ncounts = { done = 1, dnoe = -2 }\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"second of three tables": {map[string]string{"reports/2025-01-01-p.toml": figures}, "reports/2025-01-01-p.toml:14:1 wrong-type; reports/2025-01-01-p.toml:19:22 bad-value"},
		"inline table":           {map[string]string{"plans/p.toml": "title = \"Ộ\"\ndocument = { number = \"Ộ\", titel = \"x\" }\n"}, "plans/p.toml:2:28 unknown-key"},
		"translation":            {map[string]string{"plans/p.toml": "title = \"x\"\nen.titl = \"y\"\n"}, "plans/p.toml:2:4 unknown-key"},
		"array of inline tables": {map[string]string{"commitments.toml": "[[commitment]]\nid = \"a\"\ntype = \"goal\"\nby = \"b\"\ntext = \"t\"\nsaid = 2025-01-01\nsource = { title = \"x\", publisher = \"y\" }\nupdates = [{ date = 2025-01-01 }, { date = \"x\" }]\n"},
			"commitments.toml:8:37 bad-value"},
		"case twin":      {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"n\"\nNAME = \"m\"\n"}, "units.toml:4:1 key-case"},
		"duplicate key":  {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\ncode = \"2\"\nname = \"n\"\n"}, "units.toml:3:1 toml-syntax"},
		"syntax":         {map[string]string{"units.toml": "[[unit]]\ncode = \n"}, "units.toml:2:8 toml-syntax"},
		"required":       {map[string]string{"units.toml": "[[unit]]\nname = \"n\"\n\n[[unit]]\nname = \"m\"\n"}, "units.toml:1:3 required-key; units.toml:4:3 required-key"},
		"front matter":   {map[string]string{"news/2025-01-01-a.md": "+++\ntitle = \"a\"\ndate = 2025-01-01\ntagz = 1\n+++\nx\n"}, "news/2025-01-01-a.md:4:1 unknown-key"},
		"markdown line":  {map[string]string{"news/2025-01-01-a.md": "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n\nđây [x](javascript:alert(1)) <b>\n"}, "news/2025-01-01-a.md:6:5 unsafe-link; news/2025-01-01-a.md:6:30 raw-html"},
		"unknown unit":   {map[string]string{"reports/2025-01-01-p.toml": report + "[units]\nset = \"c\"\n[units.done]\n1 = 2\n9 = 1\n2 = [\"c1\", \"zz\"]\n"}, "reports/2025-01-01-p.toml:15:1 unknown-reference; reports/2025-01-01-p.toml:16:1 unknown-reference"},
		"no site":        {map[string]string{"site.toml": "title = 1\n"}, "site.toml:1:1 required-key; site.toml:1:1 required-key; site.toml:1:1 wrong-type"},
		"no source":      {map[string]string{"reports/2025-01-01-p.toml": "plan = \"p\"\npublished = 2025-01-01\nas_of = 2025-01-01\n"}, "reports/2025-01-01-p.toml:1:1 missing-source"},
		"half a source":  {map[string]string{"reports/2025-01-01-p.toml": "plan = \"p\"\npublished = 2025-01-01\nas_of = 2025-01-01\n[source]\ntitle = \"x\"\n"}, "reports/2025-01-01-p.toml:4:2 missing-source"},
		"NFD":            {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"Ngh\u0065\u0302\u0323\"\n"}, "units.toml:3:12 not-nfc"},
		"bidi":           {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"a\u202eb\"\n"}, "units.toml:3:10 hidden-character"},
		"escaped bidi":   {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"a\\u202eb\"\n"}, "units.toml:3:1 hidden-character"},
		"NUL":            {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"a\x00b\"\n"}, "units.toml:3:10 hidden-character"},
		"mixed script":   {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"Vinh Р\u0430\u0440a\"\n"}, "units.toml:3:14 mixed-script"},
		"not UTF-8":      {map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"a\xff\"\n"}, "units.toml:3:10 toml-syntax"},
		"bad slug":       {map[string]string{"plans/Kế.toml": "title = \"x\"\n"}, "plans/Kế.toml:1:1 bad-slug"},
		"stray":          {map[string]string{"plan/p.toml": "title = \"x\"\n"}, "plan:1:1 stray-file"},
		"tools' files":   {map[string]string{"plan/p.toml": "", "desktop.ini": "", "Thumbs.db": "", "reports/~$bao-cao.docx": "", "reports/.DS_Store": ""}, "plan:1:1 stray-file"},
		"slug collision": {map[string]string{"news/2025-01-01-a.md": "+++\ntitle = \"a\"\ndate = 2025-01-01\naliases = [\"/b/\"]\n+++\n", "pages/b.md": "+++\ntitle = \"b\"\n+++\n"}, "pages/b.md:1:1 slug-collision"},
		"image": {map[string]string{"news/2025-01-01-a.md": "+++\ntitle = \"a\"\ndate = 2025-01-01\nimages = [{ src = \"media/a.jpg\" }, { src = \"https://x.y/a.jpg\", alt = \"x\" }, { credit = \"x\" }]\n+++\n"},
			"news/2025-01-01-a.md:4:13 missing-alt; news/2025-01-01-a.md:4:38 unsafe-link; news/2025-01-01-a.md:4:80 required-key"},
		"NaN":          {map[string]string{"reports/2025-01-01-p.toml": report + "[[figure]]\nset = \"s\"\nsplit = \"v\"\nvalue = nan\n"}, "reports/2025-01-01-p.toml:14:1 bad-value"},
		"day":          {map[string]string{"reports/2025-01-01-p.toml": strings.Replace(report, "as_of = 2025-01-01", "as_of = \"2025-13\"", 1)}, "reports/2025-01-01-p.toml:3:1 bad-value"},
		"reason alone": {map[string]string{"reports/2025-01-01-p.toml": "reason = \"x\"\n" + report}, "reports/2025-01-01-p.toml:1:1 required-key"},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := load1(t, site(c.files))
			if got := strings.Join(problems, "; "); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestLayoutIsNoMeaning: byte order marks, CRLF, order of keys, comments and
// translations change nothing that is sealed.
func TestLayoutIsNoMeaning(t *testing.T) {
	plain, _ := load1(t, site(nil))
	want := plain.Reports[0].Sum
	for name, text := range map[string]string{
		"CRLF and mark": "\ufeff" + strings.ReplaceAll(report, "\n", "\r\n"),
		"order":         strings.Replace(report, "plan = \"p\"\npublished = 2025-01-01\n", "# why\npublished = \"2025-01-01\"\nplan = \"p\"\n", 1),
		"translation":   strings.Replace(report, "title = \"Nguồn\"", "title = \"Nguồn\"\nen.title = \"Source\"", 1),
		"decimal":       strings.Replace(report, "total = 10", "total = 10\nacknowledge = []", 1),
	} {
		s, problems := load1(t, site(map[string]string{"reports/2025-01-01-p.toml": text}))
		if len(problems) > 0 || s.Reports[0].Sum != want {
			t.Errorf("%s: sum %s, want %s (%v)", name, s.Reports[0].Sum, want, problems)
		}
	}
	s, _ := load1(t, site(map[string]string{"reports/2025-01-01-p.toml": strings.Replace(report, "done = 4", "done = 5", 1)}))
	if s.Reports[0].Sum == want {
		t.Error("another number has the same sum")
	}
}

// TestMeaningIsJCS compares with SHA-256 of JSON written by hand after RFC 8785.
func TestMeaningIsJCS(t *testing.T) {
	f := &file{}
	f.setText([]byte("plan = \"p\"\npublished = 2025-01-01\nas_of = \"2025\"\nen.reason = \"x\"\n[source]\narchive = \"media/a\"\ntitle = \"a\\\"\\u20ac\\u2028\"\n[[figure]]\nvalue = 0.00000012\nset = \"s\"\nstated_percent = 64.0\n"))
	values, _, ok := f.parseTOML(f.text, 0)
	if !ok {
		t.Fatal(f.problems)
	}
	const want = `{"as_of":"2025","figure":[{"set":"s","stated_percent":64,"value":1.2e-7}],"plan":"p","published":"2025-01-01","source":{"title":"a\"€` + "\u2028" + `"}}`
	if meaning(values, schema.Report()) != sha(want) {
		t.Errorf("the meaning is not that of %s", want)
	}
}

func TestTranslations(t *testing.T) {
	s, problems := load1(t, site(map[string]string{
		"plans/p.toml":            "title = \"Kế hoạch\"\nen.title = \"Plan\"\n[[set]]\nid = \"s\"\nkind = \"task\"\nname = \"Việc\"\nen.name = \"Tasks\"\n[[set]]\nid = \"c\"\nkind = \"criterion\"\nname = \"T\"\n",
		"news/2025-01-01-a.md":    "+++\ntitle = \"Tin\"\ndate = 2025-01-01\nimages = [{ caption = \"Ảnh\" }]\n+++\nMột\n",
		"news/2025-01-01-a.en.md": "+++\ntitle = \"News\"\nimages = [{ caption = \"Photo\" }]\n+++\nOne\n",
	}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	a := s.News[0]
	got := []string{s.Plans[0].Title.In("en"), s.Plans[0].Sets[0].Name.In("en"), s.Plans[0].Title.In("vi"), a.Title.In("en"), a.Images[0].Caption.In("en"), a.Bodies["en"].Parts[0].HTML}
	if want := "Plan|Tasks|Kế hoạch|News|Photo|<p>One</p>\n"; strings.Join(got, "|") != want {
		t.Errorf("got %q want %q", strings.Join(got, "|"), want)
	}
}

// TestBrokenFilesAreNotUnknown: what refers to a file that cannot be read is
// not reported on top.
func TestBrokenFilesAreNotUnknown(t *testing.T) {
	s, problems := load1(t, site(map[string]string{"plans/p.toml": "title = "}))
	if len(problems) != 1 || !s.Broken["plan/p"] {
		t.Errorf("%v %v", problems, s.Broken)
	}
	marks := report + "[units]\nset = \"s\"\n[units.done]\n1 = [\"a\", \"b\"]\n"
	_, problems = load1(t, site(map[string]string{"units.toml": "[[unit]]\ncode = \"1\"\nname = \"U\"\n", "plans/p.toml": "title = ", "reports/2025-01-01-p.toml": marks}))
	if len(problems) != 1 || !strings.HasPrefix(problems[0], "plans/p.toml:") {
		t.Errorf("marks without their plan: %v", problems)
	}
	table := report + "[units]\nset = \"s\"\n[units.done]\n1 = 1\n2 = 1\n"
	for _, units := range []string{"a = ", "\xff\xfea\x00", "[[unit]]\ncode = \"\x00\"\n"} {
		_, problems = load1(t, site(map[string]string{"units.toml": units, "plans/p.toml": "title = \"P\"\n", "reports/2025-01-01-p.toml": table}))
		if len(problems) != 1 || !strings.HasPrefix(problems[0], "units.toml:") {
			t.Errorf("%q: %v", units, problems)
		}
	}
}

func TestCaps(t *testing.T) {
	long := strings.Repeat("a", maxLine+10)
	for name, c := range map[string]struct{ path, text, want string }{
		"line":     {"units.toml", "# " + long + "\n", "file-too-big"},
		"lines":    {"units.toml", strings.Repeat("#\n", maxLines), "file-too-big"},
		"article":  {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("abc\n", maxArticle/4), "file-too-big"},
		"nesting":  {"units.toml", "a = " + strings.Repeat("[", 2_000_00) + "\n", "file-too-big"},
		"nesting2": {"units.toml", "a = " + strings.Repeat("[", 17) + strings.Repeat("]", 17) + "\n", "toml-syntax"},
		"dots":     {"units.toml", strings.Repeat("a.", 9) + "a = 1\n", "toml-syntax"},
		"brackets": {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("[a(", 20000), "file-too-big"},
		"columns":  {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("|a", 60) + "|\n" + strings.Repeat("|-", 60) + "|\n", "file-too-big"},
		"cells":    {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("|a", 40) + "|\n" + strings.Repeat("|-", 40) + "|\n" + strings.Repeat("|\n", 20000), "file-too-big"},
		"referred": {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n[r]: https://a.b/" + strings.Repeat("x", 60000) + "\n\n" + strings.Repeat("[r]\n\n", 28000), "file-too-big"},
		"nodes":    {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("- a\n", 21000), "file-too-big"},
		"charts":   {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("![a](chart:p/s)\n\n", 101), "file-too-big"},
		"keys":     {"units.toml", strings.Repeat("[[unit]]\n", maxKeys/2+1), "file-too-big"},
		"dotted":   {"units.toml", strings.Repeat("a.b.c = 1\n", maxKeys/3+1), "file-too-big"},
		"string":   {"units.toml", "a = \"\"\"\n" + strings.Repeat("abc\n", maxString/4) + "\"\"\"\n", "file-too-big"},
		"entries":  {"units.toml", "[[unit]]\ncode = \"1\"\nname = \"a\"\nformer = [" + strings.Repeat("\"a\",\n", 1001) + "]\n", "file-too-big"},
		"quotes":   {"news/2025-01-01-a.md", "+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + strings.Repeat("> ", 40) + "a\n", "file-too-big"},
	} {
		_, problems := load1(t, site(map[string]string{c.path: c.text}))
		if len(problems) != 1 || !strings.HasSuffix(problems[0], c.want) {
			t.Errorf("%s: %v, want %s", name, problems, c.want)
		}
	}
}

// TestManyFaults: a file that is wrong everywhere is told about once in a while.
func TestManyFaults(t *testing.T) {
	var unknown strings.Builder
	for i := range 500 {
		fmt.Fprintf(&unknown, "k%d = 1\n", i)
	}
	for name, c := range map[string]struct {
		text string
		most int
	}{
		"hidden":  {strings.Repeat("# \u202e\n", 3*maxSame), maxSame},
		"unknown": {unknown.String(), maxUnknown + 1},
	} {
		text := "[[unit]]\ncode = \"1\"\nname = \"a\"\n" + c.text
		if _, problems := load1(t, site(map[string]string{"units.toml": text})); len(problems) != c.most {
			t.Errorf("%s: %d problems, want %d", name, len(problems), c.most)
		}
	}
}

// TestUndatedArticle: an article that cannot be placed in time is refused, not
// left out.
func TestUndatedArticle(t *testing.T) {
	for text, want := range map[string]string{
		"+++\ntitle = \"a\"\n+++\n":                        "news/2025-01-01-a.md:2:1 required-key",
		"+++\ntitle = \"a\"\ndate = \"2025-13-01\"\n+++\n": "news/2025-01-01-a.md:3:1 bad-value",
	} {
		if _, problems := load1(t, site(map[string]string{"news/2025-01-01-a.md": text})); !slices.Equal(problems, []string{want}) {
			t.Errorf("%q: %v, want %s", text, problems, want)
		}
	}
}

func TestChangedWhileReading(t *testing.T) {
	r := &reader{fsys: site(nil), seen: map[string]fs.FileInfo{}}
	if _, err := r.bytes("site.toml", maxData); err != nil {
		t.Fatal(err)
	}
	if err := r.unchanged(); err != nil {
		t.Error(err)
	}
	r.fsys = site(map[string]string{"site.toml": "title = \"another\""})
	if err := r.unchanged(); err != errChanged {
		t.Errorf("a changed file gives %v", err)
	}
}

func TestBodyParts(t *testing.T) {
	body := "## Khi có sự cố\n\n## Khi có sự cố\n\n[**4/10** việc](figure:p/s?as_of=2025-01) và [trang](../pages/gioi-thieu.md#a \"t\") [ngoài](https://x.y/)\n\n![Việc](chart:p/s?kind=trend)\n\n![Ảnh](../media/a.jpg)\n"
	s, problems := load1(t, site(map[string]string{"media/a.jpg": pictureFile(t, "jpeg", 2, 2), "news/2025-01-01-a.md": article("", body)}))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var got []string
	for _, p := range s.News[0].Bodies["vi"].Parts {
		switch {
		case p.Bound != nil:
			got = append(got, fmt.Sprint("bound ", p.Bound.Plan, p.Bound.Set, " ", p.Bound.AsOf, " ", p.Bound.Text, " ", p.Bound.HTML, " ", p.Bound.Line, ":", p.Bound.Column))
		case p.Chart != nil:
			got = append(got, fmt.Sprint("chart ", p.Chart.Set, " ", p.Chart.Kind, " ", p.Chart.Alt, " ", p.Chart.Line))
		case p.Link != nil:
			got = append(got, fmt.Sprint("link ", p.Link.Kind, " ", p.Link.ID, " #", p.Link.Fragment))
		case p.Image != nil:
			got = append(got, fmt.Sprint("image ", p.Image.Src, " ", p.Image.Alt.Own))
		default:
			got = append(got, p.HTML)
		}
	}
	want := []string{
		"<h2 id=\"khi-co-su-co\">Khi có sự cố</h2>\n<h2 id=\"khi-co-su-co-2\">Khi có sự cố</h2>\n<p>", "bound ps 2025-01 4/10 việc <strong>4/10</strong> việc 9:1", " và ", "link page gioi-thieu #a",
		"trang</a> <a href=\"https://x.y/\">ngoài</a></p>\n", "chart s trend Việc 11", "\n", "image media/a.jpg Ảnh",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("part %d:\ngot  %q\nwant %q", i, got, want)
		}
	}
}

func TestRulesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range Rules {
		if seen[r.Name] || r.Doc.VI == "" || r.Doc.EN == "" {
			t.Errorf("rule %s: twice, or without a doc text", r.Name)
		}
		seen[r.Name] = true
	}
}

func sha(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// TestEmptyCounts: counts that hold nothing are no figure, and are shown where they stand.
func TestEmptyCounts(t *testing.T) {
	_, problems := load1(t, site(map[string]string{"reports/2025-01-01-p.toml": strings.Replace(report, "{ done = 4 }", "{}", 1)}))
	if want := "reports/2025-01-01-p.toml:10:1 required-key"; !slices.Contains(problems, want) {
		t.Errorf("got %q, want %q", problems, want)
	}
}
