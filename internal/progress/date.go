package progress

import (
	"fmt"
	"time"
)

// Date is a day of the civil calendar, counted from 1 January of year 1, which
// is 1; 0 is no date. Dates compare and subtract as numbers (days).
type Date int32

var epoch = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()/86400 - 1

// NewDate is a day; months and days out of range are carried over as time.Date does.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/86400 - epoch)
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("%q is not a date as YYYY-MM-DD", s)
	}
	return DateOf(t), nil
}

// DateOf is the day of an instant, in the instant's own time zone.
func DateOf(t time.Time) Date { return NewDate(t.Date()) }

// Time is midnight UTC of the day.
func (d Date) Time() time.Time { return time.Unix((int64(d)+epoch)*86400, 0).UTC() }

// Year of the day.
func (d Date) Year() int { return d.Time().Year() }

// String is YYYY-MM-DD, or nothing for no date. A country has two hundred thousand on
// its pages, and a layout of package time takes twice as long.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	year, month, day := d.Time().Date()
	if year < 0 || year > 9999 {
		return d.Time().Format(time.DateOnly)
	}
	text := []byte("0000-00-00")
	put := func(at, n int) { text[at], text[at+1] = '0'+byte(n/10), '0'+byte(n%10) }
	put(0, year/100)
	put(2, year%100)
	put(5, int(month))
	put(8, day)
	return string(text)
}

// MarshalText is String; it makes dates strings in JSON.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
