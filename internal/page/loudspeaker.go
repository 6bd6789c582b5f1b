package page

import (
	"html/template"
	"slices"
	"strings"

	"tiendo/internal/progress"
)

// A broadcast is what a commune's public address system can read out of a report in
// a minute: who speaks of what, as of when, the figures with their caveats, and
// the source at the end. It has no digit and no short form.
//
// What is said of a figure stands or falls together: its count, its phase, what
// the source leaves open. The figures of the report's headline are always said,
// the others as long as the minute allows; how many were left out is said too.
// Where time is left, sentences that help a listener fill it.
type broadcast struct {
	Paragraphs []template.HTML
	Words      int // as they are read: syllables, in Vietnamese
	Seconds    int
}

// spoken is one sentence of a script.
type spoken struct {
	text  template.HTML
	words int // once it is written as it is read; 0 until then
	block int // paragraph in which it stands
	rank  int // 0: must be said; then 1, 2 … as long as there is time
	all   int // sentences of one figure have one number, and are said together; 0: alone
}

// ranks of sentences.
const (
	must = iota
	asFigure
	asChange
	asHelp
	asFiller
)

// loudspeaker writes the script of a report.
func (e *edition) loudspeaker(p *progress.Plan, r *progress.Report) broadcast {
	list := e.opening(p, r)
	list = append(list, e.spokenFigures(p, r)...)
	return e.timed(e.choose(append(list, e.closing(p, r)...)))
}

// read turns a sentence into what is read, once, and counts its words.
func (e *edition) read(s *spoken) int {
	if s.words == 0 {
		s.text = e.sentence(s.text)
		s.words = wordsIn(s.text)
	}
	return s.words
}

// Paragraphs of a script; those of the figures lie between.
const (
	openingBlock = 0
	closingBlock = 1 << 20
)

func (e *edition) opening(p *progress.Plan, r *progress.Report) []spoken {
	hello := e.w.ScriptHello
	if r.Corrects != "" {
		hello = e.w.ScriptCorrects
	}
	list := []spoken{{text: fill(hello, "plan", e.text(p.Title))}}
	if r.Corrects != "" && !r.Reason.Empty() {
		list = append(list, spoken{text: fill(e.w.ScriptReason, "reason", stop(e.text(r.Reason)))})
	}
	if !p.Scope.Empty() {
		list = append(list, spoken{text: fill(e.w.ScriptScope, "scope", e.text(p.Scope)), rank: asHelp})
	}
	return list
}

func (e *edition) closing(p *progress.Plan, r *progress.Report) []spoken {
	source := fill(e.w.ScriptSource, "source", e.source(&r.Source), "date", e.lang.Date(r.Published))
	if slices.ContainsFunc(e.pick(e.figuresOf(p, r)), func(c counted) bool { return publishedOnly(c.fig) }) {
		source = fill(e.w.SourceIs, "source", e.source(&r.Source)) // the day has been said
	}
	list := []spoken{{text: fill(e.w.ScriptMore, "site", e.text(e.site.Title))}}
	if pub := &e.site.Publisher; pub.Email != "" || pub.Phone != "" {
		list = append(list, spoken{text: fill(e.w.ScriptWrong, "who", e.text(pub.Name)), rank: asFiller})
	}
	list = append(list, spoken{text: source}, spoken{text: esc(e.w.ScriptThanks), rank: asHelp})
	for i := range list {
		list[i].block = closingBlock
	}
	return list
}

// spokenFigures are the figures of a report in its order, a paragraph each.
func (e *edition) spokenFigures(p *progress.Plan, r *progress.Report) []spoken {
	figures := e.figuresOf(p, r)
	if len(figures) == 0 {
		return []spoken{{text: stop(e.withoutFigures(p, r)), block: 1}}
	}
	heads := e.pick(figures)
	var list []spoken
	said := ""
	kinds := map[string]bool{}
	silence := lastNotDone(figures)
	for i, c := range figures {
		rank := asFigure
		if slices.Contains(heads, c) {
			rank = must
		}
		date := e.spokenDate(c.fig)
		group := e.spokenFigure(c)
		if date != template.HTML(said) {
			said = string(date)
			group = append([]spoken{{text: date}}, group...)
		}
		for k := range group {
			group[k].block = i + 1
			if group[k].rank == must {
				group[k].rank, group[k].all = rank, i+1
			}
		}
		if i == silence {
			group = append(group, spoken{text: esc(e.w.ScriptSilence), block: i + 1})
		}
		if lines := e.kindLine(c.set.Kind); len(lines) > 0 && !kinds[c.set.Kind] {
			kinds[c.set.Kind] = true
			group = append(group, spoken{text: stop(esc(lines[0])), block: i + 1, rank: asFiller})
		}
		list = append(list, group...)
	}
	return list
}

// lastNotDone is the last figure that leaves something not done, behind which
// the silence of the source about that is said once; -1 for none.
func lastNotDone(figures []counted) int {
	last := -1
	for i, c := range figures {
		if c.fig.RestKind() == progress.NotDone {
			last = i
		}
	}
	return last
}

// withoutFigures is what is said of a report that speaks of units or items only.
func (e *edition) withoutFigures(p *progress.Plan, r *progress.Report) template.HTML {
	if units := e.unitSummary(p, r); len(units.Lines) > 0 {
		return units.Lines[0]
	}
	return esc(e.w.NoFiguresInReport)
}

// spokenDate says as of when the figures that follow are.
func (e *edition) spokenDate(f *progress.Figure) template.HTML {
	pattern := e.w.ScriptGuess
	switch {
	case f.AsOfStated:
		pattern = e.w.ScriptAsOf
	case publishedOnly(f):
		pattern = e.w.ScriptPublished
	}
	return fill(pattern, "date", e.lang.Period(f.AsOf))
}

// publishedOnly says whether the only day known of a figure is that on which it was published.
func publishedOnly(f *progress.Figure) bool {
	return !f.AsOfStated && f.AsOf == progress.DayPeriod(f.Report.Published)
}

// spokenFigure is everything that is said of a figure; what it must not be
// without has rank 0.
func (e *edition) spokenFigure(c counted) []spoken {
	f := c.fig
	claim := e.spokenClaim(c)
	if !f.HasCounts() || e.criteriaOf(c.plan, c.set) == nil {
		claim = fill(e.w.ScriptAbout, "name", e.spokenName(c.set), "text", claim)
	}
	if !f.Phase.Empty() {
		phase := e.text(f.Phase)
		if !e.foreign(f.Phase) {
			phase = esc(within(e.say(f.Phase)))
		}
		claim += ". " + capital(fill(e.w.ScriptPhase, "phase", phase))
	}
	list := []spoken{{text: e.mark(f, claim)}}
	add := func(rank int, text template.HTML) {
		if text != "" {
			list = append(list, spoken{text: stop(text), rank: rank})
		}
	}
	switch f.RestKind() {
	case progress.NotDone:
		add(must, fill(e.w.ScriptNotDone, "n", e.n(f.Rest().V), "noun", e.noun(c.set)))
	case progress.NotStated:
		add(must, e.leftOpen(c))
	}
	if e.partOfSaid(c) {
		add(asChange, fill(e.w.ScriptWithin, "name", e.spokenName(c.plan.Set(c.set.Within))))
	}
	if f.Rank.OK && (f.HasCounts() || f.Value.OK) {
		add(must, fill(e.w.ScriptRank, "rank", e.rank(f)))
	}
	if f.Rank.OK && !f.RankOf.OK {
		add(must, esc(e.w.ScriptNoBase))
	}
	if by := e.site.CorrectedBy(f); by != nil {
		add(must, fill(e.w.ScriptReplaced, "date", e.lang.Date(by.Published)))
	}
	add(asChange, e.spokenChange(c))
	if !f.ConfirmedBy.Empty() {
		add(asHelp, fill(e.w.ConfirmedIs, "who", e.text(f.ConfirmedBy)))
	}
	if share := f.Share(); share.OK && share.V < 1 && f.Done > 0 {
		add(asHelp, fill(e.w.ScriptShare, "share", e.lang.Share(share.V, 1)))
	}
	return list
}

// spokenClaim is what a figure says, all of its parts if it has several.
func (e *edition) spokenClaim(c counted) template.HTML {
	if f := c.fig; f.HasCounts() && f.Total.OK && len(f.Counts) > 1 {
		return fill(e.w.PartsOf, "total", e.n(f.Total.V), "noun", e.noun(c.set), "parts", e.parts(c.plan, f))
	}
	return e.claimed(c.plan, c.set, c.fig, e.w.Claim)
}

// partOfSaid says whether the report also has a figure of the whole that the set
// is a part of: a listener must not add the two.
func (e *edition) partOfSaid(c counted) bool {
	return c.plan.Set(c.set.Within) != nil && slices.ContainsFunc(c.fig.Report.Figures, func(f progress.Figure) bool { return f.Set == c.set.Within && f.Split == "" })
}

// spokenName is the name of a set within a sentence; what begins with the word
// for the things that it counts begins small.
func (e *edition) spokenName(set *progress.Set) template.HTML {
	name := e.say(set.Name)
	if small := within(name); !e.foreign(set.Name) && !set.Noun.Empty() && strings.HasPrefix(small, e.say(set.Noun)) {
		name = small
	}
	if e.foreign(set.Name) {
		return e.text(set.Name)
	}
	return esc(name)
}

// leftOpen is what a figure assigns to no status, in a sentence of its own.
func (e *edition) leftOpen(c counted) template.HTML {
	switch c.fig.RestKind() {
	case progress.NotDone:
		return fill(e.w.PressNotDone, "n", e.n(c.fig.Rest().V), "noun", e.noun(c.set))
	case progress.NotStated:
		return fill(e.w.PressNotStated, "n", e.n(c.fig.Rest().V), "noun", e.noun(c.set))
	}
	return ""
}

// spokenChange is the change since the figure before, without the name that has
// just been said; nothing where there was none.
func (e *edition) spokenChange(c counted) template.HTML {
	if e.site.ChangeOf(c.fig).Kind == progress.FirstFigure {
		return ""
	}
	name := string(fill(e.w.Named, "name", e.text(c.set.Name), "text", ""))
	text := strings.TrimPrefix(string(e.change(c.plan, c.set, c.fig)), name)
	return fill(e.w.ScriptChange, "text", template.HTML(text))
}

// stop takes the full stop off a sentence; a script gives each one its own.
func stop(s template.HTML) template.HTML {
	return template.HTML(strings.TrimRight(string(s), ". "))
}
