package content

import (
	"testing"
	"unicode/utf8"
)

// What is plain by its bytes is so by its characters, and whole.
func TestPlainByBytesIsPlainByCharacters(t *testing.T) {
	for r := rune(0x80); r < 0x3000; r++ {
		s := "a" + string(r)
		if isPlain(s) != isPlainRune(r) {
			t.Errorf("U+%04X: plain %v, want %v", r, isPlain(s), isPlainRune(r))
		}
		for cut := 2; cut < len(s); cut++ {
			if isPlain(s[:cut]) || isPlain(s[:cut]+"a") {
				t.Errorf("U+%04X cut to %d bytes is plain", r, cut-1)
			}
		}
	}
	for c := range byte(utf8.RuneSelf) {
		if want := 0x20 <= c && c < 0x7f || c == '\n' || c == '\t'; isPlain(string(c)) != want {
			t.Errorf("U+%04X: plain %v, want %v", c, !want, want)
		}
	}
}
