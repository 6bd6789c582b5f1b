package chart

import (
	"math"
	"slices"

	"tiendo/internal/markup"
)

// A map is drawn 1000 units wide or high, whichever is more, in whole units: its
// projection is equirectangular with the scale of the middle latitude of what is
// drawn, which suits a country or less. It is simplified until it has no more
// points than pay for themselves.
const (
	mapSize     = 1000
	leastArea   = 3.0 // square units that a point must be worth
	mapPoints   = 2000
	pointsEach  = 14 // of a map of many units
	mostPoints  = 9000
	leastIsland = 12.0 // square units; smaller parts are left out, unless they are all there is
)

// frame is where the picture lies.
type frame struct {
	west, north   float64
	across, up    float64 // units per millionth of a degree
	width, height int
	least         float64 // weight from which on a point is drawn
	arcs          map[int][]spotted
}

type spotted struct{ x, y int }

// frame fits some areas into the picture and chooses what to leave out.
func (m *Map) frame(areas []int) *frame {
	b := nowhere
	for _, i := range areas {
		b.add(position{m.areas[i].bounds.west, m.areas[i].bounds.south})
		b.add(position{m.areas[i].bounds.east, m.areas[i].bounds.north})
	}
	squeeze := shrink(b)
	width, height := (float64(b.east)-float64(b.west))*squeeze, float64(b.north)-float64(b.south)
	scale := mapSize / math.Max(math.Max(width, height), 1)
	f := &frame{west: float64(b.west), north: float64(b.north), across: scale * squeeze, up: scale, arcs: make(map[int][]spotted)}
	f.width, f.height = max(int(math.Ceil(width*scale)), 1), max(int(math.Ceil(height*scale)), 1)
	f.least = m.threshold(areas, leastArea/(scale*scale), min(max(mapPoints, pointsEach*len(areas)), mostPoints))
	return f
}

// threshold is the weight that a point needs: at least so much, and more if there
// would be too many points.
func (m *Map) threshold(areas []int, least float64, most int) float64 {
	var weights []float64
	for _, i := range areas {
		for _, r := range m.areas[i].rings {
			for _, k := range r {
				for _, weight := range m.arcs[max(k, ^k)].weights {
					if weight >= least && !math.IsInf(weight, 1) {
						weights = append(weights, weight)
					}
				}
			}
		}
	}
	if len(weights) <= most {
		return least
	}
	slices.Sort(weights)
	return weights[len(weights)-most]
}

// line is an arc as it is drawn.
func (f *frame) line(m *Map, k int) []spotted {
	if line, ok := f.arcs[k]; ok {
		return line
	}
	a := &m.arcs[k]
	var line []spotted
	for i, p := range a.points {
		if a.weights[i] < f.least {
			continue
		}
		s := f.spot(p)
		if len(line) == 0 || line[len(line)-1] != s {
			line = append(line, s)
		}
	}
	f.arcs[k] = line
	return line
}

func (f *frame) spot(p position) spotted {
	return spotted{int(math.Round((float64(p.lon) - f.west) * f.across)), int(math.Round((f.north - float64(p.lat)) * f.up))}
}

// outline is a ring as it is drawn, without the repeated end.
func (f *frame) outline(m *Map, r ring) []spotted {
	var out []spotted
	add := func(s spotted) {
		if len(out) == 0 || out[len(out)-1] != s {
			out = append(out, s)
		}
	}
	for _, k := range r {
		if k >= 0 {
			for _, s := range f.line(m, k) {
				add(s)
			}
			continue
		}
		line := f.line(m, ^k)
		for i := len(line) - 1; i >= 0; i-- {
			add(line[i])
		}
	}
	if len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}

// inside is the area in a closed line. One that crosses itself can have as much on
// one side as on the other; it counts half of the box around it.
func inside(line []spotted) float64 {
	sum, least, most := 0, line[0], line[0]
	for i, s := range line {
		t := line[(i+1)%len(line)]
		sum += s.x*t.y - t.x*s.y
		least, most = spotted{min(least.x, s.x), min(least.y, s.y)}, spotted{max(most.x, s.x), max(most.y, s.y)}
	}
	area := math.Abs(float64(sum)) / 2
	if width, height := most.x-least.x, most.y-least.y; area < leastIsland && len(line) > 3 && min(width, height) > 4 {
		return float64(width*height) / 2
	}
	return area
}

// path writes the outlines of a unit.
func (f *frame) path(w *markup.Writer, m *Map, i int) {
	for _, line := range f.outlines(m, i) {
		outline(w, line)
	}
}

// outlines are the closed lines of a unit that are large enough, one at least. A
// unit that has become too small to be seen is a small square in its place: none
// is ever left out.
func (f *frame) outlines(m *Map, i int) [][]spotted {
	a := &m.areas[i]
	var lines [][]spotted
	largest := 0.0
	for _, r := range a.rings {
		if line := f.outline(m, r); len(line) >= 3 {
			lines = append(lines, line)
			largest = max(largest, inside(line))
		}
	}
	if largest < leastIsland {
		s := f.spot(position{a.bounds.west/2 + a.bounds.east/2, a.bounds.south/2 + a.bounds.north/2})
		lines = [][]spotted{{{s.x - 3, s.y - 3}, {s.x + 3, s.y - 3}, {s.x + 3, s.y + 3}, {s.x - 3, s.y + 3}}}
		largest = leastIsland
	}
	return slices.DeleteFunc(lines, func(line []spotted) bool { return inside(line) < min(leastIsland, largest) })
}

// outline writes a closed line with steps from point to point.
func outline(w *markup.Writer, line []spotted) {
	w.Raw("M")
	pair(w, line[0].x, line[0].y)
	w.Raw("l")
	for i := 1; i < len(line); i++ {
		dx, dy := line[i].x-line[i-1].x, line[i].y-line[i-1].y
		if i > 1 && dx >= 0 {
			w.Raw(" ")
		}
		pair(w, dx, dy)
	}
	w.Raw("z")
}

func pair(w *markup.Writer, x, y int) {
	w.Int(x)
	if y >= 0 {
		w.Raw(" ")
	}
	w.Int(y)
}
