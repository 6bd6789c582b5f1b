package export

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Excelize makes a dozen objects of every cell that it streams. So it streams the
// head of a sheet, and the rows are written here as it would write them and put in
// when the parts of the workbook are compressed. A sheet with a text or a number
// that it would not write as it stands is streamed as a whole. A test holds both
// against each other.

// plainRows are the rows of a table from a line on; false, and none, where some cell is
// not plain.
func plainRows(line int, x namedTable) (rows []byte, plain bool) {
	rows = make([]byte, 0, 40*len(x.rows)*len(x.columns))
	var names []string
	for i, row := range x.rows {
		at := strconv.Itoa(line + i)
		rows = append(append(append(rows, `<row r="`...), at...), `">`...)
		for k, text := range row {
			if k == len(names) {
				name, _ := excelize.ColumnNumberToName(k + 1) // fails from 16,385 on
				names = append(names, `<c r="`+name)
			}
			if text == "" {
				continue
			}
			rows = append(append(rows, names[k]...), at...)
			if n, ok := numberIn(x.columns, k, text); ok {
				if plain = len(text) <= 15; !plain { // digits, of which excelize keeps so many
					return nil, false
				}
				rows = append(strconv.AppendFloat(append(rows, `"><v>`...), n, 'f', -1, 64), `</v></c>`...)
				continue
			}
			if text = harmless(text); !isPlainCell(text) {
				return nil, false
			}
			rows = append(append(append(rows, `" t="inlineStr"><is><t>`...), html.EscapeString(text)...), `</t></is></c>`...)
		}
		rows = append(rows, `</row>`...)
	}
	return rows, true
}

// isPlainCell says whether excelize writes a text as it stands, but for what HTML
// escapes too: it has no blanks at its ends, holds nothing that XML may not have or that
// looks like a character escaped (_x000D_), and is short enough.
func isPlainCell(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' || c == 0xef { // begins U+F000 to U+FFFF
			return false
		}
	}
	return text[0] > ' ' && text[len(text)-1] > ' ' && !strings.Contains(text, "_x") && len(text) <= excelize.TotalCellChars
}

// parts are those of a workbook. They are written in the order of their names: excelize
// makes sheets that were streamed in the order of a Go map.
type parts struct {
	*zip.Writer
	rows map[string][]byte // of the sheets, by the names of their parts
	list []part
}

type part struct {
	name string
	*bytes.Buffer
}

// sheetPart is the name of the part of a sheet, from 1.
func sheetPart(n int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", n) }

// zipLevel of compression: a workbook is a quarter larger than at the usual 6, in less
// than half of the time. Each build makes one, few readers take it.
const zipLevel = 2

func newParts(to io.Writer, rows map[string][]byte) *parts {
	w := zip.NewWriter(to)
	level, _ := flate.NewWriter(to, zipLevel) // of a megabyte, and so used again; fails for no level that there is
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) {
		level.Reset(to)
		return level, nil
	})
	return &parts{Writer: w, rows: rows}
}

// Create begins a part.
func (p *parts) Create(name string) (io.Writer, error) {
	x := part{name, new(bytes.Buffer)}
	p.list = append(p.list, x)
	return x, nil
}

// Close writes the parts, rows at the end of the data of their sheets.
func (p *parts) Close() error {
	slices.SortFunc(p.list, func(a, b part) int { return cmp.Compare(a.name, b.name) })
	for _, x := range p.list {
		w, err := p.Writer.Create(x.name)
		head, rest := x.Bytes(), []byte(nil)
		if end := bytes.Index(head, []byte("</sheetData>")); end >= 0 {
			head, rest = head[:end], head[end:]
		}
		for _, piece := range [][]byte{head, p.rows[x.name], rest} {
			if err == nil {
				_, err = w.Write(piece)
			}
		}
		if err != nil {
			return err
		}
	}
	return p.Writer.Close()
}
