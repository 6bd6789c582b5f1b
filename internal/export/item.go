package export

import "tiendo/internal/progress"

// item is a target or task of a plan with everything that was reported about it.
type item struct {
	ID           string          `json:"id"`
	Sets         []string        `json:"sets"`
	Title        string          `json:"title"`
	Lead         string          `json:"lead,omitempty"`
	With         []string        `json:"with,omitempty"`
	Number       string          `json:"number,omitempty"`
	Group        string          `json:"group,omitempty"`
	Parent       string          `json:"parent,omitempty"`
	Definition   string          `json:"definition,omitempty"`
	Unit         string          `json:"unit,omitempty"`
	Baseline     *baseline       `json:"baseline,omitempty"`
	Goal         *goal           `json:"goal,omitempty"`
	Better       string          `json:"better,omitempty"`
	Due          progress.Period `json:"due,omitzero"` // the first of the deadlines
	DueText      string          `json:"due_text,omitempty"`
	Deadlines    []deadline      `json:"deadlines,omitempty"`
	Deliverable  string          `json:"deliverable,omitempty"`
	Note         string          `json:"note,omitempty"`
	State        *itemState      `json:"state"`  // the newest
	States       []itemState     `json:"states"` // oldest first
	Translations translations    `json:"translations,omitempty"`
}

type baseline struct {
	Value *progress.Decimal `json:"value,omitempty"`
	Date  progress.Date     `json:"date,omitzero"`
}

type goal struct {
	Value        *progress.Decimal `json:"value,omitempty"`
	Text         string            `json:"text,omitempty"`
	Translations translations      `json:"translations,omitempty"`
}

type deadline struct {
	Due          progress.Period `json:"due,omitzero"`
	DueText      string          `json:"due_text,omitempty"`
	SetBy        string          `json:"set_by,omitempty"`
	Translations translations    `json:"translations,omitempty"`
}

// itemState is what a report says about an item, in plans and in reports.
type itemState struct {
	ID           string            `json:"id"`
	Report       string            `json:"report"`
	AsOf         progress.Period   `json:"as_of"`
	Value        *progress.Decimal `json:"value"`
	Status       *string           `json:"status"`
	Late         *bool             `json:"late"`
	DoneOn       progress.Date     `json:"done_on,omitzero"`
	Note         *string           `json:"note"`
	Evidence     []source          `json:"evidence"`
	Pace         *pace             `json:"pace"`
	Translations translations      `json:"translations,omitempty"`
}

func newItem(s *progress.Site, p *progress.Plan, it *progress.Item) item {
	var tr translations
	j := item{
		ID: it.ID, Sets: it.Sets, Title: tr.of("title", it.Title), Lead: tr.of("lead", it.Lead),
		With: texts(it.With), Number: it.Number, Group: tr.of("group", it.Group), Parent: it.Parent,
		Definition: tr.of("definition", it.Definition), Unit: tr.of("unit", it.Unit), Goal: newGoal(it.Goal),
		Better: it.Better, Deadlines: each(it.Deadlines, newDeadline),
		Deliverable: tr.of("deliverable", it.Deliverable), Note: tr.of("note", it.Note),
		States: each(s.ItemHistory(p.ID, it.ID), func(st *progress.ItemState) itemState { return newItemState(it, st) }),
	}
	if b := it.Baseline; b.Value.OK || b.Date != 0 {
		j.Baseline = &baseline{orNull(b.Value), b.Date}
	}
	if len(it.Deadlines) > 0 {
		j.Due, j.DueText = it.Deadlines[0].Due, tr.of("due_text", it.Deadlines[0].Text)
	}
	if n := len(j.States); n > 0 {
		j.State = &j.States[n-1]
	}
	j.Translations = tr
	return j
}

func newGoal(g progress.Goal) *goal {
	if !g.Value.OK && g.Text.Empty() {
		return nil
	}
	var tr translations
	j := &goal{Value: orNull(g.Value), Text: tr.of("text", g.Text)}
	j.Translations = tr
	return j
}

func newDeadline(d progress.Deadline) deadline {
	var tr translations
	j := deadline{Due: d.Due, DueText: tr.of("due_text", d.Text), SetBy: tr.of("set_by", d.SetBy)}
	j.Translations = tr
	return j
}

func newItemState(it *progress.Item, st *progress.ItemState) itemState {
	var tr translations
	j := itemState{
		ID: st.ID, Report: st.Report.ID, AsOf: st.Report.AsOf, Value: orNull(st.Value),
		Status: textOrNull(st.Status), Late: orNull(st.Late), DoneOn: st.DoneOn,
		Note: textOrNull(tr.of("note", st.Note)), Evidence: each(st.Evidence, newSource),
		Pace: newPace(it.PaceOf(st)),
	}
	j.Translations = tr
	return j
}
