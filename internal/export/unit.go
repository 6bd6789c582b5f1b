package export

import (
	"errors"

	"tiendo/internal/address"
	"tiendo/internal/crew"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// unit is a unit with its newest result for every criterion set that covers
// it; done, of and as_of are those of the first.
type unit struct {
	Code         string           `json:"code"`
	Name         string           `json:"name"`
	Kind         *string          `json:"kind"`
	Group        *string          `json:"group"`
	Done         *int32           `json:"done"`
	Of           *int64           `json:"of"`
	AsOf         *progress.Period `json:"as_of"`
	Results      []result         `json:"results"`
	Translations translations     `json:"translations,omitempty"`
}

// unitPage is a unit with its whole history, in a file of its own.
type unitPage struct {
	unit
	Licence licence      `json:"licence,omitzero"`
	Former  []string     `json:"former,omitempty"`
	Tile    []int        `json:"tile,omitempty"` // column and row
	History []unitReport `json:"history"`        // oldest first
}

// unitList is every unit, in one file.
type unitList struct {
	Licence licence `json:"licence,omitzero"`
	Units   []unit  `json:"units"`
}

type result struct {
	Plan         string          `json:"plan"`
	Set          string          `json:"set"`
	Done         int32           `json:"done"`
	Of           *int64          `json:"of"`
	AsOf         progress.Period `json:"as_of"`
	Phase        *string         `json:"phase"`
	AsOfStated   bool            `json:"as_of_stated"`
	Report       string          `json:"report"`
	Translations translations    `json:"translations,omitempty"`
}

// unitReport is a result as a report gave it, with the criteria that are met
// where the report says which.
type unitReport struct {
	result
	Criteria []string `json:"criteria,omitzero"`
}

func writeUnits(s *progress.Site, _ Options, t *output.Tree) error {
	units := make([]unit, len(s.Units))
	failed := make([]error, len(units))
	names := criterionNames(s)
	crew.Each(len(units), func(i int) {
		units[i] = newUnit(s, i)
		page := newUnitPage(s, i, units[i], names)
		failed[i] = addWritten(t, address.UnitJSON(units[i].Code), page.write)
	})
	if err := errors.Join(failed...); err != nil {
		return err
	}
	return addWritten(t, address.UnitsJSON, unitList{licenceOf(s), units}.write)
}

func newUnit(s *progress.Site, i int) unit {
	u := &s.Units[i]
	var tr translations
	j := unit{
		Code: u.Code, Name: tr.of("name", u.Name), Kind: textOrNull(tr.of("kind", u.Kind)),
		Group: textOrNull(tr.of("group", u.Group)), Results: each(s.UnitsNow(i), newResult),
	}
	if len(j.Results) > 0 {
		first := &j.Results[0]
		j.Done, j.Of, j.AsOf = &first.Done, first.Of, &first.AsOf
	}
	j.Translations = tr
	return j
}

// setKey is a set of a plan.
type setKey struct{ plan, set string }

// criterionNames are the ids of the named criteria of every set.
func criterionNames(s *progress.Site) map[setKey][]string {
	names := map[setKey][]string{}
	for _, p := range s.Plans {
		for _, c := range p.Criteria {
			key := setKey{p.ID, c.Set}
			names[key] = append(names[key], c.ID)
		}
	}
	return names
}

func newUnitPage(s *progress.Site, i int, u unit, names map[setKey][]string) unitPage {
	j := unitPage{unit: u, Licence: licenceOf(s), Former: s.Units[i].Former, History: each(s.UnitHistory(i), func(st progress.UnitState) unitReport {
		return newUnitReport(st, names[setKey{st.Plan.ID, st.Table.Set}])
	})}
	if tile := s.Units[i].Tile; tile.OK {
		j.Tile = []int{tile.V.Col, tile.V.Row}
	}
	return j
}

func newResult(st progress.UnitState) result {
	var tr translations
	phase := tr.of("phase", st.Table.Phase)
	return result{st.Plan.ID, st.Table.Set, st.Done.N, orNull(st.Of), st.Table.AsOf, textOrNull(phase),
		st.Table.AsOfStated, st.Table.Report.ID, tr}
}

func newUnitReport(st progress.UnitState, names []string) unitReport {
	j := unitReport{result: newResult(st)}
	if st.Done.Named {
		j.Criteria = each(st.Done.Criteria, func(k uint16) string { return names[k] })
	}
	return j
}
