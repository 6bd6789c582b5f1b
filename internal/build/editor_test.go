package build

import (
	"bytes"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/progress"
	"tiendo/templates"
)

// edited is the small site with a web editor.
func edited(t *testing.T) fs.FS {
	t.Helper()
	site := fstest.MapFS{}
	root := os.DirFS("testdata/site")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if name == "site.toml" {
			data = append(data, "\n[editor]\nbackend = \"gitlab\"\nrepo = \"tinh/tien-do\"\napi_root = \"https://git.tinh.example/api/v4\"\n"...)
		}
		site[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestEditor: the editor adds to a site and changes nothing of it, its headers
// included; a preview has it too.
func TestEditor(t *testing.T) {
	with, without := made(t, edited(t), "2025-08-15"), made(t, os.DirFS("testdata/site"), "2025-08-15")
	for _, path := range with.Tree.Paths() {
		data, _ := with.Tree.Get(path)
		was, there := without.Tree.Get(path)
		switch {
		case strings.HasPrefix(path, "admin/"):
		case path == "_headers":
			if got := withoutRule(string(data), "/admin/*"); got != string(was) || got == string(data) {
				t.Errorf("headers of the site are not what they were:\n%s", got)
			}
		case !there || !bytes.Equal(data, was):
			t.Errorf("%s is another with an editor", path)
		}
	}
	lazy, err := NewLazy(Options{Content: edited(t), Templates: templates.FS, Tool: "tiendo test", Date: progress.NewDate(2025, 8, 15)})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"admin/index.html", "admin/config.json", "admin/editor.js"} {
		want, _ := with.Tree.Get(path)
		if got, err := lazy.File(path); err != nil || len(want) == 0 || !bytes.Equal(got, want) {
			t.Errorf("%s in a preview: %v, %d bytes, not %d", path, err, len(got), len(want))
		}
	}
}

// withoutRule is a file _headers without the rule of a path.
func withoutRule(headers, path string) string {
	var kept strings.Builder
	skip := false
	for line := range strings.Lines(headers) {
		if strings.HasPrefix(line, "/") {
			skip = strings.Contains(line, path)
		}
		if !skip {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// TestEditorLeftOut: a program without it says so once, and the site stays complete.
func TestEditorLeftOut(t *testing.T) {
	m, err := Make(Options{Content: edited(t), Templates: bare{templates.FS}, Tool: "tiendo test", Date: progress.NewDate(2025, 8, 15)})
	if err != nil || m.Tree == nil {
		t.Fatal(err, m.Problems)
	}
	if !slices.Contains(m.Missing, "assets/dist/editor") {
		t.Errorf("missing: %v", m.Missing)
	}
	if slices.ContainsFunc(m.Tree.Paths(), func(path string) bool { return strings.HasPrefix(path, "admin/") }) {
		t.Error("there is half an editor")
	}
}
