package page

import (
	"slices"
	"strings"

	"tiendo/internal/address"
	"tiendo/internal/literal"
	"tiendo/internal/progress"
)

// searchForm is the field by which readers search. Only the form of the search
// page has an index; all others lead there with their question.
type searchForm struct {
	Action, Index string // empty Action: the program was built without the search
	Label, Button string

	Loading, Failed, Found, None, More string
}

// searchForm is a form that leads to the search page.
func (e *edition) searchForm() searchForm {
	if e.assets.scripts.search.path == "" {
		return searchForm{}
	}
	return searchForm{Action: e.href(e.at.Search()), Label: e.w.SearchLabel, Button: e.w.SearchButton}
}

// searching is the form of the search page, which answers there.
func (e *edition) searching() searchForm {
	f := e.searchForm()
	if f.Action != "" {
		f.Index = e.searchIndex()
		f.Loading, f.Failed, f.Found, f.None, f.More = e.w.SearchLoading, e.w.SearchFailed, e.w.SearchFound, e.w.SearchNone, e.w.SearchMore
	}
	return f
}

// indexer writes the index of an edition as templates/assets/js/search.js reads it.
type indexer struct {
	*edition
	kinds map[string]int // by their places in names
	names []string
	docs  literal.Writer // what can be found, between commas
}

// searchIndex is the address of the index of the edition.
func (e *edition) searchIndex() string {
	x := indexer{edition: e, kinds: map[string]int{}}
	x.units()
	x.plans()
	x.reports()
	x.texts()
	var w literal.Writer
	w.Begin()
	w.Whole("version", 1)
	w.Member("base", e.href("/"))
	w.Members("kinds", x.names)
	w.Key("docs")
	data := slices.Concat(w.Bytes, []byte("["), x.docs.Bytes, []byte("]}"))
	path := hashed("search-"+e.lang.Code, ".json", data)
	e.library.add(path, data)
	return e.href(path)
}

// add takes a thing in, with words by which it may be looked for too.
func (x *indexer) add(kind string, title progress.Text, at address.Path, where string, more ...string) {
	k, known := x.kinds[kind]
	if !known {
		k = len(x.names)
		x.kinds[kind] = k
		x.names = append(x.names, capitalWord(kind))
	}
	w := &x.docs
	if len(w.Bytes) > 0 {
		w.Raw(",")
	}
	w.Begin()
	w.Key("k")
	w.Int(k)
	w.Member("t", x.say(title))
	w.Member("u", strings.TrimPrefix(string(at), "/"))
	w.Text("w", where)
	w.Text("x", joinWords(more))
	if x.foreign(title) {
		w.Text("l", x.site.Language)
	}
	w.Shut()
}

func joinWords(list []string) string {
	var words []string
	for _, s := range list {
		if s != "" {
			words = append(words, s)
		}
	}
	return strings.Join(words, " ")
}

func (x *indexer) units() {
	for _, i := range x.unitOrder() {
		u := &x.site.Units[i]
		x.add(x.kindBeside(u), u.Name, x.at.Unit(u.Code), x.say(u.Group), append([]string{u.Code}, u.Former...)...)
	}
}

func (x *indexer) plans() {
	for _, p := range x.site.Plans {
		x.add(x.w.PlanWord, p.Title, x.at.Plan(p.ID), p.Document.Number, x.say(p.Issuer), x.say(p.Document.Title))
		for i := range p.Sets {
			set := &p.Sets[i]
			x.add(x.w.ListName, set.Name, x.at.Set(p.ID, set.ID), x.say(p.Title), x.say(set.Noun))
		}
		for i := range p.Items {
			it := &p.Items[i]
			x.add(x.w.ItemWord, it.Title, x.at.Item(p.ID, it.ID), x.say(p.Title), it.Number, x.say(it.Lead))
		}
	}
}

func (x *indexer) reports() {
	for _, r := range x.site.Reports {
		if p := x.site.Plan(r.Plan); p != nil {
			x.add(x.w.Report, x.ours(bare(x.reportName(r))), x.at.Report(r.ID), x.say(p.Title), x.say(r.Source.Title), x.say(r.Source.Publisher))
		}
	}
}

// texts are what is promised, the news and the pages.
func (x *indexer) texts() {
	for _, c := range x.site.Commitments {
		x.add(x.typeName(c.Type), cut(c.Text, x.lang.Code, mostLetters), x.at.Commitments()+address.Path("#"+c.ID), x.say(c.By), x.say(c.To))
	}
	for _, a := range x.site.News {
		x.add(within(x.w.News), a.Title, x.at.Article(a.ID), x.lang.Date(a.Date), x.say(cut(a.Summary, x.lang.Code, mostLetters)))
	}
	for _, p := range x.site.Pages {
		x.add(x.w.PageWord, p.Title, x.at.Page(p.ID), "", x.say(p.Summary))
	}
	for _, en := range []entry{
		{x.at.Plans(), x.w.Plans}, {x.at.Units(), x.w.Units}, {x.at.Commitments(), x.w.Commitments}, {x.at.News(), x.w.News}, {x.at.Data(), x.w.Data},
		{x.at.Reports(), x.w.Reports}, {x.at.Method(), x.w.Method}, {x.at.Quality(), x.w.Quality}, {x.at.Corrections(), x.w.Corrections}, {x.at.Verify(), x.w.Verify},
	} {
		if en.path != x.at.Units() || len(x.site.Units) > 0 {
			x.add(x.w.PageWord, x.ours(en.name), en.path, "")
		}
	}
}

// mostLetters is how much of a long text is found by its words.
const mostLetters = 160
