package page

import (
	"html/template"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

var article = Kind{"article", func(e *edition) []page {
	pages := make([]page, len(e.site.News))
	for i, a := range e.site.News {
		pages[i] = page{
			Path: func(p address.Pages) address.Path { return p.Article(a.ID) },
			View: func(h *head) any { return e.article(a, h) },
		}
	}
	return pages
}}

// articleView is what templates/article.html shows.
type articleView struct {
	ISO, Date     string
	Author        template.HTML
	Title         template.HTML
	Summary       template.HTML
	NotTranslated template.HTML // said where the body is in another language
	NewerTitle    string
	Newer         []template.HTML // what later reports say of the same sets
	Body          part
	PhotosTitle   string
	PhotosSub     string // where some are announced but not there
	Photos        []template.HTML
	NotesTitle    string
	NotesSub      string
	Notes         part
	AboutTitle    string
	Facts         []fact
}

func (e *edition) article(a *progress.Article, h *head) any {
	h.Title, h.Description, h.Section = e.say(a.Title), e.say(a.Summary), e.at.News()
	h.Published, h.Picture = a.Date, e.articlePicture(a)
	h.Thing = e.newsArticle(a, h.Picture)
	year := strconv.Itoa(a.Date.Year())
	h.Crumbs = []link{{Href: e.href(e.at.News()), Text: esc(e.w.News)}, {Href: e.href(e.at.NewsYear(year)), Text: esc(year)}}
	body := e.proseIn(h.room, a.Bodies, a.Date)
	h.Still = body.charts == 0
	rest := e.besideText(a.Images, body)
	v := articleView{
		ISO: a.Date.String(), Date: e.lang.Date(a.Date), Author: e.text(a.Author), Title: e.text(a.Title), Summary: e.text(a.Summary),
		Body: body.html(), NewerTitle: e.w.NewerTitle, Newer: body.newer(),
		PhotosTitle: e.w.Photos, Photos: e.photos(rest, body.photos == 0),
		NotesTitle: e.w.FiguresInArticle, NotesSub: locale.Fill(e.w.FiguresAsOfArticle, "date", e.lang.Date(a.Date)), Notes: body.noteList(),
		AboutTitle: e.w.AboutArticle, Facts: e.articleFacts(a),
	}
	for i := range rest {
		if e.there(&rest[i]) == 0 {
			v.PhotosSub = e.w.NoPicture
		}
	}
	if body.foreignBody() {
		v.NotTranslated = e.notTranslated()
	}
	return v
}

// notTranslated says that what follows is in the site's first language, under that
// language's own name.
func (e *edition) notTranslated() template.HTML {
	name := e.site.Language
	if l := locale.For(name); l != nil {
		name = l.Name
	}
	var w markup.Writer
	w.Element("span", name, "lang", e.site.Language)
	return fill(e.w.NotTranslated, "language", template.HTML(w.String()))
}

// articleFacts are its source and the reports that it presents.
func (e *edition) articleFacts(a *progress.Article) []fact {
	var reports []template.HTML
	for _, id := range a.Reports {
		r := e.site.Report(id)
		if r == nil {
			continue
		}
		name := e.reportLink(r)
		if p := e.site.Plan(r.Plan); p != nil {
			name += ": " + e.text(p.Title)
		}
		reports = append(reports, name)
	}
	return some([]fact{
		{e.w.Source, e.sourceText(&a.Source)},
		{e.w.ReportsPresented, bullets(reports)},
	})
}

// bullets is a list of texts, the text alone where there is one.
func bullets(items []template.HTML) template.HTML {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	var w markup.Writer
	w.Raw("<ul>\n")
	for _, item := range items {
		w.Raw("<li>" + string(item) + "</li>\n")
	}
	w.Raw("</ul>")
	return template.HTML(w.String())
}
