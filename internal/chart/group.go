package chart

import "slices"

// grouped brings what belongs to one group together and keeps the order
// otherwise: a group stands where its first member does.
func grouped[T any](list []T, group func(*T) string) []T {
	rank := make(map[string]int)
	sorted := true
	for i := range list {
		name := group(&list[i])
		r, known := rank[name]
		if !known {
			r = len(rank)
			rank[name] = r
		}
		sorted = sorted && r == len(rank)-1
	}
	if sorted {
		return list
	}
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { return rank[group(&a)] - rank[group(&b)] })
	return out
}

// groups cuts a grouped list where the name of the group changes.
func groups[T any](list []T, group func(*T) string) [][]T {
	var out [][]T
	start := 0
	for i := range list {
		if i == len(list)-1 || group(&list[i+1]) != group(&list[i]) {
			out = append(out, list[start:i+1])
			start = i + 1
		}
	}
	return out
}

func tileGroup(t *Tile) string   { return t.Group }
func rowGroup(r *UnitRow) string { return r.Group }
