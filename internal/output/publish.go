//go:build unix

package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"

	"golang.org/x/sys/unix"
)

// Publish makes a directory equal to a tree, all or nothing: after an error the
// site in place is the old one, unless Result.Switched says otherwise. The tree
// may not change meanwhile. The error is a *Refused, a *Busy, a *NoSwitch or
// one of the file system.
func Publish(t *Tree, o Options) (Result, error) {
	c, err := Take(o.Out, o.Protected)
	if err != nil {
		return Result{}, err
	}
	defer c.Release()
	return c.Publish(t, o)
}

// Publish publishes into the output that is held; o.Out and o.Protected were
// said when it was taken.
func (c *Claim) Publish(t *Tree, o Options) (Result, error) {
	if !ours(o.Tool) || o.Date == "" {
		return Result{}, fmt.Errorf("publish needs a tool that begins with tiendo and a date, not %q and %q", o.Tool, o.Date)
	}
	r, err := c.publish(t, o)
	c.switched = c.switched || r.Switched
	return r, err
}

// publish compares the tree with the site in place, and renews that if they differ.
func (c *Claim) publish(t *Tree, o Options) (Result, error) {
	l := c.live
	if err := l.unmoved(); err != nil {
		return Result{}, err
	}
	m := t.Manifest(o.Tool, o.Date)
	raw := m.JSON()
	r := Result{Files: t.Len() + 1, OldDate: l.manifest.Date}
	before, rawBefore := m, raw
	if r.OldDate != "" && r.OldDate != m.Date {
		before = restate(t, m, o.Dated, r.OldDate)
		rawBefore = before.JSON()
	}
	same, err := l.equals(before, rawBefore)
	if err := cmp.Or(t.Err(), err); err != nil {
		return r, err
	}
	if same {
		r.Bytes, r.Unchanged = t.Bytes()+int64(len(l.raw)), r.Files
		return r, nil
	}
	r.Bytes = t.Bytes() + int64(len(raw))
	s, err := c.staged(t, o.Progress)
	if err == nil {
		err = s.finish(t, raw)
	}
	if err != nil {
		return r, err
	}
	r.Written, r.Unchanged, r.Removed = s.written, s.unchanged, s.removed
	r.Switched, err = c.workspace.renew(l)
	return r, err
}

// renew puts what was staged in the place of the site, and reports whether it is
// there, also when that may not survive a power failure.
func (w *workspace) renew(l *live) (bool, error) {
	if err := l.recheck(); err != nil {
		return false, err
	}
	if err := w.swap(l.exists); err != nil {
		return false, err
	}
	return true, cmp.Or(w.place.parent.sync(), w.dir.sync())
}

// swap makes next/ the output, and the output next/ if it exists.
func (w *workspace) swap(exists bool) error {
	err := again(func() error { return rename(w.dir.fd, nextName, w.place.parent.fd, w.place.base, exists) })
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrNotExist):
		return w.place.refuse(Replaced, "")
	case err == unix.EXDEV, err == unix.EBUSY, err == unix.EINVAL, err == unix.ENOSYS:
		return &NoSwitch{w.place.out, err}
	}
	return w.dir.wrap("switch", nextName, err)
}
