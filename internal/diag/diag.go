// Package diag holds what is wrong in the content: problems, with a place, a
// rule and a way out.
//
// There are two kinds of failure in tiendo. A Problem is the editor's: all of a
// run are collected, sorted and shown together, in Vietnamese or English, each
// at the line and column of the key that offends. A Go error is ours: it is
// wrapped on its way up and shown once.
//
// A Rule is a value. Each package that finds problems declares its rules beside
// the code that finds them; package rule lists them all.
package diag

import "fmt"

// Text is one sentence in the two working languages of the program.
type Text struct{ VI, EN string }

// Say fills both sentences with the same arguments, which must stand in the
// same order in both (or be numbered, as in %[1]d).
func Say(vi, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{vi, en}
	}
	return Text{fmt.Sprintf(vi, args...), fmt.Sprintf(en, args...)}
}

// In returns the sentence in Vietnamese for "vi", in English for every other language.
func (t Text) In(lang string) string {
	if lang == "vi" {
		return t.VI
	}
	return t.EN
}

// Severity says whether a problem stops the build.
type Severity uint8

const (
	Error   Severity = iota // nothing is published
	Warning                 // published, and printed where it concerns readers
)

func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Quality is one of the four demands on public data: đúng, đủ, sạch, sống.
type Quality uint8

const (
	Correct  Quality = iota // đúng: the numbers agree with each other
	Complete                // đủ: nothing that a reader needs is left out
	Clean                   // sạch: well-formed, safe, no rubbish
	Live                    // sống: up to date
)

// Qualities in the order in which they are always shown.
var Qualities = [...]Quality{Correct, Complete, Clean, Live}

func (q Quality) String() string {
	return [...]string{"correct", "complete", "clean", "live"}[q]
}

// Rule is one thing that is checked.
type Rule struct {
	Name     string // as printed in brackets behind each message
	Severity Severity
	Quality  Quality
	Doc      Text // what is wrong, why it matters, in one or two sentences
}

// Problem is one thing wrong in the content.
type Problem struct {
	Place
	Rule    *Rule
	Message Text // what is wrong
	Hint    Text // how to mend it
	// Subject names what the problem is about, for the page that prints it:
	// "plan/set", a report, an item. Empty when it concerns editors only.
	Subject string
}

// Find starts a problem at a place.
func (r *Rule) Find(at Place, message, hint Text) Problem {
	return Problem{Place: at, Rule: r, Message: message, Hint: hint}
}

// About says what the problem is about; see Problem.Subject.
func (p Problem) About(subject string) Problem {
	p.Subject = subject
	return p
}
