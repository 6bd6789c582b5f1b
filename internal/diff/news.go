package diff

import (
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// news are the articles, and the pages about the site.
var news = Section{"news", diag.Text{VI: "Tin, bài", EN: "News and pages"}, func(p *pair) []Entry {
	before := map[string]*progress.Article{}
	for _, a := range p.old.Site.News {
		before[a.ID] = a
	}
	var list []Entry
	for _, a := range p.new.Site.News {
		was := before[a.ID]
		delete(before, a.ID)
		if was == nil {
			list = append(list, Entry{Kind: "news-added", Subject: a.ID, Text: p.say("tin mới, {date}: {title}", "new, {date}: {title}", "date", p.lang.Date(a.Date), "title", p.name(a.Title))})
			continue
		}
		list = append(list, p.article(was, a)...)
	}
	for _, a := range p.old.Site.News {
		if before[a.ID] != nil {
			list = append(list, Entry{Kind: "news-removed", Subject: a.ID, Text: p.say("tin không còn: {title}", "gone: {title}", "title", p.name(a.Title))})
		}
	}
	return append(list, p.otherProse()...)
}}

func (p *pair) article(was, is *progress.Article) []Entry {
	list := about(is.ID, "news-changed", p.moved("", p.words("title", was.Title, is.Title), one("date", p.lang.Date(was.Date), p.lang.Date(is.Date))))
	return append(list, p.rewrote("news-text", is.ID, p.name(is.Title), func(at address.Pages) address.Path { return at.Article(is.ID) })...)
}

// rewrote tells in which languages the text of a page is not as it was.
func (p *pair) rewrote(kind, id, title string, page func(address.Pages) address.Path) []Entry {
	var languages []string
	for _, l := range p.editions() {
		at := string(page(p.new.in(l)))
		was, ok := p.old.prose(at)
		is, too := p.new.prose(at)
		if ok && too && was != is {
			languages = append(languages, l.Name)
		}
	}
	if languages == nil {
		return nil
	}
	return []Entry{{Kind: kind, Subject: id, Text: p.say("lời văn đã sửa ({languages}): {title}", "the text was edited ({languages}): {title}",
		"languages", strings.Join(languages, ", "), "title", title)}}
}

// editions are the languages that both states have.
func (p *pair) editions() []*locale.Language {
	var list []*locale.Language
	for _, code := range p.new.Site.Languages {
		if l := locale.For(code); l != nil && slices.Contains(p.old.Site.Languages, code) {
			list = append(list, l)
		}
	}
	return list
}

// otherProse are the pages about the site whose text is not as it was: those
// that lie right below the root.
func (p *pair) otherProse() []Entry {
	var list []Entry
	for _, at := range sorted(p.new.pages) {
		if id := strings.Trim(at, "/"); id != "" && !strings.Contains(id, "/") {
			list = append(list, p.rewrote("page-text", id, at, func(at address.Pages) address.Path { return at.Page(id) })...)
		}
	}
	return list
}
