package page

import (
	"html/template"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// itemList is items grouped and numbered as in the annex of their plan.
func (e *edition) itemList(p *progress.Plan, items []*progress.Item, level string) template.HTML {
	if len(items) == 0 {
		return ""
	}
	var w markup.Writer
	w.Grow(400 * len(items))
	group, open := "", false
	for _, it := range items {
		if !open || it.Group.Own != group {
			if open {
				w.Raw("</ol>\n")
			}
			if !it.Group.Empty() {
				w.Open(level)
				w.Raw(string(e.text(it.Group)))
				w.Close(level)
			}
			w.Raw("<ol class=\"items\">\n")
			group, open = it.Group.Own, true
		}
		e.itemLine(&w, p, it)
	}
	w.Raw("</ol>\n")
	return template.HTML(w.String())
}

func (e *edition) itemLine(w *markup.Writer, p *progress.Plan, it *progress.Item) {
	if it.Parent != "" {
		w.Raw(`<li class="child">`)
	} else {
		w.Raw("<li>")
	}
	w.Element("span", it.Number, "class", "number")
	w.Raw(`<div><p><a`)
	w.Href(e.href(e.at.Item(p.ID, it.ID)))
	w.Raw(">")
	w.Raw(string(e.text(it.Title)))
	w.Raw(`</a></p><p class="meta">`)
	for i, part := range e.itemMeta(p, it) {
		if i > 0 {
			w.Raw(" · ")
		}
		w.Raw(string(part))
	}
	w.Raw("</p></div></li>\n")
}

// itemMeta is status, deadline and owner of an item in few words.
func (e *edition) itemMeta(p *progress.Plan, it *progress.Item) []template.HTML {
	parts := []template.HTML{e.itemState(p, it)}
	if len(it.Deadlines) > 0 {
		parts = append(parts, fill(e.w.DeadlineIs, "date", e.when(it.Deadlines[0].Due, it.Deadlines[0].Text)))
	}
	if !it.Lead.Empty() {
		parts = append(parts, fill(e.w.LeadIs, "who", e.text(it.Lead)))
	}
	return parts
}

// itemState is what the newest report says of an item; silence is said to be silence.
func (e *edition) itemState(p *progress.Plan, it *progress.Item) template.HTML {
	st := e.itemNow(p, it)
	if st == nil {
		return esc(e.w.ItemSilent)
	}
	return fill(e.w.StateAt, "state", e.stateText(p, it, st), "date", e.lang.Period(st.Report.AsOf))
}

// stateText is a state by its status and value.
func (e *edition) stateText(p *progress.Plan, it *progress.Item, st *progress.ItemState) template.HTML {
	var text template.HTML
	if st.Status != "" {
		text = e.statusName(p, st.Status)
	}
	if st.Value.OK {
		if text != "" {
			text += ", "
		}
		text += esc(e.value(st.Value.V, it.Unit, false))
	}
	if text == "" {
		text = esc(e.w.ItemMentioned)
	}
	var w markup.Writer
	w.Open("b", "data-item", p.ID+"/"+it.ID, "data-report", st.Report.ID)
	w.Raw(string(text))
	w.Close("b")
	return template.HTML(w.String())
}
