package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

var report = Kind{"report", func(e *edition) []page {
	var pages []page
	for _, r := range e.site.Reports {
		pages = append(pages, page{
			Path: func(at address.Pages) address.Path { return at.Report(r.ID) },
			View: func(h *head) any { return e.report(r, h) },
		})
	}
	return pages
}}

// reportView is what templates/report.html shows: the permalink of a report.
type reportView struct {
	Kicker, Headline, When template.HTML
	Banners                []template.HTML // corrects, corrected by
	Notices                []template.HTML
	Changes                listView
	FiguresTitle, Empty    string
	Figures                []part
	Items                  tableView
	Units                  listView
	FactsTitle             string
	Facts                  []fact
	Wrong                  template.HTML
	Press                  link // empty: there is no press kit
}

func (e *edition) report(r *progress.Report, h *head) any {
	name := e.reportName(r)
	h.Title, h.Section = bare(name), e.at.Reports()
	h.Crumbs = []link{{Href: e.href(e.at.Reports()), Text: esc(e.w.Reports)}}
	v := reportView{
		Kicker: name, Headline: name, When: fill(e.w.FiguresUntil, "date", e.asOfDate(r.AsOf, r.AsOfStated), "source", e.source(&r.Source)),
		Banners: e.corrections(r), Notices: e.noticesAbout(r.ID, unless("")), FiguresTitle: e.w.ItSays, FactsTitle: e.w.AboutReport,
	}
	var w markup.Writer
	e.reportError(&w, r.ID)
	v.Wrong = template.HTML(w.String())
	p := e.site.Plan(r.Plan)
	if p == nil {
		return v
	}
	figures := e.figuresOf(p, r)
	if heads := e.pick(figures); len(heads) > 0 {
		v.Headline = e.headline(p, heads)
	}
	v.Press = link{Href: e.href(e.at.Press(r.ID)), Text: esc(e.w.PressOf)}
	h.Title = bare(name) + ": " + e.say(p.Title)
	h.Here, h.Description, h.Picture = bare(name), bare(v.Headline), e.pictureOf(p)
	v.Kicker = name + " · " + anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title))
	v.Changes = listView{ID: "changes", Title: e.w.SinceLast, Lines: e.changes(p, r)}
	for i := range r.Figures {
		if set := p.Set(r.Figures[i].Set); set != nil {
			c := counted{p, set, &r.Figures[i]}
			o := e.receipted(c, "", 3)
			o.ID = e.id(c.fig)
			pic := e.picture(c)
			v.Figures = append(v.Figures, e.stand(pic, o, e.takeOf(pic.Kind, c)))
		}
	}
	if len(v.Figures) == 0 {
		v.Empty = e.w.NoFiguresInReport
	}
	v.Items, v.Units = e.itemStates(p, r), e.unitSummary(p, r)
	v.Facts = e.reportFacts(p, r)
	return v
}

// corrections say what a report corrects, and what corrects it, with the reasons.
func (e *edition) corrections(r *progress.Report) []template.HTML {
	var list []template.HTML
	if old := e.site.Report(r.Corrects); old != nil {
		list = append(list, fill(e.w.IsCorrection, "report", e.reportLink(old), "reason", e.text(r.Reason)))
	}
	for _, by := range e.site.ReportsOf(r.Plan) {
		if by.Corrects == r.ID && by != r {
			list = append(list, fill(e.w.HasCorrection, "report", e.reportLink(by), "reason", e.text(by.Reason)))
		}
	}
	return list
}

// itemStates is what a report says about single items.
func (e *edition) itemStates(p *progress.Plan, r *progress.Report) tableView {
	if len(r.Items) == 0 {
		return tableView{}
	}
	return tableView{ID: "item-states", Title: e.w.ItemsInReport, Table: pen(func(w *markup.Writer) { e.writeItemStates(w, p, r) })}
}

func (e *edition) writeItemStates(w *markup.Writer, p *progress.Plan, r *progress.Report) {
	w.Raw(`<div class="scroll" tabindex="0" role="group" aria-labelledby="item-states"><table><thead><tr>`)
	for _, head := range []string{e.w.ItemName, e.w.Status, e.w.OnTime, e.w.Note} {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i := range r.Items {
		st := &r.Items[i]
		it := p.Item(st.ID)
		if it == nil {
			continue
		}
		w.Raw(`<tr><th scope="row">`)
		w.Raw(string(anchor(e.href(e.at.Item(p.ID, it.ID)), e.text(it.Title))))
		w.Raw("</th>")
		for _, cell := range []template.HTML{e.stateText(p, it, st), e.onTimeThen(p, it, st), e.text(st.Note)} {
			w.Raw("<td>" + string(cell) + "</td>")
		}
		w.Raw("</tr>\n")
	}
	w.Raw("</tbody></table></div>\n")
}

// onTimeThen is onTime without what the calendar says today.
func (e *edition) onTimeThen(p *progress.Plan, it *progress.Item, st *progress.ItemState) template.HTML {
	if status := p.Status(st.Status); !st.Late.OK && (status == nil || status.CountsAs != progress.Done) {
		return ""
	}
	return e.onTime(p, it, st)
}

// unitSummary is what a report says about units, in one sentence.
func (e *edition) unitSummary(p *progress.Plan, r *progress.Report) listView {
	t := r.Units
	if t == nil {
		return listView{}
	}
	set := p.Set(t.Set)
	if set == nil {
		return listView{}
	}
	v := listView{ID: "units", Title: e.w.UnitsInReport, Sub: esc(e.asOfDate(t.AsOf, t.AsOfStated))}
	if e.newest(p, set, r.Published) == t {
		v.Lines = append(v.Lines, esc(e.tileHeadline(p, set, t, e.countTiles(p, set, r.Published))+"."))
	} else {
		v.Lines = append(v.Lines, e.withPhase(&progress.Figure{Phase: t.Phase}, e.text(set.Name)))
	}
	if !t.Note.Empty() {
		v.Lines = append(v.Lines, e.text(t.Note))
	}
	v.Lines = append(v.Lines, anchor(e.href(e.at.Set(p.ID, set.ID)), e.text(set.Name)))
	return v
}

func (e *edition) reportFacts(p *progress.Plan, r *progress.Report) []fact {
	archive := template.HTML("")
	if r.Source.SHA256 != "" {
		archive = fill(e.w.ArchiveSum, "sum", r.Source.SHA256)
	}
	// The table is a snapshot: later corrections do not change it.
	files := anchor(e.href(address.ReportCSV(r.ID)), esc(e.w.AsCSV)) + ", " + anchor(e.href(address.ReportJSON(r.ID)), esc(e.w.AsJSON))
	return some([]fact{
		{e.w.Source, e.sourceText(&r.Source)}, {e.w.PublishedOn, esc(e.lang.Date(r.Published))},
		{e.w.AsOf, esc(e.asOfDate(r.AsOf, r.AsOfStated))}, {e.w.OfPlan, anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title))},
		{e.w.Note, e.text(r.Note)}, {e.w.Archive, archive},
		{e.w.Downloads, files}, {e.w.Permalink, esc(e.links.Absolute(e.at.Report(r.ID)))},
	})
}
