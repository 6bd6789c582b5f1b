package page

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// head is what a page says about itself to its frame.
type head struct {
	Title       string // of the page alone; empty on the front page
	Description string
	Section     address.Path // the entry of the menu that it belongs to
	Crumbs      []link       // from the front page down, without both ends
	Here        string       // the last crumb; empty: Title
	Lost        bool         // 404: no address of its own
}

// link is words that lead somewhere.
type link struct {
	Href    string
	Text    template.HTML
	Current string // aria-current: "page", "true" or nothing
}

// frameView is what templates/frame.html shows.
type frameView struct {
	Lang, Title, Description, CSP string
	Canonical                     string // empty on a page without address
	Alternates                    []alternate
	Stylesheet, Icon              string
	Skip, MenuLabel, CrumbsLabel  string
	Banner                        template.HTML
	Home                          string
	Site, Publisher               template.HTML
	Menu                          []link
	Languages                     []alternate
	Crumbs                        []link
	Here                          template.HTML
	Main                          template.HTML
	Footer                        footerView
}

// alternate is the same page in another language.
type alternate struct{ Lang, Name, Href string }

// footerView is the end of every page.
type footerView struct {
	Label   string
	Lines   []template.HTML
	Links   []link
	Address string // printed on paper only
}

// parse reads all templates. A field that is not in its view is an error.
func parse(files fs.FS) (*template.Template, error) {
	set, err := template.New("").ParseFS(files, "*.html")
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	return set, nil
}

// render draws a page in its frame.
func (e *edition) render(kind string, p page) ([]byte, error) {
	var h head
	view := p.View(&h)
	var main, whole bytes.Buffer
	if err := e.templates.ExecuteTemplate(&main, kind+".html", view); err != nil {
		return nil, err
	}
	if err := e.templates.ExecuteTemplate(&whole, "frame.html", e.frame(p, h, template.HTML(main.String()))); err != nil {
		return nil, err
	}
	return whole.Bytes(), nil
}

func (e *edition) frame(p page, h head, main template.HTML) frameView {
	f := frameView{
		Lang: e.lang.Code, Title: e.title(h), Description: h.Description, CSP: policy.Page,
		Stylesheet: e.href(e.assets.stylesheet), Icon: e.href(e.assets.icon),
		Skip: e.w.SkipToContent, MenuLabel: e.w.MainMenu, CrumbsLabel: e.w.YouAreHere,
		Home: e.href(e.at.Home()), Site: e.text(e.site.Title), Publisher: e.text(e.site.Publisher.Name),
		Menu: e.menu(p.Path(e.at), h.Section), Crumbs: h.Crumbs, Main: main,
	}
	if !e.site.Official {
		f.Banner = esc(e.w.NotOfficial)
	}
	if h.Title != "" && !h.Lost {
		f.Crumbs = append([]link{{Href: f.Home, Text: esc(e.w.Home)}}, h.Crumbs...)
		f.Here = esc(h.Title)
		if h.Here != "" {
			f.Here = esc(h.Here)
		}
	}
	e.elsewhere(&f, p, h)
	f.Footer = e.footer(f.Canonical)
	return f
}

// title says the page and the site.
func (e *edition) title(h head) string {
	if h.Title == "" {
		return e.say(e.site.Title)
	}
	return h.Title + " – " + e.say(e.site.Title)
}

// elsewhere is the page's own address and the same page in other languages.
func (e *edition) elsewhere(f *frameView, p page, h head) {
	for _, code := range e.site.Languages {
		l := locale.For(code)
		path := p.Path(e.links.In(l))
		if h.Lost {
			path = e.links.In(l).Home()
		} else {
			f.Alternates = append(f.Alternates, alternate{l.Code, l.Name, e.links.Absolute(path)})
		}
		if l != e.lang {
			f.Languages = append(f.Languages, alternate{l.Code, l.Name, e.href(path)})
		}
	}
	if !h.Lost {
		f.Canonical = e.links.Absolute(p.Path(e.at))
	}
	if len(e.site.Languages) < 2 {
		f.Alternates = nil
	}
}

// menu is the way to the main pages.
func (e *edition) menu(here, section address.Path) []link {
	entries := []entry{{e.at.Plans(), e.w.Plans}}
	if len(e.site.Units) > 0 {
		entries = append(entries, entry{e.at.Units(), e.w.Units})
	}
	entries = append(entries,
		entry{e.at.Commitments(), e.w.Commitments}, entry{e.at.News(), e.w.News},
		entry{e.at.Data(), e.w.Data}, entry{e.at.Search(), e.w.Search})
	menu := make([]link, len(entries))
	for i, en := range entries {
		menu[i] = link{Href: e.href(en.path), Text: esc(en.name)}
		switch en.path {
		case here:
			menu[i].Current = "page"
		case section:
			menu[i].Current = "true"
		}
	}
	return menu
}

type entry struct {
	path address.Path
	name string
}

// footer says what holds for every page.
func (e *edition) footer(canonical string) footerView {
	f := footerView{Label: e.w.AboutThisSite, Address: canonical}
	f.Lines = append(f.Lines, esc(e.w.FiguresAsPublished))
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
	f.Lines = append(f.Lines, e.publisher())
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
