// Package locale holds what differs between languages: words, sentences,
// numbers, dates, path words, and the order of names.
//
// A language is one catalogue file (vi.go, en.go) that fills a Language, and
// one word in All. Words are fields of a struct, so that a word that is
// misspelt does not compile and a word that is missing fails a test. Sentences
// are patterns with named places, filled by Fill.
package locale

import (
	"strings"

	"tiendo/internal/progress"
)

// Language is everything that pages in one language need.
type Language struct {
	Code    string // of the content and of the first path segment: "vi", "en"
	Name    string // in itself: "Tiếng Việt"
	Country string // of its variety of the language, as in vi_VN
	Decimal string // between whole and fraction
	Group   string // between thousands
	Percent string // pattern with {n}
	Paths   Paths
	Words   Words
	Voice   Voice             // how it is read aloud
	Status  map[string]string // names of the built-in statuses
	Month   string            // pattern with {m} (number), {name}, {y}
	Quarter string            // pattern with {q} (number), {roman}, {y}
	Year    string            // pattern with {y}
	Day     string            // pattern with {d}, {m}, {name}, {y}
	Months  [12]string
}

// Paths are the path words of a language; DESIGN section 4.
type Paths struct {
	Plans, Reports, Units, Commitments, News, Data, Quality string
	Method, Corrections, Search, Verify, Sitemap, Items     string
	Groups                                                  string // of units
	Press                                                   string // what the press takes of a report
}

// List is every path word, so that nothing else takes one for itself.
func (p Paths) List() []string {
	return []string{p.Plans, p.Reports, p.Units, p.Commitments, p.News, p.Data, p.Quality,
		p.Method, p.Corrections, p.Search, p.Verify, p.Sitemap, p.Items, p.Groups, p.Press}
}

// All is every language of the program.
func All() []*Language { return []*Language{&vi, &en} }

// For is the language of a code, nil when the program has no catalogue for it.
func For(code string) *Language {
	for _, l := range All() {
		if l.Code == code {
			return l
		}
	}
	return nil
}

// Fill puts values into the named places of a pattern: Fill("{a} of {b}", "a", "1", "b", "2").
// A value is kept as it is, braces included. A place may choose a word by a value
// instead, for languages that have a plural: "{n} {n:day|days}" is "1 day", "2 days".
func Fill(pattern string, pairs ...string) string {
	size := len(pattern)
	for i := 1; i < len(pairs); i += 2 {
		size += len(pairs[i])
	}
	var b strings.Builder
	b.Grow(size)
	for {
		open := strings.IndexByte(pattern, '{')
		length := strings.IndexByte(pattern[open+1:], '}')
		if open < 0 || length < 0 {
			break
		}
		value, ok := named(pattern[open+1:open+1+length], pairs)
		if !ok { // a brace like any other letter
			b.WriteString(pattern[:open+1])
			pattern = pattern[open+1:]
			continue
		}
		b.WriteString(pattern[:open])
		b.WriteString(value)
		pattern = pattern[open+1+length+1:]
	}
	b.WriteString(pattern)
	return b.String()
}

func named(name string, pairs []string) (string, bool) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	if name, forms, ok := Choice(name); ok {
		if value, ok := named(name, pairs); ok {
			return forms.Of(value), true
		}
	}
	return "", false
}

// Forms are the words of a place that depends on a number: for one, and for any other.
type Forms [2]string

// Choice cuts a place like "n:day|days" into the name of its number and its words.
func Choice(place string) (name string, forms Forms, ok bool) {
	name, words, _ := strings.Cut(place, ":")
	one, other, ok := strings.Cut(words, "|")
	return name, Forms{one, other}, ok
}

// Of is the word for a number as it is printed.
func (f Forms) Of(number string) string {
	if number == "1" {
		return f[0]
	}
	return f[1]
}

// StatusName is the name of a status: the plan's own, or the built-in word.
func (l *Language) StatusName(s *progress.Status) string {
	if !s.Name.Empty() {
		return s.Name.In(l.Code)
	}
	if name, ok := l.Status[s.ID]; ok {
		return name
	}
	return s.ID
}
