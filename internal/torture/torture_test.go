//go:build linux

// Package torture holds the real program to the promise that nothing false or
// broken is ever published, whatever is done to it: it is killed, its system calls
// fail, its disk fills up, a second one gets in its way, it is pointed at folders
// that are not its own, it panics. It has tests and nothing else.
//
// `go test` makes a short run of each; `make torture` (the build tag torture) the
// long one, whose numbers stand in docs/torture.md. The two differ in the counts of
// short_test.go and long_test.go and in nothing else.
//
// Everything is judged in the same way: the site in place must be, byte by byte,
// the one before or the one after; see site.judge.
package torture

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// day is the --date of every build.
const day = "2025-10-01"

// program is the real one, built as the Makefile builds it.
var program string

var results = flag.String("results", "", "a file to write what was counted into, as a table")

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "torture")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // other users run it too
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	program = filepath.Join(dir, "tiendo")
	if err := compile(program, "../.."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	code := m.Run()
	if *results != "" && code == 0 {
		if err := writeResults(*results, counted.rows); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
	}
	return code
}

// compile builds the program from sources; more are further arguments of go build.
func compile(program, sources string, more ...string) error {
	args := append([]string{"build", "-trimpath", "-buildvcs=false", "-o", program}, more...)
	c := exec.Command("go", append(args, "./cmd/tiendo")...)
	c.Dir, c.Env = sources, append(os.Environ(), "CGO_ENABLED=0")
	if said, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("building the program: %w\n%s", err, said)
	}
	return nil
}

// needs fails a test for want of a program of Debian's.
func needs(t testing.TB, name, debian string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: apt-get install %s", name, debian)
	}
}

// ended is how a process ended.
type ended struct {
	code   int // -1 if it was killed
	stdout string
	stderr string
}

func (e ended) killed() bool { return e.code == -1 }

// finish runs a command to its end, whatever that is.
func finish(t testing.TB, c *exec.Cmd) ended {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return ended{c.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// plain is an environment in which nothing but the arguments matters.
func plain(more ...string) []string {
	return append([]string{"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TZ=UTC"}, more...)
}

var counted struct {
	sync.Mutex
	rows map[string]string
}

// count keeps a line of the results, under the name of its test.
func count(t testing.TB, format string, args ...any) {
	t.Helper()
	line := fmt.Sprintf(format, args...)
	t.Log(line)
	counted.Lock()
	defer counted.Unlock()
	if counted.rows == nil {
		counted.rows = map[string]string{}
	}
	counted.rows[t.Name()] = line
}

// writeResults replaces the first table of a document and leaves the rest as it is.
func writeResults(name string, rows map[string]string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte(retabled(string(data), rows)), 0o644)
}

// retabled is a document with other rows in its first table. A run of some of the
// tests keeps the rows of the others.
func retabled(document string, rows map[string]string) string {
	table := []string{"| Test | What was counted |", "|---|---|"}
	for test, line := range rows {
		table = append(table, fmt.Sprintf("| `%s` | %s |", test, line))
	}
	lines := strings.SplitAfter(document, "\n")
	isRow := func(line string) bool { return strings.HasPrefix(line, "|") }
	start := slices.IndexFunc(lines, isRow)
	if start < 0 {
		start = len(lines)
	}
	end := start
	for ; end < len(lines) && isRow(lines[end]); end++ {
		row := strings.TrimSuffix(lines[end], "\n")
		test, _, _ := strings.Cut(strings.TrimPrefix(row, "| `"), "`")
		if _, again := rows[test]; !again && end-start >= 2 && flag.Lookup("test.run").Value.String() != "" {
			table = append(table, row)
		}
	}
	slices.Sort(table[2:])
	return strings.Join(lines[:start], "") + strings.Join(table, "\n") + "\n" + strings.Join(lines[end:], "")
}
