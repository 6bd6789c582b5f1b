package progress

// HasCounts says whether the figure counts anything by status.
func (f *Figure) HasCounts() bool { return len(f.Counts) > 0 }

// OnlyRank says whether the figure neither counts nor measures anything.
func (f *Figure) OnlyRank() bool { return !f.HasCounts() && !f.Value.OK }

// Rest is the total minus all counts: how many things the figure assigns to no
// status. Not known without a total or counts.
func (f *Figure) Rest() Maybe[int64] {
	if !f.Total.OK || !f.HasCounts() {
		return Maybe[int64]{}
	}
	return Some(f.Total.V - f.Counted)
}

// RestKind says what the rest is.
type RestKind uint8

const (
	NoRest    RestKind = iota // nothing is left, or it is not known
	NotDone                   // the source counts only what is done: 39 of 65
	NotStated                 // the source leaves a gap between its parts: 7 + 8 + 16 of 43
)

func (k RestKind) String() string { return [...]string{"", "not-done", "not-stated"}[k] }

// RestKind is what the rest of the figure is; see DESIGN "rest".
func (f *Figure) RestKind() RestKind {
	rest := f.Rest()
	switch {
	case !rest.OK || rest.V <= 0:
		return NoRest
	case !f.mixed && f.Counted == f.Done:
		return NotDone
	}
	return NotStated
}

// Count is how many things have a status.
func (f *Figure) Count(status string) Maybe[int64] {
	for _, c := range f.Counts {
		if c.Status == status {
			return Some(c.N)
		}
	}
	return Maybe[int64]{}
}

// Share is done / total, a fraction; not known without both or with a total of 0.
func (f *Figure) Share() Maybe[float64] {
	if !f.Total.OK || f.Total.V == 0 || !f.HasCounts() {
		return Maybe[float64]{}
	}
	return Some(float64(f.Done) / float64(f.Total.V))
}

// Complete says whether everything that can be done is done.
func (f *Figure) Complete() bool {
	return f.Total.OK && f.HasCounts() && f.Done > 0 && f.Done+f.Ongoing >= f.Total.V
}

// Acknowledges says whether a rule is acknowledged for the figure, by itself or
// by its report.
func (f *Figure) Acknowledges(rule string) bool {
	return contains(f.Acknowledge, rule) || f.Report != nil && contains(f.Report.Acknowledge, rule)
}

// AsOfDay is the day that orders figures: the last of the as-of period, but never
// after the report was published. A correction keeps the place of what it corrects.
func (f *Figure) AsOfDay() Date { return min(f.AsOf.Last, f.Report.saidOn()) }

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
