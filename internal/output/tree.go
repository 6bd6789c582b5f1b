package output

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// ManifestName is the one path that a tree may not contain: it is written when
// the tree is published.
const ManifestName = "manifest.json"

// maxFile is the size of the largest file in bytes. Published files are read whole
// to be compared, and others may have put a larger one there.
const maxFile = 256 << 20

// Tree is the finished site: path -> bytes, each path once. NewTree makes one in
// memory, [Claim.Tree] one whose files lie beside the published site from the
// moment they are added. It is safe for concurrent use.
type Tree struct {
	// Added, if set, sees every file when it is added, in the goroutine that adds it.
	// It may not keep the bytes.
	Added func(path string, data []byte)

	disk *staging // nil: in memory

	mu     sync.Mutex
	files  map[string]file
	paths  []string        // of files: those that are sorted, and what was added since
	sorted int             // how many of paths
	names  map[string]name // by folded path: every file, and every directory that holds one
	bytes  int64
	lost   error // why a file could not be read back
}

// file is the bytes of a file in memory, or what is left to know of one on disk.
type file struct {
	data []byte
	sum  FileSum
}

// name is the one spelling and the one use of a folded path.
type name struct {
	path string
	dir  bool
}

// NewTree returns an empty tree.
func NewTree() *Tree {
	return &Tree{
		files: map[string]file{},
		names: map[string]name{ManifestName: {path: ManifestName}},
	}
}

// Add puts a file into the tree. One in memory keeps data, which may not be
// changed afterwards. The error is a *PathError: the path is not portable, is
// there already, differs from another one only by case, or is a directory
// elsewhere; or the file is larger than 256 MB. Of a tree on disk it may be one
// of the file system: then the tree cannot be published.
func (t *Tree) Add(path string, data []byte) error {
	if r := checkPath(path); r != "" {
		return &PathError{Path: path, Reason: r}
	}
	if len(data) > maxFile {
		return &PathError{Path: path, Reason: PathTooBig}
	}
	first, err := t.claim(path)
	if err != nil {
		return err
	}
	f := file{data: data}
	if t.disk != nil {
		f = file{sum: sum(data)}
		if err := t.disk.put(path, data, first); err != nil {
			return err
		}
	}
	t.mu.Lock()
	t.files[path] = f
	t.paths = append(t.paths, path)
	t.bytes += int64(len(data))
	t.mu.Unlock()
	if t.Added != nil {
		t.Added(path, data)
	}
	return nil
}

// AddLent is Add for bytes that are the caller's again afterwards: a tree in memory
// keeps a copy of them.
func (t *Tree) AddLent(path string, data []byte) error {
	if t.disk == nil {
		data = bytes.Clone(data)
	}
	return t.Add(path, data)
}

// claim takes the names of a file and of the directories above it, or none of them. It
// says whether the file is the first in its directory.
func (t *Tree) claim(path string) (first bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	keys, wanted := append(make([]string, 0, 8), fold(path)), append(make([]name, 0, 8), name{path: path})
	for dir := parent(path); dir != ""; dir = parent(dir) {
		key := parent(keys[len(keys)-1])
		if t.names[key] == (name{dir, true}) {
			break // and so are those above it
		}
		keys, wanted = append(keys, key), append(wanted, name{dir, true})
	}
	for i, want := range slices.Backward(wanted) {
		if have, taken := t.names[keys[i]]; taken {
			return false, &PathError{Path: path, Reason: clash(have, want), Other: have.path}
		}
	}
	for i, want := range wanted {
		t.names[keys[i]] = want
	}
	return len(wanted) > 1, nil
}

// clash names what keeps two equally folded names apart.
func clash(have, want name) Reason {
	switch {
	case have.path != want.path:
		return PathCase
	case have.dir != want.dir:
		return PathBoth
	case have.path == ManifestName:
		return PathManifest
	default:
		return PathTwice
	}
}

// parent is the path without its last segment, "" at the top.
func parent(path string) string { return path[:max(0, strings.LastIndexByte(path, '/'))] }

// Get returns the bytes of a file, which may not be changed, and whether it is
// there. A file on disk that cannot be read any more, or is no longer as it was
// added, is not there: then Err says so, and the tree cannot be published.
func (t *Tree) Get(path string) ([]byte, bool) {
	t.mu.Lock()
	f, ok := t.files[path]
	t.mu.Unlock()
	if !ok || t.disk == nil {
		return f.data, ok
	}
	data, err := t.disk.get(path)
	if err == nil && sum(data) != f.sum {
		err = fmt.Errorf("%s has been changed while the site was made: keep everybody else out of the folder beside the output", path)
	}
	if err != nil {
		t.mu.Lock()
		t.lost = cmp.Or(t.lost, err)
		t.mu.Unlock()
		return nil, false
	}
	return data, true
}

// Err is why a file that was added could not be read back, or nil. Whatever was
// made of what Get returned is then worth nothing.
func (t *Tree) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.lost
}

// Has says whether a file is in the tree.
func (t *Tree) Has(path string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, ok := t.files[path]
	return ok
}

// holds says whether a path is a file or a directory of the tree.
func (t *Tree) holds(path string) (file, folder bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	n := t.names[fold(path)]
	return n == name{path, false}, n == name{path, true}
}

// Paths returns the paths of all files, sorted. Those who list a tree ask in turns
// with those who add to it, so that what was sorted before is only merged.
func (t *Tree) Paths() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if added := t.paths[t.sorted:]; len(added) > 0 {
		slices.Sort(added)
		t.paths = merge(t.paths[:t.sorted], added)
		t.sorted = len(t.paths)
	}
	return slices.Clone(t.paths)
}

// merge is two sorted lists as one.
func merge(a, b []string) []string {
	all := make([]string, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0] < b[0] {
			all, a = append(all, a[0]), a[1:]
		} else {
			all, b = append(all, b[0]), b[1:]
		}
	}
	return append(append(all, a...), b...)
}

// Len returns the number of files.
func (t *Tree) Len() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.files)
}

// Bytes returns the size of all files together.
func (t *Tree) Bytes() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.bytes
}
