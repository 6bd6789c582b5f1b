package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"tiendo/internal/content"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

const (
	siteTOML = `title = "Tiến độ"
base_url = "https://tiendo.example.org/"
language = "vi"
languages = ["vi", "en"]
`
	unitsTOML = `unit = [
 { code = "16681", name = "Phường Thành Vinh", group = "Vinh" },
 { code = "16690", name = "Xã Đông Thành", group = "Yên Thành" },
 { code = "16702", name = "Xã =Lạ", group = "Yên Thành" },
]
`
	planTOML = `title = "Nghị quyết 57"
[[status]]
id = "handed-over"
name = "Đã bàn giao"
counts_as = "done"
[[set]]
id = "targets"
kind = "target"
name = "Chỉ tiêu"
size = 65
[[set]]
id = "tasks"
kind = "task"
name = "Nhiệm vụ"
[[set]]
id = "communes"
kind = "unit"
name = "Xã, phường"
[[set]]
id = "criteria"
kind = "criterion"
each = "communes"
name = "Tiêu chí"
size = 3
[[criterion]]
id = "tc-01"
set = "criteria"
name = "Một"
[[criterion]]
id = "tc-02"
set = "criteria"
name = "Hai"
[[criterion]]
id = "tc-03"
set = "criteria"
name = "Ba"
[[item]]
id = "t-01"
sets = ["tasks"]
title = "Việc thứ nhất"
lead = "Sở Khoa học và Công nghệ"
[[item]]
id = "t-02"
sets = ["tasks"]
title = "=HYPERLINK(1)"
goal = { value = 80 }
due = "2025"
`
	commitmentsTOML = `# Lời hứa.

[[commitment]]
id = "kpi"
type = "commitment"
by = "Tỉnh"
text = "Có công cụ"
said = 2025-01-02
due = "2025-09"
source = { title = "Bài", publisher = "Báo" }

# Lời thứ hai.
[[commitment]]
id = "mang"
type = "goal"
by = "Tỉnh"
text = "Có mạng"
said = 2025-01-02
source = { title = "Bài", publisher = "Báo" }
`
	reportTOML = `plan = "nq57"
published = 2025-06-24
as_of = 2025-06-24
[source]
title = "Báo cáo tháng sáu"
publisher = "Báo Nghệ An"
[[figure]]
set = "targets"
total = 65
counts = { done = 20 }
[[item]]
id = "t-01"
status = "in-progress"
`
)

// site loads the site above with a report, by default that of June.
func siteWith(t testing.TB, report string) (*progress.Site, fstest.MapFS) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{"site.toml": siteTOML, "units.toml": unitsTOML, "plans/nq57.toml": planTOML, "plans/khac.toml": "title = \"Khác\"\n",
		"commitments.toml": commitmentsTOML, "reports/2025-06-24-nq57.toml": report} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, problems, err := content.Load(fsys, content.Options{Date: progress.NewDate(2025, 12, 1)})
	if err != nil || problems.Errors() {
		t.Fatalf("%v %+v\n%s", err, problems, report)
	}
	return s, fsys
}

// loaded is the site with another plan.
func loaded(t testing.TB, plan string) *progress.Site {
	t.Helper()
	_, fsys := siteWith(t, reportTOML)
	fsys["plans/nq57.toml"] = &fstest.MapFile{Data: []byte(plan)}
	s, problems, err := content.Load(fsys, content.Options{Date: progress.NewDate(2025, 12, 1)})
	if err != nil || problems.Errors() {
		t.Fatalf("%v %+v", err, problems)
	}
	return s
}

// filledForm is the form of the report in the content, as a workbook.
func filledForm(t testing.TB, s *progress.Site, fsys fstest.MapFS) *Form {
	t.Helper()
	values, err := content.Values(fsys, "reports/2025-06-24-nq57.toml")
	if err != nil {
		t.Fatal(err)
	}
	form, err := NewForm(s, s.Plan("nq57"), values)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func workbook(t testing.TB, f *Form) []byte {
	t.Helper()
	data, err := f.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// An empty form has nothing to say; equal forms are equal bytes.
func TestEmptyFormChangesNothing(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	form, err := NewForm(s, s.Plan("nq57"), nil)
	if err != nil {
		t.Fatal(err)
	}
	data := workbook(t, form)
	if !bytes.Equal(data, workbook(t, form)) {
		t.Error("equal forms, other bytes")
	}
	book, faults := Open(data)
	if book == nil {
		t.Fatal(faults)
	}
	draft, faults := Take(book, s, Options{})
	if len(faults) > 0 || !draft.Empty() {
		t.Errorf("%v %+v", faults, draft)
	}
}

// texts that spreadsheets, delimiters and quotation marks could spoil.
var texts = []string{
	"Nhiệm vụ", "=1+1", "'=1+1", "''@x", "'trích'", "+84 238", "-5", "@ai", "một; hai, ba", "dòng một\ndòng hai", "“ngoặc”, \"kép\" và \\", "1.234,5", "24/9/2025",
	"có", "TRUE", "#REF!", "39/65", "0012", "a\tb", "# x", "[1]", "é ể ộ ữ", "100%", "＝x",
}

// a random report, of values that the reader accepts.
type generator struct{ *rand.Rand }

func (g generator) of(f *schema.Field) any {
	switch f.Kind {
	case schema.Text:
		return texts[g.IntN(len(texts))]
	case schema.Plain:
		return []string{"phần A", "=B", "x"}[g.IntN(3)]
	case schema.Word:
		return f.Choices[g.IntN(len(f.Choices))].Word
	case schema.Date:
		return fmt.Sprintf("20%02d-%02d-%02d", g.IntN(90)+10, g.IntN(12)+1, g.IntN(28)+1)
	case schema.Period:
		return []string{"2025-05-24", "2025-05", "2025-Q1", "2025"}[g.IntN(4)]
	case schema.Count:
		return g.Int64N(3000)
	case schema.Decimal:
		return []any{int64(7), 39.98, 0.1, -2.5, 1234.567, 1e-7, int64(0), 123456789.25}[g.IntN(8)]
	case schema.Boolean:
		return g.IntN(2) == 0
	case schema.Link:
		return "https://example.org/a?b=c,d;e"
	case schema.Plains:
		return []any{"not-stated", "assumed-date"}[:g.IntN(2)+1]
	case schema.Counts:
		counts := map[string]any{}
		for _, s := range []string{"done", "handed-over", "exceeded", "continuous"} {
			if g.IntN(2) == 0 {
				counts[s] = g.Int64N(100)
			}
		}
		counts["in-progress"] = int64(0)
		return counts
	case schema.Done:
		return []any{int64(2), []any{"tc-01", "tc-03"}, []any{}}[g.IntN(3)]
	case schema.Many: // evidence, which has a line of the cell
		first := g.some(f.Sub, 0.6)
		for key, v := range first {
			if text, ok := v.(string); ok {
				first[key] = strings.ReplaceAll(text, "\n", " ")
			}
		}
		return []any{first, map[string]any{"title": "Quyết định 12", "publisher": "a=b", "accessed": "2025-05-02"}}
	}
	return "t-01"
}

// some fills some of the keys of a table that need not be there, and all others.
func (g generator) some(t *schema.Table, share float64) map[string]any {
	m := map[string]any{}
	for i := range t.Fields {
		if f := &t.Fields[i]; f.Kind != schema.One && (f.Required || g.Float64() < share) {
			m[f.Name] = g.of(f)
		}
	}
	return m
}

func (g generator) report() map[string]any {
	report := schema.Report()
	m := g.some(&schema.Table{Fields: slices.DeleteFunc(slices.Clone(report.Fields), func(f schema.Field) bool {
		return f.Sub != nil || f.Name == "corrects" || f.Name == "reason"
	})}, 0.5)
	m["plan"], m["published"], m["as_of"] = "nq57", "2025-06-24", "2025-06-24"
	source := g.some(report.Field("source").Sub, 0.5)
	source["publisher"] = "Báo Nghệ An"
	delete(source, "archive")
	m["source"] = source
	var figures, items []any
	for i := range g.IntN(6) {
		f := g.some(report.Field("figure").Sub, 0.4)
		f["set"], f["split"] = []string{"targets", "tasks", "communes"}[g.IntN(3)], fmt.Sprint("cách ", i)
		if f["value"] == nil && f["rank"] == nil {
			f["counts"] = map[string]any{"done": int64(i)}
		}
		figures = append(figures, f)
	}
	for _, id := range []string{"t-01", "t-02"} {
		if g.IntN(2) == 0 {
			it := g.some(report.Field("item").Sub, 0.4)
			it["id"], it["status"] = id, "done"
			items = append(items, it)
		}
	}
	units := g.some(report.Field("units").Sub, 0.5)
	units["set"], units["done"] = "criteria", map[string]any{}
	delete(units, "default")
	for _, code := range []string{"16681", "16690", "16702"} {
		if g.IntN(2) == 0 {
			units["done"].(map[string]any)[code] = g.of(&schema.Field{Kind: schema.Done})
		}
	}
	if len(units["done"].(map[string]any)) > 0 {
		m["units"] = units
	}
	m["figure"], m["item"] = figures, items
	return m
}

// Export and import give back a report of the same meaning, whatever it says: as
// a workbook whole, as CSV its figures, in both languages' way of writing numbers.
func TestRoundTrip(t *testing.T) {
	reports := 0
	for seed := range uint64(40) {
		g := generator{rand.New(rand.NewPCG(seed, 57))}
		m := g.report()
		if len(m["figure"].([]any))+len(m["item"].([]any)) == 0 && m["units"] == nil {
			continue
		}
		reports++
		for _, key := range []string{"figure", "item"} {
			if len(m[key].([]any)) == 0 {
				delete(m, key)
			}
		}
		var text bytes.Buffer
		if err := toml.NewEncoder(&text).Encode(m); err != nil {
			t.Fatal(err)
		}
		s, fsys := siteWith(t, text.String())
		form := filledForm(t, s, fsys)
		book, faults := Open(workbook(t, form))
		if book == nil {
			t.Fatal(faults)
		}
		draft, faults := Take(book, s, Options{})
		if len(faults) > 0 {
			t.Fatalf("seed %d: %+v\n%s", seed, faults, text.String())
		}
		sum, err := content.Meaning(draft.TOML().String())
		if err != nil || sum != s.Reports[0].Sum {
			t.Fatalf("seed %d: another report came back: %v\n%s\n---\n%s", seed, err, text.String(), draft.TOML())
		}
		for _, lang := range []string{"vi", "en"} {
			sameFromCSV(t, s, form, lang, draft)
		}
	}
	if reports < 30 {
		t.Errorf("only %d reports were tried", reports)
	}
}

func sameFromCSV(t *testing.T, s *progress.Site, form *Form, lang string, want *Draft) {
	t.Helper()
	for _, g := range form.grids {
		if g.kind != "figure" && g.kind != "item" && g.kind != "unit" {
			continue
		}
		data, err := g.csv(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, bytes := range [][]byte{data, bytes.TrimPrefix(data, []byte(bom))} {
			book, faults := Open(bytes)
			if book == nil {
				t.Fatal(faults)
			}
			keys := map[string]string{"published": "2025-06-24", "as_of": "2025-06-24", "source.title": "Bài", "source.publisher": "Báo"}
			draft, faults := Take(book, s, Options{Plan: "nq57", Keys: keys})
			if len(faults) > 0 {
				t.Fatalf("%s.csv, %s: %+v\n%s", g.kind, lang, faults, data)
			}
			if a, b := bare(draft, g.kind), bare(want, g.kind); a != b {
				t.Fatalf("%s.csv, %s gives\n%s\nthe workbook gave\n%s", g.kind, lang, a, b)
			}
		}
	}
}

// bare is one part of a draft without its places.
func bare(d *Draft, kind string) string {
	part := map[string]*Draft{"figure": {figures: d.figures}, "item": {items: d.items}, "unit": {done: d.done}}[kind]
	return part.TOML().String()
}
