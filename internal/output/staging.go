//go:build unix

package output

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"runtime"
	"sync"

	"golang.org/x/sys/unix"
)

// staging makes next/ equal to a tree, file by file while the tree is filled. Of
// each file only its size and hash stay in memory.
type staging struct {
	dir   dir  // next/
	fresh bool // nothing lies in it but what was put
	said  func(done int)

	cursors  chan *cursor // those that nobody uses
	buffers  sync.Pool    // of *[]byte, for reading files
	clearing sync.Mutex

	mu                          sync.Mutex
	written, unchanged, removed int
}

// stage opens next/ for a tree that is going to be filled.
func (w *workspace) stage(said func(done int)) (*staging, error) {
	made := w.dir.mkdir(nextName, 0o755) == nil // if not, folder says why
	as, _ := w.dir.stat(nextName)
	d, err := w.dir.folder(nextName)
	if err != nil {
		return nil, err
	}
	// What took nothing from this mode, the umask or the default of an access list,
	// will take nothing from that of anything below.
	d.exact = made && as.perm() == 0o755
	inside, err := d.names()
	if err != nil {
		d.close()
		return nil, d.wrap("list", "", err)
	}
	return &staging{
		dir: d, fresh: len(inside) == 0, said: said,
		cursors: make(chan *cursor, runtime.GOMAXPROCS(0)),
		buffers: sync.Pool{New: func() any { return new([]byte) }},
	}, nil
}

// close gives up the descriptors. What was made stays for the next build.
func (s *staging) close() {
	for {
		select {
		case c := <-s.cursors:
			c.back(0)
		default:
			s.dir.close()
			return
		}
	}
}

// put makes the file at a path equal to data. First says that it is the first of its
// folder.
func (s *staging) put(path string, data []byte, first bool) error {
	if s.dir.exact {
		if done, err := s.nest(path, data, first); done {
			return err
		}
	}
	return s.at(path, func(d dir, name string) error {
		if s.fresh {
			return s.create(d, name, data)
		}
		e, err := d.stat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return s.create(d, name, data)
		case err != nil:
			return err
		case !e.mayStay():
			n, err := d.remove(e)
			s.note(0, 0, n)
			return cmp.Or(err, s.create(d, name, data))
		}
		return s.change(d, e, data)
	})
}

// nest makes a file, and its folder if it is the first there, without opening the
// folder: most folders of a site hold one file. False if that cannot be done, as
// something is there already or the system has no such call; a fault is none of these.
func (s *staging) nest(path string, data []byte, first bool) (done bool, err error) {
	if first {
		err := s.at(parent(path), func(d dir, name string) error { return d.mkdir(name, 0o755) })
		if errors.Is(err, fs.ErrExist) {
			return false, nil
		}
		if err != nil {
			return true, err
		}
	}
	fd, err := createBelow(s.dir.fd, path)
	if isFault(err) {
		return true, s.dir.wrap("open", path, err)
	}
	if err != nil {
		return false, nil
	}
	if err = s.dir.write(fd, path, data); err == nil {
		s.note(1, 0, 0)
	}
	return true, err
}

// isFault says whether making a file failed for want of something, as it will in any
// other way.
func isFault(err error) bool {
	for _, fault := range [...]error{unix.ENOSPC, unix.EDQUOT, unix.EIO, unix.EROFS, unix.EMFILE, unix.ENFILE, unix.ENOMEM, unix.EACCES} {
		if errors.Is(err, fault) {
			return true
		}
	}
	return false
}

// mayStay says whether an entry can be compared and rewritten where it lies. A
// file with a second name elsewhere cannot: it would change when that one does.
func (e entry) mayStay() bool { return e.isRegular() && e.links == 1 && e.perm() == 0o644 }

func (s *staging) create(d dir, name string, data []byte) error {
	err := d.create(name, data)
	if err == nil {
		s.note(1, 0, 0)
	}
	return err
}

// change makes a file equal to data if it is not.
func (s *staging) change(d dir, e entry, data []byte) error {
	same, err := s.equal(d, e, data)
	switch {
	case err != nil:
		return err
	case same:
		s.note(0, 1, 0)
		return nil
	}
	if err := d.rewrite(e.name, data); err != nil {
		return err
	}
	s.note(1, 0, 0)
	return nil
}

func (s *staging) equal(d dir, e entry, data []byte) (bool, error) {
	if e.size != int64(len(data)) {
		return false, nil
	}
	buffer := s.buffers.Get().(*[]byte)
	defer s.buffers.Put(buffer)
	have, err := d.read(e, buffer)
	return bytes.Equal(have, data), err
}

// get reads a file that was put.
func (s *staging) get(path string) (data []byte, err error) {
	err = s.at(path, func(d dir, name string) error {
		e, err := d.stat(name)
		if err == nil {
			data, err = d.read(e, new([]byte))
		}
		return err
	})
	return data, err
}

// at calls do with the directory that holds a path.
func (s *staging) at(path string, do func(d dir, name string) error) error {
	c := s.cursor()
	defer s.release(c)
	d, name, err := c.to(path)
	if err != nil {
		return err
	}
	return do(d, name)
}

// finish puts the manifest, removes whatever does not belong to the tree, and
// flushes all of it to disk.
func (s *staging) finish(t *Tree, manifest []byte) error {
	if err := s.put(ManifestName, manifest, false); err != nil {
		return err
	}
	if !s.fresh {
		j := newJobs()
		j.do(func() error { return s.prune(j, s.dir, "", t) })
		if err := j.wait(); err != nil {
			return err
		}
	}
	// One flush of the file system costs far less than one per file, and reports
	// everything that could not be written since the directory was opened.
	return flush(s.dir)
}

// prune removes what lies in a directory and is not of the tree; prefix is the
// directory's path with a slash behind, "" at the top.
func (s *staging) prune(j *jobs, d dir, prefix string, t *Tree) error {
	entries, err := d.glance()
	if err := cmp.Or(err, j.failed()); err != nil {
		return err
	}
	for _, e := range entries {
		path := prefix + e.name
		switch file, folder := t.holds(path); {
		case e.isDir() && folder:
			sub, err := d.sub(e.name)
			if err != nil {
				return err
			}
			j.do(func() error {
				defer sub.close()
				return s.prune(j, sub, path+"/", t)
			})
		case !e.isDir() && file:
		default:
			n, err := d.remove(e)
			s.note(0, 0, n)
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *staging) note(written, unchanged, removed int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written += written
	s.unchanged += unchanged
	s.removed += removed
	if s.said != nil && written+unchanged > 0 {
		s.said(s.written + s.unchanged)
	}
}
