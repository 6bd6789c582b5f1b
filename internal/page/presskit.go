package page

import (
	"html/template"
	"path"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// presskit is what the press and a commune's radio take of a report: sentences,
// a script to be read out, figures with their sources, charts, whom to ask. The
// same stands beside it as plain text (presstext.go).
var presskit = Kind{"presskit", func(e *edition) []page {
	var pages []page
	for _, r := range e.site.Reports {
		if p := e.site.Plan(r.Plan); p != nil {
			pages = append(pages, page{
				Path: func(at address.Pages) address.Path { return at.Press(r.ID) },
				View: func(h *head) any { return e.pressKit(p, r, h) },
			})
		}
	}
	return pages
}}

// pressView is what templates/presskit.html shows.
type pressView struct {
	Kicker, Headline, When template.HTML
	Release                template.HTML
	Waits                  bool            // it is not to be used yet
	Banners                []template.HTML // corrects, corrected by
	Says, Changes          listView
	Script                 scriptView
	FiguresTitle           string
	Figures                template.HTML
	Sources                listView
	Charts                 listView
	FilesTitle             string
	Files                  []dataFile
	Articles               listView
	ContactTitle           string
	Contact                []fact
}

// scriptView is a broadcast with its recordings.
type scriptView struct {
	Title, Length string
	Paragraphs    []template.HTML
	AudioLabel    string
	Audio         []recording
}

// recording is a sound file of a report.
type recording struct {
	Href, Type string
	Download   template.HTML
}

func (e *edition) pressKit(p *progress.Plan, r *progress.Report, h *head) pressView {
	v := e.pressWords(p, r)
	e.pressHead(h, p, r, v)
	v.FiguresTitle, v.Figures = e.w.PressFigures, e.pressFigures(p, r)
	v.Charts = e.pressCharts(p, r)
	return v
}

// pressTitle is the title of the page and of the plain text.
func (e *edition) pressTitle(p *progress.Plan, r *progress.Report) string {
	return e.w.PressKit + ": " + bare(e.reportName(r)) + ", " + e.say(p.Title)
}

func (e *edition) pressHead(h *head, p *progress.Plan, r *progress.Report, v pressView) {
	h.Title, h.Finding = e.pressTitle(p, r), bare(v.Headline)
	h.Here, h.Section, h.Picture = e.w.PressKit, e.at.Reports(), e.pictureOf(p)
	h.Description = locale.Fill(e.w.PressAbout, "date", e.lang.Date(r.Published))
	h.Crumbs = []link{{Href: e.href(e.at.Reports()), Text: esc(e.w.Reports)}, {Href: e.href(e.at.Report(r.ID)), Text: e.reportName(r)}}
}

// pressWords are what the page and the plain text have in common: all but the
// figures and the charts, which the text writes in its own way. They are written once.
func (e *edition) pressWords(p *progress.Plan, r *progress.Report) pressView {
	write := e.pressKits.of(r, func() func() pressView {
		return sync.OnceValue(func() pressView { return e.newPressWords(p, r) })
	})
	return write()
}

func (e *edition) newPressWords(p *progress.Plan, r *progress.Report) pressView {
	v := pressView{
		Kicker:   esc(e.w.PressKit+" · ") + e.reportLink(r) + " · " + anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title)),
		Headline: e.reportName(r), When: fill(e.w.FiguresUntil, "date", e.asOfDate(r.AsOf, r.AsOfStated), "source", e.source(&r.Source)),
		Release: fill(e.w.ReleaseNow, "date", e.lang.Date(r.Published)), Banners: e.corrections(r),
		Says:       listView{ID: "says", Title: e.w.ItSays, Lines: e.pressSays(p, r)},
		Changes:    listView{ID: "changes", Title: e.w.SinceLast, Lines: e.changes(p, r)},
		Script:     e.scriptView(p, r),
		Sources:    listView{ID: "source", Title: e.w.Source, Lines: []template.HTML{e.sourceText(&r.Source)}},
		FilesTitle: e.w.Downloads, Files: e.pressFiles(p, r),
		Articles:     listView{ID: "articles", Title: e.w.PressArticles, Lines: e.articlesOf(r)},
		ContactTitle: e.w.Contact, Contact: e.contact(r),
	}
	if r.Published > e.site.Date { // with --drafts only
		v.Waits, v.Release = true, fill(e.w.ReleaseWait, "date", e.lang.Date(r.Published))
	}
	if heads := e.pick(e.figuresOf(p, r)); len(heads) > 0 {
		v.Headline = e.headline(p, heads)
	}
	return v
}

// pressSays are the sentences that may be taken into an article as they are: each
// with its date, and with what the source leaves open.
func (e *edition) pressSays(p *progress.Plan, r *progress.Report) []template.HTML {
	var lines []template.HTML
	for i := range r.Figures {
		f := &r.Figures[i]
		set := p.Set(f.Set)
		if set == nil || f.Split != "" {
			continue
		}
		text := e.finding(p, set, f)
		if len(f.Counts) > 1 && f.Total.OK {
			text = e.withPhase(f, fill(e.w.Named, "name", e.text(set.Name), "text", e.spokenClaim(counted{p, set, f})))
		}
		line := e.mark(f, capital(fill(e.w.NameUntil, "name", text, "date", e.asOf(f)))) + "."
		if open := e.leftOpen(counted{p, set, f}); open != "" {
			line += " " + capital(open) + "."
		}
		if f.Rank.OK && (f.HasCounts() || f.Value.OK) {
			line += " " + capital(fill(e.w.Ranked, "rank", e.withPhase(f, e.rank(f))))
			if !f.RankOf.OK {
				line += " " + capital(esc(e.w.RankNoBase)) + "."
			}
		}
		if mark := e.corrected(f); mark != "" {
			line += " (" + mark + ")"
		}
		for _, notice := range e.disagreements(p, f) {
			line += " " + notice
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		return lines
	}
	if units := e.unitSummary(p, r); len(units.Lines) > 0 {
		lines = append(lines, units.Lines[0])
	}
	return lines
}

func (e *edition) scriptView(p *progress.Plan, r *progress.Report) scriptView {
	s := e.loudspeaker(p, r)
	v := scriptView{
		Title: e.w.ScriptTitle, Paragraphs: s.Paragraphs, AudioLabel: e.w.ScriptAudio,
		Length: locale.Fill(e.w.ScriptLength, "n", e.n(int64(s.Words)), "s", e.n(int64(s.Seconds))),
	}
	for _, rec := range e.site.Recordings[r.ID] {
		file := address.Path("/" + rec.Src)
		words := fill(e.w.ScriptFile, "name", path.Base(rec.Src), "n", e.n(int64(len(rec.Data)+1023)>>10))
		v.Audio = append(v.Audio, recording{Href: e.href(file), Type: rec.Type, Download: words})
	}
	return v
}

// pressFigures are the figures of a report as a table, each with its date and
// the words of its source.
func (e *edition) pressFigures(p *progress.Plan, r *progress.Report) template.HTML {
	if len(r.Figures) == 0 {
		return ""
	}
	var w markup.Writer
	w.Raw(`<div class="scroll" tabindex="0" role="region" aria-labelledby="figures"><table><thead><tr>`)
	for _, head := range []string{e.w.ListName, e.w.AsFigure, e.w.Share, e.w.AsOf, e.w.AsPrinted} {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i := range r.Figures {
		f := &r.Figures[i]
		set := p.Set(f.Set)
		if set == nil {
			continue
		}
		e.open(&w, "tr", f)
		w.Raw(`<th scope="row">` + string(anchor(e.href(e.at.Set(p.ID, set.ID)), e.text(set.Name))))
		if f.Split != "" {
			w.Raw(" <small>" + string(fill(e.w.SplitBy, "name", f.Split)) + "</small>")
		}
		w.Raw("</th><td><b>")
		w.Raw(string(e.withPhase(f, esc(e.short(f)))))
		w.Raw("</b>")
		if mark := e.corrected(f); mark != "" {
			w.Raw(" <small class=\"mark\">" + string(mark) + "</small>")
		}
		w.Raw("</td><td>" + string(e.shareText(f)) + "</td><td>")
		w.Text(e.asOf(f))
		w.Raw("</td><td>" + string(e.quote(f.Printed)) + "</td></tr>\n")
	}
	w.Raw("</tbody></table></div>\n")
	return template.HTML(w.String())
}

// pressFiles are the files that go with a report.
func (e *edition) pressFiles(p *progress.Plan, r *progress.Report) []dataFile {
	files := []dataFile{
		e.file(e.at.PressText(r.ID), esc(e.w.PressTXT)),
		e.file(address.ReportJSON(r.ID), e.reportName(r)+", JSON"),
		e.file(address.PlanCSV(p.ID), fill(e.w.FilePlanCSV, "plan", e.text(p.Title))),
	}
	if picture := e.pictureOf(p); picture.path != "" {
		files = append(files, e.file(picture.path, esc(e.w.PressCard)))
	}
	for i := range files {
		files[i].Path = path.Base(files[i].Path)
	}
	return files
}

// articlesOf are the articles that present a report.
func (e *edition) articlesOf(r *progress.Report) []template.HTML {
	var list []template.HTML
	for _, a := range e.site.NewsOf(r.ID) {
		line := anchor(e.href(e.at.Article(a.ID)), e.text(a.Title)) + ", " + esc(e.lang.Date(a.Date))
		if from := max(a.Date, a.Embargo); from > e.site.Date {
			line += ". " + fill(e.w.ReleaseWait, "date", e.lang.Date(from))
		}
		list = append(list, line)
	}
	return list
}

// contact is who answers for the page, and how to reach them.
func (e *edition) contact(r *progress.Report) []fact {
	pub := &e.site.Publisher
	name := e.text(pub.Name)
	if pub.URL != "" {
		name = anchor(pub.URL, name)
	}
	var reach []string
	for _, text := range []template.HTML{e.text(pub.ContactPerson), esc(pub.Phone), e.text(pub.Address)} {
		if text != "" {
			reach = append(reach, string(text))
		}
	}
	if pub.Email != "" {
		reach = append(reach, string(anchor("mailto:"+pub.Email, esc(pub.Email))))
	}
	licence := e.text(e.site.Licence.Name)
	if e.site.Licence.URL != "" && licence != "" {
		licence = anchor(e.site.Licence.URL, licence)
	}
	return some([]fact{
		{before(e.w.PublishedBy), name + dotted(e.text(pub.Role))},
		{e.w.Contact, template.HTML(strings.Join(reach, " · "))},
		{before(e.w.LicenceOf), licence},
		{e.w.Permalink, esc(e.links.Absolute(e.at.Press(r.ID)))},
	})
}

// before is what a pattern says before its place, as a name: "Licence of the data".
func before(pattern string) string {
	words, _, _ := strings.Cut(pattern, "{")
	return strings.TrimRight(words, ": ")
}

// dotted is a text behind another one, if there is one.
func dotted(s template.HTML) template.HTML {
	if s == "" {
		return ""
	}
	return " · " + s
}
