// Package chart draws numbers as pictures that need no script.
//
// A chart is a value: a struct of one kind (Progress, Breakdown, Compare, Trend,
// Tiles, Matrix, Timeline) filled by the caller, with three faces. Its method
// Picture gives the headline, a static face (HTML and inline SVG), the same
// numbers as a table and the interactive face, an ECharts option as JSON (option.go
// says what the script that draws it has to know).
//
// What holds for every kind:
//
//   - Every word and every number arrives written in the reader's language, the
//     number beside its value (Number). This package knows no locale, no domain
//     and no clock; equal values give equal bytes.
//   - Nothing needs a style attribute or a script: widths and places are SVG
//     attributes in percent, colours are classes of templates/assets/chart.css.
//     Text is never scaled: words are HTML, and the few numbers inside an SVG keep
//     their size on a phone because the SVG has no viewBox. A map has one, and
//     therefore no text.
//   - Never colour alone. Parts of a bar stand apart by a gap, in the order of the
//     legend, which gives each its number in words. What is not done is the plain
//     empty part of a bar (ClassOpen); what the source does not state is hatched
//     (ClassRest).
//   - Nothing leaves its box. Done beyond the total makes the whole bar longer than
//     the total and marks where the total was; a part that is there can be seen,
//     however small; NaN counts as nothing.
//   - Where nothing can be drawn the sentence Words.Empty stands instead. A chart
//     never invents a number: no total, no bar.
//   - One accessible form for each thing. A bar beside its numbers in words is hidden
//     from screen readers or has Words.Desc as its name; words inside an SVG always
//     stand in HTML too. Tiles are hidden and unfocusable, the list behind them is
//     the form that is read.
//   - Ids begin with FigureOptions.ID; several charts may stand on one page.
//
// To add a kind, write a file with its struct, its Picture and its face, and add
// its name to Kinds; the tests then ask for its fixtures.
package chart

import "tiendo/internal/markup"

// Kinds are all kinds of charts, as they stand in data-chart and in ?kind=.
var Kinds = []string{"progress", "breakdown", "compare", "trend", "tiles", "matrix", "timeline"}

// Words are what is said around every chart, in the reader's language.
type Words struct {
	Headline string // the finding, a sentence
	Subtitle string // what, unit, where, when
	Desc     string // the picture in words, as the name of an SVG; kinds that are words already leave it out
	Lead     string // a sentence before the picture, e.g. when all units agree
	Empty    string // said in place of the picture where there is nothing to draw
	Notes    []string
	Table    TableWords
	Live
}

// Live are the words of the interactive face.
type Live struct {
	Source string // printed into pictures that readers take with them: "Nguồn: Báo Nghệ An, 24/9/2025"
	AsOf   string // likewise: "Số liệu đến 24/9/2025"
	File   string // name of such a picture, without its ending
	Help   string // which keys do what
	Close  string // on the buttons
	PNG    string
	SVG    string
}

// Picture is one chart with its static faces.
type Picture struct {
	Kind     string // one of Kinds
	Headline string
	Subtitle string
	Desc     string
	Table    Table // the same numbers; the caller may add rows and notes

	lead  string
	notes []string
	parts []Part                            // of a chart that is one bar, in their order
	total float64                           // of the bar
	draw  func(w *markup.Writer, id string) // the body, with ids that begin with id
	face  func() *face                      // the interactive one
}

func (words Words) picture(kind string, draw func(*markup.Writer, string), face func() *face) Picture {
	return Picture{
		Kind: kind, Headline: words.Headline, Subtitle: words.Subtitle, Desc: words.Desc,
		lead: words.Lead, notes: words.Notes, draw: draw, face: face,
	}
}

// Option appends the interactive face, an ECharts option as JSON, to what it is given;
// nothing where there is nothing to draw.
func (p Picture) Option(to []byte) []byte {
	if p.face != nil {
		if f := p.face(); f != nil {
			return f.json(to)
		}
	}
	return to
}

// empty is the draw function of a chart that has nothing to show.
func (words Words) empty(w *markup.Writer, _ string) {
	if words.Empty != "" {
		w.Element("p", words.Empty, "class", "chart-empty")
	}
}

// Body returns the picture with its legend and notes, without headline and table:
// HTML with inline SVG. All ids inside begin with id.
func (p Picture) Body(id string) []byte {
	var w markup.Writer
	p.body(&w, id)
	return w.Bytes()
}

func (p Picture) body(w *markup.Writer, id string) {
	if p.lead != "" {
		w.Element("p", p.lead, "class", "chart-lead")
	}
	if p.draw != nil {
		p.draw(w, id)
	}
	for _, note := range p.notes {
		w.Element("p", note, "class", "chart-note")
	}
}

// FigureOptions say how a picture stands on its page.
type FigureOptions struct {
	ID           string // letters, digits and hyphens; unique on the page
	HeadingLevel int    // 2 writes <h2>; 0 writes a paragraph
	DataFigure   string // "<plan>/<set>@<as_of>"; left out when empty, as the two below
	DataReport   string
	DataSplit    string
	Option       string // address of the interactive face; left out when empty
	TableLabel   string // the words that open the table; empty: the table stands open, without them
	TableOpen    bool
	After        []func(w *markup.Writer) // write trusted HTML beside the table's label, best <details> or <p>: receipt, downloads
}

// HTML returns the whole figure element.
func (p Picture) HTML(o FigureOptions) string {
	return markup.Draw(func(w *markup.Writer) { p.Figure(w, o) })
}

// Figure writes the whole figure element.
func (p Picture) Figure(w *markup.Writer, o FigureOptions) {
	w.Raw(`<figure class="chart"`)
	w.Attr("data-chart", p.Kind)
	Ref{o.DataFigure, o.DataReport, o.DataSplit}.Attrs(w)
	if o.Option != "" {
		w.Attr("data-option", o.Option)
	}
	w.Raw(">\n")
	p.caption(w, o)
	p.body(w, o.ID)
	w.Raw(`<div class="chart-foot">`)
	p.Table.details(w, o)
	for _, draw := range o.After {
		draw(w)
	}
	w.Raw("</div></figure>\n")
}

func (p Picture) caption(w *markup.Writer, o FigureOptions) {
	tag := "p"
	if o.HeadingLevel >= 1 && o.HeadingLevel <= 6 {
		tag = "h" + string(rune('0'+o.HeadingLevel))
	}
	w.Raw("<figcaption>")
	w.Element(tag, p.Headline, "class", "chart-title", "id", o.ID+"-h")
	if p.Subtitle != "" {
		w.Element("p", p.Subtitle, "class", "chart-sub")
	}
	w.Raw("</figcaption>\n")
}
