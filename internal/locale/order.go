package locale

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// Sort orders a list by name as a dictionary of the language does (Vietnamese:
// a ă â … d đ e ê …, then by tone). Equal names keep their order.
func Sort[T any](l *Language, list []T, name func(T) string) {
	c := collate.New(language.Make(l.Code))
	var buf collate.Buffer
	type keyed struct {
		key  string
		item T
	}
	keys, known := make([]keyed, len(list)), make(map[string]string) // thousands of units are in a few groups
	for i, x := range list {
		text := name(x)
		key, ok := known[text]
		if !ok {
			key = string(c.KeyFromString(&buf, text))
			known[text] = key
			buf.Reset()
		}
		keys[i] = keyed{key, x}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for i, k := range keys {
		list[i] = k.item
	}
}

// Fold makes a text comparable to what people type: no diacritics, đ as d, lower case.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	letters := latin()
	for _, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			r |= 0x20
		case r >= utf8.RuneSelf:
			if r > lastLatin || letters[r] == 0 {
				return foldAny(s)
			}
			r = letters[r]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// foldAny folds texts of every script.
func foldAny(s string) string { return foldParts(norm.NFD.String(s)) }

// foldParts folds a text whose letters stand before their marks.
func foldParts(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

const lastLatin = 0x1eff

// latin is what each composed letter folds to, by its number; 0 for others. Nearly
// every text has no other letters, and need not be taken apart.
var latin = sync.OnceValue(func() []rune {
	list := make([]rune, lastLatin+1)
	for _, block := range [...][2]rune{{0xc0, 0x24f}, {0x1e00, lastLatin}} {
		for r := block[0]; r <= block[1]; r++ {
			parts := norm.NFD.PropertiesString(string(r)).Decomposition()
			if parts == nil {
				parts = utf8.AppendRune(nil, r)
			}
			if folded := []rune(foldParts(string(parts))); len(folded) == 1 {
				list[r] = folded[0]
			}
		}
	}
	return list
})

// Slug is a text as an id: folded, other characters than letters and digits as
// single hyphens. "Khi có sự cố" gives "khi-co-su-co".
func Slug(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range Fold(s) {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteByte(byte(r))
	}
	return b.String()
}
