package rule

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"tiendo/internal/audit"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

var update = flag.Bool("update", false, "write what the examples report into them; read every line of the diff")

// TestExamples: every rule of the program has an example, which reports that
// rule, exactly what it says, and nothing else.
func TestExamples(t *testing.T) {
	files, err := examples.ReadDir("example")
	if err != nil {
		t.Fatal(err)
	}
	unused := map[string]bool{}
	for _, f := range files {
		unused[strings.TrimSuffix(f.Name(), ".txtar")] = true
	}
	delete(unused, "base")
	for _, r := range All() {
		delete(unused, r.Name)
		t.Run(r.Name, func(t *testing.T) {
			text := Example(r.Name)
			if text == "" {
				t.Fatalf("the rule %s has no example", r.Name)
			}
			tree := txtar.Parse([]byte(text))
			compareExample(t, r, tree, problemsOf(t, r, tree))
		})
	}
	for name := range unused {
		t.Errorf("example/%s.txtar is of no rule", name)
	}
}

func compareExample(t *testing.T, r *diag.Rule, tree *txtar.Archive, found diag.List) {
	got := lines(found, "en") + lines(found, "vi")
	for _, p := range found {
		if p.Rule.Name != r.Name {
			t.Errorf("reports another rule: %s", p.Rule.Name)
		}
	}
	want := &tree.Files[len(tree.Files)-1]
	if want.Name != "want" {
		t.Fatalf("the last section is %q, not want", want.Name)
	}
	if *update {
		want.Data = []byte(got)
		if err := os.WriteFile("example/"+r.Name+".txtar", txtar.Format(tree), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if len(found) == 0 || got != string(want.Data) {
		t.Errorf("got\n%s\nwant\n%s", got, want.Data)
	}
}

// lines writes problems as check prints them, each with its hint below.
func lines(l diag.List, lang string) string {
	severity := map[string]string{"error/en": "error", "warning/en": "warning", "error/vi": "lỗi", "warning/vi": "cảnh báo"}
	var b strings.Builder
	for _, p := range l {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s [%s]\n  → %s\n", p.File, p.Line, p.Column, severity[p.Rule.Severity.String()+"/"+lang], p.Message.In(lang), p.Rule.Name, p.Hint.In(lang))
	}
	return b.String()
}

// problemsOf is what tiendo says about an example: a content folder, or the
// finished pages for a rule of package audit, with those of the site before below
// before/.
func problemsOf(t *testing.T, r *diag.Rule, tree *txtar.Archive) diag.List {
	t.Helper()
	if slices.Contains(audit.Rules, r) {
		pages, before := output.NewTree(), map[string]output.FileSum{}
		for _, f := range tree.Files[:len(tree.Files)-1] {
			if former, ok := strings.CutPrefix(f.Name, "before/"); ok {
				before[former] = output.FileSum{}
			} else if err := pages.Add(f.Name, f.Data); err != nil {
				t.Fatal(err)
			}
		}
		return append(audit.Check(pages, "", "example.org"), audit.Gone(pages, "", before)...)
	}
	return check(t, tree)
}

// check reads a content folder on the day of the examples and runs every rule.
func check(t *testing.T, tree *txtar.Archive) diag.List {
	t.Helper()
	site, problems, err := content.Load(treeFS(t, tree), content.Options{Date: exampleDay})
	if err != nil {
		t.Fatal(err)
	}
	if site != nil {
		problems.Add(Run(site)...)
	}
	return problems.Sorted()
}

var exampleDay = progress.NewDate(2025, 9, 24)

// treeFS is the files of a tree over those of the base.
func treeFS(t *testing.T, tree *txtar.Archive) fstest.MapFS {
	t.Helper()
	base, err := examples.ReadFile("example/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range append(txtar.Parse(base).Files, tree.Files...) {
		if f.Name == "want" || strings.HasPrefix(f.Name, "want/") {
			continue
		}
		if path.Clean(f.Name) != f.Name {
			t.Fatalf("%s is no clean path", f.Name)
		}
		fsys[f.Name] = &fstest.MapFile{Data: expand(f.Data)}
	}
	return fsys
}

var (
	codePoint = regexp.MustCompile(`\{U\+([0-9A-F]{4,5})\}`)
	repeated  = regexp.MustCompile(`\{(\d+) × ([^}]*)\}`)
)

// expand replaces {U+202E} by the character and {3000 × word} by as many words,
// so that an example shows what is hidden or huge.
func expand(data []byte) []byte {
	data = codePoint.ReplaceAllFunc(data, func(m []byte) []byte {
		n, _ := strconv.ParseInt(string(codePoint.FindSubmatch(m)[1]), 16, 32)
		return []byte(string(rune(n)))
	})
	return repeated.ReplaceAllFunc(data, func(m []byte) []byte {
		parts := repeated.FindSubmatch(m)
		n, _ := strconv.Atoi(string(parts[1]))
		return bytes.Repeat(parts[2], n)
	})
}
