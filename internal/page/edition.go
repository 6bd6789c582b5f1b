package page

import (
	"html/template"
	"strings"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/chart"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/progress"
)

// edition is the site in one language.
type edition struct {
	site         *progress.Site
	problems     diag.List // warnings
	acknowledged diag.List
	bySubject    map[string][]*diag.Problem // both, by what they are about
	lang         *locale.Language
	w            *locale.Words
	at           address.Pages // addresses in this language
	links        address.Map
	templates    templateSet
	assets       assetSet
	library      *library
	tool         string
	rules        []*diag.Rule

	writers  sync.Pool // of *markup.Writer, for what a page draws before it stands there
	slotMark string
	framing  sync.Mutex
	shells   map[shellKey]*shell // see frame

	areas           *chart.Map // of the units; may be nil
	picturesOfPages pagePictures
	sharedAlike     string // see sharedByAll

	loads       memo[marks, string]      // see extras
	faces       memo[optionKey, string]  // addresses; see option
	receipts    memo[receiptKey, string] // see answers
	chartWords  memo[*progress.Figure, chart.Words]
	reportLinks memo[*progress.Report, template.HTML]
	noteTexts   memo[*progress.Figure, noteText]
	newerTexts  memo[*progress.Figure, template.HTML]    // see newerThan
	trends      memo[*progress.Figure, *chart.Trend]     // see trendOf
	pressKits   memo[*progress.Report, func() pressView] // see pressWords
	said        memo[run, string]                        // see speakRun
	tableRefs   memo[*progress.UnitTable, string]        // see tableRef

	framingCharts sync.Once
	frameList     []framed // see frames
	framedCharts  map[framed]bool

	borrowed    func() untranslated
	banner      func() template.HTML // see newBanner
	menuEntries func() []entry       // see newMenuEntries
	knownUntil  func() progress.Date // see newestDay

	sorting sync.Once
	order   []int                       // see unitOrder
	place   []int                       // of each unit in it
	covered memo[*progress.Plan, []int] // see unitsOf

	blankTiles func() []chart.Tile // by unit; see newBlankTiles
}

func newEdition(s *progress.Site, l *locale.Language, problems, acknowledged diag.List) *edition {
	links := address.Of(s)
	e := &edition{
		site: s, lang: l, w: &l.Words, links: links, at: links.In(l),
		problems: problems, acknowledged: acknowledged, bySubject: map[string][]*diag.Problem{},
		shells:   map[shellKey]*shell{},
		slotMark: newSlotMark(),
		writers:  sync.Pool{New: func() any { return new(markup.Writer) }},
	}
	e.borrowed = sync.OnceValue(e.untranslated)
	e.banner, e.knownUntil = sync.OnceValue(e.newBanner), sync.OnceValue(e.newestDay)
	e.blankTiles, e.menuEntries = sync.OnceValue(e.newBlankTiles), sync.OnceValue(e.newMenuEntries)
	e.areas, _ = s.Map.(*chart.Map)
	for _, list := range [...]diag.List{problems, acknowledged} {
		for i := range list {
			if about := list[i].Subject; about != "" {
				e.bySubject[about] = append(e.bySubject[about], &list[i])
			}
		}
	}
	return e
}

// href is a link to a path of the site.
func (e *edition) href(p address.Path) string { return e.links.Href(p) }

// say is a text of the content as plain words.
func (e *edition) say(t progress.Text) string { return t.In(e.lang.Code) }

// foreign says whether a text stands on this edition's pages in another language.
func (e *edition) foreign(t progress.Text) bool {
	return e.lang.Code != e.site.Language && !t.Has(e.lang.Code)
}

// text is a text of the content as HTML; one that is not translated is marked
// with its language.
func (e *edition) text(t progress.Text) template.HTML {
	if t.Empty() {
		return ""
	}
	if !e.foreign(t) {
		return esc(t.In(e.lang.Code))
	}
	return drawn(func(w *markup.Writer) { w.Element("span", t.Own, "lang", e.site.Language) })
}

// drawn is HTML that is written at once.
func drawn(draw pen) template.HTML { return template.HTML(markup.Draw(draw)) }

// esc escapes plain words.
func esc(s string) template.HTML { return template.HTML(markup.Escape(s)) }

// anchor is a link with words that are HTML already.
func anchor(href string, words template.HTML) template.HTML {
	return drawn(func(w *markup.Writer) { writeAnchor(w, href, words) })
}

func writeAnchor(w *markup.Writer, href string, words template.HTML) {
	w.Raw("<a")
	w.Href(href)
	w.Raw(">")
	w.Raw(string(words))
	w.Raw("</a>")
}

// fill is locale.Fill for sentences whose places may hold HTML. Plain words, of
// the pattern and of values, are escaped.
func fill(pattern string, pairs ...any) template.HTML {
	return drawn(func(w *markup.Writer) {
		for {
			before, rest, ok := strings.Cut(pattern, "{")
			w.Text(before)
			if !ok {
				return
			}
			name, after, _ := strings.Cut(rest, "}")
			if text, marked := valueOf(name, pairs); marked {
				w.Raw(text)
			} else {
				w.Text(text)
			}
			pattern = after
		}
	})
}

// valueOf is the value of a place and whether it is HTML already; a place without a
// value is left to be seen.
func valueOf(name string, pairs []any) (text string, marked bool) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i] != name {
			continue
		}
		if html, ok := pairs[i+1].(template.HTML); ok {
			return string(html), true
		}
		text, _ = pairs[i+1].(string)
		return text, false
	}
	if number, forms, ok := locale.Choice(name); ok {
		n, _ := valueOf(number, pairs)
		return forms.Of(n), false
	}
	return "{" + name + "}", false
}
