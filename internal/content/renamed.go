package content

import (
	"slices"

	"tiendo/internal/progress"
)

// renamed are ids of now by former ones. A sealed report may not be edited when
// its plan, a set or an item is renamed: it goes on to name what it named, and so
// do articles and commitments.
type renamed map[string]string

// now is the id that something bears now.
func (m renamed) now(id string) string {
	if now, ok := m[id]; ok {
		return now
	}
	return id
}

func renamedSets(p *progress.Plan) renamed {
	m := renamed{}
	for _, set := range p.Sets {
		for _, alias := range set.Aliases {
			m[alias] = set.ID
		}
	}
	return m
}

func renamedItems(p *progress.Plan) renamed {
	m := renamed{}
	for i := range p.Items {
		for _, alias := range p.Items[i].Aliases {
			m[alias] = p.Items[i].ID
		}
	}
	return m
}

// now is the plan that bears an id, or bore it, by the id of now, and its set
// likewise; false: both bear theirs, or there is no such plan.
func (r *reader) now(plan, set string) (string, string, bool) {
	p := r.planByID[plan]
	if p == nil {
		return plan, set, false
	}
	now := set
	if p.Set(set) == nil {
		now = renamedSets(p).now(set)
	}
	return p.ID, now, p.ID != plan || now != set
}

// ofNow is a text whose bound figures and charts name what they are about by its
// id of now. The text that was read may be kept for another time: it stays.
func (r *reader) ofNow(b progress.Body) progress.Body {
	own := false
	for i := range b.Parts {
		part := b.Parts[i]
		if bound := part.Bound; bound != nil {
			if plan, set, other := r.now(bound.Plan, bound.Set); other {
				to := *bound
				to.Plan, to.Set, part.Bound = plan, set, &to
			}
		}
		if c := part.Chart; c != nil {
			if plan, set, other := r.now(c.Plan, c.Set); other {
				to := *c
				to.Plan, to.Set, part.Chart = plan, set, &to
			}
		}
		if part.Bound == b.Parts[i].Bound && part.Chart == b.Parts[i].Chart {
			continue
		}
		if !own {
			b.Parts, own = slices.Clone(b.Parts), true
		}
		b.Parts[i] = part
	}
	return b
}
