package card

import "strings"

// block is a text set in lines of one size, in pixels.
type block struct {
	face    *face
	size    int
	lines   []string
	above   int  // ink above the first baseline
	leading int  // from baseline to baseline
	below   int  // ink below the last baseline
	cut     bool // whether words were left out
}

// height is how high the block's ink can be.
func (b *block) height() int {
	if len(b.lines) == 0 {
		return 0
	}
	return b.above + (len(b.lines)-1)*b.leading + b.below
}

// calm is the size down to which fewer lines are better than larger letters.
const calm = 44

// set sets a clean text in the largest of some sizes, given in falling order, in
// which it fits into a box of width and height, or a little smaller where that
// saves a line. Where none is small enough, it is cut.
func (f *face) set(s string, width, height int, sizes []int) block {
	if s == "" {
		return block{face: f}
	}
	var best block
	for _, size := range sizes {
		if best.size > 0 && size < max(calm, best.size*86/100) {
			break
		}
		b := f.block(f.balanced(s, f.units(width, size)), size)
		if b.height() <= height && (best.size == 0 || len(b.lines) < len(best.lines)) {
			best = b
		}
	}
	if best.size == 0 {
		return f.setCut(s, width, height, sizes[len(sizes)-1])
	}
	return best
}

// setCut sets as much of a text as fits, one line at least, and an ellipsis.
func (f *face) setCut(s string, width, height, size int) block {
	limit := f.units(width, size)
	words := f.words(s, limit)
	for n := len(broken(words, limit)) - 1; ; n-- {
		b := f.block(f.first(max(n, 1), words, limit), size)
		b.cut = true
		if n <= 1 || b.height() <= height {
			return b
		}
	}
}

// block measures lines. The lines stand as close as type usually does, and
// further apart where a stacked mark would touch the line above.
func (f *face) block(lines []string, size int) block {
	b := block{face: f, size: size, lines: lines, leading: size * 5 / 4}
	last := 0
	for i, s := range lines {
		above, below := f.ink(s)
		if i == 0 {
			b.above = f.pixels(above, size)
		} else {
			b.leading = max(b.leading, f.pixels(last+above, size)+2)
		}
		last = below
	}
	b.below = f.pixels(last, size)
	return b
}

// balanced breaks a text into as few lines as it takes, of lengths as equal as
// can be.
func (f *face) balanced(s string, limit int) []string {
	words := f.words(s, limit)
	breaks := broken(words, limit)
	low, high := limit/2, limit
	for high-low > limit/64 {
		middle := (low + high) / 2
		if try := broken(words, middle); len(try) == len(breaks) {
			high, breaks = middle, try
		} else {
			low = middle
		}
	}
	return joined(words, breaks)
}

// broken are the indexes of the words that begin a line.
func broken(words []word, limit int) []int {
	var breaks []int
	x := 0
	for i, w := range words {
		if i == 0 || x+w.space+w.width > limit {
			breaks = append(breaks, i)
			x = w.width
		} else {
			x += w.space + w.width
		}
	}
	return breaks
}

// joined are the lines that begin at breaks, the last with all that is left.
func joined(words []word, breaks []int) []string {
	lines := make([]string, len(breaks))
	for i, from := range breaks {
		to := len(words)
		if i+1 < len(breaks) {
			to = breaks[i+1]
		}
		var b strings.Builder
		for j, w := range words[from:to] {
			if j > 0 && w.space > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.text)
		}
		lines[i] = b.String()
	}
	return lines
}

// first are the first n lines of a text, the last with an ellipsis.
func (f *face) first(n int, words []word, limit int) []string {
	breaks := broken(words, limit)
	if n >= len(breaks) {
		return joined(words, breaks)
	}
	lines := joined(words, breaks[:n])
	return append(lines[:n-1], f.ellipsed(lines[n-1], limit))
}
