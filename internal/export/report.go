package export

import (
	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

type report struct {
	ID           string          `json:"id"`
	Plan         string          `json:"plan"`
	Licence      licence         `json:"licence,omitzero"`
	Published    progress.Date   `json:"published"`
	AsOf         progress.Period `json:"as_of"`
	AsOfStated   bool            `json:"as_of_stated"`
	Source       source          `json:"source"`
	Corrects     *string         `json:"corrects"`
	Reason       *string         `json:"reason"`
	Note         string          `json:"note,omitempty"`
	Figures      []figure        `json:"figures"`
	Items        []itemState     `json:"items"`
	Units        *unitTable      `json:"units"`
	Translations translations    `json:"translations,omitempty"`
}

// unitTable has a number for every unit of the plan that the report speaks of,
// the report's default written out.
type unitTable struct {
	Set          string           `json:"set"`
	AsOf         progress.Period  `json:"as_of"`
	AsOfStated   bool             `json:"as_of_stated"`
	Phase        string           `json:"phase,omitempty"`
	Note         string           `json:"note,omitempty"`
	Done         map[string]int32 `json:"done"`
	Translations translations     `json:"translations,omitempty"`
}

func writeReports(s *progress.Site, _ Options, t *output.Tree) error {
	for _, r := range s.Reports {
		if err := addJSON(t, address.ReportJSON(r.ID), newReport(s, r)); err != nil {
			return err
		}
	}
	return nil
}

func newReport(s *progress.Site, r *progress.Report) report {
	var tr translations
	p := s.Plan(r.Plan)
	j := report{
		ID: r.ID, Plan: r.Plan, Licence: licenceOf(s), Published: r.Published, AsOf: r.AsOf, AsOfStated: r.AsOfStated,
		Source: newSource(r.Source), Corrects: textOrNull(r.Corrects), Reason: textOrNull(tr.of("reason", r.Reason)),
		Note: tr.of("note", r.Note), Figures: make([]figure, len(r.Figures)), Items: make([]itemState, len(r.Items)),
		Units: newUnitTable(s, p, r.Units),
	}
	for i := range r.Figures {
		j.Figures[i] = newFigure(s, p, &r.Figures[i])
	}
	for i := range r.Items {
		j.Items[i] = newItemState(p.Item(r.Items[i].ID), &r.Items[i])
	}
	j.Translations = tr
	return j
}

func newUnitTable(s *progress.Site, p *progress.Plan, t *progress.UnitTable) *unitTable {
	if t == nil {
		return nil
	}
	var tr translations
	j := &unitTable{
		Set: t.Set, AsOf: t.AsOf, AsOfStated: t.AsOfStated, Phase: tr.of("phase", t.Phase),
		Note: tr.of("note", t.Note), Done: map[string]int32{},
	}
	for _, d := range t.Done {
		j.Done[s.Units[d.Unit].Code] = d.N
	}
	if t.Default.OK {
		j.fill(s, p, t.Default.V.N)
	}
	j.Translations = tr
	return j
}

// fill gives the units of the plan that are not listed the default.
func (j *unitTable) fill(s *progress.Site, p *progress.Plan, n int32) {
	for _, i := range s.UnitsOf(p) {
		code := s.Units[i].Code
		if _, listed := j.Done[code]; !listed {
			j.Done[code] = n
		}
	}
}
