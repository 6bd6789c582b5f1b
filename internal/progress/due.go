package progress

// LastReport is the newest report of a plan by as-of date, nil when there is none.
func (s *Site) LastReport(plan string) *Report {
	var last *Report
	for _, r := range s.reportsOf[plan] {
		if last == nil || r.asOfDay() >= last.asOfDay() {
			last = r
		}
	}
	return last
}

func (r *Report) asOfDay() Date { return min(r.AsOf.Last, r.saidOn()) }

// longest is a number of days beyond every calendar, but within a Date.
const longest = 1_000_000

// StaleFrom is the first day on which the newest report of a plan is older than
// the plan's cadence; 0 when no cadence is expected or no report is there.
func (s *Site) StaleFrom(p *Plan) Date {
	last := s.LastReport(p.ID)
	if p.ReportEveryDays == 0 || last == nil {
		return 0
	}
	return last.asOfDay() + Date(min(p.ReportEveryDays, longest)) + 1
}

// Stale says whether the plan's next report has not come in time.
func (s *Site) Stale(p *Plan) bool {
	from := s.StaleFrom(p)
	return from != 0 && s.Date >= from
}

// Resolved says whether the newest report calls the item done or continuous.
func (s *Site) Resolved(p *Plan, it *Item) bool {
	states := s.ItemHistory(p.ID, it.ID)
	for i := len(states) - 1; i >= 0; i-- {
		if st := p.Status(states[i].Status); st != nil {
			return st.CountsAs != Open
		}
	}
	return false
}

// NextChange is the first day after the day of the build on which the pages
// would say something else although nobody touched the content: a deadline
// passes, a report goes stale, an embargo ends, a year begins (security.txt
// must not expire).
func (s *Site) NextChange() Date {
	next := NewDate(s.Date.Year()+1, 1, 1)
	at := func(d Date) {
		if d > s.Date && d < next {
			next = d
		}
	}
	for _, h := range s.Hidden {
		at(h.Until)
	}
	for _, c := range s.Commitments {
		for _, u := range c.Updates {
			at(u.Date)
		}
		if c.Due.Dated() && c.StatusOn(s.Date) == "open" {
			at(c.Due.Last + 1)
		}
	}
	for _, p := range s.Plans {
		at(s.StaleFrom(p))
		for i := range p.Items {
			it := &p.Items[i]
			if len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated() && !s.Resolved(p, it) {
				at(it.Deadlines[0].Due.Last + 1)
			}
		}
	}
	return next
}
