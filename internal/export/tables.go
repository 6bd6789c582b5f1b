package export

import (
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// figureColumns are those of /data/<plan>.csv: a row a figure and status.
var figureColumns = []column{
	{"plan", "string"}, {"set", "string"}, {"split", "string"}, {"report", "string"},
	{"published", "date"}, {"as_of", "string"}, {"as_of_stated", "boolean"}, {"phase", "string"},
	{"status", "string"}, {"counts_as", "string"}, {"count", "integer"}, {"total", "integer"},
	{"value", "number"}, {"unit", "string"}, {"rank", "integer"},
	{"corrected_by", "string"}, {"source_url", "string"},
}

// unitColumns are those of /data/units.csv: a row a unit and criterion set.
var unitColumns = []column{
	{"code", "string"}, {"name", "string"}, {"kind", "string"}, {"group", "string"},
	{"plan", "string"}, {"set", "string"}, {"done", "integer"}, {"of", "integer"},
	{"as_of", "string"}, {"as_of_stated", "boolean"}, {"phase", "string"}, {"report", "string"},
}

func writeTables(s *progress.Site, _ Options, t *output.Tree) error {
	for _, p := range s.Plans {
		if err := addCSV(t, address.PlanCSV(p.ID), figureColumns, figureRows(s, p)); err != nil {
			return err
		}
	}
	return addCSV(t, address.UnitsCSV, unitColumns, unitRows(s))
}

func figureRows(s *progress.Site, p *progress.Plan) [][]string {
	var rows [][]string
	figures := figuresOf(s, p.ID)
	for i := range p.Sets {
		for _, f := range figures[p.Sets[i].ID] {
			for _, c := range f.Counts {
				rows = append(rows, figureRow(s, p, f, c.Status, p.Status(c.Status).CountsAs.String(), strconv.FormatInt(c.N, 10)))
			}
			if !f.HasCounts() {
				rows = append(rows, figureRow(s, p, f, "", "", ""))
			}
		}
	}
	return rows
}

func figureRow(s *progress.Site, p *progress.Plan, f *progress.Figure, status, countsAs, count string) []string {
	by := ""
	if r := s.CorrectedBy(f); r != nil {
		by = r.ID
	}
	return []string{
		p.ID, f.Set, f.Split, f.Report.ID,
		f.Report.Published.String(), f.AsOf.String(), strconv.FormatBool(f.AsOfStated), f.Phase.Own,
		status, countsAs, count, whole(f.Total),
		cell(f.Value, progress.Decimal.String), f.Unit.Own, whole(f.Rank),
		by, f.Report.Source.URL,
	}
}

func unitRows(s *progress.Site) [][]string {
	rows := make([][]string, 0, len(s.Units))
	for i, u := range s.Units {
		for _, st := range s.UnitsNow(i) {
			rows = append(rows, []string{
				u.Code, u.Name.Own, u.Kind.Own, u.Group.Own,
				st.Plan.ID, st.Table.Set, strconv.Itoa(int(st.Done.N)), whole(st.Of),
				st.Table.AsOf.String(), strconv.FormatBool(st.Table.AsOfStated), st.Table.Phase.Own, st.Table.Report.ID,
			})
		}
	}
	return rows
}
