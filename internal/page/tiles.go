package page

import (
	"cmp"
	"iter"
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

// statesOf are those of the given units that a plan covers, each with what was known
// of it on a day.
func (e *edition) statesOf(p *progress.Plan, set *progress.Set, units []int, day progress.Date) iter.Seq2[int, progress.Maybe[progress.UnitState]] {
	return func(yield func(int, progress.Maybe[progress.UnitState]) bool) {
		for _, i := range units {
			if p.Covers(&e.site.Units[i]) && !yield(i, e.site.UnitThen(i, p.ID, set.ID, day)) {
				return
			}
		}
	}
}

// tiles are those of the given units that a plan covers, by how many criteria of
// a set they met as known on a day. Nil where no report speaks of units.
func (e *edition) tiles(p *progress.Plan, set *progress.Set, units []int, day progress.Date) *chart.Tiles {
	table := e.newest(p, set, day)
	if table == nil {
		return nil
	}
	c := &chart.Tiles{
		Map: e.areas, OffMap: e.w.OffMap, Group: e.w.Group, Total: e.w.Total, Format: func(n int) string { return e.n(int64(n)) },
		Units: make([]chart.Tile, 0, len(units)),
	}
	blank, count, results := e.blankTiles(), tileCount{}, map[int32]string{}
	for i, st := range e.statesOf(p, set, units, day) {
		tile, class := blank[i], classOfState(set, st)
		if st.OK {
			done := st.V.Done.N
			if results[done] == "" {
				results[done] = e.n(int64(done)) + "/" + e.n(set.Size.V)
			}
			tile.Result = results[done]
		}
		tile.Class = int(class)
		count[class]++
		c.Units = append(c.Units, tile)
	}
	e.tileClasses(c, set, count)
	e.tileWords(c, p, set, table, count, len(results) == 1 && count[tileNone] == 0)
	return c
}

// newBlankTiles is every unit as a tile that nothing is known of.
func (e *edition) newBlankTiles() []chart.Tile {
	tiles := make([]chart.Tile, len(e.site.Units))
	for i := range tiles {
		u, t := &e.site.Units[i], &tiles[i]
		*t = chart.Tile{
			X: -1, Y: -1, Name: e.say(u.Name), Short: e.say(e.shortText(u)), Group: e.say(u.Group),
			Code: u.Code, Result: "–", Class: int(tileNone), Href: e.href(e.at.Unit(u.Code)),
		}
		if u.Tile.OK {
			t.X, t.Y = u.Tile.V.Col, u.Tile.V.Row
		}
	}
	return tiles
}

// tileCount is how many units are of each class.
type tileCount [tileNone + 1]int

func (n tileCount) all() int { return n[tileFull] + n[tileNear] + n[tileFar] + n[tileNone] }

// countTiles counts what tiles would show.
func (e *edition) countTiles(p *progress.Plan, set *progress.Set, day progress.Date) (count tileCount) {
	for _, st := range e.statesOf(p, set, e.unitsOf(p), day) {
		count[classOfState(set, st)]++
	}
	return count
}

func classOfState(set *progress.Set, st progress.Maybe[progress.UnitState]) tileClass {
	switch missing := set.Size.V - int64(st.V.Done.N); {
	case !st.OK:
		return tileNone
	case missing <= 0:
		return tileFull
	case missing <= nearly:
		return tileNear
	}
	return tileFar
}

// shortName is a name without its kind: "Phường Thành Vinh" is "Thành Vinh" on a tile.
func shortName(name, kind string) string {
	if len(name) > len(kind) && kind != "" && strings.EqualFold(name[:len(kind)], kind) {
		return strings.TrimSpace(name[len(kind):])
	}
	return name
}

// tileClasses keeps the classes that occur, and the first one always.
func (e *edition) tileClasses(c *chart.Tiles, set *progress.Set, count tileCount) {
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

// tileHeadline is the finding: how many units meet every criterion, in which phase.
func (e *edition) tileHeadline(p *progress.Plan, set *progress.Set, t *progress.UnitTable, count tileCount) string {
	did := locale.Fill(e.w.MeetAll, "n", e.n(set.Size.V), "noun", bare(e.noun(set)))
	pattern := e.w.Claim
	if count[tileFull] == count.all() && count[tileFull] > 1 {
		pattern = e.w.ClaimAll
	}
	claim := fill(pattern, "done", e.n(int64(count[tileFull])), "total", e.n(int64(count.all())), "noun", e.unitNoun(p, set), "did", did)
	if !t.Phase.Empty() {
		claim = fill(e.w.InPhase, "text", claim, "phase", within(e.say(t.Phase)))
	}
	return bare(capital(claim))
}

// tileWords says the finding; that all units have the same result, before any
// picture; what is counted, as of when.
func (e *edition) tileWords(c *chart.Tiles, p *progress.Plan, set *progress.Set, t *progress.UnitTable, count tileCount, same bool) {
	units, total := e.unitNoun(p, set), e.n(int64(len(c.Units)))
	asOf := e.asOfDate(t.AsOf, t.AsOfStated)
	c.Headline = e.tileHeadline(p, set, t, count)
	c.Subtitle = bare(fill(e.w.NameUntil, "name", e.text(p.Title), "date", asOf))
	c.Desc = c.Headline
	c.Empty = capitalWord(e.w.NoFigureYet) + "."
	c.Live = e.live(p.ID+"-"+set.ID, e.source(&t.Report.Source), asOf)
	if same && len(c.Units) > 1 {
		c.Lead = locale.Fill(e.w.AllAgree, "total", total, "noun", units, "result", c.Units[0].Result, "criteria", bare(e.noun(set)))
	}
	pattern := e.w.TileIs
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
func (e *edition) tileChart(p *progress.Plan, set *progress.Set, day progress.Date, prefix string, level int) pen {
	c, o := e.tilesIn(p, set, day, prefix, level)
	if c == nil {
		return nil
	}
	t := e.takeOfUnits("tiles", p, set, day)
	if day == today {
		t.of = set
	}
	return e.stand(c.Picture(), o, t)
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
			o.After = append(o.After, e.receipt(p, each, whole.fig))
		}
	}
	if len(c.Units) > 0 {
		c.ListHref = e.href(e.at.Units())
	}
	return c, o
}
