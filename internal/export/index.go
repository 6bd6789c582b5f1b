package export

import (
	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// index is where a program starts: what is there, where, and until when it holds.
type index struct {
	Version      int           `json:"version"`
	Tool         string        `json:"tool,omitempty"`
	Title        string        `json:"title"`
	Description  string        `json:"description,omitempty"`
	BaseURL      string        `json:"base_url"`
	Date         progress.Date `json:"date"`
	NextChange   progress.Date `json:"next_change"`
	Language     string        `json:"language"`
	Languages    []string      `json:"languages"`
	Official     bool          `json:"official"`
	Publisher    string        `json:"publisher,omitempty"`
	Licence      licence       `json:"licence,omitzero"`
	Plans        []planEntry   `json:"plans"`
	Reports      []reportEntry `json:"reports"`
	News         []newsEntry   `json:"news"`
	Units        unitsEntry    `json:"units"`
	Commitments  string        `json:"commitments"`
	Translations translations  `json:"translations,omitempty"`
}

type licence struct {
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// licenceOf says who may use the data, in each file of the API by itself: files are
// passed on without the others.
func licenceOf(s *progress.Site) licence { return licence{s.Licence.Name.Own, s.Licence.URL} }

type planEntry struct {
	ID           string       `json:"id"`
	Title        string       `json:"title"`
	Page         string       `json:"page"`
	JSON         string       `json:"json"`
	CSV          string       `json:"csv"`
	Translations translations `json:"translations,omitempty"`
}

type reportEntry struct {
	ID        string          `json:"id"`
	Plan      string          `json:"plan"`
	Published progress.Date   `json:"published"`
	AsOf      progress.Period `json:"as_of"`
	Page      string          `json:"page"`
	JSON      string          `json:"json"`
	CSV       string          `json:"csv"`
}

type newsEntry struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Date         progress.Date `json:"date"`
	Page         string        `json:"page"`
	Translations translations  `json:"translations,omitempty"`
}

type unitsEntry struct {
	Count int    `json:"count"`
	JSON  string `json:"json"`
	CSV   string `json:"csv"`
}

func writeIndex(s *progress.Site, o Options, t *output.Tree) error {
	m := address.Of(s)
	var tr translations
	j := index{
		Version: 1, Tool: o.Tool, Title: tr.of("title", s.Title), Description: tr.of("description", s.Description),
		BaseURL: m.Absolute("/"), Date: s.Date, NextChange: s.NextChange(),
		Language: s.Language, Languages: s.Languages, Official: s.Official,
		Publisher:   tr.of("publisher", s.Publisher.Name),
		Licence:     licence{tr.of("licence", s.Licence.Name), s.Licence.URL},
		Units:       unitsEntry{len(s.Units), m.Absolute(address.UnitsJSON), m.Absolute(address.UnitsCSV)},
		Commitments: m.Absolute(address.CommitJSON),
	}
	j.Translations = tr
	j.list(s, m)
	return addJSON(t, address.Index, j)
}

// list fills in what has pages of its own.
func (j *index) list(s *progress.Site, m address.Map) {
	pages := m.In(locale.For(s.Language))
	j.Plans = each(s.Plans, func(p *progress.Plan) planEntry {
		var tr translations
		title := tr.of("title", p.Title)
		return planEntry{p.ID, title, m.Absolute(pages.Plan(p.ID)), m.Absolute(address.PlanJSON(p.ID)),
			m.Absolute(address.PlanCSV(p.ID)), tr}
	})
	j.Reports = each(s.Reports, func(r *progress.Report) reportEntry {
		return reportEntry{r.ID, r.Plan, r.Published, r.AsOf, m.Absolute(pages.Report(r.ID)),
			m.Absolute(address.ReportJSON(r.ID)), m.Absolute(address.ReportCSV(r.ID))}
	})
	j.News = each(s.News, func(a *progress.Article) newsEntry {
		var tr translations
		title := tr.of("title", a.Title)
		return newsEntry{a.ID, title, a.Date, m.Absolute(pages.Article(a.ID)), tr}
	})
}
