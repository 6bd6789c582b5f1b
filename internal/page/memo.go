package page

import "sync"

// memo is what has been worked out for all pages of an edition, by key. Pages that ask
// for it at the same time may both work it out: what comes of a key is always equal.
type memo[K comparable, V any] struct{ known sync.Map }

// of is the value of a key; make works it out when it is not known.
func (m *memo[K, V]) of(key K, make func() V) V {
	if v, ok := m.known.Load(key); ok {
		return v.(V)
	}
	v, _ := m.known.LoadOrStore(key, make())
	return v.(V)
}
