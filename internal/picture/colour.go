package picture

import (
	"encoding/binary"
	"image/color"
	"math"
)

// The colours of a phone or a camera may be those of another space than the
// web's, and its profile says which. The profile goes with the metadata, so the
// colours must be converted: to sRGB, which is what a picture without profile is
// taken for.

// profile turns linear red, green and blue into those of sRGB.
type profile struct {
	linear [3][256]int32 // of a sample, 1 is 1 << linearBits
	matrix [3][3]int32   // 1 is 1 << matrixBits
	gamma  [1<<gammaBits + 1]byte
}

const (
	linearBits = 15
	matrixBits = 14
	gammaBits  = 13
)

// toSRGB is the matrix from the XYZ of profiles (white of D50) to linear sRGB.
// Source: IEC 61966-2-1 with the adaptation of Bradford, as in ICC's own profile.
var toSRGB = [3][3]float64{
	{3.1338561, -1.6168667, -0.4906146},
	{-0.9787684, 1.9161415, 0.0334540},
	{0.0719453, -0.2289914, 1.4052427},
}

// parseProfile reads an ICC profile of three primaries and their curves; ICC.1,
// 7.2, 8.3, 10. Nil: there is none, it is of another kind, or it is sRGB already.
func parseProfile(data []byte) *profile {
	if len(data) < 132 || string(data[16:20]) != "RGB " || string(data[20:24]) != "XYZ " {
		return nil
	}
	p := &profile{}
	var primaries [3][3]float64 // columns
	for c, name := range []string{"r", "g", "b"} {
		xyz, ok := readXYZ(tagOf(data, name+"XYZ"))
		curve := readCurve(tagOf(data, name+"TRC"))
		if !ok || curve == nil {
			return nil
		}
		for i := range 3 {
			primaries[i][c] = xyz[i]
		}
		for v := range 256 {
			p.linear[c][v] = int32(math.Round(curve(float64(v)/255) * (1 << linearBits)))
		}
	}
	for i := range 3 {
		for j := range 3 {
			sum := 0.0
			for k := range 3 {
				sum += toSRGB[i][k] * primaries[k][j]
			}
			if math.Abs(sum) > 16 {
				return nil
			}
			p.matrix[i][j] = int32(math.Round(sum * (1 << matrixBits)))
		}
	}
	for i := range p.gamma {
		p.gamma[i] = clamp(int(math.Round(255 * companded(float64(i)/(1<<gammaBits)))))
	}
	if p.isSRGB() {
		return nil
	}
	return p
}

// companded is a linear sample as sRGB writes it.
func companded(x float64) float64 {
	if x <= 0.0031308 {
		return 12.92 * x
	}
	return 1.055*math.Pow(x, 1/2.4) - 0.055
}

// isSRGB says whether the conversion would change next to nothing.
func (p *profile) isSRGB() bool {
	for _, v := range [][3]byte{{0, 0, 0}, {255, 255, 255}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {128, 128, 128}, {200, 100, 50}, {30, 60, 90}} {
		r, g, b := p.convert(v[0], v[1], v[2])
		for i, w := range [3]byte{r, g, b} {
			if d := int(v[i]) - int(w); d < -3 || d > 3 {
				return false
			}
		}
	}
	return true
}

func (p *profile) convert(r, g, b byte) (byte, byte, byte) {
	x, y, z := int64(p.linear[0][r]), int64(p.linear[1][g]), int64(p.linear[2][b])
	var out [3]byte
	for i := range out {
		m := &p.matrix[i]
		sum := (int64(m[0])*x + int64(m[1])*y + int64(m[2])*z) >> (matrixBits + linearBits - gammaBits)
		out[i] = p.gamma[max(0, min(sum, 1<<gammaBits))]
	}
	return out[0], out[1], out[2]
}

// tagOf is the element of a profile with a name, nil when there is none.
func tagOf(data []byte, name string) []byte {
	count := int64(binary.BigEndian.Uint32(data[128:]))
	for at := int64(132); count > 0 && at+12 <= int64(len(data)); at, count = at+12, count-1 {
		if string(data[at:at+4]) == name {
			from, length := int64(binary.BigEndian.Uint32(data[at+4:])), int64(binary.BigEndian.Uint32(data[at+8:]))
			if from+length > int64(len(data)) {
				return nil
			}
			return data[from : from+length]
		}
	}
	return nil
}

func fixed(data []byte) float64 { return float64(int32(binary.BigEndian.Uint32(data))) / 65536 }

func readXYZ(tag []byte) (xyz [3]float64, ok bool) {
	if len(tag) < 20 || string(tag[:4]) != "XYZ " {
		return xyz, false
	}
	for i := range xyz {
		xyz[i] = fixed(tag[8+4*i:])
	}
	return xyz, true
}

// readCurve is the way from a sample to light, both from 0 to 1; nil when it
// cannot be read.
func readCurve(tag []byte) func(float64) float64 {
	var curve func(float64) float64
	switch {
	case len(tag) >= 12 && string(tag[:4]) == "curv":
		curve = readTable(tag)
	case len(tag) >= 12 && string(tag[:4]) == "para":
		curve = readFormula(tag)
	}
	if curve == nil {
		return nil
	}
	return func(x float64) float64 {
		if y := curve(x); y > 0 { // also keeps NaN out
			return min(y, 1)
		}
		return 0
	}
}

func readTable(tag []byte) func(float64) float64 {
	n := int(binary.BigEndian.Uint32(tag[8:]))
	switch {
	case n == 0:
		return func(x float64) float64 { return x }
	case n < 0 || n > 4096 || len(tag) < 12+2*n:
		return nil
	case n == 1:
		power := float64(binary.BigEndian.Uint16(tag[12:])) / 256
		return func(x float64) float64 { return math.Pow(x, power) }
	}
	at := func(i int) float64 { return float64(binary.BigEndian.Uint16(tag[12+2*i:])) / 65535 }
	return func(x float64) float64 {
		place := x * float64(n-1)
		i := min(int(place), n-2)
		return at(i) + (at(i+1)-at(i))*(place-float64(i))
	}
}

// readFormula reads the parametric curves; ICC.1, 10.18.
func readFormula(tag []byte) func(float64) float64 {
	kind := int(binary.BigEndian.Uint16(tag[8:]))
	counts := [...]int{1, 3, 4, 5, 7}
	if kind >= len(counts) || len(tag) < 12+4*counts[kind] {
		return nil
	}
	var v [7]float64 // g a b c d e f
	for i := range counts[kind] {
		v[i] = fixed(tag[12+4*i:])
	}
	g, a, b, c, d, e, f := v[0], v[1], v[2], v[3], v[4], v[5], v[6]
	switch kind {
	case 0:
		return func(x float64) float64 { return math.Pow(x, g) }
	case 1, 2:
		if a == 0 {
			return nil
		}
		d, e, f, c = -b/a, c, c, 0
	}
	return func(x float64) float64 {
		if x >= d {
			return math.Pow(a*x+b, g) + e
		}
		return c*x + f
	}
}

// convert changes the colours of a raster to those of sRGB.
func (r *raster) convert(p *profile) {
	switch {
	case len(r.planes) == 3:
		r.convertYCbCr(p)
	case r.depth == 4:
		r.convertRGBA(p)
	}
}

func (r *raster) convertYCbCr(p *profile) {
	luma, blue, red := r.planes[0], r.planes[1], r.planes[2]
	for i, y := range luma {
		luma[i], blue[i], red[i] = color.RGBToYCbCr(p.convert(color.YCbCrToRGB(y, blue[i], red[i])))
	}
}

func (r *raster) convertRGBA(p *profile) {
	pix := r.planes[0]
	for i := 0; i < len(pix); i += 4 {
		q := pix[i : i+4 : i+4]
		a := int(q[3])
		if a == 0 {
			continue
		}
		whole := func(v byte) byte { return clamp((int(v)*255 + a/2) / a) }
		part := func(v byte) byte { return byte((int(v)*a + 127) / 255) }
		red, green, blue := p.convert(whole(q[0]), whole(q[1]), whole(q[2]))
		q[0], q[1], q[2] = part(red), part(green), part(blue)
	}
}
