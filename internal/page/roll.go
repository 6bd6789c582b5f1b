package page

import (
	"html/template"
	"strings"

	"tiendo/internal/chart"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// roll is the complete list of units: a row a unit, a column a criterion set.
// Where all are equal, groups are tables of their own that stand beside each
// other; else one table, so that it can be sorted as a whole.
func (e *edition) roll(groups []unitGroup, censuses []census) pen {
	n := 0
	for i := range groups {
		n += len(groups[i].units)
	}
	varied := e.varied(groups, censuses)
	return func(w *markup.Writer) {
		w.Raw(`<div class="roll`)
		if varied {
			w.Raw(" whole")
		}
		w.Raw(`"`)
		if n >= manyRows {
			e.filtered(w, e.w.FilterUnits)
		}
		w.Raw(">\n")
		if varied {
			e.rollWhole(w, groups, censuses, n >= manyRows)
		} else {
			for i := range groups {
				e.rollGroup(w, &groups[i], e.covering(censuses, groups[i].units), len(groups) > 1)
			}
		}
		w.Raw("</div>\n")
	}
}

// varied says whether units have different results, so that their order by
// result says something.
func (e *edition) varied(groups []unitGroup, censuses []census) bool {
	for _, c := range censuses {
		var first progress.Maybe[int32]
		for i := range groups {
			for _, u := range groups[i].units {
				st := e.site.UnitNow(u, c.plan.ID, c.set.ID)
				if !st.OK {
					continue
				}
				if first.OK && first.V != st.V.Done.N {
					return true
				}
				first = progress.Some(st.V.Done.N)
			}
		}
	}
	return false
}

// rollWhole is one table, a body a group.
func (e *edition) rollWhole(w *markup.Writer, groups []unitGroup, censuses []census, sortable bool) {
	w.Raw(`<table`)
	if sortable {
		e.sortable(w)
	}
	w.Raw(">\n")
	e.rollHead(w, censuses, false)
	for i := range groups {
		g := &groups[i]
		w.Open("tbody", "id", g.anchor())
		w.Raw("\n")
		if len(groups) > 1 {
			w.Raw(`<tr class="group"><th scope="rowgroup"`)
			w.AttrInt("colspan", 1+len(censuses))
			w.Raw(">")
			e.groupTitle(w, g)
			w.Raw("</th></tr>\n")
		}
		for _, u := range g.units {
			e.rollRow(w, u, censuses)
		}
		w.Raw("</tbody>\n")
	}
	w.Raw("</table>\n")
}

// groupTitle is the name of a group with the number of its units.
func (e *edition) groupTitle(w *markup.Writer, g *unitGroup) {
	w.Raw(string(e.text(e.groupName(g))))
	w.Raw(" <small>")
	w.Text(e.n(int64(len(g.units))))
	w.Raw("</small>")
}

func (e *edition) rollGroup(w *markup.Writer, g *unitGroup, censuses []census, titled bool) {
	w.Open("section", "id", g.anchor())
	if titled {
		w.Raw("<h3>")
		e.groupTitle(w, g)
		w.Raw("</h3>\n")
	}
	w.Raw("<table>\n")
	e.rollHead(w, censuses, len(censuses) < 2)
	w.Raw("<tbody>\n")
	for _, i := range g.units {
		e.rollRow(w, i, censuses)
	}
	w.Raw("</tbody></table></section>\n")
}

// rollHead names the columns; what is clear from the page is said to screen
// readers only.
func (e *edition) rollHead(w *markup.Writer, censuses []census, unseen bool) {
	w.Raw(`<thead`)
	if unseen {
		w.Raw(` class="unseen"`)
	}
	w.Raw(`><tr><th scope="col">`)
	w.Text(capitalWord(e.w.UnitNoun))
	w.Raw("</th>")
	for _, c := range censuses {
		name := e.censusName(c)
		if len(censuses) == 1 { // the rest stands above
			name = capital(e.noun(c.set))
		}
		w.Raw(`<th scope="col" class="n">` + string(name) + "</th>")
	}
	w.Raw("</tr></thead>\n")
}

// censusName is what the numbers of a column count, in which phase, as of when.
func (e *edition) censusName(c census) template.HTML {
	f := e.result(c.set, c.table, 0)
	return fill(e.w.NameUntil, "name", e.withPhase(f, e.text(c.set.Name)), "date", e.asOf(f))
}

func (e *edition) rollRow(w *markup.Writer, i int, censuses []census) {
	u := &e.site.Units[i]
	w.Raw("<tr")
	if len(u.Former) > 0 {
		w.Attr("data-find", strings.Join(u.Former, ", "))
	}
	w.Raw(`><th scope="row"`)
	e.langAttr(w, u.Name)
	w.Raw("><a")
	w.Href(e.href(e.at.Unit(u.Code)))
	w.Raw(">")
	w.Text(e.say(u.Name))
	w.Raw("</a>")
	if kind := e.kindBeside(u); kind != "" {
		w.Raw(" <small")
		if !e.foreign(u.Kind) && e.foreign(u.Name) {
			w.Attr("lang", e.lang.Code)
		}
		w.Raw(">")
		w.Text(kind)
		w.Raw("</small>")
	}
	w.Raw("</th>")
	for _, c := range censuses {
		e.rollCell(w, i, c)
	}
	w.Raw("</tr>\n")
}

// rollCell is the result of a unit for a criterion set.
func (e *edition) rollCell(w *markup.Writer, i int, c census) {
	st := e.site.UnitNow(i, c.plan.ID, c.set.ID)
	if !st.OK {
		w.Raw(`<td class="n none" data-value="">`)
		if c.plan.Covers(&e.site.Units[i]) {
			w.Text(e.w.TileNone)
		} else {
			w.Raw("–")
		}
		w.Raw("</td>")
		return
	}
	w.Raw(`<td class="n"`)
	w.AttrInt("data-value", int(st.V.Done.N))
	e.tableRef(w, st.V)
	w.Raw(">")
	w.Text(e.outOfSize(st.V))
	w.Raw("</td>")
}

// tableRef names the table that a result comes from.
func (e *edition) tableRef(w *markup.Writer, st progress.UnitState) {
	w.Raw(e.tableRefs.of(st.Table, func() string { return markup.Draw(refOf(st.Plan, st.Table).Attrs) }))
}

// refOf names a table of units as the contract of the output does.
func refOf(p *progress.Plan, t *progress.UnitTable) chart.Ref {
	return chart.Ref{Figure: p.ID + "/" + t.Set + "@" + t.AsOf.String(), Report: t.Report.ID}
}

// outOfSize is the result of a unit: 16/16, or 16 where the list's size is not known.
func (e *edition) outOfSize(st progress.UnitState) string {
	done := e.n(int64(st.Done.N))
	if !st.Of.OK {
		return done
	}
	return done + "/" + e.n(st.Of.V)
}

// kindBeside is the kind of a unit where its name does not begin with it.
func (e *edition) kindBeside(u *progress.Unit) string {
	kind := e.say(u.Kind)
	if name := e.say(u.Name); len(name) >= len(kind) && strings.EqualFold(name[:len(kind)], kind) {
		return ""
	}
	return kind
}

// langAttr marks an element whose words are not in the language of the page.
func (e *edition) langAttr(w *markup.Writer, t progress.Text) {
	if e.foreign(t) {
		w.Attr("lang", e.site.Language)
	}
}
