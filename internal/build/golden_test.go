package build

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden site anew; read the difference before committing it")

// TestGoldenSite holds a whole small site against testdata/golden: every byte of
// every file, missing and unexpected files too.
func TestGoldenSite(t *testing.T) {
	m := made(t, os.DirFS("testdata/site"), "2025-08-15")
	golden := "testdata/golden"
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		for _, path := range m.Tree.Paths() {
			data, _ := m.Tree.Get(path)
			name := filepath.Join(golden, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := map[string]bool{}
	err := fs.WalkDir(os.DirFS(golden), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want[path] = true
		data, err := os.ReadFile(filepath.Join(golden, filepath.FromSlash(path)))
		if err != nil {
			return err
		}
		got, ok := m.Tree.Get(path)
		if !ok {
			t.Errorf("%s is missing", path)
		} else if !bytes.Equal(got, data) {
			t.Errorf("%s differs:\n%s", path, firstDifference(got, data))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range m.Tree.Paths() {
		if !want[path] {
			t.Errorf("%s is unexpected", path)
		}
	}
	if len(want) < 40 {
		t.Errorf("the golden site has only %d files", len(want))
	}
}
