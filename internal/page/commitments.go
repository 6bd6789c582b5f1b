package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var commitments = Kind{"commitments", func(e *edition) []page {
	return []page{{Path: address.Pages.Commitments, View: e.commitments}}
}}

// commitmentsView is what templates/commitments.html shows.
type commitmentsView struct {
	Headline, Lede template.HTML
	Calendar       link
	Lines          []string // how to read the list
	Empty          string
	Types          typesTable
	Scopes         []commitmentScope
	Downloads      link
}

// typesTable counts what was said by type.
type typesTable struct {
	Caption string
	Head    []string
	Rows    []typesRow
}

type typesRow struct {
	Name  string
	Cells []string
}

// commitmentScope is what belongs to the plans of the site, or what does not.
type commitmentScope struct {
	ID, Title, Note string           // an ID that no commitment can have
	Timeline        []commitmentDate // by due date
	Others          []commitmentList // continuous, without a date
}

type commitmentList struct {
	Title string
	Rows  []commitmentView
}

// commitmentView is one statement about what is to come.
type commitmentView struct {
	ID, Type string
	Text     template.HTML
	By       template.HTML
	State    template.HTML
	Past     bool // the calendar has passed the date; nobody said "missed"
	Updates  []template.HTML
	Receipt  string // opens the facts: printed deadline, plan, note, source
	Facts    []fact

	due progress.Period
}

func (e *edition) commitments(h *head) any {
	list := e.site.Commitments
	h.Title, h.Description = e.w.Commitments, e.w.CommitmentsAbout
	v := commitmentsView{
		Headline: esc(e.w.Commitments), Lede: esc(e.w.NoResults),
		Downloads: link{Href: e.href(address.CommitJSON), Text: esc(e.w.CommitmentsAsJSON)},
	}
	if len(list) == 0 {
		v.Empty = e.w.NoCommitments
		return v
	}
	v.Headline = esc(e.commitmentsHeadline(list))
	v.Calendar = link{Href: e.href(address.Calendar), Text: esc(e.w.CalendarWords)}
	v.Lines = []string{e.w.PastIsCalendar, e.w.DueIsEnd}
	v.Types = e.typesTable(list)
	own := func(c *progress.Commitment) bool { return c.Plan != "" }
	other := func(c *progress.Commitment) bool { return c.Plan == "" }
	v.Scopes = e.scopes(e.scope("of_plans", e.w.OfThePlans, e.w.OfThePlansNote, own), e.scope("beyond_plans", e.w.BeyondPlans, e.w.BeyondPlansNote, other))
	return v
}

// scopes leaves out what is empty.
func (e *edition) scopes(list ...commitmentScope) []commitmentScope {
	return slices.DeleteFunc(list, func(s commitmentScope) bool { return len(s.Timeline)+len(s.Others) == 0 })
}

func (e *edition) commitmentsHeadline(list []*progress.Commitment) string {
	dated, past := 0, 0
	for _, c := range list {
		if c.Due.Dated() {
			dated++
		}
		if c.Overdue(e.site.Date) {
			past++
		}
	}
	pattern := e.w.CommitmentsDated
	if past > 0 {
		pattern = e.w.CommitmentsPast
	}
	return locale.Fill(pattern, "n", e.n(int64(len(list))), "dated", e.n(int64(dated)), "past", e.n(int64(past)))
}

// typesTable counts by type: how many, with a date, past it without news, with news.
func (e *edition) typesTable(list []*progress.Commitment) typesTable {
	t := typesTable{Caption: e.w.ByType, Head: []string{e.w.Type, e.w.Number, e.w.WithDate, e.w.PastWithoutNews, e.w.WithOutcome}}
	for _, kind := range []string{"commitment", "instruction", "goal", "conditional"} {
		var n [4]int64
		for _, c := range list {
			if c.Type != kind {
				continue
			}
			for k, yes := range [...]bool{true, c.Due.Dated(), c.Overdue(e.site.Date), c.StatusOn(e.site.Date) != "open"} {
				if yes {
					n[k]++
				}
			}
		}
		if n[0] == 0 {
			continue
		}
		row := typesRow{Name: e.typeName(kind)}
		for _, x := range n {
			row.Cells = append(row.Cells, e.n(x))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (e *edition) commitmentView(c *progress.Commitment) commitmentView {
	v := commitmentView{
		ID: c.ID, Type: c.Type, Text: e.text(c.Text), By: fill(e.w.SaidOn, "who", e.saidBy(c), "date", e.lang.Date(c.Said)),
		State: e.outcome(c), Past: c.Overdue(e.site.Date), Receipt: e.w.SourceAndNotes, due: c.Due,
	}
	var plan template.HTML
	if p := e.site.Plan(c.Plan); p != nil {
		plan = anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title))
	}
	v.Facts = some([]fact{
		{e.w.DueAsPrinted, e.quote(c.DueText)}, {e.w.PlanIs, plan}, {e.w.Note, e.text(c.Note)}, {e.w.Source, e.sourceText(&c.Source)},
	})
	for _, u := range e.updates(c) {
		v.Updates = append(v.Updates, e.updateText(u))
	}
	return v
}
