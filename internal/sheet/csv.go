package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"tiendo/internal/diag"
)

const bom = "\uFEFF"

// openCSV reads a CSV file with or without a byte order mark. The delimiter of
// its first line says how numbers are written: where ";" parts the cells, Excel
// writes 1.234,5; where "," does, 1,234.5.
func openCSV(data []byte, faults *Faults) *Book {
	data = bytes.TrimPrefix(data, []byte(bom))
	s := &Sheet{}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = delimiter(data)
	r.FieldsPerRecord = -1
	s.comma, s.point = r.Comma == ';', r.Comma == ','
	for n := 1; ; n++ {
		for rest := data[r.InputOffset():]; len(rest) > 0 && (rest[0] == '\n' || bytes.HasPrefix(rest, []byte("\r\n"))) && n < maxRows; n++ {
			s.Rows = append(s.Rows, nil) // package csv skips lines that Excel counts
			rest = rest[bytes.IndexByte(rest, '\n')+1:]
		}
		record, err := r.Read()
		if err == io.EOF {
			return &Book{[]*Sheet{s}}
		}
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			faults.add(Ref{Col: 1, Row: broken.Line}, diag.Say("dấu ngoặc kép không khớp", "quotation marks do not match"), diag.Say("lưu lại bằng Excel: “CSV UTF-8”", "save it again with Excel: “CSV UTF-8”"))
			return nil
		case n > maxRows:
			faults.add(Ref{Col: 1, Row: n}, diag.Say("bảng dài hơn %d dòng", "the sheet has more than %d rows", maxRows), diag.Say("xóa các dòng thừa", "delete the rows beyond the table"))
			return nil
		case len(record) > maxColumns:
			faults.add(Ref{Col: maxColumns + 1, Row: n}, diag.Say("bảng rộng hơn %d cột", "the sheet has more than %d columns", maxColumns), diag.Say("xóa các cột thừa", "delete the columns beyond the table"))
			return nil
		}
		row := make([]Cell, len(record))
		for i, text := range record {
			if text != "" {
				row[i] = Cell{Text: text, Type: String}
			}
		}
		s.Rows = append(s.Rows, row)
	}
}

// delimiter is the one of ; , and tab that is most frequent in the first line,
// outside quotation marks.
func delimiter(data []byte) rune {
	n, inside := map[byte]int{}, false
	for _, c := range data {
		switch {
		case c == '"':
			inside = !inside
		case !inside:
			n[c]++
		}
		if c == '\n' && !inside {
			break
		}
	}
	best := byte(',')
	for _, c := range []byte(";\t") {
		if n[c] > n[best] {
			best = c
		}
	}
	return rune(best)
}

// CSV writes one sheet of a form, as Excel in the language of the site expects
// it: in Vietnamese ; between cells and a comma in decimals.
func (g *grid) csv(lang string) ([]byte, error) {
	b := bytes.NewBufferString(bom)
	w := csv.NewWriter(b)
	w.UseCRLF = true
	if lang == "vi" {
		w.Comma = ';'
	}
	for _, row := range g.cells() {
		record := make([]string, len(row))
		for i, cell := range row {
			record[i] = cell.Text
			switch {
			case cell.Type == String:
				record[i] = harmless(cell.Text)
			case cell.Type == Number && lang == "vi":
				record[i] = strings.Replace(cell.Text, ".", ",", 1)
			}
		}
		if err := w.Write(record); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}
