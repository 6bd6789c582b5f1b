package progress_test

import (
	"fmt"
	"testing"

	"tiendo/internal/progress"
)

// national is a country: 34 provinces, 3,321 units, 136 reports that speak of
// every unit, 2,000 articles.
func national() progress.Content {
	const provinces, units, articles = 34, 3321, 2000
	var c progress.Content
	for i := range units {
		c.Units = append(c.Units, progress.Unit{Code: fmt.Sprint(10000 + i), Name: own(fmt.Sprint("Xã ", i)), Group: own(fmt.Sprint("Tỉnh ", i*provinces/units))})
	}
	for p := range provinces {
		x := plan(fmt.Sprintf("tinh-%02d", p), year2025(), progress.Set{ID: "criteria", Kind: progress.CriterKind, Size: progress.Some[int64](16)})
		x.UnitGroups, x.ReportEveryDays = []string{fmt.Sprint("Tỉnh ", p)}, 92
		c.Plans = append(c.Plans, x)
		for q := range 4 {
			r := report(fmt.Sprintf("2025-q%d-%02d", q+1, p), fmt.Sprintf("2025-%02d-28", 3*q+3), fmt.Sprintf("2025-Q%d", q+1), fig("s", 45, "done=7 in-progress=16"))
			r.Plan = x.ID
			r.Units = &progress.UnitTable{Set: "criteria", AsOf: r.AsOf, Default: progress.Some(progress.UnitDone{Unit: -1, N: 16})}
			for i := range c.Units {
				if i%2 == 0 && x.Covers(&c.Units[i]) {
					r.Units.Done = append(r.Units.Done, progress.UnitDone{Unit: int32(i), N: int32(i % 17)})
				}
			}
			c.Reports = append(c.Reports, r)
		}
	}
	for i := range articles {
		c.News = append(c.News, &progress.Article{ID: fmt.Sprint("tin-", i), Date: day("2025-01-01") + progress.Date(i*7919%365)})
	}
	return c
}

func TestNational(t *testing.T) {
	s := on("2026-01-02", national())
	if len(s.Reports) != 136 || len(s.News) != 2000 || len(s.Units) != 3321 {
		t.Fatalf("%d reports, %d articles, %d units", len(s.Reports), len(s.News), len(s.Units))
	}
	for i := range s.Units {
		if h := s.UnitHistory(i); len(h) != 4 || !s.UnitNow(i, h[0].Plan.ID, "criteria").OK || len(s.UnitsNow(i)) != 1 {
			t.Fatalf("unit %d has %d states, now %v", i, len(h), s.UnitsNow(i))
		}
	}
}

func BenchmarkNew(b *testing.B) {
	c := national()
	b.ReportAllocs()
	for b.Loop() {
		on("2026-01-02", c)
	}
}

func BenchmarkUnitsNow(b *testing.B) {
	s := on("2026-01-02", national())
	b.ReportAllocs()
	for b.Loop() {
		for i := range s.Units {
			s.UnitsNow(i)
		}
	}
}
