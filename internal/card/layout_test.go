package card

import (
	"image"
	"math"
	"strings"
	"testing"
)

// TestParts: the parts of a card stand one above the other and never touch.
func TestParts(t *testing.T) {
	p := painter(t)
	for name, c := range cards {
		c = p.clean(c)
		for _, r := range rooms {
			all := image.Rect(0, 0, Width, Height)
			e := newEasel(p.palette)
			names := p.drawNames(e, c)
			above := marks(e.img, all)

			e.clear()
			receipt := p.drawReceipt(e, c)
			if box := marks(e.img, all); box.Min.Y < receipt && !box.Empty() && c.AsOf+c.Source != "" {
				t.Errorf("%s: the receipt is drawn at %v, above %d", name, box, receipt)
			}

			e.clear()
			number := p.drawNumber(e, c, receipt, r.number)
			if box := marks(e.img, all); !box.Empty() && (box.Min.Y < number-1 || box.Max.Y > receipt) {
				t.Errorf("%s: the number is drawn at %v, not between %d and %d", name, box, number, receipt)
			}
			numbers := marks(e.img, all)
			if names >= number || above.Max.Y > names+siteSize/2 || above.Overlaps(numbers) {
				t.Errorf("%s: names end at %v, number begins at %v", name, above, numbers)
			}
		}
	}
}

// TestHeadline: the headline stands free between names and number. It is drawn
// alone by taking away from the card what the card has without it.
func TestHeadline(t *testing.T) {
	p := painter(t)
	for name, c := range cards {
		c = p.clean(c)
		for _, r := range rooms {
			with, without := newEasel(p.palette), newEasel(p.palette)
			whole := p.drawIn(with, c, r)
			bare := c
			bare.Headline = ""
			p.drawIn(without, bare, r)
			for i, pix := range without.img.Pix {
				switch {
				case pix != white && with.img.Pix[i] != pix:
					t.Fatalf("%s: the headline is drawn over something at %d, %d", name, i%Width, i/Width)
				case pix != white:
					with.img.Pix[i] = white
				}
			}
			box := marks(with.img, with.img.Rect)
			if box.Empty() != (c.Headline == "") {
				t.Fatalf("%s: the headline is at %v", name, box)
			}
			for i, pix := range without.img.Pix {
				if box.Empty() {
					break
				}
				if at := image.Pt(i%Width, i/Width); pix != white && at.In(box.Inset(-8)) {
					t.Fatalf("%s: something at %v is too near to the headline at %v", name, at, box)
				}
			}
			if !whole && name != "long" && r.gap == rooms[1].gap {
				t.Errorf("%s: the headline is cut", name)
			}
		}
	}
}

// TestUnit: the unit does not touch the number above it, however deep and high
// their letters are.
func TestUnit(t *testing.T) {
	p := painter(t)
	for _, value := range []string{"29", "ggg", "ỵỵỵ"} {
		e := newEasel(p.palette)
		top := p.drawNumber(e, Card{Value: value, Unit: "ẨẪẤẨẪẤẨẪẤ", Share: -1}, 400, 104)
		above, deep := p.display.reach(value, 104)
		free := image.Rect(left, top+above+deep, left+150, top+above+deep+5)
		if box := marks(e.img, free); !box.Empty() {
			t.Errorf("%s and its unit meet at %v", value, box)
		}
	}
}

// TestBar: the bar is as long as the share says, and its end is hatched as far as
// the source is silent.
func TestBar(t *testing.T) {
	p := painter(t)
	for _, c := range []struct{ share, unstated, elapsed float64 }{
		{0, 0, -1}, {0.5, 0, -1}, {1, 0, -1}, {0.25, 0.5, -1}, {1e-9, 0, 0.5}, {1 - 1e-9, 0, 0}, {0.3, 0.9, 1}, {7, 0, 7}, {0, 1, 0.2},
	} {
		e := newEasel(p.palette)
		x := 400
		p.drawBar(e, Card{Share: c.share, Unstated: c.unstated, Elapsed: c.elapsed, UnstatedLabel: "?", ElapsedLabel: "…"}, x, 400, 450)
		width := right - x
		counts := map[uint8]int{}
		line := 0
		for at := x; at < right; at++ {
			counts[e.img.Pix[390*Width+at]]++
			if e.img.Pix[(400+8)*Width+at] == ink {
				line++
			}
		}
		share, silent := math.Min(c.share, 1), math.Min(c.unstated, 1-math.Min(c.share, 1))
		if want := share * float64(width); math.Abs(float64(counts[done])-want) > 9 || (counts[done] > 0) != (share > 0) {
			t.Errorf("%v: %d pixels done, not %.0f", c, counts[done], want)
		}
		if got := counts[hatch] + counts[hatch-1] + counts[white]; math.Abs(float64(got)-silent*float64(width)) > 9 {
			t.Errorf("%v: %d pixels hatched, not %.0f", c, got, silent*float64(width))
		}
		if share < 1 && counts[empty]+counts[hatch]+counts[white] == 0 {
			t.Errorf("%v: the bar looks full", c)
		}
		if want := map[bool]int{true: marker}[c.elapsed >= 0]; line != want {
			t.Errorf("%v: the marker is %d pixels wide, not %d", c, line, want)
		}
	}
}

func TestPart(t *testing.T) {
	for _, c := range []struct {
		share float64
		want  int
	}{{0, 0}, {-1, 0}, {math.NaN(), 0}, {1e-12, 3}, {0.5, 50}, {0.999, 97}, {1, 100}, {math.Inf(1), 100}} {
		if got := part(c.share, 100); got != c.want {
			t.Errorf("part(%v, 100) = %d, not %d", c.share, got, c.want)
		}
	}
}

// TestSizes: a longer headline is never larger.
func TestSizes(t *testing.T) {
	p := painter(t)
	last := 1000
	for n := 1; n < 60; n += 4 {
		b := p.display.set(strings.TrimSpace(strings.Repeat("hoàn thành ", n)), right-left, 200, rooms[0].sizes)
		if b.size > last || b.height() > 200 && !b.cut {
			t.Errorf("%d words: size %d after %d, %d high", 2*n, b.size, last, b.height())
		}
		last = b.size
	}
}
