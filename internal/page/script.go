package page

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/markup"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// Scripts are bundled when the program is built (cmd/bundle) and may be missing
// from it. Pages are complete without them: what a script needs stands in
// attributes (templates/assets/js/README.md), and without a bundle those that
// would be of no use are left out.

// bundle is a script or a stylesheet by its address, and what a browser holds it
// against before it is used.
type bundle struct {
	path      address.Path // empty: the program was built without it
	integrity string
}

// bundled makes an asset of a script or a stylesheet. Source of its integrity:
// Subresource Integrity, W3C, of whose hashes it has the one that names the file.
func bundled(name, ext string, data []byte) (bundle, asset) {
	sum := sha256.Sum256(data)
	path := summed(name, ext, sum)
	return bundle{path, "sha256-" + base64.StdEncoding.EncodeToString(sum[:])}, asset{path, data}
}

// scriptSet is what browsers run. Only site is loaded with a page, and only where
// something on the page asks for it; charts and search are fetched by it, when a
// reader does.
type scriptSet struct{ site, charts, search bundle }

const bundles = "assets/dist/"

// scripts reads the bundles that are there.
func scripts(files fs.FS) (set scriptSet, list []asset, err error) {
	read := func(name string) bundle {
		data, failed := optional(files, bundles+name+".js")
		if data == nil {
			err = cmp.Or(err, failed)
			return bundle{}
		}
		b, a := bundled(name, ".js", data)
		list = append(list, a)
		return b
	}
	if set.site = read("site"); set.site.path == "" {
		return scriptSet{}, nil, err
	}
	set.charts, set.search = read("echarts"), read("search")
	return set, list, err
}

// optional reads a file that the program may have been built without; nil if it
// is not there. What is there and cannot be read is no smaller site, but an error.
func optional(files fs.FS, name string) ([]byte, error) {
	data, err := fs.ReadFile(files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("page: %w", err)
	}
	return data, nil
}

// Missing names what the program was built without, of that what the pages of
// the site would have.
func Missing(s *progress.Site, files fs.FS) []string {
	want := []string{bundles + "site.js", bundles + "echarts.js", bundles + "search.js"}
	if s.SharePictures {
		want = append(want, regularFont, boldFont)
	}
	var missing []string
	for _, name := range want {
		if _, err := fs.Stat(files, name); err != nil {
			missing = append(missing, name)
		}
	}
	return missing
}

// extras are what a page loads beside the stylesheet and the icon, by what is on
// it: the stylesheet of charts, the script.
func (e *edition) extras(on marks) string {
	return e.loads.of(on, func() string { return markup.Draw(func(w *markup.Writer) { e.writeExtras(w, on) }) })
}

func (e *edition) writeExtras(w *markup.Writer, on marks) {
	set := e.assets.scripts
	charts := set.charts.path != "" && on&markOption != 0
	search := set.search.path != "" && on&markIndex != 0
	scripted := charts || search || set.site.path != "" && on&(markCopy|markSortable|markFilter) != 0
	if scripted || on&markChart != 0 {
		w.Raw(`<link rel="stylesheet"`)
		w.Href(e.href(e.assets.charts.path))
		w.Attr("integrity", e.assets.charts.integrity)
		w.Raw(">\n")
	}
	if scripted {
		e.script(w, charts, search)
	}
}

// marks are attributes on a page that ask for something.
type marks uint8

const (
	markChart marks = 1 << iota
	markOption
	markCopy
	markIndex
	markSortable
	markFilter
)

// markNames are those of the marks, without "data-".
var markNames = [...]string{"chart", "option", "copy", "index", "sortable", "filter"}

// marksOn are the marks on a page, up to where one asks for enough.
func marksOn(main []byte, enough marks) marks {
	var on marks
	for on&enough == 0 {
		before, after, ok := bytes.Cut(main, []byte("data-")) // a page has many more spaces than letters d
		if !ok {
			return on
		}
		main = after
		if !bytes.HasSuffix(before, []byte(" ")) {
			continue
		}
		for i, mark := range markNames {
			if len(after) > len(mark) && string(after[:len(mark)]) == mark && (after[len(mark)] == '=' || after[len(mark)] == ' ' || after[len(mark)] == '>') {
				on |= 1 << i
				break
			}
		}
	}
	return on
}

func (e *edition) script(w *markup.Writer, charts, search bool) {
	set := e.assets.scripts
	w.Raw(`<script defer`)
	w.Attr("src", e.href(set.site.path))
	w.Attr("integrity", set.site.integrity)
	if charts {
		w.Attr("data-chart", e.href(set.charts.path))
		w.Attr("data-chart-integrity", set.charts.integrity)
		w.Attr("data-word-open", e.w.LiveOpen)
		w.Attr("data-word-loading", e.w.LiveLoading)
		w.Attr("data-word-failed", e.w.LiveFailed)
	}
	if search {
		w.Attr("data-search", e.href(set.search.path))
		w.Attr("data-search-integrity", set.search.integrity)
	}
	w.Raw("></script>\n")
}

// manyRows is from how many rows on a list can be sorted and filtered.
const manyRows = 8

// sortable makes a script put buttons into the heads of a table whose start tag
// is being written.
func (e *edition) sortable(w *markup.Writer) {
	w.Raw(" data-sortable")
	w.Attr("data-word-sorted", e.w.Sorted)
	w.Attr("data-word-up", e.w.SortedUp)
	w.Attr("data-word-down", e.w.SortedDown)
	w.Attr("data-word-unsorted", e.w.Unsorted)
}

// filtered makes a script put a field before a list or table whose start tag is
// being written.
func (e *edition) filtered(w *markup.Writer, label string) {
	w.Attr("data-filter", label)
	w.Attr("data-word-found", e.w.Filtered)
	w.Attr("data-word-none", e.w.FilteredNone)
}

// live are the words of the interactive face of a chart. The source and the date
// are printed into pictures that readers take with them.
func (e *edition) live(file string, source template.HTML, asOf string) chart.Live {
	l := chart.Live{File: file, Help: e.w.LiveHelp, Close: e.w.LiveClose, PNG: e.w.LivePNG, SVG: e.w.LiveSVG}
	l.Source = e.links.Absolute(e.at.Home())
	if source != "" {
		l.Source = bare(fill(e.w.SourceIs, "source", source)) + " · " + l.Source
	}
	if asOf != "" {
		l.AsOf = bare(fill(e.w.FiguresAsOf, "date", asOf))
	}
	return l
}

// option is the address of the interactive face of a chart; empty where there is
// none, or no script to draw it. That of a chart that depends on nothing but its kind
// and what it is of is worked out once: hundreds of articles may show it.
func (e *edition) option(pic chart.Picture, of any) string {
	if e.assets.scripts.charts.path == "" {
		return ""
	}
	if of == nil {
		return e.newOption(pic)
	}
	return e.faces.of(optionKey{pic.Kind, of}, func() string { return e.newOption(pic) })
}

type optionKey struct {
	kind string
	of   any // as in take
}

func (e *edition) newOption(pic chart.Picture) string {
	w := e.writers.Get().(*markup.Writer)
	defer e.writers.Put(w)
	w.Reset()
	*w = markup.On(pic.Option(w.Bytes()))
	if w.Len() == 0 {
		return ""
	}
	path := hashed("chart", ".json", w.Bytes())
	e.library.add(path, w.Bytes())
	return e.href(path)
}

// library is the files that pages turn out to need while they are drawn, each
// once, from several goroutines.
type library struct {
	tree  *output.Tree
	added sync.Map // address.Path -> *sync.Once

	mu  sync.Mutex
	err error // the first one
}

// add adds a file, whose bytes are the caller's again afterwards.
func (l *library) add(path address.Path, data []byte) {
	once, _ := l.added.LoadOrStore(path, new(sync.Once))
	once.(*sync.Once).Do(func() { // who comes second waits: afterwards the file is there
		if err := l.tree.AddLent(path.File(), data); err != nil {
			l.fail(err)
		}
	})
}

// failed is the first error, if there was one.
func (l *library) failed() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.err
}

func (l *library) fail(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err == nil {
		l.err = err
	}
}
