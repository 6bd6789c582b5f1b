package page

import (
	"html/template"
	"net/url"

	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// receipt answers "who says so, when, from where, how was it worked out" for one
// figure: a details element that works without a script.
func (e *edition) receipt(p *progress.Plan, set *progress.Set, f *progress.Figure) pen {
	return e.receiptNamed(p, set, f, "")
}

// receiptNamed is a receipt that says whose it is, where several stand together.
func (e *edition) receiptNamed(p *progress.Plan, set *progress.Set, f *progress.Figure, name template.HTML) pen {
	label := esc(e.w.Receipt)
	if name != "" {
		label = fill(e.w.Named, "name", label, "text", name)
	}
	return func(w *markup.Writer) {
		e.open(w, `details class="receipt"`, f)
		w.Raw("<summary>")
		w.Raw(string(label))
		w.Raw("</summary>")
		w.Raw(e.answers(p, set, f))
		w.Raw("</details>\n")
	}
}

// answers are what stands in the receipt of a figure. They are worked out once: the
// figure may stand on a dozen pages.
func (e *edition) answers(p *progress.Plan, set *progress.Set, f *progress.Figure) string {
	return e.receipts.of(receiptKey{set, f}, func() string {
		return markup.Draw(func(w *markup.Writer) { e.writeAnswers(w, p, set, f) })
	})
}

func (e *edition) writeAnswers(w *markup.Writer, p *progress.Plan, set *progress.Set, f *progress.Figure) {
	w.Raw("<dl>\n")
	for _, row := range e.receiptRows(p, set, f) {
		w.Raw("<dt>")
		w.Text(row.name)
		w.Raw("</dt><dd>")
		w.Raw(string(row.text))
		w.Raw("</dd>\n")
	}
	w.Raw("</dl>\n")
	e.reportError(w, e.ref(f).Figure+" ("+f.Report.ID+")")
}

type receiptKey struct {
	set *progress.Set
	fig *progress.Figure
}

type receiptRow struct {
	name string
	text template.HTML
}

// receiptRows are the answers in the order of the questions; those without an
// answer are left out.
func (e *edition) receiptRows(p *progress.Plan, set *progress.Set, f *progress.Figure) []receiptRow {
	rows := []receiptRow{
		{e.w.AsFigure, capital(e.claim(p, set, f))},
		{e.w.AsPrinted, e.quote(f.Printed)},
		{e.w.AsOf, e.asOfWhy(f)},
		{e.w.Phase, e.text(f.Phase)},
		{e.w.Counts, e.countsText(p, f)},
		{e.w.OfWhich, e.ofWhich(p, f)},
		{e.w.Rest, e.restText(set, f)},
		{e.w.Share, e.shareText(f)},
		{e.w.RankIs, e.rankText(f)},
		{e.w.ConfirmedBy, e.text(f.ConfirmedBy)},
		{e.w.Kind, e.kindText(f)},
	}
	if set.Due.Set() || !set.Pace {
		rows = append(rows, receiptRow{e.w.Pace, e.paceText(set, f)})
	}
	rows = append(rows,
		receiptRow{e.w.Note, e.text(f.Note)},
		receiptRow{e.w.Source, e.sourceText(&f.Report.Source)},
		receiptRow{e.w.Report, e.reportLink(f.Report)},
		receiptRow{e.w.Correction, e.correctionText(p, f)},
	)
	for _, notice := range e.notices(p, f) {
		rows = append(rows, receiptRow{e.w.Check, notice})
	}
	kept := rows[:0]
	for _, row := range rows {
		if row.text != "" {
			kept = append(kept, row)
		}
	}
	return kept
}

// quote is the words of a source; they are never translated.
func (e *edition) quote(t progress.Text) template.HTML {
	if t.Empty() {
		return ""
	}
	return "<q>" + e.text(t) + "</q>"
}

// asOfWhy is the as-of date and whether the source states it.
func (e *edition) asOfWhy(f *progress.Figure) template.HTML {
	pattern := e.w.AsOfGuess
	switch {
	case f.AsOfStated:
		pattern = e.w.AsOfStated
	case f.AsOf == progress.DayPeriod(f.Report.Published):
		pattern = e.w.AsOfPublication
	}
	return fill(pattern, "date", e.lang.Period(f.AsOf))
}

// countsText lists the counts where there is more than the one of the sentence.
func (e *edition) countsText(p *progress.Plan, f *progress.Figure) template.HTML {
	if len(f.Counts) < 2 {
		return ""
	}
	return e.parts(p, f)
}

// ofWhich lists overlapping parts, which are no part of the sum.
func (e *edition) ofWhich(p *progress.Plan, f *progress.Figure) template.HTML {
	var list []template.HTML
	for _, c := range f.OfWhich {
		list = append(list, esc(e.n(c.N)+" ")+e.statusName(p, c.Status))
	}
	return e.join(list)
}

// restText is what the figure assigns to no status, with its working.
func (e *edition) restText(set *progress.Set, f *progress.Figure) template.HTML {
	pattern := e.w.NotDone
	switch f.RestKind() {
	case progress.NoRest:
		return ""
	case progress.NotStated:
		pattern = e.w.NotStated
	}
	rest := fill(pattern, "n", e.n(f.Rest().V), "noun", e.noun(set))
	return rest + " " + fill(e.w.DerivedAs, "formula", e.n(f.Total.V)+" − "+e.n(f.Counted))
}

// shareText is the percentage that the source prints and the one that follows
// from the counts, each by its name.
func (e *edition) shareText(f *progress.Figure) template.HTML {
	var stated, derived template.HTML
	if f.StatedPercent.OK {
		stated = fill(e.w.PercentStated, "p", e.lang.StatedPercent(f.StatedPercent.V))
	}
	if share := f.Share(); share.OK {
		derived = fill("{p} ", "p", e.lang.Share(share.V, 1)) +
			fill(e.w.DerivedAs, "formula", e.n(f.Done)+" ÷ "+e.n(f.Total.V))
	}
	if stated != "" && derived != "" {
		return stated + "; " + derived
	}
	return stated + derived
}

func (e *edition) rankText(f *progress.Figure) template.HTML {
	if !f.Rank.OK {
		return ""
	}
	text := e.withPhase(f, e.rank(f))
	if !f.RankOf.OK {
		text += "; " + esc(e.w.RankNoBase)
	}
	return text
}

func (e *edition) kindText(f *progress.Figure) template.HTML {
	switch f.Kind {
	case "cumulative":
		return esc(e.w.Cumulative)
	case "in-period":
		return esc(e.w.InPeriod)
	}
	return ""
}

// sourceText is a source in full: title as a link, publisher, day of reading.
func (e *edition) sourceText(s *progress.Source) template.HTML {
	text := e.text(s.Title)
	if s.URL != "" {
		text = `<cite>` + anchor(s.URL, text) + `</cite>`
	}
	if !s.Publisher.Empty() {
		text += ", " + e.text(s.Publisher)
	}
	if s.Accessed != 0 {
		text += ", " + fill(e.w.Accessed, "date", e.lang.Date(s.Accessed))
	}
	return text
}

// sources are the distinct sources of what a page shows, with their addresses,
// for those who read on paper.
func (e *edition) sources(reports []*progress.Report) listView {
	v := listView{ID: "sources", Title: e.w.SourcesOfPage}
	seen := map[string]bool{}
	for i := len(reports) - 1; i >= 0; i-- {
		s := &reports[i].Source
		key := s.URL + "\n" + s.Title.Own
		if !seen[key] {
			seen[key] = true
			v.Lines = append(v.Lines, e.sourceText(s))
		}
	}
	return v
}

// correctionText says what replaced a figure, or what it replaces, and why.
func (e *edition) correctionText(p *progress.Plan, f *progress.Figure) template.HTML {
	var text template.HTML
	if by := e.site.CorrectedBy(f); by != nil {
		text = fill(e.w.ReplacedBy, "report", e.reportLink(by), "reason", e.text(by.Reason))
	}
	if old := e.site.Replaced(f); old != nil {
		was, _ := e.differ(p, old, f)
		text += fill(e.w.ReplacesFigure, "old", e.mark(old, was),
			"report", e.reportLink(old.Report), "reason", e.text(f.Report.Reason))
	}
	return text
}

// reportError writes the link by which a reader tells the publisher of a mistake.
func (e *edition) reportError(w *markup.Writer, about string) {
	email := e.site.Publisher.Email
	if email == "" {
		return
	}
	w.Raw(`<p class="wrong"><a`)
	w.Href("mailto:" + email + "?subject=" + url.PathEscape(e.w.ReportError+": "+about))
	w.Raw(">")
	w.Text(e.w.ReportError)
	w.Raw("</a></p>\n")
}
