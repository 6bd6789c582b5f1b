// Package progress is the domain: what was promised, what is counted, what was
// reported, by whom and when. It does no I/O and knows no format.
//
// A Plan has Sets; a set is a list of things that are counted, and its identity
// is the identity of the denominator. A Report is a dated statement by a
// source; it holds Figures (what is said about a set), the states of single
// Items, and how far each Unit is. Reports are append-only: a correction is a
// new report. Everything that readers are shown follows from these by the
// methods of Site:
//
//	site.History(plan, "tasks")      every figure of a set, oldest first
//	site.At(plan, "tasks", date)     the figure as known on a day
//	site.Pace(plan, set, figure)     work done against time passed
//	site.NextChange()                when the pages would change by themselves
//
// A Site is complete and read-only once New has returned. What is not public on
// the day of the build (drafts, embargoes, later dates) is in none of its
// lists.
//
// The words are those of the content contract: a TOML key, a Go field, a
// template field, a CSV column and a JSON key for the same thing have the same name.
package progress

// Maybe is a value that a source may leave out. Silence is no zero.
type Maybe[T any] struct {
	V  T
	OK bool
}

// Some is a value that is given.
func Some[T any](v T) Maybe[T] { return Maybe[T]{v, true} }

// Text is a text of the content in the site's first language, with its translations.
type Text struct {
	Own   string            // in the first language of the site
	Other map[string]string // by language
}

// In is the text in a language, in the site's first one where it is not translated.
func (t Text) In(lang string) string {
	if s, ok := t.Other[lang]; ok {
		return s
	}
	return t.Own
}

// Has says whether the text is translated into lang.
func (t Text) Has(lang string) bool {
	_, ok := t.Other[lang]
	return ok
}

// Empty says whether there is no text at all.
func (t Text) Empty() bool { return t.Own == "" }
