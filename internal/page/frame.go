package page

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"slices"
	"unicode"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/policy"
	"tiendo/internal/progress"
)

// head is what a page says about itself to its frame.
type head struct {
	Title       string // of the page alone; empty on the front page
	Description string
	Section     address.Path   // the entry of the menu that it belongs to
	Crumbs      []link         // from the front page down, without both ends
	Here        string         // the last crumb; empty: Title
	Lost        bool           // 404: no address of its own
	Feed        address.Path   // the Atom feed of what the page is about; none: that of the site
	address     string         // whole; filled by render
	room        *markup.Writer // for what has to be drawn before it is its turn; good until the page is drawn
	Still       bool           // the view asks for neither charts nor scripts; said where there are thousands, to spare looking

	// What others show beside a link to the page.
	Finding   string        // one sentence; empty: Description
	Picture   sharePicture  // none: that of the front page
	Published progress.Date // of an article
	Thing     schemaThing   // in the words of schema.org
}

// link is words that lead somewhere.
type link struct {
	Href    string
	Text    template.HTML
	Current string // aria-current: "page", "true" or nothing
}

// frameView is what templates/frame.html shows. Title, Description, Canonical,
// Share, Extras, Crumbs, Main and the links of Alternates and Languages are slots: a template
// may place them anywhere that takes text, but cannot ask what they are.
type frameView struct {
	Lang, Title, Description, CSP string
	Canonical                     string // empty on a page without address
	Alternates                    []alternate
	Share                         template.HTML // what others show beside a link; empty on a page without address
	Stylesheet                    style
	Icon                          string
	Skip, MenuLabel, CrumbsLabel  string
	Banner                        template.HTML
	Home                          string
	Site, Publisher               template.HTML
	Menu                          []link
	Languages                     []alternate
	Crumbs                        template.HTML // empty on the front page
	Main                          template.HTML
	Extras                        template.HTML // the stylesheet of charts and the script, where something asks for them
	Footer                        footerView
}

// style is a stylesheet, and what browsers hold it against before they use it.
type style struct{ Href, Integrity string }

// String lets templates of sites, written before there was an integrity, go on
// with {{.Stylesheet}}.
func (s style) String() string { return s.Href }

func (e *edition) style(b bundle) style { return style{e.href(b.path), b.integrity} }

// alternate is the same page in another language.
type alternate struct{ Lang, Name, Href string }

// templateSet is the forms of a site by the names of their templates: the frame, and
// one for each kind of page.
type templateSet map[string]*form

// parseTemplates reads all templates. A field that is not in its view is an error.
func parseTemplates(files fs.FS) (templateSet, error) {
	all, err := template.New("").ParseFS(files, "*.html")
	if err != nil {
		return nil, fmt.Errorf("page: %w", err)
	}
	names := []string{"frame.html"}
	for _, k := range Kinds {
		names = append(names, k.Name+".html")
	}
	return newForms(all, names...), nil
}

// render draws a page in its frame, behind what was written.
func (e *edition) render(w *markup.Writer, kind string, p page) error {
	h := head{room: e.writers.Get().(*markup.Writer)}
	defer e.writers.Put(h.room)
	h.room.Reset()
	view := p.View(&h)
	form := e.templates[kind+".html"]
	if p.Whole {
		return form.execute(w, view)
	}
	path := p.Path(e.at)
	h.address = e.links.Absolute(path)
	if h.Section == "" {
		h.Section = path
	}
	if h.Description == "" {
		h.Description = e.say(e.site.Description)
	}
	frame, err := e.frame(shellKey{e.current(h), path == h.Section, h.Title == "", h.Lost})
	if err != nil {
		return err
	}
	var from, to int // where the page's own part stands
	var extras []int // where they will stand: what they are is known when the page is drawn
	frame.fill(w, func(n int) {
		switch n {
		case slotMain:
			from = w.Len()
			err = cmp.Or(err, form.execute(w, view))
			to = trim(w, from)
		case slotExtras:
			extras = append(extras, w.Len())
		default:
			e.slot(w, n, p, &h)
		}
	})
	if err != nil || h.Still && !form.asks { // a site's own template may
		return err
	}
	enough := markOption // whoever draws charts needs no more but to search
	if form.asks {
		enough = 0
	}
	loads := e.extras(marksOn(w.Bytes()[from:to], enough))
	for _, at := range slices.Backward(extras) {
		w.Put(at, at, loads)
	}
	return nil
}

// trim takes away the white space at both ends of what stands from a place on, and
// returns where it ends.
func trim(w *markup.Writer, from int) int {
	text := bytes.TrimLeftFunc(w.Bytes()[from:], unicode.IsSpace)
	w.Put(from, w.Len()-len(text), "")
	to := from + len(bytes.TrimRightFunc(w.Bytes()[from:], unicode.IsSpace))
	w.Put(to, w.Len(), "")
	return to
}

// crumbs writes the items of the way from the front page to this one.
func (e *edition) crumbs(w *markup.Writer, h *head) {
	item := func(href string, text template.HTML) {
		w.Raw("<li><a")
		w.Href(href)
		w.Raw(">")
		w.Raw(string(text))
		w.Raw("</a></li>\n")
	}
	item(e.href(e.at.Home()), esc(e.w.Home))
	for _, c := range h.Crumbs {
		item(c.Href, c.Text)
	}
	here := h.Here
	if here == "" {
		here = h.Title
	}
	w.Element("li", here, "aria-current", "page")
}

// current is the entry of the menu that a page belongs to, if there is one.
func (e *edition) current(h head) address.Path {
	for _, en := range e.menuEntries() {
		if en.path == h.Section {
			return en.path
		}
	}
	return ""
}

// frameView is the frame with slots in it.
func (e *edition) frameView(key shellKey) frameView {
	f := frameView{
		Lang: e.lang.Code, Title: e.gap(slotTitle), Description: e.gap(slotDescription), CSP: policy.Page,
		Stylesheet: e.style(e.assets.stylesheet), Icon: e.href(e.assets.icon),
		Skip: e.w.SkipToContent, MenuLabel: e.w.MainMenu, CrumbsLabel: e.w.YouAreHere,
		Home: e.href(e.at.Home()), Site: e.text(e.site.Title), Publisher: e.text(e.site.Publisher.Name),
		Menu: e.menu(key), Main: template.HTML(e.gap(slotMain)), Extras: template.HTML(e.gap(slotExtras)),
	}
	if !e.site.Official {
		f.Banner = e.banner()
	}
	if !key.front && !key.lost {
		f.Crumbs = template.HTML(e.gap(slotCrumbs))
	}
	if !key.lost {
		f.Canonical = e.gap(slotCanonical)
		f.Share = template.HTML(e.gap(slotShare))
	}
	languages := len(e.site.Languages)
	for i, code := range e.site.Languages {
		l := locale.For(code)
		if languages > 1 && !key.lost {
			f.Alternates = append(f.Alternates, alternate{l.Code, l.Name, e.gap(slotLanguages + i)})
		}
		if l != e.lang {
			f.Languages = append(f.Languages, alternate{l.Code, l.Name, e.gap(slotLanguages + languages + i)})
		}
	}
	f.Footer = e.footer(f.Canonical)
	return f
}

type entry struct {
	path address.Path
	name string
}

// newMenuEntries are those of the main menu.
func (e *edition) newMenuEntries() []entry {
	entries := []entry{{e.at.Plans(), e.w.Plans}}
	if len(e.site.Units) > 0 {
		entries = append(entries, entry{e.at.Units(), e.w.Units})
	}
	return append(entries,
		entry{e.at.Commitments(), e.w.Commitments}, entry{e.at.News(), e.w.News},
		entry{e.at.Data(), e.w.Data}, entry{e.at.Search(), e.w.Search})
}

// menu is the way to the main pages.
func (e *edition) menu(key shellKey) []link {
	var menu []link
	for _, en := range e.menuEntries() {
		l := link{Href: e.href(en.path), Text: esc(en.name)}
		if en.path == key.section {
			l.Current = "true"
			if key.isSection {
				l.Current = "page"
			}
		}
		menu = append(menu, l)
	}
	return menu
}

// newBanner says that this is not the authority's own site, and whose figures it
// shows where they all come from one publisher.
func (e *edition) newBanner() template.HTML {
	var from *progress.Text
	for _, r := range e.site.Reports {
		if from != nil && from.Own != r.Source.Publisher.Own {
			return esc(e.w.NotOfficialMany)
		}
		from = &r.Source.Publisher
	}
	if from == nil || from.Empty() {
		return esc(e.w.NotOfficialMany)
	}
	return fill(e.w.NotOfficial, "source", e.text(*from))
}
