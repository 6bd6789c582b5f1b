package export

import (
	"strings"
	"unicode/utf8"
)

// legible is a text, which is valid UTF-8, with U+FFFD for the characters that no XML
// may have, not even between <![CDATA[ and ]]>; encoding/xml looks at those only where it escapes.
// Source: https://www.w3.org/TR/xml/#charsets
func legible(s string) string {
	for i := range len(s) {
		if c := s[i]; c < ' ' && c != '\t' && c != '\n' || c == 0xef { // begins U+F000 to U+FFFF
			return strings.Map(func(r rune) rune {
				if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xfffe || r == 0xffff {
					return utf8.RuneError
				}
				return r
			}, s)
		}
	}
	return s
}
