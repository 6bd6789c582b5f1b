package audit

import (
	"bytes"
	"unicode/utf8"

	"tiendo/internal/alphabet"
)

var (
	xmlDeclaration = []byte(`<?xml version="1.0" encoding="UTF-8"?>`)
	endOfCDATA     = []byte("]]>")
)

// plainXML says whether a document is well-formed and uses nothing but elements,
// attributes in double quotes, text, references to characters and CDATA. It answers
// "no" to much that is well-formed: encoding/xml has the last word there, which
// takes ten times as long.
func plainXML(d []byte) bool {
	if !plainCharacters(d) {
		return false
	}
	d = bytes.TrimPrefix(d, xmlDeclaration)
	var open [][]byte
	var plain bool
	for {
		i := bytes.IndexByte(d, '<')
		if i < 0 {
			return len(open) == 0 && plainText(d)
		}
		text, rest := d[:i], d[i+1:]
		if !plainText(text) {
			return false
		}
		if inside, found := bytes.CutPrefix(rest, []byte("![CDATA[")); found {
			if _, d, found = bytes.Cut(inside, endOfCDATA); !found || len(open) == 0 {
				return false
			}
			continue
		}
		j := bytes.IndexByte(rest, '>')
		if j < 1 {
			return false
		}
		if open, plain = nested(open, rest[:j]); !plain {
			return false
		}
		d = rest[j+1:]
	}
}

// nested are the elements that are open behind a tag, without its angle brackets, and
// whether it is plain and may stand there.
func nested(open [][]byte, tag []byte) (now [][]byte, plain bool) {
	tag, single := bytes.CutSuffix(tag, []byte("/"))
	if name, shut := bytes.CutPrefix(tag, []byte("/")); shut {
		last := len(open) - 1
		if last < 0 || single || !bytes.Equal(name, open[last]) {
			return nil, false
		}
		return open[:last], true
	}
	n := nameXML(tag)
	if n == 0 || !plainText(tag) || bytes.IndexByte(tag, '<') >= 0 || !plainAttributes(tag[n:]) {
		return nil, false
	}
	if !single {
		open = append(open, tag[:n])
	}
	return open, true
}

// plainCharacters says whether all characters are allowed.
func plainCharacters(d []byte) bool {
	if alphabet.IsPlain(d) {
		return true
	}
	for _, c := range d {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' {
			return false
		}
	}
	return utf8.Valid(d) && !bytes.Contains(d, []byte("\uFFFE")) && !bytes.Contains(d, []byte("\uFFFF"))
}

// plainAttributes says whether d is attributes, each behind one white space, if their
// values are plain texts.
func plainAttributes(d []byte) bool {
	for len(d) > 0 {
		if !space(d[0]) {
			return false
		}
		n := 1 + nameXML(d[1:])
		value, found := bytes.CutPrefix(d[n:], []byte(`="`))
		end := bytes.IndexByte(value, '"')
		if n == 1 || !found || end < 0 {
			return false
		}
		d = value[end+1:]
	}
	return true
}

// plainText says whether every "&" begins one of the references that our own
// files have, and nothing stands there that ends what has not begun.
func plainText(d []byte) bool {
	if bytes.Contains(d, endOfCDATA) {
		return false
	}
	for {
		i := bytes.IndexByte(d, '&')
		if i < 0 {
			return true
		}
		d = d[i+1:]
		end := bytes.IndexByte(d, ';')
		if end < 0 {
			return false
		}
		switch string(d[:end]) {
		case "amp", "lt", "gt", "quot", "apos", "#34", "#39", "#43", "#xA", "#x9", "#xD":
		default:
			return false
		}
	}
}

// nameXML is the length of the name at the start of d: ASCII letters, digits and
// hyphens, with at most one prefix; 0 when it is another one.
func nameXML(d []byte) int {
	n, prefixed := 0, false
	for ; n < len(d); n++ {
		switch c := d[n]; {
		case letter(c):
		case n > 0 && d[n-1] != ':' && (c == '-' || '0' <= c && c <= '9'):
		case c == ':' && n > 0 && !prefixed:
			prefixed = true
		case n > 0 && d[n-1] == ':':
			return 0
		default:
			return n
		}
	}
	if n > 0 && d[n-1] == ':' {
		return 0
	}
	return n
}
