package chart

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// eachOption runs a check over every interactive face. A picture with a drawing
// has one, a sentence in its place has none.
func eachOption(t *testing.T, check func(t *testing.T, f fixture, option []byte)) {
	n := 0
	each(t, func(t *testing.T, f fixture, _ []byte) {
		option := f.picture.Option(nil)
		if option == nil {
			return
		}
		n++
		check(t, f, option)
	})
	if n < 50 {
		t.Errorf("only %d options", n)
	}
}

// still are the fixtures that have nothing to draw.
var still = []string{
	"progress/empty", "progress/zero-total", "progress/no-total", "breakdown/empty", "breakdown/zero-total", "compare/empty",
	"trend/empty", "tiles/empty", "matrix/empty", "matrix/zero-criteria", "timeline/empty", "timeline/undated",
}

func TestOptionIsThere(t *testing.T) {
	each(t, func(t *testing.T, f fixture, _ []byte) {
		option := f.picture.Option(nil)
		if name := f.picture.Kind + "/" + f.name; (option == nil) != slices.Contains(still, name) {
			t.Errorf("%d bytes", len(option))
		}
	})
}

// TestOptionGolden keeps the first option of each kind, indented to be read.
func TestOptionGolden(t *testing.T) {
	for kind, list := range fixtures(t) {
		i := slices.IndexFunc(list, func(f fixture) bool { return f.name == "one" || f.name == "few" })
		option := list[i].picture.Option(nil)
		var got bytes.Buffer
		if err := json.Indent(&got, option, "", " "); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("testdata", kind, list[i].name+".json")
		if *update {
			if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s differs:\n%s", file, difference(got.Bytes(), want))
		}
	}
}

// walk visits every value of an option with the way to it.
func walk(v any, way string, visit func(way string, v any)) {
	visit(way, v)
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			walk(x, way+"."+k, visit)
		}
	case []any:
		for _, x := range v {
			walk(x, way+"[]", visit)
		}
	}
}

func decoded(t *testing.T, option []byte) map[string]any {
	t.Helper()
	var o map[string]any
	d := json.NewDecoder(bytes.NewReader(option))
	d.UseNumber()
	if err := d.Decode(&o); err != nil || d.More() {
		t.Fatal(err)
	}
	return o
}

// TestOptionIsData: JSON that can stand in a script element, without code, without
// colours of its own, and small.
func TestOptionIsData(t *testing.T) {
	var css []byte
	for _, name := range []string{"site.css", "chart.css"} {
		b, err := os.ReadFile("../../templates/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		css = append(css, b...)
	}
	colour := regexp.MustCompile(`(?i)^#[0-9a-f]{3,8}$|^rgba?\(|^hsla?\(`)
	eachOption(t, func(t *testing.T, f fixture, option []byte) {
		for _, bad := range []string{"function", "__f__", "NaN", "Inf", "</", "<!--", "<", ">", "\u2028"} {
			if bytes.Contains(option, []byte(bad)) {
				t.Errorf("contains %q", bad)
			}
		}
		if len(option) > 48_000 {
			t.Errorf("%d bytes", len(option))
		}
		if again := f.picture.Option(nil); !bytes.Equal(option, again) {
			t.Error("equal values give other bytes")
		}
		o := decoded(t, option)
		for _, key := range []string{"animation", "toolbox", "title", "visualMap", "dataZoom"} {
			if _, there := o[key]; there {
				t.Errorf("%s is set", key)
			}
		}
		walk(o, "", func(way string, v any) {
			s, ok := v.(string)
			if !ok {
				return
			}
			if token, ok := strings.CutPrefix(s, tokenPrefix); ok && !bytes.Contains(css, []byte(token+":")) {
				t.Errorf("%s is %s, which no stylesheet has", way, s)
			}
			if colour.MatchString(s) {
				t.Errorf("%s is the colour %s", way, s)
			}
			if strings.HasSuffix(way, "olor") && s != "transparent" && !strings.HasPrefix(s, tokenPrefix) {
				t.Errorf("%s is %q", way, s)
			}
		})
		tip := o["tooltip"].(map[string]any)
		if tip["renderMode"] != "richText" || tip["confine"] != true {
			t.Errorf("tooltip: %v", tip)
		}
		aria := o["aria"].(map[string]any)
		if aria["enabled"] != true || aria["label"].(map[string]any)["description"] == "" {
			t.Errorf("aria: %v", aria)
		}
		ours := o["tiendo"].(map[string]any)
		if height, _ := ours["height"].(json.Number).Int64(); ours["kind"] != f.picture.Kind || height < 40 || height > 4000 {
			t.Errorf("tiendo: %v", ours)
		}
		fontSizes(t, o)
	})
}

func fontSizes(t *testing.T, o map[string]any) {
	t.Helper()
	walk(o, "", func(way string, v any) {
		if n, ok := v.(json.Number); ok && strings.HasSuffix(way, "fontSize") {
			if size, _ := n.Int64(); size < 12 {
				t.Errorf("%s is %s", way, n)
			}
		}
	})
}

// words are all texts of an option.
func optionWords(t *testing.T, option []byte) string {
	var all []string
	walk(decoded(t, option), "", func(_ string, v any) {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	})
	return strings.Join(all, "\n")
}

// TestOptionHasTheNumbers: every number of the table is said by the interactive
// face, as it is written there. Of tiles and matrices drawn one by one the cells
// are counted instead.
func TestOptionHasTheNumbers(t *testing.T) {
	eachOption(t, func(t *testing.T, f fixture, option []byte) {
		table := f.picture.Table.Rows
		switch {
		case f.picture.Kind == "timeline":
			table = dated(t, f, table)
		case heatmap(t, option) && f.picture.Kind == "tiles":
			table = table[len(table)-1:]
			table = [][]Cell{table[0][:len(table[0])-1]}
		case heatmap(t, option):
			matrixCells(t, f, option)
			return
		}
		said := optionWords(t, option)
		for _, row := range table {
			for _, c := range row {
				if c.Number && c.Text != "" && !regexp.MustCompile(`(^|[^\d.,])`+regexp.QuoteMeta(c.Text)+`($|[^\d.,]|[.,]\D)`).MatchString(said) {
					t.Errorf("%q of %q is nowhere", c.Text, row[0].Text)
				}
			}
		}
	})
}

// dated leaves classes out that have events without a date, of which the
// interactive face shows none.
func dated(t *testing.T, f fixture, rows [][]Cell) [][]Cell {
	t.Helper()
	if f.name == "one" || f.name == "strange" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(rows), func(r []Cell) bool { return r[0].Text == "Tổng số" })
}

func heatmap(t *testing.T, option []byte) bool {
	for _, s := range decoded(t, option)["series"].([]any) {
		if s.(map[string]any)["type"] == "heatmap" {
			return true
		}
	}
	return false
}

// matrixCells counts the cells of each criterion and mark.
func matrixCells(t *testing.T, f fixture, option []byte) {
	t.Helper()
	count := map[string]map[string]int{}
	for _, v := range decoded(t, option)["series"].([]any) {
		s := v.(map[string]any)
		if s["type"] != "heatmap" {
			continue
		}
		_, mark, _ := strings.Cut(s["name"].(string), " ")
		for _, v := range s["data"].([]any) {
			if d, ok := v.(map[string]any); ok {
				v = d["value"]
			}
			column := fmt.Sprint(v.([]any)[0])
			if count[column] == nil {
				count[column] = map[string]int{}
			}
			count[column][mark]++
		}
	}
	for k, row := range f.picture.Table.Rows {
		for i, mark := range f.picture.Table.Head[1 : len(row)-1] {
			if want := atoi(t, row[i+1].Text); count[fmt.Sprint(k)][mark] != want {
				t.Errorf("%s %s: %d cells, want %d", row[0].Text, mark, count[fmt.Sprint(k)][mark], want)
			}
		}
	}
}

// TestOptionOfTiles counts each unit once, in a cell of its own.
func TestOptionOfTiles(t *testing.T) {
	units := communes(t)
	units[3].X, units[7].X, units[9].X, units[9].Y = -1, MaxGrid, units[8].X, units[8].Y
	option := tiles("", units).Picture().Option(nil)
	cells, names := map[string]int{}, map[string]int{}
	for _, s := range decoded(t, option)["series"].([]any) {
		for _, d := range s.(map[string]any)["data"].([]any) {
			d := d.(map[string]any)
			cells[fmt.Sprint(d["value"])]++
			names[d["name"].(string)]++
		}
	}
	if len(cells) != len(units) || len(names) != len(units) {
		t.Errorf("%d cells, %d names, want %d", len(cells), len(names), len(units))
	}
}

// TestOptionIsHarmless: whatever is written in the content is text.
func TestOptionIsHarmless(t *testing.T) {
	evil := `</script><script>alert(1)</script>` + "\u2028" + `__f__function(){}__f__ {a} R&D`
	c := progress(evil, 3, 10, Pace{Elapsed: 0.5, Label: evil})
	c.Subtitle, c.Desc, c.Source, c.AsOf, c.File, c.Close = evil, evil, evil, evil, evil, evil
	c.Done.Label, c.Done.Share, c.Done.Note, c.Total.Label = evil, evil, evil, evil
	option := c.Picture().Option(nil)
	if i := bytes.IndexAny(option, "<>&\u2028"); i >= 0 {
		t.Errorf("contains %.40q", option[i:])
	}
	o := decoded(t, option)
	if got := o["tiendo"].(map[string]any)["source"]; got != evil+"\n"+evil {
		t.Errorf("source: %q", got)
	}
	datum := o["series"].([]any)[0].(map[string]any)["data"].([]any)[0].(map[string]any)
	if datum["tooltip"].(map[string]any)["formatter"] != datum["name"] {
		t.Error("a name that ECharts would escape is not given as it is")
	}
}

func TestCut(t *testing.T) {
	for _, c := range [][2]string{
		{"Ngắn", "Ngắn"}, {"Mười chữ cái", "Mười chữ…"}, {"Mười chữ, cái đẹp", "Mười chữ…"}, {"Nghiêngngảnghiêngngả", "Nghiêngngản…"},
	} {
		if got := cut(c[0], 11); got != c[1] {
			t.Errorf("%q: got %q, want %q", c[0], got, c[1])
		}
	}
}

func benchmarkOption(b *testing.B, p Picture) {
	var data []byte
	for b.Loop() {
		data = p.Option(data[:0])
	}
	b.ReportMetric(float64(len(data)), "bytes")
}

func BenchmarkOptionProgress(b *testing.B) {
	benchmarkOption(b, progress("", 29, 45, seedPace).Picture())
}
func BenchmarkOptionTiles130(b *testing.B)  { benchmarkOption(b, tiles("", communes(b)).Picture()) }
func BenchmarkOptionTiles3321(b *testing.B) { benchmarkOption(b, tiles("", nation()).Picture()) }
func BenchmarkOptionMatrix130(b *testing.B) {
	benchmarkOption(b, matrix("", criteria(16), rows(communes(b), true)).Picture())
}
