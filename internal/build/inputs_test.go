package build_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"tiendo/internal/build"
	"tiendo/internal/content"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// TestInputsOfWhatWasRead: the inputs of a site are the same whether its files are
// held or not; once it was made they are those that it was made from, and a file that
// is new shows.
func TestInputsOfWhatWasRead(t *testing.T) {
	files := fstest.MapFS{"site.toml": {Data: []byte("title = \"Old\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\n")}}
	o := build.Options{Content: files, Date: progress.NewDate(2025, 1, 1), Hashed: new(content.Hashed)}
	inputs := func(o build.Options) build.Inputs {
		in, err := o.Inputs(nil, "program")
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	alone := build.Options{Content: files}
	before := inputs(o)
	if before != inputs(alone) || before.Files != 1 {
		t.Errorf("%+v with the files held, %+v without", before, inputs(alone))
	}
	o.Templates = templates.FS
	l, err := build.NewLazy(o)
	if err != nil || l.Site == nil || l.Site.Title.Own != "Old" {
		t.Fatal(err)
	}
	files["site.toml"] = &fstest.MapFile{Data: bytes.Replace(files["site.toml"].Data, []byte("Old"), []byte("New"), 1), ModTime: time.Unix(1, 0)}
	if inputs(o) != before {
		t.Error("the inputs are not those that the site was made from")
	}
	if inputs(alone) == before {
		t.Error("the next build does not see the change")
	}
	files["new"] = &fstest.MapFile{}
	if inputs(o) == before {
		t.Error("a new file does not show")
	}
}

// TestInputsOfLinks: a link that is turned to another file is another input.
func TestInputsOfLinks(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.toml": "a = 1\n", "b.toml": "b = 1\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	turned := func(to string) build.Inputs {
		os.Remove(filepath.Join(dir, "site.toml"))
		if err := os.Symlink(to, filepath.Join(dir, "site.toml")); err != nil {
			t.Fatal(err)
		}
		in, err := build.Options{Content: root.FS()}.Inputs(nil, "program")
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	first, other, again := turned("a.toml"), turned("b.toml"), turned("a.toml")
	if first == other {
		t.Error("a link to another file is the same input")
	}
	if first != again {
		t.Error("the same link is another input")
	}
}
