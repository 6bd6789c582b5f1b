package page

import (
	"html/template"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// criterionLines are the rows of a criterion in a checklist.
type criterionLines struct{ met, unmet string }

// section begins the section of a criterion set: the plan, the number, the same
// as a strip, and whether the source says which criteria are met.
func (b *unitBook) section(st progress.UnitState, f *progress.Figure) string {
	set := st.Plan.Set(st.Table.Set)
	var w markup.Writer
	w.Raw(`<section class="score"><div class="section-head"><h2>`)
	w.Raw(string(anchor(b.href(b.at.Set(st.Plan.ID, set.ID)), b.text(set.Name))))
	w.Raw(`</h2><p class="meta">`)
	w.Raw(string(anchor(b.href(b.at.Plan(st.Plan.ID)), b.text(st.Plan.Title))))
	w.Raw(`</p></div>` + "\n")
	w.Raw(`<p class="sum">`)
	w.Raw(string(b.mark(f, b.withPhase(f, b.bigResult(st)+" "+b.noun(set)))))
	w.Raw("</p>\n")
	b.strip(&w, st)
	if !st.Done.Named {
		b.whichUnknown(&w, st)
	}
	return w.String()
}

func (b *unitBook) bigResult(st progress.UnitState) template.HTML {
	big := "<b>" + esc(b.n(int64(st.Done.N))) + "</b>"
	if st.Of.OK {
		big += "/" + esc(b.n(st.Of.V))
	}
	return big
}

// maxStrip is how many criteria are drawn one by one.
const maxStrip = 48

// strip draws the number as so many squares; it says nothing that the words do not.
func (b *unitBook) strip(w *markup.Writer, st progress.UnitState) {
	if !st.Of.OK || st.Of.V <= 0 || st.Of.V > maxStrip {
		return
	}
	n, met := int(st.Of.V), min(int(st.Done.N), int(st.Of.V))
	w.Raw(`<svg class="strip" width="100%" height="14" aria-hidden="true">`)
	for k := range n {
		w.Raw(`<rect height="14"`)
		if k >= met {
			w.Raw(` class="no"`)
		}
		w.AttrPercent("x", float64(k)*100/float64(n))
		w.AttrPercent("width", 100/float64(n)-.6)
		w.Raw("/>")
	}
	w.Raw("</svg>\n")
}

// whichUnknown says what is known of single criteria where the source gives a number only.
func (b *unitBook) whichUnknown(w *markup.Writer, st progress.UnitState) {
	named := st.Plan.CriteriaOf(st.Table.Set)
	switch {
	case len(named) == 0:
		w.Element("p", b.w.NamesUnknown, "class", "meta")
	case st.Complete():
		w.Element("p", b.w.AllAreMet, "class", "meta")
		w.Raw(`<ol class="checklist">` + "\n")
		for _, lines := range b.criteria[setOf{st.Plan, st.Table.Set}] {
			w.Raw(lines.met)
		}
		w.Raw("</ol>\n")
	default:
		w.Element("p", b.w.WhichUnknown, "class", "meta")
		w.Raw("<ol>\n")
		for _, c := range named {
			w.Raw("<li>" + string(b.text(c.Name)) + "</li>\n")
		}
		w.Raw("</ol>\n")
	}
}

func (b *unitBook) criterionLines(p *progress.Plan, set string) []criterionLines {
	var list []criterionLines
	for _, c := range p.CriteriaOf(set) {
		name := string(b.text(c.Name))
		line := func(class, word string) string {
			return `<li class="` + class + `"><div><span>` + name + `</span> <b>` + string(esc(word)) + "</b></div></li>\n"
		}
		list = append(list, criterionLines{line("yes", b.w.IsMet), line("no", b.w.IsNotMet)})
	}
	return list
}

func (b *unitBook) headOfHistory() string {
	var w markup.Writer
	w.Raw(`<div class="scroll"><table class="plain"><caption>`)
	w.Text(b.w.OverReports)
	w.Raw("</caption><thead><tr>")
	for k, name := range []string{b.w.AsOf, b.w.Result, b.w.Change, b.w.Report} {
		w.Raw(`<th scope="col"`)
		if k == 1 {
			w.Raw(` class="n"`)
		}
		w.Raw(">")
		w.Text(name)
		w.Raw("</th>")
	}
	w.Raw("</tr></thead>\n<tbody>\n")
	return w.String()
}
