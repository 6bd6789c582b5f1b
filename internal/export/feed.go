package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"slices"

	"tiendo/internal/address"
	"tiendo/internal/crew"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/page"
	"tiendo/internal/progress"
)

// How many stories a feed holds, those that changed last. The whole site can
// have as many reports a day as it has plans.
const (
	siteStories = 50
	someStories = 20
)

// channel is one feed, in its language: the whole site, a plan, or the corrections.
type channel struct {
	lang            *locale.Language
	at              address.Path // of the Atom feed; the JSON Feed stands beside it
	page            address.Path // what it is the feed of
	title, subtitle string
	stories         []story
	began           progress.Date // where there is no story
}

// story is one entry with its text, which several feeds share.
type story struct {
	*page.Story
	text *string
}

// writeFeeds writes Atom (RFC 4287) and JSON Feed (version 1.1) for the site, for
// each plan and for the corrections, in each language. Ids are addresses, which
// never change; dates are those of the content, never that of the build.
func writeFeeds(s *progress.Site, o Options, t *output.Tree) error {
	for _, code := range s.Languages {
		list := channels(s, locale.For(code))
		errs := make([]error, len(list))
		crew.Each(len(list), func(i int) {
			errs[i] = cmp.Or(list[i].addAtom(s, o, t), list[i].addJSON(s, t))
		})
		if err := cmp.Or(errs...); err != nil {
			return err
		}
	}
	return nil
}

// channels are the feeds of one language, their texts drawn, each once.
func channels(s *progress.Site, l *locale.Language) []channel {
	at := address.Of(s).In(l)
	stories := page.Stories(s, l)
	texts := make([]string, len(stories))
	wanted := make([]bool, len(stories))
	pick := func(most int, wants func(*page.Story) bool) []story {
		var list []story
		for i := 0; i < len(stories) && len(list) < most; i++ {
			if wants(&stories[i]) {
				list = append(list, story{&stories[i], &texts[i]})
				wanted[i] = true
			}
		}
		return list
	}
	list := []channel{{
		lang: l, at: at.Feed(), page: at.Home(), title: s.Title.In(l.Code), subtitle: s.Description.In(l.Code),
		stories: pick(siteStories, func(*page.Story) bool { return true }),
	}, {
		lang: l, at: at.CorrectionsFeed(), page: at.Corrections(), began: firstReport(s.Reports),
		title:    locale.Fill(l.Words.FeedOfCorrections, "site", s.Title.In(l.Code)),
		subtitle: l.Words.CorrectionsAbout,
		stories:  pick(siteStories, func(st *page.Story) bool { return st.Kind == page.StoryCorrection }),
	}}
	for _, p := range s.Plans {
		list = append(list, channel{
			lang: l, at: at.PlanFeed(p.ID), page: at.Plan(p.ID), title: locale.Fill(l.Words.FeedOfPlan, "plan", p.Title.In(l.Code)),
			subtitle: p.Summary.In(l.Code), began: p.Document.Date,
			stories: pick(someStories, func(st *page.Story) bool { return slices.Contains(st.Plans, p.ID) }),
		})
	}
	crew.Each(len(stories), func(i int) {
		if wanted[i] {
			texts[i] = legible(stories[i].HTML())
		}
	})
	return list
}

func firstReport(list []*progress.Report) progress.Date {
	if len(list) == 0 {
		return 0
	}
	return list[0].Published
}

// instant is a day as a time: 0:00 UTC, which is the same day from Greenwich
// eastwards.
func instant(d progress.Date) string { return d.String() + "T00:00:00Z" }

// updated is when anything in the feed changed last. A feed without stories is as
// old as what it is about.
func (c *channel) updated() progress.Date {
	last := cmp.Or(c.began, progress.NewDate(1970, 1, 1))
	for i, s := range c.stories {
		if i == 0 || s.Updated > last {
			last = s.Updated
		}
	}
	return last
}

type atomFeed struct {
	XMLName   xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Language  string      `xml:"xml:lang,attr"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Subtitle  string      `xml:"subtitle,omitempty"`
	Updated   string      `xml:"updated"`
	Author    atomPerson  `xml:"author"`
	Rights    string      `xml:"rights,omitempty"`
	Generator string      `xml:"generator,omitempty"`
	Links     []atomLink  `xml:"link"`
	Entries   []atomEntry `xml:"entry"`
}

type atomPerson struct {
	Name string `xml:"name"`
	URI  string `xml:"uri,omitempty"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Language   string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Published  string         `xml:"published"`
	Updated    string         `xml:"updated"`
	Author     *atomPerson    `xml:"author"`
	Link       atomLink       `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary,omitempty"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term  string `xml:"term,attr"`
	Label string `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",cdata"`
}

// author is who answers for the site.
func author(s *progress.Site, l *locale.Language) string {
	return cmp.Or(s.Publisher.Name.In(l.Code), s.Title.In(l.Code))
}

func (c *channel) addAtom(s *progress.Site, o Options, t *output.Tree) error {
	m := address.Of(s)
	f := atomFeed{
		Language: c.lang.Code, ID: m.Absolute(c.at), Title: c.title, Subtitle: c.subtitle, Updated: instant(c.updated()),
		Author: atomPerson{author(s, c.lang), s.Publisher.URL}, Rights: s.Licence.Name.In(c.lang.Code), Generator: o.Tool,
		Links: []atomLink{
			{"self", "application/atom+xml", m.Absolute(c.at)},
			{"alternate", "text/html", m.Absolute(c.page)},
		},
		Entries: each(c.stories, func(st story) atomEntry { return c.atomEntry(s, st) }),
	}
	p := papers.Get().(*paper)
	defer papers.Put(p)
	b := bytes.NewBuffer(append(p.draft[:0], xml.Header...))
	e := xml.NewEncoder(b)
	e.Indent("", " ")
	if err := e.Encode(f); err != nil {
		return err
	}
	p.draft = append(b.Bytes(), '\n')
	return t.AddLent(c.at.File(), p.draft)
}

func (c *channel) atomEntry(s *progress.Site, st story) atomEntry {
	e := atomEntry{
		ID: st.URL, Title: st.Title, Published: instant(st.Published), Updated: instant(st.Updated),
		Link: atomLink{"alternate", "text/html", st.URL}, Summary: st.Summary, Content: atomContent{"html", *st.text},
	}
	if st.Language != c.lang.Code {
		e.Language = st.Language
	}
	if st.Author != "" {
		e.Author = &atomPerson{Name: st.Author}
	}
	for _, id := range st.Plans {
		e.Categories = append(e.Categories, atomCategory{id, s.Plan(id).Title.In(c.lang.Code)})
	}
	return e
}
