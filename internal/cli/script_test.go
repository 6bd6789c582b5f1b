//go:build linux

package cli_test

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"hash/crc32"
	"html"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"tiendo/internal/cli"
)

// TestMain lets the scripts run the real program: tiendo is the test binary
// under that name. broken is a tiendo whose standard output panics, so that a
// bug can be seen without having one.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"tiendo": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"broken": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, bug{}, os.Stderr)) },
	})
}

type bug struct{}

func (bug) Write([]byte) (int, error) { panic("index out of range") }

var update = flag.Bool("update", false, "write what was printed into the scripts; read the difference before you commit it")

// TestScript runs the stories in testdata/script. Beside the commands of
// testscript they know those of commands.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		Cmds:                commands,
		RequireExplicitExec: false,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			repo, err := filepath.Abs("../..")
			env.Setenv("REPO", repo)
			return err
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
	})
}

var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits":  exits,
	"edit":   edit,
	"write":  write,
	"photo":  photo,
	"crlf":   crlf,
	"fill":   fill,
	"enter":  enter,
	"stamp":  stamp,
	"hold":   hold,
	"host":   host,
	"fifo":   fifo,
	"says":   says,
	"bomb":   bomb,
	"cut":    cut,
	"packed": packed,
}

// exits CODE PROGRAM ARGS: the program ends with exactly this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [args]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// host DIR: serves a folder as a host does; $SITE is where.
func host(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: host dir")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(ts.MkAbs(args[0]))))
	ts.Defer(server.Close)
	ts.Setenv("SITE", server.URL)
}

// edit FILE OLD NEW: replaces the only place where OLD stands; \n is a line break.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: edit file old new")
	}
	text, unescape := ts.ReadFile(args[0]), strings.NewReplacer(`\n`, "\n")
	old := unescape.Replace(args[1])
	if n := strings.Count(text, old); n != 1 {
		ts.Fatalf("%q stands %d times in %s", old, n, args[0])
	}
	put(ts, args[0], strings.Replace(text, old, unescape.Replace(args[2]), 1))
}

// write FILE TEXT [TIMES]: a file of a text, repeated.
func write(ts *testscript.TestScript, _ bool, args []string) {
	n := 1
	if len(args) == 3 {
		var err error
		n, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	text := strings.NewReplacer(`\n`, "\n", `\0`, "\x00").Replace(args[1])
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	put(ts, args[0], strings.Repeat(text, n))
}

// photo FILE WIDTH HEIGHT: a picture in JPEG, with the place where it was taken.
func photo(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: photo file width height")
	}
	w, err := strconv.Atoi(args[1])
	ts.Check(err)
	h, err := strconv.Atoi(args[2])
	ts.Check(err)
	img := image.NewGray(image.Rect(0, 0, w, h))
	for i := range img.Pix {
		img.Pix[i] = byte(i%w/7 + i/w/5)
	}
	var b bytes.Buffer
	ts.Check(jpeg.Encode(&b, img, nil))
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o755))
	put(ts, args[0], b.String()[:2]+"\xff\xfe\x00\x15GPS 18.67N 105.69E"+b.String()[2:])
}

// fill FILE: does what the file asks for: removes the # before every key and
// table, and puts something into every place of ….
func fill(ts *testscript.TestScript, _ bool, args []string) {
	text := regexp.MustCompile(`(?m)^# (\[|[a-z0-9_-]+ = )`).ReplaceAllString(ts.ReadFile(args[0]), "$1")
	text = regexp.MustCompile(`(?m)^(date|as_of) = …`).ReplaceAllString(text, "$1 = 2025-09-24")
	text = strings.NewReplacer(`https://…`, `https://example.org/`, `status = "…"`, `status = "done"`, `"…"`, `"Vinh"`, ` = …`, ` = 1`).Replace(text)
	put(ts, args[0], text)
}

// enter FILE SHEET ROW COLUMN VALUE: types a value into a cell of a workbook of ours,
// as Excel takes it: a number where it looks like one. ROW is the key in the first column,
// COLUMN the one in the second row.
func enter(ts *testscript.TestScript, _ bool, args []string) {
	name, table, row, column, text := ts.MkAbs(args[0]), args[1], args[2], args[3], args[4]
	book, err := excelize.OpenFile(name)
	ts.Check(err)
	defer book.Close()
	rows, err := book.GetRows(table)
	ts.Check(err)
	at := slices.IndexFunc(rows, func(cells []string) bool { return len(cells) > 0 && cells[0] == row })
	if at < 0 || !slices.Contains(rows[1], column) {
		ts.Fatalf("%s has no row %s or no column %s", table, row, column)
	}
	cell, err := excelize.CoordinatesToCellName(slices.Index(rows[1], column)+1, at+1)
	ts.Check(err)
	if number, err := strconv.Atoi(text); err == nil {
		ts.Check(book.SetCellInt(table, cell, int64(number)))
	} else {
		ts.Check(book.SetCellStr(table, cell, text))
	}
	ts.Check(book.Save())
}

// crlf DIR: every text file in it as a Windows editor saves it.
func crlf(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			put(ts, name, "\ufeff"+strings.ReplaceAll(ts.ReadFile(name), "\n", "\r\n"))
		}
		return err
	}))
}

// stamp DIR FILE: writes which inode each file in DIR is, and when it was
// changed: the same lines later mean that nobody touched anything.
func stamp(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		var st syscall.Stat_t
		fmt.Fprintln(&b, name, syscall.Lstat(name, &st), st.Ino, st.Mtim, st.Ctim)
		return nil
	}))
	put(ts, args[1], b.String())
}

// hold OUT [PID]: holds the lock of an output folder, as another build would.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	dir, name := filepath.Split(ts.MkAbs(args[0]))
	f, err := os.OpenFile(filepath.Join(dir, "."+name+".tiendo", "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	ts.Check(err)
	ts.Check(syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB))
	if len(args) > 1 {
		_, err = f.WriteString(args[1] + "\n")
		ts.Check(err)
	}
	ts.Defer(func() { f.Close() })
}

// fifo FILE: a pipe that nobody writes to.
func fifo(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// says PAGE TEXT: the words of a page, without its marks and on one line, hold
// the text.
func says(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: says page text")
	}
	words := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(ts.ReadFile(args[0]), ""))
	words = strings.Join(strings.Fields(words), " ")
	if strings.Contains(words, args[1]) == neg {
		ts.Fatalf("%s: %t that it says %q", args[0], neg, args[1])
	}
}

// bomb FILE WIDTH HEIGHT: a small PNG that says it has so many pixels: nobody
// should find out by reading them.
func bomb(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: bomb file width height")
	}
	var b bytes.Buffer
	ts.Check(png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))))
	data := b.Bytes()
	for i, side := range args[1:] { // IHDR begins at 12, its checksum stands at 29
		n, err := strconv.Atoi(side)
		ts.Check(err)
		binary.BigEndian.PutUint32(data[16+4*i:], uint32(n))
	}
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	put(ts, args[0], b.String())
}

// cut FILE BYTES: the file ends early, as one does whose upload was broken off.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: cut file bytes")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), int64(n)))
}

// packed FILE...: each file is compressed by gzip and holds something.
func packed(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		r, err := gzip.NewReader(strings.NewReader(ts.ReadFile(name)))
		ts.Check(err)
		n, err := io.Copy(io.Discard, r)
		ts.Check(err)
		if n == 0 {
			ts.Fatalf("%s is empty", name)
		}
	}
}

func put(ts *testscript.TestScript, name, text string) {
	ts.Check(os.WriteFile(ts.MkAbs(name), []byte(text), 0o644))
}
