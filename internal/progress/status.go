package progress

import "tiendo/internal/diag"

// CountsAs is what a status means for the count: the thing is done, or open, or
// goes on for ever (never overdue, never done).
type CountsAs uint8

const (
	Open CountsAs = iota
	Done
	Ongoing // "continuous" in the content
)

func (c CountsAs) String() string { return [...]string{"open", "done", "continuous"}[c] }

// ParseCountsAs reads "done", "open" or "continuous".
func ParseCountsAs(s string) (CountsAs, bool) {
	for _, c := range []CountsAs{Open, Done, Ongoing} {
		if c.String() == s {
			return c, true
		}
	}
	return Open, false
}

// Status is the class of a thing in a set.
type Status struct {
	Node     *diag.Node // nil for the built-in ones
	ID       string
	Name     Text // empty: the word of the reader's language for a built-in id
	CountsAs CountsAs
}

// BuiltIn are the statuses that every plan has, in the order in which they are
// drawn and listed.
func BuiltIn() []Status {
	return []Status{
		{ID: "done", CountsAs: Done},
		{ID: "met", CountsAs: Done},
		{ID: "met-or-exceeded", CountsAs: Done},
		{ID: "exceeded", CountsAs: Done},
		{ID: "done-late", CountsAs: Done},
		{ID: "continuous", CountsAs: Ongoing},
		{ID: "mostly-done"},
		{ID: "in-progress"},
		{ID: "paused"},
		{ID: "overdue"},
		{ID: "missed"},
		{ID: "not-started"},
	}
}

// IsBuiltIn says whether every plan has a status of this id.
func IsBuiltIn(id string) bool {
	for _, s := range BuiltIn() {
		if s.ID == id {
			return true
		}
	}
	return false
}
