//go:build torture && linux

package threat

import (
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

func measured(t *testing.T, program, dir string) (time.Duration, int64) {
	t.Helper()
	check := exec.Command(program, "check", "--content", dir, "--date", "2025-10-01")
	err := check.Run()
	state := check.ProcessState
	if state == nil || state.ExitCode() > 1 || state.ExitCode() < 0 {
		t.Fatal(err)
	}
	return state.UserTime() + state.SystemTime(), state.SysUsage().(*syscall.Rusage).Maxrss << 10
}
