package chart

import "math"

// Widths are whole steps of 0.0001 %, the precision of the writer, so that the
// parts of a bar never add up to more than the bar.
const (
	whole  = 1_000_000
	sliver = 12_000 // the least width of a part that is there: 3 px on a phone
)

// widths shares the whole among the parts in proportion; what they leave of the
// total is the last entry. The scale is the total, or the sum of the parts if
// the source printed more than the total. Parts too small to be seen are widened
// to a sliver, at the cost of the others.
func widths(total float64, parts []Part) []int {
	sum, values := 0.0, make([]float64, len(parts)+1)
	for i, p := range parts {
		values[i] = amount(p.Count.Value)
		sum += values[i]
	}
	scale := math.Max(sum, amount(total))
	out := make([]int, len(values))
	if scale <= 0 {
		return out
	}
	values[len(parts)] = scale - sum
	least, narrow, wide := min(sliver, whole/2/len(values)), 0, 0.0
	for _, v := range values {
		if v > 0 && v/scale*whole < float64(least) {
			narrow++
		} else {
			wide += v
		}
	}
	used, largest := 0, 0
	for i, v := range values {
		if v > 0 {
			out[i] = max(int(math.Round(v/wide*float64(whole-narrow*least))), least)
			used += out[i]
		}
		if out[i] > out[largest] {
			largest = i
		}
	}
	out[largest] += whole - used
	return out
}

// amount reads a count for drawing: what is no number, or below zero, is nothing.
func amount(x float64) float64 {
	if x > 0 && x < 1e15 {
		return x
	}
	return 0
}

func percent(steps int) float64 { return float64(steps) / (whole / 100) }
