package page

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"
	"time"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// Places of the classes of a timeline in dueClasses.
const (
	dueOpen = iota
	duePast
	dueKept
	dueMissed
	dueWithdrawn
	dueAlways
	dueNever
	duePart // of several things
)

// dueClasses are what can be known of something that is due. What has passed its
// date without news is as neutral as what is open.
func (e *edition) dueClasses() []chart.EventClass {
	return []chart.EventClass{
		dueOpen: {Look: chart.EventOpen, Label: e.w.NotDueYet}, duePast: {Look: chart.EventPast, Label: e.w.PastWithoutResult},
		dueKept: {Look: chart.EventKept, Label: e.w.StateKept}, dueMissed: {Look: chart.EventMissed, Label: e.w.StateMissed},
		dueWithdrawn: {Look: chart.EventWithdrawn, Label: e.w.StateWithdrawn}, dueAlways: {Look: chart.EventContinuous, Label: e.w.Continuous},
		dueNever: {Look: chart.EventOpen, Label: e.w.NoDueDate},
		duePart:  {Look: chart.EventPast, Label: e.w.PastInPart},
	}
}

// timeline is what is due, by date. The day up to which the site knows anything
// parts what is behind from what lies ahead; "today" would change every day.
func (e *edition) timeline(events []chart.Event) chart.Timeline {
	t := chart.Timeline{
		Events: events, Classes: e.dueClasses(), Always: e.w.AlwaysDue, Never: e.w.WithoutDate,
		Format: func(n int) string { return e.n(int64(n)) },
	}
	t.Table = chart.TableWords{Caption: e.w.DueByState, Name: e.w.Status, Count: e.w.Number, Total: e.w.Total}
	t.Live = e.live("due", "", "")
	if day := e.knownUntil(); day != 0 {
		t.Reference = chart.Number{Value: float64(day), Text: locale.Fill(e.w.KnownUntil, "date", e.lang.Date(day))}
		t.Live.AsOf = capitalWord(t.Reference.Text)
	}
	t.Ticks = e.monthTicks(events, t.Reference)
	return t
}

// monthTicks are beginnings of months for the axis, eight at most.
func (e *edition) monthTicks(events []chart.Event, known chart.Number) []chart.Number {
	var days []progress.Date
	for i := range events {
		if events[i].Place == chart.Dated {
			days = append(days, progress.Date(events[i].First), progress.Date(events[i].Last))
		}
	}
	if len(days) == 0 {
		return nil
	}
	if known.Text != "" {
		days = append(days, progress.Date(known.Value))
	}
	month := func(d progress.Date) int { return d.Year()*12 + int(d.Time().Month()) - 1 }
	first, last := month(slices.Min(days)), month(slices.Max(days))+1
	step := 1
	for _, wider := range [...]int{2, 3, 6, 12, 24, 60, 120, 600} {
		if (last-first)/step >= 8 {
			step = wider
		}
	}
	var ticks []chart.Number
	for m := first - first%step; m <= last; m += step {
		if m >= first {
			day := progress.NewDate(m/12, time.Month(m%12+1), 1)
			ticks = append(ticks, chart.Number{Value: float64(day), Text: strconv.Itoa(m%12+1) + "/" + strconv.Itoa(m/12)})
		}
	}
	return ticks
}

// newestDay is the day of the newest that the site has from a source.
func (e *edition) newestDay() progress.Date {
	var day progress.Date
	for _, r := range e.site.Reports {
		day = max(day, r.Published)
	}
	for _, c := range e.site.Commitments {
		day = max(day, c.Said)
		for _, u := range e.updates(c) {
			day = max(day, u.Date)
		}
	}
	return day
}

// dueEvent is something that is due at a time, as an event of a timeline.
func (e *edition) dueEvent(due progress.Period) chart.Event {
	v := chart.Event{When: e.lang.Period(due)}
	switch {
	case due.Dated():
		v.First, v.Last = float64(due.First), float64(due.Last)
		if due.Precision != progress.Quarter {
			v.Datetime = due.String()
		}
		if due.Precision != progress.Day {
			v.Until = locale.Fill(e.w.UntilEnd, "date", e.lang.Date(due.Last))
		}
	case due.Precision == progress.Continuous:
		v.Place, v.Class = chart.Continuous, dueAlways
	default:
		v.Place, v.Class = chart.Undated, dueNever
	}
	return v
}

// commitmentEvent is a commitment on a timeline.
func (e *edition) commitmentEvent(c *progress.Commitment) chart.Event {
	v := e.dueEvent(c.Due)
	v.Label, v.State = e.say(c.Text), bare(e.outcome(c))
	switch status := c.StatusOn(e.site.Date); {
	case status == "kept":
		v.Class = dueKept
	case status == "missed":
		v.Class = dueMissed
	case status == "withdrawn":
		v.Class = dueWithdrawn
	case c.Overdue(e.site.Date):
		v.Class = duePast
	}
	return v
}

// itemEvents are the deadlines of items. Those of one time stand together: how
// many are due then, and how much of it reports call done, with the way to a list
// of them. One alone stands for itself.
func (e *edition) itemEvents(p *progress.Plan, items []*progress.Item, href string) []chart.Event {
	type group struct {
		all, done int64
		first     *progress.Item
	}
	groups := map[progress.Period]*group{}
	for _, it := range items {
		as := e.itemCounts(p, it)
		if len(it.Deadlines) == 0 || !it.Deadlines[0].Due.Dated() || as == progress.Ongoing {
			continue // what is continuous is never due
		}
		due := it.Deadlines[0].Due
		if groups[due] == nil {
			groups[due] = &group{first: it}
		}
		groups[due].all++
		if as == progress.Done {
			groups[due].done++
		}
	}
	var events []chart.Event
	for due, g := range groups {
		v := e.dueEvent(due)
		v.Href, v.Label = href, locale.Fill(e.w.ItemsDue, "n", e.n(g.all))
		v.State = locale.Fill(e.w.ItemsDueDone, "n", e.n(g.done), "of", e.n(g.all))
		if g.all == 1 {
			v.Href, v.Label, v.State = e.href(e.at.Item(p.ID, g.first.ID)), e.say(g.first.Title), bare(e.itemState(p, g.first))
		}
		switch {
		case g.done == g.all:
			v.Class = dueKept
		case due.Last < e.site.Date:
			v.Class = duePart
		}
		events = append(events, v)
	}
	slices.SortFunc(events, func(a, b chart.Event) int { return cmp.Or(cmp.Compare(a.Last, b.Last), cmp.Compare(a.First, b.First)) })
	return events
}

// itemCounts is as what the newest status of an item counts; open where no report
// gives it one.
func (e *edition) itemCounts(p *progress.Plan, it *progress.Item) progress.CountsAs {
	states := e.site.ItemHistory(p.ID, it.ID)
	for _, st := range slices.Backward(states) {
		if status := p.Status(st.Status); status != nil {
			return status.CountsAs
		}
	}
	return progress.Open
}

// planTimeline is what is promised or ordered for a plan, and when its items are due.
func (e *edition) planTimeline(p *progress.Plan) pen {
	var list []*progress.Commitment
	var events []chart.Event
	for _, c := range e.site.Commitments {
		if c.Plan == p.ID {
			v := e.commitmentEvent(c)
			v.By, v.Href = bare(e.saidBy(c)), e.commitmentHref(c)
			list, events = append(list, c), append(events, v)
		}
	}
	items := make([]*progress.Item, len(p.Items))
	for i := range p.Items {
		items[i] = &p.Items[i]
	}
	dated := e.itemEvents(p, items, "#items")
	if events = append(events, dated...); len(events) == 0 {
		return nil
	}
	t := e.timeline(events)
	t.Headline, t.Subtitle, t.Live.File = e.commitmentsHeadline(list), e.say(p.Title), p.ID+"-due"
	if len(list) == 0 {
		t.Headline = e.itemsHeadline(p, items, len(events))
	}
	return e.stand(t.Picture(), chart.FigureOptions{ID: "due", HeadingLevel: 2, TableLabel: e.w.TableOfFigures}, e.takeOfPlan(p))
}

// setTimeline is when the items of a set are due; false where they have less than
// two deadlines.
func (e *edition) setTimeline(p *progress.Plan, set *progress.Set, href string) (chart.Timeline, bool) {
	items := p.ItemsOf(set.ID)
	events := e.itemEvents(p, items, href)
	if len(events) < 2 {
		return chart.Timeline{}, false
	}
	t := e.timeline(events)
	t.Headline = e.itemsHeadline(p, items, len(events))
	t.Subtitle, t.Live.File = bare(e.text(set.Name)+", "+e.text(p.Title)), p.ID+"-"+set.ID+"-due"
	return t, true
}

// itemsHeadline is how many items are due at how many times, and how many of them
// have passed theirs without a word that they are done.
func (e *edition) itemsHeadline(p *progress.Plan, items []*progress.Item, times int) string {
	past := int64(0)
	for _, it := range items {
		if len(it.Deadlines) > 0 && it.Deadlines[0].Due.Dated() && it.Deadlines[0].Due.Last < e.site.Date && e.itemCounts(p, it) == progress.Open {
			past++
		}
	}
	text := locale.Fill(e.w.ItemsByDate, "n", e.n(int64(len(items))), "k", e.n(int64(times)))
	if past > 0 {
		text += locale.Fill(e.w.ItemsPast, "n", e.n(past))
	}
	return text
}

// commitmentScope is what belongs to the plans of the site, or what does not.
type commitmentScope struct {
	ID, Title, Note string // an ID that no commitment can have
	Chart, List     part
}

// scopeChart draws commitments; with each stands who says so, its printed deadline
// and what became of it.
func (e *edition) scopeChart(s *commitmentScope, list []*progress.Commitment) {
	if len(list) == 0 {
		return
	}
	var events []chart.Event
	for _, c := range list {
		v := e.saidEvent(c)
		v.More = e.commitmentMore(c)
		events = append(events, v)
	}
	e.drawScope(s, list, events)
}

// saidEvent is a commitment on a timeline with who said it when.
func (e *edition) saidEvent(c *progress.Commitment) chart.Event {
	v := e.commitmentEvent(c)
	v.By = bare(fill(e.w.SaidOn, "who", e.saidBy(c), "date", e.lang.Date(c.Said)))
	return v
}

func (e *edition) drawScope(s *commitmentScope, list []*progress.Commitment, events []chart.Event) {
	t := e.timeline(events)
	t.Headline = e.commitmentsHeadline(list)
	s.Chart = e.stand(t.Picture(), chart.FigureOptions{ID: "due_" + s.ID, HeadingLevel: 3, TableLabel: e.w.TableOfFigures}, take{
		about: e.w.FilesOfCommitments, files: []link{{Href: e.href(address.CommitJSON), Text: esc(e.w.AsJSON)}, {Href: e.href(e.at.Calendar()), Text: esc(e.w.AsCalendar)}},
	})
}

// commitmentMore is what stands below a commitment on its own page. Its id is
// where everything else leads.
func (e *edition) commitmentMore(c *progress.Commitment) []byte {
	var w markup.Writer
	w.Open("div", "class", "due", "id", c.ID)
	if updates := e.updates(c); len(updates) > 0 {
		w.Raw(`<ul class="updates">`)
		for _, u := range updates {
			w.Raw("<li>" + string(e.updateText(u)) + "</li>\n")
		}
		w.Raw("</ul>")
	}
	var plan template.HTML
	if p := e.site.Plan(c.Plan); p != nil {
		plan = anchor(e.href(e.at.Plan(p.ID)), e.text(p.Title))
	}
	w.Raw(`<details class="receipt"><summary>`)
	w.Text(e.w.SourceAndNotes)
	w.Raw("</summary><dl>\n")
	for _, f := range some([]fact{
		{e.w.DueAsPrinted, e.quote(c.DueText)}, {e.w.PlanIs, plan}, {e.w.Note, e.text(c.Note)}, {e.w.Source, e.sourceText(&c.Source)},
	}) {
		w.Element("dt", f.Name)
		w.Raw("<dd>" + string(f.Text) + "</dd>\n")
	}
	w.Raw("</dl></details></div>")
	return w.Bytes()
}
