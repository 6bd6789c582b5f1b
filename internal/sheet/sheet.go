// Package sheet turns content into workbooks that an office fills in, and filled
// workbooks back into content. It is pure: bytes and a site in, bytes and faults
// out. Nothing is guessed: what can be read in two ways is refused, at its cell,
// with the way out.
//
// The way of a file, there and back:
//
//	NewForm   site, plan (and a report) → Form: grids of cells     form.go, fill.go
//	Form.XLSX, Form.CSV                 → bytes                    styled.go, csv.go
//	Open      bytes → Book: cells with their types                 open.go, xlsx.go, csv.go
//	Take      Book, site → Draft of a report, or faults            take.go, value.go
//	Draft.TOML                          → text, and which cell each line comes from
//
// What the columns hold is described by package schema: a key that reports may
// have is a column of the form.
package sheet

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"tiendo/internal/diag"
)

// Caps on what is read.
const (
	MaxFile    = 16 << 20 // bytes of a file
	maxUnzip   = 64 << 20 // bytes of what a workbook unpacks to
	maxPart    = 12 << 20 // bytes of one part of it, in memory twenty times as much
	maxStrings = 4 << 20  // bytes of its list of texts, in memory thirty times as much
	maxRows    = 20_000   // of a sheet
	maxCells   = 250_000  // of a file
	maxMerges  = 1_000    // of a sheet
	maxColumns = 400      // of a sheet
	maxFaults  = 500      // that are listed
)

// Book is a file with its sheets; a CSV file is a book of one sheet without a name.
type Book struct {
	Sheets []*Sheet
}

// Sheet is a table of cells; Rows[0] is row 1.
type Sheet struct {
	Name string
	Rows [][]Cell
	// comma says that a comma is the decimal mark of numbers that stand as text;
	// known of CSV files by their delimiter, of nothing else.
	comma, point bool
	hidden       bool
	hiddenRows   map[int]bool // from 1
	hiddenCols   map[int]bool
	merges       []area
}

// area is a rectangle of cells, columns and rows from 1.
type area struct{ left, top, right, bottom int }

// Cell is a cell as it was saved. Formulas are seen by their last value only.
type Cell struct {
	Text string // numbers as digits with a point, dates as 2025-09-24
	Type Type
	Font string // of text in a workbook, when it is one of the fonts before Unicode
}

// Type is what a cell holds.
type Type uint8

const (
	Empty Type = iota
	String
	Number
	Percent // a number that is shown times 100
	Date
	Bool
	Broken // an error such as #REF!, or a formula without a value
)

// Ref is a cell of a book.
type Ref struct {
	Sheet    string
	Col, Row int // from 1
}

// String is the reference as Excel writes it: "Danh mục!D7".
func (r Ref) String() string {
	at := columnName(r.Col) + strconv.Itoa(r.Row)
	if r.Sheet == "" {
		return at
	}
	return r.Sheet + "!" + at
}

// columnName is the letters of a column: 1 is A, 28 is AB.
func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// Fault is something in a file that cannot be taken over.
type Fault struct {
	At      Ref
	Whole   bool // the file as a whole; At does not matter
	Message diag.Text
	Hint    diag.Text
}

// Faults are what is wrong in a file, in the order of its cells.
type Faults []Fault

func (f *Faults) add(at Ref, message, hint diag.Text) {
	if len(*f) < maxFaults {
		*f = append(*f, Fault{At: at, Message: message, Hint: hint})
	}
}

func (f *Faults) file(message, hint diag.Text) {
	*f = append(*f, Fault{Whole: true, Message: message, Hint: hint})
}

// In is the fault as a line, and the way out as another.
func (f Fault) In(lang string) (message, hint string) {
	if f.Whole {
		return f.Message.In(lang), f.Hint.In(lang)
	}
	return fmt.Sprintf("%s: %s", f.At, f.Message.In(lang)), f.Hint.In(lang)
}

// cell is the cell at a column and row from 1; what is not there is empty.
func (s *Sheet) cell(col, row int) Cell {
	if row < 1 || row > len(s.Rows) || col < 1 || col > len(s.Rows[row-1]) {
		return Cell{}
	}
	return s.Rows[row-1][col-1]
}

// width is how many columns the widest row has.
func (s *Sheet) width() int {
	n := 0
	for _, row := range s.Rows {
		n = max(n, len(row))
	}
	return n
}

func (s *Sheet) ref(col, row int) Ref { return Ref{s.Name, col, row} }

// harmless keeps a spreadsheet from running a text as a formula, today or when
// somebody edits the cell: OWASP ASVS 1.2.10. plain undoes it exactly.
func harmless(s string) string {
	if startsFormula(s) {
		return "'" + s
	}
	return s
}

func plain(s string) string {
	if strings.HasPrefix(s, "'") && startsFormula(s[1:]) {
		return s[1:]
	}
	return s
}

// startsFormula looks behind apostrophes, so that the escape can be undone.
func startsFormula(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "'"))
	return strings.ContainsRune("=+-@\t\r\n\x00＝＋－＠", first)
}
