package rule

import (
	"regexp"
	"strconv"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// sitePaths is the address of every page of a site, in all its languages, and
// the old addresses that lead to one.
func sitePaths(s *progress.Site) map[address.Path]bool {
	paths := pagePaths(s)
	for _, f := range formerPaths(s) {
		paths[f.Path] = true
	}
	return paths
}

// formerPaths is every address that something says it had, in all languages.
func formerPaths(s *progress.Site) []address.Former {
	var list []address.Former
	for _, code := range s.Languages {
		if l := locale.For(code); l != nil {
			list = append(list, address.Of(s).In(l).Former(s)...)
		}
	}
	for _, a := range s.News {
		for _, alias := range a.Aliases {
			list = append(list, address.Former{Place: a.Node.At("aliases"), Path: address.FormerPath(alias)})
		}
	}
	for _, p := range s.Pages {
		for _, alias := range p.Aliases {
			list = append(list, address.Former{Place: p.Node.At("aliases"), Path: address.FormerPath(alias)})
		}
	}
	return list
}

// pagePaths is the address of every page of a site, in all its languages.
func pagePaths(s *progress.Site) map[address.Path]bool {
	paths := map[address.Path]bool{}
	for _, code := range s.Languages {
		if l := locale.For(code); l != nil {
			addPages(paths, s, address.Of(s).In(l))
		}
	}
	return paths
}

func addPages(paths map[address.Path]bool, s *progress.Site, at address.Pages) {
	for _, path := range []address.Path{at.Home(), at.Plans(), at.Reports(), at.Units(), at.Commitments(), at.News(),
		at.Data(), at.Quality(), at.Method(), at.Corrections(), at.Search(), at.Verify(), at.Sitemap()} {
		paths[path] = true
	}
	for _, plan := range s.Plans {
		paths[at.Plan(plan.ID)] = true
		for i := range plan.Sets {
			paths[at.Set(plan.ID, plan.Sets[i].ID)] = true
		}
		for i := range plan.Items {
			paths[at.Item(plan.ID, plan.Items[i].ID)] = true
		}
	}
	for _, r := range s.Reports {
		paths[at.Report(r.ID)] = true
		paths[at.Press(r.ID)] = s.Plan(r.Plan) != nil
	}
	for i := range s.Units {
		paths[at.Unit(s.Units[i].Code)] = true
	}
	for _, a := range s.News {
		paths[at.Article(a.ID)] = true
		paths[at.NewsYear(strconv.Itoa(a.Date.Year()))] = true
	}
	for _, page := range s.Pages {
		paths[at.Page(page.ID)] = true
	}
}

// mayBePage says whether an address is where pages come and go with the amount
// of what they list: months of news, years and months of reports, commitments of a
// year, letters of the search, groups of units, charts for frames. Whether one is
// there is seen in the finished tree.
func mayBePage(s *progress.Site, path address.Path) bool {
	for _, code := range s.Languages {
		l := locale.For(code)
		if l == nil {
			continue
		}
		at := address.Of(s).In(l)
		if embedded(s, at, path) {
			return true
		}
		for _, some := range []address.Path{at.SearchLetter("x"), at.UnitGroup("x"), at.CommitmentsYear("x")} {
			if strings.HasPrefix(string(path), strings.TrimRight(string(some), "x/")+"/") {
				return true
			}
		}
		if rest, ok := strings.CutPrefix(string(path), string(at.News())); ok && month.MatchString(rest) {
			return true
		}
		if rest, ok := strings.CutPrefix(string(path), string(at.Reports())); ok && yearOrMonth.MatchString(rest) {
			return true
		}
	}
	return false
}

// embedded says whether an address is that of a chart for frames, or of all those of a
// plan, that may be there.
func embedded(s *progress.Site, at address.Pages, path address.Path) bool {
	rest, ok := strings.CutPrefix(string(path), string(at.Embeds()))
	if !ok {
		return false
	}
	parts := strings.Split(strings.Trim(rest, "/"), "/")
	if len(parts) < 3 {
		return true // of all plans
	}
	p := s.Plan(parts[1])
	return p != nil && (parts[2] == "*" || p.Set(parts[2]) != nil)
}

var yearOrMonth = regexp.MustCompile(`^[0-9]{4}/([0-9]{2}/)?$`)

var month = regexp.MustCompile(`^[0-9]{4}/[0-9]{2}/$`)
