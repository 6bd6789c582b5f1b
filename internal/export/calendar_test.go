package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"tiendo/internal/progress"
)

// calendarOf reads a calendar with a parser that is not ours.
func calendarOf(t *testing.T, s *progress.Site, path string) (events []*ics.VEvent) {
	t.Helper()
	text := read(t, tree(t, s), path)
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) || line == "" {
			t.Errorf("%q is %d bytes", line, len(line))
		}
	}
	c, err := ics.ParseCalendar(bytes.NewReader([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range c.Events() {
		from, err1 := e.GetAllDayStartAt()
		to, err2 := e.GetAllDayEndAt()
		stamp, err3 := e.GetDtStampTime()
		if err1 != nil || err2 != nil || err3 != nil || to.Sub(from).Hours() != 24 || stamp.Year() > 2025 {
			t.Errorf("%s: %v to %v, %v: %v %v %v", e.Id(), from, to, stamp, err1, err2, err3)
		}
	}
	return c.Events()
}

func value(e *ics.VEvent, p ics.ComponentProperty) string {
	if x := e.GetProperty(p); x != nil {
		return x.Value
	}
	return ""
}

func TestCalendar(t *testing.T) {
	var got []string
	events := calendarOf(t, nghean(), "deadlines.ics")
	for _, e := range events {
		got = append(got, e.Id()+" "+value(e, ics.ComponentPropertyDtStart)+" "+value(e, ics.ComponentPropertyDtstamp)[:8])
	}
	// The commitment "law" is kept, t-08 has no end, t-09 is done, other sets have no
	// due date. The stamps are the day on which it was said, and those of the plan.
	if want := []string{"commitment-kpi-tool@example.org/tiendo 20250930 20250924", "set-nq57-targets-2025@example.org/tiendo 20251231 20241222",
		"item-nq57-t-07@example.org/tiendo 20251231 20241222", "item-nq57-t-07-2025-q3@example.org/tiendo 20250930 20241222"}; !slices.Equal(got, want) {
		t.Errorf("events\n%s, want\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	kpi := events[0]
	about := value(kpi, ics.ComponentPropertyDescription)
	for _, want := range []string{"Chỉ đạo của Thủ tướng; nơi nhận: các bộ (24/9/2025)", "Hạn: tháng 9/2025, tính đến hết ngày 30/9/2025. Hạn theo nguyên văn: “chậm nhất trong tháng 9/2025”.", "Nguồn: Báo Nghệ An",
		"\nhttps://example.org/tiendo/cam-ket/#kpi-tool"} {
		if !strings.Contains(about, want) {
			t.Errorf("%q is not in\n%s", want, about)
		}
	}
	if value(kpi, ics.ComponentPropertySummary) != "Công cụ KPI" || value(kpi, ics.ComponentPropertyUrl) != "https://example.org/tiendo/cam-ket/#kpi-tool" {
		t.Errorf("%+v", kpi)
	}
	if third := value(events[3], ics.ComponentPropertyDescription); !strings.Contains(third, "Hạn: quý III/2025, tính đến hết ngày 30/9/2025. (do Bộ đặt)") {
		t.Errorf("the end of a quarter: %s", third)
	}
	english := calendarOf(t, nghean(), "en/deadlines.ics")
	if len(english) != len(events) || english[0].Id() != kpi.Id() || value(english[0], ics.ComponentPropertySummary) != "A KPI tool" ||
		!strings.Contains(value(english[0], ics.ComponentPropertyDescription), "Due: September 2025, which ends on 30 September 2025.") {
		t.Errorf("in English: %+v", english[0])
	}
}

// TestCalendarStays: no day of a build stands in it, and an event keeps its UID
// when its words and its time change.
func TestCalendarStays(t *testing.T) {
	if a, b := read(t, tree(t, nghean()), "deadlines.ics"), read(t, tree(t, on("2025-10-25")), "deadlines.ics"); a != b {
		t.Errorf("the calendar knows the day of the build")
	}
	s := nghean()
	s.Commitments[0].Due, s.Commitments[0].Text = during("2026-Q1"), own("Công cụ, theo KPI; mới \\ hơn\nvà dài "+strings.Repeat("hơn nữa ", 30))
	e := calendarOf(t, s, "deadlines.ics")[0]
	if e.Id() != "commitment-kpi-tool@example.org/tiendo" || value(e, ics.ComponentPropertyDtStart) != "20260331" || ics.FromText(value(e, ics.ComponentPropertySummary)) != s.Commitments[0].Text.Own && value(e, ics.ComponentPropertySummary) != s.Commitments[0].Text.Own {
		t.Errorf("%+v", e)
	}
}

func TestICSText(t *testing.T) {
	if got, want := icsText("a, b; c\\d\r\ne"), `a\, b\; c\\d\ne`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, s := range []string{"", strings.Repeat("ế", 200), strings.Repeat("a", 75), strings.Repeat("a", 76), strings.Repeat("\U0001F600", 40)} {
		var b strings.Builder
		fold(&b, s)
		for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) {
				t.Errorf("%q is %d bytes", line, len(line))
			}
		}
		if back := strings.TrimSuffix(strings.ReplaceAll(b.String(), "\r\n ", ""), "\r\n"); back != s {
			t.Errorf("%q unfolds to %q", s, back)
		}
	}
}
