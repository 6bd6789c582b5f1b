package content

import (
	"net/url"
	"strings"
	"testing"
	"unicode"

	"tiendo/internal/diag"
)

// browserURL is an address as browsers read it: without the controls and blanks
// around it, without tabs and line ends in it. Source: URL Standard, WHATWG.
func browserURL(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(s)
}

// FuzzLink tries any text as an address in a data file and as that of a link in an
// article: what is allowed leads where it seems to lead, for a browser too.
func FuzzLink(f *testing.F) {
	for _, s := range []string{"https://example.org/", "http://a", "javascript:alert(1)", "java\tscript:x", " javascript:x", "//evil.example", "\\\\evil.example", "https:evil.example", "https://a@evil.example/",
		"https:///x", "https://a/\"onload=x", "mailto:a@b", "tel:+84", "data:text/html,x", "../pages/a.md", "#a", "figure:p/s", "https://a b/", "HTTPS://A/", "https://xn--a/", "blob:https://a/", "https://[::1]/", "https://a/%00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file := &file{path: "x"}
		file.setText(nil)
		if file.isLink(s, &diag.Node{}) {
			u, err := url.Parse(browserURL(s))
			if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || strings.ContainsAny(s, "\"<>\\ ") || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("took the address %q", s)
			}
		}
		if strings.ContainsAny(s, "<>()[]\\\n\r`") || strings.ContainsFunc(s, unicode.IsSpace) {
			return
		}
		file.setText([]byte("[x](" + s + ")"))
		body := file.markdown(0, "news", "vi")
		if file.problems.Errors() {
			return
		}
		harmless(t, body)
	})
}
