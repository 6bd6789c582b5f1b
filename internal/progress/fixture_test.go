package progress_test

import (
	"strconv"
	"strings"

	"tiendo/internal/progress"
)

func own(s string) progress.Text { return progress.Text{Own: s} }

// counts reads "done=7 in-progress=16".
func counts(s string) []progress.Count {
	var list []progress.Count
	for _, part := range strings.Fields(s) {
		status, n, _ := strings.Cut(part, "=")
		v, err := strconv.ParseInt(n, 10, 64)
		if err != nil {
			panic(err)
		}
		list = append(list, progress.Count{Status: status, N: v})
	}
	return list
}

// fig is a figure of a set; a negative total is none.
func fig(set string, total int64, parts string) progress.Figure {
	f := progress.Figure{Set: set, Counts: counts(parts), AsOfStated: true}
	if total >= 0 {
		f.Total = progress.Some(total)
	}
	return f
}

// asOf gives a figure its own as-of date.
func asOf(when string, f progress.Figure) progress.Figure {
	f.AsOf = period(when)
	return f
}

// split makes a figure an alternative partition.
func split(name string, f progress.Figure) progress.Figure {
	f.Split = name
	return f
}

// plan has the built-in statuses.
func plan(id string, sets ...progress.Set) *progress.Plan {
	return &progress.Plan{ID: id, Title: own(id), Statuses: progress.BuiltIn(), Sets: sets}
}

// report is one of the plan "p"; figures without a date of their own take the report's.
func report(id, published, when string, figures ...progress.Figure) *progress.Report {
	r := &progress.Report{ID: id, Plan: "p", Published: day(published), AsOf: period(when), AsOfStated: true, Figures: figures}
	for i := range r.Figures {
		if !r.Figures[i].AsOf.Set() {
			r.Figures[i].AsOf = r.AsOf
		}
	}
	return r
}

// correction is a report that corrects another one.
func correction(of string, r *progress.Report) *progress.Report {
	r.Corrects, r.Reason = of, own("nhầm")
	return r
}

// on is the site of a day.
func on(date string, c progress.Content) *progress.Site { return progress.New(c, day(date), false) }

// known is a figure of a site with one report.
func known(published, when string, f progress.Figure) *progress.Figure {
	s := on("2030-01-01", progress.Content{
		Plans:   []*progress.Plan{plan("p", progress.Set{ID: f.Set})},
		Reports: []*progress.Report{report("r", published, when, f)},
	})
	return &s.Report("r").Figures[0]
}

// names are the ids of the reports of some figures.
func names(list []*progress.Figure) string {
	var ids []string
	for _, f := range list {
		ids = append(ids, f.Report.ID)
	}
	return strings.Join(ids, " ")
}

// of is the id of a figure's report, "" when there is no figure.
func of(f *progress.Figure) string {
	if f == nil {
		return ""
	}
	return f.Report.ID
}
