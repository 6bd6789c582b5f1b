package progress_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"tiendo/internal/progress"
)

// site makes the site of 1 January 2030 with a plan "p" and some reports.
func site(reports ...*progress.Report) *progress.Site {
	return on("2030-01-01", progress.Content{
		Plans:   []*progress.Plan{plan("p", progress.Set{ID: "s"}, progress.Set{ID: "other"})},
		Reports: reports,
	})
}

// Figures stand in the order of their last day (but not after publication),
// then of publication, then of the report's id.
func TestHistoryOrder(t *testing.T) {
	f := fig("s", 10, "done=1")
	for name, c := range map[string]struct {
		want    string
		reports []*progress.Report
	}{
		"by as-of date, not by publication": {"b a", []*progress.Report{
			report("a", "2025-03-01", "2025-02-15", f), report("b", "2025-04-01", "2025-01-31", f)}},
		"then by publication": {"b a", []*progress.Report{
			report("a", "2025-04-01", "2025-01-31", f), report("b", "2025-03-01", "2025-01-31", f)}},
		"then by id": {"a b c", []*progress.Report{
			report("c", "2025-03-01", "2025-01-31", f), report("a", "2025-03-01", "2025-01-31", f), report("b", "2025-03-01", "2025-01-31", f)}},
		"a month ends with its last day": {"day month next", []*progress.Report{
			report("month", "2025-10-05", "2025-09", f), report("day", "2025-10-05", "2025-09-29", f), report("next", "2025-10-05", "2025-10-01", f)}},
		"a month that is not over ends when it is published": {"month day", []*progress.Report{
			report("month", "2025-09-24", "2025-09", f), report("day", "2025-10-01", "2025-09-25", f)}},
		"a day and a month that end alike": {"a-month b-day", []*progress.Report{
			report("b-day", "2025-09-24", "2025-09-24", f), report("a-month", "2025-09-24", "2025-09", f)}},
		"a year behind its quarters": {"q3 q4 year", []*progress.Report{
			report("year", "2026-01-20", "2025", f), report("q4", "2026-01-10", "2025-Q4", f), report("q3", "2025-10-10", "2025-Q3", f)}},
		"a figure's own date counts": {"late early", []*progress.Report{
			report("early", "2025-09-24", "2025-09-24", f), report("late", "2025-10-24", "2025-10-24", asOf("2025-09-08", f))}},
	} {
		for range 5 {
			rand.Shuffle(len(c.reports), func(i, j int) { c.reports[i], c.reports[j] = c.reports[j], c.reports[i] })
			s := site(c.reports...)
			if got := names(s.History("p", "s")); got != c.want {
				t.Errorf("%s: %s, want %s", name, got, c.want)
			}
			last := s.History("p", "s")[len(c.reports)-1]
			if s.Latest("p", "s") != last {
				t.Errorf("%s: the latest is not the last of the history", name)
			}
		}
	}
}

func TestHistoryOfSplits(t *testing.T) {
	s := site(report("a", "2025-03-01", "2025-02-28",
		split("by-time", fig("s", 10, "done-late=2 done=3")), fig("s", 10, "done=5"), fig("other", 4, "done=1"),
		asOf("2025-01-31", fig("s", 10, "done=4"))))
	if got := s.History("p", "s"); len(got) != 2 || got[0].Done != 4 || got[1].Done != 5 || got[1].Split != "" {
		t.Errorf("the main partition: %v", got)
	}
	if got := s.HistoryOf("p", "s", "by-time"); len(got) != 1 || got[0].Done != 5 || len(got[0].Counts) != 2 {
		t.Errorf("the other partition: %v", got)
	}
	if got := s.Latest("p", "s"); got.Split != "" {
		t.Error("an alternative partition is the latest figure")
	}
	if s.History("p", "none") != nil || s.History("none", "s") != nil || s.HistoryOf("p", "s", "none") != nil {
		t.Error("figures of what is not there")
	}
}

// At is what had been published by a day, whatever came to be known later.
func TestAt(t *testing.T) {
	f := fig("s", 10, "done=1")
	s := site(
		report("q1", "2025-04-10", "2025-Q1", f), report("q2", "2025-07-10", "2025-Q2", f),
		report("late", "2025-08-01", "2025-Q1", f), report("q3", "2025-10-10", "2025-Q3", f))
	for _, c := range []struct{ date, want string }{
		{"2025-04-09", ""}, {"2025-04-10", "q1"}, {"2025-07-09", "q1"}, {"2025-07-10", "q2"},
		{"2025-08-01", "q2"}, {"2025-10-09", "q2"}, {"2025-10-10", "q3"}, {"2029-01-01", "q3"},
	} {
		if got := of(s.At("p", "s", day(c.date))); got != c.want {
			t.Errorf("on %s the figure of %q was known, want %q", c.date, got, c.want)
		}
	}
	for _, c := range []struct{ date, asOf, want string }{
		{"2025-07-31", "2025-Q1", "q1"}, {"2025-08-01", "2025-Q1", "late"}, {"2025-08-01", "2025-Q2", "q2"},
		{"2025-07-09", "2025-Q2", ""}, {"2029-01-01", "2025-03-31", ""}, {"2029-01-01", "2025", ""},
	} {
		if got := of(s.AtAsOf("p", "s", period(c.asOf), day(c.date))); got != c.want {
			t.Errorf("on %s the figure as of %s was that of %q, want %q", c.date, c.asOf, got, c.want)
		}
	}
	if s.At("p", "other", day("2029-01-01")) != nil || s.Latest("none", "s") != nil {
		t.Error("a figure of what is not there")
	}
}

func TestBefore(t *testing.T) {
	f := fig("s", 10, "done=1")
	s := site(
		report("a", "2025-04-10", "2025-03-31", f, split("x", f)), report("b", "2025-07-10", "2025-06-30", f), report("b2", "2025-07-20", "2025-06-30", f),
		report("c", "2025-10-10", "2025-09-30", f, split("x", f)),
		correction("b2", report("d", "2025-11-01", "2025-06-30", f)))
	want := map[string]string{"a": "", "b": "a", "b2": "a", "c": "d", "d": "a"}
	for _, fig := range s.History("p", "s") {
		if got := of(s.Before(fig)); got != want[fig.Report.ID] {
			t.Errorf("before %s stood %q, want %q", fig.Report.ID, got, want[fig.Report.ID])
		}
	}
	splits := s.HistoryOf("p", "s", "x")
	if got := s.Before(splits[1]); got != splits[0] {
		t.Errorf("before the partition of c stood %v", got)
	}
}

func TestCorrections(t *testing.T) {
	reports := func() []*progress.Report {
		return []*progress.Report{
			report("old", "2025-09-24", "2025-09-24", fig("s", 45, "done=29"), split("x", fig("s", 45, "done=28")), fig("other", 9, "done=3"),
				asOf("2025-09", fig("s", 45, "done=30"))),
			correction("old", report("new", "2025-10-02", "2025-09-24", fig("s", 45, "done=27"))),
		}
	}
	s := site(reports()...)
	figures := s.Report("old").Figures
	if got := s.CorrectedBy(&figures[0]); got != s.Report("new") {
		t.Errorf("the figure was corrected by %v", got)
	}
	for i, why := range []string{1: "of another partition", 2: "of another set", 3: "of a month that ends on another day"} {
		if why != "" && s.CorrectedBy(&figures[i]) != nil {
			t.Errorf("a figure %s was corrected too", why)
		}
	}
	if s.CorrectedBy(&s.Report("new").Figures[0]) != nil {
		t.Error("the correction was corrected")
	}
	for date, want := range map[string]int64{"2025-09-24": 29, "2025-10-01": 29, "2025-10-02": 27} {
		if got := s.AtAsOf("p", "s", period("2025-09-24"), day(date)); got.Done != want {
			t.Errorf("on %s %d were known to be done, want %d", date, got.Done, want)
		}
	}

	// A correction that is not public yet corrects nothing.
	early := on("2025-10-01", progress.Content{Plans: []*progress.Plan{plan("p", progress.Set{ID: "s"})}, Reports: reports()})
	if f := early.AtAsOf("p", "s", period("2025-09-24"), early.Date); f.Done != 29 || early.CorrectedBy(f) != nil {
		t.Errorf("before the correction %d are done, corrected by %v", f.Done, early.CorrectedBy(f))
	}
	if shown := progress.New(progress.Content{Plans: []*progress.Plan{plan("p", progress.Set{ID: "s"})}, Reports: reports()}, day("2025-10-01"), true); shown.CorrectedBy(shown.History("p", "s")[0]) == nil {
		t.Error("with drafts the correction is not shown")
	}
}

// A correction of a correction, whether it names the correction or the first
// report: only the newest stands.
func TestCorrectionsOfCorrections(t *testing.T) {
	for _, named := range []string{"b", "a"} {
		s := site(
			report("a", "2025-09-24", "2025-09-24", fig("s", 45, "done=29")),
			correction("a", report("b", "2025-10-02", "2025-09-24", fig("s", 45, "done=27"))),
			correction(named, report("c", "2025-10-09", "2025-09-24", fig("s", 45, "done=28"))))
		for date, want := range map[string]string{"2025-09-30": "a", "2025-10-02": "b", "2025-10-08": "b", "2025-10-09": "c"} {
			if got := of(s.At("p", "s", day(date))); got != want {
				t.Errorf("naming %s: on %s that of %q stood, want %q", named, date, got, want)
			}
		}
		for id, want := range map[string]string{"a": "b", "b": "c"} {
			if by := s.CorrectedBy(&s.Report(id).Figures[0]); by == nil || by.ID != want {
				t.Errorf("naming %s: %s was corrected by %v, want %s", named, id, by, want)
			}
		}
		if s.CorrectedBy(s.Latest("p", "s")) != nil {
			t.Errorf("naming %s: the newest was corrected", named)
		}
	}
}

// A correction of the same day may come first by its id.
func TestCorrectionOfTheSameDay(t *testing.T) {
	s := site(
		report("z", "2025-09-24", "2025-09-24", fig("s", 45, "done=29")),
		correction("z", report("a", "2025-09-24", "2025-09-24", fig("s", 45, "done=27"))))
	if got := names(s.History("p", "s")); got != "a z" {
		t.Errorf("history %s", got)
	}
	for _, f := range []*progress.Figure{s.Latest("p", "s"), s.At("p", "s", day("2025-09-24"))} {
		if of(f) != "a" {
			t.Errorf("%s stands", of(f))
		}
	}
}

// What the rules call an error must not hang or break the site that they look at.
func TestCorrectionsInACircle(t *testing.T) {
	f := fig("s", 45, "done=29")
	s := site(
		correction("b", report("a", "2025-09-24", "2025-09-24", f)), correction("a", report("b", "2025-09-25", "2025-09-24", f)),
		correction("a", report("c", "2025-09-26", "2025-09-24", f)), correction("d", report("d", "2025-09-27", "2025-09-24", f)),
		correction("gone", report("e", "2025-09-28", "2025-09-24", f)))
	if got := s.Latest("p", "s"); got == nil || got.Report.ID != "e" {
		t.Errorf("%v stands", got)
	}
	if s.CorrectedBy(&s.Report("d").Figures[0]) != nil {
		t.Error("a report that names itself corrects itself")
	}
}

// At, on any day, is what a plain reading of the rules gives.
func TestAtAgainstAPlainReading(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	start := day("2025-01-01")
	whens := []string{"2025-01-15", "2025-01", "2025-02-10", "2025-02", "2025-Q1", "2025"}
	for range 400 {
		var reports []*progress.Report
		for k := range 1 + r.IntN(6) {
			rep := report(string(rune('a'+k)), (start + progress.Date(r.IntN(120))).String(), whens[r.IntN(len(whens))], fig("s", 10, "done=1"))
			if k > 0 && r.IntN(3) == 0 {
				old := reports[r.IntN(k)]
				if old.Published <= rep.Published {
					rep.AsOf, rep.Figures[0].AsOf = old.AsOf, old.AsOf
					correction(old.ID, rep)
				}
			}
			reports = append(reports, rep)
		}
		s := site(slices.Clone(reports)...)
		for now := start; now < start+125; now += 3 {
			var want *progress.Figure
			for _, rep := range reports {
				f := &rep.Figures[0]
				corrected := slices.ContainsFunc(reports, func(c *progress.Report) bool { return c.Corrects == rep.ID && c.Published <= now })
				if rep.Published > now || corrected {
					continue
				}
				if want == nil || newer(f, want, reports) {
					want = f
				}
			}
			// Of two corrections of one report, the plain reading keeps both; the later one is the newer.
			if got := s.At("p", "s", now); got != want {
				t.Fatalf("on %s: %q, want %q", now, of(got), of(want))
			}
		}
	}
}

func newer(a, b *progress.Figure, reports []*progress.Report) bool {
	// A correction stands in the place of the first report that it corrects.
	first := func(r *progress.Report) progress.Date {
		day := r.Published
		for of := r.Corrects; of != ""; {
			k := slices.IndexFunc(reports, func(other *progress.Report) bool { return other.ID == of })
			day, of = min(day, reports[k].Published), reports[k].Corrects
		}
		return day
	}
	x, y := min(a.AsOf.Last, first(a.Report)), min(b.AsOf.Last, first(b.Report))
	if x != y {
		return x > y
	}
	if a.Report.Published != b.Report.Published {
		return a.Report.Published > b.Report.Published
	}
	return a.Report.ID > b.Report.ID
}

func TestItemHistory(t *testing.T) {
	state := func(r *progress.Report, status string) *progress.Report {
		r.Items = append(r.Items, progress.ItemState{ID: "t", Status: status})
		return r
	}
	s := site(
		state(report("c", "2025-10-10", "2025-Q3"), "done"), state(report("a", "2025-04-10", "2025-Q1"), "not-started"),
		state(report("late", "2025-12-01", "2025-Q2"), "in-progress"), state(report("early", "2025-09-24", "2025-09"), "paused"),
		state(report("day", "2025-10-01", "2025-09-26"), "overdue"))
	var got []string
	for _, st := range s.ItemHistory("p", "t") {
		got = append(got, st.Report.ID+" "+st.Status)
	}
	want := []string{"a not-started", "late in-progress", "early paused", "day overdue", "c done"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if s.ItemHistory("p", "none") != nil {
		t.Error("states of what is not there")
	}
}
