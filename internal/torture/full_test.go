//go:build linux

package torture

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestFull publishes to a disk of growing size until it is large enough, measured
// in bytes and in files. Before that the program must fail, leave the old site,
// and say that there is no space.
func TestFull(t *testing.T) {
	s := newSite(t, small())
	s.publish(t, 0) // the second tree is still to be made
	kept := s.prepare(t, "again", nil)
	var failed, done int
	tell := func(e ended, size string) {
		switch in := s.judge(t, size); {
		case e.code == 0 && in == 1:
			done++
		case e.code == 1 && in == 0 && strings.Contains(e.stderr, "no space left on the disk"):
			failed++
		default:
			t.Errorf("%s: exit %d, edition %d: %s", size, e.code, in, e.stderr)
		}
	}
	used, entries := room(t, kept)
	for i := range fullSteps {
		size := fmt.Sprintf("size=%dk", (used+int64(i+1)*used*5/4/int64(fullSteps))/1024)
		tell(s.onDisk(t, kept, size), size)
	}
	for i := range fullSteps {
		size := fmt.Sprintf("size=64m,nr_inodes=%d", entries+(i+1)*entries*5/4/fullSteps)
		tell(s.onDisk(t, kept, size), size)
	}
	if failed < fullSteps/2 || done == 0 {
		t.Errorf("%d failed, %d completed: too few to prove anything", failed, done)
	}
	count(t, "%d sizes of a tmpfs, in bytes and in files: %d builds failed with \"no space left\" and the old site, %d completed", 2*fullSteps, failed, done)
}

// TestReadOnly publishes to places where nothing may be written.
func TestReadOnly(t *testing.T) {
	s := newSite(t, small())
	s.publish(t, 2)
	s.publish(t, 0)
	kept := s.prepare(t, "again", nil)
	first := s.prepare(t, "first", nil)
	for name, c := range map[string]struct{ kept, prepare string }{
		"file system":            {kept, "mount -o remount,ro ."},
		"file system, no site":   {first, "mount -o remount,ro ."},
		"site":                   {kept, "mount --bind public public && mount -o remount,bind,ro public"},
		"workspace":              {kept, "mount --bind .public.tiendo .public.tiendo && mount -o remount,bind,ro .public.tiendo"},
		"site is a mount point":  {kept, "mount --bind public public"},
		"site is a file system":  {first, "mkdir public && mount -t tmpfs none public"},
		"workspace is elsewhere": {kept, "mount -t tmpfs none .public.tiendo"},
	} {
		t.Run(name, func(t *testing.T) {
			e := s.onDisk(t, c.kept, "size=64m", c.prepare)
			want := 0
			if c.kept == first {
				want = -1
			}
			if _, err := os.Stat(s.out()); err == nil && want < 0 {
				must(t, os.Remove(s.out())) // the empty mount point
			}
			if in := s.judge(t, name); e.code != 1 || in != want || !strings.Contains(e.stderr, "  → ") && !strings.Contains(e.stderr, "read-only") {
				t.Errorf("exit %d, edition %d: %s", e.code, in, e.stderr)
			}
		})
	}
	count(t, "7 places where nothing can be written or switched: exit 1, and the site as it was")
}

// onDisk lays what was kept onto a file system of its own, with the options of a
// tmpfs, builds edition 1 there, and takes what is there afterwards back to where
// it can be judged. It needs no privileges: the mount is in a name space.
func (s *site) onDisk(t testing.TB, kept, options string, prepare ...string) ended {
	t.Helper()
	needs(t, "unshare", "util-linux")
	must(t, os.RemoveAll(s.dir+"/out"))
	must(t, os.RemoveAll(s.dir+"/disk"))
	must(t, os.Mkdir(s.dir+"/disk", 0o755))
	script := `set -e
mount -t tmpfs -o "$1" none "$2/disk"
cp -a "$3/." "$2/disk"
cd "$2/disk"
` + strings.Join(prepare, "\n") + `
shift 3
code=0
"$@" || code=$?
cp -a . ../out
exit $((code + 100))`
	args := []string{"--mount", "sh", "-c", script, "sh", options, s.dir, kept, program}
	if os.Geteuid() != 0 {
		args = append([]string{"--map-root-user"}, args...)
	}
	c := exec.Command("unshare", append(args, s.arguments(1, s.dir+"/disk/public")...)...)
	c.Env = plain()
	e := finish(t, c)
	if e.code -= 100; e.code < 0 {
		t.Fatalf("%s: the disk could not be made: %s", options, e.stderr)
	}
	return e
}

// room is what a folder takes on a tmpfs: bytes in pages of 4 KB, and entries.
func room(t testing.TB, dir string) (used int64, entries int) {
	t.Helper()
	must(t, filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		entries++
		info, err := e.Info()
		if err == nil && e.Type().IsRegular() {
			used += (info.Size() + 4095) / 4096 * 4096
		}
		return err
	}))
	return used, entries
}

// TestLimits publishes under limits that hold for root too: no descriptors stands
// for every open that fails, a file size for a disk that fills up in the middle of
// a write.
func TestLimits(t *testing.T) {
	s := newSite(t, small())
	s.publish(t, 2)
	s.publish(t, 0)
	kept := s.prepare(t, "again", nil)
	var failed, done int
	for _, limit := range []string{"-n 5", "-n 6", "-n 7", "-n 8", "-n 9", "-n 10", "-n 11", "-n 12", "-n 14", "-n 32", "-f 0", "-f 1", "-f 8", "-f 64", "-f 200", "-f 4096"} {
		s.reset(t, kept)
		c := exec.Command("sh", append([]string{"-c", "ulimit " + limit + ` && exec "$@"`, "sh", program}, s.arguments(1, s.out())...)...)
		c.Env = plain()
		e := finish(t, c)
		switch in := s.judge(t, limit); {
		case e.code == 0 && in == 1:
			done++
		case e.code != 0 && in == 0:
			failed++
		default:
			t.Errorf("ulimit %s: exit %d, edition %d: %s", limit, e.code, in, e.stderr)
		}
	}
	if failed < 8 || done < 2 {
		t.Errorf("%d failed, %d completed: too few to prove anything", failed, done)
	}
	count(t, "16 limits of descriptors and of file sizes: %d builds failed with the old site, %d completed", failed, done)
}

// TestForeignUser publishes as somebody who may not write there.
func TestForeignUser(t *testing.T) {
	s := newSite(t, small())
	s.publish(t, 0)
	c := s.command(1, s.out())
	if os.Geteuid() == 0 { // who may do anything
		open(t, s.dir)
		c.SysProcAttr = nobody()
	} else {
		must(t, os.Chmod(s.dir+"/out/.public.tiendo/lock", 0o400))
	}
	e := finish(t, c)
	if in := s.judge(t, "another user"); e.code != 1 || in != 0 || !strings.Contains(e.stderr, "permission denied") {
		t.Errorf("exit %d, edition %d: %s", e.code, in, e.stderr)
	}
}
