package locale

import (
	"regexp"
	"strings"
	"unicode"
)

// pause is a form that is spoken as a pause, or is none.
type pause struct {
	in   func(text string) bool // false: the text does not hold the form
	form *regexp.Regexp
	say  string
}

func holds(signs string) func(string) bool {
	return func(text string) bool { return hasAny(text, signs) }
}

// isJoined says whether a point or a colon stands right before something.
func isJoined(text string) bool {
	for i := range len(text) - 1 {
		if (text[i] == '.' || text[i] == ':') && text[i+1] != ' ' {
			return true
		}
	}
	return false
}

// tidy makes one mark and one blank at most of the blanks and marks between two
// words: a comma of several marks, nothing of those before the end of a sentence.
func tidy(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for i := 0; i < len(text); {
		if !isGap(text[i]) {
			b.WriteByte(text[i])
			i++
			continue
		}
		marks, mark, space := 0, byte(','), false
		for ; i < len(text) && isGap(text[i]); i++ {
			if space = isSpace(text[i]); space {
				continue
			}
			if marks++; marks == 1 {
				mark = text[i]
			} else {
				mark = ','
			}
		}
		if i < len(text) && (text[i] == '.' || text[i] == '!' || text[i] == '?') {
			continue
		}
		if marks > 0 {
			b.WriteByte(mark)
		}
		if space {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func isGap(c byte) bool { return c == ',' || c == ';' || c == ':' || isSpace(c) }

var marks = [...]pause{
	{holds("("), regexp.MustCompile(`\s*\(\s*`), ", "},
	{holds("-–"), regexp.MustCompile(`\s+[-–]+\s+|\s*–\s*`), ", "},
	{holds(`/|\`), regexp.MustCompile(`\s*[/|\\]\s*`), ", "},
	{holds("*_#`~^{}<>=@$´"), regexp.MustCompile("[*_#`~^{}<>=@$´]+"), " "},
	{holds(")"), regexp.MustCompile(`\)`), ","},
	{isJoined, regexp.MustCompile(`(\p{L})[.:](\p{L})`), "$1, $2"},
}

// pauses makes a pause of what is neither word nor pause, and leaves no digit of
// any script.
func pauses(text string) string {
	for _, p := range marks {
		if p.in(text) {
			text = p.form.ReplaceAllString(text, p.say)
		}
	}
	text = strings.Map(func(r rune) rune {
		if unicode.IsNumber(r) {
			return ' '
		}
		return r
	}, text)
	return strings.Trim(tidy(text), " ,;:")
}
