package page

import (
	"html"
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bare is a sentence as plain words.
func bare(s template.HTML) string { return html.UnescapeString(withoutTags(string(s))) }

// withoutTags takes out everything from a < to the next >.
func withoutTags(s string) string {
	open := strings.IndexByte(s, '<')
	if open < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for open >= 0 {
		length := strings.IndexByte(s[open:], '>')
		if length < 0 {
			break
		}
		b.WriteString(s[:open])
		s = s[open+length+1:]
		open = strings.IndexByte(s, '<')
	}
	b.WriteString(s)
	return b.String()
}

// within is a text as it stands inside a sentence: "Giai đoạn 1" begins small,
// "UBND" does not.
func within(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(first) && unicode.IsLower(second) {
		return string(unicode.ToLower(first)) + s[size:]
	}
	return s
}

// capital is a text as it stands at the beginning of a sentence.
func capital(s template.HTML) template.HTML {
	at := 0
	for at < len(s) && s[at] == '<' {
		end := strings.IndexByte(string(s[at:]), '>')
		if end < 0 {
			return s
		}
		at += end + 1
	}
	first, size := utf8.DecodeRuneInString(string(s[at:]))
	if size == 0 || first == '&' {
		return s
	}
	return s[:at] + template.HTML(unicode.ToUpper(first)) + s[at+size:]
}

// capitalWord is capital for plain words.
func capitalWord(s string) string { return bare(capital(esc(s))) }

// join lists texts: "a, b và c".
func (e *edition) join(list []template.HTML) template.HTML {
	var out template.HTML
	for i, s := range list {
		switch {
		case i == 0:
		case i == len(list)-1:
			out += esc(e.w.And)
		default:
			out += ", "
		}
		out += s
	}
	return out
}
