package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// The forms of times that stand as text in Vietnamese tables.
var (
	dayFirst  = regexp.MustCompile(`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$`)
	monthYear = regexp.MustCompile(`^(?:tháng )?([0-9]{1,2})[/.-]([0-9]{4})$`)
	quarter   = regexp.MustCompile(`^(?:quý )?(?:q)?(i{1,3}|iv|[1-4])(?:/| năm |-| )([0-9]{4})$`)
	yearOnly  = regexp.MustCompile(`^(?:năm )?([0-9]{4})$`)
)

// time reads a cell as a time as precise as it was written.
func (r *cellReader) time(kind schema.Kind, c Cell, at Ref) (string, bool) {
	text := words(c)
	period, ambiguous := readTime(text)
	if c.Type == Number && period.Precision != progress.Year {
		period = progress.Period{}
	}
	switch {
	case ambiguous:
		d := dayFirst.FindStringSubmatch(text)
		return r.fault(at, diag.Say("“%[1]s” là chữ: ngày %[2]s tháng %[3]s hay ngày %[3]s tháng %[2]s?", "“%[1]s” is text: is %[2]s the day or the month?", text, d[1], d[2]),
			diag.Say("viết %[1]s-%02[3]s-%02[2]s, hoặc định dạng ô thành Ngày (Date) rồi gõ lại", "write %[1]s-%02[3]s-%02[2]s, or format the cell as a date and type it again", d[3], d[1], d[2]))
	case !period.Set(), kind == schema.Date && period.Precision != progress.Day, kind != schema.Due && !period.Dated(),
		period.Dated() && (period.First.Year() < 1900 || period.Last.Year() > 2200):
		return r.fault(at, diag.Say("“%s” không phải thời điểm dùng được ở đây", "“%s” is not a time that can stand here", text), diag.Text{VI: timeHints[kind][0], EN: timeHints[kind][1]})
	case period.Precision == progress.Day:
		return period.String(), true
	}
	return quote(period.String()), true
}

var timeHints = map[schema.Kind][2]string{
	schema.Date:   {"viết ngày như 2025-09-24", "write a day like 2025-09-24"},
	schema.Period: {"viết 2025-09-24, 2025-09, 2025-Q3 hoặc 2025", "write 2025-09-24, 2025-09, 2025-Q3 or 2025"},
	schema.Due:    {"viết 2025-09-24, 2025-09, 2025-Q3, 2025 hoặc “thường xuyên”", "write 2025-09-24, 2025-09, 2025-Q3, 2025 or “continuous”"},
}

// readTime reads what people write: 24/9/2025, 9/2025, quý III/2025, thường
// xuyên. Ambiguous is a date as text whose day may be the month: an Excel set to
// American English writes the month first.
func readTime(text string) (p progress.Period, ambiguous bool) {
	if p, err := progress.ParseDue(text); err == nil {
		return p, false
	}
	text = strings.ToLower(text)
	build := func(s string) (progress.Period, bool) {
		p, err := progress.ParsePeriod(s)
		if err != nil {
			return progress.Period{}, false
		}
		return p, false
	}
	if m := dayFirst.FindStringSubmatch(text); m != nil {
		day, _ := strconv.Atoi(m[1])
		month, _ := strconv.Atoi(m[2])
		if day <= 12 && month <= 12 && day != month {
			return progress.Period{}, true
		}
		return build(m[3] + "-" + two(m[2]) + "-" + two(m[1]))
	}
	if m := monthYear.FindStringSubmatch(text); m != nil {
		return build(m[2] + "-" + two(m[1]))
	}
	if m := quarter.FindStringSubmatch(text); m != nil {
		number := map[string]string{"i": "1", "ii": "2", "iii": "3", "iv": "4"}[m[1]]
		if number == "" {
			number = m[1]
		}
		return build(m[2] + "-Q" + number)
	}
	if m := yearOnly.FindStringSubmatch(text); m != nil {
		return build(m[1])
	}
	if text == "thường xuyên" || text == "continuous" {
		return progress.Period{Precision: progress.Continuous}, false
	}
	return progress.Period{}, false
}

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
