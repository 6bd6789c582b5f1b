package chart

import (
	"fmt"
	"hash/fnv"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The land of these tests is made up: a grid of units whose borders are jagged
// lines. Neighbours write their common border with the same numbers, each in its
// own direction, as real files do.

type corner struct{ x, y int }

// chance is a number from -1 to 1 that depends on nothing but its arguments.
func chance(args ...any) float64 {
	h := fnv.New64a()
	fmt.Fprint(h, args...)
	return float64(h.Sum64()>>11)/(1<<52) - 1
}

func (c corner) place() [2]float64 {
	return [2]float64{103.9 + 0.12*(float64(c.x)+0.3*chance("x", c)), 20 - 0.1*(float64(c.y)+0.3*chance("y", c))}
}

// border is the way from one corner to the next, without its end.
func border(a, b corner, depth int) [][2]float64 {
	if a.x > b.x || a.y > b.y {
		way := border(b, a, depth)[1:]
		slices.Reverse(way)
		return append([][2]float64{a.place()}, way...)
	}
	var halve func(p, q [2]float64, depth int) [][2]float64
	halve = func(p, q [2]float64, depth int) [][2]float64 {
		if depth == 0 {
			return [][2]float64{p}
		}
		dx, dy := q[0]-p[0], q[1]-p[1]
		bend := 0.2 * chance(a, b, p, depth)
		m := [2]float64{(p[0]+q[0])/2 - dy*bend, (p[1]+q[1])/2 + dx*bend}
		return append(halve(p, m, depth-1), halve(m, q, depth-1)...)
	}
	return halve(a.place(), b.place(), depth)
}

func outlineOf(x, y, depth int) [][2]float64 {
	a, b, c, d := corner{x, y}, corner{x + 1, y}, corner{x + 1, y + 1}, corner{x, y + 1}
	var ring [][2]float64
	for _, side := range [][2]corner{{a, d}, {d, c}, {c, b}, {b, a}} {
		ring = append(ring, border(side[0], side[1], depth)...)
	}
	return append(ring, ring[0])
}

func ringJSON(ring [][2]float64) string {
	var b strings.Builder
	for i, p := range ring {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "[%.6f,%.6f]", p[0], p[1])
	}
	return "[" + b.String() + "]"
}

func feature(code, geometry string) string {
	return `{"type":"Feature","properties":{"code":` + code + `,"name":"Xã"},"geometry":` + geometry + `}`
}

func polygon(rings ...string) string {
	return `{"type":"Polygon","coordinates":[` + strings.Join(rings, ",") + `]}`
}

func collection(features ...string) []byte {
	return []byte(`{"type":"FeatureCollection","name":"made up","features":[` + strings.Join(features, ",\n") + `]}`)
}

// square is a simple area for a code.
func square(code string, lon, lat, size float64) string {
	return feature(strconv.Quote(code), polygon(ringJSON([][2]float64{{lon, lat}, {lon + size, lat}, {lon + size, lat + size}, {lon, lat + size}, {lon, lat}})))
}

// land is an area for every unit that has a tile.
func land(units []Tile, depth int) []byte {
	var features []string
	for _, u := range units {
		features = append(features, feature(strconv.Quote(u.Code), polygon(ringJSON(outlineOf(u.X, u.Y, depth)))))
	}
	return collection(features...)
}

func mustMap(t testing.TB, data []byte) *Map {
	t.Helper()
	m, faults := ParseMap(data)
	if m == nil || len(faults) > 0 {
		t.Fatal(m, faults)
	}
	return m
}

func mapFixtures(t testing.TB) []fixture {
	all, mixed := communes(t), communes(t)
	whole := mustMap(t, land(all, 5))
	for i := range mixed {
		if c := []int{0, 0, 1, 0, 2, 0, 0, 3, 0, 1}[i*7%10]; c > 0 {
			mixed[i].Class, mixed[i].Result = c, []string{"", "14/16", "9/16", "chưa có"}[c]
		}
	}
	onMap := tiles("82 trên 130 xã, phường đạt đủ 16 tiêu chí", mixed)
	onMap.Map = whole
	// Of six units one has no area, and the file knows a seventh.
	few := tiles("Năm trên sáu đơn vị có ranh giới", mixed[:6])
	few.Map = mustMap(t, land(append([]Tile{{Code: "99999", X: 13, Y: 13}}, mixed[1:6]...), 3))
	// A bow tie, an island with a lake, an area of a millimetre, one in two parts.
	odd := tiles("Ranh giới tự cắt, có hồ, quá nhỏ, hai mảnh", []Tile{
		{Code: "1", X: -1, Name: "Tự cắt", Result: "16/16"}, {Code: "2", X: -1, Name: "Có hồ & <đảo>", Class: 1, Result: "15/16", Href: "javascript:alert(1)"},
		{Code: "3", X: -1, Name: "Rất nhỏ", Class: 2, Result: "3/16"}, {Code: "4", X: -1, Name: "Hai mảnh", Class: 3, Href: "/don-vi/4/"},
	})
	odd.Map = mustMap(t, collection(
		feature(`"1"`, polygon("[[104,18],[105,19],[105,18],[104,19],[104,18]]")),
		feature("2", polygon("[[105.1,18],[106.1,18],[106.1,19],[105.1,19]]", "[[105.4,18.3],[105.8,18.3],[105.8,18.7],[105.4,18.7],[105.4,18.3]]")),
		square("3", 105, 19.5, 0.000001), square("4", 104, 19.2, 0.4), square("4", 104.6, 19.2, 0.2),
	))
	strange := tiles("Bản đồ của nơi khác: vẽ ô", all[:6])
	strange.Map = mustMap(t, collection(square("99999", 104, 18, 1)))
	national, many := nation(), []Tile(nil)
	for i := range national {
		national[i].Code, national[i].X, national[i].Y = strconv.Itoa(10000+i), i%60, i/60
	}
	many = append(many, national...)
	for i := range many {
		many[i].X = -1
	}
	nationwide := tiles("3.321 xã, phường trên bản đồ", many)
	nationwide.Map, nationwide.ListHref = mustMap(t, land(national, 3)), "/don-vi/"
	return []fixture{
		{"map", onMap.Picture(), FigureOptions{}},
		{"map-few", few.Picture(), FigureOptions{}},
		{"map-odd", odd.Picture(), FigureOptions{}},
		{"map-elsewhere", strange.Picture(), FigureOptions{}},
		{"map-nation", nationwide.Picture(), FigureOptions{}},
	}
}

// TestMapFaults reads files that are wrong, and where.
func TestMapFaults(t *testing.T) {
	good := square("1", 104, 18, 1)
	deep := strings.Repeat("[", 20_000)
	for _, c := range []struct {
		name, data string
		drawn      bool
		want       string // kind feature code detail, a fault a line
		at         string // the first fault lies where this text begins
	}{
		{"good", string(collection(good)), true, "", ""},
		{"mark", "\ufeff" + string(collection(good, `{"type":"Feature"}`)), true, "code 1  ", `{"type":"Feature"}`},
		{"empty", "", false, "syntax -1  EOF", ""},
		{"cut off", string(collection(good))[:100], false, "syntax -1  unexpected EOF", ""},
		{"no JSON", `{"type":"FeatureCollection","features":[}`, false, "syntax -1  invalid character '}' looking for beginning of value", "}"},
		{"two values", string(collection(good)) + "{}", false, "syntax -1  more than one value", ""},
		{"array", `[1]`, false, "type -1  [", ""},
		{"other type", `{"type":"Topology","features":[` + good + `]}`, false, "type -1  Topology", ""},
		{"type is a number", `{"type":1}`, false, "syntax -1  json: cannot unmarshal number into Go value of type string", ""},
		{"features is an object", `{"type":"FeatureCollection","features":{}}`, false, "type -1  {", ""},
		{"no features", `{"type":"FeatureCollection","features":[]}`, false, "", ""},
		{"not a feature", string(collection(good, `{"type":"Thing"}`, `17`, `null`)), true, "type 1  Thing\ntype 2  \ntype 3  ", `{"type":"Thing"}`},
		{"no code", string(collection(feature(`""`, polygon("[[1,1],[2,1],[2,2]]")), feature("[1]", "null"), good)), true, "code 0  \ncode 1  ", `{"type":"Feature"`},
		{"id", string(collection(`{"type":"Feature","id":16681,"properties":null,"geometry":` + polygon("[[1,1],[2,1],[2,2]]") + `}`)), true, "", ""},
		{"points", string(collection(good, feature(`"2"`, `{"type":"Point","coordinates":[1,2]}`))), true, "geometry 1 2 Point", `{"type":"Feature","properties":{"code":"2"`},
		{"no geometry", string(collection(good, feature(`"2"`, "null"))), true, "geometry 1 2 ", ""},
		{"wrong depth", string(collection(feature(`"2"`, `{"type":"MultiPolygon","coordinates":[[[1,1],[2,1],[2,2]]]}`))), false, "geometry 0 2 coordinates", ""},
		{"words", string(collection(feature(`"2"`, `{"type":"Polygon","coordinates":[[["a","b"]]]}`))), false, "geometry 0 2 coordinates", ""},
		{"line", string(collection(feature(`"2"`, polygon("[[1,1],[2,2],[1,1]]")))), false, "geometry 0 2 Polygon", ""},
		{"meters", string(collection(good, feature(`"2"`, polygon("[[1,1],[558000.5,2067000],[2,2]]")))), true, "coordinate 1 2 [558000.5, 2.067e+06]", ""},
		{"turned", string(collection(feature(`"2"`, polygon("[[18.1,104.2],[18,105],[19,105]]")))), false, "coordinate 0 2 [18.1, 104.2]", ""},
		{"endless", string(collection(feature(`"2"`, polygon("[[1e999,1],[2,1],[2,2]]")))), false, "coordinate 0 2 1e999", ""},
		{"one number", string(collection(feature(`"2"`, polygon("[[1],[2,1],[2,2]]")))), false, "coordinate 0 2 [1, 0]", ""},
		{"heights", string(collection(feature(`"2"`, polygon("[[1,1,5],[2,1,5],[2,2,5]]")))), true, "", ""},
		{"deep", string(collection(feature(`"2"`, `{"type":"Polygon","coordinates":`+deep))), false, "syntax -1  invalid character '[' exceeded max depth", ""},
	} {
		m, faults := ParseMap([]byte(c.data))
		var got []string
		for _, f := range faults {
			got = append(got, fmt.Sprintf("%s %d %s %s", f.Kind, f.Feature, f.Code, f.Detail))
			if f.Offset < 0 || f.Offset > int64(len(c.data)) {
				t.Errorf("%s: byte %d of %d", c.name, f.Offset, len(c.data))
			}
		}
		if (m != nil) != c.drawn || strings.Join(got, "\n") != c.want {
			t.Errorf("%s: drawn %v, faults %q; want %v, %q", c.name, m != nil, got, c.drawn, c.want)
		}
		if c.at != "" && len(faults) > 0 {
			if at := faults[0].Offset; !strings.HasPrefix(c.data[at:], c.at) {
				t.Errorf("%s: byte %d is %.30q, want %q", c.name, at, c.data[at:], c.at)
			}
		}
	}
}

func TestMapIsCapped(t *testing.T) {
	if m, faults := ParseMap(make([]byte, MaxGeoBytes+1)); m != nil || len(faults) != 1 || faults[0].Kind != GeoTooBig {
		t.Errorf("too many bytes: %v", faults)
	}
	point := "[104.1,18.1],[104.2,18.2],"
	data := collection(feature(`"1"`, polygon("["+strings.TrimSuffix(strings.Repeat(point, MaxGeoPoints/2+1), ",")+"]")))
	if m, faults := ParseMap(data); m != nil || len(faults) != 1 || faults[0].Kind != GeoTooBig || faults[0].Code != "1" {
		t.Errorf("too many points: %v", faults)
	}
	if m, faults := ParseMap(collection(slices.Repeat([]string{"{}"}, MaxGeoFaults+1)...)); m != nil || len(faults) != MaxGeoFaults {
		t.Errorf("too many faults: %d", len(faults))
	}
	if m, faults := ParseMap(collection(slices.Repeat([]string{square("1", 104, 18, 1)}, maxGeoFeatures+1)...)); m != nil || len(faults) != 1 || faults[0].Kind != GeoTooBig {
		t.Errorf("too many features: %v", faults)
	}
	names := "{" + strings.Repeat(`"a":1,`, maxGeoNames) + `"type":"FeatureCollection"}`
	if m, faults := ParseMap([]byte(names)); m != nil || len(faults) != 1 || faults[0].Kind != GeoSyntax {
		t.Errorf("too many names: %v", faults)
	}
}

func TestMatch(t *testing.T) {
	m := mustMap(t, collection(square("7", 104, 18, 1), square("1", 105, 18, 1), square("7", 106, 18, 1), square("8", 107, 18, 1)))
	unknown, missing := m.Match([]string{"3", "1", "2"})
	if len(unknown) != 2 || unknown[0].Code != "7" || unknown[0].Feature != 0 || unknown[1].Code != "8" || unknown[1].Feature != 3 || unknown[1].Offset == 0 {
		t.Errorf("unknown: %v", unknown)
	}
	if fmt.Sprint(missing) != "[3 2]" {
		t.Errorf("missing: %v", missing)
	}
	if (*Map)(nil).Has("1") || !m.Has("1") || m.Has("2") {
		t.Error("Has")
	}
}

// outlines reads the paths of a map back.
func outlines(t *testing.T, path string) (rings [][]spotted) {
	t.Helper()
	for _, part := range strings.Split(strings.TrimSuffix(path, "z"), "z") {
		var numbers []int
		for _, s := range regexp.MustCompile(`-?\d+`).FindAllString(part, -1) {
			n, err := strconv.Atoi(s)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, n)
		}
		var ring []spotted
		for i := 0; i+1 < len(numbers); i += 2 {
			s := spotted{numbers[i], numbers[i+1]}
			if i > 0 {
				s.x, s.y = s.x+ring[len(ring)-1].x, s.y+ring[len(ring)-1].y
			}
			ring = append(ring, s)
		}
		rings = append(rings, ring)
	}
	return rings
}

// TestBordersAreShared simplifies a whole land: what is left of all steps, when a
// step back takes away a step there, is the outer border and nothing inside, and
// what it encloses is the sum of the areas.
func TestBordersAreShared(t *testing.T) {
	var units []Tile
	for i := range 48 {
		units = append(units, Tile{Code: strconv.Itoa(i), X: i % 8, Y: i / 8, Name: "Xã"})
	}
	c := tiles("", units)
	c.Map = mustMap(t, land(units, 6))
	type step struct{ a, b spotted }
	walked, sum, points := map[step]int{}, 0, 0
	for _, m := range regexp.MustCompile(` d="([^"]*)"`).FindAllStringSubmatch(string(c.Picture().Body("a")), -1) {
		for _, ring := range outlines(t, m[1]) {
			points += len(ring)
			for i, s := range ring {
				next := ring[(i+1)%len(ring)]
				walked[step{s, next}]++
				walked[step{next, s}]--
				sum += s.x*next.y - next.x*s.y
			}
		}
	}
	uses := map[int]int{}
	for _, a := range c.Map.areas {
		for _, r := range a.rings {
			for _, k := range r {
				uses[max(k, ^k)]++
			}
		}
	}
	f := c.Map.frame(slices.Collect(maps.Values(c.Map.index)))
	want, outer, around := 0, 0, 0
	for k, n := range uses {
		if n == 1 {
			want += len(f.line(c.Map, k)) - 1
		}
	}
	for s, n := range walked {
		if n > 0 {
			outer += n
			around += n * (s.a.x*s.b.y - s.b.x*s.a.y)
		}
	}
	if outer != want || around != sum {
		t.Errorf("%d steps around, want %d; they enclose %d, the areas have %d", outer, want, around/2, sum/2)
	}
	if points > 48*4*64/4 || len(uses) != 7*8+6*9-4 { // at the four outer corners nothing meets
		t.Errorf("%d points, %d borders", points, len(uses))
	}
}

// TestMapSize holds the map of a province to its budget.
func TestMapSize(t *testing.T) {
	c := tiles("", communes(t))
	c.Map = mustMap(t, land(c.Units, 7))
	body := string(c.Picture().Body("a"))
	svg := body[strings.Index(body, `<svg class="areas"`):]
	svg = svg[:strings.Index(svg, "</svg>")]
	t.Logf("%d bytes for %d units", len(svg), len(c.Units))
	if len(svg) > 30_000 {
		t.Errorf("%d bytes, want at most 30000", len(svg))
	}
	if n := strings.Count(svg, "<title>"); n != 130 {
		t.Errorf("%d units", n)
	}
	if strings.Contains(svg, "<text") {
		t.Error("text in a picture that is scaled")
	}
}

// TestMapOfGroups draws each former district alone: as large as the whole, with
// as much detail.
func TestMapOfGroups(t *testing.T) {
	all := communes(t)
	m := mustMap(t, land(all, 5))
	for _, g := range groups(grouped(all, tileGroup), tileGroup) {
		c := tiles("", g)
		c.Map = m
		if body := string(c.Picture().Body("a")); strings.Count(body, "<title>") != len(g) || len(body) > 30_000 {
			t.Errorf("%s: %d areas of %d, %d bytes", g[0].Group, strings.Count(body, "<title>"), len(g), len(body))
		}
	}
}

// FuzzParseMap tries all files: no panic, faults that lie in the file, and every
// unit that has an area is drawn within the picture.
func FuzzParseMap(f *testing.F) {
	f.Add(collection(square("1", 104, 18, 1), square("2", 105, 18, 1)))
	f.Add(collection(feature("2", polygon("[[104,18],[105,19],[105,18],[104,19],[104,18]]", "[[104,18],[105,18],[104,18.5]]"))))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":{"type":"MultiPolygon","coordinates":[[[[-180,-90],[180,90],[0,1e1]]]]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, faults := ParseMap(data)
		for _, fault := range faults {
			if fault.Offset < 0 || fault.Offset > int64(len(data)) || fault.Kind == "" {
				t.Errorf("%+v in %d bytes", fault, len(data))
			}
		}
		if m == nil {
			return
		}
		c := tiles("", nil)
		for _, a := range m.areas {
			c.Units = append(c.Units, Tile{Code: a.code, X: -1})
		}
		c.Map = m
		body := string(c.Picture().Body("a"))
		paths := regexp.MustCompile(` d="([^"]*)"><title>`).FindAllStringSubmatch(body, -1)
		if len(m.areas) <= fine && len(paths) != len(m.areas) {
			t.Errorf("%d areas, %d paths", len(m.areas), len(paths))
		}
		for _, p := range paths {
			for _, ring := range outlines(t, p[1]) {
				for _, s := range ring {
					if len(ring) < 3 || s.x < -4 || s.y < -4 || s.x > mapSize+4 || s.y > mapSize+4 {
						t.Errorf("%v lies outside", ring)
					}
				}
			}
		}
	})
}

func BenchmarkParseMap(b *testing.B) {
	data := land(communes(b), 7)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		ParseMap(data)
	}
}

func BenchmarkMap130(b *testing.B) {
	c := tiles("", communes(b))
	c.Map = mustMap(b, land(c.Units, 7))
	n := 0
	for b.Loop() {
		n = len(c.Picture().Body("a"))
	}
	b.ReportMetric(float64(n), "bytes")
}
