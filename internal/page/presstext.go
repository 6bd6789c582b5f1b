package page

import (
	"html/template"
	"strings"
	"unicode/utf8"

	"tiendo/internal/progress"
)

// pressTexts are the press kits as plain text, one beside each page.
func (e *edition) pressTexts() []job {
	var jobs []job
	for _, r := range e.site.Reports {
		if p := e.site.Plan(r.Plan); p != nil {
			jobs = append(jobs, job{e.at.PressText(r.ID), func(to []byte) ([]byte, error) { return e.pressText(to, p, r), nil }})
		}
	}
	return jobs
}

// pressText is the press kit of a report as plain text: what Word and a chat
// take without asking. It begins with a byte order mark, because hosts serve
// .txt without naming its alphabet.
func (e *edition) pressText(to []byte, p *progress.Plan, r *progress.Report) []byte {
	v := e.pressWords(p, r)
	t := textFile{text: append(to, "\ufeff"...)}
	t.line(bare(v.Headline))
	t.rule('=')
	t.line(e.pressTitle(p, r))
	t.line(bare(v.When) + ".")
	t.line(bare(v.Release))
	for _, banner := range v.Banners {
		t.line(bare(banner))
	}
	t.line(e.links.Absolute(e.at.Press(r.ID)))
	t.list(v.Says)
	t.list(v.Changes)
	t.title(v.Script.Title)
	t.line(v.Script.Length)
	for _, paragraph := range v.Script.Paragraphs {
		t.line("")
		t.line(bare(paragraph))
	}
	e.textFigures(&t, p, r)
	t.list(v.Sources)
	if r.Source.URL != "" {
		t.line(r.Source.URL)
	}
	t.title(v.FilesTitle)
	for _, c := range e.figuresOf(p, r) {
		if hasPressChart(c) {
			words := fill(e.w.Named, "name", e.w.LiveSVG, "text", e.markedFigure(c.fig, e.finding(p, c.set, c.fig)))
			t.line("- " + bare(words) + ": " + e.links.Absolute(e.at.PressChart(r.ID, c.set.ID)))
		}
	}
	for _, f := range v.Files {
		t.line("- " + bare(f.Text) + ": " + e.absolute(f.Href))
	}
	for _, rec := range v.Script.Audio {
		t.line("- " + bare(rec.Download) + ": " + e.absolute(rec.Href))
	}
	t.list(v.Articles)
	t.title(v.ContactTitle)
	for _, f := range v.Contact {
		t.line(f.Name + ": " + bare(f.Text))
	}
	return t.text
}

// absolute is a link of a page as a whole address.
func (e *edition) absolute(href string) string {
	return e.links.Absolute("") + strings.TrimPrefix(href, e.links.Prefix())
}

// textFigures are the figures, a line each, with date and source.
func (e *edition) textFigures(t *textFile, p *progress.Plan, r *progress.Report) {
	if len(r.Figures) == 0 {
		return
	}
	t.title(e.w.PressFigures)
	for i := range r.Figures {
		f := &r.Figures[i]
		set := p.Set(f.Set)
		if set == nil {
			continue
		}
		line := fill(e.w.Named, "name", e.text(set.Name), "text", e.withPhase(f, esc(e.short(f))))
		line = fill(e.w.NoteLine, "claim", line, "date", e.asOf(f), "source", e.source(&r.Source))
		if mark := e.corrected(f); mark != "" {
			line += " (" + mark + ")"
		}
		t.line("- " + bare(line))
		if !f.Printed.Empty() {
			t.line("  “" + bare(e.text(f.Printed)) + "”")
		}
	}
}

// textFile is plain text with titles.
type textFile struct {
	text []byte
	last int // length of the last line
}

func (t *textFile) line(s string) {
	t.text = append(append(t.text, s...), '\n')
	t.last = utf8.RuneCountInString(s)
}

func (t *textFile) rule(c rune) { t.line(strings.Repeat(string(c), min(t.last, 72))) }

func (t *textFile) title(s string) {
	t.line("")
	t.line(s)
	t.rule('-')
}

func (t *textFile) list(v listView) {
	if len(v.Lines) == 0 {
		return
	}
	t.title(v.Title)
	if v.Sub != template.HTML("") {
		t.line(bare(v.Sub))
	}
	for _, line := range v.Lines {
		t.line("- " + bare(line))
	}
}
