package export

import (
	"strings"
	"testing"
)

// TestLicenceEverywhere: every file of the open data that can says who may use it: files
// are passed on without the page that says so. A CSV has no place for it.
func TestLicenceEverywhere(t *testing.T) {
	files := tree(t, nghean())
	seen := 0
	for _, path := range files.Paths() {
		if strings.HasPrefix(path, "api/v1/schema/") || !strings.HasPrefix(path, "api/") && !strings.HasSuffix(path, "feed.xml") && !strings.HasSuffix(path, "feed.json") &&
			path != "datapackage.json" && path != "catalog.jsonld" && path != "deadlines.ics" {
			continue
		}
		seen++
		if text := read(t, files, path); !strings.Contains(text, "CC BY 4.0") {
			t.Errorf("%s does not say who may use it", path)
		}
	}
	if seen < 12 {
		t.Errorf("only %d files were looked at", seen)
	}
}
