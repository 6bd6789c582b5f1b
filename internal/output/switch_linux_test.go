package output

import (
	"errors"
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

// /proc is another file system, and one that nothing can be moved to.
func TestSwapAcrossFileSystems(t *testing.T) {
	path := t.TempDir()
	if err := os.Mkdir(path+"/"+nextName, 0o755); err != nil {
		t.Fatal(err)
	}
	from, err := openDir(path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.close()
	to, err := openDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	defer to.close()
	w := &workspace{place: &place{parent: to, out: "out", base: "self"}, dir: from}
	for _, exists := range []bool{true, false} {
		err := w.swap(exists)
		if no, ok := errors.AsType[*NoSwitch](err); !ok || no.Out != "out" || !errors.Is(err, unix.EXDEV) {
			t.Errorf("swap(%v) = %v", exists, err)
		}
	}
	if _, err := os.Stat(path + "/" + nextName); err != nil {
		t.Error(err)
	}
}

// What appeared after the last look is not overwritten, not even an empty directory.
func TestSwapOntoSomethingElse(t *testing.T) {
	path := t.TempDir()
	for _, name := range []string{nextName, "out"} {
		if err := os.Mkdir(path+"/"+name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	d, err := openDir(path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	for base, exists := range map[string]bool{"out": false, "not-there": true} {
		w := &workspace{place: &place{parent: d, out: "out", base: base}, dir: d}
		if r, ok := errors.AsType[*Refused](w.swap(exists)); !ok || r.Reason != Replaced {
			t.Errorf("swap(%v) onto %s: %v", exists, base, r)
		}
	}
}

// A file is made from above, with its folder, only where nothing has their names, and
// never through a symbolic link.
func TestNest(t *testing.T) {
	path := t.TempDir()
	if err := errors.Join(os.MkdirAll(path+"/in/have", 0o755), os.Mkdir(path+"/out", 0o755),
		os.Symlink("../out", path+"/in/link"), os.Symlink("../out/a", path+"/in/have/a")); err != nil {
		t.Fatal(err)
	}
	d, err := openDir(path + "/in")
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	s := &staging{dir: d, cursors: make(chan *cursor, 1)}
	for _, put := range []struct {
		path        string
		first, done bool
	}{
		{"new/a", true, true}, {"new/b", false, true}, {"new/b", false, false}, {"other/a", false, false},
		{"have/b", true, false}, {"link/a", true, false}, {"link/a", false, false}, {"have/a", false, false},
		{"../out/a", false, false}, {path + "/out/a", false, false}, {"have/../../out/a", false, false},
	} {
		if done, err := s.nest(put.path, []byte("x"), put.first); done != put.done || err != nil {
			t.Errorf("%+v: %v, %v", put, done, err)
		}
	}
	if data, err := os.ReadFile(path + "/in/new/a"); string(data) != "x" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if made, err := os.ReadDir(path + "/out"); len(made) > 0 || err != nil {
		t.Errorf("%v, %v", made, err)
	}
}
