//go:build unix

package output

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"sync"
)

// folder is a directory of the tree to come.
type folder struct {
	files   map[string][]byte
	folders map[string]*folder
}

func newFolder() *folder { return &folder{map[string][]byte{}, map[string]*folder{}} }

func (f *folder) put(path string, data []byte) {
	if name, rest, ok := strings.Cut(path, "/"); ok {
		if f.folders[name] == nil {
			f.folders[name] = newFolder()
		}
		f.folders[name].put(rest, data)
		return
	}
	f.files[path] = data
}

// keeps reports whether an entry may stay until its bytes are compared. A file
// with a second name elsewhere may not: it would change when that one does.
func (f *folder) keeps(e entry) bool {
	if e.isDir() {
		return f.folders[e.name] != nil
	}
	_, wanted := f.files[e.name]
	return wanted && e.isRegular() && e.links == 1 && e.perm() == 0o644
}

// staging makes a directory equal to a folder.
type staging struct {
	jobs     *jobs
	total    int
	progress func(done, total int)

	mu                          sync.Mutex
	written, unchanged, removed int
}

// stage makes next/ equal to the tree and its manifest and flushes it to disk.
func (w *workspace) stage(t *Tree, manifest []byte, progress func(done, total int)) (*staging, error) {
	want := newFolder()
	for _, path := range t.Paths() {
		data, _ := t.Get(path)
		want.put(path, data)
	}
	want.put(ManifestName, manifest)
	d, err := w.dir.folder(nextName)
	if err != nil {
		return nil, err
	}
	defer d.close()
	s := &staging{jobs: newJobs(), total: t.Len() + 1, progress: progress}
	s.jobs.do(func() error { return s.level(d, want) })
	if err := s.jobs.wait(); err != nil {
		return nil, err
	}
	// One flush of the file system costs far less than one per file, and reports
	// everything that could not be written since d was opened.
	return s, flush(d)
}

// folder opens a directory for everybody to read, and makes it if it is not there.
func (d dir) folder(name string) (dir, error) {
	if err := d.mkdir(name, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return dir{}, err
	}
	s, err := d.sub(name)
	if err != nil {
		return dir{}, err
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

// level makes one directory equal to a folder.
func (s *staging) level(d dir, want *folder) error {
	entries, err := d.list()
	if err != nil {
		return err
	}
	kept := map[string]entry{}
	for _, e := range entries {
		if want.keeps(e) {
			kept[e.name] = e
			continue
		}
		n, err := d.remove(e)
		s.note(0, 0, n)
		if err != nil {
			return err
		}
	}
	for name, data := range want.files {
		e, there := kept[name]
		e.name = name
		if err := s.file(d, data, e, there); err != nil {
			return err
		}
	}
	return s.below(d, want)
}

func (s *staging) below(d dir, want *folder) error {
	for name, sub := range want.folders {
		if err := s.jobs.failed(); err != nil {
			return err
		}
		child, err := d.folder(name)
		if err != nil {
			return err
		}
		s.jobs.do(func() error {
			defer child.close()
			return s.level(child, sub)
		})
	}
	return nil
}

// file makes one file equal to data; e is what is there, if anything is.
func (s *staging) file(d dir, data []byte, e entry, there bool) error {
	if there {
		same, err := s.equal(d, e, data)
		if err != nil {
			return err
		}
		if same {
			s.note(0, 1, 0)
			return nil
		}
	}
	write := d.create
	if there {
		write = d.rewrite
	}
	err := write(e.name, data)
	if err == nil {
		s.note(1, 0, 0)
	}
	return err
}

func (s *staging) equal(d dir, e entry, data []byte) (bool, error) {
	if e.size != int64(len(data)) {
		return false, nil
	}
	buffer := s.jobs.buffers.Get().(*[]byte)
	defer s.jobs.buffers.Put(buffer)
	have, err := d.read(e, buffer)
	return bytes.Equal(have, data), err
}

func (s *staging) note(written, unchanged, removed int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.written += written
	s.unchanged += unchanged
	s.removed += removed
	if s.progress != nil && written+unchanged > 0 {
		s.progress(s.written+s.unchanged, s.total)
	}
}
