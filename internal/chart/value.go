package chart

import "tiendo/internal/markup"

// Number is a value and how the reader's language writes it. An empty Text means
// that there is no such number.
type Number struct {
	Value float64
	Text  string
}

// Class is what a part of a picture means; the stylesheet gives it its colour.
type Class string

// The classes of parts. Open is what is not done, plain; Rest is what the source
// does not state, hatched.
const (
	ClassDone       Class = "s-done"
	ClassContinuous Class = "s-continuous"
	ClassProgress   Class = "s-progress"
	ClassLate       Class = "s-late"
	ClassMostly     Class = "s-mostly"
	ClassOpen       Class = "s-open"
	ClassRest       Class = "s-rest"
	ClassOther1     Class = "s-other1"
	ClassOther2     Class = "s-other2"
)

// Part is a labelled number: a status, what is left, a total.
type Part struct {
	Class Class
	Label string
	Count Number
	Share string // "64 %", for the table; may be empty
	Note  string // for the table; may be empty
	Href  string // where the label leads; may be empty
}

// Pace is the share of the time that has passed, drawn as an upright line.
type Pace struct {
	Elapsed float64 // 0 to 1
	Label   string  // "73 % thời gian"; empty: no line
	Band    string  // "sau nhịp thời gian"; empty: not assessed
}

// Ref names the figure that a number comes from.
type Ref struct {
	Figure string // "<plan>/<set>@<as_of>"
	Report string
	Split  string
}

// Attrs writes the attributes that name the figure.
func (r Ref) Attrs(w *markup.Writer) {
	if r.Figure != "" {
		w.Attr("data-figure", r.Figure)
	}
	if r.Report != "" {
		w.Attr("data-report", r.Report)
	}
	if r.Split != "" {
		w.Attr("data-split", r.Split)
	}
}
