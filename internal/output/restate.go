package output

import (
	"bytes"
	"maps"
)

// restatement is the site that a tree would have been on another date: what has
// to be in place for nothing but the date to differ.
type restatement struct {
	tree     *Tree
	dated    map[string][]byte // the files that the date changes
	manifest Manifest
}

// restate puts a date in the place of the manifest's own, in the files that are
// said to contain it. A date of "" changes nothing.
func restate(t *Tree, m Manifest, paths []string, date string) restatement {
	r := restatement{t, map[string][]byte{}, m}
	if date == "" || date == m.Date {
		return r
	}
	r.manifest.Date, r.manifest.Files = date, maps.Clone(m.Files)
	for _, path := range paths {
		if data, ok := t.Get(path); ok {
			r.dated[path] = bytes.ReplaceAll(data, []byte(m.Date), []byte(date))
			r.manifest.Files[path] = sum(r.dated[path])
		}
	}
	return r
}

func (r restatement) get(path string) []byte {
	if data, ok := r.dated[path]; ok {
		return data
	}
	data, _ := r.tree.Get(path)
	return data
}
