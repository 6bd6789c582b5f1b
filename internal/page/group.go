package page

import (
	"slices"
	"strconv"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// manyUnits is from how many units on a group has a page of its own, so that the
// page of all units stays light.
const manyUnits = 400

// unitGroup is the units of one group.
type unitGroup struct {
	name  progress.Text // empty: units without a group
	slug  string        // the same in every language
	units []int         // in the order of the language
}

// unitGroups are the groups in the order of the language.
func (e *edition) unitGroups() []unitGroup {
	slugs := groupSlugs(e.site.Units)
	var list []unitGroup
	for _, i := range e.unitOrder() {
		name := e.site.Units[i].Group
		if last := len(list) - 1; last < 0 || list[last].name.Own != name.Own {
			list = append(list, unitGroup{name: name, slug: slugs[name.Own]})
		}
		g := &list[len(list)-1]
		g.units = append(g.units, i)
	}
	return list
}

// groupSlugs gives each group a slug, in the order of the content, which is no
// matter of language.
func groupSlugs(units []progress.Unit) map[string]string {
	slugs, taken := map[string]string{}, map[string]bool{}
	for i := range units {
		name := units[i].Group.Own
		if _, known := slugs[name]; known {
			continue
		}
		slug := locale.Slug(name)
		if slug == "" {
			slug = "khac"
		}
		unique := slug
		for n := 2; taken[unique]; n++ {
			unique = slug + "-" + strconv.Itoa(n)
		}
		taken[unique] = true
		slugs[name] = unique
	}
	return slugs
}

// groupPages says whether groups have pages of their own.
func (e *edition) groupPages() bool { return len(e.site.Units) > manyUnits }

// groupHref is where the units of a group are listed.
func (e *edition) groupHref(g *unitGroup) string {
	if e.groupPages() {
		return e.href(e.at.UnitGroup(g.slug))
	}
	return e.href(e.at.Units()) + "#" + g.anchor()
}

// anchor is the id of the group on the page of all units.
func (g *unitGroup) anchor() string { return "g-" + g.slug }

// groupName is the name of a group in words, also of those without one.
func (e *edition) groupName(g *unitGroup) progress.Text {
	if g.name.Empty() {
		return e.ours(e.w.NoGroup)
	}
	return g.name
}

// ours is a word of the catalogue where a text of the content is wanted.
func (e *edition) ours(word string) progress.Text {
	return progress.Text{Own: word, Other: map[string]string{e.lang.Code: word}}
}

// census is a criterion set with its newest table of units.
type census struct {
	plan  *progress.Plan
	set   *progress.Set
	table *progress.UnitTable
}

// censuses are the criterion sets of which reports speak unit by unit.
func (e *edition) censuses() []census {
	var list []census
	for _, p := range e.site.Plans {
		for _, set := range criterionSets(p) {
			if t := e.newest(p, set, today); t != nil {
				list = append(list, census{p, set, t})
			}
		}
	}
	return list
}

// covering are those of the censuses that cover any of the units.
func (e *edition) covering(list []census, units []int) []census {
	plans := map[*progress.Plan]bool{}
	for k, i := range units {
		u := &e.site.Units[i]
		if k > 0 && e.site.Units[units[k-1]].Group.Own == u.Group.Own {
			continue
		}
		for _, p := range e.site.PlansOf(u) {
			plans[p] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(c census) bool { return !plans[c.plan] })
}

// result is how far a unit is, as a figure of the criterion set, so that it is
// printed with date, source and phase like any other.
func (e *edition) result(set *progress.Set, t *progress.UnitTable, n int64) *progress.Figure {
	return &progress.Figure{
		Report: t.Report, Set: set.ID, Total: set.Size, AsOf: t.AsOf, AsOfStated: t.AsOfStated, Phase: t.Phase, Note: t.Note,
		Counts: []progress.Count{{Status: "met", N: n}}, Done: n, Counted: n,
	}
}
