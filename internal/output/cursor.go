//go:build unix

package output

import (
	"errors"
	"io/fs"
	"strings"

	"golang.org/x/sys/unix"
)

// cursor stands in a directory below next/, with those above it open too: what is
// put one after the other mostly lies near each other.
type cursor struct {
	of    *staging
	names []string
	dirs  []dir // of names
}

func (s *staging) cursor() *cursor {
	select {
	case c := <-s.cursors:
		return c
	default:
		return &cursor{of: s}
	}
}

func (s *staging) release(c *cursor) {
	select {
	case s.cursors <- c:
	default:
		c.back(0) // more at a time than there are processors
	}
}

// to goes to the directory that holds a path, and makes it if it is not there.
func (c *cursor) to(path string) (dir, string, error) {
	depth := 0
	for {
		name, rest, deeper := strings.Cut(path, "/")
		if !deeper {
			c.back(depth)
			return c.here(), name, nil
		}
		if depth == len(c.names) || c.names[depth] != name {
			c.back(depth)
			d, err := c.of.enter(c.here(), name)
			if err != nil {
				return dir{}, "", err
			}
			c.names, c.dirs = append(c.names, name), append(c.dirs, d)
		}
		depth, path = depth+1, rest
	}
}

func (c *cursor) here() dir {
	if len(c.dirs) == 0 {
		return c.of.dir
	}
	return c.dirs[len(c.dirs)-1]
}

// back goes up to a depth.
func (c *cursor) back(depth int) {
	for _, d := range c.dirs[depth:] {
		d.close()
	}
	c.names, c.dirs = c.names[:depth], c.dirs[:depth]
}

// enter opens a directory of the tree. What else has its name is removed.
func (s *staging) enter(in dir, name string) (dir, error) {
	d, err := in.folder(name)
	if !errors.Is(err, unix.ENOTDIR) && !errors.Is(err, unix.ELOOP) {
		return d, err
	}
	s.clearing.Lock() // another hand may want to enter there too
	defer s.clearing.Unlock()
	e, err := in.stat(name)
	if err == nil && !e.isDir() {
		err = in.unlink(name, 0)
		s.note(0, 0, 1)
	}
	if err != nil {
		return dir{}, err
	}
	return in.folder(name)
}

// folder opens a directory for everybody to read, and makes it if it is not there.
func (d dir) folder(name string) (dir, error) {
	s, err := d.sub(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err := d.mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return dir{}, err
		}
		s, err = d.sub(name)
	}
	if err != nil || s.exact {
		return s, err
	}
	e, err := s.self()
	if err == nil && e.perm() != 0o755 {
		err = s.chmod(0o755)
	}
	if err != nil {
		s.close()
		return dir{}, err
	}
	return s, nil
}
