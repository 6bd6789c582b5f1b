package rule

import (
	"slices"
	"strings"
	"unicode"

	"tiendo/internal/progress"
)

// Numbers in words up to 99, as far as they can be told from other words: with
// the noun of the set behind them, or as a rank.
var (
	digitsVI = map[string]int64{"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
	digitsEN = map[string]int64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19}
	tensEN = map[string]int64{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
	ranks  = map[string]int64{"thứ nhất": 1, "thứ nhì": 2, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4, "thứ năm": 5, "thứ sáu": 6, "thứ bảy": 7, "thứ tám": 8, "thứ chín": 9, "thứ mười": 10,
		"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}
)

// letters is a word of a sentence.
type letters struct {
	text    string
	at, end int
}

func lettersOf(s string) []letters {
	list := make([]letters, 0, 4)
	start := -1
	for i, r := range s {
		switch {
		case unicode.IsLetter(r):
			if start < 0 {
				start = i
			}
		case start >= 0:
			list = append(list, letters{s[start:i], start, i})
			start = -1
		}
	}
	if start >= 0 {
		list = append(list, letters{s[start:], start, len(s)})
	}
	return list
}

// beginnings are the words with which a number in words can begin.
var beginnings = func() map[string]bool {
	first := map[string]bool{"mười": true}
	for _, words := range []map[string]int64{digitsVI, digitsEN, tensEN, ranks} {
		for w := range words {
			w, _, _ = strings.Cut(w, " ")
			first[w] = true
		}
	}
	return first
}()

// spelled finds the numbers in words of a sentence.
func spelled(s string, nouns []string, ranked bool) []number {
	low := strings.ToLower(s)
	words := lettersOf(low)
	if !slices.ContainsFunc(words, func(w letters) bool { return beginnings[w.text] }) {
		return nil
	}
	var list []number
	for i := 0; i < len(words); {
		n, used := cardinal(words[i:])
		found := used > 0 && counts(low, words[i+used-1].end, nouns)
		if used == 0 && ranked {
			n, used = rankOf(words[i:])
			found = used > 0
		}
		used = max(used, 1)
		if found {
			at, end := words[i].at, words[i+used-1].end
			list = append(list, number{means: []progress.Decimal{progress.Whole(n)}, text: low[at:end], at: at, end: end})
		}
		i += used
	}
	return list
}

// cardinal reads a number at the head of words: how much, and how many words it took.
func cardinal(words []letters) (n int64, used int) {
	at := func(i int) string {
		if i < len(words) {
			return words[i].text
		}
		return ""
	}
	switch first := at(0); {
	case first == "mười":
		return 10 + digitsVI[at(1)], 1 + taken(digitsVI[at(1)])
	case digitsVI[first] > 0 && at(1) == "mươi":
		return 10*digitsVI[first] + digitsVI[at(2)], 2 + taken(digitsVI[at(2)])
	case digitsVI[first] > 0:
		return digitsVI[first], 1
	case tensEN[first] > 0 && digitsEN[at(1)] < 10:
		return tensEN[first] + digitsEN[at(1)], 1 + taken(digitsEN[at(1)])
	}
	return digitsEN[at(0)], taken(digitsEN[at(0)])
}

func taken(n int64) int {
	if n > 0 {
		return 1
	}
	return 0
}

func rankOf(words []letters) (n int64, used int) {
	if n := ranks[words[0].text]; n > 0 {
		return n, 1
	}
	if len(words) > 1 {
		if n := ranks[words[0].text+" "+words[1].text]; n > 0 {
			return n, 2
		}
	}
	return 0, 0
}
