package internal

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestDependencies: CONTRIBUTING.md names every direct dependency with its reason,
// and none that is gone.
func TestDependencies(t *testing.T) {
	modules, packages := directModules(t), directPackages(t)
	_, chapter, _ := strings.Cut(readText(t, "../CONTRIBUTING.md"), "## Dependencies\n")
	table, npm, _ := strings.Cut(chapter, "\nFrom npm")
	named := map[string]bool{}
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.HasPrefix(cells[1], "---") || cells[1] == " Module " {
			continue
		}
		for _, name := range quoted.FindAllStringSubmatch(cells[1], -1) {
			named[name[1]] = true
		}
		if strings.TrimSpace(cells[2]) == "" || strings.TrimSpace(cells[3]) == "" {
			t.Errorf("no reason: %s", line)
		}
	}
	for _, m := range modules {
		if !named[m] {
			t.Errorf("CONTRIBUTING.md does not say what %s is for", m)
		}
		delete(named, m)
	}
	for name := range named {
		t.Errorf("CONTRIBUTING.md names %s, which go.mod does not require", name)
	}
	for _, p := range packages {
		if !strings.Contains(npm, "`"+p+"`") {
			t.Errorf("CONTRIBUTING.md does not say what %s of npm is for", p)
		}
	}
}

var (
	quoted   = regexp.MustCompile("`([a-z0-9.-]+\\.[a-z]+/[^`]+)`")
	required = regexp.MustCompile(`(?m)^(?:require)?\s+([a-z0-9.-]+\.[a-z]+/\S+) v\S+$`)
	tool     = regexp.MustCompile(`(?m)^(?:tool)?\s+([a-z0-9.-]+\.[a-z]+/\S+)/cmd/\w+$`)
)

// directModules are those that go.mod requires for us and not for others, and
// those of tools.
func directModules(t *testing.T) []string {
	text, names := readText(t, "../go.mod"), map[string]bool{}
	for _, m := range slices.Concat(required.FindAllStringSubmatch(text, -1), tool.FindAllStringSubmatch(text, -1)) {
		names[m[1]] = true
	}
	if len(names) < 10 {
		t.Fatalf("go.mod is not understood: %v", names)
	}
	return slices.Sorted(maps.Keys(names))
}

func directPackages(t *testing.T) []string {
	var file struct{ Dependencies, DevDependencies map[string]string }
	if err := json.Unmarshal([]byte(readText(t, "../package.json")), &file); err != nil {
		t.Fatal(err)
	}
	for name, version := range file.Dependencies {
		if strings.ContainsAny(version, "^~*<>x ") {
			t.Errorf("%s %s is not pinned", name, version)
		}
	}
	return slices.Concat(slices.Sorted(maps.Keys(file.Dependencies)), slices.Sorted(maps.Keys(file.DevDependencies)))
}

func readText(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
