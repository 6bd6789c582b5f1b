package content

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"

	"tiendo/internal/alphabet"
)

// plainTOML makes the values of a text from what the tokenizer says when it tells their
// places. The decoder would take most of its time to read them again, and is asked
// only about texts that are not of the plainest form: what it would say of others is
// known, and a test holds the two against each other.
type plainTOML struct {
	odd         bool                      // the text is not plain, and the decoder reads it
	root, table map[string]any            // all, and what the last header opened
	opened      map[string]map[string]any // tables by their header of one part; of an array the last
	dotted      map[string]map[string]any // what dotted keys opened in the table
	words       map[string]any            // short strings, which stand in a file again and again
}

// newPlain is of a text without escapes, and with no character but those that both
// read alike.
func newPlain(f *file, text []byte) plainTOML {
	root := map[string]any{}
	odd := bytes.IndexByte(text, '\\') >= 0 || !f.plain && !alphabet.IsPlain(text)
	return plainTOML{odd: odd, root: root, table: root}
}

// begin opens the table of a header, or one more of an array.
func (p *plainTOML) begin(key unstable.Iterator, array bool) {
	if p.odd {
		return
	}
	key.Next()
	within, name, first := p.root, string(key.Node().Data), true
	if key.Next() {
		within, name, first = p.opened[name], string(key.Node().Data), false
	}
	p.table = map[string]any{}
	clear(p.dotted)
	switch there := within[name].(type) {
	case nil:
		if p.odd = within == nil || key.Next(); p.odd {
			return
		}
		within[name] = p.table
		if array {
			within[name] = []map[string]any{p.table}
		}
	case []map[string]any:
		p.odd = !array || key.Next()
		within[name] = append(there, p.table)
	default:
		p.odd = true
	}
	if first {
		p.opened = put(p.opened, name, p.table)
	}
}

// pair adds the value of a key to the table, or to one that its first part opens there.
func (p *plainTOML) pair(key unstable.Iterator, name string, value any) {
	if p.odd {
		return
	}
	key.Next()
	if key.IsLast() {
		p.set(p.table, name, value)
		return
	}
	first := string(key.Node().Data)
	key.Next()
	table := p.dotted[first]
	if table == nil {
		table = map[string]any{}
		p.set(p.table, first, table)
		p.dotted = put(p.dotted, first, table)
	}
	p.odd = p.odd || !key.IsLast()
	p.set(table, name, value)
}

// set adds a key that is not there.
func (p *plainTOML) set(table map[string]any, name string, value any) {
	before := len(table)
	table[name] = value
	p.odd = p.odd || len(table) == before // twice
}

func put[V any](m map[string]V, key string, value V) map[string]V {
	if m == nil {
		m = map[string]V{}
	}
	m[key] = value
	return m
}

// scalar is a value that holds no others.
func (p *plainTOML) scalar(v *unstable.Node) any {
	if p.odd {
		return nil
	}
	if v.Kind == unstable.String {
		return p.text(v.Data)
	}
	s, fits := string(v.Data), false
	var value any
	switch v.Kind {
	case unstable.Bool:
		return s == "true"
	case unstable.Integer:
		n, err := strconv.ParseInt(s, 10, 64)
		value, fits = n, err == nil && strconv.FormatInt(n, 10) == s
	case unstable.Float:
		n, err := strconv.ParseFloat(s, 64)
		whole, part, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
		value, fits = n, err == nil && areDigits(part) && areDigits(whole) && (whole == "0" || whole[0] != '0')
	case unstable.LocalDate:
		day, err := time.ParseInLocation(time.DateOnly, s, dateLocal)
		value, fits = day, err == nil
	}
	p.odd = !fits
	return value
}

// text is a string.
func (p *plainTOML) text(data []byte) any {
	const short = 16
	if len(data) > short {
		return string(data)
	}
	word := p.words[string(data)]
	if word == nil {
		s := string(data)
		word = s
		p.words = put(p.words, s, word)
	}
	return word
}

// dateLocal is where the decoder says that dates without a place are.
var dateLocal = time.FixedZone("date-local", 0)

func areDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
