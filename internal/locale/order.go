package locale

import (
	"slices"
	"strings"
	"unicode"

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
	keys := make([]keyed, len(list))
	for i, x := range list {
		keys[i] = keyed{string(c.KeyFromString(&buf, name(x))), x}
		buf.Reset()
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
	for _, r := range norm.NFD.String(s) {
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

// Slug is a text as an id: folded, other characters than letters and digits as
// single hyphens. "Khi có sự cố" gives "khi-co-su-co".
func Slug(s string) string {
	var b strings.Builder
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
		b.WriteRune(r)
	}
	return b.String()
}
