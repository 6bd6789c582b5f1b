package page

import (
	"html/template"
	"slices"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// tableView is a long table drawn in Go.
type tableView struct {
	ID, Title, Empty string
	Table            part
	Receipts         []part
}

// history is every figure of a set, newest first, corrected ones marked.
func (e *edition) history(p *progress.Plan, set *progress.Set) tableView {
	v := tableView{ID: "history", Title: e.w.EveryFigure}
	figures := e.site.History(p.ID, set.ID)
	if len(figures) == 0 {
		v.Empty = capitalWord(e.w.NoFigureYet) + "."
		return v
	}
	v.Table = pen(func(w *markup.Writer) {
		heads := []string{e.w.AsOf, e.w.AsFigure, e.w.Share, e.w.Report}
		w.Raw(`<div class="scroll" tabindex="0" role="group" aria-labelledby="history"><table><thead><tr>`)
		for _, head := range heads {
			w.Element("th", head, "scope", "col")
		}
		w.Raw("</tr></thead>\n<tbody>")
		for _, f := range slices.Backward(figures) {
			e.historyRow(w, f)
		}
		w.Raw("</tbody></table></div>\n")
	})
	for _, f := range slices.Backward(figures) {
		v.Receipts = append(v.Receipts, e.receiptNamed(p, set, f, e.reportName(f.Report)))
	}
	return v
}

func (e *edition) historyRow(w *markup.Writer, f *progress.Figure) {
	e.open(w, "tr", f)
	w.Element("th", e.asOf(f), "scope", "row")
	w.Raw("<td><b>")
	w.Raw(string(e.withPhase(f, esc(e.short(f)))))
	w.Raw("</b>")
	if mark := e.corrected(f); mark != "" {
		w.Raw(" <small class=\"mark\">" + string(mark) + "</small>")
	}
	w.Raw("</td><td>")
	if share := f.Share(); share.OK {
		w.Text(e.lang.Share(share.V, 1))
	}
	w.Raw("</td><td>")
	w.Raw(string(e.reportCell(f.Report)))
	w.Raw("</td></tr>\n")
}

// reportCell is a report with who says so below it.
func (e *edition) reportCell(r *progress.Report) template.HTML {
	return e.reportLink(r) + " <small>" + e.source(&r.Source) + "</small>"
}

// itemHistory is what every report said of an item, newest first.
func (e *edition) itemHistory(p *progress.Plan, it *progress.Item) tableView {
	v := tableView{ID: "history", Title: e.w.EveryState}
	states := e.site.ItemHistory(p.ID, it.ID)
	if len(states) == 0 {
		v.Empty = capitalWord(e.w.ItemSilent) + "."
		return v
	}
	v.Table = pen(func(w *markup.Writer) { e.writeItemHistory(w, p, it, states) })
	return v
}

func (e *edition) writeItemHistory(w *markup.Writer, p *progress.Plan, it *progress.Item, states []*progress.ItemState) {
	w.Raw(`<div class="scroll" tabindex="0" role="group" aria-labelledby="history"><table><thead><tr>`)
	heads := []string{e.w.AsOf, e.w.Status, e.w.Report}
	noted := slices.ContainsFunc(states, func(st *progress.ItemState) bool { return !st.Note.Empty() })
	if noted {
		heads = slices.Insert(heads, 2, e.w.Note)
	}
	for _, head := range heads {
		w.Element("th", head, "scope", "col")
	}
	w.Raw("</tr></thead>\n<tbody>")
	for i := len(states) - 1; i >= 0; i-- {
		st := states[i]
		w.Raw("<tr>")
		w.Element("th", e.asOfDate(st.Report.AsOf, st.Report.AsOfStated), "scope", "row")
		w.Raw("<td>" + string(e.stateText(p, it, st)) + "</td>")
		if noted {
			w.Raw("<td>" + string(e.text(st.Note)) + "</td>")
		}
		w.Raw("<td>" + string(e.reportCell(st.Report)) + "</td></tr>\n")
	}
	w.Raw("</tbody></table></div>\n")
}
