package page

import (
	"html/template"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/locale"
)

var sitemap = Kind{"sitemap", func(e *edition) []page {
	return []page{{Path: address.Pages.Sitemap, View: e.sitemap}}
}}

// sitemapView is what templates/sitemap.html shows: the way to every page.
type sitemapView struct {
	Title, Lede string
	Sections    []sitemapSection
}

type sitemapSection struct {
	ID, Title string
	Links     []sitemapLink
}

type sitemapLink struct {
	Href string
	Text template.HTML
	Sub  []link
}

// fewPages is how many pages of a kind are named one by one where another page
// lists them too.
const fewPages = 60

func (e *edition) sitemap(h *head) any {
	h.Title, h.Description = e.w.Sitemap, e.w.SitemapAbout
	v := sitemapView{Title: e.w.Sitemap, Lede: e.w.SitemapAbout}
	for _, s := range []sitemapSection{
		e.mapPlans(), e.mapUnits(), e.mapReports(), e.mapNews(), e.mapRest(),
	} {
		if len(s.Links) > 0 {
			v.Sections = append(v.Sections, s)
		}
	}
	return v
}

func (e *edition) mapPlans() sitemapSection {
	s := sitemapSection{ID: "plans", Title: e.w.Plans}
	s.add(e.href(e.at.Home()), esc(e.w.Home))
	s.add(e.href(e.at.Plans()), esc(e.w.Plans))
	for _, p := range e.site.Plans {
		l := sitemapLink{Href: e.href(e.at.Plan(p.ID)), Text: e.text(p.Title)}
		for i := range p.Sets {
			l.Sub = append(l.Sub, link{Href: e.href(e.at.Set(p.ID, p.Sets[i].ID)), Text: e.text(p.Sets[i].Name)})
		}
		if len(p.Items) <= fewPages {
			for i := range p.Items {
				l.Sub = append(l.Sub, link{Href: e.href(e.at.Item(p.ID, p.Items[i].ID)), Text: e.text(p.Items[i].Title)})
			}
		}
		s.Links = append(s.Links, l)
	}
	return s
}

func (s *sitemapSection) add(href string, text template.HTML) {
	s.Links = append(s.Links, sitemapLink{Href: href, Text: text})
}

func (e *edition) mapUnits() sitemapSection {
	s := sitemapSection{ID: "units", Title: e.w.Units}
	if len(e.site.Units) == 0 {
		return s
	}
	s.add(e.href(e.at.Units()), fill(e.w.AllUnits, "n", e.n(int64(len(e.site.Units)))))
	groups := e.unitGroups()
	for k := range groups {
		g := &groups[k]
		l := sitemapLink{Href: e.groupHref(g), Text: e.text(e.groupName(g))}
		if !e.groupPages() {
			for _, i := range g.units {
				u := &e.site.Units[i]
				l.Sub = append(l.Sub, link{Href: e.href(e.at.Unit(u.Code)), Text: e.text(u.Name)})
			}
		}
		s.Links = append(s.Links, l)
	}
	return s
}

func (e *edition) mapReports() sitemapSection {
	s := sitemapSection{ID: "reports", Title: e.w.Reports}
	s.add(e.href(e.at.Reports()), esc(e.w.AllReports))
	for i := len(e.site.Reports) - 1; i >= max(0, len(e.site.Reports)-fewPages); i-- {
		r := e.site.Reports[i]
		text := e.reportName(r)
		if p := e.site.Plan(r.Plan); p != nil {
			text += ": " + e.text(p.Title)
		}
		s.add(e.href(e.at.Report(r.ID)), text)
	}
	return s
}

func (e *edition) mapNews() sitemapSection {
	s := sitemapSection{ID: "news", Title: e.w.News}
	s.add(e.href(e.at.News()), esc(e.w.AllNews))
	few := len(e.site.News) <= fewPages
	for _, y := range e.newsYears() {
		year := strconv.Itoa(y.number)
		text := locale.Fill(e.w.YearWithCount, "year", year, "n", e.n(int64(len(y.list))))
		l := sitemapLink{Href: e.href(e.at.NewsYear(year)), Text: esc(text)}
		for _, a := range y.list {
			if few {
				l.Sub = append(l.Sub, link{Href: e.href(e.at.Article(a.ID)), Text: e.text(a.Title)})
			}
		}
		s.Links = append(s.Links, l)
	}
	return s
}

func (e *edition) mapRest() sitemapSection {
	s := sitemapSection{ID: "about", Title: e.w.AboutThisSite}
	for _, p := range []struct {
		path address.Path
		name string
	}{
		{e.at.Commitments(), e.w.Commitments}, {e.at.Data(), e.w.Data}, {e.at.Quality(), e.w.Quality}, {e.at.Method(), e.w.Method},
		{e.at.Corrections(), e.w.Corrections}, {e.at.Verify(), e.w.VerifyTitle}, {e.at.Search(), e.w.SearchTitle},
	} {
		s.add(e.href(p.path), esc(p.name))
	}
	for _, p := range e.site.Pages {
		s.add(e.href(e.at.Page(p.ID)), e.text(p.Title))
	}
	return s
}
