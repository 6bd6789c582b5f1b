package content

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"
)

// rows is a table of very many keys that say the same kind of thing, as [units.done]
// of a report does, or very many tables, as [[unit]]: most of a country's data are
// such. The tokenizer has read them when it told their places, and the decoder would
// take most of its time to read them again; so it is given the text without them.
// Whatever is not of the plainest form stays in the text, and where the two would not
// fit together, the decoder is given all of it.
type rows struct {
	table    []string // the parts of its name
	from, to int      // of the text: whole lines
	odd      bool     // something in it is not plain
	keys     []string
	values   []any            // of keys
	tables   []map[string]any // nil: it is one table
}

// minRows is from how many rows on it is worth it.
const minRows = 8

// begin notes the header of a table, or of one more of an array: what stands below it
// may be rows.
func (b *placer) begin(key unstable.Iterator, array bool) {
	line := b.lineOf(key)
	var name []string
	for key.Next() {
		name = append(name, string(key.Node().Data))
	}
	if !array || b.open == nil || b.open.tables == nil || !slices.Equal(b.open.table, name) {
		b.end(line)
		b.open = &rows{table: name, from: line}
	}
	if array {
		b.open.odd = b.open.odd || len(name) > 1
		b.open.tables = append(b.open.tables, map[string]any{})
	}
}

// end notes that what is open ends before an offset.
func (b *placer) end(at int) {
	t := b.open
	if t == nil || t.odd || max(len(t.keys), len(t.tables)) < minRows {
		return
	}
	t.to = at
	if !bytes.ContainsAny(b.text[t.from:t.to], "#\\") { // of comments and escapes the decoder judges
		b.rows = append(b.rows, *t)
	}
}

// row notes a key and its value.
func (b *placer) row(e *unstable.Node) {
	t := b.open
	if t == nil || t.odd {
		return
	}
	key := e.Key()
	key.Next()
	name := string(key.Node().Data)
	value, plain := plainValue(e.Value())
	switch {
	case !plain || !isIDForm(name) || key.Next():
		t.odd = true
	case t.tables != nil:
		last := t.tables[len(t.tables)-1]
		_, twice := last[name]
		last[name], t.odd = value, twice
	default:
		if len(t.keys) == 0 {
			t.from = b.lineOf(e.Key())
		}
		t.keys, t.values = append(t.keys, name), append(t.values, value)
	}
}

// plainValue is the value of a row as the decoder would give it.
func plainValue(v *unstable.Node) (any, bool) {
	switch v.Kind {
	case unstable.String:
		return string(v.Data), isPlain(v.Data)
	case unstable.Integer:
		n, err := strconv.ParseInt(string(v.Data), 10, 64)
		return n, err == nil && strconv.FormatInt(n, 10) == string(v.Data)
	case unstable.Array:
		list := make([]any, 0, 16)
		for it := v.Children(); it.Next(); {
			element, plain := plainValue(it.Node())
			if !plain {
				return nil, false
			}
			list = append(list, element)
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
		if t.tables != nil {
			if _, twice := values[t.table[0]]; twice {
				return false
			}
			values[t.table[0]] = t.tables
			continue
		}
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
