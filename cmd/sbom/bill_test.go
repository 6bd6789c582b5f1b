package main

import (
	"encoding/json"
	"os"
	"regexp"
	"runtime/debug"
	"strings"
	"testing"
)

// information is what a program says of itself.
func information() *debug.BuildInfo {
	return &debug.BuildInfo{
		GoVersion: "go1.26.0", Main: debug.Module{Path: "tiendo", Version: "(devel)"},
		Settings: []debug.BuildSetting{{Key: "-trimpath", Value: "true"}},
		Deps: []*debug.Module{
			{Path: "golang.org/x/text", Version: "v0.43.0", Sum: "h1:abc="},
			{Path: "example.org/old", Version: "v1.0.0", Replace: &debug.Module{Path: "example.org/new", Version: "v1.0.1", Sum: "h1:def="}},
		},
	}
}

var packageURL = regexp.MustCompile(`^pkg:(golang|npm)/[^@ ]+@[^@ ]+$`)

// TestBill holds the bill against what CycloneDX 1.6 demands, and against the lock
// file of this repository, read as somebody else would.
func TestBill(t *testing.T) {
	lock, err := os.ReadFile("../../package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBill(information(), lock)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		BomFormat, SpecVersion string
		Version                int
		Metadata               struct{ Component map[string]any }
		Components             []map[string]any
		Dependencies           []struct {
			Ref       string
			DependsOn []string
		}
	}
	if err := json.Unmarshal(data, &doc); err != nil || doc.BomFormat != "CycloneDX" || doc.SpecVersion != "1.6" || doc.Version != 1 || doc.Metadata.Component["name"] != "tiendo" {
		t.Fatalf("%v: %s", err, data)
	}
	refs := map[string]bool{}
	for _, c := range doc.Components {
		ref := c["bom-ref"].(string)
		if refs[ref] || c["type"] != "library" || c["name"] == "" || !packageURL.MatchString(c["purl"].(string)) {
			t.Errorf("%v", c)
		}
		refs[ref] = true
	}
	for _, want := range []string{"pkg:golang/golang.org/x/text@v0.43.0", "pkg:golang/example.org/new@v1.0.1", "pkg:golang/std@1.26.0"} {
		if !refs[want] {
			t.Errorf("%s is missing", want)
		}
	}
	if refs["pkg:golang/example.org/old@v1.0.0"] {
		t.Error("what was replaced is listed")
	}
	if n := strings.Count(string(lock), `"node_modules/`); len(refs) != n+3 {
		t.Errorf("%d components, want 3 modules and %d packages", len(refs), n)
	}
	for _, d := range doc.Dependencies {
		for _, ref := range d.DependsOn {
			if !refs[ref] {
				t.Errorf("%s is used and not listed", ref)
			}
		}
	}
}

func TestLockIsUnderstood(t *testing.T) {
	for _, lock := range []string{"", "{}", `{"lockfileVersion":2}`, `{"lockfileVersion":3,"packages":{"node_modules/a":{"version":"1"}}}`} {
		if _, err := newBill(information(), []byte(lock)); err == nil {
			t.Errorf("%q is taken", lock)
		}
	}
}
