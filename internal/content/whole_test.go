package content

import (
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"tiendo/internal/progress"
	"tiendo/internal/threat"
)

// TestEveryField writes another word into each field that takes words: all are
// somewhere in the site that comes out, none is read and forgotten. Hashes are
// compared in lower case, and a translation shows the pictures of its original.
func TestEveryField(t *testing.T) {
	words := map[string]string{}
	for i, field := range threat.Fields() {
		text := map[string]string{field: "Chữ"}
		if _, problems, err := Load(threat.Site(text), Options{Date: day}); err == nil && !problems.Errors() {
			words[field] = fmt.Sprintf("Chữ số %d hết", i)
		}
	}
	s, problems, err := Load(threat.Site(words), Options{Date: progress.NewDate(2025, 10, 1)})
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	found := map[string]bool{}
	stringsOf(reflect.ValueOf(s), map[any]bool{}, func(text string) {
		for field, word := range words {
			if strings.Contains(text, word) || strings.HasSuffix(field, ".sha256") && text == strings.ToLower(word) || field == "translation.images.src" {
				found[field] = true
			}
		}
	})
	for field, word := range words {
		if !found[field] {
			t.Errorf("%s: %q is nowhere in the site", field, word)
		}
	}
	if len(words) < 80 {
		t.Errorf("only %d fields take words", len(words))
	}
}

// stringsOf visits every string within a value.
func stringsOf(v reflect.Value, seen map[any]bool, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		stringsOf(v.Elem(), seen, visit)
	case reflect.Interface:
		stringsOf(v.Elem(), seen, visit)
	case reflect.Struct:
		for i := range v.NumField() {
			stringsOf(v.Field(i), seen, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			stringsOf(v.Index(i), seen, visit)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			stringsOf(v.MapIndex(key), seen, visit)
		}
	}
}

// TestFirstSite: the content of the first site is read without an error; its seals
// are what a seal of it now would be, and what its reports mean.
func TestFirstSite(t *testing.T) {
	files := os.DirFS("../../content")
	s, problems, err := Load(files, Options{Date: progress.NewDate(2025, 10, 1)})
	if err != nil || problems.Errors() || len(s.Units) != 130 {
		t.Fatal(err, problems)
	}
	sealed, err := fs.ReadFile(files, "reports.sum")
	if err != nil {
		t.Fatal(err)
	}
	if text, added := SealLines(s); text != string(sealed) || len(added) > 0 {
		t.Errorf("%v would be sealed anew: %s", added, text)
	}
	s.Seals.List = nil
	if text, added := SealLines(s); text != string(sealed) || len(added) != len(s.Reports) {
		t.Errorf("sealed as %s", text)
	}
	for _, report := range s.Reports {
		text, err := fs.ReadFile(files, "reports/"+report.ID+".toml")
		if err != nil {
			t.Fatal(err)
		}
		if sum, err := Meaning(string(text)); err != nil || sum != report.Sum {
			t.Errorf("%s means %s (%v), not %s", report.ID, sum, err, report.Sum)
		}
	}
}

// TestValues: dates are strings wherever they stand, all else is as it is written.
func TestValues(t *testing.T) {
	files := site(map[string]string{"reports/a.toml": "day = 2025-01-01\nlist = [2025-01-02, 1]\nsource = { accessed = 2025-01-03 }\n[[figure]]\nas_of = 2025-01-04\nn = 1.50\n"})
	got, err := Values(files, "reports/a.toml")
	want := map[string]any{"day": "2025-01-01", "list": []any{"2025-01-02", int64(1)}, "source": map[string]any{"accessed": "2025-01-03"},
		"figure": []map[string]any{{"as_of": "2025-01-04", "n": 1.5}}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%v, %v", got, err)
	}
	if _, err := Values(files, "reports/none.toml"); err == nil {
		t.Error("a file that is not there")
	}
	if _, err := Values(site(map[string]string{"reports/a.toml": "a"}), "reports/a.toml"); err == nil {
		t.Error("no TOML")
	}
	if _, err := Meaning("a"); err == nil {
		t.Error("no TOML has a meaning")
	}
}
