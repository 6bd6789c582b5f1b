package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

// unitBook holds what pages of units have in common. Several read it at a time; all
// but the words of results is filled before.
type unitBook struct {
	*edition
	groups     []unitGroup
	groupOf    []*unitGroup // by unit
	rank       []int        // place of a unit in its group, by unit
	crumbs     map[*unitGroup][]link
	groupNames map[*unitGroup]template.HTML
	groupLinks map[*unitGroup]template.HTML
	place      map[progress.Tile]int
	tables     memo[*progress.UnitTable, *tableWords]
	words      memo[resultKey, *resultWords] // of results that were asked for; see said
	nearRows   []string                      // by unit; see near
	criteria   map[setOf][]criterionLines

	historyHead        string
	jsonWords, csvLine template.HTML
}

type setOf struct {
	plan *progress.Plan
	set  string
}

// resultKey is all that a unit's result depends on, except which criteria are met.
type resultKey struct {
	table *progress.UnitTable
	n     int32
	named bool
}

// resultWords is how the newest result of a unit is said.
type resultWords struct {
	result           template.HTML // "16/16 tiêu chí (giai đoạn 1)"
	plain            string        // the same without marks
	number           string        // "16/16 (giai đoạn 1)"
	section, receipt string        // begin of the section of the criterion set, and its end
}

// tableWords is how the table that results stand in is said.
type tableWords struct {
	asOf         template.HTML // "Đến 8/9/2025, theo Báo Nghệ An."
	when, report string        // cells of the history
}

func (e *edition) newUnitBook() *unitBook {
	b := &unitBook{
		edition: e, groups: e.unitGroups(), groupOf: make([]*unitGroup, len(e.site.Units)), rank: make([]int, len(e.site.Units)),
		crumbs: map[*unitGroup][]link{}, groupNames: map[*unitGroup]template.HTML{}, groupLinks: map[*unitGroup]template.HTML{},
		place: map[progress.Tile]int{}, criteria: map[setOf][]criterionLines{},
		jsonWords: esc(e.w.UnitAsJSON), csvLine: "<li>" + anchor(e.href(address.UnitsCSV), esc(e.w.UnitsAsCSV)) + "</li>",
	}
	b.tellGroups()
	b.tellCriteria()
	for i := range e.site.Units {
		if t := e.site.Units[i].Tile; t.OK {
			b.place[t.V] = i
		}
	}
	b.historyHead = b.headOfHistory()
	b.nearRows = make([]string, len(e.site.Units))
	for i := range b.nearRows {
		b.nearRows[i] = b.nearRow(i)
	}
	return b
}

func (b *unitBook) tellGroups() {
	for k := range b.groups {
		g := &b.groups[k]
		name := b.text(b.groupName(g))
		to := link{Href: b.groupHref(g), Text: name}
		b.crumbs[g] = []link{{Href: b.href(b.at.Units()), Text: esc(b.w.Units)}, to}
		b.groupNames[g] = anchor(to.Href, name)
		b.groupLinks[g] = anchor(to.Href, fill(b.w.AllOfGroup, "n", b.n(int64(len(g.units))), "group", name))
		for rank, i := range g.units {
			b.groupOf[i], b.rank[i] = g, rank
		}
	}
}

// tellCriteria says the criteria of every set that a report speaks of.
func (b *unitBook) tellCriteria() {
	for _, r := range b.site.Reports {
		t, p := r.Units, b.site.Plan(r.Plan)
		if t == nil || p == nil || p.Set(t.Set) == nil {
			continue
		}
		key := setOf{p, t.Set}
		if _, told := b.criteria[key]; !told {
			b.criteria[key] = b.criterionLines(p, t.Set)
		}
	}
}

// said is how a result is said, which is worked out once.
func (b *unitBook) said(st progress.UnitState) *resultWords {
	return b.words.of(resultKey{st.Table, st.Done.N, st.Done.Named}, func() *resultWords { return b.tell(st) })
}

func (b *unitBook) tell(st progress.UnitState) *resultWords {
	set := st.Plan.Set(st.Table.Set)
	if set == nil {
		return &resultWords{}
	}
	f := b.edition.result(set, st.Table, int64(st.Done.N))
	w := resultWords{
		number:  string(b.mark(f, b.withPhase(f, esc(b.outOfSize(st))))),
		result:  b.mark(f, b.withPhase(f, esc(b.outOfSize(st)+" ")+b.noun(set))),
		section: b.section(st, f), receipt: string(drawn(b.receipt(st.Plan, set, f))),
	}
	w.plain = bare(w.result)
	return &w
}

// from is how the table of a result is said, which is worked out once.
func (b *unitBook) from(t *progress.UnitTable) *tableWords {
	return b.tables.of(t, func() *tableWords {
		date := b.asOfDate(t.AsOf, t.AsOfStated)
		w := tableWords{asOf: fill(b.w.UnitAsOf, "date", date, "source", b.source(&t.Report.Source)), when: string(esc(date)), report: string(b.reportLink(t.Report))}
		if !t.Phase.Empty() {
			w.when += " <small>" + string(b.text(t.Phase)) + "</small>"
		}
		return &w
	})
}
