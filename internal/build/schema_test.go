package build_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tiendo/internal/build"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// schemaOf is the schema that describes a file of a published site; "" of one
// that is no JSON of ours.
func schemaOf(file string) string {
	switch top, name := path.Split(file); {
	case strings.HasPrefix(file, "api/v1/schema/"):
		return ""
	case name == "feed.json":
		return "feed.json"
	case top == "api/v1/plans/", top == "api/v1/reports/", top == "api/v1/units/":
		return strings.TrimSuffix(path.Base(top), "s") + ".json"
	case strings.HasSuffix(name, ".json") && (top == "" || top == "api/v1/"):
		return name
	}
	return ""
}

// published are the schemas of a tree, as a stranger would read them, but closed:
// what they do not describe is refused.
func published(t *testing.T, tree *output.Tree) func(name string) *jsonschema.Schema {
	t.Helper()
	const base = "https://example.org/"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for _, file := range tree.Paths() {
		if name, ok := strings.CutPrefix(file, "api/v1/schema/"); ok {
			doc := parsed(t, tree, file)
			closeObjects(doc)
			if err := c.AddResource(base+name, doc); err != nil {
				t.Fatal(err)
			}
		}
	}
	return func(name string) *jsonschema.Schema {
		s, err := c.Compile(base + name)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

func parsed(t *testing.T, tree *output.Tree, file string) any {
	t.Helper()
	text, _ := tree.Get(file)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return doc
}

// closeObjects lets no object have other keys than those that are described.
func closeObjects(v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, sub := range v {
			closeObjects(sub)
		}
		if _, ok := v["properties"].(map[string]any); ok && v["type"] != nil && v["additionalProperties"] == nil {
			v["additionalProperties"] = false
		}
	case []any:
		for _, sub := range v {
			closeObjects(sub)
		}
	}
}

// forScripts are the folders with JSON that is for the site's own scripts.
var forScripts = []string{"assets", "embed"}

// followSchemas holds every JSON file of a tree against its schema. It tells
// how many files each schema described.
func followSchemas(t *testing.T, tree *output.Tree) map[string]int {
	t.Helper()
	schema, n := published(t, tree), map[string]int{}
	for _, file := range tree.Paths() {
		name := schemaOf(file)
		if name == "" {
			if strings.HasSuffix(file, ".json") && !strings.HasPrefix(file, "api/v1/schema/") && !slices.Contains(forScripts, strings.Split(file, "/")[0]) {
				t.Errorf("no schema describes %s", file)
			}
			continue
		}
		n[name]++
		if err := schema(name).Validate(parsed(t, tree, file)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
	return n
}

// Every JSON file of the first site and of the golden one follows the schema
// that the site itself publishes, and so does the manifest.
func TestPublishedJSONFollowsItsSchema(t *testing.T) {
	for _, content := range []fs.FS{os.DirFS("../../content"), os.DirFS("testdata/site")} {
		made, err := build.Make(build.Options{Content: content, Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2025, 10, 20), Rehearsal: true})
		if err != nil || made.Tree == nil {
			t.Fatal(err, made)
		}
		manifest := made.Tree.Manifest("tiendo", "2025-10-20").JSON()
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(manifest))
		if err != nil {
			t.Fatal(err)
		}
		if err := published(t, made.Tree)("manifest.json").Validate(doc); err != nil {
			t.Errorf("manifest.json: %v", err)
		}
		n := followSchemas(t, made.Tree)
		for _, name := range []string{"index.json", "plan.json", "report.json", "units.json", "unit.json", "commitments.json", "feed.json", "datapackage.json"} {
			if n[name] == 0 {
				t.Errorf("%s describes no file", name)
			}
		}
	}
}
