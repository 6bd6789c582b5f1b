package picture

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// A drawing (chart, screenshot, logo) has few colours and, once it is scaled, a
// thousand shades between them. With a palette of 256 its file is a quarter as
// large, and no reader sees the difference; where one would, it keeps its colours.

const (
	maxColours = 256
	maxError   = 6       // mean square of a sample, which is 0 to 255: 40 dB
	maxBins    = 1 << 14 // with more shades than that it is a photograph
	binBits    = 6       // of a channel, for counting
	bins       = 1 << (3 * binBits)
)

// few is a drawing with a palette, nil where it would look otherwise.
func few(img *image.NRGBA) *image.Paletted {
	h := count(img)
	if h == nil {
		return nil
	}
	list := h.settled(h.palette())
	out := &image.Paletted{Pix: make([]byte, len(img.Pix)/4), Stride: img.Rect.Dx(), Rect: img.Rect}
	for _, c := range list {
		out.Palette = append(out.Palette, color.NRGBA{byte(c[0]), byte(c[1]), byte(c[2]), 255})
	}
	nearest := h.nearest(list)
	var wrong int64
	for i := range out.Pix {
		p := img.Pix[4*i:][:3:3]
		n := nearest[bin(p)]
		out.Pix[i] = n
		wrong += distance([3]int64{int64(p[0]), int64(p[1]), int64(p[2])}, list[n])
	}
	if wrong > 3*maxError*int64(len(out.Pix)) {
		return nil
	}
	return out
}

// exact is a drawing with the palette of its own colours, nil when there are too many.
func exact(img *image.NRGBA) *image.Paletted {
	out := &image.Paletted{Pix: make([]byte, len(img.Pix)/4), Stride: img.Rect.Dx(), Rect: img.Rect}
	index := map[color.NRGBA]byte{}
	for i := range out.Pix {
		p := img.Pix[4*i:][:4:4]
		c := color.NRGBA{p[0], p[1], p[2], p[3]}
		n, known := index[c]
		if !known {
			if len(index) == maxColours {
				return nil
			}
			n = byte(len(index))
			index[c] = n
			out.Palette = append(out.Palette, c)
		}
		out.Pix[i] = n
	}
	return out
}

// histogram counts the colours of a picture in bins, and adds them up.
type histogram struct {
	number []int64 // by bin
	sum    [][3]int64
	used   []int
}

func bin(p []byte) int {
	return int(p[0]>>(8-binBits))<<(2*binBits) | int(p[1]>>(8-binBits))<<binBits | int(p[2]>>(8-binBits))
}

// count counts the colours of an opaque drawing; nil when it is none.
func count(img *image.NRGBA) *histogram {
	h := &histogram{number: make([]int64, bins), sum: make([][3]int64, bins)}
	for i := 0; i < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4 : i+4]
		if p[3] != 255 {
			return nil
		}
		b := bin(p)
		h.number[b]++
		for c := range 3 {
			h.sum[b][c] += int64(p[c])
		}
	}
	for b, n := range h.number {
		if n > 0 {
			h.used = append(h.used, b)
		}
	}
	if len(h.used) > maxBins {
		return nil
	}
	return h
}

// mean is the colour of some bins, taken together.
func (h *histogram) mean(list []int) (mean [3]int64) {
	var n int64
	for _, b := range list {
		n += h.number[b]
		for c := range 3 {
			mean[c] += h.sum[b][c]
		}
	}
	for c := range 3 {
		mean[c] = (mean[c] + n/2) / n
	}
	return mean
}

// box is some bins, and how much their colours differ in the channel in which
// they differ most.
type box struct {
	list    []int
	mean    [3]int64
	channel int
	spread  int64
}

func (h *histogram) box(list []int) box {
	b := box{list: list, mean: h.mean(list)}
	for c := range 3 {
		var spread int64
		for _, i := range list {
			d := h.sum[i][c]/h.number[i] - b.mean[c]
			spread += h.number[i] * d * d
		}
		if spread > b.spread {
			b.channel, b.spread = c, spread
		}
	}
	return b
}

// palette divides the colours until there are as many boxes as a palette may
// have, each time the one that differs most, at its mean.
func (h *histogram) palette() [][3]int64 {
	boxes := []box{h.box(h.used)}
	for len(boxes) < maxColours {
		widest := 0
		for i := range boxes {
			if boxes[i].spread > boxes[widest].spread {
				widest = i
			}
		}
		b := boxes[widest]
		if b.spread == 0 {
			break // every colour has a box of its own
		}
		var low, high []int
		for _, i := range b.list {
			if h.sum[i][b.channel] <= b.mean[b.channel]*h.number[i] {
				low = append(low, i)
			} else {
				high = append(high, i)
			}
		}
		if len(low) == 0 || len(high) == 0 {
			boxes[widest].spread = 0 // they differ by less than a step
			continue
		}
		boxes[widest] = h.box(low)
		boxes = append(boxes, h.box(high))
	}
	list := make([][3]int64, len(boxes))
	for i, b := range boxes {
		list[i] = b.mean
	}
	slices.SortFunc(list, func(a, b [3]int64) int { return cmp.Compare(a[0]<<16|a[1]<<8|a[2], b[0]<<16|b[1]<<8|b[2]) })
	return slices.Compact(list)
}

// settled moves each colour of a palette into the middle of those that are nearest
// to it, a few times.
func (h *histogram) settled(list [][3]int64) [][3]int64 {
	const rounds = 4
	for range rounds {
		near := h.nearest(list)
		groups := make([][]int, len(list))
		for _, b := range h.used {
			groups[near[b]] = append(groups[near[b]], b)
		}
		for n, group := range groups {
			if len(group) > 0 {
				list[n] = h.mean(group)
			}
		}
	}
	return list
}

// nearest is, for each bin, the colour of a palette that is nearest to its own.
func (h *histogram) nearest(list [][3]int64) []byte {
	near := make([]byte, bins)
	for _, b := range h.used {
		own := h.mean([]int{b})
		best := int64(1 << 62)
		for n, c := range list {
			if d := distance(own, c); d < best {
				best, near[b] = d, byte(n)
			}
		}
	}
	return near
}

func distance(a, b [3]int64) int64 {
	x, y, z := a[0]-b[0], a[1]-b[1], a[2]-b[2]
	return x*x + y*y + z*z
}
