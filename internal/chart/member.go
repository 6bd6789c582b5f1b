package chart

import (
	"bytes"
	"encoding/json"
	"iter"
	"unicode/utf8"

	"tiendo/internal/literal"
)

// members walks through the names and values of a JSON object, which must be valid;
// anything else has none. A name is as it stands there, in quotation marks. Areas may
// have millions of properties: a map of them would take more time and memory than all
// the rest.
func members(object []byte) iter.Seq2[[]byte, json.RawMessage] {
	return func(yield func([]byte, json.RawMessage) bool) {
		if object = trimSpace(object); len(object) == 0 || object[0] != '{' {
			return
		}
		for object = trimSpace(object[1:]); len(object) > 0 && object[0] == '"'; {
			n := literal.StringLen(object)
			name := object[:n]
			if object = trimSpace(object[n:]); len(object) == 0 || object[0] != ':' {
				return
			}
			object = trimSpace(object[1:])
			n = valueLen(object)
			if !yield(name, json.RawMessage(object[:n])) {
				return
			}
			if object = trimSpace(object[n:]); len(object) > 0 && object[0] == ',' {
				object = trimSpace(object[1:])
			}
		}
	}
}

// pick is the values of some names in a JSON object, which must be valid: of each the
// last one, nil where there is none.
func pick(object []byte, names ...string) []json.RawMessage {
	values := make([]json.RawMessage, len(names))
	for quoted, value := range members(object) {
		for i, name := range names {
			if isNamed(quoted, name) {
				values[i] = value
			}
		}
	}
	return values
}

// member is the text or the number of a name in a JSON object, nil if it is something
// else.
func member(object []byte, name string) json.RawMessage { return scalar(pick(object, name)[0]) }

// trimSpace takes the white space of JSON from the beginning of a text.
func trimSpace(text []byte) []byte {
	for len(text) > 0 && (text[0] == ' ' || text[0] == '\n' || text[0] == '\r' || text[0] == '\t') {
		text = text[1:]
	}
	return text
}

// valueLen is how long the JSON value is that a text begins with.
func valueLen(text []byte) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			i += literal.StringLen(text[i:]) - 1
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth < 0 {
				return i
			} else if depth == 0 {
				return i + 1
			}
		case ',', ' ', '\n', '\r', '\t':
			if depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// isNamed compares a JSON string, which may have escapes, with a name.
func isNamed(quoted []byte, name string) bool {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return len(quoted) == len(name)+2 && string(quoted[1:len(quoted)-1]) == name
	}
	return textOf(quoted) == name
}

// scalar is a JSON value that is a text or a number, or else nil.
func scalar(value json.RawMessage) json.RawMessage {
	if len(value) == 0 || value[0] != '"' && value[0] != '-' && (value[0] < '0' || '9' < value[0]) {
		return nil
	}
	return value
}

// textOf is the text that a JSON value is, or "".
func textOf(value json.RawMessage) (text string) {
	if len(value) < 2 || value[0] != '"' {
		return ""
	}
	if inner := value[1 : len(value)-1]; bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner)
	}
	if json.Unmarshal(value, &text) != nil {
		return ""
	}
	return text
}

// codeOf is a code that is a text or a number, or "".
func codeOf(value json.RawMessage) string {
	if value = scalar(value); len(value) > 0 && value[0] != '"' {
		return string(value)
	}
	return textOf(value)
}
