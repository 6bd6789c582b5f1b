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

// Draft is a site that was read and checked, each of whose files is made when it
// is asked for: for a preview, where few of them are looked at before the next
// edit. They are the bytes that Make puts into its tree.
type Draft struct {
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

// NewDraft reads and checks a site. When it is not Ready, its problems say why.
// The error is ours, or one of the site's own templates.
func NewDraft(o Options) (*Draft, error) {
	m, err := o.read()
	if err != nil {
		return nil, err
	}
	d := &Draft{Made: *m, options: o, beside: output.NewTree(), pictures: map[string]string{}}
	if m.Site == nil || o.stops(m.Problems) {
		return d, nil
	}
	d.Missing = o.missing(m.Site)
	d.book, err = page.NewBook(m.Site, m.Problems, m.Acknowledged, o.pages(), d.beside)
	if err != nil {
		return nil, fmt.Errorf("rendering the pages: %w", err)
	}
	for _, src := range m.Site.PicturesShown() {
		for _, size := range m.Site.Pictures[src].Sizes {
			d.pictures[address.Picture(m.Site.Pictures[src], size).File()] = src
		}
	}
	d.machines = sync.OnceValue(func() error {
		if err := editor.Write(d.Site, o.editor(), d.beside); err != nil {
			return err
		}
		return export.WriteOfSite(d.Site, export.Options{Tool: o.Tool}, d.beside)
	})
	d.whole = sync.OnceValues(d.finish)
	return d, d.recordings(d.beside)
}

// Ready says whether the site can be shown.
func (d *Draft) Ready() bool { return d.book != nil }

// File is the file at a path of the tree, nil when there is none. It may be called
// by several at a time. The error may be a *Found.
func (d *Draft) File(path string) ([]byte, error) {
	known, _ := d.files.LoadOrStore(path, sync.OnceValues(func() ([]byte, error) { return d.make(path) }))
	data, err := known.(func() ([]byte, error))()
	if data == nil {
		d.files.Delete(path) // addresses that are not there are without number
	}
	return data, err
}

// Whole is the tree with every file in it.
func (d *Draft) Whole() (*output.Tree, error) { return d.whole() }

func (d *Draft) make(path string) ([]byte, error) {
	if data, there := d.beside.Get(path); there {
		return data, nil
	}
	if data, err := d.page(path); data != nil || err != nil {
		return data, err
	}
	if src, there := d.pictures[path]; there {
		return d.picture(src, path)
	}
	if listsTree(path) {
		tree, err := d.whole()
		if err != nil {
			return nil, err
		}
		if path == output.ManifestName {
			return tree.Manifest(d.options.Tool, d.Site.Date.String()).JSON(), nil
		}
		data, _ := tree.Get(path)
		return data, nil
	}
	if err := d.machines(); err != nil {
		return nil, err
	}
	data, _ := d.beside.Get(path)
	return data, nil
}

// listsTree says whether a file can be made only when all others are there.
func listsTree(path string) bool {
	return path == output.ManifestName || path == address.Headers.File() || strings.HasPrefix(path, "sitemap") && strings.HasSuffix(path, ".xml")
}

// page is a page of the book by its path in the tree.
func (d *Draft) page(path string) ([]byte, error) {
	at := address.Path("/" + path)
	if folder, ok := strings.CutSuffix(path, "index.html"); ok {
		at = address.Path("/" + folder)
	}
	if at.File() != path {
		return nil, nil
	}
	return d.book.Draw(at)
}

// picture makes all files of a picture and returns the one at a path.
func (d *Draft) picture(src, path string) ([]byte, error) {
	p := d.Site.Pictures[src]
	files, err := d.options.filesOf(src, p, newBudget(room))
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
func (d *Draft) finish() (*output.Tree, error) {
	tree := output.NewTree()
	var paths []string
	for _, p := range d.book.Paths() {
		paths = append(paths, p.File())
	}
	for path := range d.pictures {
		paths = append(paths, path)
	}
	errs := make([]error, len(paths))
	crew.Each(len(paths), func(i int) {
		data, err := d.File(paths[i])
		if err == nil {
			err = tree.Add(paths[i], data)
		}
		errs[i] = err
	})
	for _, err := range append(errs, d.machines()) {
		if err != nil {
			return nil, err
		}
	}
	for _, path := range d.beside.Paths() {
		data, _ := d.beside.Get(path)
		if err := tree.Add(path, data); err != nil {
			return nil, err
		}
	}
	return tree, export.WriteOfTree(d.Site, export.Options{Tool: d.options.Tool}, tree)
}
