package address

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// Former is an address that something had under a former id.
type Former struct {
	diag.Place // of the aliases
	Path       Path
	Now        Path
}

// Former are the former addresses of plans, sets, items and units: their own
// pages in the language. What lies below such an address has moved with it.
func (p Pages) Former(s *progress.Site) []Former {
	var list []Former
	for _, plan := range s.Plans {
		list = slices.Concat(list, p.formerSets(plan, plan.ID), p.formerItems(plan, plan.ID))
		for _, id := range plan.Aliases {
			list = append(list, Former{plan.Node.At("aliases"), p.Plan(id), p.Plan(plan.ID)})
			if id != plan.ID {
				list = slices.Concat(list, p.formerSets(plan, id), p.formerItems(plan, id))
			}
		}
	}
	for i := range s.Units {
		for _, code := range s.Units[i].Aliases {
			list = append(list, Former{s.Units[i].Node.At("aliases"), p.Unit(code), p.Unit(s.Units[i].Code)})
		}
	}
	return list
}

// formerSets are those of sets that had another id while the plan had this one.
func (p Pages) formerSets(plan *progress.Plan, id string) []Former {
	var list []Former
	for _, set := range plan.Sets {
		for _, alias := range set.Aliases {
			list = append(list, Former{set.Node.At("aliases"), p.Set(id, alias), p.Set(plan.ID, set.ID)})
		}
	}
	return list
}

// formerItems are those of items, likewise.
func (p Pages) formerItems(plan *progress.Plan, id string) []Former {
	var list []Former
	for i := range plan.Items {
		item := &plan.Items[i]
		for _, alias := range item.Aliases {
			list = append(list, Former{item.Node.At("aliases"), p.Item(id, alias), p.Item(plan.ID, item.ID)})
		}
	}
	return list
}

// FormerPath is a former address as an article or a page writes it: that of a page,
// with or without the slashes at its ends, of a file, or of all that lay below a
// folder ("/ke-hoach/nq57/*").
func FormerPath(alias string) Path {
	path := "/" + strings.Trim(alias, "/")
	if strings.HasSuffix(path, "/*") || strings.Contains(path[strings.LastIndexByte(path, '/'):], ".") {
		return Path(path)
	}
	return Path(strings.TrimSuffix(path, "/") + "/")
}

// Below is the folder of a former address that stands for all below it; false: it
// stands for itself.
func (p Path) Below() (Path, bool) {
	folder, all := strings.CutSuffix(string(p), "*")
	return Path(folder), all
}
