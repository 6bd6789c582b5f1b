package progress

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// Precision is how exactly a source names a time.
type Precision uint8

const (
	Day Precision = iota
	Month
	Quarter
	Year
	Continuous // a deadline that never comes: "thường xuyên"
)

// Period is a time as precise as its source: a day, a month, a quarter, a year,
// or "continuous". The zero Period is none at all.
type Period struct {
	First, Last Date // both included; 0 for continuous
	Precision   Precision
}

// DayPeriod is one day.
func DayPeriod(d Date) Period { return Period{d, d, Day} }

var periodForm = regexp.MustCompile(`^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$`)

// ParsePeriod reads "2025-09-24", "2025-09", "2025-Q3" or "2025".
func ParsePeriod(s string) (Period, error) {
	m := periodForm.FindStringSubmatch(s)
	if m == nil {
		d, err := ParseDate(s)
		if err != nil {
			return Period{}, fmt.Errorf("%q is not a date, a month (2025-09), a quarter (2025-Q3) or a year (2025)", s)
		}
		return DayPeriod(d), nil
	}
	year, _ := strconv.Atoi(m[1])
	first, months, precision := time.January, 12, Year
	switch {
	case m[2] != "":
		quarter, _ := strconv.Atoi(m[2])
		first, months, precision = time.Month(quarter*3-2), 3, Quarter
	case m[3] != "":
		month, _ := strconv.Atoi(m[3])
		if month < 1 || month > 12 {
			return Period{}, fmt.Errorf("%q: there is no month %d", s, month)
		}
		first, months, precision = time.Month(month), 1, Month
	}
	if year < 1 {
		return Period{}, fmt.Errorf("%q: there is no year 0", s)
	}
	return Period{NewDate(year, first, 1), NewDate(year, first+time.Month(months), 1) - 1, precision}, nil
}

// ParseDue reads a deadline: a period or "continuous".
func ParseDue(s string) (Period, error) {
	if s == "continuous" {
		return Period{Precision: Continuous}, nil
	}
	return ParsePeriod(s)
}

// Set says whether there is a period at all.
func (p Period) Set() bool { return p != Period{} }

// Dated says whether the period has a last day.
func (p Period) Dated() bool { return p.Last != 0 }

// String is the period as the content writes it.
func (p Period) String() string {
	switch {
	case p.Precision == Continuous:
		return "continuous"
	case p.Last == 0:
		return ""
	}
	t := p.First.Time()
	switch p.Precision {
	case Month:
		return t.Format("2006-01")
	case Quarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case Year:
		return t.Format("2006")
	}
	return p.First.String()
}

// MarshalText is String; it makes periods strings in JSON.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }
