package page

import (
	"html/template"

	"tiendo/internal/address"
	"tiendo/internal/progress"
)

var method = Kind{"method", func(e *edition) []page {
	return []page{{Path: address.Pages.Method, View: e.method}}
}}

// methodView is what templates/method.html shows.
type methodView struct {
	Title, Lede string
	Sections    []methodSection
}

// methodSection is one answer to "how is this counted".
type methodSection struct {
	ID, Title string
	Lede      string
	Formula   string
	Texts     []template.HTML
	Facts     []fact
}

func (e *edition) method(h *head) any {
	h.Title, h.Description, h.Section = e.w.Method, e.w.MethodLede, e.at.Method()
	return methodView{Title: e.w.MethodTitle, Lede: e.w.MethodLede, Sections: []methodSection{
		{ID: "counting", Title: e.w.CountingTitle, Texts: texts(e.w.Counting1, e.w.Counting2, e.w.Counting3)},
		{ID: "rest", Title: e.w.RestTitle, Texts: texts(e.w.RestNotDone, e.w.RestNotStated)},
		{ID: "dates", Title: e.w.DatesTitle, Texts: texts(e.w.Dates1, e.w.Dates2)},
		e.paceMethod(),
		{ID: "statuses", Title: e.w.StatusesTitle, Texts: texts(e.w.StatusesText), Facts: e.statusFacts()},
		{ID: "silence", Title: e.w.SilenceTitle, Texts: texts(e.w.Silence1, e.w.Silence2)},
		{ID: "change", Title: e.w.CorrectingTitle, Texts: texts(e.w.Correcting)},
		{ID: "words", Title: e.w.WordsTitle, Texts: texts(e.w.TargetIs, e.w.TaskIs, e.w.CriterionIs)},
	}}
}

func texts(list ...string) []template.HTML {
	out := make([]template.HTML, len(list))
	for i, s := range list {
		out[i] = esc(s)
	}
	return out
}

// paceMethod is the formula of the pace, its bands, and an example from the site.
func (e *edition) paceMethod() methodSection {
	s := methodSection{ID: "pace", Title: e.w.PaceTitle, Lede: e.w.PaceWhat, Formula: e.w.PaceFormula}
	s.Facts = []fact{
		{e.w.OnTrack, fill(e.w.BandFrom, "n", e.lang.Ratio(progress.OnTrackFrom))},
		{e.w.Behind, fill(e.w.BandBetween, "a", e.lang.Ratio(progress.BehindFrom), "b", e.lang.Ratio(progress.OnTrackFrom))},
		{e.w.FarBehind, fill(e.w.BandBelow, "n", e.lang.Ratio(progress.BehindFrom))},
		{e.w.Finished, esc(e.w.BandFinished)}, {e.w.PastDue, esc(e.w.BandPastDue)}, {e.w.NotAssessed, esc(e.w.BandNot)},
	}
	if example := e.paceExample(); example != "" {
		s.Texts = append(s.Texts, example)
	}
	s.Texts = append(s.Texts, esc(e.w.PaceItems))
	return s
}

// paceExample works the pace out for the first set of the site that has one.
func (e *edition) paceExample() template.HTML {
	for _, p := range e.plansByWeight() {
		for i := range p.Sets {
			c := e.now(p, &p.Sets[i])
			pace := c.set.PaceOf(c.fig)
			if pace.WhyNot != progress.Assessed || pace.Ratio == 0 {
				continue
			}
			text := fill(e.w.PaceExample, "name", e.text(c.set.Name), "plan", e.text(p.Title), "date", e.asOf(c.fig),
				"done", e.n(c.fig.Done), "total", e.n(c.fig.Total.V-c.fig.Ongoing),
				"in", e.n(int64(pace.DaysIn)), "of", e.n(int64(pace.DaysOf)),
				"ratio", e.lang.Ratio(pace.Ratio), "band", within(e.band(pace.Band)))
			return e.mark(c.fig, text) + " " + e.caveat(c.set)
		}
	}
	return ""
}

// statusFacts are the built-in statuses and what each counts as.
func (e *edition) statusFacts() []fact {
	var facts []fact
	for _, st := range progress.BuiltIn() {
		counts := e.w.CountsOpen
		switch st.CountsAs {
		case progress.Done:
			counts = e.w.CountsDone
		case progress.Ongoing:
			counts = e.w.CountsOngoing
		}
		facts = append(facts, fact{capitalWord(e.lang.StatusName(&st)), esc(counts)})
	}
	return facts
}
