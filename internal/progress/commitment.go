package progress

import "tiendo/internal/diag"

// Commitment is a forward-looking statement. It is never a result.
type Commitment struct {
	Node        *diag.Node
	ID          string
	Type        string // commitment, instruction, goal, conditional
	By, To      Text
	Text        Text
	Due         Period
	DueText     Text
	Plan        string
	Said        Date
	Source      Source
	Status      string // open, kept, missed, withdrawn
	Updates     []Update
	Note        Text
	Acknowledge []string
}

// Update is a later statement about a commitment.
type Update struct {
	Date   Date
	Status string
	Note   Text
	Source Source
}

// StatusOn is the status as known on a day: that of the newest update, or the first.
func (c *Commitment) StatusOn(day Date) string {
	status, newest := c.Status, Date(0)
	for _, u := range c.Updates {
		if u.Date <= day && u.Date >= newest && u.Status != "" {
			status, newest = u.Status, u.Date
		}
	}
	return status
}

// Overdue says whether the commitment is open and its date has passed on a day.
// It is a fact of the calendar, not a verdict: no source said "missed".
func (c *Commitment) Overdue(day Date) bool {
	return c.StatusOn(day) == "open" && c.Due.Dated() && c.Due.Last < day
}
