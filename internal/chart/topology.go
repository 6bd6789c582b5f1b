package chart

import (
	"container/heap"
	"math"
	"slices"
)

// Neighbours share their border, so it must be simplified once and drawn twice
// the same: otherwise there are gaps. As in TopoJSON (Bostock, 2012), rings are cut
// into arcs where borders meet or part, and arcs that are the same are kept once.
//
// Arcs are simplified by the method of Visvalingam and Whyatt ("Line
// generalisation by repeated elimination of points", The Cartographic Journal
// 30(1), 1993): the point that makes the smallest triangle with its neighbours
// goes first. The area of that triangle stays with the point as its weight, so
// that one run serves every size at which the map is drawn later.

// arc is a line between two places where borders meet. Its ends always stay.
type arc struct {
	points  []position
	weights []float64 // areas in square millionths of a degree; ends: +Inf
}

// ring is a closed line of arcs: their indexes, or ^index for those that are
// walked backwards.
type ring []int

// build makes arcs of the rings of all areas.
func (m *Map) build(rings [][][]position) {
	whole := nowhere
	for i := range m.areas {
		whole.add(position{m.areas[i].bounds.west, m.areas[i].bounds.south})
		whole.add(position{m.areas[i].bounds.east, m.areas[i].bounds.north})
	}
	j := joints(rings)
	known := make(map[[2]position]int)
	for i, parts := range rings {
		for _, points := range parts {
			m.areas[i].rings = append(m.areas[i].rings, m.cut(points, j, known))
		}
	}
	squeeze := shrink(whole)
	for i := range m.arcs {
		m.arcs[i].weigh(squeeze)
	}
}

// shrink is how much shorter a degree of longitude is than one of latitude in the
// middle of some bounds.
func shrink(b bounds) float64 {
	return math.Cos((float64(b.south) + float64(b.north)) / 2 / 1e6 * math.Pi / 180)
}

// joints are the positions where borders meet or part: those whose neighbours
// are not the same two wherever they occur.
func joints(rings [][][]position) map[position]bool {
	type pair struct{ a, b position }
	beside := make(map[position]pair)
	joint := make(map[position]bool)
	for _, parts := range rings {
		for _, points := range parts {
			for k, p := range points {
				near := pair{points[(k+len(points)-1)%len(points)], points[(k+1)%len(points)]}
				if before, ok := beside[p]; !ok {
					beside[p] = near
				} else if before != near && before != (pair{near.b, near.a}) {
					joint[p] = true
				}
			}
		}
	}
	return joint
}

// cut makes a ring of arcs. A ring without joints is one arc that begins at its
// first point in the order of positions.
func (m *Map) cut(points []position, joint map[position]bool, known map[[2]position]int) ring {
	start := slices.IndexFunc(points, func(p position) bool { return joint[p] })
	if start < 0 {
		start = 0
		for k, p := range points {
			if p.before(points[start]) {
				start = k
			}
		}
	}
	turned := append(append(slices.Clone(points[start:]), points[:start]...), points[start])
	var r ring
	from := 0
	for k := 1; k < len(turned); k++ {
		if k == len(turned)-1 || joint[turned[k]] {
			r = append(r, m.arc(turned[from:k+1], known))
			from = k
		}
	}
	return r
}

// arc finds or adds an arc. Between joints there is only one way, so its first
// step tells which one it is.
func (m *Map) arc(points []position, known map[[2]position]int) int {
	last := len(points) - 1
	there, back := [2]position{points[0], points[1]}, [2]position{points[last], points[last-1]}
	if i, ok := known[there]; ok {
		return i
	}
	if i, ok := known[back]; ok {
		return ^i
	}
	known[there] = len(m.arcs)
	m.arcs = append(m.arcs, arc{points: points})
	return len(m.arcs) - 1
}

func (p position) before(q position) bool {
	return p.lon < q.lon || p.lon == q.lon && p.lat < q.lat
}

// weigh gives each point the area that goes with it.
func (a *arc) weigh(squeeze float64) {
	n := len(a.points)
	a.weights = make([]float64, n)
	a.weights[0], a.weights[n-1] = math.Inf(1), math.Inf(1)
	if n < 3 {
		return
	}
	q := queue{before: make([]int, n), after: make([]int, n), place: make([]int, n), area: make([]float64, n)}
	for k := 1; k < n-1; k++ {
		q.before[k], q.after[k] = k-1, k+1
		q.area[k] = a.triangle(k-1, k, k+1, squeeze)
		q.place[k] = len(q.order)
		q.order = append(q.order, k)
	}
	heap.Init(&q)
	least := 0.0 // a point never weighs less than one that had to go before it
	for len(q.order) > 0 {
		k := heap.Pop(&q).(int)
		least = max(least, q.area[k])
		a.weights[k] = least
		b, c := q.before[k], q.after[k]
		if b > 0 {
			q.after[b] = c
			q.change(b, a.triangle(q.before[b], b, c, squeeze))
		}
		if c < n-1 {
			q.before[c] = b
			q.change(c, a.triangle(b, c, q.after[c], squeeze))
		}
	}
}

func (a *arc) triangle(i, j, k int, squeeze float64) float64 {
	p, q, r := a.points[i], a.points[j], a.points[k]
	x1, y1 := float64(q.lon)-float64(p.lon), float64(q.lat)-float64(p.lat)
	x2, y2 := float64(r.lon)-float64(p.lon), float64(r.lat)-float64(p.lat)
	return math.Abs(x1*y2-x2*y1) / 2 * squeeze
}

// queue is a heap of points by area, linked to their neighbours.
type queue struct {
	order         []int // points
	place         []int // of a point in order
	before, after []int
	area          []float64
}

func (q *queue) Len() int { return len(q.order) }
func (q *queue) Less(i, j int) bool {
	a, b := q.order[i], q.order[j]
	return q.area[a] < q.area[b] || q.area[a] == q.area[b] && a < b
}
func (q *queue) Swap(i, j int) {
	q.order[i], q.order[j] = q.order[j], q.order[i]
	q.place[q.order[i]], q.place[q.order[j]] = i, j
}
func (q *queue) Push(any) {}
func (q *queue) Pop() any {
	k := q.order[len(q.order)-1]
	q.order = q.order[:len(q.order)-1]
	return k
}

func (q *queue) change(k int, area float64) {
	q.area[k] = area
	heap.Fix(q, q.place[k])
}
