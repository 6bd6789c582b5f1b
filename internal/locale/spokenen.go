package locale

import (
	"strconv"
	"strings"
)

// enVoice reads English aloud, the British way: "one hundred and five", "the
// twenty-fourth of September, twenty twenty-five".
//
// Source: CLDR, common/rbnf/en.xml (spellout-cardinal-verbose, spellout-ordinal-
// verbose and spellout-numbering-year).
var enVoice = Voice{
	Cardinal: enCardinal, Ordinal: enOrdinal, Fraction: enFraction, YearOf: enYear,
	DayOf:     func(d int) string { return enOrdinal(uint64(d)) },
	QuarterOf: func(q int) string { return enOrdinal(uint64(q)) },
	Minus:     "minus {n}", Point: "{n} point {f}", Percent: "{n} per cent",
	Day: "the {d} of {m} {y}", Month: "{m} {y}", Quarter: "the {q} quarter of {y}", Year: "{y}",
	Numbers: enNumbers, Words: enWords, Fewest: 130, Most: 160,
}

var enSmall = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}

var enTens = [...]string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

func enCardinal(n uint64) string {
	if n == 0 {
		return enSmall[0]
	}
	var words []string
	for _, unit := range [...]struct {
		size uint64
		name string
	}{{1e18, "quintillion"}, {1e15, "quadrillion"}, {1e12, "trillion"}, {1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}, {100, "hundred"}} {
		if n >= unit.size {
			words = append(words, enCardinal(n/unit.size), unit.name)
			n %= unit.size
		}
	}
	if n > 0 {
		if len(words) > 0 {
			words = append(words, "and")
		}
		words = append(words, enPair(n))
	}
	return strings.Join(words, " ")
}

// enPair is a number below 100 that is not 0.
func enPair(n uint64) string {
	switch {
	case n < 20:
		return enSmall[n]
	case n%10 == 0:
		return enTens[n/10]
	}
	return enTens[n/10] + "-" + enSmall[n%10]
}

func enOrdinal(n uint64) string {
	text := enCardinal(n)
	last := strings.LastIndexAny(text, " -") + 1
	return text[:last] + enNth(text[last:])
}

func enNth(word string) string {
	switch word {
	case "one":
		return "first"
	case "two":
		return "second"
	case "three":
		return "third"
	case "five":
		return "fifth"
	case "eight":
		return "eighth"
	case "nine":
		return "ninth"
	case "twelve":
		return "twelfth"
	}
	if stem, ok := strings.CutSuffix(word, "y"); ok {
		return stem + "ieth"
	}
	return word + "th"
}

// enFraction reads what is behind the point digit by digit.
func enFraction(digits string) string {
	words := make([]string, len(digits))
	for i, c := range []byte(digits) {
		words[i] = enSmall[c-'0']
	}
	return strings.Join(words, " ")
}

// enYear reads a year in two halves: twenty twenty-five, nineteen oh five, two
// thousand and five.
func enYear(y int) string {
	century, rest := y/100, y%100
	switch {
	case y < 1010 || y > 9999 || century%10 == 0 && rest < 10:
		return enCardinal(uint64(max(y, 0)))
	case rest == 0:
		return enPair(uint64(century)) + " hundred"
	case rest < 10:
		return enPair(uint64(century)) + " oh " + enSmall[rest]
	}
	return enPair(uint64(century)) + " " + enPair(uint64(rest))
}

const enMonths = `(January|February|March|April|May|June|July|August|September|October|November|December)`

// enShort are short forms of English.
var enShort = map[string]string{"GDP": "gross domestic product", "AI": "artificial intelligence", "IT": "information technology", "NQ": "resolution", "TW": "Central Committee"}

var enSigns = map[string]string{"≥": "at least", "≤": "at most", "<": "under", ">": "over", "&": "and", "%": "per cent", "+": "plus"}

var enNumbers = []reading{
	{"-", form(`(\d{4})-(\d\d)-(\d\d)`), enDateOf(1, 2, 3)},
	{"JFMASOND", form(`(?:the )?(\d{1,2}) ` + enMonths + `(?:,? (\d{4}))?`), func(_ *Language, m []string) string {
		day, _ := strconv.Atoi(m[1])
		return like(m[0], strings.TrimSpace("the "+enOrdinal(uint64(day))+" of "+m[2]+" "+enYearIn(m[3])))
	}},
	{"Q", form(`\bQ([1-4]) (\d{4})`), func(l *Language, m []string) string {
		return Fill(l.Voice.Quarter, "q", enOrdinal(uint64(m[1][0]-'0')), "y", enYearIn(m[2]))
	}},
	{"/-", form(`\b(\d+)(?:/\d{4})?[-/][A-ZĐ]{2}\p{L}*(?:[-/][A-ZĐ]\p{L}*)*`), func(_ *Language, m []string) string { return "number " + m[1] }},
	{".", form(`\b[Nn]o\. ?(\d)`), func(_ *Language, m []string) string { return "number " + m[1] }},
	{"/", form(`(\d+(?:,\d{3})*)\s?/\s?(\d+(?:,\d{3})*)`), func(_ *Language, m []string) string { return m[1] + " of " + m[2] }},
	{"-–", form(`(\d)\s*[-–]\s*(\d)`), func(_ *Language, m []string) string { return m[1] + " to " + m[2] }},
	{"-", form(`(^|[\s(,:])-(\d)`), func(_ *Language, m []string) string { return m[1] + "minus " + m[2] }},
	{"snrt", form(`\b(\d+)(?:st|nd|rd|th)\b`), func(_ *Language, m []string) string {
		n, err := strconv.ParseUint(m[1], 10, 63)
		if err != nil {
			return m[0]
		}
		return enOrdinal(n)
	}},
	{"", byHand(findDigitLetter), func(_ *Language, m []string) string { return m[1] + " " + m[2] }},
	{"", byHand(findLetterDigit), func(_ *Language, m []string) string { return m[1] + " " + m[2] }},
	{"", byHand(findNumber(',', '.')), enNumeral},
}

var enWords = []reading{
	{"", byHand(findShort(false)), enWord},
	{"≥≤<>&%+", form(`[≥≤<>&%+]`), func(_ *Language, m []string) string { return " " + enSigns[m[0]] + " " }},
}

func enDateOf(y, m, d int) func(*Language, []string) string {
	return func(l *Language, s []string) string {
		if date, ok := dateOf(s[y], s[m], s[d]); ok {
			return l.SpellDate(date)
		}
		return s[0]
	}
}

func enYearIn(digits string) string {
	if digits == "" {
		return ""
	}
	y, _ := strconv.Atoi(digits)
	return enYear(y)
}

// enNumeral reads a number; four digits without a comma, as no count is written
// on this site, are a year.
func enNumeral(l *Language, m []string) string {
	if y, err := strconv.Atoi(m[1]); err == nil && len(m[1]) == 4 && y >= 1500 && y < 2100 && m[2] == "" {
		return enYear(y)
	}
	text := l.spellDigits(strings.ReplaceAll(m[1], ",", ""))
	if m[2] != "" {
		text = Fill(l.Voice.Percent, "n", text)
	}
	return text
}

// enWord reads a word that is written as initials, letter by letter where it is
// not known.
func enWord(_ *Language, m []string) string {
	if full, ok := enShort[m[0]]; ok {
		return full
	}
	if !initials(m[0]) {
		return m[0]
	}
	return strings.Join(strings.Split(strings.ReplaceAll(m[0], "&", "and"), ""), " ")
}
