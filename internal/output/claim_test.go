//go:build linux

package output_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tiendo/internal/crew"
	"tiendo/internal/output"
)

// filled is a site made on disk by several at a time, ready to be published.
func filled(t *testing.T, c *output.Claim, files map[string]string) *output.Tree {
	t.Helper()
	tree, err := c.Tree(nil)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for path := range files {
		paths = append(paths, path)
	}
	crew.Each(len(paths), func(i int) {
		if err := tree.Add(paths[i], []byte(files[paths[i]])); err != nil {
			t.Error(err)
		}
	})
	return tree
}

func take(t *testing.T, out string) *output.Claim {
	t.Helper()
	c, err := output.Take(out, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Release)
	return c
}

// A tree on disk is published as one in memory is, whatever lay in next/ before.
func TestTreeOnDisk(t *testing.T) {
	dir := t.TempDir()
	for round := range 5 {
		files := map[string]string{"index.html": fmt.Sprint("round ", round), "same": "same"}
		for i := range 60 {
			if i%5 != round { // some go, some come back
				files[fmt.Sprintf("s%d/don-vi/%d/index.html", i%3, i)] = fmt.Sprint(i, i*round%2)
			}
		}
		if round == 3 {
			files["s0"], files["t/index.html"] = "a file now", ""
			for i := range 60 {
				delete(files, fmt.Sprintf("s0/don-vi/%d/index.html", i))
			}
		}
		c, err := output.Take(dir+"/disk", nil)
		if err != nil {
			t.Fatal(err)
		}
		onDisk, err := c.Publish(filled(t, c, files), options(""))
		if err != nil {
			t.Fatal(err)
		}
		c.Release()
		inMemory := mustPublish(t, treeOf(t, files), options(dir+"/memory"))
		if onDisk != inMemory {
			t.Errorf("round %d: %+v and %+v", round, onDisk, inMemory)
		}
		want(t, dir+"/disk", files)
	}
}

// What was added can be read, as long as it is what was added; a tree of which
// something could not be read is not published.
func TestTreeOnDiskReadsBack(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	c := take(t, out)
	tree := filled(t, c, map[string]string{"a/b": "one", "c": ""})
	if data, ok := tree.Get("a/b"); !ok || string(data) != "one" {
		t.Errorf("%q, %v", data, ok)
	}
	if data, ok := tree.Get("c"); !ok || len(data) != 0 {
		t.Errorf("%q, %v", data, ok)
	}
	if _, ok := tree.Get("a"); ok || tree.Has("a") || !tree.Has("a/b") {
		t.Error("a directory is no file")
	}
	if err := tree.Err(); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(filepath.Dir(out)+"/.public.tiendo/next/a/b", []byte("two"), 0o644); err != nil {
		t.Fatal(err)
	}
	if data, ok := tree.Get("a/b"); ok {
		t.Errorf("another's bytes: %q", data)
	}
	if m, want := tree.Manifest("tiendo test", "2025-09-24").JSON(), treeOf(t, map[string]string{"a/b": "one", "c": ""}).Manifest("tiendo test", "2025-09-24").JSON(); string(m) != string(want) {
		t.Errorf("got  %s\nwant %s", m, want)
	}
	if _, err := c.Publish(tree, options(out)); err == nil || tree.Err() == nil || !strings.Contains(err.Error(), "a/b") {
		t.Errorf("published in spite of what could not be read: %v", err)
	}
}

// A site that is given up leaves the one in place, and nothing beside an output
// that was not there.
func TestTreeOnDiskGivenUp(t *testing.T) {
	dir := t.TempDir()
	old := map[string]string{"index.html": "old"}
	mustPublish(t, treeOf(t, old), options(dir+"/public"))
	for _, out := range []string{dir + "/public", dir + "/other"} {
		c, err := output.Take(out, nil)
		if err != nil {
			t.Fatal(err)
		}
		filled(t, c, map[string]string{"index.html": "new", "a/b": "c"})
		if _, err := c.Tree(nil); err == nil {
			t.Error("a claim has two trees")
		}
		c.Release()
	}
	want(t, dir+"/public", old)
	if left := snapshot(t, dir, "public", ".public.tiendo"); left != snapshot(t, dir, "public", ".public.tiendo", "other", ".other.tiendo") {
		t.Errorf("left behind: %s", left)
	}
	files := map[string]string{"index.html": "newer"}
	mustPublish(t, treeOf(t, files), options(dir+"/public"))
	want(t, dir+"/public", files)
}
