package sheet

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/diag"
)

// openXLSX reads a workbook with excelize. Sizes are looked at before anything
// is unpacked, rows and columns before a sheet is held in memory; formulas are
// never worked out, their last value stands in the file.
func openXLSX(data []byte, faults *Faults) *Book {
	notOne := func(err error) *Book {
		faults.file(diag.Say("không đọc được như bảng tính .xlsx: %v", "cannot be read as a workbook .xlsx: %v", err),
			diag.Say("mở bằng Excel, lưu lại; tệp hỏng thì xuất lại: tiendo export", "open it in Excel and save it; when it is damaged, make a new one: tiendo export"))
		return nil
	}
	parts, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return notOne(err)
	}
	if !slices.ContainsFunc(parts.File, func(part *zip.File) bool { return strings.HasPrefix(strings.ToLower(part.Name), "xl/") }) {
		faults.file(diag.Say("không phải bảng tính Excel mà là tệp nén khác (.docx, .ods, .zip)", "no Excel workbook but another kind of archive (.docx, .ods, .zip)"), saveAs())
		return nil
	}
	if !fits(parts, faults) {
		return nil
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzip, UnzipXMLSizeLimit: maxUnzip})
	if err != nil {
		return notOne(err)
	}
	defer f.Close()
	book, cells := &Book{}, 0
	for _, name := range f.GetSheetList() {
		s := &Sheet{Name: name}
		if visible, err := f.GetSheetVisible(name); err == nil {
			s.hidden = !visible
		}
		if !s.within(f, &cells, faults) {
			return nil
		}
		if err := s.load(f); err != nil {
			return notOne(err)
		}
		book.Sheets = append(book.Sheets, s)
	}
	return book
}

// fits says whether the parts of a workbook are of a size that can be held in
// memory.
func fits(parts *zip.Reader, faults *Faults) bool {
	var size uint64
	for _, part := range parts.File {
		most := uint64(maxPart)
		if strings.EqualFold(path.Base(part.Name), "sharedStrings.xml") {
			most = maxStrings
		}
		if size += part.UncompressedSize64; size > maxUnzip || part.UncompressedSize64 > most {
			faults.file(diag.Say("bảng tính quá lớn khi bung ra (%s)", "the workbook is too large when it is unpacked (%s)", part.Name),
				diag.Say("bỏ những bảng không liên quan, xóa các dòng và cột thừa", "remove sheets that do not belong, delete rows and columns beyond the table"))
			return false
		}
		if strings.Contains(part.Name, "worksheets/") && merged(part) > maxMerges {
			faults.file(diag.Say("bảng có hơn %d chỗ gộp ô (%s)", "a sheet has more than %d merged cells (%s)", maxMerges, part.Name), diag.Say("bỏ gộp ô (Unmerge Cells)", "unmerge the cells"))
			return false
		}
	}
	return true
}

// merged is about how many merged cells a sheet has: excelize compares each with
// each.
func merged(part *zip.File) int {
	in, err := part.Open()
	if err != nil {
		return 0 // excelize will say so
	}
	defer in.Close()
	text, _ := io.ReadAll(io.LimitReader(in, maxPart))
	return bytes.Count(text, []byte("mergeCell ")) // not the list of them, mergeCells
}

// within reads a sheet as a stream and says whether it is of a size that an
// office fills in by hand; cells are those of the sheets before it.
func (s *Sheet) within(f *excelize.File, cells *int, faults *Faults) bool {
	rows, err := f.Rows(s.Name)
	if err != nil {
		faults.file(diag.Say("không đọc được bảng “%s”: %v", "cannot read the sheet “%s”: %v", s.Name, err), diag.Say("mở bằng Excel, lưu lại", "open it in Excel and save it"))
		return false
	}
	defer rows.Close()
	for n := 1; rows.Next(); n++ {
		row, err := rows.Columns()
		if n > maxRows {
			faults.add(s.ref(1, n), diag.Say("bảng dài hơn %d dòng", "the sheet has more than %d rows", maxRows), diag.Say("xóa các dòng thừa dưới bảng (chọn dòng, Delete), lưu lại", "delete the rows beyond the table and save it"))
			return false
		}
		if len(row) > maxColumns {
			faults.add(s.ref(maxColumns+1, n), diag.Say("bảng rộng hơn %d cột", "the sheet has more than %d columns", maxColumns), diag.Say("xóa các cột thừa bên phải bảng, lưu lại", "delete the columns beyond the table and save it"))
			return false
		}
		if *cells += len(row); *cells > maxCells {
			faults.add(s.ref(1, n), diag.Say("tệp có hơn %d ô", "the file has more than %d cells", maxCells), diag.Say("bỏ những bảng không liên quan, xóa các cột thừa", "remove sheets that do not belong, delete columns beyond the table"))
			return false
		}
		if err != nil {
			faults.add(s.ref(1, n), diag.Say("không đọc được dòng này: %v", "cannot read this row: %v", err), diag.Say("mở bằng Excel, lưu lại", "open it in Excel and save it"))
			return false
		}
		s.Rows = append(s.Rows, make([]Cell, len(row)))
		for i, text := range row {
			s.Rows[n-1][i].Text = text
		}
	}
	return true
}

// load gives every cell its type, and finds what is hidden and merged.
func (s *Sheet) load(f *excelize.File) error {
	merges, err := f.GetMergeCells(s.Name)
	if err != nil {
		return err
	}
	styles := formats{file: f, known: map[int]format{}}
	s.hiddenRows, s.hiddenCols = map[int]bool{}, map[int]bool{}
	columns := 0
	for r := range s.Rows {
		if visible, err := f.GetRowVisible(s.Name, r+1); err == nil && !visible {
			s.hiddenRows[r+1] = true
		}
		columns = max(columns, len(s.Rows[r]))
		for c := range s.Rows[r] {
			if err := s.classify(f, &styles, c+1, r+1); err != nil {
				return err
			}
		}
	}
	for c := 1; c <= columns; c++ {
		if visible, err := f.GetColVisible(s.Name, columnName(c)); err == nil && !visible {
			s.hiddenCols[c] = true
		}
	}
	for _, m := range merges {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 == nil && err2 == nil {
			s.merges = append(s.merges, area{left, top, right, bottom})
		}
	}
	return nil
}

func (s *Sheet) classify(f *excelize.File, styles *formats, col, row int) error {
	cell, at := &s.Rows[row-1][col-1], columnName(col)+strconv.Itoa(row)
	kind, err := f.GetCellType(s.Name, at)
	if err != nil {
		return err
	}
	if cell.Text == "" {
		if formula, _ := f.GetCellFormula(s.Name, at); formula != "" {
			cell.Type = Broken
		}
		return nil
	}
	index, err := f.GetCellStyle(s.Name, at)
	if err != nil {
		return err
	}
	style := styles.of(index)
	switch kind {
	case excelize.CellTypeError:
		cell.Type = Broken
	case excelize.CellTypeBool:
		cell.Type = Bool
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		cell.number(style, styles.date1904)
	case excelize.CellTypeDate:
		cell.Type = Date
		cell.Text, _, _ = strings.Cut(cell.Text, "T")
	default:
		cell.Type, cell.Font = String, style.font
	}
	return nil
}

// number tells numbers, percentages and dates apart: in the file they are all
// numbers, and only their format says what people see.
func (c *Cell) number(style format, date1904 bool) {
	c.Type = Number
	value, err := strconv.ParseFloat(c.Text, 64)
	if err != nil {
		c.Type = String
		return
	}
	switch {
	case style.date:
		if t, err := excelize.ExcelDateToTime(value, date1904); err == nil {
			c.Type, c.Text = Date, t.Format("2006-01-02")
			if t.Hour()+t.Minute() > 0 {
				c.Text += t.Format(" 15:04")
			}
		}
	case style.percent:
		c.Type = Percent
	default:
		c.Text = strconv.FormatFloat(value, 'f', -1, 64)
	}
}
