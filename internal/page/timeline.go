package page

import (
	"cmp"
	"slices"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// commitmentDate is everything due at one time.
type commitmentDate struct {
	When string // as precise as the source
	End  string // its last day where When is no day
	Rows []commitmentView
}

// scope sorts what belongs to it by due date; what goes on for ever and what has
// no date stand apart.
func (e *edition) scope(id, title, note string, belongs func(*progress.Commitment) bool) commitmentScope {
	s := commitmentScope{ID: id, Title: title, Note: note}
	var dated, continuous, undated []commitmentView
	for _, c := range e.site.Commitments {
		if !belongs(c) {
			continue
		}
		switch v := e.commitmentView(c); {
		case c.Due.Dated():
			dated = append(dated, v)
		case c.Due.Set():
			continuous = append(continuous, v)
		default:
			undated = append(undated, v)
		}
	}
	s.Timeline = e.timeline(dated)
	for _, l := range []commitmentList{{e.w.AlwaysDue, continuous}, {e.w.WithoutDate, undated}} {
		if len(l.Rows) > 0 {
			s.Others = append(s.Others, l)
		}
	}
	return s
}

// timeline gathers what is due at the same time, in order of the last day.
func (e *edition) timeline(list []commitmentView) []commitmentDate {
	slices.SortStableFunc(list, func(a, b commitmentView) int {
		return cmp.Or(cmp.Compare(a.due.Last, b.due.Last), cmp.Compare(b.due.First, a.due.First))
	})
	var dates []commitmentDate
	for i, v := range list {
		if i == 0 || v.due != list[i-1].due {
			d := commitmentDate{When: e.lang.Period(v.due)}
			if v.due.Precision != progress.Day {
				d.End = locale.Fill(e.w.UntilEnd, "date", e.lang.Date(v.due.Last))
			}
			dates = append(dates, d)
		}
		last := &dates[len(dates)-1]
		last.Rows = append(last.Rows, v)
	}
	return dates
}
