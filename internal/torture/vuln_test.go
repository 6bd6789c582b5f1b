//go:build linux && torture

package torture

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestVuln gives make vuln two databases of our own: an empty one, and one that
// knows of a hole in a function that the program calls.
func TestVuln(t *testing.T) {
	empty, holed := t.TempDir(), t.TempDir()
	const when = `"2026-01-01T00:00:00Z"`
	for dir, modules := range map[string]string{
		empty: `[]`,
		holed: `[{"path": "github.com/yuin/goldmark", "vulns": [{"id": "GO-2026-0001", "modified": ` + when + `}]}]`,
	} {
		must(t, os.MkdirAll(dir+"/index", 0o755))
		must(t, os.WriteFile(dir+"/index/db.json", []byte(`{"modified": `+when+`}`), 0o644))
		must(t, os.WriteFile(dir+"/index/modules.json", []byte(modules), 0o644))
		must(t, os.MkdirAll(dir+"/ID", 0o755))
		must(t, os.WriteFile(dir+"/ID/GO-2026-0001.json", []byte(`{"schema_version": "1.3.1", "id": "GO-2026-0001", "modified": `+when+`, "published": `+when+`,
			"details": "a hole made for this test", "database_specific": {"url": "https://example.org/GO-2026-0001"}, "affected": [{"package": {"name": "github.com/yuin/goldmark", "ecosystem": "Go"},
			"ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}]}], "ecosystem_specific": {"imports": [{"path": "github.com/yuin/goldmark", "symbols": ["New"]}]}}]}`), 0o644))
	}
	ask := func(database string) ended {
		c := exec.Command("make", "-s", "vuln", "GOVULNDB="+database)
		c.Dir, c.Env = "../..", os.Environ()
		return finish(t, c)
	}
	if e := ask("file://" + empty); e.code != 0 {
		t.Errorf("nothing is known, yet exit %d: %s%s", e.code, e.stdout, e.stderr)
	}
	if e := ask("file://" + holed); e.code == 0 || !strings.Contains(e.stdout, "GO-2026-0001") || strings.Contains(e.stderr, "give it a copy") {
		t.Errorf("a hole was not found: exit %d: %s%s", e.code, e.stdout, e.stderr)
	}
	if e := ask("file:///no/such/place"); e.code == 0 || !strings.Contains(e.stderr, "give it a copy") {
		t.Errorf("without a database: exit %d: %s%s", e.code, e.stdout, e.stderr)
	}
	count(t, "make vuln: nothing in an empty database, a hole in one that knows of it, a clear word without one")
}
