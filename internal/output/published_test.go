//go:build linux

package output_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"tiendo/internal/output"
)

// published asks for a file, and for nothing else.
func published(out, path string) (string, bool) {
	p := output.OpenPublished(out)
	defer p.Close()
	data, ok := p.File(path)
	return string(data), ok
}

func TestPublished(t *testing.T) {
	out := t.TempDir() + "/public"
	mustPublish(t, treeOf(t, map[string]string{"a": "1", "media/b-960.jpg": "22", "c/d/e": ""}), options(out))
	for path, want := range map[string]string{"a": "1", "media/b-960.jpg": "22", "c/d/e": ""} {
		if got, ok := published(out, path); !ok || got != want {
			t.Errorf("%s: %q, %v", path, got, ok)
		}
	}
	write(t, out, map[string]string{"foreign": "x", "media/foreign": "x"})
	for _, path := range []string{"", "/", "b", "c", "c/d", "a/", "/a", "./a", "media/../a", "foreign", "media/foreign", output.ManifestName} {
		if got, ok := published(out, path); ok {
			t.Errorf("%q gives %q", path, got)
		}
	}
}

// What was changed since it was published is not there, nor what is reached by a link.
func TestPublishedTampered(t *testing.T) {
	for name, tamper := range map[string]func(out string) error{
		"other bytes": func(out string) error { return os.WriteFile(out+"/m/a", []byte("2"), 0o644) },
		"longer":      func(out string) error { return os.WriteFile(out+"/m/a", []byte("11"), 0o644) },
		"gone":        func(out string) error { return os.Remove(out + "/m/a") },
		"a folder":    func(out string) error { return errors.Join(os.Remove(out+"/m/a"), os.Mkdir(out+"/m/a", 0o755)) },
		"a link": func(out string) error {
			return errors.Join(os.Rename(out+"/m/a", out+"/m/b"), os.Symlink("b", out+"/m/a"))
		},
		"a link above":   func(out string) error { return errors.Join(os.Rename(out+"/m", out+"/n"), os.Symlink("n", out+"/m")) },
		"the whole site": func(out string) error { return errors.Join(os.Rename(out, out+"2"), os.Symlink(out+"2", out)) },
		"no manifest":    func(out string) error { return os.Remove(out + "/manifest.json") },
		"its manifest":   func(out string) error { return os.WriteFile(out+"/manifest.json", []byte("{}"), 0o644) },
		"a linked manifest": func(out string) error {
			return errors.Join(os.Rename(out+"/manifest.json", out+"/m.json"), os.Symlink("m.json", out+"/manifest.json"))
		},
		"no site": os.RemoveAll,
	} {
		out := t.TempDir() + "/public"
		mustPublish(t, treeOf(t, map[string]string{"m/a": "1"}), options(out))
		if err := tamper(out); err != nil {
			t.Fatal(err)
		}
		if got, ok := published(out, "m/a"); ok {
			t.Errorf("%s: %q is taken over", name, got)
		}
	}
	for _, out := range []string{"", "/", "/dev/null", "/no/such/place"} {
		if _, ok := published(out, "a"); ok {
			t.Errorf("%q holds a site", out)
		}
	}
}

// A manifest may be written by anybody; what it names stays within the site.
func TestPublishedStaysInside(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"secret": "1", "public/manifest.json": `{"version": 1, "tool": "tiendo test", "date": "2025-09-24", "files": {"../secret": {"sha256": "` +
		"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b" + `", "bytes": 1}}}`})
	if got, ok := published(dir+"/public", "../secret"); ok {
		t.Errorf("%q comes from outside", got)
	}
}

// Several may ask at a time, also while another build publishes.
func TestPublishedMeanwhile(t *testing.T) {
	out := t.TempDir() + "/public"
	site := func(i int) map[string]string {
		files := map[string]string{}
		for n := range 20 {
			files[fmt.Sprint("m/", n)] = strings.Repeat(fmt.Sprint(i), 2000+n)
		}
		return files
	}
	mustPublish(t, treeOf(t, site(0)), options(out))
	var group sync.WaitGroup
	for range 4 {
		p := output.OpenPublished(out)
		defer p.Close()
		for n := range 20 {
			group.Go(func() {
				for range 20 {
					if data, ok := p.File(fmt.Sprint("m/", n)); ok && strings.Trim(string(data), string(data[:1])) != "" {
						t.Errorf("a mixture: %s", data)
					}
				}
			})
		}
	}
	for i := 1; i < 6; i++ {
		mustPublish(t, treeOf(t, site(i)), options(out))
	}
	group.Wait()
}
