package chart

import (
	"strconv"

	"tiendo/internal/markup"
)

// Matrix is which criteria each unit meets.
//
// First comes how many units meet each criterion, which is what most people ask,
// as bars that are the key to the numbers of the columns; then the units in their
// groups, a row each, in a box of its own that scrolls under a head and beside a
// column that stay. The box is a real table, so it is read as what it is. Of a
// unit of which only the number is known no cell is guessed: one hatched cell says
// so. From more rows than maxRows on the rows are left to the pages of the groups.
type Matrix struct {
	Words
	Criteria []Criterion
	Units    []UnitRow // a group stands where its first unit does
	Met      string    // words for the marks: "đạt"
	Unmet    string    // "chưa đạt"
	Unsaid   string    // "nguồn không nêu là tiêu chí nào"
	Unit     string    // head of the column of units: "Xã, phường"
	Caption  string    // of the table of units
	ListHref string    // where the units are when there are too many for one table
	ListText string    // the words that lead there
	Format   func(int) string
}

// Criterion is a column.
type Criterion struct {
	Short string // heads the column: "1"
	Label string
	Href  string // may be empty
}

// UnitRow is one unit.
type UnitRow struct {
	Name, Group, Href string
	Result            string // "14/16"
	Marks             []Mark // one a criterion; those that are missing are Unsaid
	Unsaid            string // stands in place of the marks where there are none: "chỉ nêu số", "chưa có số liệu"
	Ref               Ref
}

// Mark is whether a unit meets a criterion.
type Mark uint8

// The marks. Each has a sign of its own besides its colour.
const (
	MarkUnsaid Mark = iota // only a number is known, or nothing
	MarkUnmet
	MarkMet
)

// maxRows is how many units a table of units may have.
const maxRows = 600

// signs stand in the cells.
var signs = [...]string{MarkUnsaid: "?", MarkUnmet: "–", MarkMet: "✓"}

func (r *UnitRow) mark(criterion int) Mark {
	if criterion >= len(r.Marks) || r.Marks[criterion] > MarkMet {
		return MarkUnsaid
	}
	return r.Marks[criterion]
}

// tally is how many units have each mark.
type tally [len(signs)]int

func (c *Matrix) tallies() (each []tally, all tally) {
	each = make([]tally, len(c.Criteria))
	for i := range c.Units {
		for k := range each {
			m := c.Units[i].mark(k)
			each[k][m]++
			all[m]++
		}
	}
	return each, all
}

// words are those of the marks, met first.
func (c *Matrix) words(m Mark) string {
	return [...]string{MarkUnsaid: c.Unsaid, MarkUnmet: c.Unmet, MarkMet: c.Met}[m]
}

var (
	bestFirst   = [...]Mark{MarkMet, MarkUnmet, MarkUnsaid}
	markClasses = [...]Class{MarkUnsaid: ClassRest, MarkUnmet: ClassOpen, MarkMet: ClassDone}
)

// Picture draws the chart.
func (c Matrix) Picture() Picture {
	c.prepare()
	if len(c.Units) == 0 || len(c.Criteria) == 0 {
		return c.picture("matrix", c.empty, nil)
	}
	p := c.picture("matrix", c.draw, c.face)
	p.Table = c.table()
	return p
}

func (c *Matrix) prepare() {
	if c.Format == nil {
		c.Format = strconv.Itoa
	}
	c.Units = grouped(c.Units, rowGroup)
}

func (c *Matrix) draw(w *markup.Writer, id string) {
	each, all := c.tallies()
	if all[MarkUnsaid] > 0 {
		hatchDef(w, id)
	}
	c.summary(w, id, each)
	if len(c.Units) > maxRows {
		w.Raw(`<p class="chart-note">`)
		link(w, c.ListText, c.ListHref)
		w.Raw("</p>\n")
		return
	}
	w.Grow(1024 + len(c.Units)*(160+20*len(c.Criteria)))
	c.legend(w, all)
	c.rows(w, id)
}

// summary writes a line a criterion: its number, its name, how many units meet it.
func (c *Matrix) summary(w *markup.Writer, id string, each []tally) {
	total := Number{float64(len(c.Units)), c.Format(len(c.Units))}
	w.Raw(`<ol class="criteria">`)
	for k, criterion := range c.Criteria {
		w.Raw(`<li><span class="no">`)
		w.Text(criterion.Short)
		w.Raw(`</span><p class="label">`)
		link(w, criterion.Label, criterion.Href)
		w.Raw("</p>")
		fraction(w, Number{Text: c.Format(each[k][MarkMet])}, total, "")
		c.thinBar(w, id, each[k])
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n")
}

// thinBar draws the marks of a criterion, without words.
func (c *Matrix) thinBar(w *markup.Writer, id string, n tally) {
	b := bar{id: id, total: float64(len(c.Units)), thin: true, parts: make([]Part, 0, len(bestFirst))}
	for _, m := range bestFirst {
		b.parts = append(b.parts, Part{Class: markClasses[m], Count: Number{Value: float64(n[m])}})
	}
	b.draw(w)
}

// legend says what the signs mean, each with the number of its cells.
func (c *Matrix) legend(w *markup.Writer, all tally) {
	w.Raw(`<ul class="legend marks">`)
	for _, m := range bestFirst {
		if all[m] == 0 && m == MarkUnsaid {
			continue
		}
		w.Raw(`<li><b class="`)
		w.Raw(cellClass[m])
		w.Raw(`">`)
		w.Raw(signs[m])
		w.Raw(`</b><span><b>`)
		w.Text(c.Format(all[m]))
		w.Raw("</b> ")
		w.Text(c.words(m))
		w.Raw("</span></li>")
	}
	w.Raw("</ul>\n")
}

var cellClass = [...]string{MarkUnsaid: "m-unsaid", MarkUnmet: "m-unmet", MarkMet: "m-met"}

// cells are the table cells of the marks; what is met is the rule and needs no class.
var cells = [...]string{
	MarkUnsaid: `<td class="m-unsaid">?</td>`, MarkUnmet: `<td class="m-unmet">–</td>`, MarkMet: `<td>✓</td>`,
}

// rows write the table of units.
func (c *Matrix) rows(w *markup.Writer, id string) {
	w.Raw(`<div class="matrix" tabindex="0" role="group"`)
	w.Attr("aria-labelledby", id+"-m")
	w.Raw("><table>")
	w.Element("caption", c.Caption, "id", id+"-m")
	w.Raw(`<thead><tr><th scope="col">`)
	w.Text(c.Unit)
	w.Raw("</th>")
	for _, criterion := range c.Criteria {
		w.Raw(`<th scope="col"><abbr`)
		w.Attr("title", criterion.Label)
		w.Raw(">")
		w.Text(criterion.Short)
		w.Raw("</abbr></th>")
	}
	w.Raw("</tr></thead>\n")
	for _, g := range groups(c.Units, rowGroup) {
		w.Raw("<tbody>")
		if g[0].Group != "" {
			w.Raw(`<tr><th scope="rowgroup"`)
			w.AttrInt("colspan", len(c.Criteria)+1)
			w.Raw("><span>")
			w.Text(g[0].Group)
			w.Raw("</span></th></tr>\n")
		}
		for i := range g {
			c.row(w, &g[i])
		}
		w.Raw("</tbody>\n")
	}
	w.Raw("</table></div>\n")
}

func (c *Matrix) row(w *markup.Writer, r *UnitRow) {
	w.Raw("<tr")
	r.Ref.Attrs(w)
	w.Raw(`><th scope="row">`)
	link(w, r.Name, r.Href)
	if r.Result != "" {
		w.Raw(" <span>")
		w.Text(r.Result)
		w.Raw("</span>")
	}
	w.Raw("</th>")
	if len(r.Marks) == 0 {
		w.Raw(`<td class="m-unsaid"`)
		w.AttrInt("colspan", len(c.Criteria))
		w.Raw("><span>")
		w.Text(r.Unsaid)
		w.Raw("</span></td></tr>\n")
		return
	}
	for k := range c.Criteria {
		w.Raw(cells[r.mark(k)])
	}
	w.Raw("</tr>\n")
}

// table counts the marks of each criterion. What is not said has a column only
// where it occurs.
func (c *Matrix) table() Table {
	each, all := c.tallies()
	t := Table{Caption: c.Table.Caption, Head: []string{c.Table.Name}}
	for _, m := range bestFirst {
		t.Head = column(t.Head, m != MarkUnsaid || all[m] > 0, c.words(m))
	}
	t.Head = append(t.Head, c.Table.Total)
	for k, criterion := range c.Criteria {
		row := append(make([]Cell, 0, len(t.Head)), Cell{Text: criterion.Label, Href: criterion.Href})
		if criterion.Short != "" {
			row[0].Text = criterion.Short + ". " + criterion.Label
		}
		for _, m := range bestFirst {
			row = column(row, m != MarkUnsaid || all[m] > 0, Cell{Text: c.Format(each[k][m]), Number: true})
		}
		t.Rows = append(t.Rows, append(row, Cell{Text: c.Format(len(c.Units)), Number: true}))
	}
	return t
}
