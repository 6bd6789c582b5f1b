package progress_test

import (
	"testing"

	"tiendo/internal/progress"
)

func inPhase(phase string, f progress.Figure) progress.Figure {
	f.Phase = own(phase)
	return f
}

func kind(k string, f progress.Figure) progress.Figure {
	f.Kind = k
	return f
}

func value(n int64) progress.Figure {
	return progress.Figure{Set: "s", Value: progress.Some(progress.Whole(n)), AsOfStated: true}
}

func TestChangeOf(t *testing.T) {
	for name, c := range map[string]struct {
		before, now progress.Figure
		kind        progress.ChangeKind
		n           int64
	}{
		"more":               {fig("s", 102, "done=38"), fig("s", 102, "done=50"), progress.More, 12},
		"fewer":              {fig("s", 102, "done=38"), fig("s", 102, "done=37"), progress.Fewer, 1},
		"same":               {fig("s", 102, "done=38"), fig("s", 102, "done=38"), progress.Same, 0},
		"from nothing done":  {fig("s", 102, "in-progress=38"), fig("s", 102, "done=1"), progress.More, 1},
		"only what is open":  {fig("s", 102, "overdue=38"), fig("s", 102, "overdue=3"), progress.SideBySide, 0},
		"no totals":          {fig("s", -1, "done=38"), fig("s", -1, "done=50"), progress.More, 12},
		"another total":      {fig("s", 102, "done=38"), fig("s", 100, "done=50"), progress.OtherTotal, 0},
		"a total at last":    {fig("s", -1, "done=38"), fig("s", 100, "done=50"), progress.OtherTotal, 0},
		"another phase":      {inPhase("1", fig("s", 130, "done=130")), inPhase("2", fig("s", 130, "done=10")), progress.OtherPhase, 0},
		"phase before total": {inPhase("1", fig("s", 130, "done=130")), fig("s", 100, "done=10"), progress.OtherPhase, 0},
		"in a period":        {fig("s", 102, "done=38"), kind("in-period", fig("s", 102, "done=5")), progress.PerPeriod, 0},
		"values":             {value(17), value(19), progress.SideBySide, 0},
		"counts to a value":  {fig("s", -1, "done=38"), value(19), progress.SideBySide, 0},
	} {
		s := site(report("a", "2025-09-24", "2025-09-24", c.before), report("b", "2025-12-31", "2025-12-25", c.now))
		first, got := s.ChangeOf(&s.Report("a").Figures[0]), s.ChangeOf(&s.Report("b").Figures[0])
		if got.Kind != c.kind || got.N != c.n || got.Days != 92 || of(got.From) != "a" {
			t.Errorf("%s: %s by %d in %d days since %q", name, got.Kind, got.N, got.Days, of(got.From))
		}
		if first != (progress.Change{Kind: progress.FirstFigure}) {
			t.Errorf("%s: the first figure is %+v", name, first)
		}
	}
}

func TestComparable(t *testing.T) {
	for _, k := range []progress.ChangeKind{progress.FirstFigure, progress.NewList, progress.Correction, progress.OtherPhase, progress.OtherTotal} {
		if k.Comparable() {
			t.Errorf("%s is compared", k)
		}
	}
	for _, k := range []progress.ChangeKind{progress.PerPeriod, progress.SideBySide, progress.More, progress.Fewer, progress.Same} {
		if !k.Comparable() {
			t.Errorf("%s is not compared", k)
		}
	}
}

// A list that took the place of another one is not compared with it; one that
// says so while nothing was reported of the former is simply new.
func TestChangeOfANewList(t *testing.T) {
	reports := func() []*progress.Report {
		return []*progress.Report{
			report("a", "2025-06-24", "2025-06-24", fig("old", 81, "done=3")), report("b", "2025-09-24", "2025-09-24", fig("new", 102, "done=38"), fig("odd", 5, "done=1")),
		}
	}
	s := on("2026-01-01", progress.Content{
		Plans:   []*progress.Plan{plan("p", progress.Set{ID: "old"}, progress.Set{ID: "new", Replaces: "old"}, progress.Set{ID: "silent"}, progress.Set{ID: "odd", Replaces: "silent"})},
		Reports: reports(),
	})
	b := s.Report("b")
	if c := s.ChangeOf(&b.Figures[0]); c.Kind != progress.NewList || c.From != nil {
		t.Errorf("%+v", c)
	}
	if c := s.ChangeOf(&b.Figures[1]); c.Kind != progress.FirstFigure {
		t.Errorf("%+v", c)
	}
}

// A second correction of a report replaces what the first one says, and also
// what the first one has added; what is new in a correction replaces nothing.
func TestReplaced(t *testing.T) {
	s := site(
		report("a", "2025-09-24", "2025-09-24", fig("s", 45, "done=29")),
		correction("a", report("b", "2025-09-30", "2025-09-24", fig("s", 45, "done=27"), fig("s2", 9, "done=1"))),
		correction("a", report("c", "2025-10-07", "2025-09-24", fig("s", 45, "done=28"), fig("s2", 9, "done=2"))))
	figure := func(id string, i int) *progress.Figure { return &s.Report(id).Figures[i] }
	for _, c := range []struct{ now, was *progress.Figure }{
		{figure("b", 0), figure("a", 0)}, {figure("c", 0), figure("b", 0)}, {figure("b", 1), nil}, {figure("c", 1), figure("b", 1)}, {figure("a", 0), nil},
	} {
		if got := s.Replaced(c.now); got != c.was {
			t.Errorf("%s of %s replaces %q, not %q", c.now.Set, of(c.now), of(got), of(c.was))
		}
		if c.was != nil && (s.CorrectedBy(c.was) != c.now.Report || s.ChangeOf(c.now) != progress.Change{Kind: progress.Correction, From: c.was}) {
			t.Errorf("%s of %s: %+v", c.now.Set, of(c.now), s.ChangeOf(c.now))
		}
	}
	if c := s.Since(figure("c", 0)); c.Kind != progress.FirstFigure {
		t.Errorf("since the day before: %+v", c)
	}
	if got := s.Latest("p", "s2"); of(got) != "c" {
		t.Errorf("%q stands", of(got))
	}
}
