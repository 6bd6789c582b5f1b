package rule

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/progress"
)

// separating stands between groups of digits, or before decimals.
const separating = ".,\u00a0\u202f"

// meanings is what digits with separators can mean: 1.234,5 and 1,234.5 one
// thing, 1.234 two, 12.34.5 nothing. It also counts the decimals written.
func meanings(raw string) (means []progress.Decimal, decimals int) {
	if !strings.ContainsAny(raw, separating) {
		d, err := progress.ParseDecimal(raw)
		if err != nil {
			return nil, 0
		}
		return []progress.Decimal{d}, 0
	}
	groups := strings.FieldsFunc(raw, func(r rune) bool { return !unicode.IsDigit(r) })
	separators := strings.FieldsFunc(raw, unicode.IsDigit)
	add := func(whole []string, fraction string) {
		if d, err := progress.ParseDecimal(strings.Join(whole, "") + "." + fraction); err == nil {
			means, decimals = append(means, d), len(fraction)
		}
	}
	last := len(separators) - 1
	switch {
	case alike(separators) && grouped(groups):
		add(groups, "")
		if last == 0 && strings.ContainsAny(separators[0], ".,") {
			add(groups[:1], groups[1])
		}
	case last == 0 && strings.ContainsAny(separators[0], ".,"),
		last > 0 && alike(separators[:last]) && separators[last] != separators[0] && grouped(groups[:last+1]):
		add(groups[:last+1], groups[last+1])
	}
	return means, decimals
}

func alike(list []string) bool {
	for _, s := range list {
		if s != list[0] {
			return false
		}
	}
	return true
}

// grouped says whether digits stand in groups of thousands.
func grouped(groups []string) bool {
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return false
		}
	}
	return len(groups[0]) <= 3 && groups[0][0] != '0'
}

var (
	percents = []string{"%", "phần trăm", "per cent", "percent"}
	ordinals = []string{"st", "nd", "rd", "th"}
	scales   = []struct {
		word   string
		powers int
	}{{"nghìn", 3}, {"ngàn", 3}, {"triệu", 6}, {"tỷ", 9}, {"tỉ", 9}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}}
)

// suffix takes in what belongs to the number behind its digits.
func (n *number) suffix(s string) {
	for _, o := range ordinals {
		if hasWord(s[n.end:], o) {
			n.end += len(o)
			return
		}
	}
	for again := true; again; {
		again = false
		for _, scale := range scales {
			if end, ok := follows(s, n.end, scale.word); ok {
				n.scale, n.end, again = n.scale+scale.powers, end, true
			}
		}
	}
	for _, p := range percents {
		if end, ok := follows(s, n.end, p); ok {
			n.percent, n.end = true, end
			return
		}
	}
}

// follows says whether a word stands at i, behind spaces, and where it ends.
func follows(s string, i int, word string) (end int, ok bool) {
	i = skipSpace(s, i)
	return i + len(word), hasWord(s[i:], word)
}

func skipSpace(s string, i int) int {
	for {
		switch {
		case strings.HasPrefix(s[i:], " "):
			i++
		case strings.HasPrefix(s[i:], "\u00a0"):
			i += len("\u00a0")
		case strings.HasPrefix(s[i:], "\u202f"):
			i += len("\u202f")
		default:
			return i
		}
	}
}

// hasWord says whether s begins with a word, in any case, that ends there.
func hasWord(s, word string) bool {
	const lower = 0x20 // ASCII letters differ by it, and the rest is compared below
	if len(s) < len(word) || s[0]|lower != word[0]|lower || !strings.EqualFold(s[:len(word)], word) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[len(word):])
	return word == "%" || word == "/" || !unicode.IsLetter(r)
}

// between are the words of a fraction.
var between = []string{"/", "trên tổng số", "trên", "trong tổng số", "trong số", "trong", "out of the", "out of", "of the", "of"}

// denominated takes in the denominator: 39/65, 39 trên 65, 39 of the 65.
func (n number) denominated(s string) number {
	if n.percent {
		return n
	}
	for _, word := range between {
		end, ok := follows(s, n.end, word)
		if !ok {
			continue
		}
		i := skipSpace(s, end)
		if i >= len(s) || !isDigit(s[i]) || i == end && word != "/" {
			continue
		}
		if of := read(s, i); !of.percent {
			n.of, n.end = &of, of.end
			n.text = s[n.at:n.end]
		}
		break
	}
	return n
}
