package progress_test

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/progress"
)

// unitTable is a table of the set "criteria": "16 3=12 4=9" is a default of 16
// and two units of their own; "-" is no default.
func unitTable(when, s string) *progress.UnitTable {
	parts := strings.Fields(s)
	t := &progress.UnitTable{Set: "criteria", AsOf: period(when)}
	if parts[0] != "-" {
		var n int32
		fmt.Sscan(parts[0], &n)
		t.Default = progress.Some(progress.UnitDone{Unit: -1, N: n})
	}
	for _, p := range parts[1:] {
		var d progress.UnitDone
		fmt.Sscanf(p, "%d=%d", &d.Unit, &d.N)
		t.Done = append(t.Done, d)
	}
	return t
}

func withUnits(r *progress.Report, t *progress.UnitTable) *progress.Report {
	r.Units = t
	return r
}

// province has units 0 to 5; the plan "p" covers "Vinh" (0 to 2) and "Đô Lương" (3).
func province(reports ...*progress.Report) *progress.Site {
	p := plan("p", progress.Set{ID: "s"}, progress.Set{ID: "criteria", Kind: progress.CriterKind, Size: progress.Some[int64](16)},
		progress.Set{ID: "more", Kind: progress.CriterKind})
	p.UnitGroups = []string{"Vinh", "Đô Lương"}
	c := progress.Content{Plans: []*progress.Plan{p, plan("all", progress.Set{ID: "criteria", Kind: progress.CriterKind, Size: progress.Some[int64](5)})}, Reports: reports}
	for i, group := range []string{"Vinh", "Vinh", "Vinh", "Đô Lương", "Yên Thành", ""} {
		c.Units = append(c.Units, progress.Unit{Code: fmt.Sprint(i), Name: own(fmt.Sprint("Xã ", i)), Group: own(group)})
	}
	return on("2030-01-01", c)
}

// told is what the reports say of a unit: "a 16/16, b 12/16".
func told(list []progress.UnitState) string {
	var all []string
	for _, st := range list {
		text := fmt.Sprintf("%s %d", st.Table.Report.ID, st.Done.N)
		if st.Of.OK {
			text += fmt.Sprintf("/%d", st.Of.V)
		}
		all = append(all, text)
	}
	return strings.Join(all, ", ")
}

func TestUnits(t *testing.T) {
	other := withUnits(report("x", "2025-07-01", "2025-06-30"), unitTable("2025-06-30", "5 2=4"))
	other.Plan = "all"
	more := withUnits(report("m", "2025-08-01", "2025-07-31"), unitTable("2025-07-31", "- 0=7"))
	more.Units.Set = "more"
	s := province(
		withUnits(report("b", "2025-09-24", "2025-09-08"), unitTable("2025-09-08", "16 1=12")),
		withUnits(report("a", "2025-04-10", "2025-03-31"), unitTable("2025-03-31", "- 0=3 1=9 4=2")),
		withUnits(report("late", "2025-12-01", "2025-06-30"), unitTable("2025-06-30", "10 3=11")),
		other, more, report("none", "2025-05-01", "2025-04-30"))
	for i, want := range []string{
		"a 3/16, x 5/5, late 10/16, m 7, b 16/16", // listed, by default, of two plans, of a set without size
		"a 9/16, x 5/5, late 10/16, b 12/16",
		"x 4/5, late 10/16, b 16/16",
		"x 5/5, late 11/16, b 16/16",
		"a 2/16, x 5/5", // not covered by the plan, but listed
		"x 5/5",
	} {
		if got := told(s.UnitHistory(i)); got != want {
			t.Errorf("unit %d: %s, want %s", i, got, want)
		}
	}
	for i, want := range []string{"x 5/5, b 16/16, m 7", "x 5/5, b 12/16", "x 4/5, b 16/16", "x 5/5, b 16/16", "x 5/5", "x 5/5"} {
		if got := told(s.UnitsNow(i)); got != want {
			t.Errorf("unit %d now: %s, want %s", i, got, want)
		}
	}
	if got := s.UnitNow(1, "p", "criteria"); !got.OK || got.V.Done.N != 12 || got.V.Complete() {
		t.Errorf("unit 1 now: %+v", got)
	}
	if got := s.UnitNow(0, "p", "criteria"); !got.OK || !got.V.Complete() {
		t.Errorf("unit 0 now: %+v", got)
	}
	if got := s.UnitNow(0, "p", "more"); !got.OK || got.V.Complete() {
		t.Errorf("unit 0 of a set without size: %+v", got)
	}
	if s.UnitNow(5, "p", "criteria").OK || s.UnitNow(0, "p", "none").OK || s.UnitNow(0, "none", "criteria").OK {
		t.Error("a state that no report gives")
	}
}

// Tables of one day stand in the order of publication: the newer word holds.
func TestUnitsOfOneDay(t *testing.T) {
	s := province(
		correction("a", withUnits(report("b", "2025-10-02", "2025-09-08"), unitTable("2025-09-08", "- 0=15"))),
		withUnits(report("a", "2025-09-24", "2025-09-08"), unitTable("2025-09-08", "16")))
	if got := told(s.UnitHistory(0)); got != "a 16/16, b 15/16" {
		t.Error(got)
	}
	if got := told(s.UnitsNow(0)) + "; " + told(s.UnitsNow(1)); got != "b 15/16; a 16/16" {
		t.Error(got)
	}
}

// Tables are ordered as figures are: by the last day, but not after publication.
func TestUnitsOfPeriods(t *testing.T) {
	table := func(id, published, when string) *progress.Report {
		return withUnits(report(id, published, when), unitTable(when, "- 0=15"))
	}
	s := province(table("quarter", "2025-10-10", "2025-Q3"), table("month", "2025-09-24", "2025-09"), table("day", "2025-10-01", "2025-09-26"))
	if got := told(s.UnitHistory(0)); got != "month 15/16, day 15/16, quarter 15/16" {
		t.Error(got)
	}
}

func TestUnitsBeforeAnyReport(t *testing.T) {
	s := province()
	if len(s.UnitHistory(0)) != 0 || len(s.UnitsNow(0)) != 0 || s.UnitNow(0, "p", "criteria").OK {
		t.Error("a state without a report")
	}
}

// A table of a set that the plan does not have says a number out of nothing known.
func TestUnitsOfAnUnknownSet(t *testing.T) {
	table := unitTable("2025-09-08", "- 0=15")
	table.Set = "gone"
	s := province(withUnits(report("a", "2025-09-24", "2025-09-08"), table))
	if got := told(s.UnitHistory(0)); got != "a 15" {
		t.Error(got)
	}
	if got := told(s.UnitsNow(0)); got != "" {
		t.Error(got)
	}
}

func TestCovers(t *testing.T) {
	vinh := &progress.Unit{Group: progress.Text{Own: "Vinh", Other: map[string]string{"en": "Vinh City"}}}
	for _, c := range []struct {
		groups []string
		want   bool
	}{{nil, true}, {[]string{"Vinh"}, true}, {[]string{"Đô Lương", "Vinh"}, true}, {[]string{"Đô Lương"}, false}, {[]string{"Vinh City"}, false}, {[]string{""}, false}} {
		if got := (&progress.Plan{UnitGroups: c.groups}).Covers(vinh); got != c.want {
			t.Errorf("%q covers Vinh: %v", c.groups, got)
		}
	}
}
