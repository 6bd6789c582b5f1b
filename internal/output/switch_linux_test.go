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

// A file and its folder are made together only where nothing has their names, and
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
	for name, want := range map[string]bool{"new/a": true, "have/b": false, "link/a": false, "../out/a": false, "/tmp/a": false} {
		if done, err := d.nest(name, []byte("x")); done != want || err != nil {
			t.Errorf("%s: %v, %v", name, done, err)
		}
	}
	for _, name := range []string{"link/a", "have/a", "../out/a", path + "/out/a", "have/../../out/a"} {
		if fd, err := createBelow(d.fd, name); err == nil {
			t.Errorf("made %s", name)
			_ = unix.Close(fd)
		}
	}
	if data, err := os.ReadFile(path + "/in/new/a"); string(data) != "x" || err != nil {
		t.Errorf("%q, %v", data, err)
	}
	if made, err := os.ReadDir(path + "/out"); len(made) > 0 || err != nil {
		t.Errorf("%v, %v", made, err)
	}
}
