package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// event is a day in the calendar.
type event struct {
	UID      string
	Stamp    progress.Date // when what it says was said
	Due      progress.Period
	Summary  string
	About    []string // lines that say more
	URL      string
	Category string
}

// writeCalendar writes what is due when, as all-day events on the last day that
// is in time (RFC 5545), a calendar in each language with the same UIDs. What is
// settled has left it; a deadline that is a month, a quarter or a year stands at
// its end and says so. The stamps are the content's, so that a calendar that
// asks again finds no change where there is none.
func writeCalendar(s *progress.Site, _ Options, t *output.Tree) error {
	for _, code := range s.Languages {
		l := locale.For(code)
		c := calendar{site: s, lang: l, w: &l.Words, links: address.Of(s), at: address.Of(s).In(l)}
		if err := t.Add(c.at.Calendar().File(), c.file()); err != nil {
			return err
		}
	}
	return nil
}

// calendar is the site's deadlines in one language.
type calendar struct {
	site  *progress.Site
	lang  *locale.Language
	w     *locale.Words
	links address.Map
	at    address.Pages
}

func (c *calendar) file() []byte {
	_, host, _ := strings.Cut(c.links.Absolute(""), "//")
	name := icsText(locale.Fill(c.w.CalendarName, "site", c.say(c.site.Title)))
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tiendo//deadlines//EN", "CALSCALE:GREGORIAN",
		"NAME:" + name, "X-WR-CALNAME:" + name, // RFC 7986, and what was there before it
		"REFRESH-INTERVAL;VALUE=DURATION:P1D", "X-PUBLISHED-TTL:P1D"}
	if licence := c.say(c.site.Licence.Name); licence != "" {
		lines = append(lines, "DESCRIPTION:"+icsText(licence))
	}
	for _, e := range c.events() {
		lines = append(lines, "BEGIN:VEVENT", "UID:"+icsText(e.UID+"@"+host), "DTSTAMP:"+icsDate(e.Stamp)+"T000000Z",
			"DTSTART;VALUE=DATE:"+icsDate(e.Due.Last), "DTEND;VALUE=DATE:"+icsDate(e.Due.Last+1),
			"SUMMARY:"+icsText(e.Summary), "DESCRIPTION:"+icsText(strings.Join(e.About, "\n")),
			"CATEGORIES:"+icsText(e.Category), "URL:"+e.URL, "CLASS:PUBLIC", "TRANSP:TRANSPARENT", "END:VEVENT")
	}
	lines = append(lines, "END:VCALENDAR")
	var b strings.Builder
	for _, line := range lines {
		fold(&b, line)
	}
	return []byte(b.String())
}

func (c *calendar) say(t progress.Text) string { return t.In(c.lang.Code) }

// events are the deadlines that are still waited for: of commitments, of lists,
// of single items.
func (c *calendar) events() []event {
	var list []event
	for _, p := range c.site.Commitments {
		if p.Due.Dated() && p.StatusOn(c.site.Date) == "open" {
			list = append(list, c.commitment(p))
		}
	}
	for _, p := range c.site.Plans {
		for i := range p.Sets {
			x := &p.Sets[i]
			if f := c.site.Latest(p.ID, x.ID); x.Due.Dated() && (f == nil || !f.Complete()) {
				list = append(list, c.set(p, x))
			}
		}
		for i := range p.Items {
			if it := &p.Items[i]; !c.site.Resolved(p, it) {
				list = append(list, c.item(p, it)...)
			}
		}
	}
	return list
}

func (c *calendar) commitment(p *progress.Commitment) event {
	kind := map[string]string{"commitment": c.w.IsCommitment, "instruction": c.w.IsInstruction, "goal": c.w.IsGoal, "conditional": c.w.IsConditional}[p.Type]
	pattern := c.w.SaidBy
	if !p.To.Empty() {
		pattern = c.w.SaidByTo
	}
	e := event{
		UID: "commitment-" + p.ID, Stamp: p.Said, Due: p.Due, Summary: c.say(p.Text), Category: cmp.Or(kind, p.Type),
		URL: c.links.Absolute(c.at.Commitments()) + "#" + p.ID,
	}
	for _, u := range p.Updates {
		if u.Date <= c.site.Date {
			e.Stamp = max(e.Stamp, u.Date)
		}
	}
	e.About = c.about(
		locale.Fill(pattern, "type", kind, "by", c.say(p.By), "to", c.say(p.To))+" ("+c.lang.Date(p.Said)+")",
		c.due(p.Due, p.DueText, progress.Text{}), c.source(&p.Source), e.URL)
	return e
}

func (c *calendar) set(p *progress.Plan, x *progress.Set) event {
	e := event{
		UID: "set-" + p.ID + "-" + x.ID, Stamp: c.planned(p), Due: x.Due, Summary: c.say(p.Title) + ": " + c.say(x.Name), Category: c.w.PlanIs,
		URL: c.links.Absolute(c.at.Set(p.ID, x.ID)),
	}
	e.About = c.about(c.due(x.Due, progress.Text{}, progress.Text{}), e.URL)
	return e
}

// item has an event for each of its deadlines. The first one keeps its UID when
// it is moved; the others are told apart by their time.
func (c *calendar) item(p *progress.Plan, it *progress.Item) []event {
	var list []event
	seen := map[string]bool{}
	for i, d := range it.Deadlines {
		e := event{
			UID: "item-" + p.ID + "-" + it.ID, Stamp: c.planned(p), Due: d.Due, Summary: c.say(it.Title), Category: c.w.ItemWord,
			URL: c.links.Absolute(c.at.Item(p.ID, it.ID)),
		}
		if i > 0 {
			e.UID += "-" + strings.ToLower(d.Due.String())
		}
		if !d.Due.Dated() || seen[e.UID] {
			continue
		}
		seen[e.UID] = true
		lead := ""
		if !it.Lead.Empty() {
			lead = locale.Fill(c.w.LeadIs, "who", c.say(it.Lead))
		}
		e.About = c.about(c.say(p.Title), lead, c.due(d.Due, d.Text, d.SetBy), e.URL)
		list = append(list, e)
	}
	return list
}

// planned is when the deadlines of a plan were set, as far as the content knows.
func (c *calendar) planned(p *progress.Plan) progress.Date {
	return cmp.Or(p.Document.Date, firstReport(c.site.ReportsOf(p.ID)), progress.NewDate(1970, 1, 1))
}

// due says what the day of an event is the end of, in the words of the source
// where there are any, and who set it.
func (c *calendar) due(due progress.Period, words, setBy progress.Text) string {
	text := locale.Fill(c.w.CalendarDay, "date", c.lang.Date(due.Last))
	if due.Precision != progress.Day {
		text = locale.Fill(c.w.CalendarEnd, "period", c.lang.Period(due), "date", c.lang.Date(due.Last))
	}
	if !words.Empty() {
		text += " " + c.w.DueAsPrinted + ": “" + c.say(words) + "”."
	}
	if !setBy.Empty() {
		text = locale.Fill(c.w.SetBy, "text", text, "who", c.say(setBy))
	}
	return text
}

func (c *calendar) source(from *progress.Source) string {
	who := c.say(from.Publisher)
	if from.Publisher.Empty() {
		who = c.say(from.Title)
	}
	return locale.Fill(c.w.SourceIs, "source", who)
}

// about is the lines that say something.
func (c *calendar) about(lines ...string) []string {
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

func icsDate(d progress.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`)

func icsText(s string) string { return icsEscapes.Replace(s) }

// fold writes a line of at most 75 bytes, its rest on lines that start with a
// space, and splits no character.
func fold(b *strings.Builder, line string) {
	for room := 75; len(line) > room; room = 74 {
		end := room
		for end > 1 && !utf8.RuneStart(line[end]) {
			end--
		}
		b.WriteString(line[:end] + "\r\n ")
		line = line[end:]
	}
	b.WriteString(line + "\r\n")
}
