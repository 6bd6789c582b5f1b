//go:build unix

package output

import "errors"

// Claim is an output that this process holds from before it reads the content
// until the site is published. Without it a build that began earlier and took
// longer would put older content in the place of newer.
type Claim struct {
	workspace *workspace
	live      *live
	staging   *staging // of the tree that is on its way; may be nil
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

// Tree returns an empty tree whose files lie beside the published site from the
// moment they are added, ready for the step in which Publish puts them in its
// place. So a site of any size is made in little memory. A claim has one such
// tree; said, if not nil, is called after each file, one call at a time.
func (c *Claim) Tree(said func(done int)) (*Tree, error) {
	if c.staging != nil {
		return nil, errors.New("output: a claim has one tree")
	}
	s, err := c.workspace.stage(said)
	if err != nil {
		return nil, err
	}
	c.staging = s
	t := NewTree()
	t.disk = s
	return t, nil
}

// staged is where the files of a tree lie beside the published site. One in
// memory is copied there, if nothing in the site's place is foreign.
func (c *Claim) staged(t *Tree, progress func(done, total int)) (*staging, error) {
	if t.disk != nil {
		return t.disk, nil
	}
	if c.live.exists {
		if _, err := c.live.inspect(nil); err != nil {
			return nil, err
		}
	}
	var said func(done int)
	if progress != nil {
		said = func(done int) { progress(done, t.Len()+1) }
	}
	copied, err := c.Tree(said)
	if err != nil {
		return nil, err
	}
	j := newJobs()
	for _, path := range t.Paths() {
		if j.failed() != nil {
			break
		}
		data, _ := t.Get(path)
		j.do(func() error { return copied.Add(path, data) })
	}
	return copied.disk, j.wait()
}

// Release gives the output up. A workspace that was made for it and holds no
// site is removed.
func (c *Claim) Release() {
	c.live.close()
	if c.staging != nil {
		c.staging.close()
	}
	c.workspace.leave(c.switched)
	c.workspace.place.parent.close()
}
