package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// nearly is how many criteria a unit may lack to stand apart from those that lack more.
const nearly = 3

// tileClass is the class of a unit's result.
type tileClass int

const (
	tileFull tileClass = iota
	tileNear
	tileFar
	tileNone
)

// unitOrder is every unit, by group and name as a dictionary of the language has
// them. It is worked out once an edition.
func (e *edition) unitOrder() []int {
	e.sorting.Do(func() {
		order := make([]int, len(e.site.Units))
		for i := range order {
			order[i] = i
		}
		locale.Sort(e.lang, order, func(i int) string { return e.say(e.site.Units[i].Name) })
		locale.Sort(e.lang, order, func(i int) string { return e.say(e.site.Units[i].Group) })
		e.order, e.place = order, make([]int, len(order))
		for at, i := range order {
			e.place[i] = at
		}
	})
	return e.order
}

// unitsOf are the units that a plan covers, in the order of reading.
func (e *edition) unitsOf(p *progress.Plan) []int {
	return e.covered.of(p, func() []int {
		e.unitOrder()
		units := slices.Clone(e.site.UnitsOf(p))
		slices.SortFunc(units, func(a, b int) int { return cmp.Compare(e.place[a], e.place[b]) })
		return units
	})
}

// criterionSets are the sets of a plan that are shown unit by unit.
func criterionSets(p *progress.Plan) []*progress.Set {
	var list []*progress.Set
	for i := range p.Sets {
		if p.Sets[i].Kind == progress.CriterKind && p.Sets[i].Size.OK {
			list = append(list, &p.Sets[i])
		}
	}
	return list
}

// today is the day as of which things are known on pages that are not dated:
// every public report counts.
const today = progress.Date(1<<31 - 1)

// newest is the newest table of units for a criterion set that was published by
// a day, nil when there is none.
func (e *edition) newest(p *progress.Plan, set *progress.Set, day progress.Date) *progress.UnitTable {
	var table *progress.UnitTable
	for _, r := range e.site.ReportsOf(p.ID) {
		if t := r.Units; t != nil && t.Set == set.ID && r.Published <= day &&
			(table == nil || t.AsOfDay() >= table.AsOfDay()) {
			table = t
		}
	}
	return table
}

// unitState is what was known of a unit on a day.
func (e *edition) unitState(i int, p *progress.Plan, set *progress.Set, day progress.Date) progress.Maybe[progress.UnitState] {
	if day == today {
		return e.site.UnitNow(i, p.ID, set.ID)
	}
	states := e.site.UnitHistory(i)
	for k := len(states) - 1; k >= 0; k-- {
		if st := states[k]; st.Plan == p && st.Table.Set == set.ID && st.Table.Report.Published <= day {
			return progress.Some(st)
		}
	}
	return progress.Maybe[progress.UnitState]{}
}

// tiles are those of the given units that a plan covers, by how many criteria of
// a set they met as known on a day. Nil where no report speaks of units.
func (e *edition) tiles(p *progress.Plan, set *progress.Set, units []int, day progress.Date) *chart.Tiles {
	table := e.newest(p, set, day)
	if table == nil {
		return nil
	}
	c := &chart.Tiles{Map: e.areas, OffMap: e.w.OffMap, Group: e.w.Group, Total: e.w.Total, Format: func(n int) string { return e.n(int64(n)) }}
	var count [4]int
	same, results := true, map[string]bool{}
	for _, i := range units {
		if !p.Covers(&e.site.Units[i]) {
			continue
		}
		tile, class := e.tile(set, i, e.unitState(i, p, set, day))
		count[class]++
		results[tile.Result] = true
		c.Units = append(c.Units, tile)
	}
	same = len(results) == 1 && len(c.Units) > 1
	e.tileClasses(c, set, count)
	e.tileWords(c, p, set, table, count, same)
	return c
}

func (e *edition) tile(set *progress.Set, i int, state progress.Maybe[progress.UnitState]) (chart.Tile, tileClass) {
	u := &e.site.Units[i]
	t := chart.Tile{
		X: -1, Y: -1, Name: e.say(u.Name), Short: e.say(e.shortText(u)), Group: e.say(u.Group),
		Code: u.Code, Result: "–", Class: int(tileNone), Href: e.href(e.at.Unit(u.Code)),
	}
	if u.Tile.OK {
		t.X, t.Y = u.Tile.V.Col, u.Tile.V.Row
	}
	if !state.OK {
		return t, tileNone
	}
	done := int64(state.V.Done.N)
	t.Result = e.n(done) + "/" + e.n(set.Size.V)
	class := tileFar
	switch missing := set.Size.V - done; {
	case missing <= 0:
		class = tileFull
	case missing <= nearly:
		class = tileNear
	}
	t.Class = int(class)
	return t, class
}

// shortName is a name without its kind: "Phường Thành Vinh" is "Thành Vinh" on a tile.
func shortName(name, kind string) string {
	if len(name) > len(kind) && kind != "" && strings.EqualFold(name[:len(kind)], kind) {
		return strings.TrimSpace(name[len(kind):])
	}
	return name
}

// tileClasses keeps the classes that occur, and the first one always.
func (e *edition) tileClasses(c *chart.Tiles, set *progress.Set, count [4]int) {
	names := [4]string{
		locale.Fill(e.w.TileFull, "n", e.n(set.Size.V), "noun", bare(e.noun(set))),
		locale.Fill(e.w.TileNear, "n", e.n(nearly)), locale.Fill(e.w.TileFar, "n", e.n(nearly+1)), e.w.TileNone,
	}
	looks := [4]chart.TileLook{chart.TileFull, chart.TileNear, chart.TileFar, chart.TileNone}
	var place [4]int
	for k := range count {
		place[k] = len(c.Classes)
		if k == 0 || count[k] > 0 {
			c.Classes = append(c.Classes, chart.TileClass{Look: looks[k], Label: names[k]})
		}
	}
	for i := range c.Units {
		c.Units[i].Class = place[c.Units[i].Class]
	}
}

// tileWords says the finding: how many units meet every criterion; that all
// agree, before any picture; what is counted, as of when, in which phase.
func (e *edition) tileWords(c *chart.Tiles, p *progress.Plan, set *progress.Set, t *progress.UnitTable, count [4]int, same bool) {
	units := e.unitNoun(p, set)
	did := locale.Fill(e.w.MeetAll, "n", e.n(set.Size.V), "noun", bare(e.noun(set)))
	pattern := e.w.Claim
	if count[tileFull] == len(c.Units) && count[tileFull] > 1 {
		pattern = e.w.ClaimAll
	}
	total := e.n(int64(len(c.Units)))
	claim := fill(pattern, "done", e.n(int64(count[tileFull])), "total", total, "noun", units, "did", did)
	if !t.Phase.Empty() {
		claim = fill(e.w.InPhase, "text", claim, "phase", within(e.say(t.Phase)))
	}
	asOf := e.asOfDate(t.AsOf, t.AsOfStated)
	c.Headline = bare(capital(claim))
	c.Subtitle = bare(fill(e.w.NameUntil, "name", e.text(p.Title), "date", asOf))
	c.Desc = c.Headline
	c.Empty = capitalWord(e.w.NoFigureYet) + "."
	c.Live = e.live(p.ID+"-"+set.ID, e.source(&t.Report.Source), asOf)
	if same && count[tileNone] == 0 {
		c.Lead = locale.Fill(e.w.AllAgree, "total", total, "noun", units, "result", c.Units[0].Result, "criteria", bare(e.noun(set)))
	}
	pattern = e.w.TileIs
	if slices.ContainsFunc(c.Units, func(u chart.Tile) bool { return e.areas.Has(u.Code) }) {
		pattern = e.w.AreaIs
	} else if !slices.ContainsFunc(c.Units, func(u chart.Tile) bool { return u.X >= 0 }) {
		pattern = e.w.TileLoose
	}
	c.Notes = append(c.Notes, locale.Fill(pattern, "noun", units))
	c.ListLabel = locale.Fill(e.w.ListOf, "n", total, "noun", units)
	c.Table.Caption = bare(fill(e.w.NameUntil, "name", e.text(set.Name), "date", asOf))
}

// unitNoun is what the units of a criterion set are called.
func (e *edition) unitNoun(p *progress.Plan, set *progress.Set) string {
	if each := p.Set(set.Each); each != nil && !each.Noun.Empty() {
		return e.say(each.Noun)
	}
	return e.w.UnitNoun
}

// tileChart is the tiles of a criterion set as a whole figure element. What is
// said of the units as a whole (rank, who confirmed it, receipt) comes from the
// figure of the set of units.
func (e *edition) tileChart(p *progress.Plan, set *progress.Set, day progress.Date, prefix string, level int) template.HTML {
	c, o := e.tilesIn(p, set, day, prefix, level)
	if c == nil {
		return ""
	}
	return e.stand(c.Picture(), o, e.takeOfUnits("tiles", p, set, day))
}

// tilesIn are the tiles of a criterion set with the options of their figure
// element; nil where no report speaks of units.
func (e *edition) tilesIn(p *progress.Plan, set *progress.Set, day progress.Date, prefix string, level int) (*chart.Tiles, chart.FigureOptions) {
	c := e.tiles(p, set, e.unitsOf(p), day)
	if c == nil {
		return nil, chart.FigureOptions{}
	}
	t := e.newest(p, set, day)
	o := chart.FigureOptions{
		ID: prefix + p.ID + "-" + set.ID, HeadingLevel: level, TableLabel: e.w.TableOfFigures,
		DataFigure: p.ID + "/" + set.ID + "@" + t.AsOf.String(), DataReport: t.Report.ID,
	}
	if each := p.Set(set.Each); each != nil {
		if whole := e.then(p, each, day); whole.fig != nil {
			c.Notes = append(c.Notes, e.notes(whole)...)
			o.After = string(e.receipt(p, each, whole.fig))
		}
	}
	if len(c.Units) > 0 {
		c.ListHref = e.href(e.at.Units())
	}
	return c, o
}
