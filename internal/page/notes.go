package page

import (
	"html/template"

	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// noteList is the receipts of the bound figures, each with ways back into the text.
func (p *prose) noteList() template.HTML {
	if len(p.notes) == 0 {
		return ""
	}
	var w markup.Writer
	w.Grow(3000 * len(p.notes))
	w.Raw(`<ol class="notes">` + "\n")
	for _, n := range p.notes {
		w.Open("li", "id", p.noteID(n))
		w.Raw("<p>")
		line := fill(p.w.NoteLine, "claim", capital(p.finding(n.plan, n.set, n.fig)), "date", p.asOf(n.fig), "source", p.source(&n.fig.Report.Source))
		w.Raw(string(p.mark(n.fig, line)))
		if mark := p.corrected(n.fig); mark != "" {
			w.Raw(" (" + string(mark) + ")")
		}
		p.backLinks(&w, n)
		w.Raw("</p>\n")
		if newer := p.newerThan(n.counted); newer != "" {
			w.Raw(`<p class="newer">` + string(fill(p.w.NewerIs, "text", newer)) + "</p>\n")
		}
		w.Raw(string(p.receipt(n.plan, n.set, n.fig)))
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n")
	return template.HTML(w.String())
}

func (p *prose) backLinks(w *markup.Writer, n *boundNote) {
	for k, place := range n.places {
		w.Raw(` <a class="back"`)
		w.Href("#" + placeID(place))
		w.Attr("aria-label", locale.Fill(p.w.BackToText, "n", p.n(int64(k+1))))
		w.Raw(">↑")
		if len(n.places) > 1 {
			w.Int(k + 1)
		}
		w.Raw("</a>")
	}
}

// newer says what later reports state of the sets that the text or a chart shows.
func (p *prose) newer() []template.HTML {
	var list []template.HTML
	seen := map[*progress.Set]bool{}
	all := p.shown
	for _, n := range p.notes {
		all = append(all, n.counted)
	}
	for _, c := range all {
		if seen[c.set] {
			continue
		}
		seen[c.set] = true
		if text := p.newerThan(c); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// newerThan is the newest figure of a set where it is of a later day, or corrects
// the one of the text, as a link to the page of the set.
func (p *prose) newerThan(c counted) template.HTML {
	now := p.now(c.plan, c.set)
	if c.fig == nil || now.fig == nil || now.fig.AsOfDay() <= c.fig.AsOfDay() && p.site.CorrectedBy(c.fig) == nil {
		return ""
	}
	text := anchor(p.href(p.at.Set(c.plan.ID, c.set.ID)), p.finding(c.plan, c.set, now.fig))
	return p.mark(now.fig, fill(p.w.NameUntil, "name", text, "date", p.asOf(now.fig)))
}
