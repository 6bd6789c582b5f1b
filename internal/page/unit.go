package page

import (
	"html/template"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// The page of a unit. There may be thousands, so whatever is equal for many is
// drawn once an edition (unitbook.go).
var unit = Kind{"unit", func(e *edition) []page {
	book := sync.OnceValue(e.newUnitBook)
	pages := make([]page, len(e.site.Units))
	for i := range e.site.Units {
		code := e.site.Units[i].Code
		pages[i] = page{
			Path: func(p address.Pages) address.Path { return p.Unit(code) },
			View: func(h *head) any { return book().view(h, i) },
		}
	}
	return pages
}}

// unitView is what templates/unit.html shows.
type unitView struct {
	Kicker, Headline, Lede template.HTML
	Results                part
	NearTitle, NearNote    string
	Near                   part
	GroupLink              template.HTML
	DownloadsTitle         string
	Downloads              template.HTML
}

func (b *unitBook) view(h *head, i int) any {
	u := &b.site.Units[i]
	g := b.groupOf[i]
	states := b.site.UnitsNow(i)
	h.Title, h.Section, h.Description = b.say(u.Name), b.at.Units(), b.description(u, states)
	h.Crumbs, h.Still = b.crumbs[g], true
	if len(states) > 0 {
		h.Picture = b.pictureOf(states[0].Plan)
	}
	v := unitView{
		Kicker: b.kicker(u, g), Headline: b.headlineOf(u, states), Lede: b.ledeOf(u, states),
		DownloadsTitle: b.w.Downloads, Downloads: b.downloadsOf(u),
	}
	v.Results = b.results(i, states)
	v.NearTitle, v.NearNote, v.Near = b.near(i)
	if g.name.Own != "" {
		v.GroupLink = b.groupLinks[g]
	}
	return v
}

// description is the finding without marks.
func (b *unitBook) description(u *progress.Unit, states []progress.UnitState) string {
	if len(states) == 0 {
		return b.say(u.Name) + ". " + b.w.UnitSilent
	}
	list := make([]string, len(states))
	for k, st := range states {
		list[k] = b.said(st).plain
	}
	return locale.Fill(b.w.UnitMeets, "unit", b.say(u.Name), "results", strings.Join(list, ", "))
}

// downloadsOf are the files that hold the unit.
func (b *unitBook) downloadsOf(u *progress.Unit) template.HTML {
	return "<li>" + anchor(b.href(address.UnitJSON(u.Code)), b.jsonWords) + "</li>\n" + b.csvLine
}

// kicker is the kind of the unit and its group.
func (b *unitBook) kicker(u *progress.Unit, g *unitGroup) template.HTML {
	var parts []template.HTML
	if !u.Kind.Empty() {
		parts = append(parts, capital(b.text(u.Kind)))
	}
	if !u.Group.Empty() {
		parts = append(parts, b.groupNames[g])
	}
	return joinDots(parts)
}

// joinDots sets texts apart by dots.
func joinDots(parts []template.HTML) template.HTML {
	var out template.HTML
	for i, part := range parts {
		if i > 0 {
			out += " · "
		}
		out += part
	}
	return out
}

// headlineOf is the finding: "Xã Mường Xén đạt 16/16 tiêu chí (giai đoạn 1)".
func (b *unitBook) headlineOf(u *progress.Unit, states []progress.UnitState) template.HTML {
	name := b.text(u.Name)
	if len(states) == 0 {
		return name
	}
	parts := make([]template.HTML, len(states))
	for k, st := range states {
		parts[k] = b.said(st).result
	}
	return fill(b.w.UnitMeets, "unit", name, "results", b.join(parts))
}

// ledeOf is as of when and who says so, and what the unit was called before.
func (b *unitBook) ledeOf(u *progress.Unit, states []progress.UnitState) template.HTML {
	lede := esc(b.w.UnitSilent)
	if len(states) > 0 {
		lede = b.from(states[0].Table).asOf
	}
	if len(u.Former) == 0 {
		return lede
	}
	var w markup.Writer
	b.langAttr(&w, progress.Text{Own: u.Name.Own})
	names := template.HTML(`<span`+w.String()+`>`) + esc(strings.Join(u.Former, ", ")) + `</span>`
	return lede + " " + fill(b.w.FormerNames, "names", names)
}

// results are a section for each criterion set: how many, which, since when.
func (b *unitBook) results(i int, states []progress.UnitState) pen {
	if len(states) == 0 {
		return nil
	}
	return func(w *markup.Writer) {
		for _, st := range states {
			words := b.said(st)
			w.Raw(words.section)
			if st.Done.Named {
				b.checklist(w, st)
			}
			b.history(w, i, st)
			w.Raw(words.receipt)
			w.Raw("</section>\n")
		}
	}
}

// checklist is each criterion with a word for whether the unit meets it. The
// indexes of the criteria are in ascending order.
func (b *unitBook) checklist(w *markup.Writer, st progress.UnitState) {
	lines := b.criteria[setOf{st.Plan, st.Table.Set}]
	met := st.Done.Criteria
	w.Raw(`<ol class="checklist">` + "\n")
	for k := range lines {
		if len(met) > 0 && int(met[0]) == k {
			w.Raw(lines[k].met)
			met = met[1:]
		} else {
			w.Raw(lines[k].unmet)
		}
	}
	w.Raw("</ol>\n")
}

// history is what each report said of the unit, newest first; one report alone
// is said above already.
func (b *unitBook) history(w *markup.Writer, i int, now progress.UnitState) {
	all := b.site.UnitHistory(i)
	own := make([]progress.UnitState, 0, len(all))
	for _, st := range all {
		if st.Plan == now.Plan && st.Table.Set == now.Table.Set {
			own = append(own, st)
		}
	}
	if len(own) < 2 {
		return
	}
	w.Raw(b.historyHead)
	for k := len(own) - 1; k >= 0; k-- {
		b.historyRow(w, own, k)
	}
	w.Raw("</tbody></table></div>\n")
}

func (b *unitBook) historyRow(w *markup.Writer, states []progress.UnitState, k int) {
	st := states[k]
	words := b.from(st.Table)
	w.Raw("<tr><th scope=\"row\">")
	w.Raw(words.when)
	w.Raw(`</th><td class="n"`)
	b.tableRef(w, st)
	w.Raw(">")
	w.Text(b.outOfSize(st))
	w.Raw("</td><td>")
	w.Text(b.change(states, k))
	w.Raw("</td><td>")
	w.Raw(words.report)
	w.Raw("</td></tr>\n")
}

// change is the difference to the report before, where the two can be compared.
func (b *unitBook) change(states []progress.UnitState, k int) string {
	st := states[k]
	if k+1 < len(states) && corrects(states[k+1], st) {
		return b.w.Corrected
	}
	for j := k - 1; j >= 0; j-- {
		before := states[j]
		if corrects(st, before) {
			continue
		}
		if before.Table.Phase.Own != st.Table.Phase.Own {
			return b.w.OtherPhase
		}
		switch n := int64(st.Done.N - before.Done.N); {
		case n > 0:
			return locale.Fill(b.w.MoreBy, "n", b.n(n))
		case n < 0:
			return locale.Fill(b.w.LessBy, "n", b.n(-n))
		}
		return b.w.Unchanged
	}
	return b.w.FirstReport
}

// corrects says whether a state replaces an older one of the same day.
func corrects(st, old progress.UnitState) bool {
	return st.Table.Report.Corrects == old.Table.Report.ID && st.Table.AsOf == old.Table.AsOf
}
