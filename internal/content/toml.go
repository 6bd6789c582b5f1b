package content

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"tiendo/internal/diag"
)

// parseTOML reads TOML text that begins at an offset of the file. The tokenizer of
// pelletier/go-toml gives the place of every key, and the values of a plain text.
// Those of any other come from BurntSushi/toml, which judges what is written twice
// or has no meaning, but keeps one position a dotted key and names the last table of
// an array. Such a text must please both; see plainTOML.
func (f *file) parseTOML(text []byte, from int) (map[string]any, *diag.Node, bool) {
	if !f.scanTOML(text, from) {
		return nil, nil, false
	}
	node, read, ok := f.places(text, from)
	if !ok {
		return nil, nil, false
	}
	if !read.odd {
		return read.root, node, true
	}
	var values any // of a map the decoder would make a copy, key by key
	if _, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&values); err != nil {
		f.reportDecode(err, from)
		return nil, nil, false
	}
	return values.(map[string]any), node, true
}

func (f *file) reportDecode(err error, from int) {
	at, message := f.place(from), err.Error()
	var parse toml.ParseError
	if errors.As(err, &parse) {
		at, message = f.place(from+parse.Position.Start), parse.Message
	}
	f.reportSyntax(at, message)
}

func (f *file) reportSyntax(at diag.Place, message string) {
	line := f.line(at.Line)
	what, hint := explained(message, line)
	f.report(TOMLSyntax, at, diag.Say("không đọc được: %[1]s – %[3]s", "cannot be read: %[2]s – %[3]s", what.VI, what.EN, line), hint)
}

// line is the text of a line, shortened for a message.
func (f *file) line(number int) string {
	if number < 1 || number > len(f.starts) {
		return ""
	}
	rest := string(f.text[f.starts[number-1]:min(len(f.text), f.starts[number-1]+200)])
	rest, _, _ = strings.Cut(rest, "\n")
	if runes := []rune(strings.TrimSpace(rest)); len(runes) > 60 {
		return string(runes[:60]) + "…"
	}
	return strings.TrimSpace(rest)
}

// places builds the tree of keys of a TOML text, and its values if it is plain.
func (f *file) places(text []byte, from int) (*diag.Node, plainTOML, bool) {
	if len(text) > math.MaxInt32 {
		return nil, plainTOML{}, false
	}
	b := placer{file: f, from: from, parser: parsers.Get().(*unstable.Parser), plain: newPlain(f, text)}
	b.parser.Reset(text)
	defer func() {
		b.parser.Reset(nil)
		parsers.Put(b.parser)
	}()
	root := &diag.Node{Place: f.place(from)}
	table := root
	for b.parser.NextExpression() {
		e := b.parser.Expression()
		switch e.Kind {
		case unstable.Table:
			b.plain.begin(e.Key(), false)
			table = b.descend(root, e.Key())
		case unstable.ArrayTable:
			b.plain.begin(e.Key(), true)
			array := b.descend(root, e.Key())
			table = &diag.Node{Place: array.Place}
			if len(array.Kids) > 0 {
				table.Place = b.keyPlace(e.Key())
			}
			array.Kids = append(array.Kids, table)
		case unstable.KeyValue:
			n := b.descend(table, e.Key())
			b.plain.pair(e.Key(), n.Key, b.value(n, e.Value()))
		}
	}
	if err := b.parser.Error(); err != nil {
		f.reportPlace(err, text, from)
		return nil, plainTOML{}, false
	}
	return root, b.plain, true
}

// reportPlace reports what the tokenizer refuses.
func (f *file) reportPlace(err error, text []byte, from int) {
	at := f.place(from)
	var parse *unstable.ParserError
	if errors.As(err, &parse) && cap(text)-cap(parse.Highlight) >= 0 {
		at = f.place(from + cap(text) - cap(parse.Highlight))
	}
	f.reportSyntax(at, err.Error())
}

// parsers are used again, for each grows to the longest expression that it has read.
var parsers = sync.Pool{New: func() any { return new(unstable.Parser) }}

// placer builds nodes while the parser walks.
type placer struct {
	file   *file
	from   int
	parser *unstable.Parser
	index  map[*diag.Node]map[string]*diag.Node // of tables of many keys
	plain  plainTOML
}

// descend follows a key from a table, making nodes on the way.
func (b *placer) descend(n *diag.Node, key unstable.Iterator) *diag.Node {
	for key.Next() {
		if n.Key != "" && len(n.Kids) > 0 && n.Kids[0].Key == "" {
			n = n.Kids[len(n.Kids)-1]
		}
		part := key.Node()
		n = b.kid(n, string(part.Data), int(part.Raw.Offset))
	}
	return n
}

// kid finds or makes a node below n. Tables of many keys get an index, so that
// a table of 30,000 units is not searched from its start for each.
func (b *placer) kid(n *diag.Node, key string, offset int) *diag.Node {
	const many = 16
	var names map[string]*diag.Node
	if len(n.Kids) > many {
		names = b.index[n]
	}
	if names != nil {
		if kid := names[key]; kid != nil {
			return kid
		}
	} else if kid := n.Kid(key); kid != nil {
		return kid
	}
	kid := &diag.Node{Place: b.file.place(b.from + offset), Key: key}
	n.Kids = append(n.Kids, kid)
	switch {
	case names != nil:
		names[key] = kid
	case len(n.Kids) > many:
		names = make(map[string]*diag.Node, 4*many)
		for _, k := range n.Kids {
			names[k.Key] = k
		}
		if b.index == nil {
			b.index = map[*diag.Node]map[string]*diag.Node{}
		}
		b.index[n] = names
	}
	return kid
}

func (b *placer) keyPlace(key unstable.Iterator) diag.Place {
	offset := 0
	for key.Next() {
		offset = int(key.Node().Raw.Offset)
	}
	return b.file.place(b.from + offset)
}

// value is a value, and adds the nodes inside it: of inline tables and of arrays of them.
func (b *placer) value(n *diag.Node, v *unstable.Node) any {
	switch v.Kind {
	case unstable.InlineTable:
		table := map[string]any{}
		for it := v.Children(); it.Next(); {
			pair := it.Node()
			kid := b.descend(n, pair.Key())
			b.plain.odd = b.plain.odd || isDotted(pair.Key())
			b.plain.set(table, kid.Key, b.value(kid, pair.Value()))
		}
		return table
	case unstable.Array:
		return b.array(n, v.Children())
	}
	return b.plain.scalar(v)
}

func (b *placer) array(n *diag.Node, elements unstable.Iterator) any {
	length := 0
	for it := elements; it.Next(); {
		length++
	}
	list := make([]any, 0, length)
	for elements.Next() {
		e, kid := elements.Node(), n
		if e.Kind == unstable.InlineTable || e.Kind == unstable.Array {
			kid = &diag.Node{Place: n.Place}
		}
		list = append(list, b.value(kid, e))
		if e.Kind == unstable.InlineTable {
			if len(kid.Kids) > 0 {
				kid.Place = kid.Kids[0].Place
			}
			n.Kids = append(n.Kids, kid)
		}
	}
	return list
}

func isDotted(key unstable.Iterator) bool { return key.Next() && !key.IsLast() }
