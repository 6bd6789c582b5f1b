package page

import (
	"slices"
	"strconv"

	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// hasMatrix says whether there is a matrix of the given units: not where no criterion
// is named, where no source names those that a unit meets, and where all units meet
// everything: then a sentence says it.
func (e *edition) hasMatrix(p *progress.Plan, set *progress.Set, units []int, day progress.Date) bool {
	if e.newest(p, set, day) == nil || len(p.CriteriaOf(set.ID)) == 0 {
		return false
	}
	named, all := false, true
	for _, st := range e.statesOf(p, set, units, day) {
		named = named || st.OK && st.V.Done.Named
		all = all && st.OK && st.V.Complete()
	}
	return named && !all
}

// matrix is which of the named criteria of a set each of the given units meets, as
// known on a day; nil where there is none.
func (e *edition) matrix(p *progress.Plan, set *progress.Set, units []int, day progress.Date) *chart.Matrix {
	if !e.hasMatrix(p, set, units, day) {
		return nil
	}
	table, criteria := e.newest(p, set, day), p.CriteriaOf(set.ID)
	m := &chart.Matrix{Format: func(n int) string { return e.n(int64(n)) }, Units: make([]chart.UnitRow, 0, len(units))}
	for i, st := range e.statesOf(p, set, units, day) {
		m.Units = append(m.Units, e.matrixRow(i, st, len(criteria)))
	}
	for k, c := range criteria {
		m.Criteria = append(m.Criteria, chart.Criterion{Short: strconv.Itoa(k + 1), Label: e.say(c.Name)})
	}
	e.matrixWords(m, p, set, table)
	return m
}

func (e *edition) matrixRow(i int, st progress.Maybe[progress.UnitState], criteria int) chart.UnitRow {
	u := &e.blankTiles()[i]
	row := chart.UnitRow{Name: u.Name, Group: u.Group, Href: u.Href, Unsaid: e.w.TileNone}
	if !st.OK {
		return row
	}
	row.Result, row.Unsaid = e.outOfSize(st.V), e.w.OnlyNumber
	switch {
	case st.V.Done.Named:
		row.Marks = slices.Repeat([]chart.Mark{chart.MarkUnmet}, criteria)
		for _, k := range st.V.Done.Criteria {
			if int(k) < criteria {
				row.Marks[k] = chart.MarkMet
			}
		}
	case st.V.Complete() && int(st.V.Done.N) == criteria:
		row.Marks = slices.Repeat([]chart.Mark{chart.MarkMet}, criteria)
	}
	return row
}

// matrixWords says the finding: the criterion that the fewest units meet.
func (e *edition) matrixWords(m *chart.Matrix, p *progress.Plan, set *progress.Set, t *progress.UnitTable) {
	met := make([]int, len(m.Criteria))
	for i := range m.Units {
		for k, mark := range m.Units[i].Marks {
			if mark == chart.MarkMet {
				met[k]++
			}
		}
	}
	least := slices.Index(met, slices.Min(met))
	units, asOf := e.unitNoun(p, set), e.asOfDate(t.AsOf, t.AsOfStated)
	headline := fill(e.w.MatrixHeadline, "name", m.Criteria[least].Label, "n", e.n(int64(met[least])), "total", e.n(int64(len(m.Units))), "noun", units)
	m.Headline = bare(e.withPhase(&progress.Figure{Phase: t.Phase}, headline))
	m.Subtitle = bare(fill(e.w.MatrixSub, "noun", units, "plan", e.text(p.Title), "date", asOf))
	m.Desc, m.Live = m.Headline, e.live(p.ID+"-"+set.ID+"-matrix", e.source(&t.Report.Source), asOf)
	m.Met, m.Unmet, m.Unsaid = e.w.IsMet, e.w.IsNotMet, e.w.MarkUnsaid
	m.Unit, m.Caption = capitalWord(units), e.matrixCaption(p, set, t)
	m.Table = chart.TableWords{Caption: m.Subtitle, Name: e.w.Criterion, Total: e.w.Total}
	m.ListHref, m.ListText = e.href(e.at.Units()), locale.Fill(e.w.ListOf, "n", e.n(int64(len(m.Units))), "noun", units)
}

// matrixCaption is what a matrix holds, in few words.
func (e *edition) matrixCaption(p *progress.Plan, set *progress.Set, t *progress.UnitTable) string {
	return locale.Fill(e.w.MatrixTable, "noun", e.unitNoun(p, set), "date", e.asOfDate(t.AsOf, t.AsOfStated))
}

// matrixChart is a matrix as a whole figure element; nil where there is none.
func (e *edition) matrixChart(p *progress.Plan, set *progress.Set, units []int, level int) pen {
	m, o := e.matrixIn(p, set, units, today, "", level)
	if m == nil {
		return nil
	}
	t := e.takeOfUnits("matrix", p, set, today)
	if slices.Equal(units, e.unitsOf(p)) {
		t.of = set
	}
	if len(units) < len(e.site.Units) {
		t.frame = framed{} // a frame shows all units
	}
	return e.stand(m.Picture(), o, t)
}

// matrixIn is a matrix with the options of its figure element; nil where there is none.
func (e *edition) matrixIn(p *progress.Plan, set *progress.Set, units []int, day progress.Date, prefix string, level int) (*chart.Matrix, chart.FigureOptions) {
	m := e.matrix(p, set, units, day)
	if m == nil {
		return nil, chart.FigureOptions{}
	}
	t := e.newest(p, set, day)
	return m, chart.FigureOptions{
		ID: prefix + "matrix-" + p.ID + "-" + set.ID, HeadingLevel: level, TableLabel: e.w.TableOfFigures,
		DataFigure: p.ID + "/" + set.ID + "@" + t.AsOf.String(), DataReport: t.Report.ID,
	}
}
