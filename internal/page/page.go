// Package page writes the pages that people read: Site -> HTML.
//
// A kind of page is one file here, one template and one word in Kinds:
//
//	internal/page/plan.go   what a plan's page says: fills a view struct
//	templates/plan.html     where it stands: places values, nothing else
//	Kinds                   the visible list
//
// Each language of the site is an edition. A kind lists its pages of an edition
// without drawing them; then every page of every edition is drawn, several at a
// time, and put into its frame (frame.go, templates/frame.html): head, header,
// breadcrumbs, footer. What is drawn depends on nothing but the site, so that
// equal sites give equal bytes.
//
// A template has no logic beyond if and range, and its view is a struct, so that
// a misspelt field is an error and not an empty place. What repeats many times
// (rows, tiles, receipts) is written in Go with package markup, which costs a
// twenty-fifth of html/template.
//
// Words come from the edition's catalogue (e.w), texts of the content through
// e.text, which marks what is not translated. Figures are printed through
// e.figure and receipts only (figure.go, receipt.go): each carries its date, its
// source and its working.
package page

import (
	"fmt"
	"io/fs"
	"runtime"

	"tiendo/internal/address"
	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// Options are what a build gives beside the site.
type Options struct {
	Templates fs.FS        // templates.FS, with the site's own files on top
	Tool      string       // "tiendo 1.2", for the footer
	Rules     []*diag.Rule // everything that is checked, for the page on data quality

	// Reuse returns a file of the site that is published now, if it is there as it
	// was written. It may be nil. Share pictures are taken from it: their names say
	// what they show.
	Reuse func(path string) ([]byte, bool)
}

// Kind is one kind of page.
type Kind struct {
	Name  string                  // of <name>.go and templates/<name>.html
	Pages func(e *edition) []page // every page of the kind in one language, not yet drawn
}

// Kinds are all kinds of pages.
var Kinds = []Kind{
	home, plans, plan, set, item, reports, report, presskit, units, unit, commitments, news, article,
	data, method, quality, corrections, verify, search, sitemap, about, lost, embed,
}

// page is one page before it is drawn.
type page struct {
	// Path is its address in each language; the file of a machine path stands
	// at the root in the first language only (404).
	Path func(address.Pages) address.Path
	// View fills the page's part of the frame and returns what the template of
	// the kind shows.
	View func(h *head) any
	// Whole says that the template of the kind is a whole document, without the frame.
	Whole bool
}

// Render writes every human page in every language of the site, and the hashed
// assets, into the tree. The problems are warnings; those that concern readers
// are printed where they belong, acknowledged ones with their note.
func Render(s *progress.Site, problems, acknowledged diag.List, o Options, t *output.Tree) error {
	b, err := NewBook(s, problems, acknowledged, o, t)
	if err != nil {
		return err
	}
	var jobs []job
	for _, c := range b.chapters {
		jobs = append(jobs, c.jobs()...)
	}
	if err := drawAll(jobs, t); err != nil {
		return err
	}
	return b.shelf.failed()
}

// job is one file to draw.
type job struct {
	path address.Path
	draw func(to []byte) ([]byte, error) // appends the file to what it is given
}

// drawAll draws the files with one worker a processor and returns the error of
// the first in their order that has one.
func drawAll(jobs []job, t *output.Tree) error {
	errs := make([]error, len(jobs))
	spare := make(sheets, runtime.GOMAXPROCS(0))
	crew.Each(len(jobs), func(i int) { errs[i] = jobs[i].add(t, spare) })
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("page %s: %w", jobs[i].path, err)
		}
	}
	return nil
}

func (j job) add(t *output.Tree, spare sheets) error {
	data, err := j.draw(spare.take())
	if err != nil {
		return err
	}
	defer spare.back(data)
	return t.AddLent(j.path.File(), data)
}

// sheets are bytes that pages are drawn on and that are free again once those are in the
// tree, one a worker: ten thousand files take the memory of a few.
type sheets chan []byte

func (s sheets) take() []byte {
	select {
	case sheet := <-s:
		return sheet
	default:
		return nil
	}
}

func (s sheets) back(sheet []byte) {
	const most = 1 << 20 // a larger one is rare, and not kept
	if cap(sheet) > most {
		return
	}
	select {
	case s <- sheet[:0]:
	default:
	}
}
