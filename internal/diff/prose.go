package diff

import (
	"html"
	"strings"
)

// proseOf is the text of an article on its page: what stands in the element of
// class prose-body, words only, without charts, pictures and the marks of
// corrected figures, which come and go without anybody writing. False: there is
// no such element.
func proseOf(page string) (string, bool) {
	start := strings.Index(page, `<div class="prose-body"`)
	if start < 0 {
		return "", false
	}
	var words strings.Builder
	r := tags{text: page[start:]}
	for depth := 0; r.next(); {
		switch {
		case r.name == "figure" || r.name == "small" || r.name == "sup" || r.name == "details":
			r.skip()
		case r.name == "div" && !r.end:
			depth++
		case r.name == "div":
			if depth--; depth == 0 {
				return strings.Join(strings.Fields(words.String()), " "), true
			}
		}
		if !inline[r.name] {
			words.WriteByte(' ')
		}
		words.WriteString(html.UnescapeString(r.words))
	}
	return strings.Join(strings.Fields(words.String()), " "), true
}

// inline are the elements that do not part words.
var inline = map[string]bool{"a": true, "b": true, "em": true, "i": true, "span": true, "strong": true, "code": true, "del": true, "q": true}

// tags reads HTML that we have written tag by tag: the name of one, and the
// words behind it.
type tags struct {
	text, name, words string
	end               bool // it is an end tag
}

func (t *tags) next() bool {
	t.words = ""
	open := strings.IndexByte(t.text, '<')
	if open < 0 {
		return false
	}
	rest := t.text[open+1:]
	rest, t.end = strings.CutPrefix(rest, "/")
	size := strings.IndexAny(rest, " \t\n/>")
	if size < 0 {
		return false
	}
	t.name = rest[:size]
	rest = afterTag(rest[size:])
	size = strings.IndexByte(rest, '<')
	if size < 0 {
		size = len(rest)
	}
	t.words, t.text = rest[:size], rest[size:]
	return true
}

// afterTag is the text behind the end of a tag; a > within quotation marks is none.
func afterTag(s string) string {
	quote := byte(0)
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return s[i+1:]
		}
	}
	return ""
}

// skip goes on to the end of the element that has just begun.
func (t *tags) skip() {
	name := t.name
	for depth := 1; depth > 0 && t.next(); {
		switch {
		case t.name != name:
		case t.end:
			depth--
		default:
			depth++
		}
	}
}
