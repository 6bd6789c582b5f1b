package locale

import (
	"regexp"
	"strings"
	"unicode"
)

// pause is a form that is spoken as a pause, or is none.
type pause struct {
	in   func(text string) bool // false: the text does not hold the form; nil of runs, see isUntidy
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

// isUntidy says whether a text has other spaces than single blanks, or marks behind
// spaces or other marks: no other one holds one of runs.
func isUntidy(text string) bool {
	space, mark := false, false // what was before
	for _, c := range []byte(text) {
		wasSpace, wasMark := space, mark
		space, mark = isSpace(c), c == ',' || c == ';' || c == ':' || c == '.' || c == '!' || c == '?'
		if space && (wasSpace || c != ' ') || mark && (wasSpace || wasMark) {
			return true
		}
	}
	return false
}

var (
	marks = [...]pause{
		{holds("("), regexp.MustCompile(`\s*\(\s*`), ", "},
		{holds("-–"), regexp.MustCompile(`\s+[-–]+\s+|\s*–\s*`), ", "},
		{holds(`/|\`), regexp.MustCompile(`\s*[/|\\]\s*`), ", "},
		{holds("*_#`~^{}<>=@$´"), regexp.MustCompile("[*_#`~^{}<>=@$´]+"), " "},
		{holds(")"), regexp.MustCompile(`\)`), ","},
		{isJoined, regexp.MustCompile(`(\p{L})[.:](\p{L})`), "$1, $2"},
	}
	runs = [...]pause{
		{nil, regexp.MustCompile(`\s*[,;:](?:\s*[,;:])+`), ","},
		{nil, regexp.MustCompile(`[\s,;:]+([.!?])`), "$1"},
		{nil, regexp.MustCompile(`\s+([,;:.!?])`), "$1"},
		{nil, regexp.MustCompile(`\s{2,}|[\t\n\f\r]`), " "},
	}
)

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
	if isUntidy(text) {
		for _, p := range runs {
			text = p.form.ReplaceAllString(text, p.say)
		}
	}
	return strings.Trim(text, " ,;:")
}
