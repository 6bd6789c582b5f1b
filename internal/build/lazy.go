package build

import (
	"fmt"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/content"
	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/editor"
	"tiendo/internal/export"
	"tiendo/internal/output"
	"tiendo/internal/page"
)

// Lazy is a site that was read and checked, each of whose files is made when it
// is asked for: for a preview, where few of them are looked at before the next
// edit. They are the bytes that Make puts into its tree.
type Lazy struct {
	Made // without the tree, and without what the audit finds

	options  Options
	book     *page.Book        // nil when something must be mended first
	beside   *output.Tree      // assets, recordings, what pages need beside themselves, files for machines
	pictures map[string]string // path -> path below the content
	files    sync.Map          // path -> func() ([]byte, error), of what was asked for
	machines func() error      // puts the files for machines that do not list the tree
	whole    func() (*output.Tree, error)
}

// Found is what is wrong in the content and shows only when a file is made.
type Found struct{ diag.Problem }

func (f *Found) Error() string { return f.File + ": " + f.Message.EN }

// NewLazy reads and checks a site. When it is not Ready, its problems say why.
// The error is ours, or one of the site's own templates.
func NewLazy(o Options) (*Lazy, error) {
	m, err := o.read()
	if err != nil {
		return nil, err
	}
	l := &Lazy{Made: *m, options: o, beside: output.NewTree(), pictures: map[string]string{}}
	if m.Site == nil || o.stops(m.Problems) {
		return l, nil
	}
	l.Missing = o.missing(m.Site)
	l.book, err = page.NewBook(m.Site, m.Problems, m.Acknowledged, o.pages(), l.beside)
	if err != nil {
		return nil, fmt.Errorf("rendering the pages: %w", err)
	}
	for _, src := range m.Site.PicturesShown() {
		for _, size := range m.Site.Pictures[src].Sizes {
			l.pictures[address.Picture(m.Site.Pictures[src], size).File()] = src
		}
	}
	l.machines = sync.OnceValue(func() error {
		if err := editor.Write(l.Site, o.editor(), l.beside); err != nil {
			return err
		}
		return export.WriteOfSite(l.Site, export.Options{Tool: o.Tool, Pages: l.book.Paths()}, l.beside)
	})
	l.whole = sync.OnceValues(l.finish)
	return l, l.recordings(l.beside)
}

// Ready says whether the site can be shown.
func (l *Lazy) Ready() bool { return l.book != nil }

// File is the file at a path of the tree, nil when there is none. It may be called
// by several at a time. The error may be a *Found.
func (l *Lazy) File(path string) ([]byte, error) {
	known, _ := l.files.LoadOrStore(path, sync.OnceValues(func() ([]byte, error) { return l.make(path) }))
	data, err := known.(func() ([]byte, error))()
	if data == nil {
		l.files.Delete(path) // addresses that are not there are without number
	}
	return data, err
}

// Whole is the tree with every file in it.
func (l *Lazy) Whole() (*output.Tree, error) { return l.whole() }

func (l *Lazy) make(path string) ([]byte, error) {
	if data, there := l.beside.Get(path); there {
		return data, nil
	}
	if data, err := l.page(path); data != nil || err != nil {
		return data, err
	}
	if src, there := l.pictures[path]; there {
		return l.picture(src, path)
	}
	if listsTree(path) {
		tree, err := l.whole()
		if err != nil {
			return nil, err
		}
		if path == output.ManifestName {
			return tree.Manifest(l.options.Tool, l.Site.Date.String()).JSON(), nil
		}
		data, _ := tree.Get(path)
		return data, nil
	}
	if err := l.machines(); err != nil {
		return nil, err
	}
	data, _ := l.beside.Get(path)
	return data, nil
}

// listsTree says whether a file can be made only when all others are there.
func listsTree(path string) bool {
	return path == output.ManifestName || path == address.Headers.File() || strings.HasPrefix(path, "sitemap") && strings.HasSuffix(path, ".xml")
}

// page is a page of the book by its path in the tree.
func (l *Lazy) page(path string) ([]byte, error) {
	at := address.Path("/" + path)
	if folder, ok := strings.CutSuffix(path, "index.html"); ok {
		at = address.Path("/" + folder)
	}
	if at.File() != path {
		return nil, nil
	}
	return l.book.Draw(at)
}

// picture makes all files of a picture and returns the one at a path.
func (l *Lazy) picture(src, path string) ([]byte, error) {
	p := l.Site.Pictures[src]
	files, err := l.options.filesOf(src, p, newBudget(room))
	switch undecodable, is := err.(*undecodable); {
	case is:
		return nil, &Found{content.Undecodable(src, undecodable.error)}
	case err != nil:
		return nil, err
	}
	for i, size := range p.Sizes {
		if address.Picture(p, size).File() == path {
			return files[i], nil
		}
	}
	return nil, nil
}

// finish makes whatever nobody has asked for yet.
func (l *Lazy) finish() (*output.Tree, error) {
	tree := output.NewTree()
	var paths []string
	for _, p := range l.book.Paths() {
		paths = append(paths, p.File())
	}
	for path := range l.pictures {
		paths = append(paths, path)
	}
	errs := make([]error, len(paths))
	crew.Each(len(paths), func(i int) {
		data, err := l.File(paths[i])
		if err == nil {
			err = tree.Add(paths[i], data)
		}
		errs[i] = err
	})
	for _, err := range append(errs, l.machines()) {
		if err != nil {
			return nil, err
		}
	}
	for _, path := range l.beside.Paths() {
		data, _ := l.beside.Get(path)
		if err := tree.Add(path, data); err != nil {
			return nil, err
		}
	}
	return tree, export.WriteOfTree(l.Site, export.Options{Tool: l.options.Tool}, tree)
}
