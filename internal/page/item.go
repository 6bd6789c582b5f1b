package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

var item = Kind{"item", func(e *edition) []page {
	var pages []page
	for _, p := range e.site.Plans {
		for i := range p.Items {
			it := &p.Items[i]
			pages = append(pages, page{
				Path: func(at address.Pages) address.Path { return at.Item(p.ID, it.ID) },
				View: func(h *head) any { return e.item(p, it, h) },
			})
		}
	}
	return pages
}}

// itemView is what templates/item.html shows.
type itemView struct {
	Kicker, Title, State, OnTime template.HTML
	Lines                        []string
	Evidence                     []template.HTML
	EvidenceTitle, NoEvidence    string
	Chart                        template.HTML
	Notices                      []template.HTML
	Facts                        []fact
	FactsTitle                   string
	History                      tableView
	Parts                        itemsView
	Wrong                        template.HTML
}

func (e *edition) item(p *progress.Plan, it *progress.Item, h *head) any {
	h.Title, h.Section = e.say(it.Title)+" – "+e.say(p.Title), e.at.Plans()
	h.Here, h.Description = e.say(it.Title), e.say(it.Title)+". "+bare(capital(e.itemState(p, it)))
	h.Crumbs = []link{{Href: e.href(e.at.Plans()), Text: esc(e.w.Plans)}, {Href: e.href(e.at.Plan(p.ID)), Text: e.text(p.Title)}}
	st := e.itemNow(p, it)
	v := itemView{
		Kicker: e.itemKicker(it), Title: e.text(it.Title), State: capital(e.itemState(p, it)), OnTime: e.onTime(p, it, st),
		Lines: e.itemKind(p, it), Chart: e.itemTrend(p, it), Notices: e.noticesAbout("item:"+p.ID+"/"+it.ID, unless("no-evidence")),
		FactsTitle: e.w.AboutItem, Facts: e.itemFacts(p, it), History: e.itemHistory(p, it),
	}
	e.evidence(p, st, &v)
	var parts []*progress.Item
	for i := range p.Items {
		if p.Items[i].Parent == it.ID {
			parts = append(parts, &p.Items[i])
		}
	}
	v.Parts = itemsView{Title: e.w.PartItems, List: e.itemList(p, parts, "h3")}
	var w markup.Writer
	e.reportError(&w, p.ID+"/"+it.ID)
	v.Wrong = template.HTML(w.String())
	return v
}

// itemKicker is the number and group of an item, as in the annex.
func (e *edition) itemKicker(it *progress.Item) template.HTML {
	text := e.text(it.Group)
	if it.Number == "" {
		return text
	}
	number := fill(e.w.NumberIs, "n", it.Number)
	if text == "" {
		return number
	}
	return text + " · " + number
}

// itemKind says what the item is, by the first of its sets.
func (e *edition) itemKind(p *progress.Plan, it *progress.Item) []string {
	for _, id := range it.Sets {
		if set := p.Set(id); set != nil {
			return e.kindLine(set.Kind)
		}
	}
	return nil
}

// onTime is the second axis: whether what is done was done in time. What no
// source states is worked out only from a stated day, and marked so.
func (e *edition) onTime(p *progress.Plan, it *progress.Item, st *progress.ItemState) template.HTML {
	if st == nil {
		return ""
	}
	status := p.Status(st.Status)
	done := status != nil && status.CountsAs == progress.Done
	dated := len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated()
	switch {
	case st.Late.OK && st.Late.V:
		return esc(e.w.LateStated)
	case st.Late.OK:
		return esc(e.w.InTimeStated)
	case done && st.DoneOn != 0 && dated:
		due := it.Deadlines[0].Due.Last
		pattern := e.w.InTimeDerived
		if st.DoneOn > due {
			pattern = e.w.LateDerived
		}
		return fill(pattern, "done", e.lang.Date(st.DoneOn), "due", e.lang.Date(due))
	case done:
		return esc(e.w.TimeNotStated)
	case dated:
		return e.openState(it.Deadlines[0].Due, e.w.PastNoNews)
	}
	return ""
}

// evidence is what shows that an item is done, or that no source shows it.
func (e *edition) evidence(p *progress.Plan, st *progress.ItemState, v *itemView) {
	v.EvidenceTitle = e.w.Evidence
	if st == nil {
		return
	}
	for i := range st.Evidence {
		v.Evidence = append(v.Evidence, e.sourceText(&st.Evidence[i]))
	}
	if status := p.Status(st.Status); len(v.Evidence) == 0 && status != nil && status.CountsAs == progress.Done {
		v.NoEvidence = e.w.NoEvidence
	}
}

func (e *edition) itemFacts(p *progress.Plan, it *progress.Item) []fact {
	var with, sets []template.HTML
	for _, t := range it.With {
		with = append(with, e.text(t))
	}
	for _, id := range it.Sets {
		if set := p.Set(id); set != nil {
			sets = append(sets, anchor(e.href(e.at.Set(p.ID, id)), e.text(set.Name)))
		}
	}
	var parent template.HTML
	if up := p.Item(it.Parent); up != nil {
		parent = anchor(e.href(e.at.Item(p.ID, up.ID)), e.text(up.Title))
	}
	facts := []fact{
		{e.w.Definition, e.text(it.Definition)}, {e.w.Deliverable, e.text(it.Deliverable)},
		{e.w.Lead, e.text(it.Lead)}, {e.w.With, e.join(with)},
		{e.w.Baseline, e.baseline(it)}, {e.w.Goal, e.goal(it)}, {e.w.Better, e.better(it)},
	}
	for _, d := range it.Deadlines {
		facts = append(facts, fact{e.w.Deadline, e.deadline(d)})
	}
	return some(append(facts, fact{e.w.PartOf, parent}, fact{e.w.InLists, e.join(sets)}, fact{e.w.Note, e.text(it.Note)}))
}

// deadline is a time with its words and who set it.
func (e *edition) deadline(d progress.Deadline) template.HTML {
	text := esc(e.lang.Period(d.Due))
	if !d.Text.Empty() {
		if text != "" {
			text += ", "
		}
		text += e.quote(d.Text)
	}
	if !d.SetBy.Empty() {
		text = fill(e.w.SetBy, "text", text, "who", e.text(d.SetBy))
	}
	return text
}

func (e *edition) baseline(it *progress.Item) template.HTML {
	if !it.Baseline.Value.OK {
		return ""
	}
	text := esc(e.value(it.Baseline.Value.V, it.Unit, false))
	if it.Baseline.Date != 0 {
		text += ", " + esc(e.lang.Date(it.Baseline.Date))
	}
	return text
}

func (e *edition) goal(it *progress.Item) template.HTML {
	switch {
	case !it.Goal.Text.Empty():
		return e.text(it.Goal.Text)
	case it.Goal.Value.OK:
		return esc(e.value(it.Goal.Value.V, it.Unit, false))
	}
	return ""
}

func (e *edition) better(it *progress.Item) template.HTML {
	switch it.Better {
	case "up":
		return esc(e.w.BetterUp)
	case "down":
		return esc(e.w.BetterDown)
	case "band":
		return esc(e.w.BetterBand)
	}
	return ""
}

// itemHistory is what every report said of an item, newest first.
func (e *edition) itemHistory(p *progress.Plan, it *progress.Item) tableView {
	v := tableView{ID: "history", Title: e.w.EveryState}
	states := e.site.ItemHistory(p.ID, it.ID)
	if len(states) == 0 {
		v.Empty = capitalWord(e.w.ItemSilent) + "."
		return v
	}
	var w markup.Writer
	w.Raw(`<div class="scroll" tabindex="0" role="region" aria-labelledby="history"><table><thead><tr>`)
	for _, head := range []string{e.w.AsOf, e.w.Status, e.w.Note, e.w.Source, e.w.Report} {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i := len(states) - 1; i >= 0; i-- {
		st := states[i]
		w.Raw("<tr>")
		w.Element("th", e.asOfDate(st.Report.AsOf, st.Report.AsOfStated), "scope", "row")
		for _, cell := range []template.HTML{e.stateText(p, it, st), e.text(st.Note), e.source(&st.Report.Source), e.reportLink(st.Report)} {
			w.Raw("<td>" + string(cell) + "</td>")
		}
		w.Raw("</tr>\n")
	}
	w.Raw("</tbody></table></div>\n")
	v.Table = template.HTML(w.String())
	return v
}

// itemTrend is the measured value of an item over its reports, from where it
// started to where it must get. Empty for items that are not measured.
func (e *edition) itemTrend(p *progress.Plan, it *progress.Item) template.HTML {
	line := chart.Series{Label: e.say(it.Title)}
	var last *progress.ItemState
	for _, st := range e.site.ItemHistory(p.ID, it.ID) {
		if !st.Value.OK {
			continue
		}
		last = st
		text, date := e.value(st.Value.V, it.Unit, false), e.lang.Period(st.Report.AsOf)
		line.Points = append(line.Points, chart.Point{
			X:     chart.Number{Value: float64(min(st.Report.AsOf.Last, st.Report.Published)), Text: date},
			Value: chart.Number{Value: st.Value.V.Float(), Text: text}, Label: text + " · " + date, Href: e.href(e.at.Report(st.Report.ID)),
		})
	}
	if last == nil {
		return ""
	}
	pace := it.PaceOf(last)
	t := chart.Trend{Reported: e.w.Reported, Even: e.w.EvenPace}
	t.Headline = bare(capital(e.moved(it, last)))
	t.Subtitle, t.Desc = e.say(it.Title), t.Headline
	t.Table = chart.TableWords{Caption: bare(fill(e.w.TrendTable, "name", e.text(it.Title))), Name: e.w.AsOf, Count: e.w.Value, Note: e.w.Note}
	if pace.WhyNot == progress.Assessed {
		line.Pace = chart.PaceLine{From: float64(it.Baseline.Date), To: float64(it.Deadlines[0].Due.Last),
			Start: it.Baseline.Value.V.Float(), Goal: it.Goal.Value.V.Float()}
		t.Notes = append(t.Notes, bare(e.itemPace(it, last, pace)))
	}
	t.Series = []chart.Series{line}
	if len(line.Points) < 2 && line.Pace == (chart.PaceLine{}) {
		return ""
	}
	e.scale(&t)
	return template.HTML(t.Picture().HTML(chart.FigureOptions{ID: "item-" + it.ID, HeadingLevel: 2, TableLabel: e.w.TableOfFigures}))
}

// moved says from where to where a measured item has come, and where it must get.
func (e *edition) moved(it *progress.Item, st *progress.ItemState) template.HTML {
	now := e.value(st.Value.V, it.Unit, false)
	if !it.Baseline.Value.OK || e.goal(it) == "" {
		return fill(e.w.ValueNow, "now", now, "date", e.lang.Period(st.Report.AsOf))
	}
	return fill(e.w.ValueMoved, "from", e.value(it.Baseline.Value.V, it.Unit, false), "now", now,
		"date", e.lang.Period(st.Report.AsOf), "goal", e.goal(it))
}

// itemPace is the pace of a measured item, with its working and caveat.
func (e *edition) itemPace(it *progress.Item, st *progress.ItemState, pace progress.Pace) template.HTML {
	working := fill(e.w.ItemWorking, "way", e.share(pace.Done), "time", e.share(pace.Elapsed),
		"in", e.n(int64(pace.DaysIn)), "of", e.n(int64(pace.DaysOf)))
	return fill(e.w.PaceSentence, "band", e.band(pace.Band), "working", working,
		"caveat", fill(e.w.ItemCaveat, "date", e.lang.Date(it.Baseline.Date)))
}
