package export

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// writeWorkbook writes /data/all.xlsx: the tables as one workbook, behind a sheet
// that says where they come from, what the columns mean and who may use them.
func writeWorkbook(s *progress.Site, _ Options, t *output.Tree) error {
	f := excelize.NewFile()
	defer f.Close()
	notes := diag.Text{VI: "Ghi chú", EN: "Notes"}.In(s.Language)
	if err := f.SetSheetName("Sheet1", notes); err != nil {
		return err
	}
	var figures [][]string
	for _, p := range s.Plans {
		figures = append(figures, figureRows(s, p)...)
	}
	tables := []namedTable{
		{"figures", figureColumns, figures}, {"units", unitColumns, unitRows(s)}, {"items", itemColumns, itemRows(s)},
		{"commitments", commitmentColumns, commitmentRows(s)}, {"reports", reportColumns, reportRows(s)},
	}
	tables = slices.Insert(tables, 0, namedTable{notes, nil, noteRows(s, tables)})
	for _, x := range tables {
		_, err := f.NewSheet(x.name) // that of the notes is there
		if err == nil {
			err = stream(f, x)
		}
		if err != nil {
			return err
		}
	}
	// No clock: equal sites are equal bytes.
	const never = "2000-01-01T00:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{Creator: s.Publisher.Name.Own, Title: s.Title.Own, Language: s.Language, Created: never, Modified: never}); err != nil {
		return err
	}
	f.SetZipWriter(newParts)
	written, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	return t.Add(address.AllXLSX.File(), written.Bytes())
}

// namedTable is a table and the name of its sheet.
type namedTable struct {
	name    string
	columns []column
	rows    [][]string
}

// stream writes a sheet row by row.
func stream(f *excelize.File, x namedTable) error {
	w, err := f.NewStreamWriter(x.name)
	if err != nil {
		return err
	}
	line := 1
	if x.columns == nil {
		err = w.SetColWidth(1, 2, 40)
	} else {
		if err = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err == nil {
			err = w.SetRow("A1", each(x.columns, func(c column) any { return c.Name }))
		}
		line++
	}
	for i, row := range x.rows {
		if err == nil {
			err = w.SetRow("A"+strconv.Itoa(line+i), values(x.columns, row))
		}
	}
	return cmp.Or(err, w.Flush())
}

// values are the cells of a row: numbers, texts that no spreadsheet runs, nil for an
// empty one.
func values(columns []column, row []string) []any {
	cells := make([]any, len(row))
	for i, text := range row {
		switch {
		case text == "":
		case columns != nil && (columns[i].Type == "integer" || columns[i].Type == "number"):
			if n, err := strconv.ParseFloat(text, 64); err == nil {
				cells[i] = n
			}
		default:
			cells[i] = harmless(text)
		}
	}
	return cells
}

// noteRows say what the workbook is, who answers for it, and what each column means.
func noteRows(s *progress.Site, tables []namedTable) [][]string {
	say := func(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(s.Language) }
	m := address.Of(s)
	licence := s.Licence.Name.Own
	if licence == "" {
		licence = say("trang không nêu", "not stated by the site")
	}
	rows := [][]string{
		{s.Title.Own, ""}, {s.Description.Own, ""},
		{say("Địa chỉ", "Address"), m.Absolute("/")}, {say("Ai chịu trách nhiệm", "Publisher"), s.Publisher.Name.Own},
		{say("Điều kiện dùng lại", "Licence"), licence}, {"", s.Licence.URL},
		{say("Ô trống", "Empty cells"), say("nguồn không nêu; trống không phải là 0", "the source does not say; empty is not 0")},
		{say("Cách đọc, cách tính", "How to read it"), m.Absolute(m.In(locale.For(s.Language)).Method())}, {"", ""},
	}
	if !s.Official {
		rows = slices.Insert(rows, 2, []string{say("Đây không phải trang của cơ quan nhà nước.", "This is not the authority’s own site."), ""})
	}
	for _, x := range tables {
		rows = append(rows, []string{x.name, ""})
		for _, c := range x.columns {
			rows = append(rows, []string{x.name + "." + c.Name, c.Means.In(s.Language)})
		}
	}
	return rows
}
