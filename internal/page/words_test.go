package page

import (
	"io/fs"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tiendo/internal/locale"
)

var place = regexp.MustCompile(`\{[a-z0-9]+\}`)

// catalogue is the words of a language by the names of their fields.
func catalogue(l *locale.Language) map[string]string {
	words := map[string]string{}
	v := reflect.ValueOf(l.Words)
	for i := range v.NumField() {
		words[v.Type().Field(i).Name] = v.Field(i).String()
	}
	return words
}

// vietnamese is every piece of a Vietnamese word or sentence of the interface
// that can be told from English: it has a letter that English has not.
func vietnamese() []string {
	var pieces []string
	for _, word := range catalogue(locale.For("vi")) {
		for _, piece := range place.Split(word, -1) {
			piece = strings.Trim(piece, " .,;:()“”·")
			if utf8.RuneCountInString(piece) >= 4 && len(piece) > utf8.RuneCountInString(piece)+1 {
				pieces = append(pieces, piece)
			}
		}
	}
	slices.Sort(pieces)
	return slices.Compact(pieces)
}

// TestWordsComplete: no language lacks a word, and each word has the same places
// in all of them.
func TestWordsComplete(t *testing.T) {
	first := catalogue(locale.All()[0])
	for _, l := range locale.All() {
		for name, word := range catalogue(l) {
			if strings.TrimSpace(word) == "" {
				t.Errorf("%s: %s is empty", l.Code, name)
			}
			if a, b := places(word), places(first[name]); !slices.Equal(a, b) {
				t.Errorf("%s: %s has the places %v, in %s %v", l.Code, name, a, locale.All()[0].Code, b)
			}
		}
	}
}

func places(word string) []string {
	list := place.FindAllString(word, -1)
	slices.Sort(list)
	return slices.Compact(list)
}

// TestWordsUsed: no word is left that nothing says.
func TestWordsUsed(t *testing.T) {
	var source strings.Builder
	err := fs.WalkDir(os.DirFS("../.."), "internal", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		if dir := "internal/locale/"; path == dir+"vi.go" || path == dir+"en.go" || path == dir+"words.go" {
			return nil
		}
		data, err := os.ReadFile("../../" + path)
		source.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?:\bw|Words)\.([A-Z]\w*)`).FindAllStringSubmatch(source.String(), -1) {
		used[m[1]] = true
	}
	for name := range catalogue(locale.All()[0]) {
		if !used[name] {
			t.Errorf("nothing says %s", name)
		}
	}
}
