//go:build linux

package torture

import (
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"testing"
	"time"
)

// TestKill kills builds with signal 9 while readers walk the site: half of them at
// moments spread over the whole build, a quarter while it writes, a quarter after
// the switch. After each kill the site in place must be a whole edition, and a
// reader who was not overtaken by a switch must have seen one edition only.
func TestKill(t *testing.T) {
	s := newSite(t, ngheAn)
	s.publish(t, 2)
	r := startReaders(t, s, 2)
	start := time.Now()
	s.publish(t, 0)
	usual := time.Since(start)

	var killed, after, midway, halfMade int
	for in := 0; killed < kills; {
		r.builds.Add(1)
		before, written := s.inode(), s.written()
		b := begin(t, s.command((in+1)%3, s.out()))
		switch {
		case after*4 < killed:
			b.waitFor(func() bool { return s.inode() != before })
			b.wait(rand.N(200 * time.Microsecond))
		case halfMade*4 < killed:
			b.waitFor(func() bool { return s.written() != written })
			b.wait(rand.N(10 * time.Millisecond))
		default:
			b.wait(rand.N(usual * 11 / 10))
		}
		died := b.kill()
		now := s.judge(t, "after a kill")
		switched := now != in
		in = now
		if !died {
			usual = usual * 95 / 100 // one in six completes, however fast the machine is just now
			continue
		}
		usual = usual * 101 / 100
		killed++
		if switched {
			after++
		} else if s.held() {
			midway++
		}
		if s.halfMade(t) {
			halfMade++
		}
	}
	r.end()
	s.publish(t, 0)
	if s.judge(t, "after the last kill") != 0 || after*5 < kills || midway*4 < kills || halfMade == 0 {
		t.Errorf("of %d kills %d after the switch, %d before it, %d half-made: too few to prove anything", kills, after, midway, halfMade)
	}
	count(t, "%d kills: %d before the switch while the build held the output, %d after the switch; beside %d sites lay a half-made one; 0 missing, torn or mixed. %s",
		kills, midway, after, halfMade, r)
}

// running is a process that was started.
type running struct {
	*exec.Cmd
	ended chan struct{}
}

func begin(t testing.TB, c *exec.Cmd) running {
	t.Helper()
	must(t, c.Start())
	b := running{c, make(chan struct{})}
	go func() {
		_ = c.Wait() // its state is what counts
		close(b.ended)
	}()
	t.Cleanup(func() { b.kill() })
	return b
}

// wait waits for a while, or for the end of the process.
func (b running) wait(d time.Duration) {
	select {
	case <-b.ended:
	case <-time.After(d):
	}
}

// kill ends the process, and reports whether it had not ended by itself.
func (b running) kill() bool {
	_ = b.Process.Kill()
	<-b.ended
	return b.ProcessState.Sys().(syscall.WaitStatus).Signaled()
}

// waitFor waits until something is so, or for the end of the process.
func (b running) waitFor(so func() bool) {
	for !so() {
		select {
		case <-b.ended:
			return
		default:
			time.Sleep(20 * time.Microsecond)
		}
	}
}

// written is when a page of the tree beside the site was last written.
func (s *site) written() int64 {
	var st syscall.Stat_t
	_ = syscall.Stat(s.dir+"/out/.public.tiendo/next/404.html", &st)
	return st.Mtim.Nano()
}

// inode is that of the folder in place, 0 if there is none.
func (s *site) inode() uint64 {
	var st syscall.Stat_t
	_ = syscall.Stat(s.out(), &st)
	return st.Ino
}

// held reports whether the last build ended while it held the output.
func (s *site) held() bool {
	holder, err := os.ReadFile(s.dir + "/out/.public.tiendo/lock")
	return err == nil && len(holder) > 0
}

// halfMade reports whether what lies beside the site is no whole edition.
func (s *site) halfMade(t testing.TB) bool {
	next := s.dir + "/out/.public.tiendo/next"
	if _, err := os.Stat(next); err != nil {
		return false
	}
	have := read(t, next)
	return !slices.ContainsFunc(s.editions[:], func(e tree) bool { return maps.Equal(have, e) })
}
