package serve

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Saving a file makes several events: an editor truncates and writes, or writes
// another file and renames it. The watch waits until there has been none for
// quiet, but under a storm no longer than patience. A file that has become empty is
// one that is being written. What the watch does not hear of (a network drive, a
// full queue) is found by looking through the folders every round.
const (
	quiet    = 2 * time.Millisecond
	patience = 150 * time.Millisecond
	round    = 2 * time.Second
)

// watch hears of changes in folders and all that is below them.
type watch struct {
	events  *fsnotify.Watcher // nil: the system has none for us
	mirrors []*mirror
	named   map[*mirror]map[string]bool // what was heard of since the last time
}

func newWatch(mirrors ...*mirror) *watch {
	w := &watch{mirrors: mirrors, named: map[*mirror]map[string]bool{}}
	w.events, _ = fsnotify.NewWatcher()
	w.cover()
	return w
}

// cover watches the folders of the mirrors and those in which they lie; false:
// the system does not let us watch all of them.
func (w *watch) cover() bool {
	if w.events == nil {
		return false
	}
	all := true
	known := w.events.WatchList()
	add := func(dir string) {
		if !slices.Contains(known, dir) {
			all = w.events.Add(dir) == nil && all
		}
	}
	for _, m := range w.mirrors {
		add(filepath.Dir(m.dir))
		for _, folder := range m.list() {
			add(filepath.Join(m.dir, filepath.FromSlash(folder)))
		}
	}
	return all
}

// hear notes an event; false: it is not about what is watched.
func (w *watch) hear(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false // indexers and backups; the next round finds what matters
	}
	for _, m := range w.mirrors {
		rel, err := filepath.Rel(m.dir, e.Name)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() && !strings.HasPrefix(info.Name(), ".") {
			_ = w.events.Add(e.Name) // before it is looked into
		}
		if w.named[m] == nil {
			w.named[m] = map[string]bool{}
		}
		w.named[m][filepath.ToSlash(rel)] = true
		return true
	}
	return false
}

// halfway says whether a file of which was heard is empty and was not before: an
// editor has truncated it and is about to write.
func (w *watch) halfway() bool {
	for m, names := range w.named {
		for name := range names {
			info, err := os.Stat(filepath.Join(m.dir, filepath.FromSlash(name)))
			if err == nil && info.Mode().IsRegular() && info.Size() == 0 && len(m.text(name)) > 0 {
				return true
			}
		}
	}
	return false
}

// take is what changed in a mirror by what was heard, or in all of it.
func (w *watch) take(m *mirror, all bool) []string {
	var named []string
	for name := range w.named[m] {
		named = append(named, name)
	}
	slices.Sort(named) // a folder before what is in it
	delete(w.named, m)
	if all || slices.Contains(named, ".") {
		return m.look(named...)
	}
	if len(named) == 0 {
		return nil
	}
	return m.touch(named...)
}

func (w *watch) close() {
	if w.events != nil {
		_ = w.events.Close()
	}
}

// channels are those of the watcher; nil ones, on which nothing is ever heard,
// where the system has none.
func (w *watch) channels() (<-chan fsnotify.Event, <-chan error) {
	if w.events == nil {
		return nil, nil
	}
	return w.events.Events, w.events.Errors
}
