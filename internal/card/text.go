package card

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// longest is how many runes of a text are looked at: more than any card holds.
const longest = 800

const (
	noBreak  = '\u00a0'
	ellipsis = "…"
)

// clean is s as the face can write it: composed letters, single spaces, nothing
// that the font lacks. A number stays with the word behind it.
func (f *face) clean(s string) string {
	if s == "" {
		return ""
	}
	s = head(s)
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFC.String(s) {
		r = spaced(r)
		if r == ' ' {
			gap = b.Len() > 0
			continue
		}
		if unicode.In(r, unicode.Cc, unicode.Cf) || f.glyph(r).index == 0 {
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		b.WriteRune(r)
	}
	return strings.Trim(b.String(), " \u00a0")
}

// head is the beginning of s that is looked at.
func head(s string) string {
	n := 0
	for i := range s {
		if n == longest {
			return s[:i]
		}
		n++
	}
	return s
}

// spaced is a rune with the many spaces and hyphens of Unicode made one of few.
func spaced(r rune) rune {
	switch r {
	case noBreak, '\u2007', '\u202f':
		return noBreak
	case '\u2010', '\u2011':
		return '-'
	}
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// word is what a line is never broken in, unless it alone is wider than the line.
type word struct {
	text  string
	width int
	space int // before it, when it does not begin a line
}

// words are those of a clean text, none wider than limit.
func (f *face) words(s string, limit int) []word {
	var list []word
	for part := range strings.SplitSeq(s, " ") {
		if n := len(list); n > 0 && together(list[n-1].text, part) {
			glued := list[n-1].text + string(noBreak) + part
			if width := f.width(glued); width <= limit/2 {
				list[n-1].text, list[n-1].width = glued, width
				continue
			}
		}
		space := f.space
		for {
			piece := part
			if f.width(part) > limit {
				piece = f.cut(part, limit)
			}
			list = append(list, word{piece, f.width(piece), space})
			part, space = part[len(piece):], 0
			if part == "" {
				break
			}
		}
	}
	return list
}

// together says whether a word and the next belong on one line: a number and what
// it counts, and the two numbers of "29 trên 45".
func together(word, next string) bool {
	at := strings.LastIndex(word, string(noBreak))
	if at < 0 {
		return number(word)
	}
	first, rest, _ := strings.Cut(word, string(noBreak))
	return number(word[at+len(string(noBreak)):]) || number(next) && number(first) && !strings.ContainsRune(rest, noBreak)
}

// number says whether a word is one of digits: 29, 3.321.
func number(s string) bool {
	for _, r := range s {
		if (r < '0' || r > '9') && r != '.' && r != ',' {
			return false
		}
	}
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// cut is as much of the beginning of s as fits, at least one letter.
func (f *face) cut(s string, limit int) string {
	end := len(s)
	f.walk(s, func(at, x int, g *glyph) bool {
		if at > 0 && x+g.advance > limit {
			end = at
		}
		return end == len(s)
	})
	return s[:end]
}

// shorten is s, cut so that it fits with an ellipsis behind it, if it must be cut.
func (f *face) shorten(s string, limit int) string {
	if f.width(s) <= limit {
		return s
	}
	return f.ellipsed(s, limit)
}

// ellipsed is as much of s as fits before an ellipsis, in whole words unless
// these are long.
func (f *face) ellipsed(s string, limit int) string {
	whole := s
	s = f.cut(s, limit-f.width(ellipsis))
	if rest := whole[len(s):]; rest != "" && rest[0] != ' ' {
		if at := strings.LastIndexByte(s, ' '); at > len(s)*3/4 {
			s = s[:at]
		}
	}
	return strings.TrimRight(s, " \u00a0,;:.–-·(") + ellipsis
}
