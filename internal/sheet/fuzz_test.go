package sheet

import (
	"slices"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// FuzzImport: a file either has faults, all with words, or becomes a report that
// the reader of content understands: no cell can break out of its TOML value or
// give a value of a type that the key does not take.
func FuzzImport(f *testing.F) {
	s, fsys := siteWith(f, reportTOML)
	for _, csv := range []string{
		"Danh mục;Tổng\nfigure.set;split;total;counts.done;note\ntargets;;65;39;\"một \"\"hai\"\"\nba\"\n",
		"a,b\nfigure.set,split,total,counts.done,value\ntargets,x,65,39,\"1,234.5\"\n",
		"item.id\tstatus\tvalue\tdone_on\tevidence\nt-01\thoàn thành\t39,98\t24/9/2025\tBài | Báo | https://example.org\n",
		"unit.code;done;criterion.tc-01\n16681;2;\n16690;;x\n",
		"report.key;value\nplan;nq57\npublished;2025-09-24\n",
	} {
		f.Add([]byte(csv))
	}
	f.Add(edited(f, s, func(*excelize.File) {}))
	f.Fuzz(func(t *testing.T, data []byte) {
		book, faults := Open(data)
		if (book == nil) != (len(faults) > 0) {
			t.Fatalf("a book: %v; faults: %v", book != nil, faults)
		}
		if book == nil {
			return
		}
		keys := map[string]string{"published": "2025-09-24", "as_of": "2025-09-24", "source.title": "Bài", "source.publisher": "Báo"}
		draft, faults := Take(book, s, Options{Plan: "nq57", Keys: keys})
		for _, fault := range faults {
			if message, hint := fault.In("vi"); message == "" || hint == "" || !utf8.ValidString(message) {
				t.Errorf("a fault without words: %+v", fault)
			}
		}
		if draft == nil || !draft.HasReport() {
			return
		}
		understood(t, fsys, draft.TOML().String())
	})
}

// understood reads a report with the rest of the site.
func understood(t *testing.T, site fstest.MapFS, report string) {
	t.Helper()
	fsys := fstest.MapFS{"reports/2025-09-24-nq57.toml": {Data: []byte(report)}}
	for name, file := range site {
		fsys[name] = file
	}
	_, problems, err := content.Load(fsys, content.Options{Date: progress.NewDate(2025, 12, 1)})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if slices.Contains([]string{"toml-syntax", "wrong-type", "unknown-key", "key-case", "required-key", "not-nfc"}, p.Rule.Name) {
			t.Fatalf("%+v %s\n%s", p.Place, p.Message.EN, report)
		}
	}
}
