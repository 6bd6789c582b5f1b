//go:build torture && linux

package threat

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestTortureHostileSizes runs the real program over every hostile file and reads
// from the system what it took: half a second of the processor and 256 MB at most.
// A busy machine may need a second try.
func TestTortureHostileSizes(t *testing.T) {
	program := filepath.Join(t.TempDir(), "tiendo")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, "../../cmd/tiendo").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, h := range hostileFiles() {
		dir := filepath.Join(t.TempDir(), "content")
		if err := os.CopyFS(dir, Site(nil)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(h.path)), []byte(h.text), 0o644); err != nil {
			t.Fatal(err)
		}
		took, memory := time.Hour, int64(0)
		for try := 0; try < 3 && took > 500*time.Millisecond; try++ {
			took, memory = measured(t, program, dir)
		}
		t.Logf("%-24s %4d ms %4d MB", h.name, took.Milliseconds(), memory>>20)
		if took > 500*time.Millisecond || memory > 256<<20 {
			t.Errorf("%s: %v, %d MB", h.name, took, memory>>20)
		}
	}
}

// measured is what a check of a folder took. The system counts to a process what
// its parent held when it was born; so a small one is put between (TestMain).
func measured(t *testing.T, program, dir string) (took time.Duration, memory int64) {
	t.Helper()
	small := exec.Command(os.Args[0], program, "check", "--content", dir, "--date", "2025-10-01")
	small.Env = append(os.Environ(), betweenKey+"=1")
	out, err := small.Output()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscan(string(out), &took, &memory); err != nil {
		t.Fatalf("%q: %v", out, err)
	}
	return took, memory
}

const betweenKey = "TIENDO_TEST_BETWEEN"

// TestMain makes this program the small process in between, when asked to.
func TestMain(m *testing.M) {
	if os.Getenv(betweenKey) == "" {
		os.Exit(m.Run())
	}
	c := exec.Command(os.Args[1], os.Args[2:]...)
	err := c.Run()
	state := c.ProcessState
	if state == nil || state.ExitCode() > 1 || state.ExitCode() < 0 {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(int64(state.UserTime()+state.SystemTime()), state.SysUsage().(*syscall.Rusage).Maxrss<<10)
}
