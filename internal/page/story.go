package page

import (
	"html/template"
	"slices"
	"strings"

	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// Kinds of stories.
const (
	StoryNews       = "news"
	StoryReport     = "report"
	StoryCorrection = "correction"
)

// Story is an article, a report or a correction as a feed carries it.
type Story struct {
	Kind               string
	URL                string // of its page, whole; it never changes
	Title, Summary     string
	Author             string // of an article; empty: who answers for the site
	Language           string // of the title and most of the text
	Published, Updated progress.Date
	Plans              []string // that it is about, by id

	// HTML is the whole text, for a reader that knows neither our stylesheet nor
	// our scripts: plain elements, links and pictures with whole addresses, each
	// number with its date and source.
	HTML func() string
}

// Stories are everything that a site tells in one language, what changed last
// first. Nothing in them depends on the day of the build: a story is updated
// when it was published, and when a later report changed what stands in it.
func Stories(s *progress.Site, l *locale.Language) []Story {
	e := newEdition(s, l, nil, nil)
	var list []Story
	for _, a := range s.News {
		list = append(list, e.newsStory(a))
	}
	for _, r := range s.Reports {
		if p := s.Plan(r.Plan); p != nil {
			list = append(list, e.reportStory(p, r))
		}
	}
	slices.SortStableFunc(list, func(a, b Story) int {
		if a.Updated != b.Updated {
			return int(b.Updated - a.Updated)
		}
		if a.Published != b.Published {
			return int(b.Published - a.Published)
		}
		if news := a.Kind == StoryNews; news != (b.Kind == StoryNews) { // it presents the reports of its day
			if news {
				return -1
			}
			return 1
		}
		return strings.Compare(a.URL, b.URL)
	})
	return list
}

func (e *edition) newsStory(a *progress.Article) Story {
	s := Story{
		Kind: StoryNews, URL: e.links.Absolute(e.at.Article(a.ID)), Title: e.say(a.Title), Summary: e.say(a.Summary), Author: e.say(a.Author),
		Published: max(a.Date, a.Embargo), HTML: func() string { return e.newsHTML(a) },
	}
	s.Updated, s.Language = s.Published, e.lang.Code
	if e.foreign(a.Title) {
		s.Language = e.site.Language
	}
	about := func(plan string) {
		if !slices.Contains(s.Plans, plan) && e.site.Plan(plan) != nil {
			s.Plans = append(s.Plans, plan)
		}
	}
	for _, id := range a.Reports {
		if r := e.site.Report(id); r != nil {
			about(r.Plan)
		}
	}
	body, ok := a.Bodies[e.lang.Code]
	if !ok {
		body = a.Bodies[e.site.Language]
	}
	p := &prose{edition: e, day: a.Date}
	for _, part := range body.Parts {
		if part.Bound == nil {
			continue
		}
		if c, ok := p.resolve(part.Bound); ok {
			about(part.Bound.Plan)
			if by := e.site.CorrectedBy(c.fig); by != nil {
				s.Updated = max(s.Updated, by.Published)
			}
		}
	}
	return s
}

func (e *edition) reportStory(p *progress.Plan, r *progress.Report) Story {
	s := Story{
		Kind: StoryReport, URL: e.links.Absolute(e.at.Report(r.ID)), Plans: []string{p.ID}, Published: r.Published, Updated: r.Published,
		Language: e.lang.Code, HTML: func() string { return e.reportHTML(p, r) },
	}
	name := bare(e.reportName(r)) + ": "
	s.Title = name + e.say(p.Title)
	if heads := e.pick(e.figuresOf(p, r)); len(heads) > 0 {
		s.Title, s.Summary = name+bare(e.headline(p, heads)), e.say(p.Title)
	}
	if r.Corrects != "" {
		s.Kind = StoryCorrection
		s.Title, s.Summary = name+e.say(p.Title), e.say(r.Reason)
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		for _, other := range []*progress.Report{e.site.CorrectedBy(f), reportOf(e.site.ChangeOf(f).From)} {
			if other != nil {
				s.Updated = max(s.Updated, other.Published)
			}
		}
	}
	return s
}

// reportOf is the report of a figure, if there is one.
func reportOf(f *progress.Figure) *progress.Report {
	if f == nil {
		return nil
	}
	return f.Report
}

// newsHTML is an article with its figures, each by its number in a list behind
// the text, and its pictures.
func (e *edition) newsHTML(a *progress.Article) string {
	w := e.writers.Get().(*markup.Writer)
	defer e.writers.Put(w)
	w.Reset()
	p := e.told(w, a.Bodies, a.Date) // what belongs to the text stands behind it
	for _, photo := range e.photos(e.besideText(a.Images, p), false) {
		w.Raw(string(photo))
	}
	if len(p.notes) > 0 {
		w.Element("h3", e.w.FiguresInArticle)
		w.Raw("<ol>")
		for _, n := range p.notes {
			line := fill(e.w.NoteLine, "claim", capital(e.finding(n.plan, n.set, n.fig)), "date", e.asOf(n.fig), "source", e.source(&n.fig.Report.Source))
			w.Raw("<li>" + string(line))
			if mark := e.corrected(n.fig); mark != "" {
				w.Raw(" (" + string(mark) + ")")
			}
			w.Raw("</li>")
		}
		w.Raw("</ol>\n")
	}
	e.tellSource(w, &a.Source)
	if p.foreignBody() {
		w.Put(0, 0, "<p><em>"+string(e.notTranslated())+"</em></p>\n")
	}
	return e.telling(w.Bytes(), e.links.Absolute(e.at.Article(a.ID)))
}

// told is the body of an article as a feed carries it: a bound figure with the
// number of its note, a chart as its sentence and its table.
func (e *edition) told(out *markup.Writer, bodies map[string]progress.Body, day progress.Date) *prose {
	p, parts := e.newProse(out, bodies, day)
	for i := range parts {
		switch part := &parts[i]; {
		case part.Bound != nil:
			p.out.Raw(part.Bound.HTML)
			if c, ok := p.resolve(part.Bound); ok {
				p.out.Raw("<sup>[")
				p.out.Int(p.note(c).n)
				p.out.Raw("]</sup>")
				p.correctedMark(c.fig)
			}
		case part.Chart != nil:
			p.own(p.tellChart(part.Chart))
		default:
			p.part(part)
		}
	}
	p.out.Raw("</div>")
	return p
}

// tellChart is a chart without its drawing.
func (p *prose) tellChart(ref *progress.ChartRef) pen {
	plan := p.site.Plan(ref.Plan)
	if plan == nil || plan.Set(ref.Set) == nil {
		return nil
	}
	pic := p.pictureOfKind(p.then(plan, plan.Set(ref.Set), p.day), ref.Kind)
	return func(w *markup.Writer) {
		w.Raw("<p><strong>")
		w.Text(pic.Headline)
		w.Raw("</strong>")
		if pic.Subtitle != "" {
			w.Raw("<br>")
			w.Text(pic.Subtitle)
		}
		w.Raw("</p>\n")
		tellTable(w, pic.Table)
	}
}

// pictureOfKind is chartOf as a value.
func (p *prose) pictureOfKind(c counted, kind string) chart.Picture {
	switch kind {
	case "trend":
		if t := p.trendOf(c, p.day); t != nil {
			return t.Picture()
		}
	case "compare":
		if pic, _ := p.compareIn(p.family(c.plan, topOf(c.plan, c.set), p.day), "", 0); pic.Headline != "" {
			return pic
		}
	case "tiles", "":
		for _, criteria := range criterionSets(c.plan) {
			if criteria != c.set && criteria.Each != c.set.ID {
				continue
			}
			if t, _ := p.tilesIn(c.plan, criteria, p.day, "", 0); t != nil {
				return t.Picture()
			}
		}
	}
	return p.picture(c)
}

// tellTable is a table without classes.
func tellTable(w *markup.Writer, t chart.Table) {
	if len(t.Rows) == 0 {
		return
	}
	w.Raw("<table>")
	w.Element("caption", t.Caption)
	w.Raw("<thead><tr>")
	for _, head := range t.Head {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead><tbody>\n")
	for _, row := range t.Rows {
		w.Raw("<tr>")
		for i, cell := range row {
			text := cell.Text
			if cell.Note != "" {
				text += " (" + cell.Note + ")"
			}
			if i == 0 {
				w.Element("th", text, "scope", "row")
			} else {
				w.Element("td", text)
			}
		}
		w.Raw("</tr>\n")
	}
	w.Raw("</tbody></table>\n")
}

// reportHTML is what a report says, and what has changed.
func (e *edition) reportHTML(p *progress.Plan, r *progress.Report) string {
	w := e.writers.Get().(*markup.Writer)
	defer e.writers.Put(w)
	w.Reset()
	paragraph := func(text template.HTML) {
		if text != "" {
			w.Raw("<p>" + string(text) + "</p>\n")
		}
	}
	list := func(title string, lines []template.HTML) {
		if len(lines) > 0 {
			w.Element("h3", title)
			tell(w, lines)
		}
	}
	paragraph(anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)) + ". " +
		fill(e.w.FiguresUntil, "date", e.asOfDate(r.AsOf, r.AsOfStated), "source", e.source(&r.Source)) + ".")
	for _, banner := range e.corrections(r) {
		paragraph(banner)
	}
	if r.Corrects != "" {
		e.tellCorrection(w, r)
	} else {
		list(e.w.ItSays, e.pressSays(p, r))
		list(e.w.SinceLast, e.changes(p, r))
	}
	paragraph(e.text(r.Note))
	e.tellSource(w, &r.Source)
	paragraph(anchor(e.href(e.at.Press(r.ID)), esc(e.w.PressOf)))
	return e.telling(w.Bytes(), e.links.Absolute(e.at.Report(r.ID)))
}

// tellCorrection is old and new beside each other.
func (e *edition) tellCorrection(w *markup.Writer, r *progress.Report) {
	v := e.correctionView(r)
	if len(v.Figures) == 0 {
		return
	}
	w.Raw("<table><thead><tr>")
	for _, head := range v.Heads {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead><tbody>\n")
	for _, f := range v.Figures {
		w.Raw(`<tr><th scope="row">` + string(f.Name) + "</th><td><del>" + string(f.Old) + "</del></td><td><ins>" + string(f.New) + "</ins></td></tr>\n")
	}
	w.Raw("</tbody></table>\n")
}

func (e *edition) tellSource(w *markup.Writer, s *progress.Source) {
	if s.Title.Empty() && s.URL == "" {
		return
	}
	w.Raw("<p>" + string(fill(e.w.SourceIs, "source", e.sourceText(s))) + "</p>\n")
}

// tell is a list of sentences.
func tell(w *markup.Writer, lines []template.HTML) {
	w.Raw("<ul>")
	for _, line := range lines {
		w.Raw("<li>" + string(line) + "</li>")
	}
	w.Raw("</ul>\n")
}
