package diff

import "tiendo/internal/progress"

type planJSON struct {
	own
	ID, Title, Summary, Issuer, Scope, Note string
	Document                                documentJSON
	ReportEveryDays                         int `json:"report_every_days"`
	Units                                   []string
	Statuses                                []statusJSON
	Sets                                    []setJSON
	Criteria                                []criterionJSON
	Items                                   []itemJSON
}

type documentJSON struct {
	own
	Number, Title, URL string
	Date               date
}

type statusJSON struct {
	own
	ID, Name string
	CountsAs string `json:"counts_as"`
}

type setJSON struct {
	own
	ID, Kind, Name, Noun   string
	Within, Each, Replaces string
	Size                   *int64
	Starts                 date
	StartsStated           *bool `json:"starts_stated"`
	Due                    period
	Pace                   bool
	PaceReason             string `json:"pace_reason"`
}

type criterionJSON struct {
	own
	ID, Set, Name string
}

type itemJSON struct {
	own
	ID, Title, Lead, Number, Group, Parent string
	Sets, With                             []string
	Definition, Unit, Better               string
	Deliverable, Note                      string
	Baseline                               struct {
		Value *decimal
		Date  date
	}
	Goal      goalJSON
	Deadlines []deadlineJSON
}

type goalJSON struct {
	own
	Value *decimal
	Text  string
}

type deadlineJSON struct {
	own
	Due     period
	DueText string `json:"due_text"`
	SetBy   string `json:"set_by"`
}

func (j deadlineJSON) value() progress.Deadline {
	return progress.Deadline{Due: progress.Period(j.Due), Text: j.text("due_text", j.DueText), SetBy: j.text("set_by", j.SetBy)}
}

func (j itemJSON) value() progress.Item {
	it := progress.Item{
		ID: j.ID, Sets: j.Sets, Title: j.text("title", j.Title), Lead: j.text("lead", j.Lead), Number: j.Number, Group: j.text("group", j.Group),
		Parent: j.Parent, Definition: j.text("definition", j.Definition), Unit: j.text("unit", j.Unit), Better: j.Better,
		Baseline:    progress.Baseline{Value: maybe(j.Baseline.Value, toDecimal), Date: progress.Date(j.Baseline.Date)},
		Goal:        progress.Goal{Value: maybe(j.Goal.Value, toDecimal), Text: j.Goal.text("text", j.Goal.Text)},
		Deadlines:   each(j.Deadlines, deadlineJSON.value),
		Deliverable: j.text("deliverable", j.Deliverable), Note: j.text("note", j.Note),
	}
	for _, with := range j.With {
		it.With = append(it.With, progress.Text{Own: with})
	}
	return it
}

func (j setJSON) value() progress.Set {
	return progress.Set{
		ID: j.ID, Kind: j.Kind, Name: j.text("name", j.Name), Noun: j.text("noun", j.Noun), Size: maybe(j.Size, same), Within: j.Within, Each: j.Each,
		Starts: progress.Date(j.Starts), StartsStated: j.StartsStated == nil || *j.StartsStated, Due: progress.Period(j.Due),
		Pace: j.Pace, PaceReason: j.text("pace_reason", j.PaceReason), Replaces: j.Replaces,
	}
}
