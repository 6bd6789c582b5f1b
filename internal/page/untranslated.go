package page

import (
	"bytes"
	"cmp"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// untranslated finds the words of the content that a page shows in another
// language than its own, where they stand as plain words within a sentence, a
// chart or a table, and gives them their lang: a screen reader would read them
// with the wrong sounds. What text writes is marked already.
type untranslated struct {
	replace *strings.Replacer // nil: everything is translated
	other   []byte            // ` lang="vi"`: of the content
	page    []byte            // ` lang="en"`: of the page
}

// mute is the elements that can hold no other, or nobody hears.
var mute = map[string]bool{"script": true, "style": true, "svg": true, "textarea": true, "option": true}

// draw renders a page behind what it is given, and gives what is not translated
// its language.
func (e *edition) draw(to []byte, kind string, p page) ([]byte, error) {
	words := e.borrowed()
	if words.replace == nil {
		w := markup.On(to)
		err := e.render(&w, kind, p)
		return w.Bytes(), err
	}
	w := e.writers.Get().(*markup.Writer)
	defer e.writers.Put(w)
	w.Reset()
	if err := e.render(w, kind, p); err != nil {
		return nil, err
	}
	return words.mark(to, w.Bytes()), nil
}

// untranslated looks for the words that the edition has to borrow. Names of units
// and of their groups are names in any language, and too many to mark.
func (e *edition) untranslated() untranslated {
	if e.lang.Code == e.site.Language {
		return untranslated{}
	}
	words := borrowing{lang: e.lang.Code, seen: map[uintptr]bool{}, words: map[string]bool{}}
	words.walk(reflect.ValueOf(e.site.Content))
	if len(words.words) == 0 {
		return untranslated{}
	}
	var pairs []string
	for i := range e.site.Units { // names stay whole: "xã" is no word of its own in "Thị xã Hoàng Mai"
		for _, name := range [...]string{e.site.Units[i].Name.Own, e.site.Units[i].Group.Own} {
			if name = string(esc(name)); name != "" {
				pairs = append(pairs, name, name)
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(words.words), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for _, w := range list {
		for _, form := range slices.Compact([]string{w, capitalWord(w), within(w)}) {
			form = string(esc(form))
			pairs = append(pairs, form, `<span lang="`+e.site.Language+`">`+form+"</span>")
		}
	}
	attr := func(lang string) []byte { return []byte(` lang="` + lang + `"`) }
	return untranslated{strings.NewReplacer(pairs...), attr(e.site.Language), attr(e.lang.Code)}
}

// borrowing collects the texts of the content that have no translation, whatever
// field they are in.
type borrowing struct {
	lang  string
	seen  map[uintptr]bool
	words map[string]bool
}

func (b *borrowing) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && !b.seen[v.Pointer()] {
			b.seen[v.Pointer()] = true
			b.walk(v.Elem())
		}
	case reflect.Slice:
		if kind := v.Type().Elem().Kind(); kind == reflect.Struct || kind == reflect.Pointer {
			for i := range v.Len() {
				b.walk(v.Index(i))
			}
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[progress.UnitDone]():
		case reflect.TypeFor[progress.Unit]():
			b.walk(v.FieldByName("Kind"))
		case reflect.TypeFor[progress.Text]():
			b.text(v.Interface().(progress.Text))
		default:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					b.walk(v.Field(i))
				}
			}
		}
	}
}

// text keeps a text that could not be taken for words of the page's own language.
func (b *borrowing) text(t progress.Text) {
	s := strings.TrimSpace(t.Own)
	if !t.Has(b.lang) && strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && unicode.IsLetter(r) }) {
		b.words[s] = true
	}
}

// mark gives the borrowed words of a page their language, but for those within an
// element that has it already, and where no element can stand.
func (u untranslated) mark(to, page []byte) []byte {
	start := max(0, bytes.Index(page, []byte("<body")))
	w := markup.On(to)
	w.Grow(len(page) + len(page)/8)
	w.Raw(string(page[:start]))
	u.content(&w, page[start:], true)
	return w.Bytes()
}

// content writes a piece of a page; active where its words are of the page's language.
func (u untranslated) content(w *markup.Writer, s []byte, active bool) {
	for len(s) > 0 {
		open := bytes.IndexByte(s, '<')
		if open < 0 {
			open = len(s)
		}
		words := string(s[:open])
		if active {
			words = u.replace.Replace(words)
		}
		w.Raw(words)
		s = s[open:]
		tag, name := tagOf(s)
		w.Raw(string(s[:tag]))
		end := tag
		switch {
		case mute[name]:
			end = elementEnd(s, tag, name)
			w.Raw(string(s[tag:end]))
		case bytes.Contains(s[:tag], u.other) && name != "":
			end = elementEnd(s, tag, name)
			u.content(w, s[tag:end], false)
		case bytes.Contains(s[:tag], u.page) && name != "":
			end = elementEnd(s, tag, name)
			u.content(w, s[tag:end], true)
		}
		s = s[end:]
	}
}

// tagOf is the length of the tag at the start of s and the name that it opens;
// none where it closes one, or stands alone.
func tagOf(s []byte) (length int, opens string) {
	end := bytes.IndexByte(s, '>') + 1
	if end == 0 {
		return len(s), ""
	}
	if bytes.HasSuffix(s[:end], []byte("/>")) {
		return end, ""
	}
	n := 1
	for n < end && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	return end, string(s[1:n])
}

// elementEnd is where the element ends whose opening tag ends at from.
func elementEnd(s []byte, from int, name string) int {
	for depth := 1; ; {
		next := bytes.IndexByte(s[from:], '<')
		if next < 0 {
			return len(s)
		}
		at := from + next
		length, opens := tagOf(s[at:])
		from = at + length
		switch {
		case opens == name:
			depth++
		case bytes.HasPrefix(s[at:], []byte("</"+name+">")):
			if depth--; depth == 0 {
				return from
			}
		}
	}
}
