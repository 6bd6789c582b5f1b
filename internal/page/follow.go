package page

import "tiendo/internal/markup"

// feeds writes the links by which a feed reader finds what to follow: the site on
// every page, and what the page itself is about.
func (e *edition) feeds(w *markup.Writer, h *head) {
	e.feed(w, "application/atom+xml", e.say(e.site.Title), e.href(e.at.Feed()))
	if h.Feed == "" {
		return
	}
	title := e.say(e.site.Title)
	if h.Feed != e.at.Feed() {
		title = h.Title
		e.feed(w, "application/atom+xml", title, e.href(h.Feed))
	}
	e.feed(w, "application/feed+json", title, e.href(h.Feed.AsJSON()))
}

func (e *edition) feed(w *markup.Writer, media, title, href string) {
	w.Open("link", "rel", "alternate", "type", media, "title", title, "href", href)
	w.Raw("\n")
}
