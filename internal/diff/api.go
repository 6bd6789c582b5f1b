package diff

import "tiendo/internal/progress"

// The shapes of /api/v1, as package export writes them, as far as they are read
// here.

// own is what every object may have: its texts in the other languages.
type own struct {
	Translations map[string]map[string]string `json:"translations"`
}

// text joins a text of an object with its translations.
func (o own) text(key, first string) progress.Text {
	t := progress.Text{Own: first}
	for lang, texts := range o.Translations {
		if s, ok := texts[key]; ok {
			if t.Other == nil {
				t.Other = map[string]string{}
			}
			t.Other[lang] = s
		}
	}
	return t
}

type date progress.Date

func (d *date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	v, err := progress.ParseDate(string(b))
	*d = date(v)
	return err
}

type period progress.Period

func (p *period) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	v, err := progress.ParseDue(string(b))
	*p = period(v)
	return err
}

type decimal progress.Decimal

func (d *decimal) UnmarshalJSON(b []byte) error {
	v, err := progress.ParseDecimal(string(b))
	*d = decimal(v)
	return err
}

func maybe[T, U any](p *T, as func(T) U) progress.Maybe[U] {
	if p == nil {
		return progress.Maybe[U]{}
	}
	return progress.Some(as(*p))
}

func same[T any](v T) T                    { return v }
func toDecimal(d decimal) progress.Decimal { return progress.Decimal(d) }

func orEmpty(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = f(x)
	}
	return out
}

type indexJSON struct {
	own
	Version     int
	Title       string
	Description string
	BaseURL     string `json:"base_url"`
	Date        date
	Language    string
	Languages   []string
	Official    bool
	Publisher   string
	Licence     struct{ Name, URL string }
	Plans       []struct{ ID string }
	Reports     []struct{ ID string }
	News        []newsJSON
}

type newsJSON struct {
	own
	ID, Title string
	Date      date
}

func (j newsJSON) value() *progress.Article {
	return &progress.Article{ID: j.ID, Title: j.text("title", j.Title), Date: progress.Date(j.Date)}
}

type unitJSON struct {
	own
	Code, Name  string
	Kind, Group *string
}

func (j unitJSON) value() progress.Unit {
	return progress.Unit{Code: j.Code, Name: j.text("name", j.Name), Kind: j.text("kind", orEmpty(j.Kind)), Group: j.text("group", orEmpty(j.Group))}
}

type commitmentJSON struct {
	own
	ID, Type, By, To, Text string
	Due                    period
	DueText                string `json:"due_text"`
	Plan                   string
	Said                   date
	Source                 sourceJSON
	Status                 string
	Updates                []updateJSON
	Note                   string
}

type updateJSON struct {
	own
	Date         date
	Status, Note string
	Source       sourceJSON
}

func (j commitmentJSON) value() *progress.Commitment {
	return &progress.Commitment{
		ID: j.ID, Type: j.Type, By: j.text("by", j.By), To: j.text("to", j.To), Text: j.text("text", j.Text), Due: progress.Period(j.Due),
		DueText: j.text("due_text", j.DueText), Plan: j.Plan, Said: progress.Date(j.Said), Source: j.Source.value(), Status: j.Status,
		Updates: each(j.Updates, updateJSON.value), Note: j.text("note", j.Note),
	}
}

func (j updateJSON) value() progress.Update {
	return progress.Update{Date: progress.Date(j.Date), Status: j.Status, Note: j.text("note", j.Note), Source: j.Source.value()}
}
