//go:build linux

package torture

import (
	"bytes"
	"crypto/sha256"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

// environment is a machine, a folder or a habit that may not change a byte.
type environment struct {
	name    string
	env     []string
	shell   string                      // what a shell does before it becomes the program
	content func(data []byte) []byte    // what is done to each file
	prepare func(t testing.TB, s *desk) // what is done before the build
}

// desk is where a build of TestRepeatable takes place.
type desk struct {
	home, content, out string
	command            *exec.Cmd
}

var environments = []environment{
	{name: "another time zone, west", env: []string{"TZ=America/St_Johns"}},
	{name: "another time zone, east", env: []string{"TZ=Pacific/Kiritimati"}},
	{name: "the site's time zone", env: []string{"TZ=Asia/Ho_Chi_Minh"}},
	{name: "no such time zone", env: []string{"TZ=Nowhere/At_All"}},
	{name: "Vietnamese", env: []string{"LC_ALL=vi_VN.UTF-8"}},
	{name: "Turkish", env: []string{"LC_ALL=tr_TR.UTF-8"}},
	{name: "the C locale", env: []string{"LC_ALL=C"}},
	{name: "a strict umask", shell: "umask 077"},
	{name: "no umask", shell: "umask 000"},
	{name: "few descriptors", shell: "ulimit -n 64"},
	{name: "one processor", env: []string{"GOMAXPROCS=1"}},
	{name: "two processors", env: []string{"GOMAXPROCS=2"}},
	{name: "64 processors", env: []string{"GOMAXPROCS=64"}},
	{name: "memory cleared often", env: []string{"GOGC=20"}},
	{name: "memory never cleared", env: []string{"GOGC=off"}},
	{name: "little memory", env: []string{"GOMEMLIMIT=64MiB"}},
	{name: "line ends of Windows", content: func(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")) }},
	{name: "byte order marks", content: func(data []byte) []byte { return append([]byte("\ufeff"), data...) }},
	{name: "files in another order", prepare: reverse},
	{name: "files of other times", prepare: age},
	{name: "a long path with spaces", prepare: moved},
	{name: "a relative path", prepare: relative},
	{name: "once more", prepare: again},
	{name: "over another site", prepare: over},
	{name: "the day from SOURCE_DATE_EPOCH", env: []string{"SOURCE_DATE_EPOCH=1759300000"}, prepare: func(_ testing.TB, r *desk) { r.command.Args = r.command.Args[:len(r.command.Args)-2] }},
	{name: "another user", prepare: another},
}

// TestRepeatable: the same content on the same day gives the same bytes anywhere.
func TestRepeatable(t *testing.T) {
	want := environment{}.build(t)
	for _, e := range environments {
		t.Run(e.name, func(t *testing.T) {
			if have := e.build(t); !maps.Equal(have, want) {
				t.Error(difference(have, want))
			}
		})
	}
	count(t, "%d files, the same in %d environments", len(want), len(environments))
}

// build builds the first site in an environment, and returns what was published.
func (e environment) build(t *testing.T) tree {
	t.Helper()
	r := &desk{home: t.TempDir()}
	r.content, r.out = r.home+"/content", r.home+"/public"
	must(t, os.CopyFS(r.content, e.spoilt(t)))
	r.command = exec.Command(program, "build", "--content", r.content, "--out", r.out, "--date", day)
	if e.shell != "" {
		r.command = exec.Command("sh", append([]string{"-c", e.shell + ` && exec "$@"`, "sh"}, r.command.Args...)...)
	}
	r.command.Env = plain(e.env...)
	if e.prepare != nil {
		e.prepare(t, r)
	}
	if ended := finish(t, r.command); ended.code != 0 {
		t.Fatalf("exit %d: %s", ended.code, ended.stderr)
	}
	return read(t, r.out)
}

// spoilt is the content with what an editor's machine may have done to its text.
func (e environment) spoilt(t testing.TB) fs.FS {
	t.Helper()
	spoilt := fstest.MapFS{}
	must(t, fs.WalkDir(ngheAn, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(ngheAn, name)
		text := slices.Contains([]string{".toml", ".md", ".sum"}, filepath.Ext(name))
		if e.content != nil && text {
			data = e.content(data)
		}
		spoilt[name] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	}))
	return spoilt
}

// reverse writes all files anew, the last one first.
func reverse(t testing.TB, r *desk) {
	files := read(t, r.content)
	must(t, os.RemoveAll(r.content))
	for _, name := range slices.Backward(slices.Sorted(maps.Keys(files))) {
		must(t, os.MkdirAll(filepath.Dir(r.content+"/"+name), 0o755))
		must(t, os.WriteFile(r.content+"/"+name, []byte(files[name]), 0o600))
	}
}

func age(t testing.TB, r *desk) {
	for name := range read(t, r.content) {
		when := time.Unix(int64(sha256.Sum256([]byte(name))[0])<<24, 0) // 1970 to 2105
		must(t, os.Chtimes(r.content+"/"+name, when, when))
	}
}

func moved(t testing.TB, r *desk) {
	far := r.home + "/Một nơi rất xa/" + strings.Repeat("a b", 30)
	must(t, os.MkdirAll(far, 0o755))
	must(t, os.Rename(r.content, far+"/nội dung"))
	r.out = far + "/công khai"
	r.command.Args[3], r.command.Args[5] = far+"/nội dung", r.out
}

func relative(_ testing.TB, r *desk) {
	r.command.Dir = r.content
	r.command.Args[3], r.command.Args[5] = "../content", "../public"
}

func again(t testing.TB, r *desk) {
	for range 2 {
		c := exec.Command(program, r.command.Args[1:]...)
		c.Env = plain()
		if e := finish(t, c); e.code != 0 {
			t.Fatal(e.stderr)
		}
	}
	must(t, os.WriteFile(r.out+"/index.html", []byte("damaged"), 0o644))
}

func over(t testing.TB, r *desk) {
	must(t, os.CopyFS(r.home+"/other", small()))
	for range 2 {
		c := exec.Command(program, "build", "--content", r.home+"/other", "--out", r.out, "--date", "2025-09-30")
		c.Env = plain()
		if e := finish(t, c); e.code != 0 {
			t.Fatal(e.stderr)
		}
	}
}

// another user is nobody, or the only one in a name space of its own.
func another(t testing.TB, r *desk) {
	if os.Geteuid() != 0 {
		c := exec.Command("unshare", append([]string{"--map-root-user"}, r.command.Args...)...)
		c.Env, r.command = r.command.Env, c
		return
	}
	open(t, r.home)
	must(t, os.Chmod(r.home, 0o777))
	r.command.SysProcAttr = nobody()
}

// open lets everybody into a folder.
func open(t testing.TB, dir string) {
	for ; dir != "/"; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		must(t, err)
		must(t, os.Chmod(dir, info.Mode()|0o055))
	}
}

func nobody() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

// TestProgram: the same sources give the same program, wherever and however they
// are compiled.
func TestProgram(t *testing.T) {
	want, err := os.ReadFile(program)
	must(t, err)
	root, err := filepath.Abs("../..")
	must(t, err)
	far := t.TempDir() + "/Một nơi khác"
	for _, name := range []string{"cmd", "internal", "templates", "go.mod", "go.sum"} {
		must(t, exec.Command("mkdir", "-p", far).Run())
		must(t, exec.Command("cp", "-r", root+"/"+name, far).Run())
	}
	machines := map[string]struct {
		sources string
		env     []string
	}{
		"another place":             {far, nil},
		"another zone, one at once": {root, []string{"TZ=Pacific/Kiritimati", "LC_ALL=vi_VN.UTF-8", "GOMAXPROCS=1", "TMPDIR=" + t.TempDir()}},
		"a repository of its own":   {repository(t, far), nil},
	}
	if freshCache {
		machines["nothing compiled before"] = struct {
			sources string
			env     []string
		}{far, []string{"GOCACHE=" + t.TempDir()}}
	}
	for name, m := range machines {
		t.Run(name, func(t *testing.T) {
			for _, v := range m.env {
				key, value, _ := strings.Cut(v, "=")
				t.Setenv(key, value)
			}
			other := t.TempDir() + "/tiendo"
			must(t, compile(other, m.sources))
			have, err := os.ReadFile(other)
			must(t, err)
			if !bytes.Equal(have, want) {
				t.Errorf("%d bytes, not the same %d", len(have), len(want))
			}
		})
	}
	count(t, "the program, %d bytes, is the same from %d builds", len(want), len(machines)+1)
}

// repository makes a git repository of sources, with a commit of its own.
func repository(t testing.TB, sources string) string {
	t.Helper()
	needs(t, "git", "git")
	dir := t.TempDir() + "/repository"
	must(t, exec.Command("cp", "-r", sources, dir).Run())
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x"}} {
		c := exec.Command("git", args...)
		c.Dir = dir
		if said, err := c.CombinedOutput(); err != nil {
			t.Fatalf("git: %v: %s", err, said)
		}
	}
	return dir
}
