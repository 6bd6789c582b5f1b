package page

import (
	"fmt"
	"slices"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/card"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// Book is every page of a site in every language, and what stands beside them,
// none of it drawn yet. A build draws all of it (see Render), a preview what
// somebody looks at.
type Book struct {
	chapters []*chapter // what is found at little cost comes first
	shelf    *library
}

// chapter is the pages of a kind in a language, listed when they are asked for.
type chapter struct {
	jobs  func() []job
	index func() map[address.Path]*job
}

func newChapter(list func() []job) *chapter {
	c := &chapter{jobs: sync.OnceValue(list)}
	c.index = sync.OnceValue(func() map[address.Path]*job {
		jobs := c.jobs()
		index := make(map[address.Path]*job, len(jobs))
		for i := range jobs {
			index[jobs[i].path] = &jobs[i]
		}
		return index
	})
	return c
}

// NewBook opens the book of a site. The assets go into the tree now, and later on
// whatever pages turn out to need beside themselves.
func NewBook(s *progress.Site, problems, acknowledged diag.List, o Options, t *output.Tree) (*Book, error) {
	set, err := parseTemplates(o.Templates)
	if err != nil {
		return nil, err
	}
	files, err := assets(s, o.Templates)
	if err != nil {
		return nil, err
	}
	for _, f := range files.list {
		if err := t.Add(f.path.File(), f.data); err != nil {
			return nil, err
		}
	}
	painter, err := newPainter(s, o.Templates)
	if err != nil {
		return nil, err
	}
	b := &Book{shelf: &library{tree: t}}
	var editions []*edition
	var drawings []drawing
	for _, code := range s.Languages {
		l := locale.For(code)
		if l == nil {
			return nil, fmt.Errorf("page: no catalogue for language %q", code)
		}
		e := newEdition(s, l, problems, acknowledged)
		e.templates, e.assets, e.tool, e.rules = set, files, o.Tool, o.Rules
		e.library = b.shelf
		drawings = append(drawings, e.sharePictures(painter)...)
		editions = append(editions, e)
	}
	b.fill(editions, drawings, painter, o.Reuse)
	return b, nil
}

// fill lists the chapters.
func (b *Book) fill(editions []*edition, drawings []drawing, painter *card.Painter, reuse func(string) ([]byte, bool)) {
	add := func(list func() []job) { b.chapters = append(b.chapters, newChapter(list)) }
	add(func() (jobs []job) {
		for _, d := range once(drawings) {
			jobs = append(jobs, job{d.path, func(to []byte) ([]byte, error) { return d.png(to, painter, reuse) }})
		}
		return jobs
	})
	for _, e := range editions {
		add(e.pressTexts)
		add(e.pressPictures)
	}
	for _, k := range slices.Concat(cheap(true), cheap(false)) {
		for _, e := range editions {
			add(func() (jobs []job) {
				for _, p := range k.Pages(e) {
					jobs = append(jobs, job{p.Path(e.at), func(to []byte) ([]byte, error) { return e.draw(to, k.Name, p) }})
				}
				return jobs
			})
		}
	}
}

// cheap are the kinds whose pages are listed without work, or the others.
func cheap(is bool) []Kind {
	costly := []string{units.Name, search.Name, embed.Name} // in order of the language; all charts that can be framed
	return slices.DeleteFunc(slices.Clone(Kinds), func(k Kind) bool { return slices.Contains(costly, k.Name) == is })
}

// Draw draws the file of a path; nil when the book has none there. What it needs
// beside itself is in the tree afterwards.
func (b *Book) Draw(path address.Path) ([]byte, error) {
	for _, c := range b.chapters {
		if j := c.index()[path]; j != nil {
			data, err := j.draw(nil)
			if err == nil {
				err = b.shelf.failed()
			}
			if err != nil {
				return nil, fmt.Errorf("page %s: %w", path, err)
			}
			return data, nil
		}
	}
	return nil, nil
}

// Paths are those of all files of the book, in no order that means anything.
func (b *Book) Paths() []address.Path {
	var paths []address.Path
	for _, c := range b.chapters {
		for _, j := range c.jobs() {
			paths = append(paths, j.path)
		}
	}
	return paths
}
