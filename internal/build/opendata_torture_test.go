//go:build torture

package build

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"tiendo/internal/output"
)

// TestTortureOpenData: readers that are not ours take the open data: Frictionless's
// library the tables, a JSON-LD processor, W3C's vocabulary and shapes of
// DCAT-AP the catalogue (testdata/opendata). One of the sites is the golden one: what
// TestGoldenSite holds every build against is what they have seen.
func TestTortureOpenData(t *testing.T) {
	bare := fstest.MapFS{
		"site.toml":     {Data: []byte("title = \"Tiến độ\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\n[publisher]\nname = \"Sở\"\n")},
		"plans/p.toml":  {Data: []byte("title = \"Kế hoạch\"\n[[set]]\nid = \"tasks\"\nkind = \"task\"\nname = \"Nhiệm vụ\"\n")},
		"pages/gt.md":   {Data: []byte("+++\ntitle = \"Giới thiệu\"\n+++\n\nTrang.\n")},
		"news/.gitkeep": {Data: []byte("")},
	}
	for name, dir := range map[string]string{
		"golden": "testdata/golden", "first": written(t, made(t, ngheAn, "2026-01-20").Tree), "bare": written(t, made(t, bare, "2026-01-20").Tree),
	} {
		t.Run(name, func(t *testing.T) {
			check := exec.Command("node", "testdata/opendata/check.mjs", dir)
			check.Stderr = os.Stderr
			out, err := check.Output()
			if err != nil {
				t.Fatalf("%v: install it with make torture", err)
			}
			var result struct {
				Errors                  []string
				Rows                    map[string]int
				Datasets, Distributions int
				Constraints             int
			}
			if err := json.Unmarshal(out, &result); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			for _, e := range result.Errors {
				t.Error(e)
			}
			if result.Datasets < 3 || result.Distributions < 5 || result.Constraints < 20 || len(result.Rows) < 2 {
				t.Errorf("little was seen: %s", out)
			}
			t.Logf("%s", out)
		})
	}
}

// written is a tree in a folder.
func written(t *testing.T, tree *output.Tree) string {
	t.Helper()
	dir := t.TempDir()
	for _, path := range tree.Paths() {
		data, _ := tree.Get(path)
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
