package content

import (
	"strings"
	"testing"

	"tiendo/internal/diag"
)

// TestSlips: the mistakes that people make are told in the words of an editor, in
// both languages, whichever of the two parsers notices them. A new version of a
// parser with other words fails here.
func TestSlips(t *testing.T) {
	for text, want := range map[string]string{
		"a = “b”":                 "a curly quotation mark",
		"a = \"b":                 "a string has no closing quotation mark",
		"a = \"b\nc = 1":          "a string has no closing quotation mark",
		"a = \"\"\"b":             "a string has no closing quotation mark",
		"a = = 3":                 "a value is wanted here",
		"a = b":                   "a value is wanted here",
		"a =":                     "a value is wanted here",
		"a b = 1":                 "this line is not of the form key = value",
		"ghi chú":                 "this line is not of the form key = value",
		"a = \"b\" c":             "something stands behind the value",
		"a = [1 2]":               "a list lacks a comma or its ]",
		"a = [1,":                 "a list lacks a comma or its ]",
		"a = { b = 1":             "a table { … } lacks",
		"a = { b = 1 c = 2 }":     "a table { … } lacks",
		"[a\nb = 1":               "the name of a table lacks its ]",
		"[[a]\nb = 1":             "the name of a table lacks its ]",
		"a = 1\na = 2":            "this key stands above already",
		"a = { b = 1, b = 2 }":    "this key stands above already",
		"[a]\nb = 1\n[a]\nb = 2":  "this key stands above already",
		"a = \"D:\\văn bản\"":     "a \\ where it means something else",
		"a = 01":                  "a number begins with 0",
		"a = \"x\" # ghi chú\nb=": "a value is wanted here",
	} {
		f := &file{path: "a.toml", text: []byte(text), told: map[*diag.Rule]int{}}
		f.starts = lines(f.text)
		if _, _, ok := f.parseTOML(f.text, 0); ok || len(f.problems) == 0 {
			t.Errorf("%q: read", text)
			continue
		}
		got := f.problems[0].Message
		if !strings.Contains(got.EN, want) || strings.Contains(got.VI, want) || got.VI == got.EN {
			t.Errorf("%q: got %s\n%s", text, got.EN, got.VI)
		}
		if f.problems[0].Hint.VI == "" {
			t.Errorf("%q: no way out", text)
		}
	}
}
