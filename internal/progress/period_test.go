package progress_test

import (
	"fmt"
	"testing"
	"time"

	"tiendo/internal/progress"
)

// period reads a deadline; "" is none.
func period(s string) progress.Period {
	if s == "" {
		return progress.Period{}
	}
	p, err := progress.ParseDue(s)
	if err != nil {
		panic(err)
	}
	return p
}

func TestParsePeriod(t *testing.T) {
	for _, c := range []struct {
		in, first, last string
		precision       progress.Precision
	}{
		{"2025-09-24", "2025-09-24", "2025-09-24", progress.Day},
		{"2025-09", "2025-09-01", "2025-09-30", progress.Month},
		{"2025-12", "2025-12-01", "2025-12-31", progress.Month},
		{"2024-02", "2024-02-01", "2024-02-29", progress.Month},
		{"2100-02", "2100-02-01", "2100-02-28", progress.Month},
		{"2025-Q1", "2025-01-01", "2025-03-31", progress.Quarter},
		{"2025-Q2", "2025-04-01", "2025-06-30", progress.Quarter},
		{"2025-Q3", "2025-07-01", "2025-09-30", progress.Quarter},
		{"2025-Q4", "2025-10-01", "2025-12-31", progress.Quarter},
		{"2025", "2025-01-01", "2025-12-31", progress.Year},
		{"0001", "0001-01-01", "0001-12-31", progress.Year},
		{"9999", "9999-01-01", "9999-12-31", progress.Year},
	} {
		p, err := progress.ParsePeriod(c.in)
		if err != nil || p.First != day(c.first) || p.Last != day(c.last) || p.Precision != c.precision {
			t.Errorf("%q reads as %s to %s, precision %d, %v", c.in, p.First, p.Last, p.Precision, err)
		}
		if p.String() != c.in || !p.Set() || !p.Dated() {
			t.Errorf("%q is written %q, set %v, dated %v", c.in, p, p.Set(), p.Dated())
		}
	}
}

func TestParsePeriodRefuses(t *testing.T) {
	for _, s := range []string{
		"", "25", "2025-", "2025-13", "2025-00", "2025-9", "2025-Q0", "2025-Q5", "2025-q3", "2025-Q3-01", "Q3-2025", "2025-09-31",
		"0000", "0000-01", "0000-Q1", "20250924", "2025 ", "2025\n", "9/2025", "continuous", "năm 2025", "12025",
	} {
		if p, err := progress.ParsePeriod(s); err == nil {
			t.Errorf("%q reads as %s", s, p)
		}
	}
}

func TestParseDue(t *testing.T) {
	c, err := progress.ParseDue("continuous")
	if err != nil || !c.Set() || c.Dated() || c.String() != "continuous" || c.Precision != progress.Continuous {
		t.Errorf("continuous: %v, %v", c, err)
	}
	if p, err := progress.ParseDue("2025-Q4"); err != nil || p != period("2025-Q4") {
		t.Errorf("2025-Q4: %v, %v", p, err)
	}
	if _, err := progress.ParseDue("thường xuyên"); err == nil {
		t.Error("a deadline in words is taken")
	}
	none := progress.Period{}
	if none.Set() || none.Dated() || none.String() != "" {
		t.Errorf("no period: %v", none)
	}
	if p := progress.DayPeriod(day("2025-09-24")); p != period("2025-09-24") {
		t.Errorf("DayPeriod: %v", p)
	}
}

// The months, quarters and years of a century follow each other without a gap
// and hold each other.
func TestPeriodsTileTheCalendar(t *testing.T) {
	next := map[progress.Precision]progress.Date{}
	follows := func(s string) progress.Period {
		p := period(s)
		if want, ok := next[p.Precision]; ok && p.First != want || p.Last < p.First {
			t.Fatalf("%s is %s to %s, the one before ended before %s", s, p.First, p.Last, want)
		}
		next[p.Precision] = p.Last + 1
		return p
	}
	for y := 1950; y < 2100; y++ {
		year := follows(fmt.Sprintf("%04d", y))
		for q := 1; q <= 4; q++ {
			quarter := follows(fmt.Sprintf("%04d-Q%d", y, q))
			for m := 3*q - 2; m <= 3*q; m++ {
				month := follows(fmt.Sprintf("%04d-%02d", y, m))
				if month.First.Time().Month() != time.Month(m) || month.First < quarter.First || month.Last > quarter.Last ||
					quarter.First < year.First || quarter.Last > year.Last {
					t.Fatalf("%s does not lie in %s in %s", month, quarter, year)
				}
			}
		}
	}
}

// What reads is written as it was, and its ends are days of its own.
func FuzzParseDue(f *testing.F) {
	for _, s := range []string{"2025-09-24", "2025-09", "2025-Q3", "2025", "continuous", "0000", "2025-02-29"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := progress.ParseDue(s)
		if err != nil {
			if p != (progress.Period{}) {
				t.Fatalf("%q fails with %v", s, p)
			}
			return
		}
		if p.String() != s {
			t.Fatalf("%q is written %q", s, p)
		}
		if p.Dated() && (p.First > p.Last || p.First < 1 || p.First.String()[:4] != s[:4] || p.Last.String()[:4] != s[:4]) {
			t.Fatalf("%q is %s to %s", s, p.First, p.Last)
		}
	})
}
