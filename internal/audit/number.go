package audit

import (
	"bytes"
	"regexp"

	"tiendo/internal/diag"
)

// What Go prints for a number that is none: as a word of an attribute
// ("M0 NaN", "translate(+Inf,0)"), or as a text of its own ("NaN %"). Prose may
// speak of them.
var (
	inAttribute = regexp.MustCompile(`(^|[\s,(;])[+-]?(NaN|Inf)($|[\s,);%])`)
	inText      = regexp.MustCompile(`^\s*[+-]?(NaN|Inf)[\s\pZ]*(%|$)`)
)

func (p *page) attributeNumbers(t *tag) {
	if read := p.data[t.at:p.scan.pos]; !holds(read, "NaN") && !holds(read, "Inf") {
		return
	}
	for _, a := range t.attrs {
		switch string(a.name) {
		case "alt", "title", "content", "placeholder", "aria-label", "aria-description": // prose
		default:
			if inAttribute.Match(a.value) {
				p.find(pageNumber, t.at, diag.Say("%s = %q, không phải con số", "%s = %q is no number", a.name, a.value))
			}
		}
	}
}

func (p *page) textNumber() {
	if text := p.scan.text(); odd(text) && inText.Match(text) {
		p.find(pageNumber, p.scan.from+skipSpace(text, 0), diag.Say("%q thay cho con số", "%q in the place of a number", bytes.TrimSpace(text)))
	}
}

// holds looks for a word, the first letter of which is rare.
func holds(text []byte, word string) bool {
	i := bytes.IndexByte(text, word[0])
	return i >= 0 && bytes.Contains(text[i:], []byte(word))
}

// odd is a quick look that spares nearly every text the slow one. Most are too short, and
// most others begin with a letter.
func odd(text []byte) bool { return len(text) >= 3 && beforeNumber[text[0]] && noNumber(text) }

// beforeNumber is with what a text may begin that is no number.
var beforeNumber = [256]bool{' ': true, '\n': true, '\t': true, '\r': true, '\f': true, '+': true, '-': true, 'N': true, 'I': true}

// noNumber says whether a text begins with what is no number.
func noNumber(text []byte) bool {
	i := skipSpace(text, 0)
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	return len(text) >= i+3 && (string(text[i:i+3]) == "NaN" || string(text[i:i+3]) == "Inf")
}
