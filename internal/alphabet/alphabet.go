// Package alphabet knows by their bytes the characters of which texts in Latin letters are
// made, those of Vietnamese with all their marks among them.
package alphabet

// IsPlain says whether a text has only characters that need no second look: printable
// ASCII, ends of lines, composed Latin letters and common punctuation. They are visible,
// of no other script, NFC and well written UTF-8, and nearly every file has nothing else.
//
// Each byte shifts the next state to the lowest bits, so that a byte costs one shift where
// a branch for each character would be guessed wrong at every fifth of them. Source:
// Vognsen, Shift-based DFAs.
func IsPlain[T string | []byte](text T) bool {
	now := state(begun)
	for i := range len(text) {
		now = moves[text[i]] >> (now & low)
	}
	return now&low == begun
}

// state is, in its lowest bits, by how much the moves of a byte are shifted to give the
// next one.
type state = uint64

const low = 0b111111

const (
	never    = 6 * iota // there was something else
	begun               // a character may begin
	last                // one more byte is wanted, whichever it is
	signs               // behind C2: U+0080 to U+00BF
	vowels              // behind E1: those of Vietnamese with two marks
	common              // behind E2
	dashes              // behind E2 80: dashes and quotation marks
	arrows              // behind E2 86 and E2 88: → and −
	compared            // behind E2 89: ≤ and ≥
)

// moves are from each state to the next, by the byte. Those that are not named lead to
// never.
var moves = func() (to [256]state) {
	for _, m := range []struct {
		in          state
		first, last byte
		next        state
	}{
		{begun, '\t', '\n', begun}, {begun, ' ', '~', begun},
		{begun, 0xc2, 0xc2, signs}, {signs, 0xa1, 0xac, begun}, {signs, 0xae, 0xbf, begun},
		{begun, 0xc3, 0xc8, last}, {last, 0x80, 0xbf, begun}, // U+00C0 to U+023F: most Latin letters
		{begun, 0xe1, 0xe1, vowels}, {vowels, 0xb8, 0xbb, last}, // U+1E00 to U+1EFF
		{begun, 0xe2, 0xe2, common}, {common, 0x80, 0x80, dashes}, {dashes, 0x90, 0xa7, begun}, {dashes, 0xb0, 0xbf, begun},
		{common, 0x86, 0x86, arrows}, {common, 0x88, 0x88, arrows}, {arrows, 0x92, 0x92, begun},
		{common, 0x89, 0x89, compared}, {compared, 0xa4, 0xa5, begun},
	} {
		for c := int(m.first); c <= int(m.last); c++ {
			to[c] |= m.next << m.in
		}
	}
	return to
}()
