package page

import (
	"html/template"
	"slices"

	"tiendo/internal/chart"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// family is a set with the sets that are parts of it, which are never added up.
type family struct {
	lead  counted   // the one whose finding heads the family: dated, and reported on
	minor []counted // the others, the whole first
}

// families are the sets of a plan that figures speak of, except criterion sets,
// which are shown unit by unit. Lists that were replaced come last.
func (e *edition) families(p *progress.Plan) []family {
	var list, former []family
	for i := range p.Sets {
		top := &p.Sets[i]
		if top.Kind == progress.CriterKind || p.Set(top.Within) != nil {
			continue
		}
		if f := e.family(p, top, today); e.former(p, top) {
			former = append(former, f)
		} else {
			list = append(list, f)
		}
	}
	return append(list, former...)
}

// former says whether another list took the place of a set, and figures speak of it.
func (e *edition) former(p *progress.Plan, set *progress.Set) bool {
	return slices.ContainsFunc(p.Sets, func(s progress.Set) bool {
		return s.Replaces == set.ID && e.site.Latest(p.ID, s.ID) != nil
	})
}

// family is a set with those within it, as known on a day.
func (e *edition) family(p *progress.Plan, top *progress.Set, day progress.Date) family {
	members := e.members(p, top, day)
	lead := slices.IndexFunc(members, func(c counted) bool { return c.fig != nil && c.set.Due.Dated() })
	lead = max(lead, 0)
	f := family{lead: members[lead]}
	for k, c := range members {
		if k != lead {
			f.minor = append(f.minor, c)
		}
	}
	return f
}

// topOf is the outermost set that a set lies within.
func topOf(plan *progress.Plan, set *progress.Set) *progress.Set {
	for range plan.Sets {
		outer := plan.Set(set.Within)
		if outer == nil {
			break
		}
		set = outer
	}
	return set
}

// members are a set and all sets within it, in the order of the file.
func (e *edition) members(p *progress.Plan, top *progress.Set, day progress.Date) []counted {
	list := []counted{e.then(p, top, day)}
	for i := range p.Sets {
		if sub := &p.Sets[i]; sub.Within == top.ID && sub != top {
			list = append(list, e.members(p, sub, day)...)
		}
	}
	return list
}

// whole is the member of which the others are parts.
func (f family) whole() counted {
	if f.lead.set.Within == "" || len(f.minor) == 0 {
		return f.lead
	}
	return f.minor[0]
}

// reported is how many members figures speak of.
func (f family) reported() int {
	n := 0
	for _, c := range f.all() {
		if c.fig != nil {
			n++
		}
	}
	return n
}

// all is every member, the leading one first.
func (f family) all() []counted { return append([]counted{f.lead}, f.minor...) }

// options are those of the figure element of a chart, without a receipt.
func (e *edition) options(c counted, prefix string, level int) chart.FigureOptions {
	o := chart.FigureOptions{ID: prefix + c.plan.ID + "-" + c.set.ID, HeadingLevel: level, TableLabel: e.w.TableOfFigures}
	if c.fig != nil {
		ref := e.ref(c.fig)
		o.DataFigure, o.DataReport, o.DataSplit = ref.Figure, ref.Report, ref.Split
	}
	return o
}

// receipted are options with the receipt of the figure.
func (e *edition) receipted(c counted, prefix string, level int) chart.FigureOptions {
	o := e.options(c, prefix, level)
	if c.fig != nil {
		if newer := e.newerRank(c.fig); newer != "" {
			o.After = append(o.After, func(w *markup.Writer) { w.Raw(string(newer)) })
		}
		o.After = append(o.After, e.receipt(c.plan, c.set, c.fig))
	}
	return o
}

// newerRank is a note on a rank that is newer than the figure and says no more.
func (e *edition) newerRank(f *progress.Figure) template.HTML {
	newer := e.site.NewerRank(f)
	if newer == nil || e.site.Latest(f.Report.Plan, f.Set) != f {
		return ""
	}
	words := e.markedFigure(newer, e.withPhase(newer, e.rank(newer)))
	return `<p class="chart-note">` + fill(e.w.NewerRank, "rank", words, "date", e.asOf(newer)) + "</p>"
}

// chart draws the chart of a set as a whole figure element with its receipt.
func (e *edition) chart(c counted, prefix string, level int) pen {
	pic := e.picture(c)
	return e.stand(pic, e.receipted(c, prefix, level), e.takeOf(pic.Kind, c))
}

// still is the chart of a set beside one that says more: with its table and its
// receipt, without what can be taken of it.
func (e *edition) still(c counted, prefix string, level int) pen {
	return e.stand(e.picture(c), e.receipted(c, prefix, level), take{})
}

// notes are the sentences below a chart: rest, pace, rank, who confirmed it.
func (e *edition) notes(c counted) []string {
	f := c.fig
	if f == nil {
		return nil
	}
	var list []string
	add := func(text template.HTML) {
		if text != "" {
			list = append(list, bare(capital(text)))
		}
	}
	if c.set.PaceOf(f).WhyNot == progress.Assessed || c.set.Due.Dated() && c.set.Starts != 0 {
		add(e.paceShort(c.set, f))
	}
	if f.RestKind() == progress.NotDone {
		add(fill(e.w.NotDone, "n", e.n(f.Rest().V), "noun", e.noun(c.set)) + ".")
	}
	if f.Rank.OK && (f.HasCounts() || f.Value.OK) {
		add(fill(e.w.Ranked, "rank", e.withPhase(f, e.rank(f))))
	}
	if !f.ConfirmedBy.Empty() {
		add(fill(e.w.ConfirmedIs, "who", e.text(f.ConfirmedBy)))
	}
	for _, notice := range e.disagreements(c.plan, f) {
		add(notice)
	}
	if by := e.site.CorrectedBy(f); by != nil {
		add(fill(e.w.ReplacedBy, "report", e.reportName(by), "reason", e.text(by.Reason)))
	}
	return list
}

// kindLines say what the things of a plan are, each in one line, but for those
// that were said before on the page.
func (e *edition) kindLines(p *progress.Plan, said map[string]bool) []string {
	var lines []string
	for _, kind := range [...]string{progress.Target, progress.Task, progress.CriterKind} {
		if !said[kind] && slices.ContainsFunc(p.Sets, func(s progress.Set) bool { return s.Kind == kind }) {
			said[kind] = true
			lines = append(lines, e.kindLine(kind)...)
		}
	}
	return lines
}
