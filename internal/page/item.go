package page

import (
	"html/template"

	"tiendo/internal/address"
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
	Chart                        part
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
	h.Picture = e.pictureOf(p)
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
	v.Parts = itemsView{Title: e.w.PartItems, List: e.itemList(p, parts)}
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
	case dated && !e.site.Resolved(p, it):
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
