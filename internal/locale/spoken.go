package locale

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/progress"
)

// Voice is how a language is read aloud: numbers and dates in words, short forms
// in full. Its patterns have the places of the written ones.
type Voice struct {
	Cardinal func(n uint64) string      // 29: hai mươi chín
	Ordinal  func(n uint64) string      // 4: thứ tư
	Fraction func(digits string) string // what stands behind the decimal mark
	DayOf    func(d int) string         // of a month
	MonthOf  func(m time.Month) string  // nil: by its name
	YearOf   func(y int) string

	QuarterOf func(q int) string

	Minus, Point, Percent     string // {n}; {n}, {f}; {n}
	Day, Month, Quarter, Year string // {d}, {m}, {q}, {y}

	// Numbers and Words are what is written short, in the order in which it is
	// read. The forms of Numbers hold a digit, those of Words need not.
	Numbers, Words []reading

	// Fewest and Most are how many words of a text one can read aloud in a minute
	// over a loudspeaker, without haste. A Vietnamese word is a syllable.
	Fewest, Most int
}

// reading is one way in which a text is not read as it is written.
type reading struct {
	signs string // one of these is in the form, in Numbers one of each group, beside a digit; "": none need be
	form  finder
	say   func(l *Language, m []string) string // what the form stands for; m as of FindStringSubmatch
}

// finder finds a form in all of a text, as FindAllStringSubmatchIndex does.
type finder func(text string) [][]int

// form finds what matches an expression, which is compiled when it is first asked
// for: most runs of the program read nothing aloud.
func form(expr string) finder {
	re := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
	return func(text string) [][]int { return re().FindAllStringSubmatchIndex(text, -1) }
}

// where finds a form only in texts that it can be in.
func where(in func(text string) bool, find finder) finder {
	return func(text string) [][]int {
		if !in(text) {
			return nil
		}
		return find(text)
	}
}

// byHand is a finder that looks again behind what it has found.
func byHand(next func(text string, at int) []int) finder {
	return func(text string) (list [][]int) {
		for at := 0; ; {
			m := next(text, at)
			if m == nil {
				return list
			}
			list, at = append(list, m), m[1]
		}
	}
}

// SpellInt writes a whole number in words.
func (l *Language) SpellInt(n int64) string {
	if n < 0 {
		return Fill(l.Voice.Minus, "n", l.Voice.Cardinal(-uint64(n)))
	}
	return l.Voice.Cardinal(uint64(n))
}

// SpellOrdinal writes the place in an order in words, from 1.
func (l *Language) SpellOrdinal(n int64) string { return l.Voice.Ordinal(uint64(max(n, 0))) }

// SpellNumber writes a decimal in words.
func (l *Language) SpellNumber(d progress.Decimal) string { return l.spellDigits(d.String()) }

// SpellPercent writes a percentage in words.
func (l *Language) SpellPercent(d progress.Decimal) string {
	return Fill(l.Voice.Percent, "n", l.SpellNumber(d))
}

// spellDigits is a number as digits with a point and perhaps a minus. What is
// longer than any number that is counted, or begins as telephone numbers do, is
// read digit by digit.
func (l *Language) spellDigits(s string) string {
	digits, minus := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	var text string
	if n, err := strconv.ParseUint(whole, 10, 63); err == nil && (len(whole) < 3 || whole[0] != '0') {
		text = l.Voice.Cardinal(n)
	} else {
		text = l.digitByDigit(whole)
	}
	if fraction != "" {
		text = Fill(l.Voice.Point, "n", text, "f", l.Voice.Fraction(fraction))
	}
	if minus {
		text = Fill(l.Voice.Minus, "n", text)
	}
	return text
}

func (l *Language) digitByDigit(digits string) string {
	words := make([]string, 0, len(digits))
	for _, c := range digits {
		words = append(words, l.Voice.Cardinal(uint64(c-'0')))
	}
	return strings.Join(words, " ")
}

// SpellDate writes a day in words.
func (l *Language) SpellDate(d progress.Date) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Time().Date()
	return Fill(l.Voice.Day, "d", l.Voice.DayOf(day), "m", l.month(m), "y", l.Voice.YearOf(y))
}

func (l *Language) month(m time.Month) string {
	if l.Voice.MonthOf == nil {
		return l.Months[m-1]
	}
	return l.Voice.MonthOf(m)
}

// SpellPeriod writes a time in words, as precisely as its source.
func (l *Language) SpellPeriod(p progress.Period) string {
	if p.Precision == progress.Continuous {
		return l.Words.Continuous
	}
	if !p.Dated() {
		return ""
	}
	y, m, _ := p.First.Time().Date()
	year := l.Voice.YearOf(y)
	switch p.Precision {
	case progress.Month:
		return Fill(l.Voice.Month, "m", l.month(m), "y", year)
	case progress.Quarter:
		return Fill(l.Voice.Quarter, "q", l.Voice.QuarterOf(int(m+2)/3), "y", year)
	case progress.Year:
		return Fill(l.Voice.Year, "y", year)
	}
	return l.SpellDate(p.First)
}

// Speak writes a text of the language as it is read aloud: every number, date
// and percentage in words, short forms in full, brackets and quotation marks as
// the pauses that they are. What comes out has no digit.
func (l *Language) Speak(text string) string {
	text = unwritten.Replace(text)
	if strings.Contains(text, " ") && strings.IndexFunc(text, unicode.IsLower) < 0 {
		text = strings.ToLower(text) // a title in capitals
	}
	if strings.ContainsAny(text, "0123456789") {
		text = l.speakNumbers(text)
	}
	for _, r := range l.Voice.Words {
		if r.signs == "" || hasAny(text, r.signs) {
			text = r.apply(l, text)
		}
	}
	return pauses(text)
}

func (l *Language) speakNumbers(text string) string {
	near := beside(text)
	for _, r := range l.Voice.Numbers {
		if !near.all(r.signs) {
			continue
		}
		if said := r.apply(l, text); said != text {
			text, near = said, beside(said)
		}
	}
	return text
}

func (r reading) apply(l *Language, text string) string {
	found := r.form(text)
	if len(found) == 0 {
		return text
	}
	var b strings.Builder
	b.Grow(2 * len(text))
	m := make([]string, len(found[0])/2)
	last := 0
	for _, at := range found {
		for i := range m {
			if m[i] = ""; at[2*i] >= 0 {
				m[i] = text[at[2*i]:at[2*i+1]]
			}
		}
		b.WriteString(text[last:at[0]])
		b.WriteString(r.say(l, m))
		last = at[1]
	}
	b.WriteString(text[last:])
	return b.String()
}

// unwritten is what nobody says.
var unwritten = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "“", "", "”", "", "‘", "", "«", "", "»", "", `"`, "", "…", ",",
	"·", ",", "•", ",", "[", "(", "]", ")", "−", "-", "—", "–", "²", "2", "³", "3")

// dateOf is a day from its digits, if there is such a day.
func dateOf(y, m, d string) (progress.Date, bool) {
	year, _ := strconv.Atoi(y)
	month, _ := strconv.Atoi(m)
	day, _ := strconv.Atoi(d)
	date := progress.NewDate(year, time.Month(month), day)
	t := date.Time()
	return date, year > 0 && int(t.Month()) == month && t.Day() == day
}

// initials says whether a word is written as letters that stand for words:
// UBND, TTg, but not VnExpress.
func initials(word string) bool {
	capitals, small := 0, 0
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != '&':
			small++
		}
	}
	return capitals >= 2 && small <= 1
}

// like begins a text with a capital if another one does.
func like(other, text string) string {
	if first, _ := utf8.DecodeRuneInString(other); unicode.IsUpper(first) {
		first, size := utf8.DecodeRuneInString(text)
		return string(unicode.ToUpper(first)) + text[size:]
	}
	return text
}
