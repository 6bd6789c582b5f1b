package export

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestPlainRows: a workbook whose rows are written here is, part by part, the one that
// excelize streams, whatever stands in the cells.
func TestPlainRows(t *testing.T) {
	ours, theirs, rows := excelize.NewFile(), excelize.NewFile(), map[string][]byte{}
	random, plain := rand.New(rand.NewPCG(1, 0)), 0
	const sheets = 800
	for i := range sheets {
		x := namedTable{"Sheet" + strconv.Itoa(i+1), nil, randomCells(random)}
		if i%2 == 0 {
			x.columns = []column{{Name: "a", Type: "string"}, {Name: "b", Type: "integer"}, {Name: "c", Type: "number"}, {Name: "d", Type: "date"}}
		}
		for _, f := range []*excelize.File{ours, theirs} {
			if _, err := f.NewSheet(x.name); err != nil {
				t.Fatal(err)
			}
		}
		written, err := addSheet(ours, x)
		if err != nil {
			t.Fatal(err)
		}
		if rows[sheetPart(i+1)] = written; written != nil {
			plain++
		}
		w, line, err := openSheet(theirs, x)
		if err != nil {
			t.Fatal(err)
		}
		if err := streamRows(w, line, x); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if plain < sheets/4 || plain > sheets*9/10 {
		t.Errorf("%d of %d sheets are plain: the test looks at one kind only", plain, sheets)
	}
	ours.SetZipWriter(func(to io.Writer) excelize.ZipWriter { return newParts(to, rows) })
	got, want := unzipped(t, ours), unzipped(t, theirs)
	if len(got) != len(want) {
		t.Errorf("%d parts, want %d", len(got), len(want))
	}
	for name, data := range want {
		if got[name] != data {
			_, now, _ := strings.Cut(got[name], "<sheetData>")
			_, was, _ := strings.Cut(data, "<sheetData>")
			t.Errorf("%s is\n%.3000q\nwant\n%.3000q", name, now, was)
		}
	}
}

// randomCells are rows of a text, two numbers and a text.
func randomCells(random *rand.Rand) (rows [][]string) {
	tame := []string{"a", "Đô Lương", "=", "-", "&", "<", ">", `"`, "'", "+", "]]>", "_", "x", "\u00a0", "a\nb c"}
	wild := []string{" ", "\n", "\t", "\r", "_x", "_x000D_", "\x00", "\ue000", "\uf8ff", "\uffff", "\ufffd", "\U0010ffff", strings.Repeat("a", excelize.TotalCellChars+1)}
	numbers := []string{"", "0", "-1", "39.98", "0.05", "-0.0", "007", "123456789012345", "9.50", "1234567890123456", "0.12345678901234567"}
	text := func() (s string) {
		for range random.IntN(3) {
			from := tame
			if random.IntN(12) == 0 {
				from = wild
			}
			s += from[random.IntN(len(from))]
		}
		return s
	}
	for range random.IntN(3) {
		usual := len(numbers) - 2*random.IntN(2)
		rows = append(rows, []string{text(), numbers[random.IntN(usual)], numbers[random.IntN(usual)], text()})
	}
	return rows
}

// unzipped are the parts of a workbook by their names.
func unzipped(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	r, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, part := range r.File {
		in, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts[part.Name] = string(data)
	}
	return parts
}
