package chart

import (
	"fmt"
	"math"
	"strconv"
)

// coordinates reads nested arrays of numbers, which the parser of JSON has found
// to be well-formed already.
type coordinates struct {
	text   []byte
	at     int
	room   int // points that may still come
	points int
	rings  [][]position
	fault  GeoFaultKind
	detail string
}

// read takes an array of so many levels above the positions; those on level 1
// are rings.
func (c *coordinates) read(level int) {
	if !c.enter() {
		c.fail(GeoGeometry, "coordinates")
		return
	}
	var ring []position
	for c.fault == "" && c.more() {
		if level > 1 {
			c.read(level - 1)
		} else if p := c.position(); len(ring) == 0 || ring[len(ring)-1] != p {
			ring = append(ring, p)
		}
	}
	if len(ring) > 1 && ring[0] == ring[len(ring)-1] {
		ring = ring[:len(ring)-1]
	}
	if level == 1 && len(ring) >= 3 {
		c.rings = append(c.rings, ring)
	}
}

func (c *coordinates) fail(kind GeoFaultKind, detail string) {
	if c.fault == "" {
		c.fault, c.detail = kind, detail
	}
}

func (c *coordinates) skip() {
	for ; c.at < len(c.text); c.at++ {
		switch c.text[c.at] {
		case ' ', '\t', '\r', '\n', ',':
		default:
			return
		}
	}
}

func (c *coordinates) enter() bool {
	c.skip()
	if c.at >= len(c.text) || c.text[c.at] != '[' {
		return false
	}
	c.at++
	return true
}

// more reports whether the array goes on, and takes its end if it does not.
func (c *coordinates) more() bool {
	c.skip()
	if c.at >= len(c.text) {
		return false
	}
	if c.text[c.at] == ']' {
		c.at++
		return false
	}
	return true
}

// position reads [lon, lat, …].
func (c *coordinates) position() position {
	if !c.enter() {
		c.fail(GeoGeometry, "coordinates")
		return position{}
	}
	if c.points++; c.points > c.room {
		c.fail(GeoTooBig, "> "+strconv.Itoa(MaxGeoPoints))
		return position{}
	}
	var pair [2]float64
	n := 0
	for ; c.fault == "" && c.more(); n++ {
		if x := c.number(); n < 2 {
			pair[n] = x
		}
	}
	lon, lat := pair[0], pair[1]
	if c.fault == "" && (n < 2 || !(math.Abs(lon) <= 180) || !(math.Abs(lat) <= 90)) {
		c.fail(GeoCoordinate, fmt.Sprintf("[%v, %v]", lon, lat))
		return position{}
	}
	return position{int32(math.Round(lon * 1e6)), int32(math.Round(lat * 1e6))}
}

func numeral(b byte) bool {
	return '0' <= b && b <= '9' || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E'
}

func (c *coordinates) number() float64 {
	start := c.at
	for c.at < len(c.text) && numeral(c.text[c.at]) {
		c.at++
	}
	x, err := strconv.ParseFloat(string(c.text[start:c.at]), 64)
	if start == c.at {
		c.fail(GeoGeometry, "coordinates")
	} else if err != nil {
		c.fail(GeoCoordinate, string(c.text[start:min(c.at, start+40)]))
	}
	return x
}
