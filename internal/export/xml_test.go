package export

import (
	"encoding/xml"
	"strings"
	"testing"
)

// TestEscaped: texts are escaped as encoding/xml does it, whatever is in them.
func TestEscaped(t *testing.T) {
	for _, s := range []string{
		"", "đ", "<p class=\"a\">'x' &amp; y</p>\r\n\tz", "a\x00b", "\x1f<", "<\x7f>", "\xff<", "\uFFFE&", "\uFFFF&", "\uFFFD", "\U0010FFFF<", "\ue000\u2028",
	} {
		var want strings.Builder
		if err := xml.EscapeText(&want, []byte(s)); err != nil {
			t.Fatal(err)
		}
		if got := string(escaped([]byte("x"), s)); got != "x"+want.String() {
			t.Errorf("%q: %q, want %q", s, got, &want)
		}
	}
}
