package export

import (
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// moves are the former addresses of what was renamed, by those of now. An address
// that ends in a slash stands for whatever lies below it.
type moves map[address.Path][]address.Path

// movesOf are the moves of a site that has these addresses.
func movesOf(s *progress.Site, all []address.Path) moves {
	m, links := moves{}, address.Of(s)
	for _, code := range s.Languages {
		l := locale.For(code)
		if l == nil {
			continue
		}
		at := links.In(l)
		for _, f := range at.Former(s) {
			m.add(f.Now, f.Path)
		}
		kinds, years := below(all, at.Embeds()), below(all, at.Commitments())
		for _, p := range s.Plans {
			m.addPlan(s, at, p, kinds, years)
		}
	}
	for i := range s.Units {
		for _, code := range s.Units[i].Aliases {
			m.add(address.UnitJSON(s.Units[i].Code), address.UnitJSON(code))
		}
	}
	return m
}

// addPlan adds what bears the ids of a plan and of its sets beside their pages.
func (m moves) addPlan(s *progress.Site, at address.Pages, p *progress.Plan, kinds, years []string) {
	for i, id := range append([]string{p.ID}, p.Aliases...) {
		if i > 0 {
			m.add(address.PlanJSON(p.ID), address.PlanJSON(id))
			m.add(address.PlanCSV(p.ID), address.PlanCSV(id))
			for _, year := range years {
				m.add(at.CommitmentsPlan(year, p.ID), at.CommitmentsPlan(year, id))
			}
		}
		for _, set := range p.Sets {
			for _, alias := range append([]string{set.ID}, set.Aliases...) {
				for _, kind := range kinds {
					m.add(at.Embed(kind, p.ID, set.ID), at.Embed(kind, id, alias))
				}
			}
		}
	}
	for _, set := range p.Sets {
		for _, alias := range set.Aliases {
			for _, r := range s.Reports {
				if r.Plan == p.ID {
					m.add(at.PressChart(r.ID, set.ID), at.PressChart(r.ID, alias))
				}
			}
		}
	}
}

func (m moves) add(now, former address.Path) {
	if now != former && !slices.Contains(m[now], former) {
		m[now] = append(m[now], former)
	}
}

// former are the addresses that something at a path had.
func (m moves) former(path address.Path) []address.Path {
	list := slices.Clone(m[path])
	for i := len(path) - 2; i > 0; i-- {
		if path[i] != '/' {
			continue
		}
		for _, folder := range m[path[:i+1]] {
			list = append(list, folder+path[i+1:])
		}
	}
	return list
}

// below are the names of the folders right below a folder.
func below(all []address.Path, folder address.Path) []string {
	var names []string
	for _, path := range all {
		if rest, ok := strings.CutPrefix(string(path), string(folder)); ok {
			if name, _, deeper := strings.Cut(rest, "/"); deeper && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}
