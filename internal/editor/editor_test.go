package editor

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
	"tiendo/templates"
)

func own(s string) progress.Text { return progress.Text{Own: s} }

// site has one plan, two reports, the first one sealed, and an editor.
func site() *progress.Site {
	return progress.New(progress.Content{
		Settings: progress.Settings{
			Title: own("Tiến độ"), BaseURL: "https://mau.example.org/", Language: "vi", Languages: []string{"vi", "en"},
			Editor: progress.Editor{Backend: "gitlab", Repo: "tinh/tien-do", Folder: "content", APIRoot: "https://git.tinh.gov.vn/api/v4", Auth: "pkce", AppID: "abc", Review: true},
		},
		Plans: []*progress.Plan{{ID: "p1", Title: own("Kế hoạch"), Statuses: append(progress.BuiltIn(), progress.Status{ID: "handed-over", Name: own("Đã bàn giao")}),
			Sets: []progress.Set{{ID: "tasks", Name: own("Nhiệm vụ"), Kind: progress.Task}}}},
		Reports: []*progress.Report{{ID: "2025-03-31-p1", Plan: "p1"}, {ID: "2025-07-01-p1", Plan: "p1"}},
		Units:   []progress.Unit{{Code: "16681", Name: own("Xã Bà"), Group: own("Huyện Một")}},
		Seals:   progress.Seals{Node: &diag.Node{}, List: []progress.Seal{{ID: "2025-03-31-p1"}, {ID: "2030-01-01-p1"}}},
	}, progress.NewDate(2025, 7, 20), false)
}

// written is the editor of a site as a tree.
func written(t *testing.T, s *progress.Site) *output.Tree {
	t.Helper()
	tree := output.NewTree()
	for _, name := range []string{"assets/site-0123456789.css", "assets/icon-0123456789.svg"} {
		if err := tree.Add(name, nil); err != nil {
			t.Fatal(err)
		}
	}
	rules := []*diag.Rule{{Name: "not-stated", Severity: diag.Warning}, {Name: "toml-syntax", Severity: diag.Error}}
	if err := Write(s, Options{templates.FS, rules}, tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

// anyField is a field of a form as the editor reads it.
type anyField struct {
	Name, Label, Hint, Widget, Collection string
	Required, Readonly                    bool
	Pattern                               []string
	Options                               []any
	Fields                                []anyField
}

type anyCollection struct {
	Name, Folder, File     string
	Create, Delete, Hide   *bool
	Filter                 struct{ Pattern string }
	Fields                 []anyField
	Slug                   struct{ Template string }
	Format, Publish_mode   string
	Identifier_field, Icon string
}

type anyConfig struct {
	CMS struct {
		Backend      map[string]any
		Publish_mode string
		Collections  []anyCollection
		Singletons   []anyCollection
	}
	Keys  struct{ Days, Counts []string }
	Style string
}

func configOf(t *testing.T, s *progress.Site) (c anyConfig, text string) {
	t.Helper()
	data, ok := written(t, s).Get("admin/config.json")
	if !ok {
		t.Fatal("no configuration")
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c, string(data)
}

func (c anyConfig) collection(t *testing.T, name string) anyCollection {
	t.Helper()
	for _, one := range append(c.CMS.Collections, c.CMS.Singletons...) {
		if one.Name == name {
			return one
		}
	}
	t.Fatalf("no collection %s", name)
	return anyCollection{}
}

func field(fields []anyField, path string) *anyField {
	name, rest, deeper := strings.Cut(path, ".")
	for i := range fields {
		if fields[i].Name == name {
			if deeper {
				return field(fields[i].Fields, rest)
			}
			return &fields[i]
		}
	}
	return nil
}

// TestEveryKey: a form has a labelled field for every key that the reader knows,
// but for those that are filled by spreadsheet.
func TestEveryKey(t *testing.T) {
	c, _ := configOf(t, site())
	forms := map[string]string{"site": "site", "units": "units", "commitments": "commitments", "plan": "plans", "report": "corrections", "news": "news", "page": "pages"}
	for kind, name := range forms {
		fields := c.collection(t, name).Fields
		var walk func(table *schema.Table, at string)
		walk = func(table *schema.Table, at string) {
			for _, fd := range table.Fields {
				path := at + fd.Name
				f := field(fields, path)
				switch {
				case fd.Kind == schema.Done || fd.Kind == schema.Dones || kind == "site" && path == "editor":
					if f != nil {
						t.Errorf("%s: %s has a field", name, path)
					}
					continue
				case f == nil:
					t.Errorf("%s: no field for %s", name, path)
					continue
				case f.Label != fd.Title.VI || f.Label == "" || f.Widget == "":
					t.Errorf("%s: %s is %+v", name, path, f)
				}
				if fd.Required && !f.Required {
					t.Errorf("%s: %s may be left empty", name, path)
				}
				if fd.Sub != nil {
					walk(fd.Sub, path+".")
				}
			}
		}
		walk(fileOf(kind).Table, "")
	}
}

// TestSealed: a sealed report stands in the collection that nobody can write to,
// and in no other that is shown.
func TestSealed(t *testing.T) {
	c, text := configOf(t, site())
	if strings.Contains(text, "2030-01-01") {
		t.Error("the configuration knows a report that is not public")
	}
	for id, want := range map[string]string{"2025-03-31-p1": "sealed", "2025-07-01-p1": "reports", "2025-09-01-p1": "reports", "2025-03-31-p1-dinh-chinh": "corrections"} {
		for _, name := range []string{"sealed", "reports", "corrections"} {
			if got := matches(t, c.collection(t, name).Filter.Pattern, id); got != (name == want) {
				t.Errorf("%s in %s: %v", id, name, got)
			}
		}
	}
	sealed := c.collection(t, "sealed")
	if sealed.Create == nil || *sealed.Create || *sealed.Delete {
		t.Error("sealed reports can be added or deleted")
	}
	var walk func([]anyField)
	walk = func(fields []anyField) {
		for _, f := range fields {
			if !f.Readonly {
				t.Errorf("%s can be written", f.Name)
			}
			walk(f.Fields)
		}
	}
	walk(sealed.Fields)
}

// matches reads the patterns as browsers do, where "(?!…)" and "(?=…)" look ahead.
func matches(t *testing.T, pattern, s string) bool {
	t.Helper()
	ahead := regexp.MustCompile(`\(\?([!=])((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)`)
	for _, m := range ahead.FindAllStringSubmatch(pattern, -1) {
		if regexp.MustCompile("^(?:"+m[2]+")").MatchString(s) != (m[1] == "=") {
			return false
		}
	}
	return regexp.MustCompile(ahead.ReplaceAllString(pattern, "")).MatchString(s)
}

func TestChoices(t *testing.T) {
	c, _ := configOf(t, site())
	reports := c.collection(t, "reports").Fields
	for path, want := range map[string]string{"plan": "plans", "figure.set": "plans", "item.id": "plans"} {
		if f := field(reports, path); f == nil || f.Widget != "relation" || f.Collection != want {
			t.Errorf("%s: %+v", path, f)
		}
	}
	if f := field(reports, "figure.counts.handed-over"); f == nil || f.Label != "Đã bàn giao" || f.Widget != "number" {
		t.Errorf("no count for the plan's own status: %+v", f)
	}
	if f := field(c.collection(t, "plans").Fields, "units"); f == nil || !slices.Contains(f.Options, any("Huyện Một")) {
		t.Errorf("groups of units: %+v", f)
	}
	if f := field(reports, "acknowledge"); f == nil || len(f.Options) != 1 {
		t.Errorf("warnings: %+v", f)
	}
	if field(reports, "corrects") != nil || !field(c.collection(t, "corrections").Fields, "reason").Required {
		t.Error("only a correction asks what it corrects, and why")
	}
	if f := field(reports, "figure.en.note"); f == nil || f.Label != "Ghi chú" {
		t.Errorf("no English note: %+v", f)
	}
}

// TestTranslations: what has a file of its own in the other language is translated
// there, everything else beside it.
func TestTranslations(t *testing.T) {
	c, text := configOf(t, site())
	news := c.collection(t, "news").Fields
	if field(news, "en") != nil || field(news, "source.en.title") == nil || field(news, "images.en.alt") == nil {
		t.Error("translations of an article stand in the wrong place")
	}
	if !strings.Contains(text, `"i18n":true,"label":"Tiêu đề"`) {
		t.Error("the title of an article cannot be translated")
	}
}

// TestPatterns: what forms refuse, they know how to say in words, and browsers
// take the patterns.
func TestPatterns(t *testing.T) {
	c, _ := configOf(t, site())
	f := field(c.collection(t, "reports").Fields, "as_of")
	if len(f.Pattern) != 2 || !regexp.MustCompile(f.Pattern[0]).MatchString("2025-Q3") || regexp.MustCompile(f.Pattern[0]).MatchString("quý 3") {
		t.Errorf("as_of: %q", f.Pattern)
	}
}

func TestHost(t *testing.T) {
	s := site()
	c, _ := configOf(t, s)
	for key, want := range map[string]any{"name": "gitlab", "repo": "tinh/tien-do", "api_root": "https://git.tinh.gov.vn/api/v4", "auth_type": "pkce", "app_id": "abc"} {
		if c.CMS.Backend[key] != want {
			t.Errorf("%s = %v", key, c.CMS.Backend[key])
		}
	}
	if c.CMS.Publish_mode != "editorial_workflow" {
		t.Error("nobody approves")
	}
	for _, want := range []string{"published", "due", "as_of", "said"} {
		if !slices.Contains(c.Keys.Days, want) {
			t.Errorf("%s is no day", want)
		}
	}
	page, _ := written(t, s).Get("admin/index.html")
	if !strings.Contains(string(page), "connect-src &#39;self&#39; blob: data: https://git.tinh.gov.vn;") || c.Style != "../assets/site-0123456789.css" {
		t.Errorf("%s\n%s", page, c.Style)
	}
}

// TestKeys: no other kind of key has the name of one that holds days or counts, so
// that the editor may go by names.
func TestKeys(t *testing.T) {
	keys := Keys()
	for _, name := range keysOf(schema.Text, schema.Texts, schema.Plain, schema.Plains, schema.ID, schema.IDs, schema.Word, schema.Link, schema.One, schema.Many) {
		if slices.Contains(keys["days"], name) || slices.Contains(keys["counts"], name) {
			t.Errorf("%s is one thing here and another there", name)
		}
	}
}

// TestAbsent: without [editor] there is nothing, and without the program it is said.
func TestAbsent(t *testing.T) {
	plain := site()
	plain.Editor = progress.Editor{}
	if tree := written(t, plain); tree.Len() != 2 || Missing(plain, fstest.MapFS{}) != nil {
		t.Errorf("%v", tree.Paths())
	}
	if Missing(site(), fstest.MapFS{}) == nil || Missing(site(), templates.FS) != nil {
		t.Error("what is missing is not said, or what is there")
	}
}

// TestStandsAlone: the page of the editor finds everything beside it.
func TestStandsAlone(t *testing.T) {
	tree := written(t, site())
	script, _ := tree.Get("admin/editor.js")
	for _, m := range regexp.MustCompile(`"\./(part-[A-Z0-9]+\.js)"|\("?(assets/[a-z0-9._A-Z-]+\.woff2)`).FindAllSubmatch(script, -1) {
		name := "admin/" + string(m[1]) + string(m[2])
		if _, ok := tree.Get(name); !ok {
			t.Errorf("%s is not there", name)
		}
	}
	css, err := os.ReadFile("../../templates/assets/js/editor/editor.css")
	if err != nil {
		t.Fatal(err)
	}
	if m := regexp.MustCompile(`url\("([^"]+)"\)`).FindSubmatch(css); m == nil {
		t.Error("no face in editor.css")
	} else if _, ok := tree.Get("admin/" + string(m[1])); !ok {
		t.Errorf("%s is not there", m[1])
	}
}

func TestPolicy(t *testing.T) {
	for _, c := range []struct {
		editor     progress.Editor
		talk, show string
	}{
		{progress.Editor{Backend: "github"}, "https://api.github.com", "https://avatars.githubusercontent.com"},
		{progress.Editor{Backend: "github", BaseURL: "https://dang-nhap.example.org/auth"}, "https://api.github.com https://dang-nhap.example.org", "https://avatars.githubusercontent.com"},
		{progress.Editor{Backend: "gitlab"}, "https://gitlab.com", "https://gitlab.com"},
		{progress.Editor{Backend: "gitea", APIRoot: "https://git.example.org:3000/api/v1", BaseURL: "https://git.example.org:3000"}, "https://git.example.org:3000", "https://git.example.org:3000"},
	} {
		talk, show := c.editor.Hosts()
		if strings.Join(talk, " ") != c.talk || strings.Join(show, " ") != c.show {
			t.Errorf("%+v: %v %v", c.editor, talk, show)
		}
		if p := policy.Editor(talk, show); !strings.Contains(p, "connect-src 'self' blob: data: "+c.talk+";") || strings.Contains(p, "https:;") || strings.Contains(p, "unsafe-eval") {
			t.Error(p)
		}
	}
}
