package audit

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// ours and theirs write the tags of a document as each scanner sees them.
func ours(data []byte) string {
	var b strings.Builder
	s := scanner{data: data}
	for s.next() {
		fmt.Fprintf(&b, "%v %q", s.tag.end, s.tag.name)
		seen := map[string]bool{}
		for _, a := range s.tag.attrs {
			// Browsers take the first of two attributes of a name; we look at both.
			if !s.tag.end && !seen[string(a.name)] {
				seen[string(a.name)] = true
				fmt.Fprintf(&b, " %q=%q", a.name, text(a.value))
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func theirs(data []byte) string {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if kind == html.TextToken || kind == html.CommentToken || kind == html.DoctypeToken {
			continue
		}
		end := kind == html.EndTagToken
		name, more := z.TagName()
		fmt.Fprintf(&b, "%v %q", end, name)
		for more {
			var key, value []byte
			key, value, more = z.TagAttr()
			if !end {
				fmt.Fprintf(&b, " %q=%q", key, value)
			}
		}
		b.WriteByte('\n')
	}
}

var references = regexp.MustCompile(`&(amp|quot|#39|#x41);`)

// apart are things that the two treat differently on purpose or that tiendo
// never writes: script escapes (reported as such), noscript, plaintext, CDATA,
// characters that a parser replaces, broken references.
func apart(data []byte) bool {
	if bytes.Contains(references.ReplaceAll(data, nil), []byte("&")) {
		return true
	}
	low := bytes.ToLower(data)
	for _, s := range []string{"<!--", "<script", "noscript", "plaintext", "<![", "\x00", "\r"} {
		if s == "<!--" && !bytes.Contains(low, []byte("<script")) || s == "<script" && !bytes.Contains(low, []byte("<!--")) {
			continue
		}
		if bytes.Contains(low, []byte(s)) {
			return true
		}
	}
	return !bytes.Equal(data, bytes.ToValidUTF8(data, nil))
}

// FuzzScan holds the scanner against golang.org/x/net/html.
func FuzzScan(f *testing.F) {
	for _, seed := range append(markup, strings.ReplaceAll(clean()["don-vi/1/index.html"], "noscript", "p")) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if apart(data) {
			return
		}
		if got, want := ours(data), theirs(data); got != want {
			t.Errorf("%q\n%swant\n%s", data, got, want)
		}
	})
}

var markup = []string{
	`<p>a</p>`, `<A HREF=x Class='b c' d = "e>f" g>`, `<br/><img src=a/b>`, `<a/b=c/d>`, `<a b/c>`, `<a =b = c>`, `<a b='c`, `<a b`, `< a>`, `</ a><b>`, `</>`,
	`<!-- <p> --><i>`, `<!--><i>-->`, `<!---><i>-->`, `<!--a--!><i>-->`, `<!--a--b--><i>`, `<!x><i>`, `<?x><i>`, `<!-- <i>`,
	`<title><b></title><i>`, `<textarea></text></textarea ><i>`, `<style></STYLE/><i>`, `<script>"</scripty>"</script><i>`, `<title><i>`,
	`<a b=&quot;&amp;c="&#x41;">`, `<a b="c"d="e">`, `a < b <`, `<é>`, `<AӴ>`, `<aé É=1>`, `<a b=c=d>`, `<a b=>`, `<a "b">`, `<xmp><i></xmp><i>`, `<iframe><i></iframe>`,
}

func TestScanText(t *testing.T) {
	s := scanner{data: []byte(`a<title>b<i></title >c<!-- d --><p>e`)}
	var got []string
	for s.next() {
		got = append(got, string(s.text()))
	}
	got = append(got, string(s.text()))
	if want := "a|b<i>|c<!-- d -->|e"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
