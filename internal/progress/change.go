package progress

// ChangeKind says what a figure is beside the one before it.
type ChangeKind uint8

const (
	FirstFigure ChangeKind = iota // nothing was known of the list before
	NewList                       // the first of a list that took the place of another one
	Correction                    // it replaces a figure that was published
	OtherPhase                    // the one before is of another phase
	OtherTotal                    // the one before is of another total
	PerPeriod                     // one of the two counts only what its period brought
	SideBySide                    // two values, ranks, or counts of which none is of what is done
	More                          // more is done than before
	Fewer                         // less is
	Same                          // as much
)

func (k ChangeKind) String() string {
	return [...]string{"first", "new-list", "correction", "other-phase", "other-total", "per-period", "side-by-side", "more", "fewer", "same"}[k]
}

// Comparable says whether what the figure says may be set against what was said
// before: not across lists, totals and phases, and not where nothing was.
func (k ChangeKind) Comparable() bool { return k >= PerPeriod }

// Change is what a figure says since the one before it of the same list.
type Change struct {
	Kind ChangeKind
	From *Figure // the one before; the one that is replaced; nil for the first of a list
	N    int64   // how many more or fewer are done
	Days int64   // from as-of day to as-of day
}

// ChangeOf is the change that a figure brought, as its report tells it. It looks
// at the main facts alone; a rank that moved is told beside it.
func (s *Site) ChangeOf(f *Figure) Change {
	if old := s.Replaced(f); old != nil {
		return Change{Kind: Correction, From: old}
	}
	return s.Since(f)
}

// Since sets a figure beside the one before it, also where it corrects another
// one of its own day.
func (s *Site) Since(f *Figure) Change {
	before := s.Before(f)
	if before == nil {
		return Change{Kind: s.beginning(f)}
	}
	c := Change{Kind: SideBySide, From: before, Days: int64(f.AsOfDay() - before.AsOfDay())}
	switch {
	case before.Phase.Own != f.Phase.Own:
		c.Kind = OtherPhase
	case before.Total != f.Total:
		c.Kind = OtherTotal
	case f.Kind == "in-period" || before.Kind == "in-period":
		c.Kind = PerPeriod
	case f.HasCounts() && before.HasCounts() && (f.countsDone || before.countsDone):
		c.compare(f)
	}
	return c
}

func (c *Change) compare(f *Figure) {
	c.Kind, c.N = Same, f.Done-c.From.Done
	switch {
	case c.N > 0:
		c.Kind = More
	case c.N < 0:
		c.Kind, c.N = Fewer, -c.N
	}
}

// beginning is FirstFigure, or NewList where the figures of a former list are known.
func (s *Site) beginning(f *Figure) ChangeKind {
	if p := s.plans[f.Report.Plan]; p != nil {
		if set := p.Set(f.Set); set != nil && set.Replaces != "" && len(s.History(p.ID, set.Replaces)) > 0 {
			return NewList
		}
	}
	return FirstFigure
}

// Replaced is the figure that stood until the correction f, nil when f corrects none.
func (s *Site) Replaced(f *Figure) *Figure { return s.replaces[f] }
