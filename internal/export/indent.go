package export

import "bytes"

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
			end := endOfString(compact, i+1)
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

// endOfString is the offset behind the quotation mark that ends the string from i on.
func endOfString(d []byte, i int) int {
	for start := i; ; i++ {
		i += bytes.IndexByte(d[i:], '"')
		slashes := i
		for slashes > start && d[slashes-1] == '\\' {
			slashes--
		}
		if (i-slashes)%2 == 0 {
			return i + 1
		}
	}
}
