package progress_test

import (
	"testing"

	"tiendo/internal/progress"
)

func rank(n int64) progress.Figure {
	return progress.Figure{Set: "s", Rank: progress.Some(n)}
}

// A newer report that gives a rank alone does not hide how far the set is.
func TestRankAlone(t *testing.T) {
	counted := fig("s", 130, "done=130")
	counted.Rank = progress.Some[int64](4)
	s := site(
		report("sept", "2025-09-24", "2025-09-08", counted), report("jan", "2026-01-02", "2026-01-02", rank(3)),
		report("march", "2026-03-31", "2026-03-31", rank(2)))
	list := s.History("p", "s")
	if got := of(s.Latest("p", "s")); got != "sept" {
		t.Errorf("the figure of %q stands", got)
	}
	if got := of(s.At("p", "s", day("2026-03-31"))); got != "march" {
		t.Errorf("a text of March is bound to the figure of %q", got)
	}
	if got := of(s.NewerRank(list[0])); got != "march" {
		t.Errorf("the newer rank is that of %q", got)
	}
	for i, want := range []string{"", "sept", "jan"} {
		if got := of(s.Before(list[i])); got != want {
			t.Errorf("before %s: %q, want %q", list[i].Report.ID, got, want)
		}
	}
	if s.NewerRank(list[2]) != nil {
		t.Error("a rank is newer than itself")
	}

	next := fig("s", 130, "done=129")
	s = site(report("sept", "2025-09-24", "2025-09-08", counted), report("jan", "2026-01-02", "2026-01-02", rank(3)), report("june", "2026-06-30", "2026-06-30", next))
	last := s.Latest("p", "s")
	if c := s.Since(last); c.Kind != progress.Fewer || c.N != 1 || of(c.From) != "sept" {
		t.Errorf("counts follow %q: %v, %d", of(c.From), c.Kind, c.N)
	}
	if s.NewerRank(last) != nil {
		t.Error("an older rank is newer")
	}
	if s = site(report("jan", "2026-01-02", "2026-01-02", rank(3))); of(s.Latest("p", "s")) != "jan" {
		t.Error("a rank that is all there is does not stand")
	}
}

// A correction takes the place of what it corrects, and no later one: that of
// "September" is published after the month has ended, and still says what was
// known when it had not.
func TestCorrectionKeepsItsPlace(t *testing.T) {
	f := fig("s", 10, "done=1")
	s := site(
		report("month", "2025-09-24", "2025-09", f), report("day", "2025-09-28", "2025-09-27", f),
		correction("month", report("mended", "2025-10-05", "2025-09", f)), correction("mended", report("again", "2025-10-06", "2025-09", f)))
	if got := names(s.History("p", "s")); got != "month mended again day" {
		t.Errorf("history: %s", got)
	}
	if got := of(s.Latest("p", "s")); got != "day" {
		t.Errorf("the figure of %q stands", got)
	}
	if got := of(s.Before(s.Latest("p", "s"))); got != "again" {
		t.Errorf("before it stood that of %q", got)
	}
}
