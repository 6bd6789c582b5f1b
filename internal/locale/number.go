package locale

import (
	"strconv"
	"strings"

	"tiendo/internal/progress"
)

// Int writes a whole number with grouped thousands: 1.234 or 1,234.
func (l *Language) Int(n int64) string { return l.group(strconv.FormatInt(n, 10)) }

// Number writes a decimal exactly as it was given: 39,98 or 39.98.
func (l *Language) Number(d progress.Decimal) string {
	whole, fraction, ok := strings.Cut(d.String(), ".")
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
// places. What is not quite 0 or 1 is never rounded to 0 % or 100 %.
func (l *Language) Share(x float64, places int) string {
	text := strconv.FormatFloat(x*100, 'f', places, 64)
	v, _ := strconv.ParseFloat(text, 64)
	step := 1.0
	for range places {
		step /= 10
	}
	switch {
	case v == 0 && x > 0:
		text = strconv.FormatFloat(step, 'f', places, 64)
	case v == 100 && x < 1:
		text = strconv.FormatFloat(100-step, 'f', places, 64)
	case x == 0 || x == 1:
		text = strconv.FormatFloat(x*100, 'f', 0, 64)
	}
	return Fill(l.Percent, "n", strings.Replace(text, ".", l.Decimal, 1))
}

// StatedPercent writes a percentage as a source prints it.
func (l *Language) StatedPercent(d progress.Decimal) string {
	return Fill(l.Percent, "n", l.Number(d))
}

// Ratio writes a quotient with two decimal places.
func (l *Language) Ratio(x float64) string {
	return strings.Replace(strconv.FormatFloat(x, 'f', 2, 64), ".", l.Decimal, 1)
}
