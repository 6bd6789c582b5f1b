package locale

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSigns: a form never occurs in a text that is spared it. Each form is looked
// for in texts that are put together from pieces of all of them.
func TestSigns(t *testing.T) {
	for name, l := range map[string]*Language{"vi": For("vi"), "en": For("en")} {
		for i, r := range l.Voice.Numbers {
			sparing(t, name, i, r.form, func(text string) bool {
				near := beside(text)
				return near.all(r.signs)
			})
		}
		for i, r := range l.Voice.Words {
			sparing(t, name, i, r.form, func(text string) bool { return r.signs == "" || hasAny(text, r.signs) })
		}
	}
	sparing(t, "number of a paper", 0, viNumbered, isNumbered)
	for i, p := range marks {
		sparing(t, "mark", i, form(p.form.String()), p.in)
	}
}

var pieces = strings.Split("ngày| |mồng |tháng |QUÝ |thứ |Thứ |12|3|3/9|3/2025|2025|quý |quý IV/2025|IV|II|2024-02-29|/|-|–|.|,|%|No. |no.|Q|Q4 2025|the |3 May |May|nghị quyết |số |57-NQ/TW|UBND|&|IV|st|th|4.0|(|)|"+
	"\\|:|;|!|?|*|_|=|$|´|≥|<|km2|đồng|ng|GIÀ|\n|\t|a|Ã|x y|1.234|,5|.567|TTg|TP.|Bộ TT&TT|5G|VnExpress|\xff", "|")

func randomText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(7) {
		b.WriteString(pieces[random.IntN(len(pieces))])
	}
	return b.String()
}

func sparing(t *testing.T, name string, i int, form finder, asked func(string) bool) {
	t.Helper()
	random, matched := rand.New(rand.NewPCG(1, uint64(i))), 0
	for range 6000 {
		text := randomText(random)
		found := form(text)
		if len(found) == 0 {
			continue
		}
		matched++
		if !asked(text) {
			t.Errorf("%s %d: %q holds the form at %d, but is not asked", name, i, text, found[0])
		}
	}
	if matched == 0 {
		t.Errorf("%s %d: no text holds the form", name, i)
	}
}

// TestByHand: what is found by hand is what a regular expression finds.
func TestByHand(t *testing.T) {
	for _, c := range []struct {
		hand finder
		form string
	}{
		{byHand(findNumber('.', ',')), `(\d+(?:\.\d{3})*(?:,\d+)?)(\s*%)?`},
		{byHand(findNumber(',', '.')), `(\d+(?:,\d{3})*(?:\.\d+)?)(\s*%)?`},
		{byHand(findMeasured), `(\d+(?:\.\d{3})*(?:,\d+)?)(\s?)(\p{L}+[23]?)`},
		{byHand(findLetterDigit), `(\p{L})(\d)`},
		{byHand(findDigitLetter), `(\d)(\p{L})`},
	} {
		random := rand.New(rand.NewPCG(2, 0))
		want := form(c.form)
		for range 20000 {
			text := randomText(random)
			if got, want := c.hand(text), want(text); !slices.EqualFunc(got, want, slices.Equal) {
				t.Fatalf("%s in %q: found at %v, want %v", c.form, text, got, want)
			}
		}
	}
}

// TestFindShort: words that are not found are read as they are written.
func TestFindShort(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 0))
	words := form(`[\p{L}&]+\.?`)
	say := func(m string) string {
		return viWord(For("vi"), []string{m}) + enWord(nil, []string{strings.TrimSuffix(m, ".")})
	}
	for range 20000 {
		text := randomText(random)
		found := byHand(findShort(true))(text)
		for _, at := range words(text) {
			word := text[at[0]:at[1]]
			if !slices.ContainsFunc(found, func(f []int) bool { return slices.Equal(f, at) }) && say(word) != word+strings.TrimSuffix(word, ".") {
				t.Fatalf("%q in %q is not found, and is read %q", word, text, say(word))
			}
		}
	}
}

// TestTidy: what is made tidy at once is what one expression after the other makes of it.
func TestTidy(t *testing.T) {
	steps := []struct {
		form *regexp.Regexp
		say  string
	}{
		{regexp.MustCompile(`\s*[,;:](?:\s*[,;:])+`), ","},
		{regexp.MustCompile(`[\s,;:]+([.!?])`), "$1"},
		{regexp.MustCompile(`\s+([,;:.!?])`), "$1"},
		{regexp.MustCompile(`\s+`), " "},
	}
	random := rand.New(rand.NewPCG(4, 0))
	for range 50000 {
		var b strings.Builder
		for range random.IntN(10) {
			b.WriteByte("a ,;:.!? \n"[random.IntN(10)])
		}
		want := b.String()
		for _, s := range steps {
			want = s.form.ReplaceAllString(want, s.say)
		}
		if got := tidy(b.String()); got != want {
			t.Fatalf("%q becomes %q, want %q", b.String(), got, want)
		}
	}
}
