package page

import (
	"html/template"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var commitments = Kind{"commitments", func(e *edition) []page {
	pages := []page{{Path: address.Pages.Commitments, View: e.commitments}}
	if len(e.site.Commitments) > manyCommitments {
		pages = append(pages, e.commitmentArchive()...)
	}
	return pages
}}

// commitmentsView is what templates/commitments.html shows.
type commitmentsView struct {
	Headline, Lede template.HTML
	Calendar       link
	Lines          []string // how to read the list
	Empty          string
	Types          typesTable
	Scopes         []commitmentScope
	PartsTitle     string
	Parts          []link // of the archive
	Downloads      link
}

// typesTable counts what was said by type.
type typesTable struct {
	Caption string
	Head    []string
	Rows    []typesRow
}

type typesRow struct {
	Name  string
	Cells []string
}

func (e *edition) commitments(h *head) any {
	list := e.site.Commitments
	h.Title, h.Description = e.w.Commitments, e.w.CommitmentsAbout
	v := commitmentsView{
		Headline: esc(e.w.Commitments), Lede: esc(e.w.NoResults),
		Downloads: link{Href: e.href(address.CommitJSON), Text: esc(e.w.CommitmentsAsJSON)},
	}
	if len(list) == 0 {
		v.Empty = e.w.NoCommitments
		return v
	}
	v.Headline = esc(e.commitmentsHeadline(list))
	v.Calendar = link{Href: e.href(e.at.Calendar()), Text: esc(e.w.CalendarWords)}
	v.Lines = []string{e.w.PastIsCalendar, e.w.DueIsEnd}
	v.Types = e.typesTable(list)
	draw := e.scopeChart
	if len(list) > manyCommitments {
		draw = e.nearScope
		v.PartsTitle, v.Parts = e.w.NewsByYear, e.commitmentParts()
	}
	v.Scopes = e.bothScopes(list, draw)
	return v
}

// bothScopes parts what belongs to the plans of the site from what does not.
func (e *edition) bothScopes(list []*progress.Commitment, draw func(*commitmentScope, []*progress.Commitment)) []commitmentScope {
	plans := commitmentScope{ID: "of_plans", Title: e.w.OfThePlans, Note: e.w.OfThePlansNote}
	beyond := commitmentScope{ID: "beyond_plans", Title: e.w.BeyondPlans, Note: e.w.BeyondPlansNote}
	own, other := ofPlans(list)
	draw(&plans, own)
	draw(&beyond, other)
	return e.scopes(plans, beyond)
}

// ofPlans are the commitments that belong to a plan, and the others.
func ofPlans(list []*progress.Commitment) (own, other []*progress.Commitment) {
	for _, c := range list {
		if c.Plan != "" {
			own = append(own, c)
		} else {
			other = append(other, c)
		}
	}
	return own, other
}

// scopes leaves out what is empty.
func (e *edition) scopes(list ...commitmentScope) []commitmentScope {
	return slices.DeleteFunc(list, func(s commitmentScope) bool { return s.Chart == nil })
}

func (e *edition) commitmentsHeadline(list []*progress.Commitment) string {
	dated, past := 0, 0
	for _, c := range list {
		if c.Due.Dated() {
			dated++
		}
		if c.Overdue(e.site.Date) {
			past++
		}
	}
	pattern := e.w.CommitmentsDated
	if past > 0 {
		pattern = e.w.CommitmentsPast
	}
	return locale.Fill(pattern, "n", e.n(int64(len(list))), "dated", e.n(int64(dated)), "past", e.n(int64(past)))
}

// typesTable counts by type: how many, with a date, past it without news, with news.
func (e *edition) typesTable(list []*progress.Commitment) typesTable {
	t := typesTable{Caption: e.w.ByType, Head: []string{e.w.Type, e.w.Number, e.w.WithDate, e.w.PastWithoutNews, e.w.WithOutcome}}
	for _, kind := range []string{"commitment", "instruction", "goal", "conditional"} {
		var n [4]int64
		for _, c := range list {
			if c.Type != kind {
				continue
			}
			for k, yes := range [...]bool{true, c.Due.Dated(), c.Overdue(e.site.Date), c.StatusOn(e.site.Date) != "open"} {
				if yes {
					n[k]++
				}
			}
		}
		if n[0] == 0 {
			continue
		}
		row := typesRow{Name: e.typeName(kind)}
		for _, x := range n {
			row.Cells = append(row.Cells, e.n(x))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
