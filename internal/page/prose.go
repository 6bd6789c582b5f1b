package page

import (
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// prose is a Markdown body on its way to the page. Figures and charts in it are
// those known on one day, the article's; each bound figure leads to a receipt at
// the end of the page, and back.
type prose struct {
	*edition
	day    progress.Date
	code   string // language of the body
	out    *markup.Writer
	notes  []*boundNote
	noteOf map[*progress.Figure]*boundNote
	marks  int // bound places so far
	charts int
	before []progress.Part // what is drawn already
	photos int             // that are there
	shows  map[string]bool // every picture of the text, by its path
	shown  []counted       // what charts show
}

// boundNote is a figure that is bound in the text, and where.
type boundNote struct {
	counted
	id     string // of its element
	n      int    // its number among the notes
	places []int  // numbers of the places
}

// proseIn draws the body in the language of the edition, or in the first language of
// the site where it is not translated. It stands in out.
func (e *edition) proseIn(out *markup.Writer, bodies map[string]progress.Body, day progress.Date) *prose {
	p, parts := e.newProse(out, bodies, day)
	for i := range parts {
		p.before = parts[:i]
		p.part(&parts[i])
	}
	p.out.Raw("</div>")
	return p
}

// newProse opens the element of a body, marked with its language where that is not
// the page's.
func (e *edition) newProse(out *markup.Writer, bodies map[string]progress.Body, day progress.Date) (*prose, []progress.Part) {
	p := &prose{edition: e, out: out, day: day, code: e.lang.Code}
	body, ok := bodies[p.code]
	if !ok {
		p.code = e.site.Language
		body = bodies[p.code]
	}
	size := 256
	for i := range body.Parts {
		size += len(body.Parts[i].HTML) + 128 // and a bound figure's element
	}
	p.out.Grow(size)
	p.out.Raw(`<div class="prose-body"`)
	if p.foreignBody() {
		p.out.Attr("lang", p.code)
	}
	p.out.Raw(">\n")
	return p, body.Parts
}

// html is the body.
func (p *prose) html() pen { return func(w *markup.Writer) { w.RawBytes(p.out.Bytes()) } }

func (p *prose) foreignBody() bool { return p.code != p.lang.Code }

func (p *prose) part(part *progress.Part) {
	switch {
	case part.Bound != nil:
		p.bound(part.Bound)
	case part.Chart != nil:
		p.own(p.chartIn(part.Chart))
	case part.Link != nil:
		p.out.Raw("<a")
		p.out.Href(p.target(part.Link))
		if part.Link.Title != "" {
			p.out.Attr("title", part.Link.Title)
		}
		p.out.Raw(">")
	case part.Image != nil:
		p.out.Raw(string(p.photo(part.Image, column, p.photos == 0)))
		p.photos += p.there(part.Image)
		if p.shows == nil {
			p.shows = map[string]bool{}
		}
		p.shows[part.Image.Src] = true
	default:
		p.out.Raw(part.HTML)
	}
}

// lastHeading is the level of the last heading in HTML that content made; 1, that of
// the page's own, where there is none.
func lastHeading(parts []progress.Part) int {
	for _, part := range slices.Backward(parts) {
		for rest := part.HTML; ; {
			i := strings.LastIndex(rest, "<h")
			if i < 0 {
				break
			}
			if level := rest[i+2:]; level != "" && '1' <= level[0] && level[0] <= '6' {
				return int(level[0] - '0')
			}
			rest = rest[:i]
		}
	}
	return 1
}

// own writes something in the language of the page into a body that may be in another.
func (p *prose) own(draw pen) {
	if draw == nil {
		return
	}
	if !p.foreignBody() {
		draw(p.out)
		return
	}
	p.out.Open("div", "lang", p.lang.Code)
	draw(p.out)
	p.out.Close("div")
}

// target is where a link within the site leads, in the language of the page.
func (p *prose) target(l *progress.Link) string {
	href := ""
	switch l.Kind {
	case "news":
		href = p.href(p.at.Article(l.ID))
	case "page":
		href = p.href(p.at.Page(l.ID))
	default:
		href = p.href(address.Path(l.To))
	}
	if l.Fragment != "" {
		href += "#" + l.Fragment
	}
	return href
}

// bound writes a bound figure: its text as written, within a link to its receipt.
func (p *prose) bound(b *progress.Bound) {
	c, ok := p.resolve(b)
	if !ok {
		p.out.Raw(b.HTML)
		return
	}
	note := p.note(c)
	p.marks++
	note.places = append(note.places, p.marks)
	p.out.Open("a", "class", "bound", "id", placeID(p.marks), "href", "#"+note.id)
	p.open(p.out, "span", c.fig)
	p.out.Raw(b.HTML)
	p.out.Raw("</span><sup>")
	p.out.Int(note.n)
	p.out.Raw("</sup></a>")
	p.correctedMark(c.fig)
}

// correctedMark writes that a figure in the text was replaced, in the language of
// the page.
func (p *prose) correctedMark(f *progress.Figure) {
	mark := p.corrected(f)
	if mark == "" {
		return
	}
	p.out.Raw(` <small class="corrected"`)
	if p.foreignBody() {
		p.out.Attr("lang", p.lang.Code)
	}
	p.out.Raw(">(" + string(mark) + ")</small>")
}

// placeID is an id that no heading of a text can have, as is that of a note.
func placeID(n int) string { return "at_" + strconv.Itoa(n) }

// resolve finds the figure that a text is bound to.
func (p *prose) resolve(b *progress.Bound) (counted, bool) {
	plan := p.site.Plan(b.Plan)
	if plan == nil || plan.Set(b.Set) == nil {
		return counted{}, false
	}
	c := counted{plan, plan.Set(b.Set), p.site.At(b.Plan, b.Set, p.day)}
	if b.AsOf.Set() {
		c.fig = p.site.AtAsOf(b.Plan, b.Set, b.AsOf, p.day)
	}
	return c, c.fig != nil
}

func (p *prose) note(c counted) *boundNote {
	if note := p.noteOf[c.fig]; note != nil {
		return note
	}
	note := &boundNote{counted: c, id: "note_" + p.id(c.fig), n: len(p.notes) + 1}
	p.notes = append(p.notes, note)
	if p.noteOf == nil {
		p.noteOf = map[*progress.Figure]*boundNote{}
	}
	p.noteOf[c.fig] = note
	return note
}

// chartIn draws a chart of the text, of the kind that it asks for.
func (p *prose) chartIn(ref *progress.ChartRef) pen {
	plan := p.site.Plan(ref.Plan)
	if plan == nil || plan.Set(ref.Set) == nil {
		return nil
	}
	p.charts++
	prefix := "c" + strconv.Itoa(p.charts) + "-"
	c := p.then(plan, plan.Set(ref.Set), p.day)
	if ref.AsOf.Set() {
		c.fig = p.site.AtAsOf(ref.Plan, ref.Set, ref.AsOf, p.day)
	}
	p.shown = append(p.shown, c)
	if ref.Kind != "" || !ref.AsOf.Set() {
		if draw := p.chartOf(c, ref.Kind, prefix); draw != nil {
			return draw
		}
	}
	return p.chart(c, prefix, p.chartLevel())
}

// chartLevel is the level of a chart's headline under the headings of the text.
func (p *prose) chartLevel() int { return min(lastHeading(p.before)+1, 6) }

// chartOf is a chart of the kind that is asked for; nil where the figures give
// none of that kind.
func (p *prose) chartOf(c counted, kind, prefix string) pen {
	switch kind {
	case "trend":
		return p.trend(c, p.day, prefix, p.chartLevel())
	case "compare":
		return p.compare(p.family(c.plan, topOf(c.plan, c.set), p.day), prefix, p.chartLevel())
	case "matrix":
		return p.unitMatrix(c, prefix)
	case "timeline":
		return p.timelineOf(c, prefix)
	case "tiles", "":
		return p.unitTiles(c, prefix)
	}
	if c.fig == nil || !c.fig.HasCounts() {
		return nil
	}
	draw := p.progress
	if kind == "breakdown" {
		draw = p.breakdown
	}
	pic := draw(c)
	return p.stand(pic, p.receipted(c, prefix, p.chartLevel()), p.takeOf(pic.Kind, c))
}

// timelineOf is when the items of a set are due.
func (p *prose) timelineOf(c counted, prefix string) pen {
	t, ok := p.setTimeline(c.plan, c.set, p.href(p.at.Set(c.plan.ID, c.set.ID))+"#items")
	if !ok {
		return nil
	}
	o := chart.FigureOptions{ID: prefix + "due", HeadingLevel: p.chartLevel(), TableLabel: p.w.TableOfFigures}
	return p.stand(t.Picture(), o, p.takeOf("timeline", counted{plan: c.plan, set: c.set}))
}

// unitTiles are the tiles of a set of units or of criteria.
func (p *prose) unitTiles(c counted, prefix string) pen {
	for _, criteria := range criterionSets(c.plan) {
		if criteria == c.set || criteria.Each == c.set.ID {
			return p.tileChart(c.plan, criteria, p.day, prefix, p.chartLevel())
		}
	}
	return nil
}

// unitMatrix is which criteria units meet, of a set of units or of criteria.
func (p *prose) unitMatrix(c counted, prefix string) pen {
	for _, criteria := range criterionSets(c.plan) {
		if criteria != c.set && criteria.Each != c.set.ID {
			continue
		}
		if m, o := p.matrixIn(c.plan, criteria, p.unitsOf(c.plan), p.day, prefix, p.chartLevel()); m != nil {
			return p.stand(m.Picture(), o, p.takeOfUnits("matrix", c.plan, criteria, p.day))
		}
	}
	return nil
}
