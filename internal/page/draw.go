package page

import (
	"html/template"

	"tiendo/internal/chart"
	"tiendo/internal/progress"
)

// counted is a set of a plan with the figure that is shown of it.
type counted struct {
	plan *progress.Plan
	set  *progress.Set
	fig  *progress.Figure // nil: no report speaks of the set
}

// now is a set with its figure as known today.
func (e *edition) now(p *progress.Plan, set *progress.Set) counted { return e.then(p, set, today) }

// then is a set with its figure as known on a day.
func (e *edition) then(p *progress.Plan, set *progress.Set, day progress.Date) counted {
	if day == today {
		return counted{p, set, e.site.Latest(p.ID, set.ID)}
	}
	return counted{p, set, e.site.Standing(p.ID, set.ID, day)}
}

// num is a number for a chart.
func (e *edition) num(c counted, n int64) chart.Number {
	return chart.Number{Value: float64(n), Text: e.number(c.fig, n)}
}

func (e *edition) total(c counted) chart.Number {
	if !c.fig.Total.OK {
		return chart.Number{}
	}
	return chart.Number{Value: float64(c.fig.Total.V), Text: e.n(c.fig.Total.V)}
}

// words are what is said around a chart of a set. Those of a figure are worked out
// once: its chart is drawn for its report, as a picture file and on half a dozen pages.
func (e *edition) words(c counted) chart.Words {
	if c.fig == nil {
		return e.newWords(c)
	}
	return e.chartWords.of(c.fig, func() chart.Words { return e.newWords(c) })
}

func (e *edition) newWords(c counted) chart.Words {
	w := chart.Words{
		Headline: bare(capital(e.finding(c.plan, c.set, c.fig))),
		Subtitle: bare(e.subtitle(c)),
		Empty:    capitalWord(e.w.NoFigureYet) + ".",
		Notes:    e.notes(c),
		Table: chart.TableWords{
			Caption: bare(e.text(c.set.Name)), Name: e.w.Status, Count: e.w.Number, Total: e.w.Total, Share: e.w.Share, Note: e.w.Note,
		},
	}
	if c.fig != nil {
		w.Live = e.liveOf(c)
		w.Table.Caption = bare(e.withPhase(c.fig, fill(e.w.NameUntil, "name", e.text(c.set.Name), "date", e.asOf(c.fig))))
		w.Desc = bare(capital(e.claim(c.plan, c.set, c.fig)))
	}
	return w
}

// liveOf are the words of the interactive face of a chart of a figure.
func (e *edition) liveOf(c counted) chart.Live {
	return e.live(c.plan.ID+"-"+c.set.ID, e.source(&c.fig.Report.Source), e.asOf(c.fig))
}

// subtitle says what is counted, in which plan, as of when.
func (e *edition) subtitle(c counted) template.HTML {
	line := fill(e.w.CountOf, "noun", e.noun(c.set)) + ", " + e.text(c.plan.Title)
	if c.fig == nil {
		return line
	}
	return fill(e.w.NameUntil, "name", line, "date", e.asOf(c.fig))
}

// pace is the upright line of a chart.
func (e *edition) pace(c counted) chart.Pace {
	p := c.set.PaceOf(c.fig)
	if p.WhyNot != progress.Assessed {
		return chart.Pace{}
	}
	return chart.Pace{Elapsed: p.Elapsed, Label: bare(fill(e.w.PaceTime, "share", e.share(p.Elapsed))), Band: e.band(p.Band)}
}

// usualKind is the kind of chart that suits a figure: how much is done where only
// that is counted, else how the total falls into its parts.
func (e *edition) usualKind(c counted) string {
	f := c.fig
	if f != nil && f.HasCounts() && (!e.countsDone(c.plan, f) || f.Done != f.Counted || len(f.Counts) > 1) {
		return "breakdown"
	}
	return "progress"
}

// picture is the chart that suits a figure.
func (e *edition) picture(c counted) chart.Picture {
	switch {
	case c.fig == nil || !c.fig.HasCounts():
		return e.single(c)
	case e.usualKind(c) == "breakdown":
		return e.breakdown(c)
	}
	return e.progress(c)
}

// single is a figure without parts: a value or a rank, or none at all.
func (e *edition) single(c counted) chart.Picture {
	pic := chart.Progress{Words: e.words(c)}
	if c.fig != nil {
		pic.Done = chart.Part{Class: chart.ClassDone, Label: bare(e.text(c.set.Name)), Count: chart.Number{Text: e.short(c.fig)}}
	}
	return pic.Picture()
}

func (e *edition) progress(c counted) chart.Picture {
	f := c.fig
	return chart.Progress{
		Words: e.words(c),
		Done:  e.part(c, e.doneWord(c), chart.ClassDone, f.Done),
		Left:  e.left(c),
		Total: chart.Part{Label: e.w.Total, Count: e.total(c)},
		Unit:  bare(e.noun(c.set)),
		Pace:  e.pace(c),
	}.Picture()
}

// doneWord is the name of what is done, as the source calls it.
func (e *edition) doneWord(c counted) string {
	for _, n := range c.fig.Counts {
		if st := c.plan.Status(n.Status); st != nil && st.CountsAs == progress.Done {
			return bare(e.statusName(c.plan, st.ID))
		}
	}
	return e.lang.Status["done"]
}

func (e *edition) part(c counted, label string, class chart.Class, n int64) chart.Part {
	p := chart.Part{Class: class, Label: label, Count: e.num(c, n)}
	if total := c.fig.Total; total.OK && total.V > 0 {
		p.Share = e.lang.Share(float64(n)/float64(total.V), 1)
	}
	return p
}

// left is what the figure assigns to no status: plainly not done, or not stated.
func (e *edition) left(c counted) []chart.Part {
	var label string
	class := chart.ClassOpen
	switch c.fig.RestKind() {
	case progress.NoRest:
		return nil
	case progress.NotDone:
		label = e.w.LeftNotDone
	case progress.NotStated:
		label, class = e.w.LeftNotStated, chart.ClassRest
	}
	p := e.part(c, label, class, c.fig.Rest().V)
	p.Count.Text = e.n(c.fig.Rest().V)
	p.Note = e.w.Derived
	return []chart.Part{p}
}

func (e *edition) breakdown(c counted) chart.Picture {
	b := chart.Breakdown{Words: e.words(c), Total: chart.Part{Label: e.w.Total, Count: e.total(c)}}
	taken := map[chart.Class]bool{}
	for _, n := range c.fig.Counts {
		class := classOf(c.plan.Status(n.Status), taken)
		taken[class] = true
		b.Parts = append(b.Parts, e.part(c, bare(e.statusName(c.plan, n.Status)), class, n.N))
	}
	b.Parts = append(b.Parts, e.left(c)...)
	return b.Picture()
}

// classOf is how a status is drawn. Two parts of one bar never look the same as
// long as there are other looks.
func classOf(st *progress.Status, taken map[chart.Class]bool) chart.Class {
	wanted := chart.ClassProgress
	switch {
	case st == nil:
	case st.ID == "mostly-done":
		wanted = chart.ClassMostly
	case st.ID == "overdue" || st.ID == "missed":
		wanted = chart.ClassLate
	case st.ID == "not-started":
		wanted = chart.ClassOpen
	case st.CountsAs == progress.Done:
		wanted = chart.ClassDone
	case st.CountsAs == progress.Ongoing:
		wanted = chart.ClassContinuous
	}
	for _, class := range [...]chart.Class{wanted, chart.ClassOther1, chart.ClassOther2} {
		if !taken[class] {
			return class
		}
	}
	return wanted
}

// bar is a set under another one in a comparison.
func (e *edition) bar(c counted, label string, withPace bool) chart.Bar {
	f := c.fig
	b := chart.Bar{
		Label: label, Href: e.href(e.at.Set(c.plan.ID, c.set.ID)),
		Done: e.num(c, f.Done), Total: e.total(c), Ref: e.ref(f),
	}
	if f.RestKind() == progress.NotStated {
		b.Unstated = e.num(c, f.Rest().V)
	}
	if share := f.Share(); share.OK {
		b.Share = e.lang.Share(share.V, 1)
	}
	if withPace {
		b.Pace = e.pace(c)
	}
	return b
}
