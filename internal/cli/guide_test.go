package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	// commandInCode is a command line of ours in a document: in a code span, or a line of
	// code of its own.
	commandInCode = regexp.MustCompile("(?m)`(?:bin/)?tiendo ([a-z][^`\n]*)`|^ +(?:- )?(?:run: )?(?:(?:\\.\\./)?bin/)?tiendo ([a-z].*)$|^(?:\\.\\./)?bin/tiendo ([a-z].*)$")
	// beyondCommand is where the command ends: another one, or words about it.
	beyondCommand = regexp.MustCompile(` [0-9]?>| &&| \|| #|\)|   |;`)
)

// TestDocumentedCommands: what the documents tell people to type, the program takes.
func TestDocumentedCommands(t *testing.T) {
	seen := 0
	check := func(name string) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range commandInCode.FindAllStringSubmatch(string(text), -1) {
			line := m[1] + m[2] + m[3]
			if at := beyondCommand.FindStringIndex(line); at != nil {
				line = line[:at[0]]
			}
			seen++
			if err := accepts(words(strings.ReplaceAll(line, "'", `"`))); err != nil && !mentions(line) {
				t.Errorf("%s: tiendo %s: %v", name, line, err)
			}
		}
	}
	check("../../README.md")
	err := filepath.WalkDir("../../docs", func(name string, d fs.DirEntry, err error) error {
		if err == nil && (strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".yml")) {
			check(name)
		}
		return err
	})
	if err != nil || seen < 40 {
		t.Errorf("%d commands in the documents, %v", seen, err)
	}
}

// mentions says that a line only calls a command by its name: `tiendo import`.
func mentions(line string) bool {
	c, _, err := rootIn("en").Find([]string{line})
	return err == nil && c.Name() == line
}
