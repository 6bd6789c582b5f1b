//go:build linux

package output

import (
	"errors"
	"io/fs"
	"testing"

	"tiendo/internal/crew"
)

// A build that opened the lock file just before its holder removed it holds
// nothing, and must not think so.
func TestSeizeRemovedLock(t *testing.T) {
	d, err := openDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	p := &place{parent: d, base: "public", workspace: ".public.tiendo"}
	first, err := p.enter()
	if err != nil {
		t.Fatal(err)
	}
	late := &workspace{place: p}
	if err := late.open(); err != nil {
		t.Fatal(err)
	}
	defer late.close()
	if busy, ok := errors.AsType[*Busy](late.seize()); !ok {
		t.Errorf("held: %v", busy)
	}
	// The holder is halfway through removing the workspace when a third build comes.
	if err := first.dir.unlink(lockName, 0); err != nil {
		t.Fatal(err)
	}
	third, err := p.enter()
	if err != nil {
		t.Fatal(err)
	}
	first.close()
	if err := late.seize(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("replaced: %v", err)
	}
	third.leave(false)
	if err := late.seize(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("removed: %v", err)
	}
}

func TestJobsKeepFirstError(t *testing.T) {
	first := errors.New("first")
	c := newJobs()
	ran := 0
	for i := range 10 {
		c.do(func() error {
			c.mu.Lock()
			defer c.mu.Unlock()
			ran++
			if i < 5 {
				return first
			}
			return nil
		})
	}
	if err := c.wait(); err != first || ran != 10 || c.failed() != first {
		t.Errorf("%v after %d jobs", err, ran)
	}
}

// A panic in any hand is one of the caller, which can still say what happened.
func TestJobsPanic(t *testing.T) {
	defer func() {
		if p, ok := recover().(*crew.Panic); !ok || p.Value != "broken" || len(p.Stack) == 0 {
			t.Errorf("recovered %v", p)
		}
	}()
	c := &jobs{seats: make(chan struct{}, 1)}
	c.do(func() error { panic("broken") })
	err := c.wait()
	t.Errorf("no panic, %v", err)
}
