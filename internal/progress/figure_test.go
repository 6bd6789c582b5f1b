package progress_test

import (
	"math/rand/v2"
	"testing"

	"tiendo/internal/progress"
)

func TestFigure(t *testing.T) {
	none := progress.Maybe[float64]{}
	for name, c := range map[string]struct {
		total                  int64
		counts                 string
		done, ongoing, counted int64
		rest                   progress.Maybe[int64]
		kind                   string
		share                  progress.Maybe[float64]
		complete               bool
	}{
		"only what is done":        {45, "met-or-exceeded=29", 29, 0, 29, progress.Some[int64](16), "not-done", progress.Some(29.0 / 45), false},
		"39 of 65":                 {65, "done=39", 39, 0, 39, progress.Some[int64](26), "not-done", progress.Some(0.6), false},
		"a gap between the parts":  {43, "done=7 continuous=8 in-progress=16", 7, 8, 31, progress.Some[int64](12), "not-stated", progress.Some(7.0 / 43), false},
		"parts that add up":        {43, "done=7 in-progress=36", 7, 0, 43, progress.Some[int64](0), "", progress.Some(7.0 / 43), false},
		"several kinds of done":    {90, "done=60 done-late=25", 85, 0, 85, progress.Some[int64](5), "not-done", progress.Some(85.0 / 90), false},
		"an open part of none":     {65, "done=39 in-progress=0", 39, 0, 39, progress.Some[int64](26), "not-stated", progress.Some(0.6), false},
		"nothing done, stated so":  {20, "done=0", 0, 0, 0, progress.Some[int64](20), "not-done", progress.Some(0.0), false},
		"nothing in progress":      {20, "in-progress=0", 0, 0, 0, progress.Some[int64](20), "not-stated", progress.Some(0.0), false},
		"only what is late":        {102, "overdue=51", 0, 0, 51, progress.Some[int64](51), "not-stated", progress.Some(0.0), false},
		"mostly done is open":      {19, "done=13 mostly-done=4", 13, 0, 17, progress.Some[int64](2), "not-stated", progress.Some(13.0 / 19), false},
		"all done":                 {130, "done=130", 130, 0, 130, progress.Some[int64](0), "", progress.Some(1.0), true},
		"all done or continuous":   {10, "done=7 continuous=3", 7, 3, 10, progress.Some[int64](0), "", progress.Some(0.7), true},
		"all continuous":           {10, "continuous=10", 0, 10, 10, progress.Some[int64](0), "", progress.Some(0.0), false},
		"no total":                 {-1, "overdue=51", 0, 0, 51, progress.Maybe[int64]{}, "", none, false},
		"no counts":                {45, "", 0, 0, 0, progress.Maybe[int64]{}, "", none, false},
		"a total of nothing":       {0, "done=0", 0, 0, 0, progress.Some[int64](0), "", none, false},
		"more than the total":      {18, "done=13 in-progress=6", 13, 0, 19, progress.Some[int64](-1), "", progress.Some(13.0 / 18), false},
		"a status nobody knows":    {10, "done=4 half-done=3", 4, 0, 7, progress.Some[int64](3), "not-stated", progress.Some(0.4), false},
		"a status nobody knows, 0": {10, "done=4 half-done=0", 4, 0, 4, progress.Some[int64](6), "not-stated", progress.Some(0.4), false},
		"as large as a count can be": {1e15, "done=999999999999999 paused=1", 999999999999999, 0, 1e15, progress.Some[int64](0), "",
			progress.Some(999999999999999.0 / 1e15), false},
	} {
		f := known("2025-09-24", "2025-09-24", fig("s", c.total, c.counts))
		if f.Done != c.done || f.Ongoing != c.ongoing || f.Counted != c.counted {
			t.Errorf("%s: done %d, continuous %d, counted %d", name, f.Done, f.Ongoing, f.Counted)
		}
		if f.Rest() != c.rest || f.RestKind().String() != c.kind {
			t.Errorf("%s: the rest is %v, %q, want %v, %q", name, f.Rest(), f.RestKind(), c.rest, c.kind)
		}
		if f.Share() != c.share || f.Complete() != c.complete {
			t.Errorf("%s: share %v, complete %v", name, f.Share(), f.Complete())
		}
	}
}

func TestCount(t *testing.T) {
	f := fig("s", 43, "done=7 paused=0")
	if f.Count("done") != progress.Some[int64](7) || f.Count("paused") != progress.Some[int64](0) || f.Count("overdue").OK {
		t.Errorf("%v, %v, %v", f.Count("done"), f.Count("paused"), f.Count("overdue"))
	}
}

func TestOwnStatusesCount(t *testing.T) {
	p := plan("p", progress.Set{ID: "s"})
	p.Statuses = append(p.Statuses,
		progress.Status{ID: "handed-over", CountsAs: progress.Done}, progress.Status{ID: "on-call", CountsAs: progress.Ongoing})
	s := on("2030-01-01", progress.Content{
		Plans:   []*progress.Plan{p},
		Reports: []*progress.Report{report("r", "2025-01-01", "2025-01-01", fig("s", 10, "handed-over=4 on-call=5"))},
	})
	if f := s.Latest("p", "s"); f.Done != 4 || f.Ongoing != 5 || f.RestKind() != progress.NotStated {
		t.Errorf("done %d, continuous %d, %q", f.Done, f.Ongoing, f.RestKind())
	}
}

func TestAcknowledges(t *testing.T) {
	f := known("2025-09-24", "2025-09-24", fig("s", 1, "done=1"))
	f.Acknowledge = []string{"percent-mismatch"}
	f.Report.Acknowledge = []string{"no-evidence"}
	if !f.Acknowledges("percent-mismatch") || !f.Acknowledges("no-evidence") || f.Acknowledges("not-stated") {
		t.Error("a figure acknowledges what stands on it and on its report, nothing else")
	}
	f.Report = nil
	if f.Acknowledges("no-evidence") {
		t.Error("a figure without a report acknowledges what a report does")
	}
}

// What a figure says of itself adds up, whatever is counted.
func TestFigureAddsUp(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	statuses := progress.BuiltIn()
	for range 3000 {
		f := progress.Figure{Set: "s", Total: progress.Some(int64(r.IntN(60)))}
		want := map[progress.CountsAs]int64{}
		onlyDone := true
		for _, k := range r.Perm(len(statuses))[:1+r.IntN(4)] {
			n := int64(r.IntN(20))
			f.Counts = append(f.Counts, progress.Count{Status: statuses[k].ID, N: n})
			want[statuses[k].CountsAs] += n
			onlyDone = onlyDone && statuses[k].CountsAs == progress.Done
		}
		got := known("2025-09-24", "2025-09-24", f)
		if got.Done != want[progress.Done] || got.Ongoing != want[progress.Ongoing] || got.Counted != got.Done+got.Ongoing+want[progress.Open] {
			t.Fatalf("%v: done %d, continuous %d, counted %d", f.Counts, got.Done, got.Ongoing, got.Counted)
		}
		if got.Counted+got.Rest().V != got.Total.V {
			t.Fatalf("%v of %d leaves %d", f.Counts, f.Total.V, got.Rest().V)
		}
		kind := progress.NoRest
		switch {
		case got.Counted >= f.Total.V:
		case onlyDone:
			kind = progress.NotDone
		default:
			kind = progress.NotStated
		}
		if got.RestKind() != kind {
			t.Fatalf("%v of %d: the rest is %q, want %q", f.Counts, f.Total.V, got.RestKind(), kind)
		}
	}
}
