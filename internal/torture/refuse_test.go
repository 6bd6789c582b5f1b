//go:build linux

package torture

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// outside is what lies around a site of somebody who points --out at the wrong
// place. A value "-> x" is a symbolic link, a name that ends in a slash a folder.
var outside = map[string]string{
	"users/home/letter.txt": "dear", "repo/templates/site.css": "", "repo/notes.txt": "mine",
	"photos/hue.jpg": "jpg", "photos/2025/hanoi.jpg": "jpg", "git/.git/HEAD": "ref", "hollow/inside/": "",
	"to-content": "-> repo/content", "to-empty": "-> empty", "to-nothing": "-> nothing", "alias": "-> repo", "empty/": "",
	"a-file": "text", "app/manifest.json": `{"name": "an app"}`, "hugo/manifest.json": `{"version":1,"tool":"hugo","date":"","files":{}}`,
	"later/manifest.json": `{"version":2,"tool":"tiendo 9","date":"","files":{}}`, "torn/manifest.json": `{"version":1,"tool":"tie`,
	"thief/manifest.json":  `{"version":1,"tool":"tiendo 1","date":"","files":{"../a-file":{"sha256":"` + strings.Repeat("0", 64) + `","bytes":4}}}`,
	"linked/manifest.json": "-> ../ours/manifest.json", "taken/.public.tiendo/notes.txt": "mine", "taken2/.public.tiendo": "-> ../photos",
	"taken3/.public.tiendo/next": "-> ../../photos", "taken4/.public.tiendo/lock": "-> ../../a-file",
}

// TestRefuse points the program at folders that are not its own. Each is refused
// with exit 1, before the content is read (it has an error, which nobody may
// mention), and nothing anywhere has changed.
func TestRefuse(t *testing.T) {
	dir := t.TempDir()
	must(t, os.CopyFS(dir+"/repo/content", small()))
	for _, mine := range []string{"ours", "damaged", "mixed"} {
		c := (&site{dir: dir}).command(0, dir+"/"+mine)
		c.Args[3] = dir + "/repo/content"
		if e := finish(t, c); e.code != 0 {
			t.Fatalf("exit %d: %s", e.code, e.stderr)
		}
		must(t, os.RemoveAll(dir+"/."+mine+".tiendo"))
	}
	for name, data := range outside {
		full := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(full), 0o755))
		switch target, link := strings.CutPrefix(data, "-> "); {
		case link:
			must(t, os.Symlink(target, full))
		case strings.HasSuffix(name, "/"):
			must(t, os.MkdirAll(full, 0o755))
		default:
			must(t, os.WriteFile(full, []byte(data), 0o644))
		}
	}
	must(t, syscall.Mkfifo(dir+"/pipe", 0o644))
	must(t, os.WriteFile(dir+"/mixed/mine.txt", nil, 0o644))
	must(t, os.Remove(dir+"/damaged/manifest.json"))
	replace(t, dir+"/repo/content/plans/nq57.toml", `"target"`, `"tarrget"`)

	kinds := 0
	for out, why := range map[string]string{
		"":                                 "it has no name",
		"/":                                "the root of the file system",
		"/proc":                            "it is a mount point",
		dir + "/users/home":                "the home folder",
		dir + "/users":                     "the home folder", // contains it
		dir:                                "a source folder",
		".":                                "a source folder", // the working folder, which holds the content
		"..":                               "a source folder",
		"content":                          "a source folder",
		"content/plans":                    "a source folder",
		"content/new":                      "a source folder",
		"../alias/content/news":            "a source folder",
		"templates":                        "a source folder",
		"templates/new":                    "a source folder",
		dir + "/repo":                      "a source folder",
		dir + "/alias":                     "a source folder",
		dir + "/to-content":                "a source folder",
		dir + "/to-empty":                  "it is a symbolic link",
		dir + "/to-nothing":                "it is a symbolic link",
		dir + "/a-file":                    "it is not a folder",
		dir + "/pipe":                      "it is not a folder",
		"/dev/null":                        "it is not a folder",
		dir + "/no/such/place":             "does not exist",
		dir + "/photos":                    "it was not written by tiendo",
		dir + "/git":                       "it was not written by tiendo",
		dir + "/hollow":                    "it was not written by tiendo",
		dir + "/app":                       "it was not written by tiendo",
		dir + "/hugo":                      "it was not written by tiendo",
		dir + "/later":                     "it was not written by tiendo",
		dir + "/torn":                      "it was not written by tiendo",
		dir + "/thief":                     "it was not written by tiendo",
		dir + "/linked":                    "it was not written by tiendo",
		dir + "/damaged":                   "it was not written by tiendo",
		dir + "/taken/public":              "not as tiendo left it",
		dir + "/taken2/public":             "not as tiendo left it",
		dir + "/taken3/public":             "not as tiendo left it",
		dir + "/taken4/public":             "not as tiendo left it",
		dir + "/taken/.public.tiendo/next": "in a workspace of tiendo",
	} {
		refused(t, dir, out, why)
		kinds++
	}
	// What is foreign in a folder of ours is found when the two are compared.
	replace(t, dir+"/repo/content/plans/nq57.toml", `"tarrget"`, `"target"`)
	refused(t, dir, dir+"/mixed", `files lie in it that tiendo did not write ("mine.txt")`)
	kinds++
	count(t, "%d kinds of folders that are not ours; all refused, all but one before the content was read; nothing anywhere changed", kinds)
}

func refused(t *testing.T, dir, out, why string) {
	t.Helper()
	c := (&site{dir: dir}).command(0, out)
	c.Args[3], c.Dir, c.Env = "content", dir+"/repo", plain("HOME="+dir+"/users/home")
	before := snapshot(t, dir)
	e := finish(t, c)
	if e.code != 1 || !strings.Contains(e.stderr, why) || strings.Contains(e.stderr, "tarrget") {
		t.Errorf("%q: exit %d, want 1 and %q: %s", out, e.code, why, e.stderr)
	}
	if snapshot(t, dir) != before {
		t.Errorf("%q: something has changed", out)
	}
}
