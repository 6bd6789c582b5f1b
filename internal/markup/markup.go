// Package markup writes HTML and SVG into a growing slice of bytes.
//
// It is for what repeats a thousand times on a page (rows, tiles, bars), where
// html/template costs more than the whole rest of a build. The price is that
// the caller knows where it writes:
//
//   - Raw is for our own markup: a constant of the program or the output of
//     another Writer, never something that was read.
//   - Text and Attr are for everything else. They escape exactly as html/template
//     does, byte for byte, in text and in quoted attributes (a fuzz test compares
//     the two). They are not safe inside <script>, <style>, comments, nor in
//     unquoted attributes: we write none of these.
//   - Href is for links. It escapes, and refuses every scheme that can run code.
//
// Attributes are always quoted and every tag is closed by its writer, so that
// the same bytes are well-formed HTML and, inside <svg>, well-formed XML.
//
// Numbers are written without a locale: a decimal point, no exponent, at most
// four decimals. A number that is not finite, or a link that is refused, is a
// mistake in the program and not of the content: the page gets a harmless 0 or
// "#", and Err reports the first such mistake.
package markup

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unsafe"
)

// Writer collects markup. The zero value is ready for use.
type Writer struct {
	buf  []byte
	lent bool // to a string: bytes that are written stay as they are
	err  error
}

var drawing = sync.Pool{New: func() any { return new(Writer) }}

// Draw returns what draw writes, in memory of exactly its size: the writer, with the
// room that it needed, is used again.
func Draw(draw func(w *Writer)) string {
	w := drawing.Get().(*Writer)
	draw(w)
	s := string(w.buf)
	w.Reset()
	drawing.Put(w)
	return s
}

// On is a writer that goes on behind buf, in its memory as far as that reaches.
func On(buf []byte) Writer { return Writer{buf: buf} }

// Grow makes room for n more bytes.
func (w *Writer) Grow(n int) { w.buf = slices.Grow(w.buf, n) }

// Bytes returns what was written, valid until the next write, and Len how much it is.
func (w *Writer) Bytes() []byte { return w.buf }
func (w *Writer) Len() int      { return len(w.buf) }

// String returns what was written without copying it, as strings.Builder does:
// what is written later stands behind it or elsewhere.
func (w *Writer) String() string {
	w.lent = true
	return unsafe.String(unsafe.SliceData(w.buf), len(w.buf))
}

// Put replaces what stands from one place to another by trusted markup.
func (w *Writer) Put(from, to int, s string) {
	if w.lent {
		w.buf, w.lent = slices.Clone(w.buf), false
	}
	w.buf = slices.Replace(w.buf, from, to, []byte(s)...)
}

// Reset empties the writer. It keeps its memory if that belongs to no string.
func (w *Writer) Reset() {
	if w.lent {
		w.buf, w.lent = nil, false
	}
	w.buf, w.err = w.buf[:0], nil
}

// Err returns the first mistake of the program, as described for the package.
func (w *Writer) Err() error { return w.err }

// Raw and RawBytes write trusted markup as it is.
func (w *Writer) Raw(s string)      { w.buf = append(w.buf, s...) }
func (w *Writer) RawBytes(b []byte) { w.buf = append(w.buf, b...) }

// Append lets another writer put trusted markup behind what was written.
func (w *Writer) Append(write func(to []byte) []byte) { w.buf = write(w.buf) }

// Text writes s escaped, for use between tags and inside quoted attributes.
func (w *Writer) Text(s string) {
	last := 0
	for i := 0; i < len(s); i++ {
		if special[s[i]] {
			w.buf = append(w.buf, s[last:i]...)
			w.buf = append(w.buf, replacement(s[i])...)
			last = i + 1
		}
	}
	w.buf = append(w.buf, s[last:]...)
}

// Escape is s as Text writes it: s itself where nothing has to be escaped.
func Escape(s string) string {
	for i := range len(s) {
		if special[s[i]] {
			var w Writer
			w.Text(s)
			return w.String()
		}
	}
	return s
}

// special are the bytes that have a replacement.
var special = [256]bool{0: true, '"': true, '&': true, '\'': true, '+': true, '<': true, '>': true}

// replacement follows the table htmlReplacementTable of html/template, which
// escapes '+' as well because of UTF-7.
func replacement(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&#34;"
	case '\'':
		return "&#39;"
	case '+':
		return "&#43;"
	case 0:
		return "\uFFFD"
	}
	return ""
}

// Int writes n in decimal.
func (w *Writer) Int(n int) { w.buf = strconv.AppendInt(w.buf, int64(n), 10) }

// Number writes x with at most four decimals: 64.4444, 12.5, 3, -0.25.
func (w *Writer) Number(x float64) {
	const limit = 1e14 // beyond it, x*1e4 is no longer exact in an int64
	if math.IsNaN(x) || x > limit || x < -limit {
		w.fail("markup: %v is no number to print", x)
		x = 0
	}
	n := int64(math.Round(x * 1e4))
	if n < 0 {
		w.buf = append(w.buf, '-')
		n = -n
	}
	w.buf = strconv.AppendInt(w.buf, n/1e4, 10)
	if d := n % 1e4; d > 0 {
		w.buf = append(w.buf, '.', byte('0'+d/1000), byte('0'+d/100%10), byte('0'+d/10%10), byte('0'+d%10))
		for w.buf[len(w.buf)-1] == '0' {
			w.buf = w.buf[:len(w.buf)-1]
		}
	}
}

// Percent writes x percent, as SVG wants it: Percent(64.44) writes 64.44%.
func (w *Writer) Percent(x float64) {
	w.Number(x)
	w.buf = append(w.buf, '%')
}

// Attr writes an attribute, with a space before it; the value is escaped.
func (w *Writer) Attr(name, value string) {
	w.attr(name)
	w.Text(value)
	w.buf = append(w.buf, '"')
}

// AttrInt and AttrPercent write an attribute whose value is a number.
func (w *Writer) AttrInt(name string, n int) {
	w.attr(name)
	w.Int(n)
	w.buf = append(w.buf, '"')
}

func (w *Writer) AttrPercent(name string, x float64) {
	w.attr(name)
	w.Percent(x)
	w.buf = append(w.buf, '"')
}

func (w *Writer) attr(name string) {
	w.buf = append(w.buf, ' ')
	w.buf = append(w.buf, name...)
	w.buf = append(w.buf, '=', '"')
}

// Href writes a href attribute. Relative links, http, https, mailto and tel
// pass; of any other scheme only "#" is written.
func (w *Writer) Href(url string) {
	if !safe(url) {
		w.fail("markup: link %q refused", url)
		url = "#"
	}
	w.Attr("href", url)
}

func safe(url string) bool {
	scheme, _, found := strings.Cut(url, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	for _, s := range [...]string{"https", "http", "mailto", "tel"} {
		if strings.EqualFold(scheme, s) {
			return true
		}
	}
	return false
}

// Open writes a start tag. Attributes are pairs of name and value.
func (w *Writer) Open(tag string, attrs ...string) {
	w.buf = append(w.buf, '<')
	w.buf = append(w.buf, tag...)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.Attr(attrs[i], attrs[i+1])
	}
	w.buf = append(w.buf, '>')
}

// Close writes an end tag.
func (w *Writer) Close(tag string) {
	w.buf = append(w.buf, '<', '/')
	w.buf = append(w.buf, tag...)
	w.buf = append(w.buf, '>')
}

// Element writes a whole element that holds nothing but text.
func (w *Writer) Element(tag, text string, attrs ...string) {
	w.Open(tag, attrs...)
	w.Text(text)
	w.Close(tag)
}

func (w *Writer) fail(format string, value any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, value)
	}
}
