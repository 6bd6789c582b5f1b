package diff

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// commitments are what was promised or ordered: said, kept, missed, past due.
var commitments = Section{"commitments", diag.Text{VI: "Cam kết, chỉ đạo", EN: "Commitments"}, func(p *pair) []Entry {
	before := map[string]*progress.Commitment{}
	for _, c := range p.old.Site.Commitments {
		before[c.ID] = c
	}
	var list []Entry
	for _, c := range p.new.Site.Commitments {
		was := before[c.ID]
		delete(before, c.ID)
		if was == nil {
			list = append(list, p.newCommitment(c))
			continue
		}
		list = append(list, p.commitment(was, c)...)
	}
	for _, c := range p.old.Site.Commitments {
		if before[c.ID] != nil {
			list = append(list, Entry{Kind: "commitment-removed", Subject: c.ID, Doubt: SourceRemoved, Text: p.quoted(c, p.say("không còn trên trang", "gone"))})
		}
	}
	return list
}}

func (p *pair) newCommitment(c *progress.Commitment) Entry {
	text := p.say("{by}, nói ngày {said}", "{by}, said on {said}", "by", p.name(c.By), "said", p.lang.Date(c.Said))
	if due := p.due(c.Due, c.DueText); due != "" {
		text += p.say(", hạn {due}", ", due {due}", "due", due)
	}
	return Entry{Kind: "commitment-added", Subject: c.ID, To: c.StatusOn(p.new.Site.Date), Text: p.quoted(c, p.say("mới: ", "new: ")+text)}
}

// quoted puts the words of a commitment before what is said of it.
func (p *pair) quoted(c *progress.Commitment, text string) string {
	return p.say("“{words}”: {text}", "“{words}”: {text}", "words", short(p.name(c.Text)), "text", text)
}

func (p *pair) commitment(was, is *progress.Commitment) []Entry {
	var list []Entry
	then, now := was.StatusOn(p.old.Site.Date), is.StatusOn(p.new.Site.Date)
	overdue := is.Overdue(p.new.Site.Date)
	switch {
	case then != now:
		list = append(list, Entry{Kind: "commitment-" + now, Subject: is.ID, From: then, To: now, Text: p.quoted(is, p.outcome(is, then, now))})
	case overdue && !was.Overdue(p.old.Site.Date):
		list = append(list, Entry{Kind: "commitment-past-due", Subject: is.ID, From: then, To: now, Text: p.quoted(is, p.is.PastDue(is.Due))})
	}
	changed := p.moved(PastChanged, one("due", p.due(was.Due, was.DueText), p.due(is.Due, is.DueText)), one("said", p.lang.Date(was.Said), p.lang.Date(is.Said)))
	changed = append(changed, p.moved("", p.words("text", was.Text, is.Text), p.words("by", was.By, is.By), p.words("to", was.To, is.To), p.words("note", was.Note, is.Note))...)
	changed = append(changed, p.pastSource(&was.Source, &is.Source)...)
	return append(list, about(is.ID, "commitment-changed", changed)...)
}

// outcome is what became of a commitment, and who says so.
func (p *pair) outcome(c *progress.Commitment, then, now string) string {
	text := p.say("{was} → {is}", "{was} → {is}", "was", p.is.Outcome(then), "is", p.is.Outcome(now))
	var last progress.Update
	for _, u := range c.Updates {
		if u.Status == now && u.Date >= last.Date {
			last = u
		}
	}
	if last.Date == 0 {
		return text
	}
	text += ", " + p.lang.Date(last.Date)
	if !last.Source.Title.Empty() {
		text += p.say("; nguồn: {source}", "; source: {source}", "source", p.is.Source(&last.Source))
	}
	return text
}
