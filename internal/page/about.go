package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var about = Kind{"about", func(e *edition) []page {
	pages := make([]page, len(e.site.Pages))
	for i, p := range e.site.Pages {
		pages[i] = page{
			Path: func(at address.Pages) address.Path { return at.Page(p.ID) },
			View: func(h *head) any { return e.about(p, h) },
		}
	}
	return pages
}}

// aboutView is what templates/about.html shows: a page about the site.
type aboutView struct {
	Title, Summary template.HTML
	NotTranslated  template.HTML
	Body           part
	NotesTitle     string
	Notes          part
}

func (e *edition) about(p *progress.Page, h *head) any {
	h.Title, h.Description = e.say(p.Title), e.say(p.Summary)
	body := e.proseIn(h.room, p.Bodies, today)
	v := aboutView{
		Title: e.text(p.Title), Summary: e.text(p.Summary), Body: body.html(),
		NotesTitle: e.w.FiguresOnPage, Notes: body.noteList(),
	}
	if body.foreignBody() {
		v.NotTranslated = e.notTranslated()
	}
	return v
}
