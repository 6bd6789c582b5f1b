package progress_test

import (
	"encoding/json"
	"regexp"
	"testing"
	"time"

	"tiendo/internal/progress"
)

func day(s string) progress.Date {
	d, err := progress.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Every day of five centuries is the one behind the day before, and is written
// as the calendar of Go writes it.
func TestDateFollowsTheCalendar(t *testing.T) {
	d := progress.NewDate(1800, 1, 1)
	for at := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2300; at = at.AddDate(0, 0, 1) {
		want := at.Format("2006-01-02")
		if d.String() != want || !d.Time().Equal(at) || d.Year() != at.Year() || progress.DateOf(at) != d {
			t.Fatalf("%s is day %d: %s, %v, year %d", want, d, d, d.Time(), d.Year())
		}
		if back, err := progress.ParseDate(want); err != nil || back != d {
			t.Fatalf("%s reads as %d, %v; want %d", want, back, err, d)
		}
		d++
	}
}

func TestDate(t *testing.T) {
	if got := progress.NewDate(1, 1, 1); got != 1 {
		t.Errorf("the first day is %d", got)
	}
	if got := progress.NewDate(2025, 9, 24) - progress.NewDate(2025, 1, 1) + 1; got != 267 {
		t.Errorf("24 September is day %d of 2025", got)
	}
	if got := progress.NewDate(2025, 13, 32); got != day("2026-02-01") {
		t.Errorf("days and months are not carried over: %s", got)
	}
	if got := progress.Date(0).String(); got != "" {
		t.Errorf("no date is written %q", got)
	}
	if day("9999-12-31") <= day("2025-01-01") {
		t.Error("dates do not compare as numbers")
	}
	late := time.Date(2025, 9, 24, 23, 30, 0, 0, time.FixedZone("+7", 7*3600))
	if got := progress.DateOf(late); got != day("2025-09-24") {
		t.Errorf("late in the evening at +7 is %s", got)
	}
	if got := progress.DateOf(late.UTC().Add(3 * time.Hour)); got != day("2025-09-24") {
		t.Errorf("the same evening in UTC is %s", got)
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{
		"", "2025", "2025-09", "2025-9-24", "25-09-24", "2025-02-29", "2025-02-30", "2025-04-31", "2025-00-10", "2025-13-01", "2025-01-00",
		"0000-01-01", "-001-01-01", "10000-01-01", "2025-09-24 ", " 2025-09-24", "2025-09-24T00:00:00", "24/9/2025", "2025–09–24", "２０２５-09-24",
	} {
		if d, err := progress.ParseDate(s); err == nil {
			t.Errorf("%q reads as %s", s, d)
		}
	}
}

// ParseDate takes exactly what is four, two and two digits and a day of the calendar.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2025-09-24", "2024-02-29", "1900-02-29", "0000-12-31", "9999-12-31", "2025-9-4", "2025-09-24x"} {
		f.Add(s)
	}
	form := regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
	f.Fuzz(func(t *testing.T, s string) {
		d, err := progress.ParseDate(s)
		at, oracle := time.Parse(time.DateOnly, s)
		if valid := form.MatchString(s) && oracle == nil && at.Year() > 0; valid != (err == nil) {
			t.Fatalf("ParseDate(%q): %v; by the calendar %v", s, err, oracle)
		}
		if err == nil && (d.String() != s || !d.Time().Equal(at) || d <= 0) {
			t.Fatalf("%q reads as %d, %s", s, d, d)
		}
	})
}

func TestDatesAreStringsInJSON(t *testing.T) {
	got, err := json.Marshal(struct {
		A, B progress.Date
		C    progress.Period
		D    progress.Period `json:"d,omitzero"`
	}{A: day("2025-09-24"), C: period("2025-Q3")})
	if want := `{"A":"2025-09-24","B":"","C":"2025-Q3"}`; err != nil || string(got) != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}
