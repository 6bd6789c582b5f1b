package page

import (
	"cmp"
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
	ID, Title, Note string
	Timeline        []commitmentDate // by due date
	Others          []commitmentList // continuous, without a date
}

// commitmentDate is everything due at one time.
type commitmentDate struct {
	When string // as precise as the source
	End  string // its last day where When is no day
	Rows []commitmentView
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
	v.Scopes = e.scopes(e.scope("plans", e.w.OfThePlans, e.w.OfThePlansNote, own), e.scope("country", e.w.BeyondPlans, e.w.BeyondPlansNote, other))
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

// scope sorts what belongs to it by due date; what goes on for ever and what has
// no date stand apart.
func (e *edition) scope(id, title, note string, belongs func(*progress.Commitment) bool) commitmentScope {
	s := commitmentScope{ID: id, Title: title, Note: note}
	var dated, continuous, undated []commitmentView
	for _, c := range e.site.Commitments {
		if !belongs(c) {
			continue
		}
		switch v := e.commitmentView(c); {
		case c.Due.Dated():
			dated = append(dated, v)
		case c.Due.Set():
			continuous = append(continuous, v)
		default:
			undated = append(undated, v)
		}
	}
	s.Timeline = e.timeline(dated)
	for _, l := range []commitmentList{{e.w.AlwaysDue, continuous}, {e.w.WithoutDate, undated}} {
		if len(l.Rows) > 0 {
			s.Others = append(s.Others, l)
		}
	}
	return s
}

// timeline gathers what is due at the same time, in order of the last day.
func (e *edition) timeline(list []commitmentView) []commitmentDate {
	slices.SortStableFunc(list, func(a, b commitmentView) int {
		return cmp.Or(cmp.Compare(a.due.Last, b.due.Last), cmp.Compare(b.due.First, a.due.First))
	})
	var dates []commitmentDate
	for i, v := range list {
		if i == 0 || v.due != list[i-1].due {
			d := commitmentDate{When: e.lang.Period(v.due)}
			if v.due.Precision != progress.Day {
				d.End = locale.Fill(e.w.UntilEnd, "date", e.lang.Date(v.due.Last))
			}
			dates = append(dates, d)
		}
		last := &dates[len(dates)-1]
		last.Rows = append(last.Rows, v)
	}
	return dates
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

// updates are the later statements that are public, oldest first.
func (e *edition) updates(c *progress.Commitment) []progress.Update {
	list := slices.DeleteFunc(slices.Clone(c.Updates), func(u progress.Update) bool { return u.Date > e.site.Date && !e.site.Drafts })
	slices.SortStableFunc(list, func(a, b progress.Update) int { return cmp.Compare(a.Date, b.Date) })
	return list
}

// updateText is "24/12/2025: đã thực hiện. Ghi chú. Nguồn: …".
func (e *edition) updateText(u progress.Update) template.HTML {
	text := esc(e.lang.Date(u.Date) + ": ")
	if u.Status != "" {
		text += esc(e.stateName(u.Status) + ". ")
	}
	if !u.Note.Empty() {
		text += e.text(u.Note) + " "
	}
	if !u.Source.Title.Empty() || u.Source.URL != "" {
		text += fill(e.w.SourceIs, "source", e.sourceText(&u.Source))
	}
	return text
}

func (e *edition) stateName(status string) string {
	switch status {
	case "kept":
		return e.w.StateKept
	case "missed":
		return e.w.StateMissed
	case "withdrawn":
		return e.w.StateWithdrawn
	}
	return e.w.StateOpen
}

// outcome is what is known of a commitment, and where it has come to an end, who
// says so: the update that said it, or the source of the commitment itself.
func (e *edition) outcome(c *progress.Commitment) template.HTML {
	status := c.StatusOn(e.site.Date)
	switch {
	case c.Overdue(e.site.Date):
		return e.openState(c.Due, e.w.PastNoNews)
	case status == "open" && !c.Due.Set() && !c.DueText.Empty():
		return e.quote(c.DueText) // the heading above says that there is no date
	case status == "open":
		return ""
	}
	source, day := &c.Source, c.Said
	for _, u := range e.updates(c) {
		if u.Status == status {
			source, day = &u.Source, u.Date
		}
	}
	return fill(e.w.OutcomeBy, "state", e.stateName(status), "source", e.source(source), "date", e.lang.Date(day))
}
