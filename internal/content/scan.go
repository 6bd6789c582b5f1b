package content

import "tiendo/internal/diag"

// scanTOML walks over TOML text before any parser does, and reports what is
// beyond the caps: parsers overflow the stack on deep nesting, take minutes for
// dotted keys, and a kilobyte for each key. It knows strings and comments,
// nothing more.
func (f *file) scanTOML(text []byte, from int) bool {
	s := tomlScan{text: text}
	for s.pos < len(text) {
		s.step()
		if s.depth > maxNesting || s.dots > maxDots {
			f.report(TOMLSyntax, f.place(from+s.pos-1),
				diag.Say("lồng quá %d tầng, hoặc khóa có quá %d dấu chấm", "nested deeper than %d levels, or a key with more than %d dots", maxNesting, maxDots),
				diag.Say("viết phẳng hơn", "write it flatter"))
			return false
		}
		if s.keys > maxKeys || s.longest > maxString {
			f.report(FileTooBig, f.place(from+s.pos-1),
				diag.Say("quá %d khóa, hoặc một chuỗi dài hơn %d KB", "more than %d keys, or a string longer than %d KB", maxKeys, maxString>>10),
				diag.Say("hãy chia nhỏ nội dung", "split the content into smaller files"))
			return false
		}
	}
	return true
}

type tomlScan struct {
	text             []byte
	pos, depth, dots int
	keys             int // tables, parts of dotted keys, elements of arrays
	longest          int // bytes of a string
}

func (s *tomlScan) step() {
	c := s.text[s.pos]
	s.pos++
	switch c {
	case '#':
		s.to("\n", false)
	case '"', '\'':
		s.pos--
		start := s.pos
		s.skipString(c)
		s.longest = max(s.longest, s.pos-start)
	case '[', '{':
		s.depth++
		s.keys++
		s.dots = 0
	case ']', '}':
		s.depth = max(0, s.depth-1)
		s.dots = 0
	case '=', ',':
		s.keys++
		s.dots = 0
	case '\n':
		s.dots = 0
	case '.':
		s.dots++
		s.keys++
	}
}

// skipString moves behind a string of one of the four kinds.
func (s *tomlScan) skipString(quote byte) {
	triple := string([]byte{quote, quote, quote})
	escapes := quote == '"'
	if len(s.text)-s.pos >= 3 && string(s.text[s.pos:s.pos+3]) == triple {
		s.pos += 3
		s.to(triple, escapes)
		return
	}
	s.pos++
	for s.pos < len(s.text) && s.text[s.pos] != '\n' {
		c := s.text[s.pos]
		s.pos++
		if c == '\\' && escapes {
			s.pos = min(s.pos+1, len(s.text))
		} else if c == quote {
			return
		}
	}
}

// to moves behind the next end, or to the end of the text.
func (s *tomlScan) to(end string, escapes bool) {
	for s.pos < len(s.text) {
		if s.text[s.pos] == '\\' && escapes {
			s.pos = min(s.pos+2, len(s.text))
			continue
		}
		if len(s.text)-s.pos >= len(end) && string(s.text[s.pos:s.pos+len(end)]) == end {
			s.pos += len(end)
			return
		}
		s.pos++
	}
}
