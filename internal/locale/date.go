package locale

import (
	"strconv"

	"tiendo/internal/progress"
)

var romans = [...]string{"", "I", "II", "III", "IV"}

// Date writes a day: 24/9/2025 or 24 September 2025.
func (l *Language) Date(d progress.Date) string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Time().Date()
	return Fill(l.Day, "d", strconv.Itoa(day), "m", strconv.Itoa(int(m)), "name", l.Months[m-1], "y", strconv.Itoa(y))
}

// Period writes a time as precisely as its source: 24/9/2025, tháng 9/2025, quý III/2025, năm 2025.
func (l *Language) Period(p progress.Period) string {
	if p.Precision == progress.Continuous {
		return l.Words.Continuous
	}
	if !p.Dated() {
		return ""
	}
	y, m, _ := p.First.Time().Date()
	year := strconv.Itoa(y)
	switch p.Precision {
	case progress.Month:
		return Fill(l.Month, "m", strconv.Itoa(int(m)), "name", l.Months[m-1], "y", year)
	case progress.Quarter:
		q := (int(m) + 2) / 3
		return Fill(l.Quarter, "q", strconv.Itoa(q), "roman", romans[q], "y", year)
	case progress.Year:
		return Fill(l.Year, "y", year)
	}
	return l.Date(p.First)
}
