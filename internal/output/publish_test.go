//go:build linux

package output_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"tiendo/internal/output"
)

func TestPublish(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	one := map[string]string{"index.html": "one", "tin/a/index.html": "a", "tin/b/index.html": "b"}
	two := map[string]string{"index.html": "two", "tin/a/index.html": "a", "c": ""}

	r := mustPublish(t, treeOf(t, one), options(out))
	want(t, out, one)
	if r.Files != 4 || r.Written != 4 || r.Unchanged != 0 || !r.Switched || r.OldDate != "" {
		t.Errorf("first: %+v", r)
	}
	workspace := filepath.Join(filepath.Dir(out), ".public.tiendo")
	if _, err := os.Stat(workspace + "/next"); err == nil {
		t.Error("the first publication left a second tree")
	}
	if lock, err := os.ReadFile(workspace + "/lock"); err != nil || len(lock) != 0 {
		t.Errorf("the lock still names %q, %v", lock, err)
	}

	r = mustPublish(t, treeOf(t, two), options(out))
	want(t, out, two)
	if r.Written != 4 || !r.Switched || r.OldDate != "2025-09-24" {
		t.Errorf("second: %+v", r)
	}

	// next/ holds the first site: b goes, c comes, index and the manifest change.
	r = mustPublish(t, treeOf(t, map[string]string{"index.html": "six", "tin/a/index.html": "a", "c": ""}), options(out))
	if r.Written != 3 || r.Unchanged != 1 || r.Removed != 1 {
		t.Errorf("third: %+v", r)
	}

	// A file becomes a directory and a directory a file.
	turned := map[string]string{"c/index.html": "c", "tin": "t"}
	mustPublish(t, treeOf(t, turned), options(out))
	mustPublish(t, treeOf(t, two), options(out))
	r = mustPublish(t, treeOf(t, turned), options(out))
	want(t, out, turned)
	if r.Written != 0 || r.Unchanged != 3 {
		t.Errorf("back: %+v", r)
	}
}

func TestPublishIntoEmptyDirectory(t *testing.T) {
	out := t.TempDir()
	files := map[string]string{"index.html": "one"}
	mustPublish(t, treeOf(t, files), options(out))
	want(t, out, files)
	if info, _ := os.Stat(out); info.Mode().Perm() != 0o755 {
		t.Errorf("mode %v", info.Mode())
	}
}

func TestPublishRelativePath(t *testing.T) {
	t.Chdir(t.TempDir())
	files := map[string]string{"a/b": "c"}
	mustPublish(t, treeOf(t, files), options("./x/../public/"))
	want(t, "public", files)
}

func TestPublishUnchanged(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"index.html": "one", "a/b/c": "two"}
	first := mustPublish(t, treeOf(t, files), options(out))
	before := inode(t, out)

	o := options(out)
	o.Date = "2025-09-25"
	r := mustPublish(t, treeOf(t, files), o)
	if r.Switched || r.Written != 0 || r.Unchanged != 3 || r.Files != 3 || r.Bytes != first.Bytes || r.OldDate != "2025-09-24" {
		t.Errorf("%+v after %+v", r, first)
	}
	if inode(t, out) != before {
		t.Error("the directory was switched")
	}

	o.Tool = "tiendo test2"
	if r = mustPublish(t, treeOf(t, files), o); !r.Switched {
		t.Error("another version of the tool is a change")
	}
	if m, err := output.ReadManifest(out); err != nil || m.Date != o.Date || m.Tool != o.Tool {
		t.Errorf("manifest %+v, %v", m, err)
	}
}

// The manifest alone is not believed.
func TestPublishMendsDamage(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"index.html": "one", "a/b": "two"}
	for name, damage := range map[string]func() error{
		"changed":  func() error { return os.WriteFile(out+"/index.html", []byte("eno"), 0o644) },
		"removed":  func() error { return os.Remove(out + "/a/b") },
		"manifest": func() error { return appendTo(out+"/manifest.json", "\n") },
	} {
		t.Run(name, func(t *testing.T) {
			mustPublish(t, treeOf(t, files), options(out))
			if err := damage(); err != nil {
				t.Fatal(err)
			}
			if r := mustPublish(t, treeOf(t, files), options(out)); !r.Switched {
				t.Error("not mended")
			}
			want(t, out, files)
		})
	}
}

func appendTo(path, text string) error {
	data, err := os.ReadFile(path)
	return errors.Join(err, os.WriteFile(path, append(data, text...), 0o644))
}

func TestPublishDated(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := func(date, rest string) map[string]string {
		return map[string]string{"api/v1/index.json": `{"date":"` + date + `"` + rest + `}`, "index.html": "x"}
	}
	o := options(out)
	o.Dated = []string{"api/v1/index.json", "not/there"}
	old := site("2025-09-24", "")
	mustPublish(t, treeOf(t, old), o)

	o.Date = "2025-09-30"
	r := mustPublish(t, treeOf(t, site("2025-09-30", "")), o)
	if r.Switched || r.OldDate != "2025-09-24" {
		t.Errorf("only the date differs: %+v", r)
	}
	want(t, out, old)

	// The day passed and something else changed in the same file.
	changed := site("2025-09-30", `,"next_change":"2025-12-31"`)
	if r = mustPublish(t, treeOf(t, changed), o); !r.Switched {
		t.Errorf("more than the date differs: %+v", r)
	}
	want(t, out, changed)

	// The date differs in a file that is not listed.
	o.Date, o.Dated = "2025-10-01", nil
	if r = mustPublish(t, treeOf(t, site("2025-10-01", `,"next_change":"2025-12-31"`)), o); !r.Switched {
		t.Errorf("not listed: %+v", r)
	}
}

func TestPublishModes(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	out := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"a/b": "c"}
	for range 3 { // the third finds the first tree again, with the modes spoilt
		mustPublish(t, treeOf(t, files), options(out))
		for path, mode := range map[string]os.FileMode{"": 0o755, "a": 0o755, "a/b": 0o644, "manifest.json": 0o644} {
			info, err := os.Stat(filepath.Join(out, path))
			if err != nil || info.Mode().Perm() != mode {
				t.Errorf("%q: %v, %v", path, info.Mode(), err)
			}
			if err := os.Chmod(filepath.Join(out, path), 0o700); err != nil {
				t.Fatal(err)
			}
		}
		files["d"] += "x"
	}
}

func TestPublishSameTreeSameBytes(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"b": "2", "a/x": "1", "a&b": "3", "ả": "4"}
	mustPublish(t, treeOf(t, files), options(dir+"/one"))
	mustPublish(t, treeOf(t, files), options(dir+"/two"))
	one := strings.ReplaceAll(snapshot(t, dir+"/one"), dir+"/one", "")
	two := strings.ReplaceAll(snapshot(t, dir+"/two"), dir+"/two", "")
	if one != two {
		t.Errorf("two publications differ:\n%s\n%s", one, two)
	}
}

// What lies in next/ may have become anything. Nothing outside may be touched.
func TestPublishPollutedStaging(t *testing.T) {
	dir := t.TempDir()
	out, next := dir+"/site/public", dir+"/site/.public.tiendo/next"
	write(t, dir, map[string]string{"outside/secret": "s", "outside/index.html": "s", "linked": "same", "site/": ""})
	files := map[string]string{"index.html": "one", "tin/index.html": "tin", "same": "same", "pipe": ""}
	mustPublish(t, treeOf(t, map[string]string{"x": "x"}), options(out))
	mustPublish(t, treeOf(t, files), options(out))
	if err := errors.Join(os.RemoveAll(next), os.MkdirAll(next, 0o755), os.Link(dir+"/linked", next+"/same"),
		syscall.Mkfifo(next+"/pipe", 0o644)); err != nil {
		t.Fatal(err)
	}
	write(t, next, map[string]string{
		"index.html": "-> ../../../outside/index.html", "tin": "-> " + dir + "/outside", "else/secret": "-> " + dir + "/outside/secret",
	})
	before := snapshot(t, dir, "site")

	files["index.html"] = "two"
	r := mustPublish(t, treeOf(t, files), options(out))
	want(t, out, files)
	if after := snapshot(t, dir, "site"); after != before {
		t.Errorf("outside was touched:\n%s\n%s", before, after)
	}
	if r.Unchanged != 0 || r.Removed != 5 {
		t.Errorf("%+v", r)
	}
	if err := os.WriteFile(dir+"/linked", []byte("evil"), 0o644); err != nil {
		t.Fatal(err)
	}
	want(t, out, files)
}

// Whoever began to read a file keeps it, two builds later still; what nobody
// reads is rewritten where it lies.
func TestPublishLeavesFilesToReaders(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	site := func(s string) map[string]string {
		return map[string]string{"long": strings.Repeat(s, 1<<17), "short": s + s, "unread": s}
	}
	mustPublish(t, treeOf(t, site("1")), options(out))
	for _, name := range []string{"long", "short"} {
		f, err := os.Open(out + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer func() {
			if data, err := io.ReadAll(f); err != nil || string(data) != site("1")[name] {
				t.Errorf("read %d bytes of %s that begin %.3q, %v", len(data), name, data, err)
			}
		}()
	}
	unread := inode(t, out+"/unread")
	mustPublish(t, treeOf(t, site("2")), options(out))
	mustPublish(t, treeOf(t, site("3")), options(out))
	want(t, out, site("3"))
	if inode(t, out+"/unread") != unread {
		t.Error("a file that nobody reads was not rewritten in its place")
	}
}

// Files in next/ that grow, shrink or stay as long are made right.
func TestPublishRewrites(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	for _, text := range []string{"middle", "short", "somewhat long", "x", "", "LONGER THAN ALL", "y", "z", ""} {
		files := map[string]string{"a": text, "b/c": text + text}
		mustPublish(t, treeOf(t, files), options(out))
		want(t, out, files)
	}
}

func TestPublishProgress(t *testing.T) {
	o := options(filepath.Join(t.TempDir(), "public"))
	last := 0
	o.Progress = func(done, total int) {
		if done != last+1 || total != 3 {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
	}
	mustPublish(t, treeOf(t, map[string]string{"a": "1", "b": "2"}), o)
	if last != 3 {
		t.Errorf("ended at %d of 3", last)
	}
}

func TestPublishNeedsToolAndDate(t *testing.T) {
	dir := t.TempDir()
	for _, o := range []output.Options{
		{Out: dir + "/public", Date: "2025-09-24"},
		{Out: dir + "/public", Tool: "tiendos 1", Date: "2025-09-24"},
		{Out: dir + "/public", Tool: "tiendo 1"},
	} {
		if _, err := output.Publish(output.NewTree(), o); err == nil {
			t.Errorf("%+v was published", o)
		}
	}
	if left := snapshot(t, dir); strings.Count(left, "\n") != 1 {
		t.Errorf("left behind: %s", left)
	}
}

func inode(t testing.TB, path string) uint64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Sys().(*syscall.Stat_t).Ino
}
