//go:build linux

package output_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"tiendo/internal/output"
)

// refused publishes where it must not be possible and checks that nothing changed below dir.
func refused(t *testing.T, dir string, o output.Options) *output.Refused {
	t.Helper()
	before := snapshot(t, dir)
	r, err := output.Publish(treeOf(t, map[string]string{"index.html": "new"}), o)
	var why *output.Refused
	if !errors.As(err, &why) {
		t.Fatalf("published to %q: %+v, %v", o.Out, r, err)
	}
	if after := snapshot(t, dir); after != before {
		t.Errorf("%q was refused, but changed\n%sto\n%s", o.Out, before, after)
	}
	return why
}

func TestRefusedPlaces(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"repo/content/site.toml": "", "repo/content/empty/": "", "repo/templates/": "", "users/me/empty/": "",
		"repo/work/deeper/": "", "alias": "-> repo", "file": "", "empty/": "", "to-empty": "-> empty", "to-nothing": "-> nothing",
		"to-content": "-> repo/content", "foreign/index.html": "by hand", "dot/.git/HEAD": "", "hollow/sub/": "",
		"pwa/manifest.json": `{"name":"app"}`, "newer/manifest.json": `{"version":2,"tool":"tiendo 9","date":"","files":{}}`,
		"other/manifest.json": `{"version":1,"tool":"hugo","date":"","files":{}}`,
		"evil/manifest.json":  `{"version":1,"tool":"tiendo 1","date":"","files":{"../x":{"sha256":"` + strings.Repeat("0", 64) + `","bytes":0}}}`,
		"torn/manifest.json":  `{"version":1,"tool":"tiendo 1"`, "linked/manifest.json": "-> ../ours/manifest.json",
		"sub/.w1.tiendo/notes.txt": "mine", "sub/.w2.tiendo": "-> ../empty", "sub/.w3.tiendo": "a file",
		"sub/.w4.tiendo/lock": "-> ../../file", "sub/.w5.tiendo/next": "-> ../../empty", "sub/.w6.tiendo/lock/": "",
		"sub/.x.tiendo/next/": "",
	})
	if err := syscall.Mkfifo(dir+"/pipe", 0o644); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, treeOf(t, map[string]string{"index.html": "old"}), options(dir+"/ours"))
	write(t, dir, map[string]string{"ours/notes.txt": "mine"})
	t.Setenv("HOME", dir+"/users/me")
	t.Chdir(dir + "/repo/work/deeper")

	for out, want := range map[string]output.Reason{
		"":                          output.NoName,
		"/":                         output.IsRoot,
		"/proc":                     output.IsMount,
		dir + "/users/me":           output.IsHome,
		dir + "/users":              output.IsHome,
		".":                         output.IsWorking,
		"..":                        output.IsWorking,
		dir + "/repo":               output.IsProtected,
		dir + "/alias":              output.IsProtected,
		dir + "/repo/content":       output.IsProtected,
		"../../content":             output.IsProtected,
		dir + "/alias/content":      output.IsProtected,
		dir + "/alias/content/new":  output.IsProtected,
		dir + "/repo/content/empty": output.IsProtected,
		dir + "/repo/templates":     output.IsProtected,
		dir + "/to-content":         output.IsProtected,
		dir + "/to-empty":           output.IsSymlink,
		dir + "/to-nothing":         output.IsSymlink,
		dir + "/file":               output.IsFile,
		dir + "/pipe":               output.IsFile,
		dir + "/missing/public":     output.NoParent,
		dir + "/to-nothing/public":  output.NoParent,
		dir + "/foreign":            output.NotOurs,
		dir + "/dot":                output.NotOurs,
		dir + "/hollow":             output.NotOurs,
		dir + "/pwa":                output.NotOurs,
		dir + "/newer":              output.NotOurs,
		dir + "/other":              output.NotOurs,
		dir + "/evil":               output.NotOurs,
		dir + "/torn":               output.NotOurs,
		dir + "/linked":             output.NotOurs,
		dir + "/ours":               output.Foreign,
		dir + "/sub/w1":             output.WorkspaceTaken,
		dir + "/sub/w2":             output.WorkspaceTaken,
		dir + "/sub/w3":             output.WorkspaceTaken,
		dir + "/sub/w4":             output.WorkspaceTaken,
		dir + "/sub/w5":             output.WorkspaceTaken,
		dir + "/sub/w6":             output.WorkspaceTaken,
		dir + "/sub/.x.tiendo/next": output.InWorkspace,
		dir + "/sub/.x.tiendo":      output.InWorkspace,
	} {
		o := options(out)
		o.Protected = []string{dir + "/repo/content", "../../templates", dir + "/not-there"}
		why := refused(t, dir, o)
		if why.Reason != want || why.Out != out {
			t.Errorf("%q is refused for %q (%v), want %q", out, why.Reason, why, want)
		}
	}
}

func TestRefusedNamesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	out := dir + "/public"
	mustPublish(t, treeOf(t, map[string]string{"a/b": "c"}), options(out))
	if err := os.MkdirAll(out+"/empty/directories/disturb/nobody", 0o755); err != nil {
		t.Fatal(err)
	}
	mustPublish(t, treeOf(t, map[string]string{"a/b": "d"}), options(out))

	write(t, out, map[string]string{"z.txt": "", ".hidden": "", "a/x": "-> b", "new/q": ""})
	why := refused(t, dir, options(out))
	if want := []string{".hidden", "a/x", "new/q", "z.txt"}; !slices.Equal(why.Names, want) || why.More != 0 {
		t.Errorf("names %q and %d more, want %q", why.Names, why.More, want)
	}
	for i := range 20 {
		write(t, out, map[string]string{fmt.Sprintf("m%02d\n", i): ""})
	}
	why = refused(t, dir, options(out))
	if len(why.Names) != 10 || why.More != 14 || !strings.Contains(why.Error(), `"m00\n"`) || !strings.Contains(why.Error(), " and 14 more") {
		t.Errorf("%d names and %d more: %v", len(why.Names), why.More, why)
	}
}

// Our own path, but a link: it is not the file that we wrote.
func TestRefusedLinkInPlaceOfOurFile(t *testing.T) {
	dir := t.TempDir()
	mustPublish(t, treeOf(t, map[string]string{"a": "1"}), options(dir+"/public"))
	if err := errors.Join(os.Remove(dir+"/public/a"), os.Symlink("/etc/passwd", dir+"/public/a")); err != nil {
		t.Fatal(err)
	}
	if why := refused(t, dir, options(dir+"/public")); !slices.Equal(why.Names, []string{"a"}) {
		t.Errorf("%v", why)
	}
}

// Things that happen between the first look and the switch.
func TestRefusedDuringBuild(t *testing.T) {
	for name, c := range map[string]struct {
		before bool // a site is in place
		act    func(out string) error
		want   output.Reason
	}{
		"foreign file":    {true, func(out string) error { return os.WriteFile(out+"/mine", nil, 0o644) }, output.Foreign},
		"replaced":        {true, func(out string) error { return errors.Join(os.Rename(out, out+".old"), os.Mkdir(out, 0o755)) }, output.Replaced},
		"vanished":        {true, func(out string) error { return os.Rename(out, out+".old") }, output.Replaced},
		"became a link":   {true, func(out string) error { return errors.Join(os.Rename(out, out+".old"), os.Symlink(out+".old", out)) }, output.IsSymlink},
		"appeared":        {false, func(out string) error { return os.Mkdir(out, 0o755) }, output.Replaced},
		"became a file":   {false, func(out string) error { return os.WriteFile(out, nil, 0o644) }, output.IsFile},
		"appeared, empty": {false, func(out string) error { return os.MkdirAll(out+"/x", 0o755) }, output.Replaced},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			o := options(filepath.Join(dir, "public"))
			if c.before {
				mustPublish(t, treeOf(t, map[string]string{"index.html": "old"}), o)
			}
			var after string
			o.Progress = func(done, total int) {
				if done == total {
					if err := c.act(o.Out); err != nil {
						t.Error(err)
					}
					after = snapshot(t, dir, ".public.tiendo")
				}
			}
			_, err := output.Publish(treeOf(t, map[string]string{"index.html": "new"}), o)
			var why *output.Refused
			if !errors.As(err, &why) || why.Reason != c.want {
				t.Errorf("%v, want reason %q", err, c.want)
			}
			if now := snapshot(t, dir, ".public.tiendo"); now != after {
				t.Errorf("changed\n%sto\n%s", after, now)
			}
			if _, err := os.Stat(dir + "/.public.tiendo"); (err == nil) != c.before {
				t.Errorf("workspace afterwards: %v", err)
			}
		})
	}
}
