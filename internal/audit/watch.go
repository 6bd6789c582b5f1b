package audit

import (
	"hash/maphash"
	"maps"
	"sync"

	"tiendo/internal/address"
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
	if w.sound(&site{tree: t, prefix: w.prefix, host: w.host}) {
		return nil
	}
	return Check(t, w.prefix, w.host)
}

// sound says whether nothing was found and everything that pages want is there.
func (w *Watch) sound(s *site) bool {
	ids := map[uint64]bool{}
	for _, p := range w.all {
		if len(p.problems) > 0 || !p.wanted.served(s) {
			return false
		}
		maps.Copy(ids, p.wanted.ids)
	}
	for _, p := range w.all {
		for _, id := range p.wanted.given {
			delete(ids, id)
		}
	}
	return len(ids) == 0
}

// wanted is where pages lead, each address once, and what they give for others to
// lead to. Ids are known by their hashes, like the runs of a memo: there are seven on a
// page, and nearly all are wanted by nobody.
type wanted struct {
	pages map[string]bool
	ids   map[uint64]bool // of other pages
	given []uint64        // ids
}

func (w wanted) page(to []byte) {
	if !w.pages[string(to)] {
		w.pages[string(to)] = true
	}
}

func (w wanted) id(to, id []byte) {
	w.ids[idHash(address.Path(to).File(), unescape(string(id)))] = true
}

// idHash is what an id of the page in a file is known by.
func idHash(file, id string) uint64 { return maphash.Comparable(seed, [2]string{file, id}) }

// served says whether all pages are there.
func (w wanted) served(s *site) bool {
	for to := range w.pages {
		if !s.serves(to) {
			return false
		}
	}
	return true
}
