package content

import (
	"bytes"
	"strconv"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
)

// rows is a table of very many keys that all say the same kind of thing, as
// [units.done] of a report does: a number or a list of ids, "00004" = 16. Most of a
// country's data are such rows. The tokenizer has read them when it told their
// places, and the decoder would take most of its time to read them again; so it is
// given the text without them. Whatever is not of the plainest form stays in the
// text, and where the two would not fit together, the decoder is given all of it.
type rows struct {
	table    []string // the parts of its name
	from, to int      // of the text: whole lines
	keys     []string
	values   []any // of keys
}

// minRows is from how many rows on a table is worth it.
const minRows = 8

// begin notes the header of a table; what stands below it may be rows.
func (b *placer) begin(key unstable.Iterator) {
	b.end(b.lineOf(key))
	b.open = &rows{}
	for key.Next() {
		b.open.table = append(b.open.table, string(key.Node().Data))
	}
}

// end notes that the table of now ends before an offset.
func (b *placer) end(at int) {
	if t := b.open; t != nil && len(t.keys) >= minRows {
		if t.to = at; bytes.IndexByte(b.text[t.from:t.to], '#') < 0 { // of comments the decoder judges
			b.rows = append(b.rows, *t)
		}
	}
	b.open = nil
}

// row notes a key and its value; anything else than a row ends the search in its table.
func (b *placer) row(e *unstable.Node) {
	if b.open == nil {
		return
	}
	key := e.Key()
	key.Next()
	name := string(key.Node().Data)
	value, ok := plainValue(e.Value())
	if !ok || !isIDForm(name) || key.Next() {
		b.open = nil
		return
	}
	if len(b.open.keys) == 0 {
		b.open.from = b.lineOf(e.Key())
	}
	b.open.keys, b.open.values = append(b.open.keys, name), append(b.open.values, value)
}

// plainValue is the value of a row as the decoder would give it.
func plainValue(v *unstable.Node) (any, bool) {
	switch v.Kind {
	case unstable.Integer:
		n, err := strconv.ParseInt(string(v.Data), 10, 64)
		return n, err == nil && strconv.FormatInt(n, 10) == string(v.Data)
	case unstable.Array:
		list := make([]any, 0, 16)
		for it := v.Children(); it.Next(); {
			id := string(it.Node().Data)
			if it.Node().Kind != unstable.String || !isIDForm(id) {
				return nil, false
			}
			list = append(list, id)
		}
		return list, true
	}
	return nil, false
}

// lineOf is where the line of a key begins.
func (b *placer) lineOf(key unstable.Iterator) int {
	key.Next()
	return bytes.LastIndexByte(b.text[:key.Node().Raw.Offset], '\n') + 1
}

// decode is the values of a text; those of its rows are known.
func decode(text []byte, known []rows) (map[string]any, error) {
	if len(known) > 0 {
		if values, err := decode(without(text, known), nil); err == nil && put(values, known) {
			return values, nil
		}
	}
	var values any // of a map the decoder would make a copy, key by key
	if _, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&values); err != nil {
		return nil, err
	}
	return values.(map[string]any), nil
}

func without(text []byte, known []rows) []byte {
	rest, at := make([]byte, 0, len(text)), 0
	for _, t := range known {
		rest, at = append(rest, text[at:t.from]...), t.to
	}
	return append(rest, text[at:]...)
}

// put puts rows into their tables; false: there is no such table, or not for them.
func put(values map[string]any, known []rows) bool {
	for _, t := range known {
		table, ok := values, true
		for _, part := range t.table {
			if table, ok = table[part].(map[string]any); !ok {
				return false
			}
		}
		for i, key := range t.keys {
			if _, twice := table[key]; twice {
				return false
			}
			table[key] = t.values[i]
		}
	}
	return true
}
