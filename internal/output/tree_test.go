package output_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"tiendo/internal/output"
)

// TestPathsBetween: paths are in order whatever was asked for while files were
// added, and a list that was handed out is the caller's.
func TestPathsBetween(t *testing.T) {
	tree, want := output.NewTree(), []string{}
	for i := range 200 {
		path := fmt.Sprintf("%x", i*7919%200)
		if err := tree.Add(path, nil); err != nil {
			t.Fatal(err)
		}
		want = append(want, path)
		if i%3 == 0 {
			slices.Sort(want)
			got := tree.Paths()
			if !slices.Equal(got, want) {
				t.Fatalf("after %d: %q, want %q", i+1, got, want)
			}
			clear(got)
		}
	}
}

func TestAddRefusesPaths(t *testing.T) {
	long := strings.Repeat("a", 101)
	for path, want := range map[string]output.Reason{
		"":                    output.PathEmpty,
		"a//b":                output.PathEmpty,
		"a/":                  output.PathEmpty,
		"/etc/passwd":         output.PathAbsolute,
		"/":                   output.PathAbsolute,
		"..":                  output.PathDots,
		"a/../../b":           output.PathDots,
		"./a":                 output.PathDots,
		`a\b`:                 output.PathCharacter,
		"a\x00b":              output.PathCharacter,
		"a\nb":                output.PathCharacter,
		"a\u0085b":            output.PathCharacter,
		"a\xffb":              output.PathCharacter,
		"c:/x":                output.PathCharacter,
		"what?":               output.PathCharacter,
		long:                  output.PathTooLong,
		"a/" + long + "/b":    output.PathTooLong,
		"a./b":                output.PathEnding,
		"a/b ":                output.PathEnding,
		"con":                 output.PathDevice,
		"tin/AUX/index.html":  output.PathDevice,
		"nul.tar.gz":          output.PathDevice,
		"lpt9.txt":            output.PathDevice,
		"COM¹":                output.PathDevice,
		"manifest.json":       output.PathManifest,
		"Manifest.JSON":       output.PathCase,
		"manifest.json/x.txt": output.PathBoth,
	} {
		tree := output.NewTree()
		err := tree.Add(path, nil)
		var bad *output.PathError
		if !errors.As(err, &bad) || bad.Reason != want || bad.Path != path {
			t.Errorf("Add(%q) = %v, want reason %q", path, err, want)
		}
		if tree.Len() != 0 || len(tree.Paths()) != 0 {
			t.Errorf("Add(%q) left something in the tree", path)
		}
	}
}

func TestAddTakesPaths(t *testing.T) {
	tree := output.NewTree()
	for _, path := range []string{
		"index.html", ".well-known/security.txt", "_headers", "tin/2025/index.html", "media/ảnh hội nghị.jpg",
		"console/com10.html", "com/a", strings.Repeat("a", 100), "api/manifest.json", "a...b", " a",
	} {
		if err := tree.Add(path, []byte(path)); err != nil {
			t.Error(err)
		}
		if got, ok := tree.Get(path); !ok || string(got) != path {
			t.Errorf("Get(%q) = %q, %v", path, got, ok)
		}
	}
	if _, ok := tree.Get("index"); ok {
		t.Error("Get found a path that was never added")
	}
}

func TestAddRefusesCollisions(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          output.Reason
		other         string
	}{
		{"a/b", "a/b", output.PathTwice, "a/b"},
		{"a/b", "a/B", output.PathCase, "a/b"},
		{"A/b", "a/c", output.PathCase, "A"},
		{"A/B/c", "a/b/d", output.PathCase, "A"},
		{"Đảng/x", "đảng/y", output.PathCase, "Đảng"},
		{"stra\u00dfe", "strasse", output.PathCase, "stra\u00dfe"},
		{"a\u0309", "\u1ea3", output.PathCase, "a\u0309"},
		{"a", "a/b", output.PathBoth, "a"},
		{"a/b", "a", output.PathBoth, "a"},
		{"a/b/c", "a/b", output.PathBoth, "a/b"},
		{"A", "a/b", output.PathCase, "A"},
	} {
		tree := output.NewTree()
		if err := tree.Add(c.first, []byte("1")); err != nil {
			t.Fatal(err)
		}
		err := tree.Add(c.second, []byte("22"))
		var bad *output.PathError
		if !errors.As(err, &bad) || bad.Reason != c.want || bad.Path != c.second || bad.Other != c.other {
			t.Errorf("Add(%q) after %q = %v, want reason %q and other %q", c.second, c.first, err, c.want, c.other)
		}
		if got, _ := tree.Get(c.first); string(got) != "1" || tree.Bytes() != 1 || tree.Len() != 1 {
			t.Errorf("Add(%q) changed the tree with %q", c.second, c.first)
		}
	}
}

// A refused path must not reserve the directories above it.
func TestAddRefusedLeavesNoNames(t *testing.T) {
	tree := output.NewTree()
	for _, step := range []struct {
		path string
		ok   bool
	}{{"x/y", true}, {"x/y/z/w", false}, {"X", false}, {"x/Y/z", false}, {"x/z", true}, {"w", true}} {
		if err := tree.Add(step.path, nil); (err == nil) != step.ok {
			t.Errorf("Add(%q) = %v, want ok %v", step.path, err, step.ok)
		}
	}
	if got := tree.Paths(); !slices.Equal(got, []string{"w", "x/y", "x/z"}) {
		t.Errorf("Paths() = %q", got)
	}
}

func TestAddFromManyGoroutines(t *testing.T) {
	tree := output.NewTree()
	var hands sync.WaitGroup
	var mu sync.Mutex
	twice := 0
	for g := range 8 {
		hands.Go(func() {
			for i := range 100 {
				path := fmt.Sprintf("d%d/f%d", i%7, i)
				if err := tree.Add(path, make([]byte, g)); err != nil {
					mu.Lock()
					twice++
					mu.Unlock()
				}
			}
		})
	}
	hands.Wait()
	if tree.Len() != 100 || twice != 700 {
		t.Errorf("%d files and %d refusals, want 100 and 700", tree.Len(), twice)
	}
}

func TestAddRefusesHugeFiles(t *testing.T) {
	var bad *output.PathError
	err := output.NewTree().Add("a", make([]byte, 256<<20+1)) // never touched, so it takes no memory
	if !errors.As(err, &bad) || bad.Reason != output.PathTooBig {
		t.Error(err)
	}
}

func TestErrorsAreOneLine(t *testing.T) {
	reasons := []output.Reason{
		output.PathEmpty, output.PathAbsolute, output.PathDots, output.PathCharacter, output.PathTooLong, output.PathEnding,
		output.PathDevice, output.PathManifest, output.PathTwice, output.PathCase, output.PathBoth, output.PathTooBig,
	}
	refusals := []output.Reason{
		output.NoName, output.IsRoot, output.IsHome, output.IsWorking, output.IsProtected, output.IsSymlink, output.IsFile,
		output.IsMount, output.NoParent, output.InWorkspace, output.NotOurs, output.Foreign, output.WorkspaceTaken, output.Replaced,
	}
	errs := []error{
		&output.Busy{Lock: "l"}, &output.Busy{Holder: 7, Lock: "l"}, &output.NoSwitch{Out: "o", Err: errors.ErrUnsupported},
		&output.NoManifest{Dir: "d"}, &output.BadManifest{Dir: "d", Err: errors.ErrUnsupported},
	}
	for _, r := range reasons {
		errs = append(errs, &output.PathError{Path: "a\nb", Reason: r, Other: "c\nd"})
	}
	for _, r := range refusals {
		errs = append(errs, &output.Refused{Out: "a\nb", Reason: r, Other: "c\nd", Names: []string{"e\nf"}, More: 3})
	}
	seen := map[string]bool{}
	for _, err := range errs {
		text := err.Error()
		if strings.ContainsAny(text, "\n\x1b") || strings.HasSuffix(text, ".") || text != strings.ToLower(text[:1])+text[1:] {
			t.Errorf("%T: %q", err, text)
		}
		if seen[text] {
			t.Errorf("two errors read %q", text)
		}
		seen[text] = true
	}
}

// FuzzPath: a path that a tree takes is one that every file system takes, stays
// below its root, and is one of its own also where letters have no case.
func FuzzPath(f *testing.F) {
	for _, path := range []string{"index.html", "tin/a/index.html", "../x", "a/./b", "/etc/passwd", "CON", "nul.txt", "a\\b", "ế/e\u0302\u0301", "a ", "a.", "%2e%2e/x", "ſ/s", "K/k", "manifest.json/x"} {
		f.Add(path, strings.ToUpper(path))
	}
	f.Fuzz(func(t *testing.T, path, other string) {
		tree := output.NewTree()
		if tree.Add(path, nil) != nil {
			return
		}
		if !fs.ValidPath(path) || !filepath.IsLocal(path) || strings.ContainsAny(path, "\\:*?\"<>|") || strings.ContainsFunc(path, unicode.IsControl) {
			t.Errorf("took %q", path)
		}
		for segment := range strings.SplitSeq(path, "/") {
			if len(segment) > 255 || strings.TrimRight(segment, ". ") != segment {
				t.Errorf("took %q", path)
			}
		}
		if strings.EqualFold(path, other) && tree.Add(other, nil) == nil {
			t.Errorf("took %q beside %q", other, path)
		}
	})
}

// TestAddLent: what a caller does with the bytes afterwards changes no file.
func TestAddLent(t *testing.T) {
	tree, lent := output.NewTree(), []byte("là của trang")
	if err := tree.AddLent("a.txt", lent); err != nil {
		t.Fatal(err)
	}
	clear(lent)
	if data, _ := tree.Get("a.txt"); string(data) != "là của trang" {
		t.Errorf("the file is %q", data)
	}
}
