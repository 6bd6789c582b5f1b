package page

import (
	"html/template"

	"tiendo/internal/address"
)

var home = Kind{"home", func(e *edition) []page {
	return []page{{Path: address.Pages.Home, View: e.home}}
}}

// homeView is what templates/home.html shows.
type homeView struct {
	Kicker, Headline, Lede template.HTML
}

func (e *edition) home(h *head) any {
	h.Description = e.say(e.site.Description)
	return homeView{Headline: e.text(e.site.Title), Lede: e.text(e.site.Description)}
}
