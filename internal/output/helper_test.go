//go:build linux

package output_test

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/output"
)

func treeOf(t testing.TB, files map[string]string) *output.Tree {
	t.Helper()
	tree := output.NewTree()
	for path, data := range files {
		if err := tree.Add(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	return tree
}

func options(out string) output.Options {
	return output.Options{Out: out, Tool: "tiendo test", Date: "2025-09-24"}
}

func mustPublish(t testing.TB, tree *output.Tree, o output.Options) output.Result {
	t.Helper()
	r, err := output.Publish(tree, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// want checks that a directory holds exactly these files beside manifest.json,
// and that it agrees with its manifest.
func want(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		if name != output.ManifestName {
			got[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got, files) {
		t.Errorf("%s holds %q, want %q", dir, got, files)
	}
	findings, err := output.Verify(dir)
	if err != nil || len(findings) != 0 {
		t.Errorf("Verify: %v, %v", findings, err)
	}
}

// write makes files, and the directories above them. A value "-> x" makes a
// symbolic link to x, a path that ends in a slash a directory.
func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for path, data := range files {
		full := filepath.Join(dir, path)
		err := os.MkdirAll(filepath.Dir(full), 0o755)
		if target, ok := strings.CutPrefix(data, "-> "); ok && err == nil {
			err = os.Symlink(target, full)
		} else if strings.HasSuffix(path, "/") && err == nil {
			err = os.MkdirAll(full, 0o755)
		} else if err == nil {
			err = os.WriteFile(full, []byte(data), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// snapshot describes everything below a directory but the excepted paths.
func snapshot(t testing.TB, dir string, except ...string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		for _, x := range except {
			if path == filepath.Join(dir, x) {
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
		}
		info, err := e.Info()
		fmt.Fprint(&b, path, " ", info.Mode())
		switch {
		case err == nil && e.Type() == fs.ModeSymlink:
			var target string
			target, err = os.Readlink(path)
			fmt.Fprint(&b, " -> ", target)
		case err == nil && e.Type().IsRegular():
			var data []byte
			data, err = os.ReadFile(path)
			fmt.Fprintf(&b, " %x", sha256.Sum256(data))
		}
		b.WriteString("\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
