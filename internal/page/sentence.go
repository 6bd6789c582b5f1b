package page

import (
	"html/template"
	"strings"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// Sentences are computed from the data and hold HTML, because a noun that is not
// translated is marked with its language. A chart's title is such a sentence bare.

// n writes a whole number.
func (e *edition) n(n int64) string { return e.lang.Int(n) }

// number writes a count of a figure, "khoảng" before it where the source hedges.
func (e *edition) number(f *progress.Figure, n int64) string {
	if f.Approx {
		return locale.Fill(e.w.About, "n", e.n(n))
	}
	return e.n(n)
}

// short is the figure as a fraction, a value or a rank: 29/45, 51, 39,98 %, thứ 4 toàn quốc.
func (e *edition) short(f *progress.Figure) string {
	switch {
	case f.HasCounts() && f.Total.OK:
		return e.number(f, f.Done) + "/" + e.n(f.Total.V)
	case f.HasCounts():
		return e.number(f, e.headCount(f).N)
	case f.Value.OK:
		return e.value(f.Value.V, f.Unit, f.Approx)
	case f.Rank.OK:
		return bare(e.rank(f))
	}
	return ""
}

// headCount is the count that a figure without total is about: what is done, else its first.
func (e *edition) headCount(f *progress.Figure) progress.Count {
	if f.Done > 0 {
		return progress.Count{N: f.Done}
	}
	return f.Counts[0]
}

// value writes a measured value with its unit.
func (e *edition) value(d progress.Decimal, unit progress.Text, approx bool) string {
	text := e.lang.Number(d)
	switch u := e.say(unit); u {
	case "":
	case "%":
		text = e.lang.StatedPercent(d)
	default:
		text += " " + u
	}
	if approx {
		text = locale.Fill(e.w.About, "n", text)
	}
	return text
}

// rank is the rank as the source prints it; a base that is not printed is not invented.
func (e *edition) rank(f *progress.Figure) template.HTML {
	text := fill(e.w.Rank, "n", e.n(f.Rank.V))
	if f.RankOf.OK {
		text = fill(e.w.RankOf, "n", e.n(f.Rank.V), "of", e.n(f.RankOf.V))
	}
	if !f.RankAmong.Empty() {
		text += " " + e.text(f.RankAmong)
	}
	return text
}

// claim is what a figure says, in a sentence with its noun and phase: "29 trên
// 45 chỉ tiêu đã hoàn thành và vượt".
func (e *edition) claim(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	return e.withPhase(f, e.claimed(p, set, f, e.w.Claim))
}

// finding is claim behind the name of the set, for titles of charts: "Chỉ tiêu
// năm 2025: 29 trên 45 đã hoàn thành và vượt". Where the sentence says what the
// name says, it stands alone.
func (e *edition) finding(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	if f == nil {
		return fill(e.w.Named, "name", e.text(set.Name), "text", e.w.NoFigureYet)
	}
	if e.criteriaOf(p, set) != nil && f.HasCounts() && f.Total.OK {
		return e.claim(p, set, f)
	}
	text := e.claimed(p, set, f, e.w.ClaimShort)
	if f.RestKind() == progress.NotStated {
		text += ", " + fill(e.w.NotStatedShort, "n", e.n(f.Rest().V))
	}
	return e.withPhase(f, fill(e.w.Named, "name", e.text(set.Name), "text", text))
}

func (e *edition) claimed(p *progress.Plan, set *progress.Set, f *progress.Figure, pattern string) template.HTML {
	switch {
	case f.HasCounts() && f.Total.OK && e.countsDone(p, f):
		if f.Done == f.Total.V && f.Done > 0 && pattern == e.w.Claim {
			pattern = e.w.ClaimAll
		}
		return fill(pattern, "done", e.number(f, f.Done), "total", e.n(f.Total.V),
			"noun", e.noun(set), "did", e.did(p, set, f))
	case f.HasCounts():
		text := e.parts(p, f)
		if f.Total.OK {
			return fill(e.w.PartsOf, "total", e.n(f.Total.V), "noun", e.noun(set), "parts", text)
		}
		return fill(e.w.PartsOnly, "noun", e.noun(set), "parts", text)
	case f.Value.OK:
		return esc(e.value(f.Value.V, f.Unit, f.Approx))
	}
	return e.rank(f)
}

// parts lists the counts: "8 thực hiện thường xuyên, 16 đang triển khai".
func (e *edition) parts(p *progress.Plan, f *progress.Figure) template.HTML {
	var list []string
	for _, c := range f.Counts {
		list = append(list, string(esc(e.number(f, c.N)+" "))+string(e.statusName(p, c.Status)))
	}
	return template.HTML(strings.Join(list, ", "))
}

// countsDone says whether the figure counts any status of what is done.
func (e *edition) countsDone(p *progress.Plan, f *progress.Figure) bool {
	for _, c := range f.Counts {
		if st := p.Status(c.Status); st != nil && st.CountsAs == progress.Done {
			return true
		}
	}
	return false
}

// did is the predicate of what is done: the status of the source where there is
// one ("đã hoàn thành và vượt": merged classes stay merged), plainly done where
// there are several, and what a unit must meet.
func (e *edition) did(p *progress.Plan, set *progress.Set, f *progress.Figure) template.HTML {
	if c := e.criteriaOf(p, set); c != nil {
		return fill(e.w.MeetAll, "n", e.n(c.Size.V), "noun", e.noun(c))
	}
	status, several := "", false
	for _, c := range f.Counts {
		if st := p.Status(c.Status); st != nil && st.CountsAs == progress.Done && c.N > 0 {
			several = status != ""
			status = st.ID
		}
	}
	name := esc(e.lang.Status["done"])
	if status != "" && !several {
		name = e.statusName(p, status)
	}
	if prefix, _, _ := strings.Cut(e.w.Did, "{"); prefix != "" && strings.HasPrefix(bare(name), prefix) {
		return name
	}
	return fill(e.w.Did, "status", name)
}

// criteriaOf is the set of criteria that each unit of a unit set must meet, nil
// when there is none or its size is not known.
func (e *edition) criteriaOf(p *progress.Plan, set *progress.Set) *progress.Set {
	for i := range p.Sets {
		if c := &p.Sets[i]; c.Kind == progress.CriterKind && c.Each == set.ID && c.Size.OK {
			return c
		}
	}
	return nil
}

// statusName is the name of a status of a plan, as it stands within a sentence.
func (e *edition) statusName(p *progress.Plan, id string) template.HTML {
	st := p.Status(id)
	if st == nil {
		return esc(id)
	}
	name := esc(within(e.lang.StatusName(st)))
	if !st.Name.Empty() && e.foreign(st.Name) {
		name = `<span lang="` + esc(e.site.Language) + `">` + name + `</span>`
	}
	return name
}

// noun is what a set counts, "mục" where the set does not say.
func (e *edition) noun(set *progress.Set) template.HTML {
	if set.Noun.Empty() {
		return esc(e.w.ItemNoun)
	}
	return e.text(set.Noun)
}

// withPhase puts the phase behind a sentence: no figure is printed without it.
func (e *edition) withPhase(f *progress.Figure, text template.HTML) template.HTML {
	if f.Phase.Empty() {
		return text
	}
	phase := esc(within(e.say(f.Phase)))
	if e.foreign(f.Phase) {
		phase = e.text(f.Phase)
	}
	return fill(e.w.InPhase, "text", text, "phase", phase)
}

// asOf is the as-of date of a figure, with a word where the site assumes it.
func (e *edition) asOf(f *progress.Figure) string { return e.asOfDate(f.AsOf, f.AsOfStated) }

func (e *edition) asOfDate(p progress.Period, stated bool) string {
	date := e.lang.Period(p)
	if stated {
		return date
	}
	return locale.Fill(e.w.DateAssumed, "date", date)
}

// source is who says so, in few words: the publisher, or the title.
func (e *edition) source(s *progress.Source) template.HTML {
	if !s.Publisher.Empty() {
		return e.text(s.Publisher)
	}
	return e.text(s.Title)
}
