package diag

import (
	"cmp"
	"slices"
)

// List is the problems of one run.
type List []Problem

// Add appends problems.
func (l *List) Add(p ...Problem) { *l = append(*l, p...) }

// Sorted is the list ordered by file, line, column, rule and message, each
// problem once. The order in which they were found makes no difference.
func (l List) Sorted() List {
	s := slices.Clone(l)
	slices.SortFunc(s, func(a, b Problem) int {
		return cmp.Or(compare(a, b), cmp.Compare(a.Hint.EN, b.Hint.EN), cmp.Compare(a.Subject, b.Subject))
	})
	return slices.CompactFunc(s, func(a, b Problem) bool { return compare(a, b) == 0 })
}

func compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Rule.Name, b.Rule.Name), cmp.Compare(a.Message.EN, b.Message.EN),
	)
}

// Count is the number of problems of a severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Rule.Severity == s {
			n++
		}
	}
	return n
}

// Errors says whether anything in the list stops the build.
func (l List) Errors() bool { return l.Count(Error) > 0 }
