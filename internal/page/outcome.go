package page

import (
	"cmp"
	"html/template"
	"slices"

	"tiendo/internal/progress"
)

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
