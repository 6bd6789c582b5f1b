// Package diff says what a citizen would see change between two states of a
// site, as a reviewer reads it before it is published.
//
// A State is read from the machine files of a published tree, which are the
// same whether the tree lies on a disk or was just built in memory:
//
//	old, err := diff.Read(files)        /api/v1/*.json, addresses, _redirects
//	d := diff.Of(old, new, lang)        entries in sections, as Sections lists them
//	d.Text(w), d.Markdown(w), d.JSON(w)
//
// What a figure changed is told in the sentences of the pages (page.Plain).
//
// Some changes are sound in themselves and yet not what anybody means to do:
// a figure of the past that is another one now without a correction, a number
// ten times what it was, a source that is gone. They carry a Doubt, which says
// why a second pair of eyes should look; see THREATS row 33.
//
// A section is one file and one word in Sections.
package diff

import (
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/page"
	"tiendo/internal/progress"
)

// Section looks for one kind of change.
type Section struct {
	Name  string
	Title diag.Text
	Look  func(*pair) []Entry
}

// Sections is every section, in the order in which a reviewer reads them.
var Sections = []Section{reports, corrections, past, plans, units, items, commitments, news, addresses, settings}

// Entry is one change.
type Entry struct {
	Kind    string  `json:"kind"`                 // "figure", "unit", …
	Subject string  `json:"subject,omitempty"`    // "nq57/tasks", a report, a unit, an address
	Text    string  `json:"text"`                 // in the language that was asked for
	From    string  `json:"from,omitempty"`       // where there is a before …
	To      string  `json:"to,omitempty"`         // … and an after
	Change  *Facts  `json:"change,omitempty"`     // of a figure
	Doubt   Doubt   `json:"suspicious,omitempty"` // why to look twice
	Names   []Name  `json:"names,omitempty"`      // of many things that changed alike
	Entries []Entry `json:"entries,omitempty"`
	many    many
}

// Name is one of many things that changed alike.
type Name struct {
	Subject string `json:"subject"`
	Text    string `json:"text,omitempty"`
	From    string `json:"from,omitempty"`
	To      string `json:"to,omitempty"`
}

// Facts are what a figure says since the one before it, for programs.
type Facts struct {
	Kind       string `json:"kind"` // of progress.Change
	Comparable bool   `json:"comparable"`
	N          int64  `json:"n"` // how many more or fewer are done
	Days       int64  `json:"days"`
	Since      string `json:"since,omitempty"` // the report before
}

// Group is what a section found.
type Group struct {
	Name    string  `json:"name"`
	Title   string  `json:"title"`
	Entries []Entry `json:"entries"`
}

// Diff is everything that changes.
type Diff struct {
	Old        Side    `json:"old"`
	New        Side    `json:"new"`
	Suspicious int     `json:"suspicious"` // entries with a Doubt
	Changes    []Group `json:"changes"`
	lang       *locale.Language
}

// Side is one of the two states.
type Side struct {
	Name string `json:"name"` // as it was called on the command line
	Date string `json:"date"` // of its build
	day  progress.Date
}

// pair is two states that are compared.
type pair struct {
	old, new *State
	lang     *locale.Language
	was, is  page.Plain
}

// Of compares two states, in one language.
func Of(old, now *State, l *locale.Language) *Diff {
	p := &pair{old, now, l, page.NewPlain(old.Site, l), page.NewPlain(now.Site, l)}
	d := &Diff{Old: old.side(), New: now.side(), Changes: []Group{}, lang: l}
	for _, s := range Sections {
		if entries := s.Look(p); len(entries) > 0 {
			d.Changes = append(d.Changes, Group{s.Name, s.Title.In(l.Code), entries})
			d.Suspicious += doubts(entries)
		}
	}
	return d
}

func doubts(entries []Entry) int {
	n := 0
	for i := range entries {
		n += doubts(entries[i].Entries)
		if entries[i].Doubt != "" {
			n++
		}
	}
	return n
}

// say picks the sentence of the language and fills its places.
func (p *pair) say(vi, en string, pairs ...string) string {
	return locale.Fill(diag.Text{VI: vi, EN: en}.In(p.lang.Code), pairs...)
}

// name is a text of the content in the language of the reviewer.
func (p *pair) name(t progress.Text) string { return t.In(p.lang.Code) }
