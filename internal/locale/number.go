package locale

import (
	"math"
	"strconv"
	"strings"

	"tiendo/internal/progress"
)

// Int writes a whole number with grouped thousands: 1.234 or 1,234.
func (l *Language) Int(n int64) string { return l.group(strconv.FormatInt(n, 10)) }

// Number writes a decimal exactly as it was given: 39,98 or 39.98.
func (l *Language) Number(d progress.Decimal) string { return l.decimal(d.String()) }

// decimal writes digits with a point in the way of the language.
func (l *Language) decimal(digits string) string {
	whole, fraction, ok := strings.Cut(digits, ".")
	if !ok {
		return l.group(whole)
	}
	return l.group(whole) + l.Decimal + fraction
}

func (l *Language) group(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + l.Group + digits[i:]
	}
	return sign + digits
}

// Share writes a fraction as a percentage with the given number of decimal
// places, halves away from zero. What is not quite 0 or 1 is never rounded to
// 0 % or 100 %.
func (l *Language) Share(x float64, places int) string {
	if x == 0 || x == 1 {
		places = 0
	}
	d, counted := rounded(x, 2, places)
	if !counted {
		return Fill(l.Percent, "n", l.decimal(uncounted(x, 2, places)))
	}
	switch all := int64(math.Pow10(places + 2)); {
	case d.Units == 0 && x < 0, d.Units == all && x < 1:
		d.Units--
	case d.Units == 0 && x > 0, d.Units == all && x > 1:
		d.Units++
	}
	return Fill(l.Percent, "n", l.Number(d))
}

// rounded is x × 10^shift with a fixed number of decimal places, as somebody
// rounds who works with the digits of x: 5/8 is 62,5 % and so 63 %, and 23/40 is
// 57,5 % although no float64 is. False for what is larger than anything that is
// counted, and for what is no number.
func rounded(x float64, shift, places int) (progress.Decimal, bool) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return progress.Decimal{}, false
	}
	var room [64]byte
	kept := shift + places
	whole, fraction, _ := strings.Cut(string(strconv.AppendFloat(room[:0], x, 'f', -1, 64)), ".")
	fraction += strings.Repeat("0", kept+1)
	units, err := strconv.ParseInt(whole+fraction[:kept], 10, 64)
	switch {
	case fraction[kept] >= '5' && x < 0:
		units--
	case fraction[kept] >= '5':
		units++
	}
	return progress.Decimal{Units: units, Scale: uint8(places)}, err == nil
}

// uncounted writes what cannot be rounded; what is no number is a dash.
func uncounted(x float64, shift, places int) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "–"
	}
	return strconv.FormatFloat(x*math.Pow10(shift), 'f', places, 64)
}

// StatedPercent writes a percentage as a source prints it.
func (l *Language) StatedPercent(d progress.Decimal) string {
	return Fill(l.Percent, "n", l.Number(d))
}

// Ratio writes a quotient with two decimal places.
func (l *Language) Ratio(x float64) string {
	if d, counted := rounded(x, 0, 2); counted {
		return l.Number(d)
	}
	return l.decimal(uncounted(x, 0, 2))
}
