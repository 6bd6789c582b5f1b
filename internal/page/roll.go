package page

import (
	"html/template"
	"strings"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// roll is the complete list of units: a table a group, a row a unit, a column a
// criterion set.
func (e *edition) roll(groups []unitGroup, censuses []census) template.HTML {
	var w markup.Writer
	w.Raw(`<div class="roll">` + "\n")
	for i := range groups {
		w.Grow(256 * len(groups[i].units))
		e.rollGroup(&w, &groups[i], e.covering(censuses, groups[i].units), len(groups) > 1)
	}
	w.Raw("</div>\n")
	return template.HTML(w.String())
}

func (e *edition) rollGroup(w *markup.Writer, g *unitGroup, censuses []census, titled bool) {
	w.Open("section", "id", g.anchor())
	if titled {
		name := e.groupName(g)
		w.Raw("<h3")
		e.langAttr(w, name)
		w.Raw(">")
		w.Text(e.say(name))
		w.Raw(" <small>")
		w.Text(e.n(int64(len(g.units))))
		w.Raw("</small></h3>\n")
	}
	w.Raw("<table>\n")
	e.rollHead(w, censuses)
	w.Raw("<tbody>\n")
	for _, i := range g.units {
		e.rollRow(w, i, censuses)
	}
	w.Raw("</tbody></table></section>\n")
}

// rollHead names the columns; a single one is clear from the page and said to
// screen readers only.
func (e *edition) rollHead(w *markup.Writer, censuses []census) {
	w.Raw(`<thead`)
	if len(censuses) < 2 {
		w.Raw(` class="unseen"`)
	}
	w.Raw(`><tr><th scope="col">`)
	w.Text(capitalWord(e.w.UnitNoun))
	w.Raw("</th>")
	for _, c := range censuses {
		w.Raw(`<th scope="col" class="n">`)
		w.Raw(string(e.censusName(c)))
		w.Raw("</th>")
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
	w.Raw(`<tr><th scope="row"`)
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
		w.Raw(`<td class="n none">`)
		if c.plan.Covers(&e.site.Units[i]) {
			w.Text(e.w.TileNone)
		} else {
			w.Raw("–")
		}
		w.Raw("</td>")
		return
	}
	w.Raw(`<td class="n"`)
	e.tableRef(w, st.V.Plan, st.V.Table)
	w.Raw(">")
	w.Text(e.outOfSize(st.V))
	w.Raw("</td>")
}

// tableRef names the table that a number comes from.
func (e *edition) tableRef(w *markup.Writer, p *progress.Plan, t *progress.UnitTable) {
	w.Attr("data-figure", p.ID+"/"+t.Set+"@"+t.AsOf.String())
	w.Attr("data-report", t.Report.ID)
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
