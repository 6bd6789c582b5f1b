package build

import (
	"encoding/json"
	"strings"
	"time"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/rule"
)

// Standing is what a build noted of its site for the next one, which may find
// that the same inputs have led to it already: how long it stays as it is, and
// what there was to say.
type Standing struct {
	Zone       string   `json:"zone"`  // the site's time zone
	Date       string   `json:"date"`  // of the build
	Until      string   `json:"until"` // the day from which another build may say something else
	NextChange string   `json:"next_change"`
	Pages      int      `json:"pages"`
	Missing    []string `json:"missing,omitempty"`
	Warnings   []noted  `json:"warnings,omitempty"`
}

// noted is a warning.
type noted struct {
	Place   diag.Place
	Rule    string
	Message diag.Text
	Hint    diag.Text
}

// Note is the standing of the site that was made, as JSON.
func (m *Made) Note() ([]byte, error) {
	s := Standing{
		Zone: m.Site.TimeZone, Date: m.Site.Date.String(), NextChange: m.Site.NextChange().String(),
		Pages: m.Pages(), Missing: m.Missing,
	}
	s.Until = s.NextChange
	for _, p := range m.Problems {
		s.Warnings = append(s.Warnings, noted{p.Place, p.Rule.Name, p.Message, p.Hint})
		if p.Rule.Name == "future-date" { // its words name the day of the build
			s.Until = (m.Site.Date + 1).String()
		}
	}
	return json.Marshal(s)
}

// Pages is how many pages for people the site has.
func (m *Made) Pages() int {
	n := 0
	for _, path := range m.Tree.Paths() {
		if strings.HasSuffix(path, ".html") {
			n++
		}
	}
	return n
}

// Recall reads a note.
func Recall(note []byte) (*Standing, error) {
	var s Standing
	return &s, json.Unmarshal(note, &s)
}

// Holds says whether a build with these options would make and say the same
// today, from the same inputs.
func (s *Standing) Holds(o Options) bool {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return false
	}
	today := o.Date
	if today == 0 {
		today = progress.DateOf(o.Now.In(zone))
	}
	return s.Date <= today.String() && today.String() < s.Until
}

// Problems are the warnings that there were; false when this program does not
// know one of their rules.
func (s *Standing) Problems() (diag.List, bool) {
	rules := map[string]*diag.Rule{}
	for _, r := range rule.All() {
		rules[r.Name] = r
	}
	var list diag.List
	for _, n := range s.Warnings {
		r := rules[n.Rule]
		if r == nil {
			return nil, false
		}
		list.Add(r.Find(n.Place, n.Message, n.Hint))
	}
	return list, true
}
