package page

import (
	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// take is what readers may take away of a chart: the files that hold its numbers,
// and the chart itself, in a frame. It stands behind every chart as one details
// element, "Tải về".
type take struct {
	about string // what the files hold
	files []link
	frame framed // zero: the chart cannot be framed
	of    any    // a figure or a set, where a picture of the kind depends on nothing else, as known today; may be nil
}

// takeOf is what can be taken of the chart of a figure. A frame shows what is
// known today, so that charts of older figures have none.
func (e *edition) takeOf(kind string, c counted) take {
	t := e.takeOfPlan(c.plan)
	if c.fig != nil && (kind == "progress" || kind == "breakdown") {
		t.of = c.fig
	}
	if f := (framed{kind, c.plan, c.set}); e.isFramed(f) && (c.fig == nil || c.fig == e.site.Latest(c.plan.ID, c.set.ID)) {
		t.frame = f
	}
	return t
}

func (e *edition) takeOfPlan(p *progress.Plan) take {
	return take{about: e.w.FilesOfPlan, files: e.files(address.PlanCSV(p.ID), address.PlanJSON(p.ID))}
}

// takeOfUnits is what can be taken of a chart of all units of a plan, as known
// on a day.
func (e *edition) takeOfUnits(kind string, p *progress.Plan, set *progress.Set, day progress.Date) take {
	t := e.takeOfSomeUnits()
	if f := (framed{kind, p, set}); e.isFramed(f) && e.newest(p, set, day) == e.newest(p, set, today) {
		t.frame = f
	}
	return t
}

// takeOfSomeUnits is what can be taken of a chart of units that no frame shows.
func (e *edition) takeOfSomeUnits() take {
	return take{about: e.w.FilesOfUnits, files: e.files(address.UnitsCSV, address.UnitsJSON)}
}

func (e *edition) files(table, data address.Path) []link {
	return []link{{Href: e.href(table), Text: esc(e.w.AsCSV)}, {Href: e.href(data), Text: esc(e.w.AsJSON)}}
}

// stand draws a picture as a figure element with what can be taken of it.
func (e *edition) stand(pic chart.Picture, o chart.FigureOptions, t take) pen {
	if t.files != nil && len(pic.Table.Rows) > 0 {
		o.Option = e.option(pic, t.of)
		o.After = append(o.After, func(w *markup.Writer) { e.taking(w, o, t) })
	}
	return func(w *markup.Writer) { pic.Figure(w, o) }
}

func (e *edition) taking(w *markup.Writer, o chart.FigureOptions, t take) {
	w.Raw(`<details class="take"><summary>`)
	w.Text(e.w.Downloads)
	w.Raw("</summary>\n<p><span>")
	w.Text(t.about)
	w.Raw(":</span>")
	for _, f := range t.files {
		w.Raw(" ")
		writeAnchor(w, f.Href, f.Text)
	}
	w.Raw("</p>\n")
	if t.frame.set != nil {
		e.snippet(w, o.ID+"-take", t.frame)
	}
	if o.Option != "" {
		w.Open("p", "data-picture", "", "data-word-png", e.w.LivePNG, "data-word-svg", e.w.LiveSVG)
		w.Element("span", e.w.TakePicture)
		w.Raw("</p>\n")
	}
	w.Raw("</details>\n")
}

// snippet is the HTML by which a newspaper shows the chart in a page of its own.
func (e *edition) snippet(w *markup.Writer, id string, f framed) {
	path := e.at.Embed(f.kind, f.plan.ID, f.set.ID)
	w.Raw("<p><label")
	w.Attr("for", id)
	w.Raw(">")
	w.Text(e.w.EmbedHow)
	w.Raw("</label> ")
	writeAnchor(w, e.href(path), esc(e.w.EmbedSee))
	w.Raw("</p>\n")
	w.Open("textarea", "id", id, "readonly", "", "rows", "4", "spellcheck", "false",
		"data-copy", e.w.Copy, "data-word-copied", e.w.Copied, "data-word-selected", e.w.CopySelected)
	var frame markup.Writer
	frame.Open("iframe", "src", e.links.Absolute(path), "title", e.frameTitle(f), "width", "100%",
		"height", frameHeight(f.kind), "loading", "lazy", "style", "border:0")
	frame.Close("iframe")
	w.Text(frame.String())
	w.Raw("</textarea>\n")
}

// frameTitle names a frame, without numbers: those change.
func (e *edition) frameTitle(f framed) string {
	return locale.Fill(e.w.EmbedTitle, "name", e.say(f.set.Name), "plan", e.say(f.plan.Title))
}

// frameHeight is how high a frame has to be on a phone, in CSS pixels; what is
// higher can be scrolled.
func frameHeight(kind string) string {
	switch kind {
	case "trend", "compare", "timeline":
		return "640"
	case "tiles", "matrix":
		return "900"
	}
	return "520"
}
