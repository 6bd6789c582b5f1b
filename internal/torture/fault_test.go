//go:build linux

package torture

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faulty are the system calls that are made to fail, and what happens instead of
// them. linkat is there because a publisher might use it; ours does not. The
// second list is what a build does beside those.
var faulty = []struct{ calls, faults []string }{
	{
		[]string{"openat", "write", "fsync", "mkdirat", "linkat", "renameat2", "unlinkat", "close"},
		[]string{"error=ENOSPC", "error=EIO", "error=EACCES", "error=EMFILE", kill},
	},
	{
		[]string{"syncfs", "ftruncate", "fchmod", "pwrite64", "read", "getdents64", "newfstatat", "fstat", "flock"},
		[]string{"error=EIO", kill},
	},
}

// TestFaults lets the n-th call of a kind fail, for n from 1 until a build makes
// so few calls that it completes: on the first build of a site, and on one that
// replaces another. strace counts by thread, so that a run may fail in several
// places, and its log is the proof that the fault was really injected.
func TestFaults(t *testing.T) {
	needs(t, "strace", "strace")
	s := newSite(t, small())
	first := s.prepare(t, "first", nil)
	again := s.prepare(t, "again", func() {
		more := s.dir + "/2/content/news"
		for i := range 5 { // something to remove
			must(t, os.WriteFile(fmt.Sprintf("%s/2025-09-2%d-x.md", more, i), []byte("+++\ntitle = \"X\"\ndate = 2025-09-24\n+++\n\nX\n"), 0o644))
		}
		s.publish(t, 2)
		s.publish(t, 0)
	})
	var sum tally
	for _, f := range faulty {
		for i, call := range f.calls {
			for j, fault := range f.faults {
				if allFaults || (i+j)%len(f.faults) == 0 {
					sum.add(s.sweep(t, first, call, fault))
					sum.add(s.sweep(t, again, call, fault))
				}
			}
		}
	}
	if sum.hit == 0 || sum.failed == 0 || sum.killed == 0 || sum.old == 0 || sum.renewed == 0 {
		t.Errorf("too few to prove anything: %+v", sum)
	}
	count(t, "%d builds, %d with a fault that was really injected (%d faults, %d of them in the output, at %d different places): %d exited ≠ 0, %d were killed, %d completed all the same with the new site; %d times the site was the old one or none afterwards, %d times the new one; 0 mixed",
		sum.runs, sum.injected, sum.faults, sum.hit, len(sum.places), sum.failed, sum.killed, sum.completed, sum.old, sum.renewed)
}

// tally counts what came of runs with faults.
type tally struct {
	runs, injected, faults, hit, failed, killed, completed, old, renewed int
	places                                                               map[string]bool
}

func (a *tally) add(b tally) {
	a.runs += b.runs
	a.injected += b.injected
	a.faults += b.faults
	a.hit += b.hit
	a.failed += b.failed
	a.killed += b.killed
	a.completed += b.completed
	a.old += b.old
	a.renewed += b.renewed
	if a.places == nil {
		a.places = map[string]bool{}
	}
	maps.Copy(a.places, b.places)
}

// prepare keeps what the place of the site looks like after some builds, to begin
// from it again.
func (s *site) prepare(t testing.TB, name string, build func()) string {
	t.Helper()
	if build != nil {
		build()
	}
	kept := filepath.Join(s.dir, "kept-"+name)
	must(t, os.Rename(s.dir+"/out", kept))
	must(t, os.Mkdir(s.dir+"/out", 0o755))
	return kept
}

// reset makes the place of the site what it was when it was kept.
func (s *site) reset(t testing.TB, kept string) {
	t.Helper()
	must(t, os.RemoveAll(s.dir+"/out"))
	must(t, exec.Command("cp", "-a", kept, s.dir+"/out").Run())
}

// sweep lets one call after the other fail until a build meets no fault.
func (s *site) sweep(t *testing.T, kept, call, fault string) tally {
	sum := tally{places: map[string]bool{}}
	for n := 1; ; n += faultEvery {
		s.reset(t, kept)
		before := s.judge(t, "before")
		log := s.dir + "/log"
		e := finish(t, s.traced(log, call, fault, n))
		what := fmt.Sprintf("%s %s, call %d, from %s", call, fault, n, filepath.Base(kept))
		injected := injections(t, log, e)
		after := s.judge(t, what)
		sum.runs++
		switch {
		case len(injected) == 0 && (e.code != 0 || after != 1):
			t.Fatalf("%s: nothing was injected, yet exit %d: %s", what, e.code, e.stderr)
		case len(injected) == 0: // it completed
			t.Logf("%s %s, from %s: %d builds with a fault, %d of them failed, %d killed", call, fault, filepath.Base(kept), sum.injected, sum.failed, sum.killed)
			return sum
		case e.code == 0 && after != 1:
			t.Errorf("%s: exit 0, but the old site is in place", what)
		case after != 1 && after != before:
			t.Errorf("%s: edition %d instead of %d", what, after, before)
		}
		s.note(t, &sum, what, injected, e, after)
		if t.Failed() {
			return sum
		}
	}
}

// traced is a build of which a call fails.
func (s *site) traced(log, call, fault string, n int) *exec.Cmd {
	args := []string{"-f", "-qq", "-y", "-o", log, "-e", "trace=" + call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, fault, n)}
	if fault != kill {
		args = append(args, "--seccomp-bpf") // three times as fast, but no signal gets through
	}
	c := exec.Command("strace", append(append(args, program), s.arguments(1, s.out())...)...)
	c.Env = plain()
	return c
}

const kill = "signal=KILL"

// note counts a run, and fails it if a fault hit the output and the program did
// not say so.
func (s *site) note(t *testing.T, sum *tally, what string, injected []string, e ended, after int) {
	sum.injected++
	sum.faults += len(injected)
	for _, line := range injected {
		if s.hits(line) {
			sum.hit++
			if e.code == 0 {
				t.Errorf("%s: exit 0 in spite of %s\n%s", what, line, e.stderr)
			}
		}
		sum.places[place(line)] = true
	}
	switch {
	case e.killed():
		sum.killed++
	case e.code == 0:
		sum.completed++
	default:
		sum.failed++
	}
	if after == 1 {
		sum.renewed++
	} else {
		sum.old++
	}
	if sum.injected%25 == 0 { // what it left behind is no obstacle
		s.publish(t, 1)
		if s.judge(t, what+", built again") != 1 {
			t.Errorf("%s: the next build did not publish", what)
		}
	}
}

// injections are the lines of the log that tell of an injected fault: strace says
// so itself, and of a process that was killed by the call that never ended.
func injections(t testing.TB, log string, e ended) []string {
	t.Helper()
	data, err := os.ReadFile(log)
	must(t, err)
	mark := "(INJECTED)"
	if e.killed() {
		mark = "+++ killed by SIGKILL"
		if strings.Contains(string(data), "= ?\n") {
			mark = "= ?"
		}
	}
	lines := strings.Split(string(data), "\n")
	return slices.DeleteFunc(lines, func(line string) bool { return !strings.Contains(line, mark) })
}

// hits reports whether a call concerns the site to come: a file or a folder in
// next/, or the switch. Closing a folder cannot lose anything, and a folder is
// removed as if it were empty before anybody looks into it.
func (s *site) hits(line string) bool {
	next := s.dir + "/out/.public.tiendo/next"
	switch {
	case strings.Contains(line, " renameat2("), strings.Contains(line, " syncfs("):
		return true
	case strings.Contains(line, " close("):
		return strings.Contains(line, "<"+next) && filepath.Ext(place(line)) != ""
	case strings.Contains(line, "AT_REMOVEDIR"):
		return false
	}
	return strings.Contains(line, "<"+next)
}

var named = regexp.MustCompile(`^\d+ +(\w+)\([^<]*(<[^>]*>)?(?:, "([^"]*)")?`)

// place is the call and the path of a line.
func place(line string) string {
	m := named.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	return m[1] + " " + strings.Trim(m[2], "<>") + "/" + m[3]
}
