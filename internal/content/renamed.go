package content

import "tiendo/internal/progress"

// renamed are ids of now by former ones. A sealed report may not be edited when
// its plan, a set or an item is renamed: it goes on to name what it named.
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
