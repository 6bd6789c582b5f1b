//go:build linux

package torture

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// site is a folder with three editions of a site and a place to publish them:
//
//	0/content, 0/templates    edition 0
//	1/content, 1/templates    edition 1: another title, another stylesheet
//	2/content, 2/templates
//	out/public                where they are published by turns
//
// Every page differs between them, and so do the names of stylesheets. They are
// three, since the tree that is made ready holds the edition before the last:
// with two there would be nothing to write.
type site struct {
	dir      string
	editions [3]tree
}

// tree is a published folder: path -> bytes.
type tree map[string]string

// newSite makes the editions of a content tree, and builds each of them once
// without disturbance, to know how it should look.
func newSite(t testing.TB, content fs.FS) *site {
	t.Helper()
	s := &site{dir: t.TempDir()}
	for i := range s.editions {
		home := filepath.Join(s.dir, fmt.Sprint(i))
		must(t, os.CopyFS(home+"/content", content))
		replace(t, home+"/content/site.toml", "title = \"", fmt.Sprintf("title = \"Bản %d: ", i+1))
		css, err := os.ReadFile("../../templates/assets/site.css")
		must(t, err)
		must(t, os.MkdirAll(home+"/templates/assets", 0o755))
		must(t, os.WriteFile(home+"/templates/assets/site.css", fmt.Appendf(css, "\n/* %d */\n", i+1), 0o644))
		reference := filepath.Join(s.dir, fmt.Sprint("reference", i))
		if e := finish(t, s.command(i, reference)); e.code != 0 {
			t.Fatalf("edition %d: exit %d: %s", i, e.code, e.stderr)
		}
		s.editions[i] = read(t, reference)
	}
	must(t, os.Mkdir(s.dir+"/out", 0o755))
	return s
}

func (s *site) out() string { return s.dir + "/out/public" }

// arguments are those of a build of an edition.
func (s *site) arguments(edition int, out string) []string {
	return []string{"build", "--content", fmt.Sprintf("%s/%d/content", s.dir, edition), "--out", out, "--date", day}
}

func (s *site) command(edition int, out string) *exec.Cmd {
	c := exec.Command(program, s.arguments(edition, out)...)
	c.Env = plain()
	return c
}

// publish builds an edition without disturbance.
func (s *site) publish(t testing.TB, edition int) {
	t.Helper()
	if e := finish(t, s.command(edition, s.out())); e.code != 0 {
		t.Fatalf("edition %d: exit %d: %s", edition, e.code, e.stderr)
	}
}

// judge says which edition is in place, -1 if there is no site at all. Anything
// but a whole edition fails the test.
func (s *site) judge(t testing.TB, when string) int {
	t.Helper()
	if _, err := os.Lstat(s.out()); os.IsNotExist(err) {
		return -1
	}
	have := read(t, s.out())
	for i, want := range s.editions {
		if maps.Equal(have, want) {
			return i
		}
	}
	for i, want := range s.editions {
		t.Errorf("%s: not edition %d: %s", when, i, difference(have, want))
	}
	t.FailNow()
	return -1
}

// difference names some paths at which two trees differ.
func difference(have, want tree) string {
	var parts []string
	for path, data := range want {
		if got, ok := have[path]; !ok {
			parts = append(parts, path+" is missing")
		} else if got != data {
			parts = append(parts, path+" has other bytes")
		}
	}
	for path := range have {
		if _, ok := want[path]; !ok {
			parts = append(parts, path+" is too many")
		}
	}
	return strings.Join(parts[:min(5, len(parts))], ", ")
}

// read reads everything below a folder. Whatever is no regular file fails the test.
func read(t testing.TB, dir string) tree {
	t.Helper()
	all := tree{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		if !e.Type().IsRegular() {
			return fmt.Errorf("%s is %v", path, e.Type())
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		all[name] = string(data)
		return err
	}))
	return all
}

// snapshot is a hash of everything below a folder: names, kinds, modes, links, bytes.
func snapshot(t testing.TB, dir string, except ...string) string {
	t.Helper()
	hash := sha256.New()
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		for _, x := range except {
			if path == filepath.Join(dir, x) {
				return skip(e)
			}
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		fmt.Fprintf(hash, "%q %v\n", path, info.Mode())
		switch e.Type() {
		case fs.ModeSymlink:
			target, err := os.Readlink(path)
			fmt.Fprintf(hash, "%q\n", target)
			return err
		case 0:
			data, err := os.ReadFile(path)
			fmt.Fprintf(hash, "%x\n", sha256.Sum256(data))
			return err
		}
		return nil
	}))
	return fmt.Sprintf("%x", hash.Sum(nil))
}

func skip(e fs.DirEntry) error {
	if e.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// replace replaces the first place where old stands in a file.
func replace(t testing.TB, name, old, new string) {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s does not contain %q", name, old)
	}
	must(t, os.WriteFile(name, []byte(strings.Replace(string(data), old, new, 1)), 0o644))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
