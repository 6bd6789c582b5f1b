package export

import (
	"encoding/xml"
	"strings"
	"testing"
)

// FuzzLegible: what stands in a feed is read back as encoding/xml would have said it by
// escaping, and a text that it can say is left alone.
func FuzzLegible(f *testing.F) {
	for _, s := range []string{
		"", "đ", "<p class=\"a\">'x' &amp; y</p>\n\tz", "a\x00b", "\x1f<", "<\x7f>", "]]>", "a]]>]]>b]]", "\uFFFE&", "\uFFFF&", "\uFFFD", "\U0010FFFF<", "\ue000\u2028", "\uf8ff", "a\rb\r\nc",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		var escaped strings.Builder
		if err := xml.EscapeText(&escaped, []byte(s)); err != nil {
			t.Fatal(err)
		}
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(contentOf(t, "<content>"+escaped.String()+"</content>"))
		written, err := xml.Marshal(atomContent{"html", legible(s)})
		if err != nil {
			t.Fatal(err)
		}
		if got := contentOf(t, string(written)); got != want {
			t.Errorf("%q is read back as %q, want %q", s, got, want)
		}
		if got := legible(s); want == s && got != s {
			t.Errorf("%q became %q", s, got)
		}
	})
}

func contentOf(t *testing.T, doc string) string {
	t.Helper()
	var text string
	if err := xml.Unmarshal([]byte(doc), &text); err != nil {
		t.Fatalf("%q: %v", doc, err)
	}
	return text
}
