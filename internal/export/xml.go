package export

import (
	"bytes"
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// escaped appends a text as encoding/xml writes it, but not looked at rune by rune: the
// feeds carry whole articles.
func escaped(to []byte, s string) []byte {
	if !utf8.ValidString(s) || strings.Contains(s, "\uFFFE") || strings.Contains(s, "\uFFFF") {
		return escapedByRune(to, s)
	}
	start, written := len(to), 0
	for i := range len(s) {
		switch reference := references[s[i]]; reference {
		case "":
		case none:
			return escapedByRune(to[:start], s)
		default:
			to = append(append(to, s[written:i]...), reference...)
			written = i + 1
		}
	}
	return append(to, s[written:]...)
}

func escapedByRune(to []byte, s string) []byte {
	b := bytes.NewBuffer(to)
	_ = xml.EscapeText(b, []byte(s)) // a Buffer takes everything
	return b.Bytes()
}

// references are what stands for a character: "" for itself, none where XML has none.
var references = func() (r [256]string) {
	for c := range ' ' {
		r[c] = none
	}
	r['&'], r['<'], r['>'], r['"'], r['\''] = "&amp;", "&lt;", "&gt;", "&#34;", "&#39;"
	r['\n'], r['\t'], r['\r'] = "&#xA;", "&#x9;", "&#xD;"
	return r
}()

const none = "none"
