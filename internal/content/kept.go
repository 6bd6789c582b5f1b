package content

import (
	"fmt"
	"io/fs"
	"slices"
	"sync"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Version is what the Sys method of a fs.FileInfo returns, in a file system that
// knows when its files change: as long as the version of a path is the same, so
// are its bytes. Only such a file system lets Load keep anything.
type Version uint64

// Kept is what Load made of each file, kept for the next call with the same
// Kept: a file of the same version is not read again. What comes of it is the
// same as without (a property test of package serve holds the two against each
// other). Loads with one Kept may not run at the same time; the sites of former
// ones stay as they are. Make one with new.
type Kept struct {
	under  string // the languages of the site, on which the reading of every file depends
	before map[string]*kept

	mu  sync.Mutex
	now map[string]*kept
}

// kept is what was made of one file, and what was said and noted on the way.
type kept struct {
	version  Version
	value    any
	problems diag.List
	archives []string
	broken   []string
}

// begin forgets everything when the site speaks other languages than before.
func (k *Kept) begin(s *progress.Settings) {
	if k == nil {
		return
	}
	if under := fmt.Sprint(s.Language, s.Languages); k.under != under {
		k.under, k.before = under, nil
	}
	k.now = make(map[string]*kept, len(k.before))
}

// end forgets what is no longer there.
func (k *Kept) end() {
	if k != nil {
		k.before, k.now = k.now, nil
	}
}

// keep is what make makes of the file at a path for a use, or what it has made of
// it before, if the file is still of the same version and same, which may be nil,
// says that what else it was made from is the same too. The value is shared with
// other sites: what changes in one must be copied out of it. Make is given a
// reader of its own, whose findings are kept beside the value.
func keep[T any](r *reader, use, path string, same func(T) bool, make func(*reader) T) T {
	version, ok := r.version(path)
	if !ok {
		return make(r)
	}
	key := use + ":" + path
	k := r.kept.before[key]
	if k == nil || k.version != version || same != nil && !same(k.value.(T)) {
		apart := r.apart()
		k = &kept{version: version, value: make(apart), problems: slices.Clip(apart.problems)}
		for name := range apart.c.Archives {
			k.archives = append(k.archives, name)
		}
		for name := range apart.c.Broken {
			k.broken = append(k.broken, name)
		}
	}
	r.kept.mu.Lock()
	r.kept.now[key] = k
	r.kept.mu.Unlock()
	r.recall(k)
	return k.value.(T)
}

// version is that of a file, if anything is kept and the file system knows it.
func (r *reader) version(path string) (Version, bool) {
	if r.kept == nil || r.kept.now == nil {
		return 0, false
	}
	info, err := fs.Stat(r.fsys, path)
	if err != nil {
		return 0, false
	}
	version, ok := info.Sys().(Version)
	return version, ok
}

// apart is a reader for one file, whose findings are its own.
func (r *reader) apart() *reader {
	a := &reader{fsys: r.fsys, hashed: r.hashed, langs: r.langs, seen: map[string]fs.FileInfo{}, roster: r.roster, planByID: r.planByID, aside: true}
	a.c.Settings = r.c.Settings
	a.c.Archives, a.c.Broken = map[string]string{}, map[string]bool{}
	return a
}

// recall finds once more what was found when a file was read.
func (r *reader) recall(k *kept) {
	r.mu.Lock()
	r.problems.Add(k.problems...)
	for _, name := range k.broken {
		r.c.Broken[name] = true
	}
	r.mu.Unlock()
	for _, name := range k.archives {
		r.archive(name)
	}
}

// own is a document of which the caller may change what joining it with others
// changes: its problems, and the words of its pictures.
func (d *document) own() *document {
	if d == nil {
		return nil
	}
	c, f := *d, *d.file
	f.problems = slices.Clip(f.problems)
	c.file = &f
	if slices.ContainsFunc(c.body.Parts, func(p progress.Part) bool { return p.Image != nil }) {
		c.body.Parts = slices.Clone(c.body.Parts)
		for i, part := range c.body.Parts {
			if part.Image != nil {
				image := *part.Image
				c.body.Parts[i].Image = &image
			}
		}
	}
	return &c
}

// own is a report of which progress.New may change what it sets.
func own(r *progress.Report) *progress.Report {
	if r == nil {
		return nil
	}
	c := *r
	c.Figures, c.Items = slices.Clone(r.Figures), slices.Clone(r.Items)
	if r.Units != nil {
		table := *r.Units
		c.Units = &table
	}
	return &c
}
