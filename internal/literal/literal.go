// Package literal appends JSON to bytes: the same strings and numbers that
// encoding/json writes, for files that are written so often that looking at their
// types costs more than writing them. A test holds both against each other.
package literal

import (
	"bytes"
	"math"
	"strconv"
	"unicode/utf8"
)

// String appends a string as json.Marshal writes it, which may stand in HTML.
func String(to []byte, s string) []byte { return quoted(to, s, &safe) }

// Plain appends a string as an encoder does that escapes nothing for HTML.
func Plain(to []byte, s string) []byte { return quoted(to, s, &plain) }

// escapes are what stands for a byte: "" for itself.
type escapes [256]string

var plain, safe = func() (p, s escapes) {
	for c := range ' ' {
		p[c] = `\u00` + string("0123456789abcdef"[c>>4]) + string("0123456789abcdef"[c&15])
	}
	p['"'], p['\\'], p['\b'], p['\f'], p['\n'], p['\r'], p['\t'] = `\"`, `\\`, `\b`, `\f`, `\n`, `\r`, `\t`
	s = p
	s['<'], s['>'], s['&'] = `\u003c`, `\u003e`, `\u0026`
	return p, s
}()

func quoted(to []byte, s string, as *escapes) []byte {
	to = append(to, '"')
	written := 0
	for i := special(s, 0, as == &safe); i < len(s); i = special(s, i, as == &safe) {
		instead, size := as[s[i]], 1
		if s[i] >= utf8.RuneSelf {
			instead, size = beyond(s[i:])
		}
		if instead != "" {
			to = append(append(to, s[written:i]...), instead...)
			written = i + size
		}
		i += size
	}
	return append(append(to, s[written:]...), '"')
}

// special is the offset of the first byte from i on that may begin what is escaped.
func special(s string, i int, html bool) int {
	for ; i+8 <= len(s); i += 8 {
		x := eight(s, i)
		found := below(x, ' ') | is(x, '"') | is(x, '\\') | is(x, lineEnd)
		if html {
			found |= is(x, '&') | isBut(x, '<', '<'^'>')
		}
		if found != 0 {
			return i + first(found)
		}
	}
	for i < len(s) && (s[i] != lineEnd && plain[s[i]] == "" && (!html || safe[s[i]] == "")) {
		i++
	}
	return i
}

// lineEnd is the first byte of U+2028 and U+2029, and of many others.
const lineEnd = 0xe2

// beyond is what stands for the first character of a text, which is not ASCII, and
// how many bytes it has: for the two ends of lines that JavaScript knows.
func beyond(s string) (instead string, size int) {
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '\u2028':
		return `\u2028`, size
	case '\u2029':
		return `\u2029`, size
	default:
		return "", size
	}
}

// Float appends a number of 32 or 64 bits. What JSON cannot say is null.
func Float(to []byte, x float64, bits int) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(to, "null"...)
	}
	format := byte('f')
	small, large := 1e-6, 1e21
	if bits == 32 {
		small, large = float64(float32(small)), float64(float32(large))
	}
	if abs := math.Abs(x); abs != 0 && (abs < small || abs >= large) {
		format = 'e'
	}
	to = strconv.AppendFloat(to, x, format, -1, bits)
	if n := len(to); format == 'e' && to[n-4] == 'e' && to[n-3] == '-' && to[n-2] == '0' { // e-09 is e-9
		to[n-2] = to[n-1]
		to = to[:n-1]
	}
	return to
}

// Verbatim is the offset of the first byte from i on that does not stand for itself in a
// JSON string: a quotation mark, a backslash or a control character.
func Verbatim(text []byte, i int) int {
	for ; i+8 <= len(text); i += 8 {
		x := eight(text, i)
		if found := below(x, ' ') | is(x, '"') | is(x, '\\'); found != 0 {
			return i + first(found)
		}
	}
	for i < len(text) && plain[text[i]] == "" {
		i++
	}
	return i
}

// StringLen is how long the JSON string is that a text begins with: all of the text
// where it does not end.
func StringLen(text []byte) int {
	for i := 1; i < len(text); {
		quote := bytes.IndexByte(text[i:], '"')
		if quote < 0 {
			break
		}
		i += quote
		slashes := i
		for slashes > 1 && text[slashes-1] == '\\' {
			slashes--
		}
		i++
		if (i-1-slashes)%2 == 0 {
			return i
		}
	}
	return len(text)
}
