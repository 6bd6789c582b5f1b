package chart

import (
	"bytes"
	"encoding/json"
)

// member is the text or the number of a name in a JSON object, which must be
// valid; the last one if there are several, nil if there is none or it is
// something else. Properties of areas may be millions: a map of them would take
// more time and memory than all the rest.
func member(object []byte, name string) (value json.RawMessage) {
	depth := 0
	for i := 0; i < len(object); i++ {
		switch object[i] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			end := i + stringLen(object[i:])
			rest := bytes.TrimLeft(object[end:], " \t\r\n")
			if depth == 1 && len(rest) > 0 && rest[0] == ':' && isNamed(object[i:end], name) {
				value = scalar(bytes.TrimLeft(rest[1:], " \t\r\n"))
			}
			i = end - 1
		}
	}
	return value
}

// stringLen is how long the JSON string is that a text begins with.
func stringLen(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(text)
}

// isNamed compares a JSON string, which may have escapes, with a name.
func isNamed(quoted []byte, name string) bool {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return string(quoted) == `"`+name+`"`
	}
	var text string
	return json.Unmarshal(quoted, &text) == nil && text == name
}

// scalar is the text or the number that a JSON text begins with, or nil.
func scalar(text []byte) json.RawMessage {
	switch {
	case len(text) == 0:
		return nil
	case text[0] == '"':
		return text[:stringLen(text)]
	case text[0] != '-' && (text[0] < '0' || text[0] > '9'):
		return nil
	}
	if end := bytes.IndexAny(text, ",} \t\r\n"); end >= 0 {
		text = text[:end]
	}
	return text
}

// codeOf reads a code that is a text or a number.
func codeOf(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	var number json.Number
	if json.Unmarshal(raw, &number) == nil {
		return number.String()
	}
	return ""
}
