package export

import (
	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// commitment has the keys of commitments.toml; status is the one known on the
// day of the build.
type commitment struct {
	ID           string          `json:"id"`
	Type         string          `json:"type"`
	By           string          `json:"by"`
	To           string          `json:"to,omitempty"`
	Text         string          `json:"text"`
	Due          progress.Period `json:"due,omitzero"`
	DueText      string          `json:"due_text,omitempty"`
	Plan         string          `json:"plan,omitempty"`
	Said         progress.Date   `json:"said"`
	Source       source          `json:"source"`
	Status       string          `json:"status"`
	Updates      []update        `json:"updates"`
	Note         string          `json:"note,omitempty"`
	Translations translations    `json:"translations,omitempty"`
}

type update struct {
	Date         progress.Date `json:"date"`
	Status       string        `json:"status,omitempty"`
	Note         string        `json:"note,omitempty"`
	Source       *source       `json:"source,omitempty"`
	Translations translations  `json:"translations,omitempty"`
}

func writeCommitments(s *progress.Site, _ Options, t *output.Tree) error {
	return addJSON(t, address.CommitJSON, struct {
		Licence     licence      `json:"licence,omitzero"`
		Commitments []commitment `json:"commitments"`
	}{licenceOf(s), each(s.Commitments, func(c *progress.Commitment) commitment { return newCommitment(s, c) })})
}

func newCommitment(s *progress.Site, c *progress.Commitment) commitment {
	var tr translations
	j := commitment{
		ID: c.ID, Type: c.Type, By: tr.of("by", c.By), To: tr.of("to", c.To), Text: tr.of("text", c.Text),
		Due: c.Due, DueText: tr.of("due_text", c.DueText), Plan: c.Plan, Said: c.Said, Source: newSource(c.Source),
		Status: c.StatusOn(s.Date), Updates: []update{}, Note: tr.of("note", c.Note),
	}
	for _, u := range c.Updates {
		if u.Date <= s.Date || s.Drafts {
			j.Updates = append(j.Updates, newUpdate(u))
		}
	}
	j.Translations = tr
	return j
}

func newUpdate(u progress.Update) update {
	var tr translations
	j := update{Date: u.Date, Status: u.Status, Note: tr.of("note", u.Note)}
	if from := newSource(u.Source); from.Title != "" || from.URL != "" {
		j.Source = &from
	}
	j.Translations = tr
	return j
}
