package page

import (
	"html/template"

	"tiendo/internal/address"
)

// lost is the page for addresses that lead nowhere. It stands once, at the root,
// in the first language.
var lost = Kind{"lost", func(e *edition) []page {
	if e.lang.Code != e.site.Language {
		return nil
	}
	return []page{{
		Path: func(address.Pages) address.Path { return address.NotFound },
		View: e.lost,
	}}
}}

// lostView is what templates/lost.html shows.
type lostView struct {
	Title, Lede string
	Form        searchForm
	Links       []link
}

func (e *edition) lost(h *head) any {
	h.Title, h.Description, h.Lost = e.w.LostTitle, e.w.LostLede, true
	v := lostView{Title: e.w.LostTitle, Lede: e.w.LostLede, Form: e.searchForm()}
	for _, en := range []entry{{e.at.Home(), e.w.Home}, {e.at.Search(), e.w.Search}, {e.at.Sitemap(), e.w.Sitemap}} {
		v.Links = append(v.Links, link{Href: e.href(en.path), Text: template.HTML(esc(en.name))})
	}
	return v
}
