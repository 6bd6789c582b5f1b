package threat

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/build"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
	"tiendo/templates"
)

var day = progress.NewDate(2025, 10, 1)

// TestSite: the small site is right as long as nothing hostile stands in it, and
// has a place for every text that the schema knows. What an editor's page is told
// is proved with that page.
func TestSite(t *testing.T) {
	made, err := build.Make(build.Options{Content: Site(nil), Templates: templates.FS, Tool: "tiendo", Date: day})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range made.Problems {
		if made.Tree == nil {
			t.Errorf("%s:%d: %s [%s]", p.File, p.Line, p.Message.EN, p.Rule.Name)
		}
	}
	fields := Fields()
	for _, file := range schema.Files() {
		texts(file.Kind, file.Table, func(field string) {
			if !slices.Contains(fields, field) && !strings.HasPrefix(field, "site.editor.") {
				t.Errorf("no place for %s", field)
			}
		})
	}
}

// texts visits every key that holds words or an address.
func texts(path string, table *schema.Table, visit func(string)) {
	for _, f := range table.Fields {
		switch f.Kind {
		case schema.One, schema.Many:
			texts(path+"."+f.Name, f.Sub, visit)
		case schema.Text, schema.Texts, schema.Plain, schema.Plains, schema.Link:
			visit(path + "." + f.Name)
		}
	}
}

func TestPayloads(t *testing.T) {
	list := Payloads()
	slices.Sort(list)
	if n := len(slices.Compact(list)); n < 200 {
		t.Errorf("only %d payloads", n)
	}
}
