package threat

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/progress"
)

// plain is a number without exponent and without zeros that say nothing.
func plain(v any) string {
	switch v := v.(type) {
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case progress.Decimal:
		return v.String()
	}
	return fmt.Sprint(v)
}

// present says whether what stands in a file is in the site.
func present(s *progress.Site, file string) bool {
	id, lang, translated := strings.Cut(strings.TrimSuffix(strings.TrimSuffix(path.Base(file), ".toml"), ".md"), ".")
	switch path.Dir(file) {
	case "reports":
		return s.Report(id) != nil
	case "plans":
		return s.Plan(id) != nil
	case "news":
		i := slices.IndexFunc(s.News, func(a *progress.Article) bool { return a.ID == id })
		return i >= 0 && (!translated || s.News[i].Bodies[lang].Node != nil)
	case "pages":
		i := slices.IndexFunc(s.Pages, func(p *progress.Page) bool { return p.ID == id })
		return i >= 0 && (!translated || s.Pages[i].Bodies[lang].Node != nil)
	}
	return true
}

// numbersOfSite are the numbers that a site took from one of its data files, by
// the path at which they stand there.
func numbersOfSite(s *progress.Site, file string) map[string]string {
	n := numbers{}
	id := strings.TrimSuffix(path.Base(file), ".toml")
	switch path.Dir(file) {
	case "reports":
		if r := s.Report(id); r != nil {
			n.report(s, r)
		}
	case "plans":
		if p := s.Plan(id); p != nil {
			n.plan(p)
		}
	default:
		if file == "units.toml" {
			n.units(s)
		}
	}
	return n
}

type numbers map[string]string

// put keeps a number if there is one.
func put[T any](n numbers, m progress.Maybe[T], at string, args ...any) {
	if m.OK {
		n[fmt.Sprintf(at, args...)] = plain(m.V)
	}
}

func (n numbers) report(s *progress.Site, r *progress.Report) {
	for i, f := range r.Figures {
		put(n, f.Total, "figure.%d.total", i)
		put(n, f.Rank, "figure.%d.rank", i)
		put(n, f.RankOf, "figure.%d.rank_of", i)
		put(n, f.Value, "figure.%d.value", i)
		put(n, f.StatedPercent, "figure.%d.stated_percent", i)
		for _, c := range f.Counts {
			put(n, progress.Some(c.N), "figure.%d.counts.%s", i, c.Status)
		}
		for _, c := range f.OfWhich {
			put(n, progress.Some(c.N), "figure.%d.of_which.%s", i, c.Status)
		}
	}
	for i, item := range r.Items {
		put(n, item.Value, "item.%d.value", i)
	}
	if r.Units == nil {
		return
	}
	if d := r.Units.Default; d.OK && !d.V.Named {
		n["units.default"] = plain(d.V.N)
	}
	for _, d := range r.Units.Done {
		if !d.Named {
			n["units.done."+s.Units[d.Unit].Code] = plain(d.N)
		}
	}
}

func (n numbers) plan(p *progress.Plan) {
	if p.ReportEveryDays > 0 {
		n["report_every_days"] = plain(p.ReportEveryDays)
	}
	for i, set := range p.Sets {
		put(n, set.Size, "set.%d.size", i)
	}
	for i, item := range p.Items {
		put(n, item.Baseline.Value, "item.%d.baseline.value", i)
		put(n, item.Goal.Value, "item.%d.goal.value", i)
	}
}

func (n numbers) units(s *progress.Site) {
	for i, u := range s.Units {
		if u.Tile.OK {
			n[fmt.Sprintf("unit.%d.tile.0", i)] = plain(u.Tile.V.Col)
			n[fmt.Sprintf("unit.%d.tile.1", i)] = plain(u.Tile.V.Row)
		}
	}
}
