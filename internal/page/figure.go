package page

import (
	"html/template"

	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// A figure is printed in one of three ways, and in no other:
//
//	e.mark(f, words)      words of a sentence that hold its numbers
//	e.figure(p, set, f)   a figureView for a template: numbers, sentence, receipt
//	a chart               whose figure element carries e.ref(f)
//
// All three stand in an element with data-figure and data-report.

// figureView is one printed figure with everything that a reader may ask about it.
type figureView struct {
	Ref       chart.Ref     // data-figure, data-report, data-split
	Name      template.HTML // of the set, as a link to its page
	Short     string        // "29/45"
	Claim     template.HTML // "29 trên 45 chỉ tiêu đã hoàn thành và vượt", with its phase
	AsOf      string        // "24/9/2025 (ngày công bố)"
	Source    template.HTML // who says so
	Pace      template.HTML // name, working and caveat; empty for sets without dates
	Corrected template.HTML // the mark of a corrected figure, with a link; empty: it stands
	Notes     []template.HTML
	Receipt   part // "Nguồn và cách tính", closed
}

// figure is a figure of a set as templates print it.
func (e *edition) figure(p *progress.Plan, set *progress.Set, f *progress.Figure) figureView {
	v := figureView{
		Ref: e.ref(f), Name: anchor(e.href(e.at.Set(p.ID, set.ID)), e.text(set.Name)), Short: e.short(f),
		Claim: capital(e.claim(p, set, f)), AsOf: e.asOf(f), Source: e.source(&f.Report.Source),
		Corrected: e.corrected(f), Notes: e.notices(p, f), Receipt: e.receipt(p, set, f),
	}
	if set.Due.Set() || !set.Pace {
		v.Pace = e.paceText(set, f)
	}
	return v
}

// ref names a figure as the contract of the output does.
func (e *edition) ref(f *progress.Figure) chart.Ref {
	return chart.Ref{Figure: f.Report.Plan + "/" + f.Set + "@" + f.AsOf.String(), Report: f.Report.ID, Split: f.Split}
}

// mark puts words that hold the numbers of a figure into an element that names it.
func (e *edition) mark(f *progress.Figure, words template.HTML) template.HTML {
	return drawn(func(w *markup.Writer) {
		e.open(w, "span", f)
		w.Raw(string(words))
		w.Close("span")
	})
}

// markedFigure is mark, and where a later report has replaced the figure, that it did.
func (e *edition) markedFigure(f *progress.Figure, words template.HTML) template.HTML {
	html := e.mark(f, words)
	if mark := e.corrected(f); mark != "" {
		html += ` <small class="corrected">(` + mark + `)</small>`
	}
	return html
}

// open writes a start tag that names a figure.
func (e *edition) open(w *markup.Writer, tag string, f *progress.Figure) {
	w.Raw("<")
	w.Raw(tag)
	e.ref(f).Attrs(w)
	w.Raw(">")
}

// id is the name of a figure that may be the id of an element.
func (e *edition) id(f *progress.Figure) string {
	id := f.Report.ID + "-" + f.Set
	if f.Split != "" {
		id += "-" + locale.Slug(f.Split)
	}
	return id
}

// corrected is the mark of a figure that a later report replaced.
func (e *edition) corrected(f *progress.Figure) template.HTML {
	by := e.site.CorrectedBy(f)
	if by == nil {
		return ""
	}
	return anchor(e.href(e.at.Report(by.ID)), esc(e.w.Corrected))
}

// reportName is a report in few words: "Báo cáo ngày 24/9/2025".
func (e *edition) reportName(r *progress.Report) template.HTML {
	pattern := e.w.ReportOf
	if r.Corrects != "" {
		pattern = e.w.CorrectionOf
	}
	return fill(pattern, "date", e.lang.Date(r.Published))
}

// reportLink is reportName as a link.
func (e *edition) reportLink(r *progress.Report) template.HTML {
	return e.reportLinks.of(r, func() template.HTML { return anchor(e.href(e.at.Report(r.ID)), e.reportName(r)) })
}
