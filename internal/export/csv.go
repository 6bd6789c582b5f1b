package export

import (
	"bytes"
	"encoding/csv"
	"strings"
	"unicode/utf8"

	"tiendo/internal/address"
	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// column is a column of a table: its name and its type in a Frictionless schema,
// and what it means.
type column struct {
	Name, Type string
	Means      diag.Text
}

// bom tells Excel that the file is UTF-8; without it Excel shows Vietnamese in
// the code page of the machine ("Ä‘Æ¡n vá»‹"). Other readers skip it.
const bom = "\uFEFF"

// addCSV adds a table as RFC 4180 has it: a header, CRLF, quotes where needed.
func addCSV(t *output.Tree, at address.Path, columns []column, rows [][]string) error {
	b := bytes.NewBufferString(bom)
	w := csv.NewWriter(b)
	w.UseCRLF = true
	header := each(columns, func(c column) string { return c.Name })
	if err := w.Write(header); err != nil {
		return err
	}
	for _, row := range rows {
		for i, c := range columns {
			if c.Type == "string" {
				row[i] = harmless(row[i])
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return t.Add(at.File(), b.Bytes())
}

// harmless keeps a spreadsheet from running a text as a formula (OWASP ASVS
// 1.2.10; the wide forms are those that East Asian editions of Excel take for
// the narrow ones). Numbers stay numbers: -1 in a column of texts is a text.
// The JSON has the exact text.
func harmless(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", first) {
		return "'" + s
	}
	return s
}

// Cells of what a source may leave out: empty.

func whole(m progress.Maybe[int64]) string {
	return cell(m, func(n int64) string { return progress.Whole(n).String() })
}

func cell[T any](m progress.Maybe[T], write func(T) string) string {
	if !m.OK {
		return ""
	}
	return write(m.V)
}
