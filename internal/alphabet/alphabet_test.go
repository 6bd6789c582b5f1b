package alphabet

import (
	"math/rand/v2"
	"testing"
	"unicode/utf8"
)

// plainRune is IsPlain for one character.
func plainRune(r rune) bool {
	switch {
	case r == '\t', r == '\n', ' ' <= r && r <= '~':
	case 0xa1 <= r && r <= 0xbf && r != 0xad: // signs, without the soft hyphen
	case 0xc0 <= r && r < 0x240, 0x1e00 <= r && r < 0x1f00: // Latin letters, composed
	case 0x2010 <= r && r <= 0x2027, 0x2030 <= r && r < 0x2040: // dashes, quotation marks
	case r == '→', r == '−', r == '≤', r == '≥':
	default:
		return false
	}
	return true
}

// TestCharacters: each character is plain or not by all of its bytes, and cut in none.
func TestCharacters(t *testing.T) {
	for r := range rune(utf8.MaxRune + 1) {
		if !utf8.ValidRune(r) {
			continue
		}
		s := string(r)
		if got := IsPlain(s); got != plainRune(r) || IsPlain([]byte("a"+s+"b")) != got || IsPlain("–"+s) != got {
			t.Errorf("U+%04X: plain %v, want %v", r, got, plainRune(r))
		}
		for cut := 1; cut < len(s); cut++ {
			if IsPlain(s[:cut]) || IsPlain(s[:cut]+"a") || IsPlain("a"+s[cut:]) || IsPlain(s+s[cut:]) {
				t.Errorf("U+%04X cut to %d bytes is plain", r, cut)
			}
		}
	}
}

// TestBytes: bytes in any order are plain when they are characters that are.
func TestBytes(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pieces := []byte("a \n\x7f\r\x80\x86\x88\x89\x90\x92\xa4\xa5\xa7\xad\xb0\xb8\xbb\xbf\xc2\xc3\xc8\xc9\xe0\xe1\xe2\xe3\xf0\xff")
	plain := 0
	for range 200_000 {
		text := make([]byte, random.IntN(8))
		for i := range text {
			text[i] = pieces[random.IntN(len(pieces))]
		}
		want := utf8.Valid(text)
		for _, r := range string(text) {
			want = want && plainRune(r)
		}
		if got := IsPlain(text); got != want {
			t.Fatalf("%q: %v, want %v", text, got, want)
		}
		if want && len(text) > 2 {
			plain++
		}
	}
	if plain < 200 {
		t.Errorf("only %d were plain", plain)
	}
}
