package page

import (
	"html/template"

	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// noteList is the receipts of the bound figures, each with ways back into the text.
func (p *prose) noteList() pen {
	if len(p.notes) == 0 {
		return nil
	}
	return func(w *markup.Writer) {
		w.Raw(`<ol class="notes">` + "\n")
		for _, n := range p.notes {
			text := p.noteText(n.counted)
			w.Open("li", "id", n.id)
			w.Raw("<p>")
			w.Raw(text.claim)
			p.backLinks(w, n)
			w.Raw("</p>\n")
			w.Raw(text.receipt)
			w.Raw("</li>\n")
		}
		w.Raw("</ol>\n")
	}
}

// noteText is what the note of a figure says, but for the ways back. It is worked
// out once: hundreds of articles may bind the figure.
type noteText struct{ claim, receipt string }

func (e *edition) noteText(c counted) noteText {
	return e.noteTexts.of(c.fig, func() noteText { return e.newNoteText(c) })
}

func (e *edition) newNoteText(c counted) noteText {
	line := fill(e.w.NoteLine, "claim", capital(e.finding(c.plan, c.set, c.fig)), "date", e.asOf(c.fig), "source", e.source(&c.fig.Report.Source))
	claim := e.mark(c.fig, line)
	if mark := e.corrected(c.fig); mark != "" {
		claim += " (" + mark + ")"
	}
	var newer template.HTML
	if text := e.newerThan(c); text != "" {
		newer = `<p class="newer">` + fill(e.w.NewerIs, "text", text) + "</p>\n"
	}
	return noteText{string(claim), string(newer + drawn(e.receipt(c.plan, c.set, c.fig)))}
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
func (e *edition) newerThan(c counted) template.HTML {
	now := e.now(c.plan, c.set)
	if c.fig == nil || now.fig == nil || now.fig.AsOfDay() <= c.fig.AsOfDay() && e.site.CorrectedBy(c.fig) == nil {
		return ""
	}
	return e.newerTexts.of(now.fig, func() template.HTML {
		name := anchor(e.href(e.at.Set(c.plan.ID, c.set.ID)), e.finding(c.plan, c.set, now.fig))
		return e.mark(now.fig, fill(e.w.NameUntil, "name", name, "date", e.asOf(now.fig)))
	})
}
