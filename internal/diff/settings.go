package diff

import (
	"strings"

	"tiendo/internal/diag"
)

// settings are what the site says of itself.
var settings = Section{"site", diag.Text{VI: "Trang", EN: "The site"}, func(p *pair) []Entry {
	was, is := p.old.Site, p.new.Site
	official := func(yes bool) string {
		if yes {
			return p.say("trang của chính cơ quan", "the authority’s own site")
		}
		return p.say("không phải trang của cơ quan", "not the authority’s own site")
	}
	list := p.moved("", p.words("title", was.Title, is.Title), p.words("description", was.Description, is.Description), one("base_url", was.BaseURL, is.BaseURL),
		one("languages", strings.Join(was.Languages, ", "), strings.Join(is.Languages, ", ")), one("official", official(was.Official), official(is.Official)),
		p.words("publisher.name", was.Publisher.Name, is.Publisher.Name), p.words("licence.name", was.Licence.Name, is.Licence.Name), one("licence.url", was.Licence.URL, is.Licence.URL))
	return about("site", "site", list)
}}
