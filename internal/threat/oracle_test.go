package threat

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/output"
)

// sound fails where a tree holds what may not reach a reader. It reads with
// parsers of others and knows nothing of how the tree was made; input is what the
// site was made from.
func sound(t *testing.T, tree *output.Tree, input string) {
	t.Helper()
	const room = 256 << 10 // of a file, beside ten times the input
	numbersMayLack := strings.Contains(input, "NaN") || strings.Contains(input, "Inf")
	for _, name := range tree.Paths() {
		data, _ := tree.Get(name)
		if len(data) > 10*len(input)+room && !strings.HasPrefix(name, "assets/") {
			t.Errorf("%s has %d bytes, from %d", name, len(data), len(input))
		}
		if strings.HasPrefix(name, "assets/") {
			continue // our own scripts and styles
		}
		speaks := strings.Contains(name, "chat-luong-du-lieu") || strings.Contains(name, "data-quality") // of NaN, in the list of rules
		if !numbersMayLack && !speaks && noNumber.Match(data) {
			t.Errorf("%s: %q is no number", name, noNumber.Find(data))
		}
		switch path.Ext(name) {
		case ".html":
			soundPage(t, name, data)
		case ".xml", ".svg":
			soundXML(t, name, data)
		case ".json", ".jsonld":
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
			noHidden(t, name, string(data))
		case ".csv":
			soundTable(t, name, data)
		case ".txt", ".ics":
			noHidden(t, name, strings.TrimPrefix(string(data), "\ufeff"))
		}
	}
}

// noNumber is what Go prints for a number that is none.
var noNumber = regexp.MustCompile(`\bNaN\b|[+-]Inf\b`)

// concealed are characters that a reader does not see or that turn text around:
// controls, zero widths, marks of direction, tags. Source: Unicode TR 36, TR 39.
var concealed = regexp.MustCompile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\U000e0000-\U000e007f]")

func noHidden(t *testing.T, name, s string) {
	t.Helper()
	if at := concealed.FindStringIndex(s); at != nil {
		t.Errorf("%s has %q in %q", name, s[at[0]:at[1]], s[max(0, at[0]-40):min(len(s), at[1]+40)])
	}
}

var void = map[string]bool{"area": true, "base": true, "br": true, "col": true, "hr": true, "img": true, "input": true, "link": true, "meta": true, "source": true, "track": true, "wbr": true}

// soundPage holds a page to being well-formed, and to loading nothing but its own.
func soundPage(t *testing.T, name string, data []byte) {
	t.Helper()
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(data)); ; {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: %v stay open", name, open)
			}
			return
		case html.TextToken:
			noHidden(t, name, token.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, a := range token.Attr {
				noHidden(t, name, a.Val)
				soundAttribute(t, name, token.Data, a)
			}
			if kind == html.StartTagToken && !void[token.Data] {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s: </%s> closes %v", name, token.Data, open)
			}
			open = open[:len(open)-1]
		}
	}
}

func soundAttribute(t *testing.T, name, element string, a html.Attribute) {
	t.Helper()
	if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "srcdoc" || element == "style" || element == "iframe" || element == "object" || element == "embed" {
		t.Errorf("%s: <%s %s=%q>", name, element, a.Key, a.Val)
	}
	loads := a.Key == "src" || a.Key == "srcset" || a.Key == "data" || a.Key == "action" || a.Key == "formaction" || a.Key == "poster" || a.Key == "href" && element != "a"
	u, err := url.Parse(a.Val)
	switch {
	case !loads && a.Key != "href":
	case err != nil:
		t.Errorf("%s: <%s %s=%q>: %v", name, element, a.Key, a.Val, err)
	case a.Key == "href" && element == "a":
		if u.Scheme != "" && u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" && u.Scheme != "tel" || u.Scheme == "" && u.Host != "" {
			t.Errorf("%s: a link to %q", name, a.Val)
		}
	case u.Host != "" && u.Host != "tiendo.example.org":
		t.Errorf("%s: <%s> loads %q", name, element, a.Val)
	}
}

func soundXML(t *testing.T, name string, data []byte) {
	t.Helper()
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if text, ok := token.(xml.CharData); ok {
			noHidden(t, name, string(text))
			if strings.ContainsRune(string(text), '\ufffd') {
				t.Errorf("%s: a character that XML does not know", name)
			}
		}
	}
}

// soundTable holds a table to having as many cells in each row, and none that a
// spreadsheet runs.
func soundTable(t *testing.T, name string, data []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			noHidden(t, name, cell)
			if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("%s: a spreadsheet runs %q", name, cell)
			}
		}
	}
}
