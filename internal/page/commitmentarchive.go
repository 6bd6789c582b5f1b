package page

import (
	"cmp"
	"slices"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// Up to so many commitments stand on one page with everything that is known of
// them. Of more, that page has a line for each, so that links to one of them stay
// right, and a picture of what is near; the archive has the rest, by the year in
// which they were said and, in a year of very many, by plan.
const (
	manyCommitments = 60
	nearPast        = 8
	nearNext        = 16
)

// commitmentArchive is the pages of the archive.
func (e *edition) commitmentArchive() []page {
	var pages []page
	for _, y := range e.commitmentYears() {
		year := strconv.Itoa(y.number)
		pages = append(pages, page{
			Path: func(p address.Pages) address.Path { return p.CommitmentsYear(year) },
			View: func(h *head) any { return e.commitmentsOfYear(y, h) },
		})
		if len(y.list) <= manyCommitments {
			continue
		}
		for _, p := range e.site.Plans {
			if list := commitmentsOf(y.list, p); len(list) > 0 {
				pages = append(pages, page{
					Path: func(a address.Pages) address.Path { return a.CommitmentsPlan(year, p.ID) },
					View: func(h *head) any { return e.commitmentsOfPlan(y.number, p, list, h) },
				})
			}
		}
	}
	return pages
}

// commitmentYears are the years in which something was said, newest first.
func (e *edition) commitmentYears() []span[*progress.Commitment] {
	newest := slices.Clone(e.site.Commitments)
	slices.SortStableFunc(newest, func(a, b *progress.Commitment) int { return cmp.Compare(b.Said, a.Said) })
	return years(newest, func(c *progress.Commitment) progress.Date { return c.Said })
}

func commitmentsOf(list []*progress.Commitment, p *progress.Plan) []*progress.Commitment {
	return slices.DeleteFunc(slices.Clone(list), func(c *progress.Commitment) bool { return c.Plan != p.ID })
}

// commitmentPage is where everything stands that is known of a commitment.
func (e *edition) commitmentPage(c *progress.Commitment) address.Path {
	said := 0
	for _, other := range e.site.Commitments {
		if other.Said.Year() == c.Said.Year() {
			said++
		}
	}
	year := strconv.Itoa(c.Said.Year())
	if said > manyCommitments && c.Plan != "" {
		return e.at.CommitmentsPlan(year, c.Plan)
	}
	return e.at.CommitmentsYear(year)
}

func (e *edition) commitmentParts() []link {
	var parts []link
	for _, y := range e.commitmentYears() {
		parts = append(parts, e.commitmentPart(e.at.CommitmentsYear(strconv.Itoa(y.number)), capitalWord(e.yearName(y.number)), y.list))
	}
	return parts
}

func (e *edition) commitmentPart(path address.Path, name string, list []*progress.Commitment) link {
	return link{Href: e.href(path), Text: esc(name + ": " + e.commitmentsHeadline(list))}
}

func (e *edition) commitmentsOfYear(y span[*progress.Commitment], h *head) any {
	name := e.yearName(y.number)
	v := e.commitmentsOf(locale.Fill(e.w.CommitmentsOf, "when", name), capitalWord(name), y.list, h)
	if len(y.list) <= manyCommitments {
		v.Scopes = e.bothScopes(y.list, e.scopeChart)
		return v
	}
	own, other := ofPlans(y.list)
	beyond := commitmentScope{ID: "beyond_plans", Title: e.w.BeyondPlans, Note: e.w.BeyondPlansNote}
	e.scopeChart(&beyond, other)
	v.Scopes, v.PartsTitle = e.scopes(beyond), e.w.OfThePlans
	for _, p := range e.site.Plans {
		if list := commitmentsOf(own, p); len(list) > 0 {
			v.Parts = append(v.Parts, e.commitmentPart(e.at.CommitmentsPlan(strconv.Itoa(y.number), p.ID), e.say(p.Title), list))
		}
	}
	return v
}

func (e *edition) commitmentsOfPlan(year int, p *progress.Plan, list []*progress.Commitment, h *head) any {
	v := e.commitmentsOf(locale.Fill(e.w.CommitmentsOf, "when", e.yearName(year))+": "+e.say(p.Title), e.say(p.Title), list, h)
	path := e.at.CommitmentsYear(strconv.Itoa(year))
	h.Crumbs = append(h.Crumbs, link{Href: e.href(path), Text: esc(capitalWord(e.yearName(year)))})
	scope := commitmentScope{ID: "of_plans", Title: e.say(p.Title)}
	e.scopeChart(&scope, list)
	v.Scopes = e.scopes(scope)
	return v
}

// commitmentsOf is a page of the archive without its list.
func (e *edition) commitmentsOf(title, here string, list []*progress.Commitment, h *head) commitmentsView {
	h.Title, h.Here, h.Section, h.Description = title, here, e.at.Commitments(), e.w.CommitmentsAbout
	h.Crumbs = []link{{Href: e.href(e.at.Commitments()), Text: esc(e.w.Commitments)}}
	return commitmentsView{
		Headline: esc(title), Lede: esc(e.w.NoResults), Lines: []string{e.w.PastIsCalendar, e.w.DueIsEnd}, Types: e.typesTable(list),
		Downloads: link{Href: e.href(address.CommitJSON), Text: esc(e.w.CommitmentsAsJSON)},
	}
}

// nearScope draws what is open and has a date, the newest of what is past and the
// next of what comes, and lists everything.
func (e *edition) nearScope(s *commitmentScope, list []*progress.Commitment) {
	if len(list) == 0 {
		return
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *progress.Commitment) int { return cmp.Compare(dueOrder(a.Due), dueOrder(b.Due)) })
	var past, next []chart.Event
	for _, c := range list {
		if !c.Due.Dated() || c.StatusOn(e.site.Date) != "open" {
			continue
		}
		v := e.saidEvent(c)
		v.Href = e.href(e.commitmentPage(c)) + "#" + c.ID
		if c.Overdue(e.site.Date) {
			past = append(past, v)
		} else {
			next = append(next, v)
		}
	}
	near := append(past[max(0, len(past)-nearPast):], next[:min(nearNext, len(next))]...)
	e.drawScope(s, list, near)
	s.List = e.commitmentLines(list)
}

// commitmentLines is a line for each commitment, under its id.
func (e *edition) commitmentLines(list []*progress.Commitment) pen {
	return func(w *markup.Writer) {
		w.Raw(`<ul class="titles">` + "\n")
		for _, c := range list {
			short := cut(c.Text, e.lang.Code, 90)
			w.Open("li", "id", c.ID)
			w.Text(e.when(c.Due, progress.Text{}))
			w.Raw(" <a")
			w.Href(e.href(e.commitmentPage(c)) + "#" + c.ID)
			e.langAttr(w, short)
			w.Raw(">")
			w.Text(e.say(short))
			w.Raw("</a></li>\n")
		}
		w.Raw("</ul>\n")
	}
}
