package progress

import (
	"math"
	"slices"
)

// Plan is the plan of an id, nil when there is none.
func (s *Site) Plan(id string) *Plan { return s.plans[id] }

// Report is the public report of an id, nil when there is none.
func (s *Site) Report(id string) *Report { return s.reports[id] }

// UnitIndex is the place of a unit in Site.Units, -1 when there is no such code.
func (s *Site) UnitIndex(code string) int {
	if i, ok := s.units[code]; ok {
		return i
	}
	return -1
}

// ReportsOf are the public reports of a plan, oldest first by publication.
func (s *Site) ReportsOf(plan string) []*Report {
	return slices.Clip(s.reportsOf[plan])
}

// History is every figure of a set's main partition, oldest first, corrected
// ones included.
func (s *Site) History(plan, set string) []*Figure { return s.HistoryOf(plan, set, "") }

// HistoryOf is History for a partition by its split name.
func (s *Site) HistoryOf(plan, set, split string) []*Figure {
	return s.figures[figureKey{plan, set, split}]
}

// CorrectedBy is the report that replaces a figure, nil when it stands.
func (s *Site) CorrectedBy(f *Figure) *Report {
	if by := s.replaced[f]; by != nil {
		return by.Report
	}
	return nil
}

// At is the figure of a set as known on a day: the newest as-of date among the
// reports published on or before it, corrections applied. Nil when none was known.
func (s *Site) At(plan, set string, day Date) *Figure {
	return s.newest(plan, set, day, func(*Figure) bool { return true })
}

// AtAsOf is the figure of exactly one as-of date, as known on a day.
func (s *Site) AtAsOf(plan, set string, asOf Period, day Date) *Figure {
	return s.newest(plan, set, day, func(f *Figure) bool { return f.AsOf == asOf })
}

func (s *Site) newest(plan, set string, day Date, want func(*Figure) bool) *Figure {
	list := s.History(plan, set)
	for i := len(list) - 1; i >= 0; i-- {
		f := list[i]
		if f.Report.Published > day || !want(f) {
			continue
		}
		if by := s.CorrectedBy(f); by == nil || by.Published > day {
			return f
		}
	}
	return nil
}

// Standing is the figure that says how far a set is, as known on a day. It is At,
// but where a newer report gives no more than a rank: that hides nothing of what
// is done, and the newest figure that counts or measures stands.
func (s *Site) Standing(plan, set string, day Date) *Figure {
	if f := s.newest(plan, set, day, func(f *Figure) bool { return !f.OnlyRank() }); f != nil {
		return f
	}
	return s.At(plan, set, day)
}

// Latest is the figure that stands for a set today.
func (s *Site) Latest(plan, set string) *Figure { return s.Standing(plan, set, s.today()) }

// NewerRank is the rank that a later report gives without saying how far the set
// of f is, nil when there is none.
func (s *Site) NewerRank(f *Figure) *Figure {
	newest := s.At(f.Report.Plan, f.Set, s.today())
	if f.Split != "" || newest == nil || newest == f || !newest.OnlyRank() || newest.AsOfDay() < f.AsOfDay() {
		return nil
	}
	return newest
}

// today is the last day of which something is known. With drafts shown, what is
// published later is known too.
func (s *Site) today() Date {
	if s.Drafts {
		return 1<<31 - 1
	}
	return s.Date
}

// Before is the figure that stood for the set before f: of an earlier as-of day
// and not corrected, and of its kind: a rank follows a rank. Nil for the first one.
func (s *Site) Before(f *Figure) *Figure {
	list := s.HistoryOf(f.Report.Plan, f.Set, f.Split)
	for i := len(list) - 1; i >= 0; i-- {
		alike := !list[i].OnlyRank()
		if f.OnlyRank() {
			alike = list[i].Rank.OK
		}
		if alike && list[i].AsOfDay() < f.AsOfDay() && s.replaced[list[i]] == nil {
			return list[i]
		}
	}
	return nil
}

// ItemHistory is what the reports said about an item, oldest first.
func (s *Site) ItemHistory(plan, item string) []*ItemState { return s.states[itemKey{plan, item}] }

// UnitHistory is what the reports said about the i-th unit, oldest first. Nobody may
// change it.
func (s *Site) UnitHistory(i int) []UnitState { return s.byUnit[i] }

// UnitNow is the newest state of the i-th unit for a criterion set, if any report gives one.
func (s *Site) UnitNow(i int, plan, set string) Maybe[UnitState] {
	return s.UnitThen(i, plan, set, math.MaxInt32)
}

// UnitThen is UnitNow as it was known on a day.
func (s *Site) UnitThen(i int, plan, set string, day Date) Maybe[UnitState] {
	states := s.byUnit[i]
	for k := len(states) - 1; k >= 0; k-- {
		if t := states[k].Table; t.Set == set && states[k].Plan.ID == plan && t.Report.Published <= day {
			return Some(states[k])
		}
	}
	return Maybe[UnitState]{}
}

// UnitsNow is the newest state of the i-th unit for every criterion set that
// covers it and that any report speaks of, in the order of plans and sets.
func (s *Site) UnitsNow(i int) []UnitState {
	var now []UnitState
	if len(s.byUnit[i]) == 0 {
		return nil
	}
	for _, p := range s.PlansOf(&s.Units[i]) {
		for k := range p.Sets {
			if p.Sets[k].Kind != CriterKind {
				continue
			}
			if state := s.UnitNow(i, p.ID, p.Sets[k].ID); state.OK {
				now = append(now, state.V)
			}
		}
	}
	return now
}
