package locale

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// TestSigns: a form never occurs in a text that has none of its signs. Each form
// is looked for in texts that are put together from pieces of all of them.
func TestSigns(t *testing.T) {
	for name, l := range map[string]*Language{"vi": For("vi"), "en": For("en")} {
		for i, r := range l.Voice.Numbers {
			sparing(t, name, i, r.form, r.signs, "0123456789")
		}
		for i, r := range l.Voice.Words {
			sparing(t, name, i, r.form, r.signs)
		}
	}
	for i, p := range append(marks[:], runs[:]...) {
		sparing(t, "pause", i, p.form, p.signs)
	}
}

var pieces = strings.Split("ngày| |mồng |tháng |QUÝ |thứ |Thứ |12|3|3/9|3/2025|2025|quý |quý IV/2025|IV|II|2024-02-29|/|-|–|.|,|%|No. |no.|Q|Q4 2025|the |3 May |May|nghị quyết |số |57-NQ/TW|UBND|&|IV|st|th|4.0|(|)|"+
	"\\|:|;|!|?|*|_|=|$|´|≥|<|km2|đồng|ng|GIÀ|\n|\t|a|Ã|x y", "|")

func sparing(t *testing.T, name string, i int, form *regexp.Regexp, needs ...string) {
	t.Helper()
	random, matched := rand.New(rand.NewPCG(1, uint64(i))), 0
	for range 6000 {
		var b strings.Builder
		for range 1 + random.IntN(7) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		if !form.MatchString(text) {
			continue
		}
		matched++
		for _, signs := range needs {
			if signs != "" && !strings.ContainsAny(text, signs) {
				t.Errorf("%s %d: %q holds %s, but none of %q", name, i, text, form, signs)
			}
		}
	}
	if matched == 0 {
		t.Errorf("%s %d: no text holds %s", name, i, form)
	}
}
