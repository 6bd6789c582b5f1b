package content_test

import (
	"io/fs"
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// versioned is a file system that knows when its files change, and counts what is
// opened.
type versioned struct {
	files    fstest.MapFS
	versions map[string]content.Version
	opened   *[]string
}

type versionedInfo struct {
	fs.FileInfo
	version content.Version
}

func (i versionedInfo) Sys() any { return i.version }

func (v versioned) Open(name string) (fs.File, error) {
	if f := v.files[name]; f != nil {
		*v.opened = append(*v.opened, name)
	}
	return v.files.Open(name)
}

func (v versioned) Stat(name string) (fs.FileInfo, error) {
	info, err := v.files.Stat(name)
	if err != nil {
		return nil, err
	}
	return versionedInfo{info, v.versions[name]}, nil
}

func (v versioned) write(name, text string) {
	v.files[name] = &fstest.MapFile{Data: []byte(text)}
	v.versions[name]++
}

// TestKept: a file of the same version is not opened again, what depends on a
// changed one is, and what comes of it is the same as from a first reading.
func TestKept(t *testing.T) {
	site := versioned{fstest.MapFS{}, map[string]content.Version{}, new([]string)}
	site.write("site.toml", "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\nlanguages = [\"vi\", \"en\"]\n")
	site.write("units.toml", "[[unit]]\ncode = \"1\"\nname = \"Một\"\n[[unit]]\ncode = \"2\"\nname = \"Hai\"\n")
	site.write("plans/p.toml", "title = \"P\"\n[[set]]\nid = \"s\"\nkind = \"task\"\nname = \"S\"\nsize = 3\n[[set]]\nid = \"c\"\nkind = \"criterion\"\nname = \"C\"\nsize = 2\n")
	site.write("plans/q.toml", "title = \"Q\"\n")
	const report = "plan = \"p\"\npublished = 2025-01-02\nas_of = 2025-01-01\nsource = { title = \"N\", archive = \"media/a.txt\" }\n" +
		"[[figure]]\nset = \"s\"\ntotal = 3\ncounts = { done = 1 }\n[units]\nset = \"c\"\n[units.done]\n1 = 2\n9 = 1\n"
	site.write("reports/r.toml", report)
	site.write("media/a.txt", "A")
	site.write("news/a.md", "+++\ntitle = \"A\"\nen.title = \"A\"\ndate = 2025-01-02\nimages = [{ src = \"media/x.png\", alt = \"X\", caption = \"C\" }]\naliases = [\"/cu/a/\"]\n+++\n![X](../media/x.png)\n")
	site.write("news/a.en.md", "+++\ntitle = \"B\"\n+++\nB <b>\n")
	kept := &content.Kept{}
	steps := []struct {
		change func()
		opened []string
	}{
		{func() {}, nil},
		{func() { site.write("news/a.en.md", "+++\ntitle = \"C\"\n+++\nC\n") }, []string{"news/a.en.md"}},
		{func() { delete(site.files, "news/a.en.md") }, nil},
		{func() {
			site.write("plans/p.toml", "title = \"P\"\n[[status]]\nid = \"half\"\nname = \"H\"\ncounts_as = \"open\"\n")
		}, []string{"plans/p.toml", "reports/r.toml"}},
		{func() { site.write("plans/q.toml", "title = 1\n") }, []string{"plans/q.toml"}},
		{func() { site.write("units.toml", "[[unit]]\ncode = \"9\"\nname = \"Chín\"\n") }, []string{"reports/r.toml", "units.toml"}},
		{func() { delete(site.files, "units.toml") }, []string{"reports/r.toml"}},
		{func() { site.write("media/a.txt", "B") }, []string{"media/a.txt"}},
		{func() {
			site.write("site.toml", "title = \"T\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\n")
		}, []string{"media/a.txt", "news/a.md", "plans/p.toml", "plans/q.toml", "reports/r.toml", "site.toml"}},
	}
	load := func(k *content.Kept) (*progress.Site, any) {
		s, problems, err := content.Load(site, content.Options{Date: progress.NewDate(2025, 1, 10), Kept: k})
		if err != nil {
			t.Fatal(err)
		}
		return s, problems
	}
	load(kept)
	for i, step := range steps {
		step.change()
		*site.opened = nil
		got, problems := load(kept)
		opened := slices.DeleteFunc(*site.opened, func(name string) bool { return name == "site.toml" && i != len(steps)-1 })
		if slices.Sort(opened); !slices.Equal(opened, step.opened) {
			t.Errorf("step %d opened %v, want %v", i, opened, step.opened)
		}
		want, wanted := load(nil)
		if !reflect.DeepEqual(problems, wanted) {
			t.Errorf("step %d: problems %v, want %v", i, problems, wanted)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("step %d: another site than from a first reading", i)
		}
	}
}
