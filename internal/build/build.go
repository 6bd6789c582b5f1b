// Package build is the pipeline, from files to a tree of bytes:
//
//	content.Load   files -> site, and what is wrong in the files
//	rule.Inspect   site -> what does not agree
//	page.Render    site -> pages
//	pictures       site -> pictures in the sizes that pages show
//	editor.Write   site -> the web editor, if the site asks for one
//	export.Write   site -> files for machines
//	audit.Watch    tree -> what must not reach a reader
//	output.Publish tree -> the published directory, all or nothing
//
// An error of the content, or of the audit, ends it: then there is no tree.
package build

import (
	"fmt"
	"io/fs"
	"net/url"
	"time"

	"tiendo/internal/address"
	"tiendo/internal/audit"
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/editor"
	"tiendo/internal/export"
	"tiendo/internal/output"
	"tiendo/internal/page"
	"tiendo/internal/progress"
	"tiendo/internal/rule"
)

// Options say what to build.
type Options struct {
	Content   fs.FS // the content directory
	Templates fs.FS // templates and assets, a site's own on top
	Tool      string
	Date      progress.Date // 0: the day of Now in the site's time zone
	Now       time.Time
	Drafts    bool
	Strict    bool   // warnings stop the build too
	BaseURL   string // "": that of site.toml

	// Reuse, if set, gives a file of the site as it was published before, intact,
	// by its path. What costs much to make and is named by what it is made from
	// (pictures) is taken from there. Several goroutines call it at a time.
	Reuse func(path string) ([]byte, bool)

	// Kept, if set, is what was made of the content before and need not be made
	// again; see content.Kept.
	Kept *content.Kept

	// Hashed, if set, holds what Inputs read of the content for Make.
	Hashed *content.Hashed

	// Tree, if set, returns an empty tree for the files, when the first of them is
	// about to be made. Not set: they are kept in memory.
	Tree func() (*output.Tree, error)

	// Rehearsal says that nothing is going to be published: pictures are decoded,
	// to find those that are damaged, but their files stay empty.
	Rehearsal bool

	// Previous, if set, is the files of the site as it is published: an address
	// that vanishes without leading elsewhere is an error.
	Previous map[string]output.FileSum

	// Stage, if set, is told what the build is about to do.
	Stage func(name string)
}

// Made is what a build made, in memory.
type Made struct {
	Site         *progress.Site // nil when site.toml could not be read
	Problems     diag.List      // sorted
	Acknowledged diag.List      // warnings that somebody has answered for
	Tree         *output.Tree   // nil when something must be mended first
	Missing      []string       // what the program was built without, and the site could use
}

// Make reads, checks and renders a site. Nothing is written. The error is ours;
// what editors must mend stands in Made.Problems.
func Make(o Options) (*Made, error) {
	m, err := o.read()
	if err != nil {
		return nil, err
	}
	if m.Site == nil || o.stops(m.Problems) {
		return m, nil
	}
	tree, err := o.tree()
	if err != nil {
		return m, err
	}
	watch, heads := audit.NewWatch(address.Of(m.Site).Prefix(), host(m.Site.BaseURL)), export.NewHeads()
	tree.Added = func(path string, data []byte) {
		watch.See(path, data)
		heads.See(path, data)
	}
	if err := o.render(m, tree, heads); err != nil || m.Problems.Errors() {
		return m, err
	}
	o.stage("audit")
	gone := audit.Gone(tree, address.Of(m.Site).Prefix(), o.Previous)
	for _, p := range append(watch.Problems(tree), gone...) {
		p.File = "/" + p.File // a page of the site, not a file of the content
		m.Problems.Add(p)
	}
	if err := tree.Err(); err != nil {
		return m, fmt.Errorf("reading back what was made: %w", err)
	}
	m.Problems = m.Problems.Sorted()
	if !o.stops(m.Problems) {
		m.Tree = tree
	}
	return m, nil
}

// read reads and checks a site.
func (o Options) read() (*Made, error) {
	m := &Made{}
	o.stage("read")
	var err error
	m.Site, m.Problems, err = content.Load(o.Content, content.Options{Date: o.Date, Now: o.Now, Drafts: o.Drafts, BaseURL: o.BaseURL, Kept: o.Kept, Hashed: o.Hashed})
	if err != nil {
		return nil, fmt.Errorf("reading the content: %w", err)
	}
	if m.Site != nil {
		o.stage("check")
		var open diag.List
		open, m.Acknowledged = rule.Inspect(m.Site)
		m.Problems.Add(open...)
	}
	m.Problems = m.Problems.Sorted()
	return m, nil
}

func (o Options) stage(name string) {
	if o.Stage != nil {
		o.Stage(name)
	}
}

// stops says whether problems keep the site from being published.
func (o Options) stops(l diag.List) bool {
	return l.Errors() || o.Strict && l.Count(diag.Warning) > 0
}

// tree is the tree that is going to be filled.
func (o Options) tree() (*output.Tree, error) {
	if o.Tree == nil {
		return output.NewTree(), nil
	}
	return o.Tree()
}

// render fills the tree.
func (o Options) render(m *Made, tree *output.Tree, heads *export.Heads) error {
	o.stage("render")
	m.Missing = o.missing(m.Site)
	if err := page.Render(m.Site, m.Problems, m.Acknowledged, o.pages(), tree); err != nil {
		return fmt.Errorf("rendering the pages: %w", err)
	}
	o.stage("pictures")
	if err := o.pictures(m, tree); err != nil {
		return err
	}
	if err := m.recordings(tree); err != nil {
		return err
	}
	if err := editor.Write(m.Site, o.editor(), tree); err != nil {
		return err
	}
	o.stage("export")
	if err := export.Write(m.Site, export.Options{Tool: o.Tool, Heads: heads}, tree); err != nil {
		return fmt.Errorf("writing files for machines: %w", err)
	}
	return nil
}

func host(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Host
}

// pages are the options of the pages.
func (o Options) pages() page.Options {
	return page.Options{Templates: o.Templates, Tool: o.Tool, Rules: rule.All(), Reuse: o.Reuse}
}

// editor are the options of the web editor.
func (o Options) editor() editor.Options {
	return editor.Options{Templates: o.Templates, Rules: rule.All()}
}

// missing names what the program was built without and the site could use.
func (o Options) missing(s *progress.Site) []string {
	return append(page.Missing(s, o.Templates), editor.Missing(s, o.Templates)...)
}
