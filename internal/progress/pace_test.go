package progress_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"tiendo/internal/progress"
)

// year2025 is a set of 2025 with a pace.
func year2025() progress.Set {
	return progress.Set{ID: "s", Starts: day("2025-01-01"), StartsStated: true, Due: period("2025"), Pace: true}
}

// The figures of Nghệ An on 24 September 2025, as DESIGN section 6 prints them.
func TestPaceOfNgheAn(t *testing.T) {
	for _, c := range []struct {
		total         int64
		counts        string
		elapsed, rate float64
		band          string
	}{
		{45, "met-or-exceeded=29", 0.7315, 0.8810, "behind"},
		{82, "done=35", 0.7315, 0.5835, "far-behind"},
	} {
		set := year2025()
		p := set.PaceOf(known("2025-09-24", "2025-09-24", fig("s", c.total, c.counts)))
		if p.DaysIn != 267 || p.DaysOf != 365 {
			t.Errorf("day %d of %d", p.DaysIn, p.DaysOf)
		}
		if got := progress.Round4(p.Elapsed); got != c.elapsed {
			t.Errorf("elapsed %v, want %v", got, c.elapsed)
		}
		if got := progress.Round4(p.Ratio); got != c.rate || p.Band.String() != c.band || p.WhyNot != progress.Assessed {
			t.Errorf("%s of %d: %v, %q, want %v, %q", c.counts, c.total, got, p.Band, c.rate, c.band)
		}
	}
}

func TestPace(t *testing.T) {
	for name, c := range map[string]struct {
		asOf   string
		total  int64
		counts string
		band   progress.Band
		in     int // days
	}{
		"on the first day":                 {"2025-01-01", 365, "done=1", progress.OnTrack, 1},
		"nothing done on the first day":    {"2025-01-01", 365, "done=0", progress.FarBehind, 1},
		"on the last day":                  {"2025-12-31", 100, "done=95", progress.OnTrack, 365},
		"on the last day, a little less":   {"2025-12-31", 1000, "done=949", progress.Behind, 365},
		"on the last day, six tenths":      {"2025-12-31", 10, "done=6", progress.Behind, 365},
		"on the last day, less than that":  {"2025-12-31", 1000, "done=599", progress.FarBehind, 365},
		"finished early":                   {"2025-02-01", 20, "done=20", progress.Finished, 32},
		"finished on the last day":         {"2025-12-31", 20, "done=20", progress.Finished, 365},
		"finished after it":                {"2026-01-15", 20, "done=20", progress.Finished, 380},
		"not finished after it":            {"2026-01-01", 20, "done=19", progress.PastDue, 366},
		"finished but for what goes on":    {"2025-06-30", 20, "done=12 continuous=8", progress.Finished, 181},
		"what goes on is no work":          {"2025-06-30", 28, "done=10 continuous=8 in-progress=10", progress.OnTrack, 181},
		"ahead":                            {"2025-03-31", 20, "done=15", progress.OnTrack, 90},
		"a month counts to its last day":   {"2025-09", 100, "done=70", progress.Behind, 273},
		"a quarter counts to its last day": {"2025-Q3", 100, "done=70", progress.Behind, 273},
		"a year counts to its last day":    {"2025", 100, "done=95", progress.OnTrack, 365},
		"a year after":                     {"2026", 100, "done=95", progress.PastDue, 730},
		"not stated, yet sure":             {"2025-12-31", 100, "done=10 in-progress=70", progress.FarBehind, 365},
		"past due, not stated, yet sure":   {"2026-02-01", 43, "done=7 in-progress=20", progress.PastDue, 397},
	} {
		set := year2025()
		f := known("2026-12-31", c.asOf, fig("s", c.total, c.counts))
		p := set.PaceOf(f)
		if p.Band != c.band || p.WhyNot != progress.Assessed || p.DaysIn != c.in || p.DaysOf != 365 {
			t.Errorf("%s: %q (%d), day %d of %d, want %q, day %d", name, p.Band, p.WhyNot, p.DaysIn, p.DaysOf, c.band, c.in)
		}
		if want := float64(f.Done) / float64(c.total-f.Ongoing); p.Done != want {
			t.Errorf("%s: done %v, want %v", name, p.Done, want)
		}
	}
}

func TestPaceIsNotAssessed(t *testing.T) {
	good := fig("s", 45, "done=29")
	change := func(f func(*progress.Set)) progress.Set {
		set := year2025()
		f(&set)
		return set
	}
	inPeriod := fig("s", 45, "done=29")
	inPeriod.Kind = "in-period"
	valueOnly := progress.Figure{Set: "s", Value: progress.Some(decimal("64.4"))}
	for name, c := range map[string]struct {
		set    progress.Set
		asOf   string
		figure progress.Figure
		why    progress.WhyNot
	}{
		"turned off":              {change(func(s *progress.Set) { s.Pace = false }), "2025-09-24", good, progress.TurnedOff},
		"no start":                {change(func(s *progress.Set) { s.Starts = 0 }), "2025-09-24", good, progress.NoDates},
		"no due date":             {change(func(s *progress.Set) { s.Due = period("") }), "2025-09-24", good, progress.NoDates},
		"never due":               {change(func(s *progress.Set) { s.Due = period("continuous") }), "2025-09-24", good, progress.NoDates},
		"due before the start":    {change(func(s *progress.Set) { s.Due = period("2024") }), "2025-09-24", good, progress.NoDates},
		"no time at all":          {change(func(s *progress.Set) { s.Due = period("2024-12-31") }), "2025-09-24", good, progress.NoDates},
		"no total":                {year2025(), "2025-09-24", fig("s", -1, "done=29"), progress.NoTotal},
		"no counts":               {year2025(), "2025-09-24", fig("s", 45, ""), progress.NoTotal},
		"a value":                 {year2025(), "2025-09-24", valueOnly, progress.NoTotal},
		"a total of nothing":      {year2025(), "2025-09-24", fig("s", 0, "done=0"), progress.NoTotal},
		"more than the total":     {year2025(), "2025-09-24", fig("s", 18, "done=13 in-progress=6"), progress.NoTotal},
		"before the start":        {year2025(), "2024-12-31", good, progress.NotStarted},
		"a year before the start": {year2025(), "2024", good, progress.NotStarted},
		"all goes on for ever":    {year2025(), "2025-09-24", fig("s", 8, "continuous=8"), progress.AllOngoing},
		"within a period only":    {year2025(), "2025-09-24", inPeriod, progress.OnlyInPeriod},

		// 7 + 8 + 16 of 43: if the 12 were done, 19 of 35 would be 0.74 (behind); 7 of 35 is 0.27.
		"the party's tasks": {year2025(), "2025-09-24", fig("s", 43, "done=7 continuous=8 in-progress=16"), progress.TooSilent},
		// Past due, the 12 decide whether all is finished.
		"past due and silent": {year2025(), "2026-01-01", fig("s", 43, "done=23 continuous=8"), progress.TooSilent},
	} {
		p := c.set.PaceOf(known("2026-12-31", c.asOf, c.figure))
		if p != (progress.Pace{WhyNot: c.why}) {
			t.Errorf("%s: %+v, want only why not: %d", name, p, c.why)
		}
	}
	set := year2025()
	if p := set.PaceOf(nil); p != (progress.Pace{WhyNot: progress.NoFigure}) {
		t.Errorf("no figure: %+v", p)
	}
}

// What is not stated is counted both ways; where the bands agree, the lower
// ratio is given. What is not done counts as not done.
func TestPaceOfTheRest(t *testing.T) {
	set := year2025()
	silent := set.PaceOf(known("2025-12-31", "2025-12-31", fig("s", 100, "done=70 paused=20")))
	if silent.Band != progress.Behind || progress.Round4(silent.Ratio) != 0.7 || silent.Done != 0.7 {
		t.Errorf("70 to 80 of 100 on the last day: %+v", silent)
	}
	notDone := set.PaceOf(known("2025-12-31", "2025-12-31", fig("s", 100, "done=60")))
	if notDone.Band != progress.Behind || notDone.Ratio != 0.6 {
		t.Errorf("60 of 100 on the last day, the rest not done: %+v", notDone)
	}
}

// Periods count to their last day: of a deadline, and of a figure.
func TestPaceOfPeriods(t *testing.T) {
	late := progress.Set{ID: "s", Starts: day("2025-03-01"), Due: period("2025"), Pace: true}
	spring := progress.Set{ID: "s", Starts: day("2025-01-01"), Due: period("2025-03"), Pace: true}
	for name, c := range map[string]struct {
		set    progress.Set
		asOf   string
		in, of int
		band   progress.Band
	}{
		"the year began before the work":    {late, "2025-12-31", 306, 306, progress.Behind},
		"the figure began before the work":  {late, "2025-Q1", 31, 306, progress.OnTrack},
		"the figure began before it is due": {spring, "2025", 365, 90, progress.PastDue},
		"the figure ends when it is due":    {spring, "2025-Q1", 90, 90, progress.Behind},
	} {
		p := c.set.PaceOf(known("2026-12-31", c.asOf, fig("s", 10, "done=7")))
		if p.DaysIn != c.in || p.DaysOf != c.of || p.Band != c.band {
			t.Errorf("%s: %+v, %q", name, p, p.Band)
		}
	}
}

// A set of one day has a pace on that day.
func TestPaceOfADay(t *testing.T) {
	set := progress.Set{ID: "s", Starts: day("2025-09-24"), Due: period("2025-09-24"), Pace: true}
	p := set.PaceOf(known("2025-09-24", "2025-09-24", fig("s", 4, "done=3")))
	if p.Band != progress.Behind || p.DaysIn != 1 || p.DaysOf != 1 || p.Ratio != 0.75 {
		t.Errorf("%+v", p)
	}
}

// The band is that of the exact fraction, also at the very limits: 10 of 61 on
// day 50 of 366 is 0.60, which float64 divisions one after the other miss.
func TestPaceIsExact(t *testing.T) {
	for _, days := range []int{30, 92, 100, 365, 366} {
		set := progress.Set{ID: "s", Starts: day("2024-01-01"), Pace: true}
		set.Due = progress.DayPeriod(set.Starts + progress.Date(days) - 1)
		r := rand.New(rand.NewPCG(5, uint64(days)))
		for range 4000 {
			total, in := int64(1+r.IntN(130)), 1+r.IntN(days)
			done := r.Int64N(total)
			if r.IntN(2) == 0 { // aim at a limit
				limit := []int64{60, 95}[r.IntN(2)]
				done = min(total-1, limit*total*int64(in)/int64(days)/100)
			}
			exact := big.NewRat(done*int64(days), total*int64(in))
			want := progress.FarBehind
			switch {
			case exact.Cmp(big.NewRat(95, 100)) >= 0:
				want = progress.OnTrack
			case exact.Cmp(big.NewRat(60, 100)) >= 0:
				want = progress.Behind
			}
			f := &progress.Figure{Total: progress.Some(total), Counts: counts(fmt.Sprint("done=", done)), Done: done, Counted: done,
				AsOf: progress.DayPeriod(set.Starts + progress.Date(in) - 1)}
			ratio, _ := exact.Float64()
			if p := set.PaceOf(f); p.Band != want || p.Ratio != ratio {
				t.Fatalf("%d of %d on day %d of %d: %v, %q, want %v, %q", done, total, in, days, p.Ratio, p.Band, ratio, want)
			}
		}
	}
}

// measured is an item from a baseline on 31 December 2024 to a goal, and its state.
func measured(from, to, due, asOf, value string) (*progress.Item, *progress.ItemState) {
	it := &progress.Item{
		ID: "t-07", Deadlines: []progress.Deadline{{Due: period(due)}},
		Baseline: progress.Baseline{Value: progress.Some(decimal(from)), Date: day("2024-12-31")},
		Goal:     progress.Goal{Value: progress.Some(decimal(to))},
	}
	return it, &progress.ItemState{ID: it.ID, Value: progress.Some(decimal(value)), Report: report("r", "2025-12-31", asOf)}
}

func TestPaceOfItems(t *testing.T) {
	for name, c := range map[string]struct {
		from, to, due, asOf, value string
		done, ratio                float64 // to 4 places
		band                       progress.Band
		in                         int
	}{
		"rising":                    {"12", "80", "2025", "2025-09-24", "39.98", 0.4115, 0.5625, progress.FarBehind, 267},
		"falling":                   {"40", "10", "2025", "2025-09-24", "20", 0.6667, 0.9114, progress.Behind, 267},
		"falling fast":              {"40", "10", "2025", "2025-09-24", "15", 0.8333, 1.1392, progress.OnTrack, 267},
		"backwards":                 {"12", "80", "2025", "2025-09-24", "5", -0.1029, -0.1407, progress.FarBehind, 267},
		"reached":                   {"12", "80", "2025", "2025-09-24", "80", 1, 1.367, progress.Finished, 267},
		"reached falling":           {"40", "10", "2025", "2025-09-24", "9.5", 1.0167, 1.3898, progress.Finished, 267},
		"reached, then late":        {"12", "80", "2025-06", "2025-09-24", "80.1", 1.0015, 0.6789, progress.Finished, 267},
		"not reached in time":       {"12", "80", "2025-06", "2025-09-24", "79.9", 0.9985, 0.6769, progress.PastDue, 267},
		"a little under the goal":   {"0", "1", "2025", "2025-12-31", "0.999999999999999", 1, 1, progress.OnTrack, 365},
		"a little under, past due":  {"0", "1", "2025-06", "2025-12-31", "0.999999999999999", 1, 0.4959, progress.PastDue, 365},
		"at the limit":              {"0", "1", "2025-04-10", "2025-02-28", "0.57", 0.57, 0.9661, progress.OnTrack, 59},
		"exactly at the limit":      {"0", "1", "2025-04-10", "2025-03-01", "0.57", 0.57, 0.95, progress.OnTrack, 60},
		"exactly at the lower one":  {"0.1", "0.4", "2025-04-10", "2025-02-19", "0.19", 0.3, 0.6, progress.Behind, 50},
		"from less than nothing":    {"-5", "5", "2025", "2025-12-31", "0", 0.5, 0.5, progress.FarBehind, 365},
		"a month, to its last day":  {"0", "10", "2025", "2025-09", "7", 0.7, 0.9359, progress.Behind, 273},
		"the day after the first":   {"0", "365", "2025", "2025-01-01", "1", 0.0027, 1, progress.OnTrack, 1},
		"large numbers stay exact":  {"100000000000000000", "100000000000000001", "2025", "2025-12-31", "100000000000000000", 0, 0, progress.FarBehind, 365},
		"large numbers are reached": {"100000000000000000", "100000000000000001", "2025", "2025-12-31", "100000000000000001", 1, 1, progress.Finished, 365},
	} {
		it, st := measured(c.from, c.to, c.due, c.asOf, c.value)
		for _, better := range []string{"", map[bool]string{true: "up", false: "down"}[it.Goal.Value.V.Float() >= it.Baseline.Value.V.Float()]} {
			it.Better = better
			p := it.PaceOf(st)
			if p.WhyNot != progress.Assessed || p.Band != c.band || p.DaysIn != c.in || progress.Round4(p.Done) != c.done || progress.Round4(p.Ratio) != c.ratio {
				t.Errorf("%s (better %q): %+v, band %q, want %v, %v, %q", name, better, p, p.Band, c.done, c.ratio, c.band)
			}
		}
	}
}

func TestPaceOfItemsIsNotAssessed(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*progress.Item, *progress.ItemState)
		why    progress.WhyNot
	}{
		"no value":            {func(_ *progress.Item, st *progress.ItemState) { st.Value = progress.Maybe[progress.Decimal]{} }, progress.NoFigure},
		"no deadline":         {func(it *progress.Item, _ *progress.ItemState) { it.Deadlines = nil }, progress.NoDates},
		"a deadline in words": {func(it *progress.Item, _ *progress.ItemState) { it.Deadlines[0].Due = period("") }, progress.NoDates},
		"never due":           {func(it *progress.Item, _ *progress.ItemState) { it.Deadlines[0].Due = period("continuous") }, progress.NoDates},
		"due at the baseline": {func(it *progress.Item, _ *progress.ItemState) { it.Deadlines[0].Due = period("2024-12-31") }, progress.NoDates},
		"baseline not dated":  {func(it *progress.Item, _ *progress.ItemState) { it.Baseline.Date = 0 }, progress.NoDates},
		"no baseline":         {func(it *progress.Item, _ *progress.ItemState) { it.Baseline.Value.OK = false }, progress.NoTotal},
		"a goal in words":     {func(it *progress.Item, _ *progress.ItemState) { it.Goal.Value.OK = false }, progress.NoTotal},
		"nowhere to go":       {func(it *progress.Item, _ *progress.ItemState) { it.Goal = progress.Goal{Value: it.Baseline.Value} }, progress.NoTotal},
		"nowhere to go up": {func(it *progress.Item, _ *progress.ItemState) {
			it.Better, it.Goal = "up", progress.Goal{Value: it.Baseline.Value}
		}, progress.NoTotal},
		"nowhere to go down": {func(it *progress.Item, _ *progress.ItemState) {
			it.Better, it.Goal = "down", progress.Goal{Value: it.Baseline.Value}
		}, progress.NoTotal},
		"within a band":        {func(it *progress.Item, _ *progress.ItemState) { it.Better = "band" }, progress.NoTotal},
		"better the other way": {func(it *progress.Item, _ *progress.ItemState) { it.Better = "down" }, progress.NoTotal},
		"better, but lower": {func(it *progress.Item, _ *progress.ItemState) {
			it.Better, it.Goal.Value = "up", progress.Some(decimal("10"))
		}, progress.NoTotal},
		"as of the baseline": {func(_ *progress.Item, st *progress.ItemState) { st.Report.AsOf = period("2024-12-31") }, progress.NotStarted},
	} {
		it, st := measured("12", "80", "2025", "2025-09-24", "39.98")
		c.change(it, st)
		if p := it.PaceOf(st); p != (progress.Pace{WhyNot: c.why}) {
			t.Errorf("%s: %+v, want only why not: %d", name, p, c.why)
		}
	}
	it, _ := measured("12", "80", "2025", "2025-09-24", "39.98")
	if p := it.PaceOf(nil); p != (progress.Pace{WhyNot: progress.NoFigure}) {
		t.Errorf("no state: %+v", p)
	}
}

func TestBandNames(t *testing.T) {
	for band, name := range map[progress.Band]string{
		progress.NotAssessed: "", progress.Finished: "finished", progress.PastDue: "past-due",
		progress.OnTrack: "on-track", progress.Behind: "behind", progress.FarBehind: "far-behind",
	} {
		if band.String() != name {
			t.Errorf("band %d is called %q, want %q", band, band, name)
		}
	}
}
