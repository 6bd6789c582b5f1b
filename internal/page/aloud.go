package page

import (
	"html"
	"html/template"
	"strings"

	"tiendo/internal/locale"
)

// sentence is a text as it is read, from its capital to its full stop.
func (e *edition) sentence(s template.HTML) template.HTML { return capital(e.aloud(s + ".")) }

// aloud is a text as it is read: Language.Speak for its words, each in its
// own language. Of its elements only spans stay, which name a figure or a language.
func (e *edition) aloud(s template.HTML) template.HTML {
	var b strings.Builder
	b.Grow(2 * len(s)) // words are longer than digits
	langs := []*locale.Language{e.lang}
	text := string(s)
	for text != "" {
		before, rest, _ := strings.Cut(text, "<")
		b.WriteString(e.speakRun(langs[len(langs)-1], before))
		element, after, ok := strings.Cut(rest, ">")
		if !ok {
			break
		}
		switch {
		case element == "/span" && len(langs) > 1:
			langs = langs[:len(langs)-1]
			b.WriteString("</span>")
		case strings.HasPrefix(element, "span"):
			l := langs[len(langs)-1]
			if _, code, ok := strings.Cut(element, `lang="`); ok {
				code, _, _ = strings.Cut(code, `"`)
				if other := locale.For(code); other != nil {
					l = other
				}
			}
			langs = append(langs, l)
			b.WriteString("<" + element + ">")
		}
		text = after
	}
	return template.HTML(pauseTwice.Replace(b.String()))
}

// run is words without elements in a language.
type run struct {
	lang *locale.Language
	text string
}

// speakRun speaks the words between two elements and keeps the pauses at its ends.
// Many reports say the same, so that what was said once is remembered.
func (e *edition) speakRun(l *locale.Language, text string) string {
	return e.said.of(run{l, text}, func() string { return speak(l, text) })
}

func speak(l *locale.Language, text string) string {
	const ends = " ,;:.\u00a0"
	text = brackets.Replace(html.UnescapeString(text))
	core := strings.Trim(text, ends)
	if core == "" {
		return text
	}
	lead, tail, _ := strings.Cut(text, core)
	return string(esc(lead)) + string(esc(l.Speak(core))) + string(esc(tail))
}

var brackets = strings.NewReplacer("(", ", ", ")", ",")

var pauseTwice = strings.NewReplacer(" ,", ",", ",,", ",", ", ,", ",", ",.", ".", ",</span>.", "</span>.", ",</span>,", "</span>,", ";.", ".", "..", ".", "  ", " ")
