package progress

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCover holds the indexes against looking for everything.
func TestCover(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	groups := []string{"", "Vinh", "Quỳ Châu", "Con Cuông"}
	c := Content{}
	for i := range 40 {
		c.Units = append(c.Units, Unit{Code: fmt.Sprint(i), Group: Text{Own: groups[random.IntN(len(groups))]}})
	}
	for i := range 12 {
		p := &Plan{ID: fmt.Sprint("p", i)}
		for range i % 4 {
			p.UnitGroups = append(p.UnitGroups, append(groups, "Không có")[random.IntN(len(groups)+1)])
		}
		c.Plans = append(c.Plans, p)
	}
	for i := range 9 {
		c.News = append(c.News, &Article{ID: fmt.Sprint("a", i), Date: NewDate(2025, 1, 1+i), Reports: []string{fmt.Sprint(i % 3), fmt.Sprint(i % 2)}})
	}
	s := New(c, NewDate(2025, 2, 1), false)
	for _, p := range s.Plans {
		var want []int
		for i := range s.Units {
			if p.Covers(&s.Units[i]) {
				want = append(want, i)
			}
			if slices.Contains(s.PlansOf(&s.Units[i]), p) != p.Covers(&s.Units[i]) {
				t.Errorf("plan %s and unit %d", p.ID, i)
			}
		}
		if !slices.Equal(s.UnitsOf(p), want) {
			t.Errorf("%s covers %v, want %v", p.ID, s.UnitsOf(p), want)
		}
	}
	for i := range s.Units {
		if !slices.IsSortedFunc(s.PlansOf(&s.Units[i]), func(a, b *Plan) int { return slices.Index(s.Plans, a) - slices.Index(s.Plans, b) }) {
			t.Errorf("the plans of unit %d are out of order", i)
		}
	}
	for report := range 3 {
		var want []*Article
		for _, a := range s.News {
			for _, id := range a.Reports {
				if id == fmt.Sprint(report) {
					want = append(want, a)
				}
			}
		}
		if !slices.Equal(s.NewsOf(fmt.Sprint(report)), want) {
			t.Errorf("report %d: %v, want %v", report, s.NewsOf(fmt.Sprint(report)), want)
		}
	}
}
