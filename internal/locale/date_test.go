package locale_test

import (
	"testing"
	"time"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func TestDate(t *testing.T) {
	for _, c := range []struct {
		date   progress.Date
		vi, en string
	}{
		{progress.NewDate(2025, 9, 24), "24/9/2025", "24 September 2025"},
		{progress.NewDate(2025, 1, 1), "1/1/2025", "1 January 2025"},
		{progress.NewDate(2024, 2, 29), "29/2/2024", "29 February 2024"},
		{progress.NewDate(2025, 12, 31), "31/12/2025", "31 December 2025"},
		{0, "", ""},
	} {
		if got := vi.Date(c.date); got != c.vi {
			t.Errorf("vi.Date(%s) = %q, want %q", c.date, got, c.vi)
		}
		if got := en.Date(c.date); got != c.en {
			t.Errorf("en.Date(%s) = %q, want %q", c.date, got, c.en)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct{ in, vi, en string }{
		{"2025-09-08", "8/9/2025", "8 September 2025"},
		{"2025-09", "tháng 9/2025", "September 2025"},
		{"2026-12", "tháng 12/2026", "December 2026"},
		{"2025-Q1", "quý I/2025", "Q1 2025"},
		{"2025-Q2", "quý II/2025", "Q2 2025"},
		{"2025-Q3", "quý III/2025", "Q3 2025"},
		{"2025-Q4", "quý IV/2025", "Q4 2025"},
		{"2025", "năm 2025", "2025"},
		{"continuous", "thường xuyên", "continuous"},
	} {
		p, err := progress.ParseDue(c.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := vi.Period(p); got != c.vi {
			t.Errorf("vi.Period(%s) = %q, want %q", c.in, got, c.vi)
		}
		if got := en.Period(p); got != c.en {
			t.Errorf("en.Period(%s) = %q, want %q", c.in, got, c.en)
		}
	}
	for _, l := range locale.All() {
		if got := l.Period(progress.Period{}); got != "" {
			t.Errorf("%s: no period is written %q", l.Code, got)
		}
	}
}

// The English form of every day reads back with the month names of Go.
func TestDateReadsBack(t *testing.T) {
	for d := progress.NewDate(2023, 12, 1); d < progress.NewDate(2025, 2, 1); d++ {
		for l, form := range map[*locale.Language]string{en: "2 January 2006", vi: "2/1/2006"} {
			back, err := time.Parse(form, l.Date(d))
			if err != nil || progress.DateOf(back) != d {
				t.Fatalf("%s: %s is written %q", l.Code, d, l.Date(d))
			}
		}
	}
}

func TestMonths(t *testing.T) {
	for i, name := range en.Months {
		if want := time.Month(i + 1).String(); name != want {
			t.Errorf("month %d is %q, want %q", i+1, name, want)
		}
		if want := "tháng " + time.Date(2025, time.Month(i+1), 1, 0, 0, 0, 0, time.UTC).Format("1"); vi.Months[i] != want {
			t.Errorf("tháng %d is %q, want %q", i+1, vi.Months[i], want)
		}
	}
}
