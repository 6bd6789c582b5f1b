package output

import (
	"bytes"
	"maps"
)

// restate is the manifest of the site that a tree would have been on another
// date: what has to be in place for nothing but the date to differ. The date is
// replaced in the files that are said to contain it.
func restate(t *Tree, m Manifest, dated []string, date string) Manifest {
	was := m.Date
	m.Date, m.Files = date, maps.Clone(m.Files)
	for _, path := range dated {
		if data, ok := t.Get(path); ok {
			m.Files[path] = sum(bytes.ReplaceAll(data, []byte(was), []byte(date)))
		}
	}
	return m
}
