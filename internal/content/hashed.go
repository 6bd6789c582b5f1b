package content

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"sync"
)

// maxHeld is up to how many bytes a file that was hashed stays in memory.
const maxHeld = 64 << 10

// Hashed is files of the content that were hashed before Load reads them. The small
// ones it holds until then, and the names in each folder, so that each is opened once,
// and what was hashed is what the site is made of, even if somebody saves in between.
// Nil holds nothing. Make one with new.
type Hashed struct {
	mu      sync.Mutex
	files   map[string]hashed
	folders map[string][]fs.DirEntry
}

type hashed struct {
	sum  [sha256.Size]byte
	info fs.FileInfo // from before it was read
	data []byte      // nil once it was taken
}

// Sum is the SHA-256 of a file. Of one that Load took from here it is that of the
// bytes that Load took, whatever has become of the file.
func (h *Hashed) Sum(fsys fs.FS, name string) (sum [sha256.Size]byte, err error) {
	if sum, ok := h.taken(name); ok {
		return sum, nil
	}
	f, err := fsys.Open(name)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return sum, err
	}
	if info.Size() > maxHeld || !info.Mode().IsRegular() {
		w := sha256.New()
		_, err = io.Copy(w, f)
		w.Sum(sum[:0])
		return sum, err
	}
	data, err := readSized(f, info)
	if err != nil {
		return sum, err
	}
	sum = sha256.Sum256(data)
	h.hold(name, hashed{sum, info, data})
	return sum, nil
}

// Walk is fs.WalkDir for all of the content. Load does not list a folder again that was
// listed here.
func (h *Hashed) Walk(fsys fs.FS, visit fs.WalkDirFunc) error {
	folders := map[string][]fs.DirEntry{}
	if h != nil {
		h.folders = folders
	}
	return fs.WalkDir(listed{fsys, folders}, ".", visit)
}

// listed remembers what stands in a folder.
type listed struct {
	fs.FS
	folders map[string][]fs.DirEntry
}

func (l listed) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(l.FS, name)
	if err == nil {
		l.folders[name] = entries
	}
	return entries, err
}

// list is fs.ReadDir.
func (h *Hashed) list(fsys fs.FS, name string) ([]fs.DirEntry, error) {
	if h != nil && h.folders[name] != nil {
		return h.folders[name], nil
	}
	return fs.ReadDir(fsys, name)
}

func (h *Hashed) hold(name string, f hashed) {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.files == nil {
		h.files = map[string]hashed{}
	}
	h.files[name] = f
}

// taken is the sum of a file whose bytes were taken.
func (h *Hashed) taken(name string) (sum [sha256.Size]byte, ok bool) {
	if h == nil {
		return sum, false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	f, ok := h.files[name]
	return f.sum, ok && f.data == nil
}

// take is the bytes of a file, and how it was before they were read; nil when they
// are not held, or more than limit. They are given once: memory is let go while
// Load reads on.
func (h *Hashed) take(name string, limit int64) ([]byte, fs.FileInfo) {
	if h == nil {
		return nil, nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	f := h.files[name]
	if f.data == nil || f.info.Size() > limit {
		return nil, nil
	}
	h.files[name] = hashed{sum: f.sum}
	return f.data, f.info
}

// forget leaves everything to be read from the disk once more.
func (h *Hashed) forget() {
	if h != nil {
		h.files, h.folders = nil, nil
	}
}
