// Package content reads a site from files: TOML data and Markdown news become a
// progress.Site, and everything wrong with them becomes problems.
//
// The way of a file is always the same:
//
//	open        bytes within the cap, no byte order mark, \n at line ends,
//	            characters checked (file.go, character.go)
//	scanTOML    nesting and dots, before any parser sees them (scan.go)
//	parseTOML   values and the place of every key (toml.go)
//	read        checked against the description of its table (package schema;
//	            table.go, convert.go)
//	…           made into a value of the domain (settings.go, plans.go, …)
//
// A new key is one line in package schema and one line where the value is made.
// Nothing here decides what is published; progress.New does.
package content

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// Options says which day it is.
type Options struct {
	Date   progress.Date // the day of the build; 0: the day of Now in the site's time zone
	Now    time.Time
	Drafts bool // show what is not public yet

	// BaseURL, when given, is where the site will stand instead of the base_url
	// of site.toml: a preview has an address of its own.
	BaseURL string

	Kept   *Kept   // nil: every file is read
	Hashed *Hashed // files that were hashed, and are read from there
}

// Load reads the site below fsys. The problems are sorted; a site comes back
// whenever there is a readable site.toml, even when there are errors, so that
// the rules can find more of them. The error is ours: files that change while
// they are read, twice.
func Load(fsys fs.FS, o Options) (*progress.Site, diag.List, error) {
	site, problems, err := load(fsys, o)
	if err == errChanged {
		o.Hashed.forget()
		site, problems, err = load(fsys, o) // an editor saved in between; once more
	}
	return site, problems, err
}

func load(fsys fs.FS, o Options) (*progress.Site, diag.List, error) {
	r := &reader{fsys: fsys, kept: o.Kept, hashed: o.Hashed, seen: map[string]fs.FileInfo{}, taken: map[string]string{}}
	r.c.Archives, r.c.Broken = map[string]string{}, map[string]bool{}
	if !r.settings() {
		return nil, r.problems.Sorted(), r.unchanged()
	}
	if o.BaseURL != "" {
		r.c.BaseURL = strings.TrimRight(o.BaseURL, "/") + "/"
	}
	r.kept.begin(&r.c.Settings)
	r.reserve()
	r.units()
	r.areas()
	r.plans()
	r.reports()
	r.commitments()
	r.news()
	r.pages()
	r.media()
	r.seals()
	r.strays()
	if err := r.unchanged(); err != nil {
		return nil, nil, err
	}
	r.kept.end()
	if o.Date == 0 {
		zone, _ := time.LoadLocation(r.c.TimeZone) // checked when it was read
		o.Date = progress.DateOf(o.Now.In(zone))
	}
	return progress.New(r.c, o.Date, o.Drafts), r.problems.Sorted(), nil
}

// reader gathers what was read.
type reader struct {
	fsys   fs.FS
	kept   *Kept    // may be nil
	hashed *Hashed  // may be nil
	aside  bool     // reads one file to be kept; see keep
	langs  []string // whose translations the content may hold
	c      progress.Content

	mu       sync.Mutex // guards what follows while files are read in parallel
	problems diag.List
	seen     map[string]fs.FileInfo
	taken    map[string]string // page address -> the file that claims it
	roster   *roster
	planByID map[string]*progress.Plan
}

// take keeps the problems of a file.
func (r *reader) take(f *file) {
	r.mu.Lock()
	r.problems.Add(f.problems...)
	r.mu.Unlock()
}

// data reads a TOML file by its description. Nil: it is not there, or it could
// not be read and the problems say why.
func (r *reader) data(path string, t *schema.Table) (*file, *record) {
	f := r.open(path, maxData)
	if f == nil {
		return nil, nil
	}
	defer r.take(f)
	values, node, ok := f.parseTOML(f.text, 0)
	if !ok {
		return f, nil
	}
	rec := f.read(t, values, node)
	return f, &rec
}

// each reads the files of a folder that end in ext in parallel; the results
// keep the order of the names. Nil results are left out.
func each[T any](r *reader, dir, ext string, read func(path, id string) *T) []*T {
	var names []string
	for _, name := range r.names(dir) {
		if strings.HasSuffix(name, ext) && !strings.HasPrefix(name, ".") {
			names = append(names, name)
		}
	}
	results := make([]*T, len(names))
	crew.Each(len(names), func(i int) {
		results[i] = read(dir+"/"+names[i], strings.TrimSuffix(names[i], ext))
	})
	return slices.DeleteFunc(results, func(t *T) bool { return t == nil })
}

// fileID checks the id that a file's name gives.
func (r *reader) fileID(path, id string) bool {
	f := &file{path: path}
	ok := f.isID(id, &diag.Node{Place: f.whole()})
	r.take(f)
	return ok
}

// claim notes that a file makes the page at an address; two files may not claim
// one. False: it was taken, and that is reported.
func (r *reader) claim(address string, at diag.Place) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch other, there := r.taken[address]; {
	case other == theSite:
		r.problems.Add(SlugCollision.Find(at, diag.Say("địa chỉ %s là của chính trang", "the address %s is the site’s own", address), diag.Say("chọn địa chỉ khác", "choose another one")))
		return false
	case there:
		r.problems.Add(SlugCollision.Find(at, diag.Say("địa chỉ %[1]s đã thuộc về %[2]s", "the address %[1]s already belongs to %[2]s", address, other),
			diag.Say("đổi tên một trong hai, hoặc bỏ khỏi aliases", "rename one of the two, or take it out of aliases")))
		return false
	}
	r.taken[address] = at.File
	return true
}

// broken notes that there is a file of this id of which not all could be read, so
// that what refers to it is not called unknown or wrong on top.
func (r *reader) broken(kind, id string) {
	r.mu.Lock()
	r.c.Broken[kind+"/"+id] = true
	r.mu.Unlock()
}
