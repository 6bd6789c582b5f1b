package audit

import (
	"hash/maphash"
	"maps"
	"slices"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// Watch checks the files of a tree one by one while the tree is filled. Where a
// link leads can be told only at the end; until then a Watch remembers the
// addresses, and not who links to them. A tree in which anything is wrong is read
// again, to say where.
type Watch struct {
	prefix, host string
	site         *site // without the tree

	idle sync.Pool // of *page: a processor gets the one that it had before, whose memo is in its cache
	mu   sync.Mutex
	all  []*page
}

// NewWatch returns a watch for a site in the folder prefix ("" or "/folder") of a
// host ("example.org").
func NewWatch(prefix, host string) *Watch {
	w := &Watch{prefix: prefix, host: host, site: &site{prefix: prefix, host: host}}
	w.idle.New = func() any { return w.more() }
	return w
}

// See checks a file as far as it can be judged alone. Several may call it at a time.
func (w *Watch) See(path string, data []byte) {
	p := w.idle.Get().(*page)
	p.file(path, data)
	p.data, p.scan.data = nil, nil // the bytes belong to the tree
	w.idle.Put(p)
}

// more is one more that reads pages.
func (w *Watch) more() *page {
	p := newPage(w.site)
	w.mu.Lock()
	defer w.mu.Unlock()
	w.all = append(w.all, p)
	return p
}

// Problems reports what is wrong in a tree of which every file has been seen.
func (w *Watch) Problems(t *output.Tree) diag.List {
	if w.sound(t) {
		return nil
	}
	return Check(t, w.prefix, w.host)
}

// sound says whether nothing was found and everything that pages want is there.
func (w *Watch) sound(t *output.Tree) bool {
	served := make(map[uint64]bool, t.Len()+1)
	for _, path := range append(t.Paths(), output.ManifestName) { // which is written when the tree is published
		served[maphash.String(seed, spot(path))] = true
	}
	ids := map[uint64]bool{}
	for _, p := range w.all {
		if len(p.problems) > 0 || slices.ContainsFunc(p.wanted.pages, func(to uint64) bool { return !served[to] }) {
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

// wanted is where pages lead, and what they give for others to lead to. Both are known
// by their hashes, like the runs of a memo: there are seven ids on a page, and nearly
// all are wanted by nobody; and ten links are not in a line that the memo knows, too few
// to look for each whether it was there before.
type wanted struct {
	pages []uint64        // addresses by their spots, some of them again
	ids   map[uint64]bool // of other pages
	given []uint64        // ids
}

// page notes an address, which begins with "/".
func (w *wanted) page(to []byte) {
	w.pages = append(w.pages, maphash.Bytes(seed, spot(to[1:])))
}

func (w *wanted) id(to, id []byte) {
	w.ids[idHash(address.Path(to).File(), unescape(string(id)))] = true
}

// idHash is what an id of the page in a file is known by.
func idHash(file, id string) uint64 { return maphash.Comparable(seed, [2]string{file, id}) }

// spot is what the path of a file and the addresses of it have in common; see
// [address.Path.File]. An address is given without its first slash.
func spot[T string | []byte](path T) T {
	const page = "index.html"
	if n := len(path) - len(page); n >= 0 && string(path[n:]) == page && (n == 0 || path[n-1] == '/') {
		return path[:n]
	}
	return path
}
