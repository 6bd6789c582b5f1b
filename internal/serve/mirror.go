package serve

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"tiendo/internal/content"
)

// mirror is a folder in memory. It knows which of its files have changed since it
// last looked, and says so by their versions (content.Version). Pictures and very
// large files stay on the disk; so does whatever is no regular file, and what the
// mirror has not seen is asked of the disk. Everything is read below the folder:
// a link that leads out of it is refused, as in a build.
type mirror struct {
	dir string // as the operating system knows it

	mu      sync.RWMutex
	root    *os.Root // nil: the folder is not there
	id      fs.FileInfo
	live    fs.FS
	files   map[string]*mirrored
	folders map[string]map[string]fs.DirEntry
	version content.Version // the last one given
}

// mirrored is a regular file of the mirror, and its own fs.FileInfo.
type mirrored struct {
	path    string
	disk    fs.FileInfo // as it was when it was read
	data    []byte      // nil: on the disk
	version content.Version
}

// most is the size of a file that is held in memory.
const most = 8 << 20

func (m *mirrored) Name() string       { return path.Base(m.path) }
func (m *mirrored) Mode() fs.FileMode  { return m.disk.Mode() }
func (m *mirrored) ModTime() time.Time { return m.disk.ModTime() }
func (m *mirrored) IsDir() bool        { return false }
func (m *mirrored) Sys() any           { return m.version }

func (m *mirrored) Size() int64 {
	if m.data != nil {
		return int64(len(m.data))
	}
	return m.disk.Size()
}

// memory is an open file whose bytes are in memory.
type memory struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f memory) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f memory) Close() error               { return nil }

// Open implements fs.FS.
func (m *mirror) Open(name string) (fs.File, error) {
	m.mu.RLock()
	f, live := m.files[name], m.live
	m.mu.RUnlock()
	switch {
	case f != nil && f.data != nil:
		return memory{bytes.NewReader(f.data), f}, nil
	case live == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return live.Open(name)
}

// Stat implements fs.StatFS.
func (m *mirror) Stat(name string) (fs.FileInfo, error) {
	m.mu.RLock()
	f, live := m.files[name], m.live
	m.mu.RUnlock()
	switch {
	case f != nil:
		return f, nil
	case live == nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(live, name)
}

// ReadDir implements fs.ReadDirFS.
func (m *mirror) ReadDir(name string) ([]fs.DirEntry, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	folder, known := m.folders[name]
	switch {
	case known:
		list := make([]fs.DirEntry, 0, len(folder))
		for _, e := range folder {
			list = append(list, e)
		}
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
		return list, nil
	case m.live == nil:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return fs.ReadDir(m.live, name)
}

// text is what is in a file that is held in memory.
func (m *mirror) text(name string) []byte {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if f := m.files[name]; f != nil {
		return f.data
	}
	return nil
}

// list is the paths of all folders.
func (m *mirror) list() []string {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Collect(maps.Keys(m.folders))
}

// look goes through the whole folder and returns the paths of what changed since
// the last time. What a watcher has named is read again even if it looks the same:
// two saves within a tick of the file system's clock do.
func (m *mirror) look(named ...string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	g := m.glance(named)
	maps.Copy(g.left, m.files)
	if m.open() {
		g.folder(".")
	}
	g.forget()
	return g.found()
}

// touch looks at some paths only: what is there now, a whole folder, or nothing.
func (m *mirror) touch(named ...string) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	g := m.glance(named)
	for _, name := range named {
		if m.root == nil || name == "." || m.folders[path.Dir(name)] == nil {
			continue // whoever notices its folder finds it there
		}
		g.gone(name)
		if info, err := m.root.Lstat(name); err == nil {
			g.entry(name, fs.FileInfoToDirEntry(info))
		}
	}
	g.forget()
	return g.found()
}

// open opens the folder anew if another one stands in its place; false: there is none.
func (m *mirror) open() bool {
	now, err := os.Stat(m.dir)
	if err == nil && m.root != nil && os.SameFile(now, m.id) {
		return true
	}
	if m.root != nil {
		_ = m.root.Close()
	}
	m.root, m.live, m.folders = nil, nil, map[string]map[string]fs.DirEntry{}
	if err != nil || !now.IsDir() {
		return false
	}
	root, err := os.OpenRoot(m.dir)
	if err != nil {
		return false
	}
	m.root, m.live, m.id = root, root.FS(), now
	return true
}

// glance is one look at a mirror, which it holds locked.
type glance struct {
	*mirror
	named   map[string]bool
	left    map[string]*mirrored // of files, those that were not met again
	changed map[string]bool
}

func (m *mirror) glance(named []string) *glance {
	g := &glance{mirror: m, named: map[string]bool{}, left: map[string]*mirrored{}, changed: map[string]bool{}}
	if m.files == nil {
		m.files, m.folders = map[string]*mirrored{}, map[string]map[string]fs.DirEntry{}
	}
	for _, name := range named {
		g.named[name] = true
	}
	return g
}

// gone takes out a path and everything below it, until it is met again.
func (g *glance) gone(name string) {
	delete(g.folders[path.Dir(name)], path.Base(name))
	if f := g.files[name]; f != nil {
		g.left[name] = f
	}
	if g.folders[name] == nil {
		return
	}
	for folder := range g.folders {
		if folder == name || strings.HasPrefix(folder, name+"/") {
			delete(g.folders, folder)
		}
	}
	for file, f := range g.files {
		if strings.HasPrefix(file, name+"/") {
			g.left[file] = f
		}
	}
}

// folder takes in what is in a folder.
func (g *glance) folder(name string) {
	g.folders[name] = map[string]fs.DirEntry{}
	dir, err := g.root.Open(name)
	if err != nil {
		delete(g.folders, name) // asked of the disk, which says why
		return
	}
	defer dir.Close()
	entries, _ := dir.ReadDir(-1)
	for _, e := range entries {
		g.entry(path.Join(name, e.Name()), e)
	}
}

// entry takes in one thing of a folder.
func (g *glance) entry(name string, e fs.DirEntry) {
	g.folders[path.Dir(name)][e.Name()] = e
	switch {
	case e.IsDir() && !strings.HasPrefix(e.Name(), "."):
		g.folder(name)
	case e.Type().IsRegular():
		g.file(name, e)
	case g.named[name]:
		g.changed[name] = true
	}
}

// file takes in a regular file, and reads it if it has changed.
func (g *glance) file(name string, e fs.DirEntry) {
	info, err := e.Info()
	if err != nil {
		delete(g.folders[path.Dir(name)], path.Base(name)) // it has vanished meanwhile
		return
	}
	was := g.files[name]
	delete(g.left, name)
	alike := was != nil && was.disk.Size() == info.Size() && was.disk.ModTime().Equal(info.ModTime()) && os.SameFile(was.disk, info)
	if alike && !g.named[name] {
		return
	}
	now := &mirrored{path: name, disk: info}
	if held := !strings.HasPrefix(name, "media/") && info.Size() <= most; held {
		if now.data, err = g.root.ReadFile(name); errors.Is(err, fs.ErrNotExist) {
			delete(g.folders[path.Dir(name)], path.Base(name))
			g.left[name] = was
			return
		} else if err != nil {
			now.data = nil // asked of the disk, which says why
		} else if now.data == nil {
			now.data = []byte{}
		}
		if was != nil && was.data != nil && now.data != nil && bytes.Equal(was.data, now.data) {
			g.files[name] = &mirrored{name, info, was.data, was.version}
			return
		}
	}
	g.mirror.version++
	now.version = g.mirror.version
	g.files[name] = now
	g.changed[name] = true
}

// forget drops the files that were not met again.
func (g *glance) forget() {
	for name := range g.left {
		if g.files[name] != nil {
			delete(g.files, name)
			g.changed[name] = true
		}
	}
}

func (g *glance) found() []string {
	return slices.Sorted(maps.Keys(g.changed))
}
