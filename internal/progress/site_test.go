package progress_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// future is a content with something on either side of 24 September 2025.
func future() progress.Content {
	node := &diag.Node{Place: diag.Place{File: "x", Line: 7}}
	article := func(id, date, embargo string, draft bool) *progress.Article {
		a := &progress.Article{ID: id, Node: node, Date: day(date), Draft: draft}
		if embargo != "" {
			a.Embargo = day(embargo)
		}
		return a
	}
	return progress.Content{
		Plans: []*progress.Plan{plan("p", progress.Set{ID: "s"})},
		Reports: []*progress.Report{
			report("today", "2025-09-24", "2025-09-24", fig("s", 10, "done=5")),
			report("tomorrow", "2025-09-25", "2025-09-25", fig("s", 10, "done=6")),
		},
		Commitments: []*progress.Commitment{
			{ID: "said", Said: day("2025-09-24"), Status: "open"}, {ID: "to-be-said", Said: day("2025-10-01"), Status: "open"},
		},
		News: []*progress.Article{
			article("old", "2025-09-01", "", false), article("today", "2025-09-24", "", false), article("tomorrow", "2025-09-25", "", false),
			article("draft", "2025-09-01", "2025-12-01", true), article("held", "2025-09-20", "2025-09-30", false),
			article("released", "2025-09-20", "2025-09-24", false), article("embargo-before-date", "2025-10-05", "2025-09-01", false),
			article("embargo-on-the-date", "2025-10-06", "2025-10-06", false),
		},
	}
}

func ids[T any](list []T, id func(T) string) string {
	var all []string
	for _, x := range list {
		all = append(all, id(x))
	}
	return strings.Join(all, " ")
}

func articleID(a *progress.Article) string       { return a.ID }
func reportID(r *progress.Report) string         { return r.ID }
func commitmentID(c *progress.Commitment) string { return c.ID }

func TestHiding(t *testing.T) {
	s := on("2025-09-24", future())
	if got := ids(s.Reports, reportID); got != "today" {
		t.Errorf("reports: %s", got)
	}
	if got := ids(s.Commitments, commitmentID); got != "said" {
		t.Errorf("commitments: %s", got)
	}
	if got := ids(s.News, articleID); got != "today released old" {
		t.Errorf("news: %s", got)
	}
	if s.Report("tomorrow") != nil || s.Latest("p", "s").Done != 5 {
		t.Error("the report of tomorrow is known today")
	}
	want := []string{
		"report tomorrow published 2025-09-25", "commitment to-be-said said 2025-10-01", "news tomorrow date 2025-09-25",
		"news draft draft ", "news held embargo 2025-09-30", "news embargo-before-date date 2025-10-05",
		"news embargo-on-the-date date 2025-10-06",
	}
	if got := hidden(s); !slices.Equal(got, want) {
		t.Errorf("hidden:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s.Hidden[2].Node == nil || s.Hidden[2].Node.Line != 7 {
		t.Error("what is hidden has no place")
	}
}

func hidden(s *progress.Site) []string {
	var list []string
	for _, h := range s.Hidden {
		list = append(list, fmt.Sprintf("%s %s %s %s", h.Kind, h.ID, h.Key, h.Until))
	}
	return list
}

// With drafts everything is shown, and the list of what is hidden is the same.
func TestDrafts(t *testing.T) {
	s := progress.New(future(), day("2025-09-24"), true)
	if got := ids(s.News, articleID); got != "embargo-on-the-date embargo-before-date tomorrow today held released draft old" {
		t.Errorf("news: %s", got)
	}
	if got := ids(s.Reports, reportID) + ", " + ids(s.Commitments, commitmentID); got != "today tomorrow, said to-be-said" {
		t.Errorf("reports and commitments: %s", got)
	}
	if got := s.Latest("p", "s"); got.Report.ID != "tomorrow" {
		t.Errorf("the latest figure is that of %s", got.Report.ID)
	}
	if got := s.At("p", "s", s.Date); got.Report.ID != "today" {
		t.Errorf("as known today: %s", got.Report.ID)
	}
	if got, want := hidden(s), hidden(on("2025-09-24", future())); !slices.Equal(got, want) {
		t.Errorf("hidden: %q, without drafts %q", got, want)
	}
}

// Fifty years before and after, all or nothing is public; only drafts stay.
func TestHidingFarAway(t *testing.T) {
	if s := on("1975-09-24", future()); len(s.Reports)+len(s.News)+len(s.Commitments) != 0 || len(s.Hidden) != 12 {
		t.Errorf("in 1975 there are %d reports, %d articles, %d commitments; hidden are %d", len(s.Reports), len(s.News), len(s.Commitments), len(s.Hidden))
	}
	if s := on("2075-09-24", future()); len(s.Reports) != 2 || len(s.News) != 7 || len(s.Commitments) != 2 || len(s.Hidden) != 1 {
		t.Errorf("in 2075 there are %d reports, %d articles, %d commitments; hidden are %d", len(s.Reports), len(s.News), len(s.Commitments), len(s.Hidden))
	}
}

// The order in which files are read makes no difference.
func TestOrder(t *testing.T) {
	content := func(turn bool) progress.Content {
		c := progress.Content{
			Plans:   []*progress.Plan{plan("nq57"), plan("dang"), plan("kh02")},
			Reports: []*progress.Report{report("b", "2025-02-01", "2025-01"), report("a", "2025-02-01", "2025-01"), report("c", "2025-01-01", "2024-12")},
			News:    []*progress.Article{{ID: "b", Date: day("2025-02-01")}, {ID: "a", Date: day("2025-02-01")}, {ID: "c", Date: day("2025-03-01")}},
			Pages: []*progress.Page{{ID: "z", Menu: progress.Some[int64](1)}, {ID: "a", Menu: progress.Some[int64](2)},
				{ID: "b", Menu: progress.Some[int64](2)}, {ID: "none"}},
		}
		if turn {
			slices.Reverse(c.Plans)
			slices.Reverse(c.Reports)
			slices.Reverse(c.News)
			slices.Reverse(c.Pages)
		}
		return c
	}
	for _, turn := range []bool{false, true} {
		s := on("2025-09-24", content(turn))
		if got := ids(s.Plans, func(p *progress.Plan) string { return p.ID }); got != "dang kh02 nq57" {
			t.Errorf("plans: %s", got)
		}
		if got := ids(s.Reports, reportID); got != "c a b" {
			t.Errorf("reports, oldest first: %s", got)
		}
		if got := ids(s.News, articleID); got != "c a b" {
			t.Errorf("news, newest first: %s", got)
		}
		if got := ids(s.Pages, func(p *progress.Page) string { return p.ID }); !strings.HasSuffix(got, "z a b") {
			t.Errorf("pages by menu: %s", got)
		}
	}
}

func TestLookups(t *testing.T) {
	other := report("q", "2025-02-01", "2025-01")
	other.Plan = "q"
	s := on("2025-09-24", progress.Content{
		Plans:   []*progress.Plan{plan("p"), plan("q")},
		Units:   []progress.Unit{{Code: "16681"}, {Code: "16690"}},
		Reports: []*progress.Report{report("b", "2025-03-01", "2025-02"), other, report("a", "2025-02-01", "2025-01")},
	})
	if s.Plan("q") != s.Plans[1] || s.Plan("none") != nil {
		t.Error("plans")
	}
	if s.Report("q") != other || s.Report("none") != nil {
		t.Error("reports")
	}
	if s.UnitIndex("16690") != 1 || s.UnitIndex("") != -1 || s.UnitIndex("16690 ") != -1 {
		t.Error("units")
	}
	if got := ids(s.ReportsOf("p"), reportID); got != "a b" {
		t.Errorf("reports of p: %s", got)
	}
	if s.ReportsOf("none") != nil {
		t.Error("reports of what is not there")
	}
}

// An empty content is a site.
func TestEmptySite(t *testing.T) {
	s := on("2025-09-24", progress.Content{})
	if s.Latest("p", "s") != nil || s.LastReport("p") != nil || len(s.PicturesShown()) != 0 || s.NextChange() != day("2026-01-01") {
		t.Error("something comes of nothing")
	}
}

// A report of a plan that could not be read breaks nothing.
func TestReportWithoutPlan(t *testing.T) {
	r := report("r", "2025-01-01", "2025-01-01", fig("s", 10, "done=4 in-progress=1"))
	r.Plan, r.Units = "gone", &progress.UnitTable{Set: "criteria", AsOf: r.AsOf, Default: progress.Some(progress.UnitDone{Unit: -1, N: 3})}
	s := on("2025-09-24", progress.Content{Reports: []*progress.Report{r}, Units: []progress.Unit{{Code: "1"}}})
	if f := s.Latest("gone", "s"); f == nil || f.Counted != 5 || f.Done != 0 {
		t.Errorf("%+v", f)
	}
	if len(s.UnitHistory(0)) != 0 {
		t.Error("units of a plan that is not there")
	}
}
