package content

import (
	"bytes"
	"maps"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/alphabet"
	"tiendo/internal/diag"
)

// checkCharacters looks for what is not NFC, hidden, or of a foreign script, in a
// text that is valid UTF-8. It is false when a character must not reach a parser.
func (f *file) checkCharacters() bool {
	seen := skim(f.text)
	if !norm.NFC.IsNormal(f.text[seen.whole:]) {
		f.report(NotNFC, f.place(notNFC(f.text)), diag.Say("chữ ở đây không ở dạng NFC", "the text here is not in NFC"),
			diag.Say("gõ lại bằng bộ gõ Unicode dựng sẵn, hoặc chuyển cả tệp sang NFC", "type it again, or convert the whole file to NFC"))
	}
	if seen.hidden {
		f.checkHidden()
	}
	f.shown = maps.Clone(f.told)
	if seen.mixed {
		f.checkScripts()
	}
	return bytes.IndexByte(f.text, 0) < 0
}

// skimmed is what one look at a text finds. Where there is something to report,
// slower functions find its places.
type skimmed struct {
	whole  int  // so many bytes are NFC without a doubt
	hidden bool // a character may be hidden
	mixed  bool // a word mixes Latin with Cyrillic or Greek letters
}

// skim looks once at every character of a valid text. It knows the classes of those
// below skimLow by heart, which are nearly all of a text in Latin, Cyrillic or Greek.
func skim(text []byte) skimmed {
	seen := skimmed{whole: -1}
	word, last := class(0), 0
	for i := 0; i < len(text); {
		var is class
		start, c := i, text[i]
		switch {
		case c < utf8.RuneSelf:
			is, i = low[c], i+1
		case c < 0xe0:
			is, i = classOf(rune(c&0x1f)<<6|rune(text[i+1]&0x3f)), i+2
		default:
			r, size := utf8.DecodeRune(text[i:])
			is, i = classOf(r), i+size
		}
		if is&doubtful != 0 && seen.whole < 0 {
			seen.whole = last
		}
		if is&letter == 0 {
			seen.mixed = seen.mixed || word&mixed == mixed
			word = 0
		}
		word |= is
		seen.hidden = seen.hidden || is&invisible != 0
		last = start
	}
	seen.mixed = seen.mixed || word&mixed == mixed
	if seen.whole < 0 {
		seen.whole = len(text)
	}
	return seen
}

// class is what skim wants to know of a character, in bits.
type class uint8

const (
	letter    class = 1 << iota // of any script
	latin                       // a letter of Latin
	alike                       // of Cyrillic or Greek
	doubtful                    // may combine with others to one
	invisible                   // at least in some places
	mixed     = latin | alike
)

// low is the class of the first characters of Unicode.
var low = func() (classes [0x600]class) {
	for r := range classes {
		classes[r] = findClass(rune(r))
	}
	return classes
}()

func classOf(r rune) class {
	switch {
	case int(r) < len(low):
		return low[r]
	case 0x1e00 <= r && r < 0x1f00: // for Vietnamese
		return letter | latin
	case 0x3400 <= r && r < 0x4dc0, 0x4e00 <= r && r < 0x9ffd, 0xac00 <= r && r < 0xd7a4: // Chinese, Korean
		return letter
	}
	return findClass(r)
}

func findClass(r rune) (is class) {
	switch scriptOf(r) {
	case isLatin:
		is = letter | latin
	case isAlike:
		is = letter | alike
	case isOther:
		is = letter
	}
	if !isWhole(r) {
		is |= doubtful
	}
	if hidden(r, 0) {
		is |= invisible
	}
	return is
}

// isWhole knows many characters that are composed and do not combine with others.
func isWhole(r rune) bool {
	switch {
	case r < 0x300, 0x400 <= r && r <= 0x482, 0x48a <= r && r < 0x590: // Latin, Cyrillic, Armenian
	case 0x1e00 <= r && r < 0x1f00, 0x2010 <= r && r <= 0x205e: // Latin for Vietnamese, dashes, quotation marks
	case 0x3400 <= r && r < 0xa000, 0xac00 <= r && r < 0xd7a4: // Chinese, Korean
	default:
		return false
	}
	return true
}

// checkHidden reports each character that is hidden, until no more are told.
func (f *file) checkHidden() {
	last := rune(0)
	for i := 0; i < len(f.text); {
		r, size := rune(f.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(f.text[i:])
		}
		if hidden(r, last) {
			f.reportHidden(r, f.place(i))
			if f.isFull(HiddenCharacter) {
				return
			}
		}
		i, last = i+size, r
	}
}

func (f *file) reportHidden(r rune, at diag.Place) {
	f.report(HiddenCharacter, at, diag.Say("ký tự ẩn U+%04X", "hidden character U+%04X", r), diag.Say("xóa ký tự này", "delete the character"))
}

// checkString looks at a string that was written with escapes, which the text
// of the file does not show. What the text does show has been reported, and must
// be mended first.
func (f *file) checkString(s string, at diag.Place) {
	if alphabet.IsPlain(s) || f.isTyped(s, at) {
		return
	}
	if f.shown[NotNFC] == 0 && !norm.NFC.IsNormalString(s) {
		f.report(NotNFC, at, diag.Say("giá trị không ở dạng NFC", "the value is not in NFC"),
			diag.Say("gõ thẳng chữ thay vì dùng mã \\u", "type the letters instead of \\u codes"))
	}
	last := rune(0)
	for _, r := range s {
		if hidden(r, last) && f.shown[HiddenCharacter] == 0 {
			f.reportHidden(r, at)
			return
		}
		last = r
	}
}

// isTyped says whether a value stands behind its key as it is, without escapes.
// It looks no further than there, lest a long file be searched for each value.
func (f *file) isTyped(s string, key diag.Place) bool {
	const between = 200 // bytes, with those of the key
	start := f.starts[key.Line-1]
	return bytes.Contains(f.text[start:min(len(f.text), start+len(s)+between)], []byte(s))
}

// checkScripts warns about each word that mixes Latin with Cyrillic or Greek letters,
// until no more are told.
func (f *file) checkScripts() {
	start, latin, other := 0, false, false
	for i := 0; i <= len(f.text); {
		r, size := utf8.DecodeRune(f.text[i:]) // at the end no letter, 0 bytes
		switch scriptOf(r) {
		case isLatin:
			latin = true
		case isAlike:
			other = true
		case isNoLetter:
			if latin && other {
				f.reportMixed(start, i)
				if f.isFull(MixedScript) {
					return
				}
			}
			start, latin, other = i+size, false, false
		}
		i += max(size, 1)
	}
}

// script is what a letter is to those who look for mixed words.
type script uint8

const (
	isNoLetter script = iota
	isLatin
	isAlike // Cyrillic or Greek: many look like Latin ones
	isOther
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf && isLetter(byte(r)):
		return isLatin
	case r < utf8.RuneSelf:
		return isNoLetter
	case 0x400 <= r && r <= 0x481 || 0x48a <= r && r <= 0x52f: // most of Cyrillic, without the tables
		return isAlike
	case !unicode.IsLetter(r):
		return isNoLetter
	case unicode.Is(unicode.Latin, r):
		return isLatin
	case unicode.In(r, unicode.Cyrillic, unicode.Greek) && r != 'µ':
		return isAlike
	}
	return isOther
}

func (f *file) reportMixed(start, end int) {
	f.report(MixedScript, f.place(start), diag.Say("từ “%s” trộn chữ Latin với chữ Kirin hoặc Hy Lạp", "the word “%s” mixes Latin with Cyrillic or Greek letters", f.text[start:end]),
		diag.Say("gõ lại cả từ bằng chữ Latin", "type the whole word again"))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// hidden says whether a character is invisible or changes the direction of the
// text. Joiners are allowed behind letters of scripts that need them.
func hidden(r, last rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r >= 0x7f && r <= 0x9f:
		return true
	case r < 0xad, 0xad < r && r < 0x600, 0x3400 <= r && r < 0xd800: // nothing hidden in these, and no need of tables
		return false
	case r == 0x200c || r == 0x200d:
		return !unicode.In(last, unicode.Arabic, unicode.Devanagari, unicode.Bengali, unicode.Tamil, unicode.Telugu,
			unicode.Kannada, unicode.Malayalam, unicode.Gujarati, unicode.Gurmukhi, unicode.Oriya, unicode.Sinhala, unicode.So)
	case r >= 0xfe00 && r <= 0xfe0f: // variation selectors of emoji
		return false
	case r == 0x115f || r == 0x1160 || r == 0x3164 || r == 0xffa0 || r == 0x2800: // look like spaces
		return true
	case r == 0x2028 || r == 0x2029 || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
		return true
	}
	return unicode.In(r, unicode.Cf, unicode.Co) || unicode.Is(unicode.Variation_Selector, r)
}

// notNFC is the offset of the first text segment that is not normal.
func notNFC(text []byte) int {
	for i := 0; i < len(text); {
		n := norm.NFC.NextBoundary(text[i:], true)
		if n <= 0 {
			break
		}
		if !norm.NFC.IsNormal(text[i : i+n]) {
			return i
		}
		i += n
	}
	return norm.NFC.QuickSpan(text)
}
