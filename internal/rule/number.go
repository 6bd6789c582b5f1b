package rule

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/progress"
)

// number is a number as it stands in a sentence.
type number struct {
	text     string             // with its sign, % or denominator: "37,3 %", "39/65"
	means    []progress.Decimal // "1.234" is 1234 or 1.234
	decimals int                // as written, trailing zeros included
	percent  bool
	scale    int     // powers of ten in words: 6 for "2,7 triệu"
	of       *number // the denominator of a/b
	at, end  int     // where it stands in the sentence
}

// numbers finds the numbers of a sentence, in Vietnamese or English spelling.
// Digits inside words (KH02) and document numbers (57-NQ/TW) are none.
func numbers(s string) []number {
	var list []number
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			i++
			continue
		}
		if partOfWord(s, i) {
			i = wordEnd(s, i)
			continue
		}
		n := read(s, i)
		if documentNumber(s[n.end:]) {
			i = wordEnd(s, n.end+1)
			continue
		}
		list = append(list, n.denominated(s))
		i = list[len(list)-1].end
	}
	return list
}

// partOfWord says whether the digit at i goes on from a letter: KH02, COVID-19.
func partOfWord(s string, i int) bool {
	before := strings.TrimSuffix(s[:i], "-")
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r)
}

// documentNumber says whether a number goes on as 57-NQ/TW or 71/NQ-CP does.
func documentNumber(rest string) bool {
	if rest == "" || rest[0] != '-' && rest[0] != '/' {
		return false
	}
	first, size := utf8.DecodeRuneInString(rest[1:])
	second, _ := utf8.DecodeRuneInString(rest[1+size:])
	return unicode.IsUpper(first) && unicode.IsUpper(second)
}

func wordEnd(s string, i int) int {
	end := strings.IndexFunc(s[i:], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '/'
	})
	if end < 0 {
		return len(s)
	}
	return i + end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// read reads one number whose first digit stands at i, with its sign before and
// %, ordinal or scale behind. One that is too long means nothing.
func read(s string, i int) number {
	const longest = 64
	n := number{at: i, end: digitsEnd(s, i)}
	if n.end-i > longest {
		n.text = s[i:i+longest] + "…"
		return n
	}
	for { // as much as has a meaning: not the full stop of the sentence
		n.means, n.decimals = meanings(s[i:n.end])
		cut := strings.LastIndexAny(s[i:n.end], separating)
		if len(n.means) > 0 || cut < 0 {
			break
		}
		n.end = i + cut
	}
	if before := s[:i]; (strings.HasSuffix(before, "-") || strings.HasSuffix(before, "−")) && !afterDigit(before) {
		for k := range n.means {
			n.means[k].Units = -n.means[k].Units
		}
	}
	n.suffix(s)
	n.text = s[n.at:n.end]
	return n
}

// afterDigit says whether a minus is the dash of a range: 60-65.
func afterDigit(before string) bool {
	before = strings.TrimRight(before, "-− ")
	return before != "" && isDigit(before[len(before)-1])
}

// digitsEnd is the end of a run of digits with single separators inside.
func digitsEnd(s string, i int) int {
	for i < len(s) {
		if isDigit(s[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(separating, r) || i+size >= len(s) || !isDigit(s[i+size]) {
			break
		}
		i += size
	}
	return i
}

// among says whether the number is one of a list. One that is given in millions
// is, when it is at the precision that is written.
func (n *number) among(list []progress.Decimal) bool {
	for _, m := range n.means {
		for _, d := range list {
			if m == d {
				return true
			}
			power := math.Pow10(n.scale)
			if n.scale > 0 && math.Abs(d.Float()-m.Float()*power) <= rounding(n.decimals)*power {
				return true
			}
		}
	}
	return false
}
