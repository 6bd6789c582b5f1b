package picture

import "image"

// Pictures are scaled with the filter of Catmull and Rom, widened by how much
// they shrink, first along rows, then along columns. golang.org/x/image/draw
// does the same in floating point; of 40 million pixels it would need a quarter
// of a gigabyte on the way and take several times as long.

// plane is what is scaled, row by row.
type plane struct {
	pixels image.Point // of the plane itself
	span   image.Point // of the picture that it covers …
	spread image.Point // … when each of its pixels covers so many of that
	depth  int         // samples a pixel, 1 or 4
	row    func(y int) []byte
}

const (
	weightBits = 14 // of a weight: 1 is 1 << 14
	rowBits    = 6  // below the point, of what is kept between the two passes

	// What is added so that the shift behind each pass rounds.
	halfAcross = 1 << (weightBits - rowBits - 1)
	halfDown   = 1 << (weightBits + rowBits - 1)
)

// tap is the samples that make one sample of the result.
type tap struct {
	start   int
	weights []int32 // sum: 1 << weightBits
}

// scale returns the plane in a size; rows are asked for in order, each once.
func (p plane) scale(w, h int) []byte {
	across := taps(p.pixels.X, p.span.X, p.spread.X, w)
	down := taps(p.pixels.Y, p.span.Y, p.spread.Y, h)
	most := 0
	for _, t := range down {
		most = max(most, len(t.weights))
	}
	length := w * p.depth
	ring := make([][]int16, most) // the last rows, scaled across
	for i := range ring {
		ring[i] = make([]int16, length)
	}
	out, sums := make([]byte, length*h), make([]int32, length)
	next := 0
	for y, t := range down {
		next = max(next, t.start)
		for ; next < t.start+len(t.weights); next++ {
			shrink(ring[next%most], p.row(next), across, p.depth)
		}
		for i := range sums {
			sums[i] = halfDown
		}
		for k, weight := range t.weights {
			add(sums, ring[(t.start+k)%most], weight)
		}
		line := out[y*length:][:length]
		for i, sum := range sums {
			line[i] = byte(max(0, min(sum>>(weightBits+rowBits), 255)))
		}
	}
	if p.depth == 4 {
		tame(out)
	}
	return out
}

// shrink scales a row across.
func shrink(to []int16, from []byte, across []tap, depth int) {
	if depth == 1 {
		for x, t := range across {
			sum, part := int32(halfAcross), from[t.start:][:len(t.weights)]
			for k, weight := range t.weights {
				sum += weight * int32(part[k])
			}
			to[x] = int16(sum >> (weightBits - rowBits))
		}
		return
	}
	for x, t := range across {
		r, g, b, a := int32(halfAcross), int32(halfAcross), int32(halfAcross), int32(halfAcross)
		part := from[4*t.start:][:4*len(t.weights)]
		for k, weight := range t.weights {
			p := part[4*k:][:4:4]
			r += weight * int32(p[0])
			g += weight * int32(p[1])
			b += weight * int32(p[2])
			a += weight * int32(p[3])
		}
		q := to[4*x:][:4:4]
		q[0], q[1] = int16(r>>(weightBits-rowBits)), int16(g>>(weightBits-rowBits))
		q[2], q[3] = int16(b>>(weightBits-rowBits)), int16(a>>(weightBits-rowBits))
	}
}

func add(sums []int32, row []int16, weight int32) {
	row = row[:len(sums)]
	for i := range sums {
		sums[i] += weight * int32(row[i])
	}
}

// tame keeps colours within what their alpha allows: the filter overshoots.
func tame(pix []byte) {
	for i := 0; i < len(pix); i += 4 {
		p := pix[i : i+4 : i+4]
		if a := p[3]; a != 255 {
			p[0], p[1], p[2] = min(p[0], a), min(p[1], a), min(p[2], a)
		}
	}
}

// taps are those of a line of n samples, each of which covers spread pixels of a
// span, for one of size samples over the same span.
func taps(n, span, spread, size int) []tap {
	// Of the result, a sample is as wide as step samples of the line.
	step := float64(span) / (float64(spread) * float64(size))
	wide := max(step, 1)
	list := make([]tap, size)
	for i := range list {
		centre := float64((float64(i)+0.5)*step) - 0.5
		first, last := max(int(centre-2*wide), 0), min(int(centre+2*wide)+1, n-1)
		list[i] = tapOf(first, last, centre, wide)
	}
	return list
}

// tapOf gives each sample its share; what lies beyond the line has none.
func tapOf(first, last int, centre, wide float64) tap {
	shares := make([]float64, last-first+1)
	sum := 0.0
	for i := range shares {
		shares[i] = catmullRom((float64(first+i) - centre) / wide)
		sum += shares[i]
	}
	t := tap{start: first, weights: make([]int32, len(shares))}
	rest, largest := int32(1<<weightBits), 0
	for i, share := range shares {
		t.weights[i] = int32(round(float64(share/sum) * (1 << weightBits)))
		rest -= t.weights[i]
		if t.weights[i] > t.weights[largest] {
			largest = i
		}
	}
	t.weights[largest] += rest
	return t.trimmed()
}

// trimmed is the tap without samples that do not count.
func (t tap) trimmed() tap {
	for len(t.weights) > 1 && t.weights[0] == 0 {
		t.weights, t.start = t.weights[1:], t.start+1
	}
	for len(t.weights) > 1 && t.weights[len(t.weights)-1] == 0 {
		t.weights = t.weights[:len(t.weights)-1]
	}
	return t
}

func round(x float64) int {
	if x < 0 {
		return -int(0.5 - x)
	}
	return int(x + 0.5)
}

// catmullRom is the filter. Its conversions keep machines from joining a product
// with a sum, which would round otherwise.
func catmullRom(x float64) float64 {
	x = max(x, -x)
	switch {
	case x < 1:
		return float64(float64(float64(1.5*x)-2.5)*x*x) + 1
	case x < 2:
		return float64(float64(float64(float64(float64(-0.5*x)+2.5)*x)-4)*x) + 2
	}
	return 0
}
