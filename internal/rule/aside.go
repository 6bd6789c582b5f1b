package rule

import (
	"strconv"
	"strings"
	"time"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// aside is what may stand beside the numbers of a figure without being one of
// them: the names of its plan, set and phase, and its dates.
type aside struct {
	phrases []string           // lower case, longest first where one holds another
	numbers []progress.Decimal // of the names
	nouns   []string           // lower case: what is counted is never an aside
	ranked  bool
}

func asideOf(f *progress.Figure, plan *progress.Plan) *aside {
	set := plan.Set(f.Set)
	a := &aside{ranked: f.Rank.OK}
	for _, name := range []progress.Text{plan.Title, plan.Document.Title, {Own: plan.Document.Number}, set.Name, f.Phase} {
		a.name(name)
	}
	a.nouns = spellings(set.Noun)
	for _, when := range []progress.Period{f.AsOf, progress.DayPeriod(f.Report.Published), progress.DayPeriod(set.Starts), set.Due} {
		if when.Dated() {
			a.phrases = append(a.phrases, dates(when)...)
		}
	}
	return a
}

// spellings is a text in all its languages, in lower case.
func spellings(t progress.Text) []string {
	var list []string
	if t.Own != "" {
		list = append(list, strings.ToLower(t.Own))
	}
	for _, s := range t.Other {
		list = append(list, strings.ToLower(s))
	}
	return list
}

func (a *aside) name(t progress.Text) {
	for _, s := range spellings(t) {
		digits := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
		for _, run := range digits {
			if d, err := progress.ParseDecimal(run); err == nil {
				a.numbers = append(a.numbers, d)
			}
		}
		if len(digits) > 0 && strings.Trim(s, "0123456789") != "" {
			a.phrases = append(a.phrases, s)
		}
	}
}

// without is the numbers of a sentence, those in words included, that are not
// aside.
func (a *aside) without(s string) []number {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		s = low
	}
	for _, phrase := range a.phrases {
		s, low = blank(s, low, phrase)
	}
	list := spelled(low, a.nouns, a.ranked)
	for _, n := range numbers(s) {
		if !a.named(low, &n) {
			list = append(list, n)
		}
	}
	return list
}

// named says whether a bare number is one of a name, as 57 in “nghị quyết 57”.
// With the noun of the set behind it (“57 chỉ tiêu”) it is a count, unless it
// is a year.
func (a *aside) named(low string, n *number) bool {
	if n.of != nil || n.percent || !n.among(a.numbers) {
		return false
	}
	const year = 1900
	return n.means[0].Units > year || !counts(low, n.end, a.nouns)
}

// counts says whether a noun of the set stands at i.
func counts(low string, i int, nouns []string) bool {
	for _, noun := range nouns {
		if _, ok := follows(low, i, noun); ok {
			return true
		}
	}
	return false
}

// blank takes a phrase out of a sentence, where it stands alone.
func blank(s, low, phrase string) (string, string) {
	for from := 0; ; {
		i := strings.Index(low[from:], phrase)
		if i < 0 {
			return s, low
		}
		i += from
		end := i + len(phrase)
		from = end
		if isDigit(phrase[0]) && continues(low[:i]) || end < len(low) && isDigit(low[end]) && isDigit(low[end-1]) {
			continue
		}
		gap := strings.Repeat(" ", len(phrase))
		s, low = s[:i]+gap+s[end:], low[:i]+gap+low[end:]
	}
}

// continues says whether a digit behind s would go on a number or a fraction.
func continues(s string) bool {
	s = strings.TrimSuffix(s, "/")
	return s != "" && isDigit(s[len(s)-1])
}

// dateForms are the ways in which people write a day, month, quarter and year;
// d, m and dd, mm without and with a leading zero. The longer come first.
var dateForms = [...][]string{
	progress.Day: {"{dd}/{mm}/{y}", "{d}/{mm}/{y}", "{d}/{m}/{y}", "{dd}-{mm}-{y}", "{d}-{m}-{y}", "{dd}.{mm}.{y}", "{d}.{m}.{y}", "{y}-{mm}-{dd}",
		"{d} tháng {m} năm {y}", "{dd} tháng {mm} năm {y}", "{d} tháng {m}", "{dd} tháng {mm}", "{dd}/{mm}", "{d}/{mm}", "{d}/{m}", "ngày {d}", "ngày {dd}", "mùng {d}",
		"{d} {name} {y}", "{name} {d}, {y}", "{d} {name}", "{name} {d}", "{d} {nam} {y}", "{d} {nam}", "{nam} {d}"},
	progress.Month:   {"tháng {m} năm {y}", "{mm}/{y}", "{m}/{y}", "{m}-{y}", "{mm}-{y}", "tháng {mm}", "tháng {m}", "{name} {y}"},
	progress.Quarter: {"quý {q}/{y}", "quý {q} năm {y}", "quý {q}", "quarter {q}"},
	progress.Year:    {"năm {y}", "{y}"},
}

// dates is every way to write a time, at its own precision or more roughly.
func dates(when progress.Period) []string {
	y, m, d := when.Last.Time().Date()
	month := strings.ToLower(locale.For("en").Months[m-1])
	two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
	var list []string
	for precision := when.Precision; precision <= progress.Year; precision++ {
		for _, form := range dateForms[precision] {
			list = append(list, locale.Fill(form, "d", strconv.Itoa(d), "dd", two(d), "m", strconv.Itoa(int(m)), "mm", two(int(m)),
				"y", strconv.Itoa(y), "q", quarter(m), "name", month, "nam", month[:3]))
		}
	}
	return list
}

func quarter(m time.Month) string { return strconv.Itoa((int(m) + 2) / 3) }
