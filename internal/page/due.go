package page

import (
	"cmp"
	"html/template"
	"slices"

	"tiendo/internal/progress"
)

// dueRow is one thing that is due: a commitment or an item of a plan. Its words
// are neutral: a date that has passed is a fact of the calendar, no verdict.
type dueRow struct {
	ID    string // of a commitment, for links to it
	When  string // "tháng 9/2025", as precise as the source
	Text  template.HTML
	By    template.HTML // who said it, to whom, in which plan
	State template.HTML // "đã qua hạn 30/9/2025; trang chưa có tin kết quả"
	Past  bool
	Vague bool // the source gives no date

	due progress.Period
	own bool // of a plan of this site; otherwise for the whole country
}

// commitmentHref is where a commitment stands; the list of commitments gives each its id.
func (e *edition) commitmentHref(c *progress.Commitment) string {
	return e.href(e.at.Commitments()) + "#" + c.ID
}

// commitmentRow is a commitment in a list of what is due.
func (e *edition) commitmentRow(c *progress.Commitment) dueRow {
	r := dueRow{
		ID: c.ID, When: e.when(c.Due, c.DueText), Text: e.text(c.Text), By: e.saidBy(c),
		due: c.Due, own: c.Plan != "", Past: c.Overdue(e.site.Date), Vague: !c.Due.Dated(),
	}
	r.State = e.commitmentState(c)
	return r
}

// when is a deadline in few words: its date, or its text where there is no date.
func (e *edition) when(due progress.Period, text progress.Text) string {
	switch {
	case due.Set():
		return e.lang.Period(due)
	case !text.Empty():
		return e.say(text)
	}
	return e.w.NoDeadline
}

// typeName is what a forward-looking statement is.
func (e *edition) typeName(kind string) string {
	switch kind {
	case "commitment":
		return e.w.IsCommitment
	case "instruction":
		return e.w.IsInstruction
	case "goal":
		return e.w.IsGoal
	}
	return e.w.IsConditional
}

// saidBy is "Chỉ đạo của Thủ tướng Chính phủ, gửi các bộ, ngành, địa phương"; its
// first word leads to the whole statement and its source.
func (e *edition) saidBy(c *progress.Commitment) template.HTML {
	kind := anchor(e.commitmentHref(c), esc(e.typeName(c.Type)))
	if c.To.Empty() {
		return fill(e.w.SaidBy, "type", kind, "by", e.text(c.By))
	}
	return fill(e.w.SaidByTo, "type", kind, "by", e.text(c.By), "to", e.text(c.To))
}

// commitmentState is what is known of a commitment today.
func (e *edition) commitmentState(c *progress.Commitment) template.HTML {
	switch c.StatusOn(e.site.Date) {
	case "kept":
		return esc(e.w.StateKept)
	case "missed":
		return esc(e.w.StateMissed)
	case "withdrawn":
		return esc(e.w.StateWithdrawn)
	}
	if !c.Due.Set() && c.DueText.Empty() {
		return ""
	}
	return e.openState(c.Due, e.w.PastNoNews)
}

// openState is the state of what no source calls finished.
func (e *edition) openState(due progress.Period, past string) template.HTML {
	switch {
	case due.Dated() && due.Last < e.site.Date:
		return fill(past, "date", e.lang.Date(due.Last))
	case due.Dated():
		return fill(e.w.DueOn, "date", e.lang.Date(due.Last))
	case due.Precision == progress.Continuous:
		return ""
	}
	return esc(e.w.NoDate)
}

// itemRow is an open item in a list of what is due.
func (e *edition) itemRow(p *progress.Plan, it *progress.Item) dueRow {
	d := it.Deadlines[0]
	r := dueRow{
		When: e.when(d.Due, d.Text), Text: anchor(e.href(e.at.Item(p.ID, it.ID)), e.text(it.Title)),
		By: e.text(p.Title), due: d.Due, own: true, Past: d.Due.Last < e.site.Date,
		State: e.openState(d.Due, e.w.PastNoNews),
	}
	if !it.Lead.Empty() {
		r.By = fill(e.w.LeadIs, "who", e.text(it.Lead)) + " · " + r.By
	}
	if st := e.itemNow(p, it); st != nil && st.Status != "" && r.Past {
		r.State = fill(e.w.PastWithNews, "date", e.lang.Date(d.Due.Last), "report", e.lang.Date(st.Report.Published), "status", e.statusName(p, st.Status))
	}
	return r
}

// itemNow is the newest that a report says about an item, nil when none does.
func (e *edition) itemNow(p *progress.Plan, it *progress.Item) *progress.ItemState {
	states := e.site.ItemHistory(p.ID, it.ID)
	if len(states) == 0 {
		return nil
	}
	return states[len(states)-1]
}

// dueList is what is open and has a date: the newest of what is past, then what
// comes next, by date.
func (e *edition) dueList(own bool, past, next int) []dueRow {
	var before, after []dueRow
	add := func(r dueRow) {
		switch {
		case r.own != own:
		case r.Past:
			before = append(before, r)
		default:
			after = append(after, r)
		}
	}
	for _, c := range e.site.Commitments {
		if c.Due.Dated() && c.StatusOn(e.site.Date) == "open" {
			add(e.commitmentRow(c))
		}
	}
	for _, p := range e.site.Plans {
		for i := range p.Items {
			if it := &p.Items[i]; len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated() && !e.site.Resolved(p, it) {
				add(e.itemRow(p, it))
			}
		}
	}
	sortByDue(before)
	sortByDue(after)
	before = before[max(0, len(before)-past):]
	return append(before, after[:min(next, len(after))]...)
}

// sortByDue orders rows by date; those without a date come last.
func sortByDue(rows []dueRow) {
	slices.SortStableFunc(rows, func(a, b dueRow) int { return cmp.Compare(dueOrder(a.due), dueOrder(b.due)) })
}

// dueOrder is the day by which a deadline is sorted.
func dueOrder(due progress.Period) progress.Date {
	if due.Dated() {
		return due.Last
	}
	return progress.Date(1<<31 - 1) // never
}
