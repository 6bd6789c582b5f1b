package page

import (
	"html/template"
	"strconv"
	"unicode/utf8"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// No listing of the news may grow beyond 100 KB: the front page of the news shows
// the newest, a year all of its titles, and a year of very many its months.
const (
	newestNews = 50
	manyNews   = 300 // a year of more has a page for each month
	longNews   = 280 // characters of a summary in the list of the newest
)

var news = Kind{"news", func(e *edition) []page {
	pages := []page{{Path: address.Pages.News, View: e.newsFront}}
	for _, y := range e.newsYears() {
		year := strconv.Itoa(y.number)
		pages = append(pages, page{
			Path: func(p address.Pages) address.Path { return p.NewsYear(year) },
			View: func(h *head) any { return e.newsYear(y, h) },
		})
		if len(y.list) <= manyNews {
			continue
		}
		for _, m := range months(y.list, articleDate) {
			pages = append(pages, page{
				Path: func(p address.Pages) address.Path { return p.NewsMonth(year, monthSlug(m.number)) },
				View: func(h *head) any { return e.newsMonth(y, m, h) },
			})
		}
	}
	return pages
}}

// newsFrontView is what templates/news.html shows.
type newsFrontView struct {
	Title, Lede, Empty string
	Latest             []newsRow
	Months             []newsMonth // of a year, newest first
	YearsTitle         string
	Years              []link
	Feed               link
}

// newsMonth is the titles of a month.
type newsMonth struct {
	Title string
	List  template.HTML
}

// newsYears are the years that have articles, newest first.
func (e *edition) newsYears() []span[*progress.Article] { return years(e.site.News, articleDate) }

func articleDate(a *progress.Article) progress.Date { return a.Date }

func (e *edition) newsFront(h *head) any {
	h.Title, h.Description, h.Feed = e.w.News, e.w.NewsAbout, e.at.Feed()
	v := newsFrontView{Title: e.w.News, Feed: link{Href: e.href(e.at.Feed()), Text: esc(e.w.FeedWords)}}
	if len(e.site.News) == 0 {
		v.Empty = e.w.NoNews
		return v
	}
	v.Lede = locale.Fill(e.w.NewsCount, "n", e.n(int64(len(e.site.News))), "date", e.lang.Date(e.site.News[0].Date))
	for _, a := range e.site.News[:min(newestNews, len(e.site.News))] {
		row := e.newsRow(a)
		row.Summary = e.text(cut(a.Summary, e.lang.Code, longNews))
		v.Latest = append(v.Latest, row)
	}
	v.YearsTitle, v.Years = e.w.NewsByYear, e.yearLinks()
	return v
}

func (e *edition) yearLinks() []link {
	var links []link
	for _, y := range e.newsYears() {
		year := strconv.Itoa(y.number)
		text := locale.Fill(e.w.YearWithCount, "year", year, "n", e.n(int64(len(y.list))))
		links = append(links, link{Href: e.href(e.at.NewsYear(year)), Text: esc(text)})
	}
	return links
}

// cut is a text of at most so many characters, ended at a word.
func cut(t progress.Text, lang string, most int) progress.Text {
	s := t.In(lang)
	if utf8.RuneCountInString(s) <= most {
		return t
	}
	end, space := 0, 0
	for i, r := range s {
		if end++; end > most {
			break
		}
		if r == ' ' {
			space = i
		}
	}
	short := s[:space] + "…"
	if t.Has(lang) {
		return progress.Text{Own: t.Own, Other: map[string]string{lang: short}}
	}
	return progress.Text{Own: short}
}

func (e *edition) newsYear(y span[*progress.Article], h *head) any {
	year := strconv.Itoa(y.number)
	h.Title = locale.Fill(e.w.NewsOfYear, "year", year)
	h.Here, h.Section, h.Description = year, e.at.News(), h.Title
	h.Crumbs = []link{{Href: e.href(e.at.News()), Text: esc(e.w.News)}}
	v := newsFrontView{Title: h.Title, Lede: locale.Fill(e.w.ArticlesCount, "n", e.n(int64(len(y.list)))), YearsTitle: e.w.NewsByYear, Years: e.yearLinks()}
	for _, m := range months(y.list, articleDate) {
		month := newsMonth{Title: capitalWord(e.monthName(y.number, m.number))}
		if len(y.list) > manyNews {
			words := locale.Fill(e.w.ArticlesCount, "n", e.n(int64(len(m.list))))
			month.List = "<p>" + anchor(e.href(e.at.NewsMonth(year, monthSlug(m.number))), esc(words)) + "</p>"
		} else {
			month.List = e.titles(m.list)
		}
		v.Months = append(v.Months, month)
	}
	return v
}

func (e *edition) newsMonth(y, m span[*progress.Article], h *head) any {
	year := strconv.Itoa(y.number)
	name := e.monthName(y.number, m.number)
	h.Title = locale.Fill(e.w.NewsOfMonth, "month", name)
	h.Here, h.Section, h.Description = capitalWord(name), e.at.News(), h.Title
	h.Crumbs = []link{{Href: e.href(e.at.News()), Text: esc(e.w.News)}, {Href: e.href(e.at.NewsYear(year)), Text: esc(year)}}
	return newsFrontView{
		Title: h.Title, Lede: locale.Fill(e.w.ArticlesCount, "n", e.n(int64(len(m.list)))),
		Months: []newsMonth{{Title: capitalWord(name), List: e.titles(m.list)}},
	}
}

// titles lists articles by day and title alone.
func (e *edition) titles(articles []*progress.Article) template.HTML {
	var w markup.Writer
	w.Grow(256 * len(articles))
	w.Raw(`<ul class="titles">` + "\n")
	for _, a := range articles {
		w.Raw("<li>")
		w.Element("time", e.lang.Date(a.Date), "datetime", a.Date.String())
		w.Raw(" <a")
		w.Href(e.href(e.at.Article(a.ID)))
		e.langAttr(&w, a.Title)
		w.Raw(">")
		w.Text(e.say(a.Title))
		w.Raw("</a></li>\n")
	}
	w.Raw("</ul>\n")
	return template.HTML(w.String())
}
