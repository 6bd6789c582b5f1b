package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var update = flag.Bool("update", false, "write the goldens anew; read them before you keep them")

// figure renders a fixture as the goldens have it.
func (f fixture) figure(kind string) []byte {
	o := f.options
	o.ID, o.HeadingLevel = kind+"-"+f.name, 2
	if o.TableLabel == "" {
		o.TableLabel = "Bảng số liệu"
	}
	return []byte(f.picture.HTML(o))
}

// each runs a check over every chart of every kind.
func each(t *testing.T, check func(t *testing.T, f fixture, figure []byte)) {
	all := fixtures(t)
	for _, kind := range Kinds {
		for _, f := range all[kind] {
			t.Run(kind+"/"+f.name, func(t *testing.T) { check(t, f, f.figure(kind)) })
		}
	}
}

func TestKinds(t *testing.T) {
	all := fixtures(t)
	for _, kind := range Kinds {
		if len(all[kind]) < 6 {
			t.Errorf("%s: %d fixtures; every kind has an empty one, one point, over target, a long label, …", kind, len(all[kind]))
		}
		for _, f := range all[kind] {
			if f.picture.Kind != kind {
				t.Errorf("%s/%s says it is %q", kind, f.name, f.picture.Kind)
			}
		}
	}
	if len(all) != len(Kinds) {
		t.Errorf("%d kinds have fixtures, %d are in Kinds", len(all), len(Kinds))
	}
}

// TestGolden compares the pictures with those that were looked at. Those of
// hundreds and thousands are too long to be read and left to the other tests.
func TestGolden(t *testing.T) {
	seen := map[string]bool{}
	each(t, func(t *testing.T, f fixture, got []byte) {
		if slices.Contains([]string{"nation", "map-nation", "lots"}, f.name) {
			return
		}
		file := filepath.Join("testdata", f.picture.Kind, f.name+".html")
		seen[file] = true
		if *update {
			os.MkdirAll(filepath.Dir(file), 0o755)
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs:\n%s", file, difference(got, want))
		}
	})
	files, _ := filepath.Glob("testdata/*/*.html")
	for _, file := range files {
		if !seen[file] {
			t.Errorf("%s belongs to no fixture", file)
		}
	}
}

// difference shows the first lines that differ.
func difference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "line " + strconv.Itoa(i+1) + "\ngot  " + g[i] + "\nwant " + w[i]
		}
	}
	return strconv.Itoa(len(g)) + " lines, want " + strconv.Itoa(len(w))
}

// TestMarkup reads each figure as XML, which is stricter than HTML: every tag
// closed, every attribute quoted, nothing twice.
func TestMarkup(t *testing.T) {
	each(t, func(t *testing.T, f fixture, figure []byte) {
		text := strings.ReplaceAll(strings.ReplaceAll(string(figure), "<details class=\"chart-data\" open>", "<details>"), "&#43;", "+")
		d := xml.NewDecoder(strings.NewReader(text))
		ids := map[string]bool{}
		var stack []string
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				stack = append(stack, e.Name.Local)
				checkAttributes(t, f, e, ids)
			case xml.EndElement:
				stack = stack[:len(stack)-1]
			}
		}
		for _, ref := range regexp.MustCompile(`url\(#([^)]*)\)|aria-labelledby="([^"]*)"`).FindAllStringSubmatch(text, -1) {
			if id := ref[1] + ref[2]; !ids[id] {
				t.Errorf("%s is referred to and not there", id)
			}
		}
		if !strings.HasPrefix(text, `<figure class="chart" data-chart="`+f.picture.Kind+`"`) {
			t.Errorf("begins with %.60s", text)
		}
		for _, bad := range []string{"NaN", "Inf", "<style", "<script", "javascript:"} {
			if strings.Contains(text, bad) {
				t.Errorf("contains %s", bad)
			}
		}
	})
}

// checkAttributes also keeps pictures from being scaled, but for maps, which have
// no text.
func checkAttributes(t *testing.T, f fixture, e xml.StartElement, ids map[string]bool) {
	t.Helper()
	seen := map[string]bool{}
	for _, a := range e.Attr {
		name := a.Name.Local
		if seen[name] {
			t.Errorf("<%s> has two attributes %s", e.Name.Local, name)
		}
		seen[name] = true
		if name == "style" || strings.HasPrefix(name, "on") || name == "viewBox" && attr(e, "class") != "areas" {
			t.Errorf("<%s> has %s", e.Name.Local, name)
		}
		if name == "id" {
			if ids[a.Value] || !strings.HasPrefix(a.Value, f.picture.Kind+"-"+f.name+"-") {
				t.Errorf("id %q is there twice or without the prefix", a.Value)
			}
			ids[a.Value] = true
		}
		if percent, ok := strings.CutSuffix(a.Value, "%"); ok && e.Name.Local != "p" {
			if x, err := strconv.ParseFloat(percent, 64); err != nil || x < 0 || x > 102 {
				t.Errorf("<%s %s=%q> lies outside the picture", e.Name.Local, name, a.Value)
			}
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// TestHTML parses each figure as a browser does, which must move nothing.
func TestHTML(t *testing.T) {
	each(t, func(t *testing.T, f fixture, figure []byte) {
		body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
		nodes, err := html.ParseFragment(bytes.NewReader(figure), body)
		if err != nil {
			t.Fatal(err)
		}
		if len(nodes) != 2 { // the figure and the newline behind it
			t.Errorf("%d nodes on top, want the figure alone", len(nodes))
		}
		for n := range nodes[0].Descendants() {
			if n.Data == "svg" && n.Type == html.ElementNode {
				checkName(t, n)
			}
			if n.Data == "a" && hidden(n) && attribute(n, "href") != "" && attribute(n, "tabindex") != "-1" {
				t.Error("a link that is hidden from screen readers can be focused")
			}
		}
	})
}

func checkName(t *testing.T, svg *html.Node) {
	t.Helper()
	if hidden(svg) == (attribute(svg, "role") == "img") {
		t.Error("an <svg> must be either hidden or a picture")
	}
	if attribute(svg, "role") == "img" && attribute(svg, "aria-label") == "" {
		t.Error("a picture without a name")
	}
}

func hidden(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if attribute(n, "aria-hidden") == "true" {
			return true
		}
	}
	return false
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestWidths reads the bars back: no bar is longer than its box, parts follow
// each other, and none that is there is invisible.
func TestWidths(t *testing.T) {
	rect := regexp.MustCompile(`<rect class="([^"]*)"(?: fill="[^"]*")? x="([\d.]+)%" y="\d+" width="([\d.]+)%"`)
	bars := 0
	each(t, func(t *testing.T, f fixture, figure []byte) {
		for _, svg := range strings.Split(string(figure), `<svg class="bar"`)[1:] {
			end := 0.0
			for _, m := range rect.FindAllStringSubmatch(svg[:strings.Index(svg, "</svg>")], -1) {
				x, _ := strconv.ParseFloat(m[2], 64)
				width, _ := strconv.ParseFloat(m[3], 64)
				if x < end-0.00005 || x+width > 100.00005 {
					t.Errorf("%s from %v %% is %v %% wide, the one before ends at %v %%", m[1], x, width, end)
				}
				if width < 1 {
					t.Errorf("%s is %v %% wide: nobody can see it", m[1], width)
				}
				end = x + width
				bars++
			}
		}
	})
	if bars < 30 {
		t.Errorf("only %d parts of bars found", bars)
	}
}

func TestWidthsAreExact(t *testing.T) {
	for _, c := range []struct {
		total float64
		parts []float64
		want  []int
	}{
		{45, []float64{29}, []int{644444, 355556}},
		{43, []float64{7, 8, 16, 12}, []int{162791, 186047, 372092, 279070, 0}},
		{0, []float64{0, 0}, []int{0, 0, 0}},
		{10, []float64{20, 5}, []int{800000, 200000, 0}},
		{1e6, []float64{1, 999_999}, []int{12000, 988000, 0}},
		{1e6, []float64{999_999}, []int{988000, 12000}},
	} {
		var parts []Part
		for _, v := range c.parts {
			parts = append(parts, Part{Count: Number{Value: v}})
		}
		got := widths(c.total, parts)
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%v of %v: got %v, want %v", c.parts, c.total, got, c.want)
				break
			}
		}
	}
	for n := 1; n < 400; n += 7 { // many parts, one of them large
		parts := make([]Part, n)
		for i := range parts {
			parts[i].Count.Value = 1
		}
		parts[n/2].Count.Value = 1e6
		sum := 0
		for i, width := range widths(0, parts) {
			if sum += width; width < 0 || width == 0 && i < n {
				t.Fatalf("%d parts: part %d is %d wide", n, i, width)
			}
		}
		if sum != whole {
			t.Fatalf("%d parts: %d steps in all, want %d", n, sum, whole)
		}
	}
}

// FuzzWidths tries all numbers: a bar is filled exactly, or empty.
func FuzzWidths(f *testing.F) {
	f.Add(45.0, 29.0, 16.0, 0.0)
	f.Add(math.NaN(), math.Inf(1), -1.0, 1e300)
	f.Add(1e14, 1e-300, 1.0, 1e-9)
	f.Fuzz(func(t *testing.T, total, a, b, c float64) {
		parts := []Part{{Count: Number{Value: a}}, {Count: Number{Value: b}}, {Count: Number{Value: c}}}
		sum := 0
		for i, width := range widths(total, parts) {
			if sum += width; width < 0 {
				t.Errorf("part %d is %d wide", i, width)
			}
			if i < len(parts) && (width > 0) != (amount(parts[i].Count.Value) > 0) {
				t.Errorf("part %d of %v is %d wide", i, parts[i].Count.Value, width)
			}
		}
		if sum != whole && sum != 0 {
			t.Errorf("%d steps of %d", sum, whole)
		}
	})
}

// TestTable holds the tables against the input: every number that was given is
// there, as it was written.
func TestTable(t *testing.T) {
	numbers := func(p Picture) (out []string) {
		for _, row := range p.Table.Rows {
			for _, c := range row {
				if c.Number {
					out = append(out, c.Text)
				}
			}
		}
		return out
	}
	all := fixtures(t)
	for _, c := range []struct {
		kind, name string
		want       []string
	}{
		{"progress", "one", []string{"29", "64,4 %", "16", "", "45", ""}},
		{"breakdown", "one", []string{"7", "16,3 %", "8", "18,6 %", "16", "37,2 %", "12", "27,9 %", "43", ""}},
		{"compare", "odd", []string{"0", "0", "0,0 %", "47", "45", "104,4 %", "0", "45", "0,0 %", "4", "34", "11,8 %", "51", "", ""}},
		{"trend", "broken", []string{"1", "81", "3", "81", "35", "82", "58", "82"}},
		{"tiles", "few", []string{"5", "0", "0", "0", "5", "1", "0", "0", "0", "1", "6", "0", "0", "0", "6"}},
	} {
		i := slices.IndexFunc(all[c.kind], func(f fixture) bool { return f.name == c.name })
		if got := numbers(all[c.kind][i].picture); !slices.Equal(got, c.want) {
			t.Errorf("%s/%s: got %q, want %q", c.kind, c.name, got, c.want)
		}
	}
	each(t, func(t *testing.T, f fixture, _ []byte) {
		for _, row := range f.picture.Table.Rows {
			if len(row) != 1 && len(row) != len(f.picture.Table.Head) {
				t.Errorf("row %q has %d cells, the head %d", row[0].Text, len(row), len(f.picture.Table.Head))
			}
		}
	})
}

func TestTicks(t *testing.T) {
	for _, c := range []struct {
		top  int
		want []int
	}{
		{0, []int{0}}, {1, []int{0, 1}}, {4, []int{0, 1, 2, 3, 4}}, {7, []int{0, 2, 4, 7}}, {45, []int{0, 10, 20, 30, 45}},
		{82, []int{0, 20, 40, 60, 82}}, {102, []int{0, 20, 40, 60, 80, 102}}, {130, []int{0, 50, 100, 130}},
		{1_000_000, []int{0, 200_000, 400_000, 600_000, 800_000, 1_000_000}},
	} {
		if got := Ticks(c.top, 4); !slices.Equal(got, c.want) {
			t.Errorf("%d: got %v, want %v", c.top, got, c.want)
		}
	}
}

func TestGridCSS(t *testing.T) {
	css := string(GridCSS(17, 14))
	for _, want := range []string{".tiles>.x16{grid-column:17}", ".tiles>.y13{grid-row:14}", ".tiles.cols-17{max-width:72.25rem}", "(min-width:59.75rem){.tiles.cols-17>a>span{display:block}}"} {
		if !strings.Contains(css, want) {
			t.Errorf("%s is missing", want)
		}
	}
	if strings.Contains(css, "x17") || strings.Contains(css, "y14") || len(GridCSS(9999, 9999)) > 30_000 {
		t.Error("more than was asked for")
	}
}

// TestPaceLine: where one list takes the place of another, the even pace of the
// first ends on its way and that of the second begins on its own.
func TestPaceLine(t *testing.T) {
	line := PaceLine{From: 0, To: 100, Goal: 50}
	if got, want := line.Until(40), (PaceLine{To: 40, Goal: 20}); got != want {
		t.Errorf("until: got %v, want %v", got, want)
	}
	if got, want := line.Since(40), (PaceLine{From: 40, Start: 20, To: 100, Goal: 50}); got != want {
		t.Errorf("since: got %v, want %v", got, want)
	}
	if line.Until(200) != line || line.Since(-1) != line {
		t.Error("a day beyond its ends changes the line")
	}
	if (PaceLine{}).Until(5) != (PaceLine{}) || (PaceLine{}).Since(5) != (PaceLine{}) {
		t.Error("no line becomes one")
	}
}

// TestTilesAreOne counts that each unit stands once in the picture and once in
// the list, whatever its place.
func TestTilesAreOne(t *testing.T) {
	units := communes(t)
	units[3].X, units[7].X, units[9] = -1, MaxGrid, units[8] // nowhere, too far, taken
	body := string(tiles("", units).Picture().Body("a"))
	_, list, _ := strings.Cut(body, "<details")
	list, picture, _ := strings.Cut(list, "</details>")
	if got := strings.Count(picture, `tabindex="-1"`); got != len(units) {
		t.Errorf("%d tiles in the picture, want %d", got, len(units))
	}
	if got := strings.Count(list, "<li>"); got != len(units) {
		t.Errorf("%d units in the list, want %d", got, len(units))
	}
}

func BenchmarkProgress(b *testing.B) {
	c := progress("Năm 2025: 29 trên 45 chỉ tiêu đã hoàn thành và vượt", 29, 45, seedPace)
	for b.Loop() {
		c.Picture().HTML(FigureOptions{ID: "a", HeadingLevel: 2, TableLabel: "Bảng số liệu"})
	}
}

func BenchmarkTrend(b *testing.B) {
	c := trend("Bốn kỳ báo cáo", 82, Series{Points: []Point{report(90, "1/4/2025", 1, 82), report(174, "24/6/2025", 3, 82), report(266, "24/9/2025", 35, 82)}, Pace: PaceLine{To: 364, Goal: 82}})
	for b.Loop() {
		c.Picture().HTML(FigureOptions{ID: "a", HeadingLevel: 2, TableLabel: "Bảng số liệu"})
	}
}

func benchmarkTiles(b *testing.B, c Tiles) {
	for b.Loop() {
		c.Picture().HTML(FigureOptions{ID: "a", HeadingLevel: 2, TableLabel: "Bảng số liệu"})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(c.Units)), "ns/tile")
}

func BenchmarkTiles130(b *testing.B)  { benchmarkTiles(b, tiles("", communes(b))) }
func BenchmarkTiles3321(b *testing.B) { benchmarkTiles(b, tiles("", nation())) }
