//go:build linux

package torture

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestTogether starts a build while another one is at work: it must leave with 75
// and name the process that holds the output, and may not publish what it would
// have read. Then many builds begin at once.
func TestTogether(t *testing.T) {
	s := newSite(t, small())
	s.publish(t, 0)
	first := s.stopped(t)
	e := finish(t, s.command(2, s.out()))
	if e.code != 75 || !strings.Contains(e.stderr, fmt.Sprintf("(process %d)", first.Process.Pid)) {
		t.Errorf("exit %d, want 75 and process %d: %s", e.code, first.Process.Pid, e.stderr)
	}
	must(t, first.Process.Signal(syscall.SIGCONT))
	<-first.ended
	if in := s.judge(t, "after two builds"); in != 1 || first.ProcessState.ExitCode() != 0 {
		t.Errorf("the first build ended with %d, and edition %d is in place", first.ProcessState.ExitCode(), in)
	}
	done, busy := s.rush(t)
	count(t, "two builds: the first published, the second left with 75 and named it. %d builds at once: %d published, %d left with 75, the site was whole at every look", crowd, done, busy)
}

// stopped is a build of edition 1 that stands still in the middle of its work.
func (s *site) stopped(t *testing.T) running {
	t.Helper()
	for range 50 { // it may be done before it is stopped
		b := begin(t, s.command(1, s.out()))
		b.waitFor(func() bool { return s.holder() == b.Process.Pid })
		if b.Process.Signal(syscall.SIGSTOP) == nil && s.holder() == b.Process.Pid {
			return b
		}
		<-b.ended
		s.publish(t, 0)
	}
	t.Fatal("every build ended too soon to prove anything")
	return running{}
}

// rush starts many builds at once and looks at the site until they have ended.
func (s *site) rush(t *testing.T) (done, busy int) {
	t.Helper()
	var builds []running
	for i := range crowd {
		builds = append(builds, begin(t, s.command(i%3, s.out())))
	}
	for _, b := range builds {
		b.waitFor(func() bool {
			time.Sleep(time.Millisecond)
			s.judgeInHaste(t)
			return false
		})
		switch b.ProcessState.ExitCode() {
		case 0:
			done++
		case 75:
			busy++
		default:
			t.Errorf("a build ended with %d", b.ProcessState.ExitCode())
		}
	}
	s.judge(t, "after all")
	if done == 0 {
		t.Error("nobody published")
	}
	return done, busy
}

// judgeInHaste looks at a site that may be switched meanwhile: then it counts for nothing.
func (s *site) judgeInHaste(t *testing.T) {
	t.Helper()
	before, text := s.inode(), s.manifest()
	have := tree{}
	for name := range s.editions[0] {
		if data, err := os.ReadFile(s.out() + "/" + name); err == nil {
			have[name] = string(data)
		}
	}
	if s.inode() != before || s.manifest() != text {
		return
	}
	for _, e := range s.editions {
		same := true
		for name := range s.editions[0] {
			same = same && have[name] == e[name]
		}
		if same {
			return
		}
	}
	t.Error("the site is a mixture")
}

func (s *site) manifest() string {
	data, _ := os.ReadFile(s.out() + "/manifest.json")
	return string(data)
}

// holder is the process that holds the output, 0 if there is none.
func (s *site) holder() int {
	data, _ := os.ReadFile(s.dir + "/out/.public.tiendo/lock")
	pid, _ := strconv.Atoi(strings.TrimSpace(string(data)))
	return pid
}
