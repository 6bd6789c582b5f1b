package export

import "tiendo/internal/literal"

// indented appends what encoding/json wrote, with a line for each value, as json.Indent
// makes it: that looks at every byte of the feeds' long texts, this hops over them.
func indented(out, compact []byte, by string) []byte {
	depth := 0
	line := func() {
		out = append(out, '\n')
		for range depth {
			out = append(out, by...)
		}
	}
	for i := 0; i < len(compact); i++ {
		switch c := compact[i]; c {
		case '"':
			end := i + literal.StringLen(compact[i:])
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			out = append(out, c)
			if next := compact[i+1]; next == '}' || next == ']' {
				out = append(out, next)
				i++
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			out = append(out, c)
		case ',':
			out = append(out, c)
			line()
		case ':':
			out = append(out, ": "...)
		default:
			out = append(out, c)
		}
	}
	return out
}
