package export

import (
	"encoding/xml"
	"strings"
	"unicode/utf8"
)

// escaped is a text as encoding/xml writes it, but not looked at rune by rune: the
// feeds carry whole articles.
func escaped(s string) string {
	if !utf8.ValidString(s) || strings.Contains(s, "\uFFFE") || strings.Contains(s, "\uFFFF") {
		return escapedByRune(s)
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/3)
	written := 0
	for i := range len(s) {
		switch reference := references[s[i]]; reference {
		case "":
		case none:
			return escapedByRune(s)
		default:
			b.WriteString(s[written:i])
			b.WriteString(reference)
			written = i + 1
		}
	}
	b.WriteString(s[written:])
	return b.String()
}

func escapedByRune(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
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
