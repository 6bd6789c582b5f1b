//go:build linux

package torture

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMany builds a site of very many files, builds it again and verifies it, each
// time with few descriptors: however many files there are, few are open at once,
// by few threads, and what is kept in memory of each is little.
func TestMany(t *testing.T) {
	const descriptors = 64
	dir := t.TempDir()
	manyArticles(t, dir+"/content", manyFiles)
	build := []string{"build", "--content", dir + "/content", "--out", dir + "/public", "--date", day}
	memory, threads := int64(0), 0
	for _, step := range []struct {
		args []string
		said string
	}{{build, ", 0 unchanged;"}, {build, ", 0 written, "}, {[]string{"verify", dir + "/public"}, ""}} {
		c := exec.Command("sh", append([]string{"-c", fmt.Sprintf("ulimit -n %d && exec \"$@\"", descriptors), "sh", program}, step.args...)...)
		c.Env = plain("GOMAXPROCS=4") // each processor has its own hands
		var said strings.Builder
		c.Stdout, c.Stderr = &said, &said
		b := begin(t, c)
		b.waitFor(func() bool {
			time.Sleep(10 * time.Millisecond)
			threads = max(threads, threadsOf(b.Process.Pid))
			return false
		})
		<-b.ended
		if code := b.ProcessState.ExitCode(); code != 0 || !strings.Contains(said.String(), step.said) {
			t.Fatalf("%s: exit %d: %s", step.args[0], code, said.String())
		}
		memory = max(memory, b.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10)
	}
	pages, err := filepath.Glob(dir + "/public/tin/*/index.html")
	if must(t, err); len(pages) < manyFiles {
		t.Errorf("%d pages of %d articles", len(pages), manyFiles)
	}
	if memory > manyMemory || threads > 32 {
		t.Errorf("%d MB and %d threads", memory, threads)
	}
	count(t, "%d articles: built, built again and verified with %d descriptors, %d MB and %d threads at most", manyFiles, descriptors, memory, threads)
}

// manyArticles is a site of short articles over twenty years.
func manyArticles(t *testing.T, dir string, n int) {
	t.Helper()
	must(t, os.MkdirAll(dir+"/news", 0o755))
	must(t, os.WriteFile(dir+"/site.toml", []byte("title = \"Nhiều\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\n"), 0o644))
	first := time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		date := first.AddDate(0, 0, i%7000).Format(time.DateOnly)
		text := fmt.Sprintf("+++\ntitle = \"Tin %d\"\ndate = %s\nsummary = \"Tóm tắt %[1]d.\"\n+++\n\nNội dung tin số %[1]d.\n", i, date)
		must(t, os.WriteFile(fmt.Sprintf("%s/news/%s-tin-%d.md", dir, date, i), []byte(text), 0o644))
	}
}

// threadsOf is how many threads a process has, 0 if there is none.
func threadsOf(pid int) int {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, rest, _ := strings.Cut(string(status), "\nThreads:")
	line, _, _ := strings.Cut(rest, "\n")
	n, _ := strconv.Atoi(strings.TrimSpace(line))
	return n
}
