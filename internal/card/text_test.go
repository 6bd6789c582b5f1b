package card

import (
	"fmt"
	"image"
	"math"
	"strings"
	"testing"
)

const stacked = "ẤỖỮ gỵ ẨỔỬ Ẫ"

// TestMarks: stacked marks and descenders are drawn whole: the ink of a line is as
// high as its glyphs are in the font, and lines do not run into each other.
func TestMarks(t *testing.T) {
	p := painter(t)
	for _, f := range []*face{p.regular, p.bold, p.display} {
		for _, size := range []int{24, 26, 28, 34, 62, 104} {
			e := newEasel(p.palette)
			e.text(f, stacked, left, 300, size, &e.palette.ink)
			above, below := f.reach(stacked, size)
			box := marks(e.img, e.img.Rect)
			if top := 300 - above; box.Min.Y < top-1 || box.Min.Y > top+2 {
				t.Errorf("size %d: ink begins at %d, not at %d", size, box.Min.Y, top)
			}
			if bottom := 300 + below; box.Max.Y > bottom+1 || box.Max.Y < bottom-2 {
				t.Errorf("size %d: ink ends at %d, not at %d", size, box.Max.Y, bottom)
			}
			if end := left + f.long(stacked, size); box.Max.X > end+2 || box.Max.X < end-size/5 {
				t.Errorf("size %d: ink ends at %d of %d", size, box.Max.X, end)
			}
			if above*10 < size*11 {
				t.Errorf("size %d: marks reach only %d", size, above)
			}
		}
	}
}

func TestLines(t *testing.T) {
	p := painter(t)
	b := p.display.set(strings.Repeat(stacked+" ", 6)+stacked, 900, 400, []int{44})
	e := newEasel(p.palette)
	for i, s := range b.lines {
		e.text(b.face, s, left, 100+i*b.leading, b.size, &e.palette.ink)
	}
	groups, inside := 0, false
	for y := range Height {
		row := !marks(e.img, image.Rect(0, y, Width, y+1)).Empty()
		if row && !inside {
			groups++
		}
		inside = row
	}
	if len(b.lines) < 3 || groups != len(b.lines) {
		t.Errorf("%d lines look like %d", len(b.lines), groups)
	}
}

func TestClean(t *testing.T) {
	f := painter(t).regular
	for in, want := range map[string]string{
		"":                          "",
		"  a\t b\n\nc ":             "a b c",
		"37,3\u202f%":               "37,3\u00a0%",
		"\u00a0a\u00a0":             "a",
		"29\u201145":                "29-45",
		"so\u00adft\u200b\ufeff":    "soft",
		"e\u0302\u0301":             "ế",
		"a 🎉 b":                     "a b",
		"\u202eabc\u2066":           "abc",
		"\xffa\xfe":                 "a",
		strings.Repeat("ấ", 100000): strings.Repeat("ấ", longest),
	} {
		if got := f.clean(in); got != want {
			t.Errorf("clean(%.20q) = %.40q, not %.40q", in, got, want)
		}
	}
}

// TestTogether: a number stays with what it counts and what it is of.
func TestTogether(t *testing.T) {
	f := painter(t).regular
	for in, want := range map[string]string{
		"hoàn thành 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ": "hoàn|thành|29_trên_45_chỉ|tiêu|và|35_trên_82_nhiệm|vụ",
		"năm 2025: 7 trên 43 đã hoàn thành":                     "năm|2025:|7_trên_43_đã|hoàn|thành",
		"completed 29 of 45 targets and 35 of 82 tasks":         "completed|29_of_45_targets|and|35_of_82_tasks",
		"1.234 hồ sơ":    "1.234_hồ|sơ",
		"trong năm 2025": "trong|năm|2025",
		"a":              "a",
	} {
		var got []string
		for _, w := range f.words(in, 100000) {
			got = append(got, strings.ReplaceAll(w.text, string(noBreak), "_"))
		}
		if text := strings.Join(got, "|"); text != want {
			t.Errorf("%q breaks as %s, not %s", in, text, want)
		}
	}
}

// TestWhole: no word is lost or changed by breaking, and no line is too long.
func TestWhole(t *testing.T) {
	p := painter(t)
	texts := []string{strings.Repeat("W", 300), strings.Repeat("1 ", 200), cards["long"].Headline, stacked, "a " + strings.Repeat("đ", 90) + " b"}
	for _, text := range texts {
		text = p.display.clean(text)
		for _, width := range []int{80, 333, right - left} {
			limit := p.display.units(width, 44)
			lines := p.display.balanced(text, limit)
			strip := strings.NewReplacer(" ", "", string(noBreak), "")
			if got := strings.Join(lines, ""); strip.Replace(got) != strip.Replace(text) {
				t.Errorf("%.20q in %d pixels becomes %q", text, width, lines)
			}
			for _, line := range lines {
				if p.display.width(line) > limit {
					t.Errorf("%q is wider than %d pixels", line, width)
				}
			}
			words := p.display.words(text, limit)
			greedy := len(broken(words, limit))
			if len(lines) != greedy {
				t.Errorf("%.20q in %d pixels: %d lines, %d would do", text, width, len(lines), greedy)
			}
		}
	}
}

func TestShorten(t *testing.T) {
	f := painter(t).regular
	text := "Nguồn: Văn phòng Ủy ban nhân dân tỉnh Nghệ An, Sở Khoa học và Công nghệ"
	for _, width := range []int{40, 200, 333, 500, 700, 2000} {
		limit := f.units(width, smallSize)
		got := f.shorten(text, limit)
		if f.width(got) > limit && width > 40 {
			t.Errorf("%q is wider than %d pixels", got, width)
		}
		begin, cut := strings.CutSuffix(got, ellipsis)
		if !strings.HasPrefix(text, begin) || cut == (got == text) || strings.HasSuffix(begin, " ") || strings.HasSuffix(begin, ",") {
			t.Errorf("shortened to %d pixels: %q", width, got)
		}
	}
}

// TestContrast: text is read at 4.5:1, and what is done differs from what is not by 3:1.
func TestContrast(t *testing.T) {
	p := newPalette()
	for _, c := range []struct {
		a, b  int
		least float64
	}{{ink, white, 4.5}, {soft, white, 4.5}, {done, empty, 3}, {done, white, 3}, {ink, done, 2.5}, {ink, empty, 3}, {accent, white, 3}} {
		if got := contrast(p, c.a, c.b); got < c.least {
			t.Errorf("colours %d and %d differ by %.2f:1, less than %.1f:1", c.a, c.b, got, c.least)
		}
	}
	if got := fmt.Sprint(p.ink[0], p.ink[255], p.soft[0], p.soft[255]); got != fmt.Sprint(white, ink, white, soft) {
		t.Errorf("the ends of the ramps are %s", got)
	}
}

func contrast(p *palette, a, b int) float64 {
	x, y := luminance(p, a)+0.05, luminance(p, b)+0.05
	return max(x, y) / min(x, y)
}

// luminance is the relative luminance of WCAG 2.
func luminance(p *palette, i int) float64 {
	var sum float64
	r, g, b, _ := p.colours[i].RGBA()
	for j, c := range []uint32{r, g, b} {
		v := float64(c) / 0xffff
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += v * []float64{0.2126, 0.7152, 0.0722}[j]
	}
	return sum
}
