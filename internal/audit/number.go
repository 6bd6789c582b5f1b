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

// odd is a quick look that spares nearly every text the slow one.
func odd(b []byte) bool { return bytes.Contains(b, []byte("NaN")) || bytes.Contains(b, []byte("Inf")) }

func (p *page) attributeNumber(t *tag, a attr) {
	if p.odd && odd(a.value) && inAttribute.Match(a.value) {
		p.find(pageNumber, t.at, diag.Say("%s = %q, không phải con số", "%s = %q is no number", a.name, a.value))
	}
}

func (p *page) textNumber() {
	if p.odd && inText.Match(p.scan.text) {
		p.find(pageNumber, p.scan.tag.at, diag.Say("%q thay cho con số", "%q in the place of a number", bytes.TrimSpace(p.scan.text)))
	}
}
