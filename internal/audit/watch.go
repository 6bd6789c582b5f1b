package audit

import (
	"sync"

	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// Watch checks the files of a tree one by one while the tree is filled. Where a
// link leads can be told only at the end; until then a Watch remembers each
// address once, and not who links to it. A tree in which anything is wrong is read
// again, to say where.
type Watch struct {
	prefix, host string
	site         *site // without the tree

	mu   sync.Mutex
	idle []*page
	all  []*page
}

// NewWatch returns a watch for a site in the folder prefix ("" or "/folder") of a
// host ("example.org").
func NewWatch(prefix, host string) *Watch {
	return &Watch{prefix: prefix, host: host, site: &site{prefix: prefix, host: host}}
}

// See checks a file as far as it can be judged alone. Several may call it at a time.
func (w *Watch) See(path string, data []byte) {
	p := w.take()
	p.file(path, data)
	p.data, p.scan.data = nil, nil // the bytes belong to the tree
	w.mu.Lock()
	w.idle = append(w.idle, p)
	w.mu.Unlock()
}

func (w *Watch) take() *page {
	w.mu.Lock()
	defer w.mu.Unlock()
	if last := len(w.idle) - 1; last >= 0 {
		p := w.idle[last]
		w.idle = w.idle[:last]
		return p
	}
	p := newPage(w.site)
	w.all = append(w.all, p)
	return p
}

// Problems reports what is wrong in a tree of which every file has been seen.
func (w *Watch) Problems(t *output.Tree) diag.List {
	s := &site{tree: t, prefix: w.prefix, host: w.host}
	known := map[string]map[string]bool{}
	for _, p := range w.all {
		if len(p.problems) > 0 || !p.wanted.there(s, known) {
			return Check(t, w.prefix, w.host)
		}
	}
	return nil
}

// wanted is where pages lead, each address once.
type wanted struct {
	pages map[string]bool
	ids   map[string]map[string]bool // of other pages, by page
}

func (w wanted) page(to []byte) {
	if !w.pages[string(to)] {
		w.pages[string(to)] = true
	}
}

func (w wanted) id(to, id []byte) {
	ids := w.ids[string(to)]
	if ids == nil {
		ids = map[string]bool{}
		w.ids[string(to)] = ids
	}
	if !ids[string(id)] {
		ids[string(id)] = true
	}
}

// there says whether all of it is. Few pages have ids that others lead to: those
// are read again, which is cheaper than keeping every id of every page.
func (w wanted) there(s *site, known map[string]map[string]bool) bool {
	for to := range w.pages {
		if !s.serves(to) {
			return false
		}
	}
	for to, ids := range w.ids {
		if known[to] == nil {
			known[to] = s.idsOf(to)
		}
		for id := range ids {
			if !known[to][unescape(id)] {
				return false
			}
		}
	}
	return true
}
