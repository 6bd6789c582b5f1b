//go:build unix

package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"golang.org/x/sys/unix"
)

const (
	lockName = "lock"
	nextName = "next"
)

// workspace is the directory beside the output, locked.
type workspace struct {
	place *place
	dir   dir
	lock  int  // file descriptor
	made  bool // by us, just now
}

// enter locks the workspace and makes it if it is not there. The error is a
// *Busy, a *Refused or one of the file system.
func (p *place) enter() (*workspace, error) {
	const attempts = 100 // each fails only if another build cleared away the workspace just then
	for range attempts {
		w, err := p.tryEnter()
		if w != nil || err != nil {
			return w, err
		}
	}
	return nil, fmt.Errorf("cannot lock %s: it keeps vanishing", p.workspace)
}

// tryEnter returns nil without an error if the workspace vanished under it.
func (p *place) tryEnter() (*workspace, error) {
	w := &workspace{place: p, dir: dir{fd: -1}, lock: -1}
	switch err := p.parent.mkdir(p.workspace, 0o700); {
	case err == nil:
		w.made = true
	case !errors.Is(err, fs.ErrExist):
		return nil, err
	}
	err := w.open()
	if err == nil {
		err = w.seize()
	}
	if err == nil {
		if err = w.sign(strconv.Itoa(os.Getpid()) + "\n"); err == nil {
			return w, nil
		}
		w.leave(false)
		return nil, err
	}
	w.close()
	if w.made {
		_ = p.parent.unlink(p.workspace, unix.AT_REMOVEDIR) // refused once another build has its lock in it
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return nil, err
}

// open opens the directory and the lock file, and refuses a directory that holds
// what is not ours.
func (w *workspace) open() (err error) {
	p := w.place
	e, err := p.parent.stat(p.workspace)
	if err != nil {
		return err
	}
	if !e.isDir() {
		return p.refuse(WorkspaceTaken, p.workspace)
	}
	if w.dir, err = p.parent.sub(p.workspace); err != nil {
		return err
	}
	entries, err := w.dir.glance()
	if err != nil {
		return err
	}
	var names []string
	for _, e := range entries {
		if !((e.name == lockName || e.name == recordName) && e.isRegular() || e.name == nextName && e.isDir()) {
			names = append(names, e.name)
		}
	}
	if names != nil {
		return p.refuse(WorkspaceTaken, p.workspace).naming(names)
	}
	w.lock, err = w.dir.open(lockName, unix.O_RDWR|unix.O_CREAT|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0o600)
	return err
}

// seize takes the lock, which lives as long as the process.
func (w *workspace) seize() error {
	err := again(func() error { return unix.Flock(w.lock, unix.LOCK_EX|unix.LOCK_NB) })
	if err == unix.EWOULDBLOCK {
		return &Busy{w.holder(), w.dir.path + "/" + lockName}
	}
	var held unix.Stat_t
	if err := cmp.Or(err, unix.Fstat(w.lock, &held)); err != nil {
		return w.dir.wrap("lock", lockName, err)
	}
	named, err := w.dir.stat(lockName)
	if err != nil {
		return err
	}
	if !named.same(newEntry("", &held)) {
		return fs.ErrNotExist // its last holder removed what we have locked
	}
	return nil
}

// sign replaces the text of the lock file.
func (w *workspace) sign(text string) error {
	err := truncate(w.lock, 0)
	if err == nil {
		_, err = unix.Pwrite(w.lock, []byte(text), 0)
	}
	return w.dir.wrap("write", lockName, err)
}

func (w *workspace) holder() int {
	text := make([]byte, 32)
	n, _ := unix.Pread(w.lock, text, 0)
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text[:max(n, 0)])))
	return pid
}

// leave gives up the lock. A workspace that we made and that holds no site is
// removed. What cannot be cleaned up does no harm, so nothing is reported.
func (w *workspace) leave(switched bool) {
	if w.made && !switched {
		if next, err := w.dir.stat(nextName); err == nil {
			_, _ = w.dir.remove(next)
		}
		_ = w.dir.unlink(lockName, 0)
		_ = w.place.parent.unlink(w.place.workspace, unix.AT_REMOVEDIR)
	} else {
		_ = w.sign("")
	}
	w.close()
}

func (w *workspace) close() {
	if w.lock >= 0 {
		_ = unix.Close(w.lock)
	}
	w.dir.close()
}
