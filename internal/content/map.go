package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"tiendo/internal/chart"
	"tiendo/internal/diag"
)

const mapFile = "map.geojson"

// areas reads the areas of the units, which a site need not have.
func (r *reader) areas() {
	if _, err := fs.Stat(r.fsys, mapFile); errors.Is(err, fs.ErrNotExist) {
		return
	}
	numbered := func(a drawn) bool { return a.roster.same(r.roster) }
	if m := keep(r, "map", mapFile, numbered, (*reader).readMap).areas; m != nil {
		r.c.Map = m
	}
}

// drawn is the map for a list of units; areas may be nil.
type drawn struct {
	roster *roster
	areas  *chart.Map
}

func (r *reader) readMap() drawn {
	of := drawn{roster: r.roster}
	f := r.openRaw(mapFile, chart.MaxGeoBytes)
	if f == nil {
		return of
	}
	defer r.take(f)
	f.starts = lines(f.text) // places are those of the file as it was saved
	m, faults := chart.ParseMap(f.text)
	for _, fault := range faults {
		f.geoFault(fault)
	}
	if m == nil || r.roster.broken {
		return of
	}
	of.areas = m
	r.matchMap(f, m)
	return of
}

// matchMap holds the areas against the units.
func (r *reader) matchMap(f *file, m *chart.Map) {
	codes := make([]string, len(r.roster.units))
	for i := range r.roster.units {
		codes[i] = r.roster.units[i].Code
	}
	unknown, missing := m.Match(codes)
	for _, a := range unknown[:min(len(unknown), chart.MaxGeoFaults)] {
		f.unknown(f.place(int(a.Offset)), diag.Text{VI: "đơn vị", EN: "unit"}, a.Code, codes)
	}
	if len(missing) > 0 {
		f.report(MapGap, f.whole(), diag.Say("%[1]d trong %[2]d đơn vị không có vùng trên bản đồ: %[3]s", "%[1]d of %[2]d units have no area on the map: %[3]s",
			len(missing), len(codes), few(missing)), diag.Say("thêm vùng của các đơn vị ấy; trên trang chúng đứng thành ô bên cạnh bản đồ", "add their areas; on the pages they stand as squares beside the map"))
	}
}

// few are the first of many codes.
func few(codes []string) string {
	const most = 10
	if len(codes) > most {
		codes = append(slices.Clone(codes[:most]), "…")
	}
	return strings.Join(codes, ", ")
}

// geoFault says what is wrong in GeoJSON in the words of people who draw maps.
func (f *file) geoFault(g chart.GeoFault) {
	at := f.place(int(g.Offset))
	which := fmt.Sprint(g.Feature + 1)
	if g.Code != "" {
		which += " (" + g.Code + ")"
	}
	switch g.Kind {
	case chart.GeoTooBig:
		f.report(FileTooBig, at, diag.Say("bản đồ quá lớn: %s", "the map is too large: %s", g.Detail),
			diag.Say("giản lược đường biên trước, ví dụ bằng mapshaper: -simplify 10%%", "simplify its borders first, with mapshaper for example: -simplify 10%%"))
	case chart.GeoNoCode:
		f.report(BadValue, at, diag.Say("vùng thứ %s không có mã đơn vị", "feature %s has no code of a unit", which),
			diag.Say(`thêm thuộc tính "code" như trong units.toml`, `give it a property "code" as in units.toml`))
	case chart.GeoGeometry:
		f.report(BadValue, at, diag.Say("vùng thứ %[1]s không có diện tích: %[2]s", "feature %[1]s has no area: %[2]s", which, g.Detail),
			diag.Say("dùng Polygon hoặc MultiPolygon", "use a Polygon or a MultiPolygon"))
	case chart.GeoCoordinate:
		f.report(BadValue, at, diag.Say("vùng thứ %[1]s có tọa độ %[2]s, ngoài kinh độ ±180 và vĩ độ ±90", "feature %[1]s has the coordinates %[2]s, beyond longitude ±180 and latitude ±90", which, g.Detail),
			diag.Say("xuất lại bằng WGS 84, kinh độ đứng trước vĩ độ", "export it in WGS 84, longitude before latitude"))
	case chart.GeoNotFeature:
		f.report(BadValue, at, diag.Say("không phải FeatureCollection gồm các Feature: %s", "not a FeatureCollection of Features: %s", g.Detail),
			diag.Say("xuất bản đồ ra GeoJSON (RFC 7946)", "export the map as GeoJSON (RFC 7946)"))
	default:
		f.report(BadValue, at, diag.Say("không đọc được GeoJSON: %s", "the GeoJSON cannot be read: %s", g.Detail),
			diag.Say("xuất bản đồ ra GeoJSON (RFC 7946)", "export the map as GeoJSON (RFC 7946)"))
	}
}
