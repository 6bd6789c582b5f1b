package export

import (
	"slices"
	"strconv"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// figureColumns are those of /data/<plan>.csv: a row a figure and status.
var figureColumns = []column{
	{"plan", "string", diag.Text{VI: "mã kế hoạch", EN: "id of the plan"}},
	{"set", "string", diag.Text{VI: "mã danh mục được đếm; hai danh mục khác nhau không bao giờ cộng hay nối", EN: "id of the set that is counted; two sets are never added or joined"}},
	{"split", "string", diag.Text{VI: "tên cách chia khác; trống: cách chia chính", EN: "name of another partition; empty: the main one"}},
	{"report", "string", diag.Text{VI: "mã báo cáo đã nêu số liệu", EN: "id of the report that says so"}},
	{"published", "date", diag.Text{VI: "ngày nguồn công bố", EN: "the day on which the source published it"}},
	{"as_of", "string", diag.Text{VI: "số liệu tính đến: ngày, tháng (2025-09), quý (2025-Q3) hoặc năm", EN: "as of: a day, a month (2025-09), a quarter (2025-Q3) or a year"}},
	{"as_of_stated", "boolean", diag.Text{VI: "false: nguồn không nêu ngày, ngày là giả định", EN: "false: the source gives no date, the day is assumed"}},
	{"phase", "string", diag.Text{VI: "giai đoạn", EN: "phase"}},
	{"status", "string", diag.Text{VI: "mã tình trạng của phần được đếm ở count", EN: "id of the status of those counted in count"}},
	{"counts_as", "string", diag.Text{VI: "tình trạng ấy được tính là: done, open, continuous", EN: "what the status counts as: done, open, continuous"}},
	{"count", "integer", diag.Text{VI: "bao nhiêu có tình trạng ấy; phần còn lại của total nguồn không nêu", EN: "how many have the status; the rest of total is not stated"}},
	{"total", "integer", diag.Text{VI: "tổng số của danh mục", EN: "how many there are in the set"}},
	{"value", "number", diag.Text{VI: "giá trị, khi số liệu không phải số đếm", EN: "the value, where the figure is no count"}},
	{"unit", "string", diag.Text{VI: "đơn vị tính của value", EN: "unit of value"}},
	{"rank", "integer", diag.Text{VI: "thứ hạng", EN: "rank"}},
	{"corrected_by", "string", diag.Text{VI: "mã báo cáo đính chính; có thì đừng dùng dòng này", EN: "id of the report that corrects it; if there is one, do not use the row"}},
	{"source_url", "string", diag.Text{VI: "địa chỉ của nguồn", EN: "address of the source"}},
}

// snapshotColumns are those of /data/reports/<id>.csv: what later reports may
// change is left out.
var snapshotColumns = slices.DeleteFunc(slices.Clone(figureColumns), func(c column) bool { return c.Name == "corrected_by" })

// unitColumns are those of /data/units.csv: a row a unit and criterion set.
var unitColumns = []column{
	{"code", "string", diag.Text{VI: "mã đơn vị", EN: "code of the unit"}},
	{"name", "string", diag.Text{VI: "tên", EN: "name"}},
	{"kind", "string", diag.Text{VI: "loại", EN: "kind"}},
	{"group", "string", diag.Text{VI: "nhóm", EN: "group"}},
	{"plan", "string", diag.Text{VI: "mã kế hoạch", EN: "id of the plan"}},
	{"set", "string", diag.Text{VI: "mã danh mục tiêu chí", EN: "id of the set of criteria"}},
	{"done", "integer", diag.Text{VI: "đạt bao nhiêu tiêu chí", EN: "how many criteria are met"}},
	{"of", "integer", diag.Text{VI: "trên bao nhiêu tiêu chí", EN: "out of how many"}},
	{"as_of", "string", diag.Text{VI: "số liệu tính đến", EN: "as of"}},
	{"as_of_stated", "boolean", diag.Text{VI: "false: nguồn không nêu ngày, ngày là giả định", EN: "false: the source gives no date, the day is assumed"}},
	{"phase", "string", diag.Text{VI: "giai đoạn", EN: "phase"}},
	{"report", "string", diag.Text{VI: "mã báo cáo đã nêu kết quả", EN: "id of the report that says so"}},
}

// reportColumns are those of the sheet of reports: where everything comes from.
var reportColumns = []column{
	{"report", "string", diag.Text{VI: "mã báo cáo", EN: "id of the report"}},
	{"plan", "string", diag.Text{VI: "mã kế hoạch", EN: "id of the plan"}},
	{"published", "date", diag.Text{VI: "ngày nguồn công bố", EN: "the day on which the source published it"}},
	{"as_of", "string", diag.Text{VI: "số liệu tính đến", EN: "as of"}},
	{"source_title", "string", diag.Text{VI: "tên bài, tên văn bản của nguồn", EN: "title of the source"}},
	{"source_publisher", "string", diag.Text{VI: "ai công bố", EN: "who published it"}},
	{"source_url", "string", diag.Text{VI: "địa chỉ của nguồn", EN: "address of the source"}},
	{"corrects", "string", diag.Text{VI: "mã báo cáo được đính chính", EN: "id of the report that it corrects"}},
	{"reason", "string", diag.Text{VI: "vì sao đính chính", EN: "why"}},
	{"note", "string", diag.Text{VI: "ghi chú của trang", EN: "note of the site"}},
}

func writeTables(s *progress.Site, _ Options, t *output.Tree) error {
	for _, p := range s.Plans {
		if err := addCSV(t, address.PlanCSV(p.ID), figureColumns, figureRows(s, p)); err != nil {
			return err
		}
	}
	for _, r := range s.Reports {
		if err := addCSV(t, address.ReportCSV(r.ID), snapshotColumns, snapshotRows(s, r)); err != nil {
			return err
		}
	}
	return addCSV(t, address.UnitsCSV, unitColumns, unitRows(s))
}

// snapshotRows are the figures of one report.
func snapshotRows(s *progress.Site, r *progress.Report) [][]string {
	corrected := slices.IndexFunc(figureColumns, func(c column) bool { return c.Name == "corrected_by" })
	var rows [][]string
	for i := range r.Figures {
		for _, row := range rowsOf(s, s.Plan(r.Plan), &r.Figures[i]) {
			rows = append(rows, slices.Delete(row, corrected, corrected+1))
		}
	}
	return rows
}

func reportRows(s *progress.Site) [][]string {
	return each(s.Reports, func(r *progress.Report) []string {
		return []string{r.ID, r.Plan, r.Published.String(), r.AsOf.String(), r.Source.Title.Own, r.Source.Publisher.Own, r.Source.URL, r.Corrects, r.Reason.Own, r.Note.Own}
	})
}

func figureRows(s *progress.Site, p *progress.Plan) [][]string {
	var rows [][]string
	figures := figuresOf(s, p.ID)
	for i := range p.Sets {
		for _, f := range figures[p.Sets[i].ID] {
			rows = append(rows, rowsOf(s, p, f)...)
		}
	}
	return rows
}

// rowsOf is a row for every count of a figure, one for a figure without counts.
func rowsOf(s *progress.Site, p *progress.Plan, f *progress.Figure) [][]string {
	if !f.HasCounts() {
		return [][]string{figureRow(s, p, f, "", "", "")}
	}
	return each(f.Counts, func(c progress.Count) []string {
		return figureRow(s, p, f, c.Status, p.Status(c.Status).CountsAs.String(), strconv.FormatInt(c.N, 10))
	})
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
