package build_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"tiendo/internal/build"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

var updateTraps = flag.Bool("update-traps", false, "write what check says into the traps; read every line of the diff")

// TestTraps: each of the 52 traps that real reports contain can be expressed.
// testdata/traps/Txx.txtar is a content tree (over base.txtar) and what three
// readers must see:
//
//	want/check  what check says: file:line:column: severity: message [rule]
//	want/json   a file of the API, a path into it and a value there; null is
//	            also what is not there
//	want/page   a page and has, lacks (its words, on one line, in any case) or
//	            html, nohtml (its source)
func TestTraps(t *testing.T) {
	const traps = 52
	base, err := txtar.ParseFile("testdata/traps/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= traps; i++ {
		name := fmt.Sprintf("T%02d", i)
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata/traps", name+".txtar")
			trap, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			runTrap(t, file, base, trap)
		})
	}
}

func runTrap(t *testing.T, file string, base, trap *txtar.Archive) {
	fsys := fstest.MapFS{}
	want := map[string]*txtar.File{}
	for _, f := range append(base.Files, trap.Files...) {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for i := range trap.Files {
		if f := &trap.Files[i]; strings.HasPrefix(f.Name, "want/") {
			want[f.Name] = f
			delete(fsys, f.Name)
		}
	}
	made, err := build.Make(build.Options{Content: fsys, Templates: templates.FS, Tool: "tiendo", Date: progress.NewDate(2026, 3, 31)})
	if err != nil {
		t.Fatal(err)
	}
	if made.Tree != nil {
		followSchemas(t, made.Tree)
	}
	if *updateTraps {
		want["want/check"].Data = []byte(checked(made.Problems))
		if err := os.WriteFile(file, txtar.Format(trap), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := checked(made.Problems); got != string(want["want/check"].Data) {
		t.Errorf("check says\n%s\nwant\n%s", got, want["want/check"].Data)
	}
	for line := range strings.Lines(string(want["want/json"].Data)) {
		assertJSON(t, made.Tree, strings.TrimSuffix(line, "\n"))
	}
	for line := range strings.Lines(string(want["want/page"].Data)) {
		assertPage(t, made.Tree, strings.TrimSuffix(line, "\n"))
	}
}

func checked(l diag.List) string {
	var b strings.Builder
	for _, p := range l {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n", p.File, p.Line, p.Column, p.Rule.Severity, p.Message.EN, p.Rule.Name)
	}
	return b.String()
}

func assertJSON(t *testing.T, tree *output.Tree, line string) {
	t.Helper()
	parts := strings.SplitN(line, " ", 3)
	var doc, want any
	if err := json.Unmarshal([]byte(parts[2]), &want); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if err := json.Unmarshal(contents(t, tree, parts[0]), &doc); err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	if got := at(doc, strings.Split(parts[1], ".")); !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v", line, got)
	}
}

// at is the value at a path into a document, nil when it is not there.
func at(doc any, path []string) any {
	for _, key := range path {
		switch v := doc.(type) {
		case map[string]any:
			doc = v[key]
		case []any:
			i, err := strconv.Atoi(key)
			if err != nil || i >= len(v) {
				return nil
			}
			doc = v[i]
		default:
			return nil
		}
	}
	return doc
}

var (
	hiddenParts = regexp.MustCompile(`(?s)<(script|style)\b.*?</(script|style)>`)
	anyTag      = regexp.MustCompile(`<[^>]*>`)
)

func assertPage(t *testing.T, tree *output.Tree, line string) {
	t.Helper()
	parts := strings.SplitN(line, " ", 3)
	source := string(contents(t, tree, parts[0]))
	words := html.UnescapeString(anyTag.ReplaceAllString(hiddenParts.ReplaceAllString(source, ""), " "))
	words = strings.ToLower(strings.Join(strings.Fields(words), " "))
	sought := strings.ToLower(strings.Join(strings.Fields(parts[2]), " "))
	ok := map[string]bool{
		"has": strings.Contains(words, sought), "lacks": !strings.Contains(words, sought),
		"html": strings.Contains(source, parts[2]), "nohtml": !strings.Contains(source, parts[2]),
	}[parts[1]]
	if !ok {
		t.Errorf("%s", line)
	}
}

func contents(t *testing.T, tree *output.Tree, path string) []byte {
	t.Helper()
	if tree == nil {
		t.Fatalf("nothing is published, so there is no %s", path)
	}
	data, ok := tree.Get(path)
	if !ok {
		t.Fatalf("there is no %s", path)
	}
	return data
}
