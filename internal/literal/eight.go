package literal

import "math/bits"

// Bytes are looked for eight at a time:
//
//	x := eight(s, i)
//	n := first(is(x, '"') | below(x, ' ')) // less than 8: s[i+n] is a quotation mark or a control character
//
// A sum may say of a byte above one that is found that it is found too, so nothing but
// the first is to be trusted. Source: Anderson, Bit Twiddling Hacks, "Determine if a word
// has a byte equal to n", and "less than n".

const (
	each = 0x0101010101010101
	high = 0x8080808080808080
)

// eight is the eight bytes of a text from i on, the first of them lowest. It panics where
// there are fewer.
func eight[T string | []byte](s T, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// is marks the bytes that are c.
func is(x uint64, c byte) uint64 {
	x ^= each * uint64(c)
	return (x - each) &^ x & high
}

// isBut marks the bytes that are c but for one bit, which c has not.
func isBut(x uint64, c, bit byte) uint64 { return is(x&^(each*uint64(bit)), c) }

// below marks the bytes below c, which is at most 128.
func below(x uint64, c byte) uint64 { return (x - each*uint64(c)) &^ x & high }

// first is the place of the first byte that is marked, 8 if none is.
func first(marked uint64) int { return bits.TrailingZeros64(marked) / 8 }
