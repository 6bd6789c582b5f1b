package content

import (
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/progress"
)

// Numbers of a title and a summary are bound beside them, in each language; what is
// said of words that are not there, or in another form, is refused.
func TestHeadline(t *testing.T) {
	load := func(figures, english string) (*progress.Site, string) {
		fsys := fstest.MapFS{
			"site.toml":         {Data: []byte("title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\nlanguages = [\"vi\", \"en\"]\n")},
			"plans/moi.toml":    {Data: []byte("title = \"Mới\"\naliases = [\"nq57\"]\n[[set]]\nid = \"viec\"\naliases = [\"tasks\"]\nkind = \"task\"\nname = \"Việc\"\n")},
			"news/2025-a.md":    {Data: []byte("+++\ntitle = \"Xong 5/10 việc\"\nsummary = \"Tháng trước là 2/10.\"\ndate = 2025-07-05\nfigures = " + figures + "\n+++\n\nTin.\n")},
			"news/2025-a.en.md": {Data: []byte("+++\ntitle = \"5 of 10 done\"\nfigures = " + english + "\n+++\n\nNews.\n")},
		}
		s, problems, err := Load(fsys, Options{Date: progress.NewDate(2025, 12, 1)})
		if err != nil {
			t.Fatal(err)
		}
		said := ""
		for _, p := range problems {
			if p.Rule == BadValue {
				said += p.File + ": " + p.Message.EN + "\n"
			}
		}
		return s, said
	}
	s, said := load(`["[5/10 việc](figure:moi/viec)", "[2/10](figure:nq57/tasks?as_of=2025-03-31)"]`, `["[5 of 10](figure:moi/viec)"]`)
	if said != "" || len(s.News[0].Figures) != 3 {
		t.Fatalf("%s%+v", said, s.News[0].Figures)
	}
	if b := s.News[0].Figures[1]; b.Plan != "moi" || b.Set != "viec" || b.AsOf.String() != "2025-03-31" || b.Text != "2/10" || b.Line != 5 {
		t.Errorf("%+v", b)
	}
	for figures, want := range map[string]string{
		`["[6/10 việc](figure:moi/viec)"]`:              "news/2025-a.md: “6/10 việc” stands neither in the title nor in the summary\n",
		`["5/10 việc = moi/viec"]`:                      "news/2025-a.md: “5/10 việc = moi/viec” cannot be understood\n",
		`["[5/10](figure:moi/viec?as_of=2025-13)"]`:     "news/2025-a.md: “2025-13” is not a time\n",
		`["[5/10](chart:moi/viec)", "[5](figure:moi)"]`: "news/2025-a.md: “[5/10](chart:moi/viec)” cannot be understood\nnews/2025-a.md: “[5](figure:moi)” cannot be understood\n",
	} {
		if s, said := load(figures, `[]`); said != want || s != nil && len(s.News[0].Figures) > 0 {
			t.Errorf("%s:\n%s", figures, said)
		}
	}
	if _, said := load(`[]`, `["[5/10 việc](figure:moi/viec)"]`); !strings.HasPrefix(said, "news/2025-a.en.md: “5/10 việc” stands neither") {
		t.Errorf("a translation is not held to its own words: %s", said)
	}
}
