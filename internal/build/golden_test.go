package build

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write the golden site anew; read the difference before committing it")

// hashed are parts of names that change with the bytes of a stylesheet or a script.
var hashed = regexp.MustCompile(`-[0-9a-f]{10,40}\.|sha256-(?:[A-Za-z0-9/+]|&#43;){43}=`)

// pinned is the golden form of a site: every file but assets, schemas and workbooks,
// whose names alone are kept; hashes are left out, so that a colour changes no page.
func pinned(m *Made) map[string][]byte {
	files := map[string][]byte{}
	for _, path := range m.Tree.Paths() {
		data, _ := m.Tree.Get(path)
		if strings.HasPrefix(path, "assets/") || strings.HasPrefix(path, "api/v1/schema/") || strings.HasSuffix(path, ".xlsx") {
			data = []byte("left out\n")
		}
		files[hashed.ReplaceAllString(path, "-HASH.")] = hashed.ReplaceAll(data, []byte("-HASH."))
	}
	return files
}

// TestGoldenSite holds a whole small site against testdata/golden; missing and
// unexpected files fail too.
func TestGoldenSite(t *testing.T) {
	const golden = "testdata/golden"
	got := pinned(made(t, os.DirFS("testdata/site"), "2025-08-15"))
	if *update {
		if err := os.RemoveAll(golden); err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{}
		for path, data := range got {
			files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		}
		if err := os.CopyFS(golden, files); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]bool{}
	err := fs.WalkDir(os.DirFS(golden), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		want[path] = true
		data, err := os.ReadFile(filepath.Join(golden, filepath.FromSlash(path)))
		if now, ok := got[path]; !ok {
			t.Errorf("%s is missing", path)
		} else if !bytes.Equal(now, data) {
			t.Errorf("%s differs:\n%s", path, firstDifference(now, data))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path := range got {
		if !want[path] {
			t.Errorf("%s is unexpected", path)
		}
	}
	if len(want) < 40 {
		t.Errorf("the golden site has only %d files", len(want))
	}
}
