package progress_test

import (
	"fmt"
	"math"
	"testing"

	"tiendo/internal/progress"
)

func TestLastReport(t *testing.T) {
	for name, c := range map[string]struct {
		want    string
		reports []*progress.Report
	}{
		"by as-of date":                {"b", []*progress.Report{report("a", "2025-10-01", "2025-06-30"), report("b", "2025-09-01", "2025-08-31")}},
		"by publication, then id":      {"c", []*progress.Report{report("c", "2025-10-01", "2025-06-30"), report("b", "2025-10-01", "2025-06-30"), report("a", "2025-09-01", "2025-06-30")}},
		"a year that is not over":      {"b", []*progress.Report{report("a", "2025-09-24", "2025"), report("b", "2025-10-01", "2025-09-30")}},
		"not one of the future":        {"a", []*progress.Report{report("a", "2025-10-01", "2025-06-30"), report("b", "2030-01-02", "2030-01-01")}},
		"none, where there is no plan": {"", nil},
	} {
		last := site(c.reports...).LastReport("p")
		if got := (progress.Figure{Report: last}); last == nil && c.want != "" || last != nil && got.Report.ID != c.want {
			t.Errorf("%s: %v, want %q", name, last, c.want)
		}
	}
}

func TestStale(t *testing.T) {
	for name, c := range map[string]struct {
		every           int
		published, asOf string
		date, from      string
		stale           bool
	}{
		"the last day in time":           {92, "2025-09-24", "2025-09-24", "2025-12-25", "2025-12-26", false},
		"the day after":                  {92, "2025-09-24", "2025-09-24", "2025-12-26", "2025-12-26", true},
		"counted from the as-of date":    {30, "2025-09-24", "2025-08-31", "2025-10-01", "2025-10-01", true},
		"a month that is not over":       {10, "2025-09-24", "2025-09", "2025-10-04", "2025-10-05", false},
		"every day":                      {1, "2025-09-24", "2025-09-24", "2025-09-26", "2025-09-26", true},
		"no cadence":                     {0, "2025-09-24", "2025-09-24", "2075-01-01", "", false},
		"a cadence beyond all calendars": {math.MaxInt32, "2025-09-24", "2025-09-24", "2075-01-01", "4763-08-23", false},
		"a cadence that no int32 holds":  {1e15, "2025-09-24", "2025-09-24", "2075-01-01", "4763-08-23", false},
	} {
		p := plan("p")
		p.ReportEveryDays = c.every
		s := on(c.date, progress.Content{Plans: []*progress.Plan{p}, Reports: []*progress.Report{report("r", c.published, c.asOf)}})
		if got := s.StaleFrom(p).String(); got != c.from || s.Stale(p) != c.stale {
			t.Errorf("%s: stale from %q, now %v, want %q, %v", name, got, s.Stale(p), c.from, c.stale)
		}
	}
	p := plan("p")
	p.ReportEveryDays = 92
	if s := on("2025-09-24", progress.Content{Plans: []*progress.Plan{p}}); s.Stale(p) || s.StaleFrom(p) != 0 {
		t.Error("a plan without any report is stale")
	}
}

// states makes a site whose item "t" is due on 31 December 2025 and had some states.
func states(date string, statuses ...string) (*progress.Site, *progress.Plan) {
	p := plan("p")
	p.Items = []progress.Item{{ID: "t", Deadlines: []progress.Deadline{{Due: period("2025-12-31")}}}}
	c := progress.Content{Plans: []*progress.Plan{p}}
	for i, status := range statuses {
		r := report(fmt.Sprint("r", i), fmt.Sprintf("2025-%02d-10", i+1), fmt.Sprintf("2025-%02d-01", i+1))
		r.Items = []progress.ItemState{{ID: "t", Status: status}}
		c.Reports = append(c.Reports, r)
	}
	return on(date, c), p
}

func TestResolved(t *testing.T) {
	for _, c := range []struct {
		statuses []string
		want     bool
	}{
		{nil, false},
		{[]string{""}, false},
		{[]string{"done"}, true},
		{[]string{"done-late"}, true},
		{[]string{"exceeded"}, true},
		{[]string{"continuous"}, true},
		{[]string{"in-progress"}, false},
		{[]string{"mostly-done"}, false},
		{[]string{"overdue"}, false},
		{[]string{"missed"}, false},
		{[]string{"in-progress", "done"}, true},
		{[]string{"done", "in-progress"}, false},
		{[]string{"done", ""}, true}, // a value without a status takes nothing back
		{[]string{"in-progress", "", ""}, false},
		{[]string{"done", "nobody-knows"}, true},
	} {
		s, p := states("2025-12-01", c.statuses...)
		if got := s.Resolved(p, &p.Items[0]); got != c.want {
			t.Errorf("%q: resolved %v", c.statuses, got)
		}
	}
}

func TestNextChange(t *testing.T) {
	commitment := func(due, status string, updates ...progress.Update) func(*progress.Content) {
		return func(c *progress.Content) {
			c.Commitments = append(c.Commitments, &progress.Commitment{ID: "c", Said: day("2025-01-01"), Due: period(due), Status: status, Updates: updates})
		}
	}
	article := func(a progress.Article) func(*progress.Content) {
		return func(c *progress.Content) { c.News = append(c.News, &a) }
	}
	item := func(due string, status string) func(*progress.Content) {
		return func(c *progress.Content) {
			c.Plans[0].Items = []progress.Item{{ID: "t", Deadlines: []progress.Deadline{{Due: period(due)}}}, {ID: "no-deadline"}}
			if status != "" {
				r := report("r", "2025-01-10", "2025-01-01")
				r.Items = []progress.ItemState{{ID: "t", Status: status}}
				c.Reports = append(c.Reports, r)
			}
		}
	}
	stale := func(published string, days int) func(*progress.Content) {
		return func(c *progress.Content) {
			c.Plans[0].ReportEveryDays = days
			c.Reports = append(c.Reports, report("r", published, published))
		}
	}
	future := func(c *progress.Content) { c.Reports = append(c.Reports, report("f", "2025-11-11", "2025-11-01")) }
	said := func(c *progress.Content) {
		c.Commitments = append(c.Commitments, &progress.Commitment{ID: "c", Said: day("2025-10-10"), Status: "open", Due: period("2025-10")})
	}
	all := func(list ...func(*progress.Content)) func(*progress.Content) {
		return func(c *progress.Content) {
			for _, f := range list {
				f(c)
			}
		}
	}
	for name, c := range map[string]struct {
		change func(*progress.Content)
		want   string
	}{
		"nothing but the new year":               {all(), "2026-01-01"},
		"a commitment falls due":                 {commitment("2025-09-30", "open"), "2025-10-01"},
		"a commitment is due today":              {commitment("2025-09-24", "open"), "2025-09-25"},
		"a commitment was due yesterday":         {commitment("2025-09-23", "open"), "2026-01-01"},
		"a commitment in a month":                {commitment("2025-10", "open"), "2025-11-01"},
		"a commitment that was kept":             {commitment("2025-10", "kept"), "2026-01-01"},
		"a commitment without end":               {commitment("continuous", "open"), "2026-01-01"},
		"a commitment without date":              {commitment("", "open"), "2026-01-01"},
		"a commitment next year":                 {commitment("2026-06", "open"), "2026-01-01"},
		"an update to come":                      {commitment("", "open", progress.Update{Date: day("2025-10-05"), Status: "kept"}), "2025-10-05"},
		"an update without a status":             {commitment("", "open", progress.Update{Date: day("2025-10-05")}), "2025-10-05"},
		"an update of today":                     {commitment("2025-10", "open", progress.Update{Date: day("2025-09-24"), Status: "kept"}), "2026-01-01"},
		"an update that opens it again":          {commitment("2025-10", "kept", progress.Update{Date: day("2025-09-25"), Status: "open"}), "2025-09-25"},
		"a commitment that is said later":        {said, "2025-10-10"},
		"an embargo ends":                        {article(progress.Article{ID: "a", Date: day("2025-09-20"), Embargo: day("2025-10-03")}), "2025-10-03"},
		"an article of tomorrow":                 {article(progress.Article{ID: "a", Date: day("2025-09-25")}), "2025-09-25"},
		"a draft comes never by itself":          {article(progress.Article{ID: "a", Date: day("2025-09-25"), Embargo: day("2025-10-01"), Draft: true}), "2026-01-01"},
		"a report of the future":                 {future, "2025-11-11"},
		"an item falls due":                      {item("2025-10-15", ""), "2025-10-16"},
		"an item falls due, in progress":         {item("2025-Q4", "in-progress"), "2026-01-01"},
		"an item in a month, overdue":            {item("2025-09", "overdue"), "2025-10-01"},
		"an item that is done":                   {item("2025-10-15", "done"), "2026-01-01"},
		"an item that goes on":                   {item("2025-10-15", "continuous"), "2026-01-01"},
		"an item without end":                    {item("continuous", ""), "2026-01-01"},
		"a report goes stale":                    {stale("2025-09-24", 10), "2025-10-05"},
		"a report goes stale tomorrow":           {stale("2025-09-14", 10), "2025-09-25"},
		"a report is stale":                      {stale("2025-09-13", 10), "2026-01-01"},
		"a report goes stale after all calendar": {stale("2025-09-13", 1e12), "2026-01-01"},
		"the first of many": {all(commitment("2025-10", "open"), item("2025-10-15", ""), stale("2025-09-24", 10), future,
			article(progress.Article{ID: "a", Date: day("2025-10-04")})), "2025-10-04"},
	} {
		content := progress.Content{Plans: []*progress.Plan{plan("p", progress.Set{ID: "s"})}}
		c.change(&content)
		if got := on("2025-09-24", content).NextChange(); got != day(c.want) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Fifty years before and after, the next change lies ahead, within the next year.
func TestNextChangeFarAway(t *testing.T) {
	for date, want := range map[string]string{"1975-09-24": "1976-01-01", "2075-09-24": "2076-01-01", "2075-12-31": "2076-01-01", "2024-12-31": "2025-01-01"} {
		if got := on(date, future()).NextChange(); got != day(want) {
			t.Errorf("on %s: %s, want %s", date, got, want)
		}
	}
}

// Between two dates of change a site says the same: everything that depends on
// the day changes on a day that was foretold.
func TestNothingChangesBetweenChanges(t *testing.T) {
	content := func() progress.Content {
		c := future()
		p := c.Plans[0]
		p.ReportEveryDays = 5
		p.Items = []progress.Item{{ID: "t", Deadlines: []progress.Deadline{{Due: period("2025-10-15")}}}, {ID: "u", Deadlines: []progress.Deadline{{Due: period("2025-Q3")}}}}
		r := report("states", "2025-10-01", "2025-09-30")
		r.Items = []progress.ItemState{{ID: "u", Status: "done"}}
		c.Reports = append(c.Reports, r)
		c.Commitments = append(c.Commitments, &progress.Commitment{ID: "kept", Said: day("2025-09-01"), Status: "open", Due: period("2025-10"),
			Updates: []progress.Update{{Date: day("2025-11-20"), Status: "kept"}, {Date: day("2025-10-20")}}})
		return c
	}
	says := func(date progress.Date) (string, progress.Date) {
		s := progress.New(content(), date, false)
		text := ids(s.News, articleID) + "; " + ids(s.Reports, reportID) + "; " + of(s.Latest("p", "s")) + fmt.Sprint("; year ", date.Year(), "; stale ", s.Stale(s.Plans[0]))
		for _, c := range s.Commitments {
			text += fmt.Sprintf("; %s %s %v", c.ID, c.StatusOn(date), c.Overdue(date))
			for _, u := range c.Updates {
				text += fmt.Sprint(" ", u.Date <= date)
			}
		}
		for i := range s.Plans[0].Items {
			it := &s.Plans[0].Items[i]
			text += fmt.Sprintf("; %s %v %v", it.ID, s.Resolved(s.Plans[0], it), !s.Resolved(s.Plans[0], it) && it.Deadlines[0].Due.Last < date)
		}
		return text, s.NextChange()
	}
	before, next := says(day("2025-08-01"))
	changes := 0
	for date := day("2025-08-02"); date < day("2027-02-01"); date++ {
		now, after := says(date)
		if date < next && (now != before || after != next) {
			t.Errorf("%s: foretold was %s, yet\n%s\nbecomes\n%s", date, next, before, now)
		}
		if now != before {
			changes++
		}
		before, next = now, after
	}
	if changes < 12 {
		t.Errorf("only %d changes: the content says too little", changes)
	}
}
