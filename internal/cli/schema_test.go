package cli

import (
	"io/fs"
	"path"
	"strings"
	"testing"

	"tiendo/internal/address"
	"tiendo/internal/schema"
)

// The #:schema line of every new TOML file leads from where the file will lie,
// in the layout of tiendo new site, to the schema of its kind in the built site.
func TestNewFilesNameTheirSchema(t *testing.T) {
	n := 0
	err := fs.WalkDir(patterns, "new", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".toml" || path.Base(name) == "netlify.toml" {
			return err
		}
		n++
		text, err := fs.ReadFile(patterns, name)
		if err != nil {
			return err
		}
		first, _, _ := strings.Cut(string(text), "\n")
		at, ok := strings.CutPrefix(first, "#:schema ")
		// new/<lang>/site/content/<file>, or new/<lang>/<kind>.toml
		_, file, whole := strings.Cut(name, "/site/content/")
		if !whole {
			kind := strings.TrimSuffix(path.Base(name), ".toml")
			file = kind + "s/x.toml"
		}
		for _, f := range schema.Files() {
			if match, _ := path.Match(f.Path, file); !match {
				continue
			}
			if got, want := path.Join(path.Dir("content/"+file), at), path.Join("public", address.ContentSchema(f.Kind).File()); !ok || got != want {
				t.Errorf("%s begins with %q, which leads to %s, want %s", name, first, got, want)
			}
			return nil
		}
		t.Errorf("%s is no kind of file", name)
		return nil
	})
	if err != nil || n < 14 {
		t.Fatal(n, err)
	}
}
