package progress_test

import (
	"testing"

	"tiendo/internal/progress"
)

func TestStatusOn(t *testing.T) {
	c := &progress.Commitment{Status: "open", Updates: []progress.Update{
		{Date: day("2025-12-24"), Status: "kept"},
		{Date: day("2025-10-15"), Status: "missed"}, // not in the order of dates
		{Date: day("2025-11-01"), Note: own("chưa rõ")},
		{Date: day("2026-02-01"), Status: "withdrawn"},
		{Date: day("2026-02-01"), Status: "open"}, // the same day: the later line
	}}
	for date, want := range map[string]string{
		"2025-09-24": "open", "2025-10-14": "open", "2025-10-15": "missed", "2025-11-01": "missed", "2025-12-23": "missed",
		"2025-12-24": "kept", "2026-01-31": "kept", "2026-02-01": "open", "2075-01-01": "open", "1975-01-01": "open",
	} {
		if got := c.StatusOn(day(date)); got != want {
			t.Errorf("on %s it is %s, want %s", date, got, want)
		}
	}
	kept := &progress.Commitment{Status: "kept"}
	if got := kept.StatusOn(day("2025-09-24")); got != "kept" {
		t.Errorf("without updates it is %s", got)
	}
}

func TestOverdue(t *testing.T) {
	for name, c := range map[string]struct {
		due, status string
		updates     []progress.Update
		date        string
		want        bool
	}{
		"the day before":           {"2025-09-30", "open", nil, "2025-09-29", false},
		"on the day":               {"2025-09-30", "open", nil, "2025-09-30", false},
		"the day after":            {"2025-09-30", "open", nil, "2025-10-01", true},
		"a month, on its last day": {"2025-09", "open", nil, "2025-09-30", false},
		"a month, the day after":   {"2025-09", "open", nil, "2025-10-01", true},
		"a quarter":                {"2025-Q4", "open", nil, "2026-01-01", true},
		"a year, within it":        {"2025", "open", nil, "2025-12-31", false},
		"never due":                {"continuous", "open", nil, "2075-01-01", false},
		"no date":                  {"", "open", nil, "2075-01-01", false},
		"kept":                     {"2025-09", "kept", nil, "2025-10-01", false},
		"missed is no calendar":    {"2025-09", "missed", nil, "2025-10-01", false},
		"kept since":               {"2025-09", "open", []progress.Update{{Date: day("2025-10-05"), Status: "kept"}}, "2025-10-05", false},
		"kept later":               {"2025-09", "open", []progress.Update{{Date: day("2025-10-05"), Status: "kept"}}, "2025-10-04", true},
	} {
		x := &progress.Commitment{Status: c.status, Due: period(c.due), Updates: c.updates}
		if got := x.Overdue(day(c.date)); got != c.want {
			t.Errorf("%s: overdue %v", name, got)
		}
	}
}
