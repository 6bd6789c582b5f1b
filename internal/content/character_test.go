package content

import (
	"math/rand/v2"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/alphabet"
)

// TestPlainIsNFC: what is called plain needs no second look.
func TestPlainIsNFC(t *testing.T) {
	for r := rune(0); r <= 0x10ffff; r++ {
		s := string(r)
		if !utf8.ValidRune(r) || !alphabet.IsPlain([]byte(s)) {
			continue
		}
		if !norm.NFC.IsNormalString(s) || !norm.NFC.IsNormalString("a"+s+"b") || hidden(r, 0) || unicode.In(r, unicode.Cyrillic, unicode.Greek) {
			t.Errorf("U+%04X is called plain", r)
		}
	}
}

// TestShortCuts: the ranges of characters for which no table is asked have nothing
// in them that the tables know.
func TestShortCuts(t *testing.T) {
	for r := rune(0x80); r <= 0x10ffff; r++ {
		if in := unicode.In(r, unicode.Cf, unicode.Co, unicode.Variation_Selector); in && !hidden(r, 0) && (r < 0xfe00 || r > 0xfe0f) {
			t.Errorf("U+%04X is not hidden", r)
		}
		if p := norm.NFC.PropertiesString(string(r)); isWhole(r) && utf8.ValidRune(r) && (!norm.NFC.IsNormalString(string(r)) || norm.NFC.QuickSpanString(string(r)) != len(string(r)) || p.CCC() != 0) {
			t.Errorf("U+%04X is not whole", r)
		}
		if alike := unicode.In(r, unicode.Cyrillic, unicode.Greek) && unicode.IsLetter(r) && r != 'µ'; alike != (scriptOf(r) == isAlike) {
			t.Errorf("U+%04X: %v", r, scriptOf(r))
		}
	}
}

// TestClasses: the classes known by heart are those of the tables.
func TestClasses(t *testing.T) {
	for r := range rune(0x110000) {
		if got, want := classOf(r), findClass(r); got != want {
			t.Errorf("U+%04X: class %05b, want %05b", r, got, want)
		}
	}
}

// TestSkim: one look finds whether there is something hidden or mixed, as looking at
// each word does.
func TestSkim(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune("abê\u0430\u043fαµ가中-\u200b\u202e\u00ad \n")
	found := map[[2]bool]int{}
	for range 20_000 {
		var b []byte
		for range 1 + random.IntN(5) {
			b = utf8.AppendRune(b, letters[random.IntN(len(letters))])
		}
		f := &file{path: "a", text: b, starts: lines(b)}
		f.checkHidden()
		f.checkScripts()
		got := skim(b)
		if want := f.told[HiddenCharacter] > 0; got.hidden != want {
			t.Errorf("%q: hidden %v, want %v", b, got.hidden, want)
		}
		if want := f.told[MixedScript] > 0; got.mixed != want {
			t.Errorf("%q: mixed %v, want %v", b, got.mixed, want)
		}
		found[[2]bool{got.hidden, got.mixed}]++
	}
	if len(found) != 4 {
		t.Errorf("not every case came: %v", found)
	}
}

// TestCertain: what is looked at from the first doubtful character on is NFC if all of it is.
func TestCertain(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	letters := []rune("ae\u0302\u0301\u0323êệđ\u0430\u0439\u0306\u0438가ᄀ\u1161\u11a8각中ก\u0e38\u05d0\u05bc ")
	normal := 0
	for range 20_000 {
		var b []byte
		for range 1 + random.IntN(6) {
			b = utf8.AppendRune(b, letters[random.IntN(len(letters))])
		}
		want := norm.NFC.IsNormal(b)
		if got := norm.NFC.IsNormal(b[skim(b).whole:]); got != want {
			t.Errorf("%q: %v, want %v", b, got, want)
		}
		if want {
			normal++
		}
	}
	if normal < 2000 || normal > 18_000 {
		t.Errorf("%d of 20000 are normal: too few or too many to prove anything", normal)
	}
}
