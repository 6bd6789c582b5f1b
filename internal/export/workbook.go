package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"io"
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
	if err := stream(f, notes, nil, noteRows(s, tables)); err != nil {
		return err
	}
	for _, x := range tables {
		if _, err := f.NewSheet(x.name); err != nil {
			return err
		}
		if err := stream(f, x.name, x.columns, x.rows); err != nil {
			return err
		}
	}
	// No clock: equal sites are equal bytes.
	const never = "2000-01-01T00:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{Creator: s.Publisher.Name.Own, Title: s.Title.Own, Language: s.Language, Created: never, Modified: never}); err != nil {
		return err
	}
	f.SetZipWriter(zipWriter)
	written, err := f.WriteToBuffer()
	if err != nil {
		return err
	}
	data, err := ordered(written.Bytes())
	if err != nil {
		return err
	}
	return t.Add(address.AllXLSX.File(), data)
}

// zipLevel of compression: a workbook is a quarter larger than at the usual 6, in less
// than half of the time. Each build makes one, few readers take it.
const zipLevel = 2

func zipWriter(to io.Writer) excelize.ZipWriter {
	w := zip.NewWriter(to)
	part, _ := flate.NewWriter(to, zipLevel) // of a megabyte, and so used again; fails for no level that there is
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		part.Reset(to)
		return part, nil
	})
	return w
}

// namedTable is a table and the name of its sheet.
type namedTable struct {
	name    string
	columns []column
	rows    [][]string
}

// stream writes a sheet row by row. Numbers are numbers, everything else is text
// that no spreadsheet runs.
func stream(f *excelize.File, sheet string, columns []column, rows [][]string) error {
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	line := 1
	if columns == nil {
		err = w.SetColWidth(1, 2, 40)
	} else {
		if err = w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err == nil {
			err = w.SetRow("A1", each(columns, func(c column) any { return c.Name }))
		}
		line++
	}
	for _, row := range rows {
		if err == nil {
			err = w.SetRow("A"+strconv.Itoa(line), values(columns, row))
		}
		line++
	}
	if err != nil {
		return err
	}
	return w.Flush()
}

// values are the cells of a row; nil is an empty one.
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

// ordered puts the parts of a workbook into the order of their names: excelize
// writes sheets that were streamed in the order of a Go map.
func ordered(workbook []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, part := range in.File {
		if err := out.Copy(part); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
