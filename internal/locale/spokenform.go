package locale

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What nearly every sentence holds – numbers, words behind numbers, words in
// capitals – is found by hand, at a hundredth of the cost of a regular expression.
// Finders look from an offset on and give what FindStringSubmatchIndex of package
// regexp gives for the form that each names; a test holds the two against each other.

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// isSpace says whether a byte is what \s stands for.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

// letterAt is how many bytes the letter at an offset has, 0 if there is none.
func letterAt(text string, at int) int {
	if r, size := utf8.DecodeRuneInString(text[at:]); unicode.IsLetter(r) {
		return size
	}
	return 0
}

// numberEnd is where the number that begins at an offset ends: digits, groups of
// three behind a mark, a fraction behind another one.
func numberEnd(text string, at int, group, point byte) int {
	digits := func(from int) int {
		for from < len(text) && isDigit(text[from]) {
			from++
		}
		return from
	}
	end := digits(at)
	for end+3 < len(text) && text[end] == group && isDigit(text[end+1]) && isDigit(text[end+2]) && isDigit(text[end+3]) {
		end += 4
	}
	if end+1 < len(text) && text[end] == point && isDigit(text[end+1]) {
		end = digits(end + 1)
	}
	return end
}

// findNumber finds (\d+(?:\.\d{3})*(?:,\d+)?)(\s*%)?, with such marks.
func findNumber(group, point byte) func(string, int) []int {
	return func(text string, at int) []int {
		for ; at < len(text); at++ {
			if !isDigit(text[at]) {
				continue
			}
			end := numberEnd(text, at, group, point)
			sign := end
			for sign < len(text) && isSpace(text[sign]) {
				sign++
			}
			if sign < len(text) && text[sign] == '%' {
				return []int{at, sign + 1, at, end, end, sign + 1}
			}
			return []int{at, end, at, end, -1, -1}
		}
		return nil
	}
}

// findMeasured finds (\d+(?:\.\d{3})*(?:,\d+)?)(\s?)(\p{L}+[23]?).
func findMeasured(text string, at int) []int {
	for ; at < len(text); at++ {
		if !isDigit(text[at]) {
			continue
		}
		number := numberEnd(text, at, '.', ',')
		word := number
		if word < len(text) && isSpace(text[word]) {
			word++
		}
		end := lettersEnd(text, word)
		if end == word {
			continue
		}
		if end < len(text) && (text[end] == '2' || text[end] == '3') {
			end++
		}
		return []int{at, end, at, number, number, word, word, end}
	}
	return nil
}

// lettersEnd is where the letters that begin at an offset end.
func lettersEnd(text string, at int) int {
	for at < len(text) {
		size := letterAt(text, at)
		if size == 0 {
			break
		}
		at += size
	}
	return at
}

// findLetterDigit finds (\p{L})(\d).
func findLetterDigit(text string, at int) []int {
	for i := at + 1; i < len(text); i++ {
		if !isDigit(text[i]) || isDigit(text[i-1]) {
			continue
		}
		if r, size := utf8.DecodeLastRuneInString(text[at:i]); unicode.IsLetter(r) {
			return []int{i - size, i + 1, i - size, i, i, i + 1}
		}
	}
	return nil
}

// findDigitLetter finds (\d)(\p{L}).
func findDigitLetter(text string, at int) []int {
	for ; at+1 < len(text); at++ {
		if !isDigit(text[at]) {
			continue
		}
		if size := letterAt(text, at+1); size > 0 {
			return []int{at, at + 1 + size, at, at + 1, at + 1, at + 1 + size}
		}
	}
	return nil
}

// findShort finds words that may be short for others: [\p{L}&]+ with two capitals, an
// ampersand or one letter only; with a point behind them if one is asked for.
func findShort(point bool) func(string, int) []int {
	return func(text string, at int) []int {
		for at < len(text) {
			end, capitals, letters, and := at, 0, 0, false
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if r != '&' && !unicode.IsLetter(r) {
					break
				}
				if letters++; unicode.IsUpper(r) {
					capitals++
				}
				and = and || r == '&'
				end += size
			}
			switch {
			case letters == 0:
				_, size := utf8.DecodeRuneInString(text[at:])
				at += size
			case capitals >= 2 || and || letters == 1:
				if point && end < len(text) && text[end] == '.' {
					end++
				}
				return []int{at, end}
			default:
				at = end
			}
		}
		return nil
	}
}

// isNumbered says whether a text may hold the number of a paper: letters behind a mark, 57-NQ/TW.
func isNumbered(text string) bool {
	for i := range len(text) - 1 {
		if text[i] == '/' || text[i] == '-' {
			if r, _ := utf8.DecodeRuneInString(text[i+1:]); unicode.IsUpper(r) {
				return true
			}
		}
	}
	return false
}

// neighbours are bytes of a text.
type neighbours [256]bool

// beside are the bytes that stand before and behind the digits of a text, spaces or
// none between.
func beside(text string) (found neighbours) {
	for i := range len(text) {
		if !isDigit(text[i]) {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if found[text[j]] = true; !isSpace(text[j]) {
				break
			}
		}
		for j := i + 1; j < len(text); j++ {
			if found[text[j]] = true; !isSpace(text[j]) {
				break
			}
		}
	}
	return found
}

// all says whether one of the signs of each group may be among the bytes.
func (n *neighbours) all(groups string) bool {
	for signs := range strings.FieldsSeq(groups) {
		if !n.any(signs) {
			return false
		}
	}
	return true
}

func (n *neighbours) any(signs string) bool {
	for i, r := range signs {
		if n[signs[i]] || n[signs[i+utf8.RuneLen(r)-1]] {
			return true
		}
	}
	return false
}

// hasAny says whether a text holds one of the signs. That of strings looks at each
// character of the text once a sign as soon as one is not ASCII.
func hasAny(text, signs string) bool {
	for _, sign := range signs {
		if strings.ContainsRune(text, sign) {
			return true
		}
	}
	return false
}
