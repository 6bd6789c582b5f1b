package serve

import (
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/markup"
	"tiendo/internal/policy"
)

// page is the overlay as a page of its own, for when there is no site to lay it over.
func (o *overlay) page() []byte {
	var w markup.Writer
	w.Raw("<!doctype html>\n<html")
	w.Attr("lang", o.Lang)
	w.Raw("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	w.Open("meta", "http-equiv", "Content-Security-Policy", "content", policy.Page)
	w.Element("title", o.Title+" – tiendo")
	w.Open("link", "rel", "stylesheet", "href", styleAt)
	w.Raw("</head>\n<body class=\"alone\"><main class=\"panel\">\n")
	w.Element("h1", o.Title)
	w.Element("p", diag.Say("Chưa có bản tốt nào để xem. Sửa xong và lưu lại, trang hiện ra ở đây.", "There is no good site to show yet. Mend this and save: the site appears here.").In(o.Lang), "class", "note")
	if o.Failure != "" {
		w.Element("pre", o.Failure, "class", "failure")
	}
	for _, x := range o.Errors {
		x.write(&w)
	}
	w.Raw("</main></body></html>\n")
	return []byte(w.String())
}

func (x *wrong) write(w *markup.Writer) {
	w.Raw("<section class=\"problem\">\n")
	w.Element("p", x.Message, "class", "message")
	w.Element("p", x.Place+" ["+x.Rule+"]", "class", "place")
	if len(x.Excerpt) > 0 {
		w.Raw("<pre class=\"excerpt\">")
		for _, l := range x.Excerpt {
			w.Element("span", strconv.Itoa(l.N), "class", "number")
			w.Text(l.Before)
			w.Element("mark", l.Mark)
			w.Text(l.After + "\n")
		}
		w.Raw("</pre>\n")
	}
	if x.Hint != "" {
		w.Element("p", "→ "+x.Hint, "class", "hint")
	}
	w.Raw("</section>\n")
}
