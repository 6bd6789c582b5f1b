package page

import (
	"html/template"

	"tiendo/internal/progress"
)

// footerView is the end of every page.
type footerView struct {
	Label   string
	Lines   []template.HTML
	Links   []link
	Address string // printed on paper only
}

// footer says what holds for every page.
func (e *edition) footer(canonical string) footerView {
	f := footerView{Label: e.w.AboutThisSite, Address: canonical}
	for _, en := range []entry{
		{e.at.Reports(), e.w.Reports}, {e.at.Method(), e.w.Method}, {e.at.Quality(), e.w.Quality},
		{e.at.Corrections(), e.w.Corrections}, {e.at.Verify(), e.w.Verify}, {e.at.Sitemap(), e.w.Sitemap},
	} {
		f.Links = append(f.Links, link{Href: e.href(en.path), Text: esc(en.name)})
	}
	for _, p := range e.site.Pages {
		if p.Menu.OK {
			f.Links = append(f.Links, link{Href: e.href(e.at.Page(p.ID)), Text: e.text(p.Title)})
		}
	}
	f.Lines = append(f.Lines, esc(e.w.FiguresAsPublished), e.publisher())
	if licence := e.licence(); licence != "" {
		f.Lines = append(f.Lines, licence)
	}
	valid := fill(e.w.ValidUntil, "date", e.lang.Date(e.site.NextChange()-1))
	f.Lines = append(f.Lines, valid+" "+fill(e.w.MadeWith, "tool", e.tool))
	return f
}

// publisher is who answers for the site, and how to reach them.
func (e *edition) publisher() template.HTML {
	p := &e.site.Publisher
	who := e.text(p.Name)
	if p.URL != "" {
		who = anchor(p.URL, who)
	}
	line := fill(e.w.PublishedBy, "who", who)
	for _, t := range []progress.Text{p.Role, p.Address, p.ContactPerson} {
		if !t.Empty() {
			line += " · " + e.text(t)
		}
	}
	if p.Phone != "" {
		line += " · " + esc(p.Phone)
	}
	if p.Email != "" {
		line += " · " + anchor("mailto:"+p.Email, esc(p.Email))
	}
	return line
}

func (e *edition) licence() template.HTML {
	l := &e.site.Licence
	if l.Name.Empty() {
		return ""
	}
	name := e.text(l.Name)
	if l.URL != "" {
		name = anchor(l.URL, name)
	}
	return fill(e.w.LicenceOf, "name", name)
}
