package chart

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
)

// Caps of a GeoJSON file; beyond them it is refused before it costs anything.
const (
	MaxGeoFaults = 100 // that are told
	MaxGeoBytes  = 8 << 20
	MaxGeoPoints = 400_000

	maxGeoFeatures = 50_000 // as many as a site may have units
	maxGeoNames    = 1000   // of the object on top
)

// GeoFault is something wrong in a GeoJSON file. The feature that it is about is
// left out of the map; with Feature -1 there is no map at all.
type GeoFault struct {
	Kind    GeoFaultKind
	Offset  int64  // bytes from the beginning of the file
	Feature int    // counted from 0; -1: the file as a whole
	Code    string // of the feature, where it has one
	Detail  string // what was found: a type, a number, a message of the parser
}

// GeoFaultKind is what is wrong.
type GeoFaultKind string

// The kinds of faults.
const (
	GeoSyntax     GeoFaultKind = "syntax"     // no JSON; Detail is the parser's message
	GeoNotFeature GeoFaultKind = "type"       // no FeatureCollection, or no Feature in it; Detail is the type that was found
	GeoTooBig     GeoFaultKind = "size"       // more than MaxGeoBytes or MaxGeoPoints; Detail is how many
	GeoNoCode     GeoFaultKind = "code"       // neither a property "code" nor an id
	GeoGeometry   GeoFaultKind = "geometry"   // no Polygon or MultiPolygon, or one without an area; Detail is the type
	GeoCoordinate GeoFaultKind = "coordinate" // not within ±180 and ±90; Detail is the pair. Often degrees the wrong way round, or meters of a national grid
)

func (f GeoFault) Error() string {
	return fmt.Sprintf("GeoJSON: byte %d, feature %d (%s): %s %s", f.Offset, f.Feature, f.Code, f.Kind, f.Detail)
}

// Map holds the areas of units, ready to be drawn at any size. It is read-only.
type Map struct {
	areas []area
	index map[string]int // by code
	arcs  []arc
}

// area is one unit.
type area struct {
	code    string
	feature int
	offset  int64
	rings   []ring
	bounds  bounds
}

// position is a point in millionths of a degree (0.1 m), so that borders that
// were written twice meet in the same points.
type position struct{ lon, lat int32 }

type bounds struct{ west, south, east, north int32 }

func (b *bounds) add(p position) {
	b.west, b.east = min(b.west, p.lon), max(b.east, p.lon)
	b.south, b.north = min(b.south, p.lat), max(b.north, p.lat)
}

var nowhere = bounds{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}

// ParseMap reads a GeoJSON FeatureCollection (RFC 7946) of polygons and
// multipolygons. A feature belongs to the unit whose code is its property "code",
// or else its id, both as text or as a number; features of one code are parts of
// one unit. Rings may cross themselves and need not be closed; heights are
// ignored. Areas across the 180th meridian are not understood.
//
// Faults are given at once, but after MaxGeoFaults nothing more is read. The map is
// nil then, and if there is nothing to draw.
func ParseMap(data []byte) (*Map, []GeoFault) {
	if len(data) > MaxGeoBytes {
		return nil, []GeoFault{{Kind: GeoTooBig, Feature: -1, Detail: strconv.Itoa(len(data))}}
	}
	r := geoReader{m: &Map{index: make(map[string]int)}, size: int64(len(data))}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r.shift = r.size - int64(len(data))
	if err := r.collection(data); err == errManyFaults {
		return nil, r.faults
	} else if err != nil {
		var fault GeoFault
		if !errors.As(err, &fault) {
			fault = GeoFault{Kind: GeoSyntax, Feature: -1, Offset: r.offset(err), Detail: err.Error()}
		}
		return nil, append(r.faults, fault)
	}
	if len(r.m.areas) == 0 {
		return nil, r.faults
	}
	r.m.build(r.rings)
	return r.m, r.faults
}

var errManyFaults = errors.New("many faults")

// geoReader collects the features of a file.
type geoReader struct {
	m      *Map
	dec    *json.Decoder
	rings  [][][]position // of each area
	points int
	size   int64
	shift  int64 // bytes before the JSON: a byte order mark
	faults []GeoFault
}

// offset is where the parser stopped.
func (r *geoReader) offset(err error) int64 {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return min(syntax.Offset+r.shift, r.size)
	}
	return min(r.dec.InputOffset()+r.shift, r.size)
}

// collection reads the object on top, feature by feature.
func (r *geoReader) collection(data []byte) error {
	r.dec = json.NewDecoder(bytes.NewReader(data))
	if err := r.delim('{'); err != nil {
		return err
	}
	kind := ""
	for n := 0; r.dec.More(); n++ {
		key, err := r.dec.Token()
		if err != nil {
			return err
		}
		if n == maxGeoNames {
			return fmt.Errorf("more than %d names beside its features", maxGeoNames)
		}
		switch key {
		case "features":
			err = r.features()
		case "type":
			err = r.dec.Decode(&kind)
		default:
			var skipped json.RawMessage
			err = r.dec.Decode(&skipped)
		}
		if err != nil {
			return err
		}
	}
	if _, err := r.dec.Token(); err != nil {
		return err
	}
	if r.dec.More() {
		return errors.New("more than one value")
	}
	if kind != "FeatureCollection" {
		return GeoFault{Kind: GeoNotFeature, Feature: -1, Detail: kind}
	}
	return nil
}

// delim takes an opening bracket.
func (r *geoReader) delim(want json.Delim) error {
	token, err := r.dec.Token()
	if err == nil && token != want {
		return GeoFault{Kind: GeoNotFeature, Feature: -1, Offset: r.dec.InputOffset() + r.shift, Detail: fmt.Sprint(token)}
	}
	return err
}

func (r *geoReader) features() error {
	if err := r.delim('['); err != nil {
		return err
	}
	for n := 0; r.dec.More(); n++ {
		if n == maxGeoFeatures {
			return GeoFault{Kind: GeoTooBig, Feature: -1, Offset: r.dec.InputOffset() + r.shift, Detail: fmt.Sprintf("> %d Feature", maxGeoFeatures)}
		}
		var raw json.RawMessage
		if err := r.dec.Decode(&raw); err != nil {
			return err
		}
		at := GeoFault{Feature: n, Offset: r.dec.InputOffset() + r.shift - int64(len(raw))}
		if fault := r.feature(raw, at); fault.Kind != "" {
			if fault.Kind == GeoTooBig {
				fault.Feature = -1
				return fault
			}
			if r.faults = append(r.faults, fault); len(r.faults) == MaxGeoFaults {
				return errManyFaults
			}
		}
	}
	_, err := r.dec.Token()
	return err
}

// feature reads one feature; a fault without a kind is none.
func (r *geoReader) feature(raw json.RawMessage, at GeoFault) GeoFault {
	fault := func(kind GeoFaultKind, detail string) GeoFault {
		at.Kind, at.Detail = kind, detail
		return at
	}
	f := pick(raw, "type", "id", "properties", "geometry")
	kind, id, properties := textOf(f[0]), f[1], f[2]
	if wrong := len(properties) > 0 && properties[0] != '{' && properties[0] != 'n'; wrong || kind != "Feature" {
		return fault(GeoNotFeature, kind)
	}
	if at.Code = codeOf(member(properties, "code")); at.Code == "" {
		at.Code = codeOf(id)
	}
	if at.Code == "" {
		return fault(GeoNoCode, "")
	}
	g := pick(f[3], "type", "coordinates")
	kind = textOf(g[0])
	depth := map[string]int{"Polygon": 2, "MultiPolygon": 3}[kind]
	if depth == 0 {
		return fault(GeoGeometry, kind)
	}
	c := coordinates{text: g[1], room: MaxGeoPoints - r.points}
	c.read(depth)
	switch {
	case c.fault != "":
		return fault(c.fault, c.detail)
	case len(c.rings) == 0:
		return fault(GeoGeometry, kind)
	}
	r.points += c.points
	r.add(at, c.rings)
	return GeoFault{}
}

func (r *geoReader) add(at GeoFault, rings [][]position) {
	i, known := r.m.index[at.Code]
	if !known {
		i = len(r.m.areas)
		r.m.index[at.Code] = i
		r.m.areas = append(r.m.areas, area{code: at.Code, feature: at.Feature, offset: at.Offset, bounds: nowhere})
		r.rings = append(r.rings, nil)
	}
	for _, ring := range rings {
		for _, p := range ring {
			r.m.areas[i].bounds.add(p)
		}
	}
	r.rings[i] = append(r.rings[i], rings...)
}

// Area names a unit of a map.
type Area struct {
	Code    string
	Feature int   // the first one of the code
	Offset  int64 // of that feature, in bytes
}

// Match compares the map with the codes of all units: areas that belong to no
// unit, in the order of the file, and units that have no area, in the order of
// codes. Neither keeps the map from being drawn.
func (m *Map) Match(codes []string) (unknown []Area, missing []string) {
	known := make(map[string]bool, len(codes))
	for _, code := range codes {
		known[code] = true
		if _, ok := m.index[code]; !ok {
			missing = append(missing, code)
		}
	}
	for _, a := range m.areas {
		if !known[a.code] {
			unknown = append(unknown, Area{a.code, a.feature, a.offset})
		}
	}
	return unknown, missing
}

// Has reports whether the map has an area for a unit.
func (m *Map) Has(code string) bool {
	if m == nil {
		return false
	}
	_, ok := m.index[code]
	return ok
}
