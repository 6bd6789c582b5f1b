package export

import (
	"strings"
	"unicode/utf8"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// event is a day in the calendar.
type event struct {
	UID, Summary string
	Page         address.Path
	Due          progress.Period
}

// writeCalendar writes what is due when, as all-day events on the last day that
// is in time; RFC 5545. What is settled has left the calendar.
func writeCalendar(s *progress.Site, _ Options, t *output.Tree) error {
	m := address.Of(s)
	_, host, _ := strings.Cut(m.Absolute(""), "//")
	lines := []string{"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//tiendo//deadlines//EN", "NAME:" + icsText(s.Title.Own)}
	for _, e := range events(s, m.In(locale.For(s.Language))) {
		lines = append(lines, "BEGIN:VEVENT", "UID:"+icsText(e.UID)+"@"+host,
			// The stamp is the content's, not the build's.
			"DTSTAMP:"+icsDate(lastNews(s))+"T000000Z", "DTSTART;VALUE=DATE:"+icsDate(e.Due.Last),
			"SUMMARY:"+icsText(e.Summary), "URL:"+m.Absolute(e.Page), "TRANSP:TRANSPARENT", "END:VEVENT")
	}
	lines = append(lines, "END:VCALENDAR")
	var b strings.Builder
	for _, line := range lines {
		fold(&b, line)
	}
	return t.Add(address.Calendar.File(), []byte(b.String()))
}

func events(s *progress.Site, pages address.Pages) []event {
	var list []event
	for _, c := range s.Commitments {
		if c.Due.Dated() && c.StatusOn(s.Date) == "open" {
			list = append(list, event{"commitment-" + c.ID, c.By.Own + ": " + c.Text.Own, pages.Commitments(), c.Due})
		}
	}
	for _, p := range s.Plans {
		for _, x := range p.Sets {
			if f := s.Latest(p.ID, x.ID); x.Due.Dated() && (f == nil || !f.Complete()) {
				list = append(list, event{"set-" + p.ID + "-" + x.ID, p.Title.Own + ": " + x.Name.Own, pages.Set(p.ID, x.ID), x.Due})
			}
		}
		for i := range p.Items {
			it := &p.Items[i]
			if len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated() && !s.Resolved(p, it) {
				list = append(list, event{"item-" + p.ID + "-" + it.ID, it.Title.Own, pages.Item(p.ID, it.ID), it.Deadlines[0].Due})
			}
		}
	}
	return list
}

func icsDate(d progress.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r", "", "\n", `\n`)

func icsText(s string) string { return icsEscapes.Replace(s) }

// fold writes a line of at most 75 bytes, its rest on lines that start with a
// space, and splits no character.
func fold(b *strings.Builder, line string) {
	for room := 75; len(line) > room; room = 74 {
		end := room
		for !utf8.RuneStart(line[end]) {
			end--
		}
		b.WriteString(line[:end] + "\r\n ")
		line = line[end:]
	}
	b.WriteString(line + "\r\n")
}
