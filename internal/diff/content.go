package diff

import (
	"errors"
	"io/fs"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// content makes the site of the state from its machine files.
func (s *State) content() error {
	j := &s.index
	c := progress.Content{Settings: progress.Settings{
		Title: j.text("title", j.Title), Description: j.text("description", j.Description), BaseURL: j.BaseURL, Language: j.Language, Languages: j.Languages,
		Official: j.Official, Publisher: progress.Publisher{Name: j.text("publisher", j.Publisher)},
		Licence: progress.Licence{Name: j.text("licence", j.Licence.Name), URL: j.Licence.URL},
	}, News: each(j.News, newsJSON.value)}
	if locale.For(c.Language) == nil {
		return ErrNotATree
	}
	if err := errors.Join(s.units(&c), s.commitments(&c), s.plans(&c)); err != nil {
		return err
	}
	if err := s.reports(&c); err != nil {
		return err
	}
	s.Site = progress.New(c, progress.Date(j.Date), true)
	return nil
}

func (s *State) units(c *progress.Content) error {
	var file struct{ Units []unitJSON }
	if err := s.decode(address.UnitsJSON, &file); err != nil {
		return err
	}
	c.Units = each(file.Units, unitJSON.value)
	return nil
}

func (s *State) commitments(c *progress.Content) error {
	var file struct{ Commitments []commitmentJSON }
	err := s.decode(address.CommitJSON, &file)
	c.Commitments = each(file.Commitments, commitmentJSON.value)
	return err
}

func (s *State) plans(c *progress.Content) error {
	for _, entry := range s.index.Plans {
		var j planJSON
		if !fs.ValidPath(entry.ID) {
			return ErrNotATree
		}
		if err := s.decode(address.PlanJSON(entry.ID), &j); err != nil {
			return err
		}
		c.Plans = append(c.Plans, j.value(locale.For(c.Language)))
	}
	return nil
}

func (j planJSON) value(first *locale.Language) *progress.Plan {
	p := &progress.Plan{
		ID: j.ID, Title: j.text("title", j.Title), Summary: j.text("summary", j.Summary), Issuer: j.text("issuer", j.Issuer), Scope: j.text("scope", j.Scope),
		Document:        progress.Document{Number: j.Document.Number, Title: j.Document.text("title", j.Document.Title), Date: progress.Date(j.Document.Date), URL: j.Document.URL},
		ReportEveryDays: j.ReportEveryDays, UnitGroups: j.Units, Note: j.text("note", j.Note),
		Sets: each(j.Sets, setJSON.value), Items: each(j.Items, itemJSON.value),
	}
	for _, st := range j.Statuses {
		as, _ := progress.ParseCountsAs(st.CountsAs)
		status := progress.Status{ID: st.ID, Name: st.text("name", st.Name), CountsAs: as}
		if progress.IsBuiltIn(st.ID) && first.Status[st.ID] == st.Name {
			status.Name = progress.Text{} // the word of the reader's language
		}
		p.Statuses = append(p.Statuses, status)
	}
	for _, cr := range j.Criteria {
		p.Criteria = append(p.Criteria, progress.Criterion{ID: cr.ID, Set: cr.Set, Name: cr.text("name", cr.Name)})
	}
	return p
}

func (s *State) reports(c *progress.Content) error {
	plans := map[string]*progress.Plan{}
	for _, p := range c.Plans {
		plans[p.ID] = p
	}
	for _, entry := range s.index.Reports {
		var j reportJSON
		if !fs.ValidPath(entry.ID) {
			return ErrNotATree
		}
		if err := s.decode(address.ReportJSON(entry.ID), &j); err != nil {
			return err
		}
		p := plans[j.Plan]
		if p == nil {
			return ErrNotATree
		}
		c.Reports = append(c.Reports, j.value(p, c.Units))
	}
	return nil
}

func (j reportJSON) value(p *progress.Plan, units []progress.Unit) *progress.Report {
	r := &progress.Report{
		ID: j.ID, Plan: j.Plan, Published: progress.Date(j.Published), AsOf: progress.Period(j.AsOf), AsOfStated: j.AsOfStated,
		Corrects: orEmpty(j.Corrects), Reason: j.text("reason", orEmpty(j.Reason)), Source: j.Source.value(), Note: j.text("note", j.Note),
		Items: each(j.Items, stateJSON.value),
	}
	for _, f := range j.Figures {
		r.Figures = append(r.Figures, f.value(p))
	}
	if t := j.Units; t != nil {
		r.Units = &progress.UnitTable{Set: t.Set, AsOf: progress.Period(t.AsOf), AsOfStated: t.AsOfStated, Phase: t.text("phase", t.Phase), Note: t.text("note", t.Note)}
		for i := range units {
			if n, ok := t.Done[units[i].Code]; ok {
				r.Units.Done = append(r.Units.Done, progress.UnitDone{Unit: int32(i), N: n})
			}
		}
	}
	return r
}
