package export

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The workbook says what the CSV files say, with numbers as numbers and texts that
// no spreadsheet runs, and its notes explain every column.
func TestWorkbookAgreesWithTables(t *testing.T) {
	files := tree(t, nghean())
	f, err := excelize.OpenReader(strings.NewReader(read(t, files, "data/all.xlsx")), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Ghi chú", "figures", "units", "items", "commitments", "reports"}) {
		t.Errorf("sheets %v", got)
	}
	notes, err := f.GetRows("Ghi chú")
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, row := range notes {
		text += strings.Join(row, " | ") + "\n"
	}
	for sheet, csv := range map[string]string{"figures": "data/nq57.csv", "units": "data/units.csv"} {
		got, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		want := rows(t, files, csv)
		if len(got) != len(want)+1 || len(want) == 0 {
			t.Fatalf("%s has %d rows, the CSV %d", sheet, len(got)-1, len(want))
		}
		for i, row := range got[1:] {
			for c, name := range got[0] {
				cell := ""
				if c < len(row) {
					cell = row[c]
				}
				if cell != want[i][name] {
					t.Errorf("%s, row %d: %s is %q, in the CSV %q", sheet, i+2, name, cell, want[i][name])
				}
			}
		}
		for _, name := range got[0] {
			if !strings.Contains(text, sheet+"."+name+" | ") {
				t.Errorf("the notes do not explain %s.%s", sheet, name)
			}
		}
	}
	for _, want := range []string{"CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/", "https://example.org/tiendo/", "Nhóm tiendo"} {
		if !strings.Contains(text, want) {
			t.Errorf("the notes lack %q:\n%s", want, text)
		}
	}
	if kind, _ := f.GetCellType("figures", "K2"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("a count is no number: %v", kind)
	}
}

// Items and commitments say what the API says of them.
func TestWorkbookAgreesWithAPI(t *testing.T) {
	files := tree(t, nghean())
	f, err := excelize.OpenReader(strings.NewReader(read(t, files, "data/all.xlsx")), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sheet, want := range map[string]any{
		"items":       at(t, object(t, files, "api/v1/plans/nq57.json"), "items"),
		"commitments": at(t, object(t, files, "api/v1/commitments.json"), "commitments"),
	} {
		got, err := f.GetRows(sheet)
		list := want.([]any)
		if err != nil || len(got) != len(list)+1 || len(list) == 0 {
			t.Fatalf("%s: %d rows, %v", sheet, len(got), err)
		}
		for i, row := range got[1:] {
			if want := at(t, list[i], "id"); !slices.Contains(row, want.(string)) {
				t.Errorf("%s, row %d: %v is not %v", sheet, i+2, row, want)
			}
			for c, name := range got[0] {
				text, ok := list[i].(map[string]any)[name].(string)
				if ok && c < len(row) && row[c] != text && row[c] != "'"+text {
					t.Errorf("%s, row %d: %s is %q, in the API %q", sheet, i+2, name, row[c], text)
				}
			}
		}
		if sheet == "items" && !slices.Contains(got[1], "39.98") {
			t.Errorf("the newest value is missing: %v", got[1])
		}
	}
}

// What is not public yet is in no sheet.
func TestWorkbookTellsNothingEarly(t *testing.T) {
	f, err := excelize.OpenReader(strings.NewReader(read(t, tree(t, nghean()), "data/all.xlsx")))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			if strings.Contains(strings.Join(row, " "), later) {
				t.Errorf("%s tells of %s", sheet, later)
			}
		}
	}
}

// A snapshot is what one report said: a later correction changes no byte of it.
func TestSnapshotsStay(t *testing.T) {
	early, now := tree(t, on("2025-09-25")), tree(t, nghean())
	path := "data/reports/" + second + ".csv"
	if read(t, early, path) != read(t, now, path) {
		t.Error("a correction changed a snapshot")
	}
	if got := header(t, now, path); strings.Contains(got, "corrected_by") || !strings.HasPrefix(got, "plan,set,split,report,") {
		t.Errorf("columns %s", got)
	}
	if len(rows(t, now, path)) == 0 {
		t.Error("a snapshot without rows")
	}
}
