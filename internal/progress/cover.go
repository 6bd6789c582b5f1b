package progress

import "slices"

// indexCover works out which units each plan covers, which plans cover the units of
// each group, and which articles present each report: asked for once a page, none
// of it may be looked for.
func (s *Site) indexCover() {
	all, byGroup := make([]int, len(s.Units)), map[string][]int{}
	for i := range s.Units {
		all[i] = i
		group := s.Units[i].Group.Own
		byGroup[group] = append(byGroup[group], i)
	}
	s.unitsOf, s.plansOf = map[string][]int{}, map[string][]*Plan{}
	for _, p := range s.Plans {
		groups := slices.Compact(slices.Sorted(slices.Values(p.UnitGroups)))
		if len(groups) == 0 {
			s.unitsOf[p.ID] = all
		}
		for _, group := range groups {
			s.unitsOf[p.ID] = append(s.unitsOf[p.ID], byGroup[group]...)
		}
		slices.Sort(s.unitsOf[p.ID])
		for group, units := range byGroup {
			if p.Covers(&s.Units[units[0]]) {
				s.plansOf[group] = append(s.plansOf[group], p)
			}
		}
	}
	s.newsOf = map[string][]*Article{}
	for _, a := range s.News {
		for _, report := range a.Reports {
			s.newsOf[report] = append(s.newsOf[report], a)
		}
	}
}

// UnitsOf are the indexes of the units that a plan covers, ascending.
func (s *Site) UnitsOf(p *Plan) []int { return s.unitsOf[p.ID] }

// PlansOf are the plans that cover a unit, in their order.
func (s *Site) PlansOf(u *Unit) []*Plan { return s.plansOf[u.Group.Own] }

// NewsOf are the articles that present a report, in their order.
func (s *Site) NewsOf(report string) []*Article { return s.newsOf[report] }
