package page

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// The search, and the index of everything by name, which needs no script. A long
// one has a page for each letter.
const (
	manyEntries = 800 // on one page
	manyTitles  = 300 // articles; more are found by year only
)

var search = Kind{"search", func(e *edition) []page {
	letters := e.letters()
	whole := page{Path: address.Pages.Search, View: func(h *head) any { return e.wholeIndex(h, letters) }}
	if !long(letters) {
		return []page{whole}
	}
	pages := []page{whole}
	for i := range letters {
		l := &letters[i]
		pages = append(pages, page{
			Path: func(p address.Pages) address.Path { return p.SearchLetter(l.slug) },
			View: func(h *head) any { return e.letterIndex(h, l, letters) },
		})
	}
	return pages
}}

// searchView is what templates/search.html shows.
type searchView struct {
	Headline     string
	Form         searchForm
	IndexTitle   string // of the index, where there is a form above it
	Lede         string
	LettersLabel string
	Letters      []link
	Lists        []letterList
	More         []link // where what is not in the index is found
}

type letterList struct {
	ID, Letter string
	List       template.HTML
}

// letter is the entries under one letter.
type letter struct {
	name, slug string
	entries    []entryOf
}

// entryOf is one thing in the index.
type entryOf struct {
	name progress.Text // by which it is sorted and shown
	kind string        // what it is
	more progress.Text // where it belongs
	href string
}

// letters are all entries under their first letters, in the order of the language.
func (e *edition) letters() []letter {
	entries := e.indexed()
	locale.Sort(e.lang, entries, func(x entryOf) string { return e.say(x.name) })
	var list []letter
	at := map[string]int{}
	for _, x := range entries {
		name, slug := initial(e.say(x.name))
		k, there := at[slug]
		if !there {
			k = len(list)
			at[slug] = k
			list = append(list, letter{name: name, slug: slug})
		}
		list[k].entries = append(list[k].entries, x)
	}
	return list
}

// initial is the letter under which a name stands: its first letter without
// marks, except that Đ is a letter of its own. People who look for a name do not
// know where Ă and Â begin.
func initial(name string) (letter, slug string) {
	for _, r := range name {
		switch {
		case r == 'đ' || r == 'Đ':
			return "Đ", "dd"
		case unicode.IsDigit(r):
			return "0–9", "0-9"
		case unicode.IsLetter(r):
			base, _ := utf8.DecodeRuneInString(locale.Fold(string(r)))
			if base >= 'a' && base <= 'z' {
				return strings.ToUpper(string(base)), string(base)
			}
			return "#", "khac"
		}
	}
	return "#", "khac"
}

func long(letters []letter) bool {
	n := 0
	for i := range letters {
		n += len(letters[i].entries)
	}
	return n > manyEntries
}

// indexed are the units, plans, lists, items, articles and pages of the site.
func (e *edition) indexed() []entryOf {
	list := make([]entryOf, 0, len(e.site.Units)+64)
	for i := range e.site.Units {
		u := &e.site.Units[i]
		list = append(list, entryOf{e.shortText(u), e.say(u.Kind), u.Group, e.href(e.at.Unit(u.Code))})
		for _, former := range u.Former {
			list = append(list, entryOf{progress.Text{Own: former}, e.w.FormerName, u.Name, e.href(e.at.Unit(u.Code))})
		}
	}
	for _, p := range e.site.Plans {
		list = append(list, entryOf{p.Title, e.w.PlanWord, progress.Text{}, e.href(e.at.Plan(p.ID))})
		for i := range p.Sets {
			list = append(list, entryOf{p.Sets[i].Name, within(e.w.ListName), p.Title, e.href(e.at.Set(p.ID, p.Sets[i].ID))})
		}
		for i := range p.Items {
			list = append(list, entryOf{p.Items[i].Title, e.w.ItemWord, p.Title, e.href(e.at.Item(p.ID, p.Items[i].ID))})
		}
	}
	for _, p := range e.site.Pages {
		list = append(list, entryOf{p.Title, e.w.PageWord, progress.Text{}, e.href(e.at.Page(p.ID))})
	}
	if len(e.site.News) <= manyTitles {
		for _, a := range e.site.News {
			list = append(list, entryOf{a.Title, within(e.w.News), e.ours(e.lang.Date(a.Date)), e.href(e.at.Article(a.ID))})
		}
	}
	return list
}

// shortText is the name of a unit without its kind, under which people look for it.
func (e *edition) shortText(u *progress.Unit) progress.Text {
	short := progress.Text{Own: shortName(u.Name.Own, u.Kind.Own)}
	if u.Name.Has(e.lang.Code) {
		short.Other = map[string]string{e.lang.Code: shortName(e.say(u.Name), e.say(u.Kind))}
	}
	return short
}

func (e *edition) wholeIndex(h *head, letters []letter) any {
	h.Title, h.Description = e.w.Search, e.w.SearchAbout
	v := searchView{Headline: e.w.SearchTitle, Form: e.searching(), Lede: e.w.SearchHint, LettersLabel: e.w.Letters, Letters: e.letterLinks(letters, "")}
	if v.Form.Action != "" {
		v.Headline, v.IndexTitle = e.w.Search, e.w.SearchTitle
	}
	if long(letters) {
		v.Lede = e.w.SearchByLetter
	} else {
		for i := range letters {
			v.Lists = append(v.Lists, e.letterList(&letters[i]))
		}
	}
	if len(e.site.News) > manyTitles {
		v.More = append(v.More, link{Href: e.href(e.at.News()), Text: esc(e.w.NewsByYear)})
	}
	v.More = append(v.More, link{Href: e.href(e.at.Sitemap()), Text: esc(e.w.Sitemap)})
	return v
}

func (e *edition) letterIndex(h *head, l *letter, letters []letter) any {
	h.Title = locale.Fill(e.w.SearchLetter, "letter", l.name)
	h.Here, h.Section, h.Description = l.name, e.at.Search(), h.Title
	h.Crumbs = []link{{Href: e.href(e.at.Search()), Text: esc(e.w.Search)}}
	return searchView{
		Headline: h.Title, Form: e.searchForm(), Lede: e.w.SearchHint, LettersLabel: e.w.Letters, Letters: e.letterLinks(letters, l.slug),
		Lists: []letterList{e.letterList(l)},
	}
}

// letterLinks lead to each letter: on the same page, or to its own.
func (e *edition) letterLinks(letters []letter, here string) []link {
	apart := long(letters)
	links := make([]link, len(letters))
	for i := range letters {
		l := &letters[i]
		links[i] = link{Href: "#letter-" + l.slug, Text: esc(l.name)}
		if apart {
			links[i].Href = e.href(e.at.SearchLetter(l.slug))
		}
		if l.slug == here {
			links[i].Current = "page"
		}
	}
	return links
}

func (e *edition) letterList(l *letter) letterList {
	var w markup.Writer
	w.Grow(160 * len(l.entries))
	w.Raw(`<ul class="index">` + "\n")
	for i := range l.entries {
		e.indexRow(&w, &l.entries[i])
	}
	w.Raw("</ul>\n")
	return letterList{ID: "letter-" + l.slug, Letter: l.name, List: template.HTML(w.String())}
}

func (e *edition) indexRow(w *markup.Writer, x *entryOf) {
	w.Raw("<li><a")
	w.Href(x.href)
	e.langAttr(w, x.name)
	w.Raw(">")
	w.Text(e.say(x.name))
	w.Raw("</a> <small>")
	w.Text(x.kind)
	if !x.more.Empty() {
		w.Raw(", ")
		w.Raw(string(e.text(x.more)))
	}
	w.Raw("</small></li>\n")
}
