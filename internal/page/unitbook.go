package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// unitBook holds what pages of units have in common. It is filled before they
// are drawn and read by several at a time.
type unitBook struct {
	*edition
	groups     []unitGroup
	groupOf    []*unitGroup // by unit
	rank       []int        // place of a unit in its group, by unit
	crumbs     map[*unitGroup][]link
	groupNames map[*unitGroup]template.HTML
	groupLinks map[*unitGroup]template.HTML
	place      map[progress.Tile]int
	words      map[resultKey]resultWords
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

func resultOf(st progress.UnitState) resultKey { return resultKey{st.Table, st.Done.N, st.Done.Named} }

// resultWords is how a result is said, wherever it stands on the page of a unit.
type resultWords struct {
	result       template.HTML // "16/16 tiêu chí (giai đoạn 1)"
	plain        string        // the same without marks
	asOf         template.HTML // "Đến 8/9/2025, theo Báo Nghệ An."
	number       string        // "16/16 (giai đoạn 1)"
	when, report string
	section      string // begin of the section of a criterion set
	receipt      string
}

// criterionLines are the rows of a criterion in a checklist.
type criterionLines struct{ met, unmet string }

func (e *edition) newUnitBook() *unitBook {
	b := &unitBook{
		edition: e, groups: e.unitGroups(), groupOf: make([]*unitGroup, len(e.site.Units)), rank: make([]int, len(e.site.Units)),
		crumbs: map[*unitGroup][]link{}, groupNames: map[*unitGroup]template.HTML{}, groupLinks: map[*unitGroup]template.HTML{},
		place: map[progress.Tile]int{}, words: map[resultKey]resultWords{}, criteria: map[setOf][]criterionLines{},
		jsonWords: esc(e.w.UnitAsJSON), csvLine: "<li>" + anchor(e.href(address.UnitsCSV), esc(e.w.UnitsAsCSV)) + "</li>",
	}
	b.tellGroups()
	b.tellResults()
	for i := range e.site.Units {
		if t := e.site.Units[i].Tile; t.OK {
			b.place[t.V] = i
		}
	}
	b.historyHead = b.headOfHistory()
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

// tellResults says every result that occurs in any report.
func (b *unitBook) tellResults() {
	for _, r := range b.site.Reports {
		t, p := r.Units, b.site.Plan(r.Plan)
		if t == nil || p == nil || p.Set(t.Set) == nil {
			continue
		}
		key := setOf{p, t.Set}
		if _, told := b.criteria[key]; !told {
			b.criteria[key] = b.criterionLines(p, t.Set)
		}
		if t.Default.OK {
			b.tellResult(p, t, t.Default.V)
		}
		for _, d := range t.Done {
			b.tellResult(p, t, d)
		}
	}
}

func (b *unitBook) tellResult(p *progress.Plan, t *progress.UnitTable, d progress.UnitDone) {
	st := progress.UnitState{Table: t, Plan: p, Done: d, Of: p.Set(t.Set).Size}
	key := resultOf(st)
	if _, told := b.words[key]; told {
		return
	}
	set := p.Set(t.Set)
	f := b.edition.result(set, t, int64(d.N))
	number := b.mark(f, b.withPhase(f, esc(b.outOfSize(st))))
	w := resultWords{
		number: string(number), when: string(b.whenAndPhase(f)), report: string(b.reportLink(t.Report)),
		result: b.mark(f, b.withPhase(f, esc(b.outOfSize(st)+" ")+b.noun(set))),
		asOf:   fill(b.w.UnitAsOf, "date", b.asOf(f), "source", b.source(&t.Report.Source)),
	}
	w.plain = bare(w.result)
	w.section, w.receipt = b.section(st, f), string(b.receipt(p, set, f))
	b.words[key] = w
}

// whenAndPhase is the as-of date with the phase below it.
func (b *unitBook) whenAndPhase(f *progress.Figure) template.HTML {
	if f.Phase.Empty() {
		return esc(b.asOf(f))
	}
	return esc(b.asOf(f)) + " <small>" + b.text(f.Phase) + "</small>"
}

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

// maxNear is how many other units a page leads to.
const maxNear = 6

// near lists units beside this one: those whose tiles touch its tile, or where
// it has none, those beside it in its group.
func (b *unitBook) near(i int) (title, note string, list template.HTML) {
	title, note = b.w.NearTitle, ""
	units := b.touching(i)
	if len(units) > 0 {
		note = b.w.NearTiles
	} else {
		units = b.siblings(i)
	}
	if len(units) == 0 {
		return "", "", ""
	}
	var w markup.Writer
	w.Grow(160 * len(units))
	w.Raw(`<ul class="near">` + "\n")
	for _, k := range units {
		b.nearRow(&w, k)
	}
	w.Raw("</ul>\n")
	return title, note, template.HTML(w.String())
}

func (b *unitBook) nearRow(w *markup.Writer, i int) {
	u := &b.site.Units[i]
	w.Raw("<li><a")
	w.Href(b.href(b.at.Unit(u.Code)))
	b.langAttr(w, u.Name)
	w.Raw(">")
	w.Text(b.say(u.Name))
	w.Raw("</a>")
	if now := b.site.UnitsNow(i); len(now) == 1 {
		w.Raw(" ")
		w.Raw(b.words[resultOf(now[0])].number)
	}
	w.Raw("</li>\n")
}

// touching are the units on the tiles around, those at the sides first.
func (b *unitBook) touching(i int) []int {
	t := b.site.Units[i].Tile
	if !t.OK {
		return nil
	}
	var list []int
	for _, step := range [...][2]int{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
		k, there := b.place[progress.Tile{Col: t.V.Col + step[0], Row: t.V.Row + step[1]}]
		if there && len(list) < maxNear {
			list = append(list, k)
		}
	}
	return list
}

// siblings are the units before and after this one in its group.
func (b *unitBook) siblings(i int) []int {
	units, at := b.groupOf[i].units, b.rank[i]
	from := max(0, min(at-maxNear/2, len(units)-maxNear-1))
	var list []int
	for k := from; k < len(units) && len(list) < maxNear; k++ {
		if k != at {
			list = append(list, units[k])
		}
	}
	return list
}
