package content

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"

	"tiendo/internal/crew"
)

var errChanged = errors.New("the content changed while it was read; build again when it is quiet")

// saw remembers how a file was when it was first read.
func (r *reader) saw(path string, info fs.FileInfo) {
	r.mu.Lock()
	if r.seen[path] == nil {
		r.seen[path] = info
	}
	r.mu.Unlock()
}

// unchanged looks once more at every file that was read: a site made of files
// from before and after a save is a site that nobody wrote.
func (r *reader) unchanged() error {
	paths := slices.Collect(maps.Keys(r.seen))
	var changed atomic.Bool
	crew.Each(len(paths), func(i int) {
		before := r.seen[paths[i]]
		now, err := fs.Stat(r.fsys, paths[i])
		if err != nil || now.Size() != before.Size() || !now.ModTime().Equal(before.ModTime()) {
			changed.Store(true)
		}
	})
	if changed.Load() {
		return errChanged
	}
	return nil
}
