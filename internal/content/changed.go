package content

import (
	"errors"
	"io/fs"
)

var errChanged = errors.New("the content changed while it was read; build again when it is quiet")

// saw remembers how a file was when it was read.
func (r *reader) saw(path string, info fs.FileInfo) {
	r.mu.Lock()
	r.seen[path] = info
	r.mu.Unlock()
}

// unchanged looks once more at every file that was read: a site made of files
// from before and after a save is a site that nobody wrote.
func (r *reader) unchanged() error {
	for path, before := range r.seen {
		now, err := fs.Stat(r.fsys, path)
		if err != nil || now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()) {
			return errChanged
		}
	}
	return nil
}
