package export

import (
	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

type plan struct {
	ID              string       `json:"id"`
	Title           string       `json:"title"`
	Licence         licence      `json:"licence,omitzero"`
	Summary         string       `json:"summary,omitempty"`
	Issuer          string       `json:"issuer,omitempty"`
	Scope           string       `json:"scope,omitempty"`
	Document        *document    `json:"document,omitempty"`
	ReportEveryDays int          `json:"report_every_days,omitempty"`
	Units           []string     `json:"units,omitempty"` // groups; left out: all
	Note            string       `json:"note,omitempty"`
	Statuses        []status     `json:"statuses"`
	Sets            []set        `json:"sets"`
	Criteria        []criterion  `json:"criteria"`
	Items           []item       `json:"items"`
	Translations    translations `json:"translations,omitempty"`
}

type document struct {
	Number       string        `json:"number,omitempty"`
	Title        string        `json:"title,omitempty"`
	Date         progress.Date `json:"date,omitzero"`
	URL          string        `json:"url,omitempty"`
	Translations translations  `json:"translations,omitempty"`
}

type status struct {
	ID           string       `json:"id"`
	Name         string       `json:"name"`
	CountsAs     string       `json:"counts_as"`
	Translations translations `json:"translations,omitempty"`
}

type set struct {
	ID           string          `json:"id"`
	Kind         string          `json:"kind"`
	Name         string          `json:"name"`
	Noun         string          `json:"noun,omitempty"`
	Size         *int64          `json:"size,omitempty"`
	Within       string          `json:"within,omitempty"`
	Each         string          `json:"each,omitempty"`
	Starts       progress.Date   `json:"starts,omitzero"`
	StartsStated *bool           `json:"starts_stated,omitempty"`
	Due          progress.Period `json:"due,omitzero"`
	Pace         bool            `json:"pace"`
	PaceReason   string          `json:"pace_reason,omitempty"`
	Replaces     string          `json:"replaces,omitempty"`
	Figures      []figure        `json:"figures"`
	Translations translations    `json:"translations,omitempty"`
}

type criterion struct {
	ID           string       `json:"id"`
	Set          string       `json:"set"`
	Name         string       `json:"name"`
	Translations translations `json:"translations,omitempty"`
}

func writePlans(s *progress.Site, _ Options, t *output.Tree) error {
	for _, p := range s.Plans {
		if err := addJSON(t, address.PlanJSON(p.ID), newPlan(s, p)); err != nil {
			return err
		}
	}
	return nil
}

func newPlan(s *progress.Site, p *progress.Plan) plan {
	var tr translations
	figures := figuresOf(s, p.ID)
	j := plan{
		ID: p.ID, Title: tr.of("title", p.Title), Licence: licenceOf(s), Summary: tr.of("summary", p.Summary),
		Issuer: tr.of("issuer", p.Issuer), Scope: tr.of("scope", p.Scope), Document: newDocument(p.Document),
		ReportEveryDays: p.ReportEveryDays, Units: p.UnitGroups, Note: tr.of("note", p.Note),
		Statuses: each(p.Statuses, func(st progress.Status) status { return newStatus(s, st) }),
		Sets:     each(p.Sets, func(x progress.Set) set { return newSet(s, p, x, figures[x.ID]) }),
		Criteria: each(p.Criteria, newCriterion),
		Items:    make([]item, len(p.Items)),
	}
	for i := range p.Items {
		j.Items[i] = newItem(s, p, &p.Items[i])
	}
	j.Translations = tr
	return j
}

func newDocument(d progress.Document) *document {
	if d.Number == "" && d.Title.Empty() && d.Date == 0 && d.URL == "" {
		return nil
	}
	var tr translations
	j := &document{Number: d.Number, Title: tr.of("title", d.Title), Date: d.Date, URL: d.URL}
	j.Translations = tr
	return j
}

// newStatus names a status in every language of the site, built-in ones too.
func newStatus(s *progress.Site, st progress.Status) status {
	name := progress.Text{Own: locale.For(s.Language).StatusName(&st), Other: map[string]string{}}
	for _, lang := range s.Languages {
		if lang != s.Language {
			name.Other[lang] = locale.For(lang).StatusName(&st)
		}
	}
	var tr translations
	own := tr.of("name", name)
	return status{st.ID, own, st.CountsAs.String(), tr}
}

func newSet(s *progress.Site, p *progress.Plan, x progress.Set, figures []*progress.Figure) set {
	var tr translations
	j := set{
		ID: x.ID, Kind: x.Kind, Name: tr.of("name", x.Name), Noun: tr.of("noun", x.Noun), Size: orNull(x.Size),
		Within: x.Within, Each: x.Each, Starts: x.Starts, Due: x.Due,
		Pace: x.Pace, PaceReason: tr.of("pace_reason", x.PaceReason), Replaces: x.Replaces,
		Figures: each(figures, func(f *progress.Figure) figure { return newFigure(s, p, f) }),
	}
	if x.Starts != 0 {
		j.StartsStated = &x.StartsStated
	}
	j.Translations = tr
	return j
}

func newCriterion(c progress.Criterion) criterion {
	var tr translations
	name := tr.of("name", c.Name)
	return criterion{c.ID, c.Set, name, tr}
}
