//go:build unix

package output

import "errors"

// Claim is an output that this process holds from before it reads the content
// until the site is published. Without it a build that began earlier and took
// longer would put older content in the place of newer.
type Claim struct {
	workspace *workspace
	live      *live
	switched  bool
}

// Take refuses an output that is not ours and keeps other builds from it,
// before any work is done. Protected directories are those of Options. The error
// is a *Refused, a *Busy, a *NoSwitch or one of the file system. Release the
// claim when done.
func Take(out string, protected []string) (*Claim, error) {
	if !canSwitch {
		return nil, &NoSwitch{out, errors.ErrUnsupported}
	}
	p, err := locate(out, protected)
	if err != nil {
		return nil, err
	}
	c, err := p.take()
	if err != nil {
		p.parent.close()
	}
	return c, err
}

func (p *place) take() (*Claim, error) {
	if err := p.glance(); err != nil {
		return nil, err
	}
	w, err := p.enter()
	if err != nil {
		return nil, err
	}
	l, err := p.open()
	if err != nil {
		w.leave(false)
		return nil, err
	}
	return &Claim{workspace: w, live: l}, nil
}

// Release gives the output up. A workspace that was made for it and holds no
// site is removed.
func (c *Claim) Release() {
	c.live.close()
	c.workspace.leave(c.switched)
	c.workspace.place.parent.close()
}
