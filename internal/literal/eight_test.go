package literal

import "testing"

// FuzzFirst: the first byte that is found is the first that there is.
func FuzzFirst(f *testing.F) {
	for _, s := range []string{"", "12345678", "\x00\x01\x02\x03\x04\x05\x06\x07", "\x1f\x20\x21\x7f\x80\xff\"\"", "aaaaaaa\"", "a!\"!\"#\"!", "\xa0\x9f\x22\x21\x00\x01\x02\xe2"} {
		for _, c := range []byte{'"', 0, ' ', 0x80, 0xe2} {
			f.Add(s, c, byte(1))
		}
	}
	f.Fuzz(func(t *testing.T, s string, c, bit byte) {
		s = (s + "12345678")[:8]
		bit = 1 << (bit % 8)
		x := eight(s, 0)
		if y := eight([]byte("0"+s), 1); y != x {
			t.Fatalf("%q: %x, %x", s, x, y)
		}
		check := func(what string, marked uint64, found func(b byte) bool) {
			want := 0
			for want < 8 && !found(s[want]) {
				want++
			}
			if got := first(marked); got != want {
				t.Errorf("%q %s %q: %d, want %d", s, what, c, got, want)
			}
		}
		check("is", is(x, c), func(b byte) bool { return b == c })
		check("is, but for a bit,", isBut(x, c&^bit, bit), func(b byte) bool { return b&^bit == c&^bit })
		if c <= 128 {
			check("below", below(x, c), func(b byte) bool { return b < c })
		}
	})
}
