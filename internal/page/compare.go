package page

import (
	"tiendo/internal/chart"
	"tiendo/internal/markup"
)

// compare is the chart of compareOf as a whole figure element; nil where there is none.
func (e *edition) compare(f family, prefix string, level int) pen {
	pic, o := e.compareIn(f, prefix+"compare-", level)
	if pic.Kind == "" {
		return nil
	}
	t := e.takeOf("compare", f.whole())
	for _, m := range f.all() {
		if m.fig != e.now(m.plan, m.set).fig {
			t.frame = framed{} // a frame would show newer figures
		}
	}
	return e.stand(pic, o, t)
}

// compareIn is a comparison with the options of its figure element; a picture of
// no kind where there is none.
func (e *edition) compareIn(f family, prefix string, level int) (chart.Picture, chart.FigureOptions) {
	c, receipts, ok := e.compareOf(f)
	if !ok {
		return chart.Picture{}, chart.FigureOptions{}
	}
	o := e.options(f.whole(), prefix, level)
	o.After = receipts
	picture := c.Picture()
	picture.Table = withoutNotes(picture.Table)
	return picture, o
}

// compareOf sets the members of a family beside each other, and what lies outside
// of the part, which no source prints. With it come the receipts. False where
// there are not two of them.
func (e *edition) compareOf(f family) (c chart.Compare, receipts []func(*markup.Writer), ok bool) {
	if f.reported() < 2 {
		return c, nil, false
	}
	whole := f.whole()
	c = chart.Compare{Words: e.words(whole)}
	c.Table.Name, c.Table.Count = e.w.ListName, e.w.DoneCount
	c.Notes = append([]string{e.w.PartsWithin}, c.Notes...)
	for _, m := range append([]counted{whole}, f.all()...) {
		if m.fig == nil || m.set == whole.set && len(c.Bars) > 0 {
			continue
		}
		c.Bars = append(c.Bars, e.bar(m, e.say(m.set.Name), m.set.Due.Dated()))
		receipts = append(receipts, e.receiptNamed(m.plan, m.set, m.fig, e.text(m.set.Name)))
	}
	if outside, ok := e.outside(f, whole); ok {
		c.Bars = append(c.Bars, outside)
	}
	return c, receipts, true
}

// withoutNotes is a table without its last column, where the notes stand at the bars.
func withoutNotes(t chart.Table) chart.Table {
	if len(t.Head) < 5 {
		return t
	}
	t.Head = t.Head[:4]
	for i, row := range t.Rows {
		t.Rows[i] = row[:min(4, len(row))]
	}
	return t
}

// outside is the whole without its only part: derived, and marked so.
func (e *edition) outside(f family, whole counted) (chart.Bar, bool) {
	if len(f.minor) != 1 || whole.fig == nil {
		return chart.Bar{}, false
	}
	part := f.minor[0]
	if part.set == whole.set {
		part = f.lead
	}
	a, b := whole.fig, part.fig
	if b == nil || a.Report != b.Report || a.AsOf != b.AsOf || a.Phase.Own != b.Phase.Own ||
		!a.Total.OK || !b.Total.OK || !a.HasCounts() || !b.HasCounts() ||
		a.Total.V <= b.Total.V || a.Done < b.Done {
		return chart.Bar{}, false
	}
	total, done := a.Total.V-b.Total.V, a.Done-b.Done
	return chart.Bar{
		Label: bare(fill(e.w.OutsideOf, "name", e.text(part.set.Name))),
		Done:  chart.Number{Value: float64(done), Text: e.n(done)},
		Total: chart.Number{Value: float64(total), Text: e.n(total)},
		Share: e.lang.Share(float64(done)/float64(total), 1),
		Note: bare(fill(e.w.OutsideNote, "a", e.n(a.Done), "b", e.n(b.Done), "c", e.n(a.Total.V), "d", e.n(b.Total.V),
			"done", e.n(done), "total", e.n(total))),
	}, done <= total
}
