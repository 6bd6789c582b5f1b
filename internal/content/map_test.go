package content

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/chart"
)

const twoUnits = "[[unit]]\ncode = \"1\"\nname = \"Một\"\n[[unit]]\ncode = \"2\"\nname = \"Hai\"\n"

func square(code string, x int) string {
	return fmt.Sprintf("{\"type\": \"Feature\", \"properties\": {\"code\": %s}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%d,18],[%d,18],[%d,19],[%d,19],[%d,18]]]}}",
		code, x, x+1, x+1, x, x)
}

func collection(features ...string) string {
	return "{\"type\": \"FeatureCollection\", \"features\": [\n" + strings.Join(features, ",\n") + "\n]}\n"
}

// TestMap: each fault of a map has its place and a way out; what is right is kept.
func TestMap(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want []string // "line:column rule message"
		has  bool
	}{
		"right":        {collection(square(`"1"`, 104), square("2", 105)), nil, true},
		"missing":      {collection(square(`"1"`, 104)), []string{"1:1 map-gap 1 of 2 units have no area on the map: 2"}, true},
		"unknown":      {collection(square(`"1"`, 104), square(`"22"`, 105), square(`"2"`, 106)), []string{"3:1 unknown-reference there is no unit “22”"}, true},
		"no code":      {collection(square(`"1"`, 104), square(`"2"`, 105), square("null", 106)), []string{"4:1 bad-value feature 3 has no code of a unit"}, true},
		"other way":    {collection(square(`"1"`, 104), square(`"2"`, 118000)), []string{"1:1 map-gap", "3:1 bad-value feature 2 (2) has the coordinates"}, true},
		"crossed":      {collection(square(`"1"`, 104), strings.Replace(square(`"2"`, 105), "[106,19],[105,19]", "[105,19],[106,19]", 1)), nil, true},
		"flat":         {collection(square(`"1"`, 104), strings.ReplaceAll(square(`"2"`, 105), ",19]", ",18]")), []string{"1:1 map-gap", "3:1 bad-value feature 2 (2) has no area"}, true},
		"no json":      {"{\"type\": \"FeatureCollection\",\n \"features\": [}", []string{"2:15 bad-value the GeoJSON cannot be read"}, false},
		"not a map":    {`{"type": "Topology"}`, []string{"1:1 bad-value not a FeatureCollection of Features: Topology"}, false},
		"empty":        {"", []string{"1:1 bad-value the GeoJSON cannot be read"}, false},
		"no features":  {collection(), nil, false},
		"a bomb":       {strings.Repeat("[", 1<<20), []string{"bad-value not a FeatureCollection"}, false},
		"many points":  {collection(strings.Replace(square(`"1"`, 104), "[[[", "[["+strings.Repeat("[104,18],", chart.MaxGeoPoints+1)+"[", 1)), []string{"file-too-big the map is too large"}, false},
		"many bytes":   {strings.Repeat(" ", chart.MaxGeoBytes+1), []string{fmt.Sprintf("1:1 file-too-big the file is larger than %d MB", chart.MaxGeoBytes>>20)}, false},
		"byte order":   {"\ufeff" + collection(square(`"1"`, 104), square("2", 105)), nil, true},
		"a twin":       {collection(square(`"1"`, 104), square("2", 105), square("2", 107)), nil, true},
		"long numbers": {strings.Replace(collection(square(`"1"`, 104), square("2", 105)), "18]", "1e400]", 1), []string{"1:1 map-gap", "2:1 bad-value feature 1 (1) has the coordinates"}, true},
	} {
		files := site(map[string]string{"units.toml": twoUnits, "map.geojson": c.data})
		load1(t, files)
		s, problems, err := Load(files, Options{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range problems {
			if p.File == "map.geojson" {
				got = append(got, fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Rule.Name, p.Message.EN))
			}
		}
		ok := len(got) == len(c.want)
		for i := range c.want {
			ok = ok && (strings.HasPrefix(got[i], c.want[i]) || strings.Contains(got[i], " "+c.want[i]))
		}
		if !ok {
			t.Errorf("%s: %.300q, want %q", name, got, c.want)
		}
		if s != nil && (s.Map != nil) != c.has {
			t.Errorf("%s: there is a map: %v", name, s.Map != nil)
		}
	}
	s, problems := load1(t, site(map[string]string{"units.toml": twoUnits}))
	if s.Map != nil || len(problems) > 0 {
		t.Errorf("without a map: %v, %v", s.Map, problems)
	}
}
