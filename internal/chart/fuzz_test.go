package chart

import (
	"bytes"
	"encoding/json"
	"math"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzPictures draws a chart of each kind that shows numbers from any numbers and
// words. The figure is well-formed, no number that is none stands in it, and it
// loads nothing; its option is JSON; the numbers of the table are those given.
func FuzzPictures(f *testing.F) {
	f.Add("29 trên 45", "hoàn thành", 29.0, 16.0, 45.0, 0.73)
	f.Add("<script>x</script>", `"><img src=x onerror=y>`, math.NaN(), math.Inf(1), -1.0, math.Inf(-1))
	f.Add("]]></svg><!--", "javascript:x", 1e300, 1e-300, 0.0, 2.0)
	f.Add("&#0;\u202e", "{a|x}", 0.1, 0.2, 0.3, 1.0)
	f.Fuzz(func(t *testing.T, headline, label string, a, b, total, elapsed float64) {
		count := func(v float64, text string) Number { return Number{Value: v, Text: text} }
		first, second := Part{Class: ClassDone, Label: label, Count: count(a, "mười")}, Part{Class: ClassRest, Label: label, Count: count(b, "hai")}
		all, pace := Part{Count: count(total, "trăm"), Label: label}, Pace{Elapsed: elapsed, Label: label, Band: label}
		for _, p := range []Picture{
			Progress{Words: words(headline, label, label), Done: first, Left: []Part{second}, Total: all, Pace: pace}.Picture(),
			Breakdown{Words: words(headline, label, label), Parts: []Part{first, second}, Total: all}.Picture(),
			Compare{Words: words(headline, label, label), Bars: []Bar{{Label: label, Done: first.Count, Total: all.Count, Unstated: second.Count, Pace: pace, Note: label}}}.Picture(),
			Trend{Words: words(headline, label, label), Max: all.Count, XTicks: []Number{count(0, "mười"), count(b, label)}, YTicks: []Number{count(a, "hai")}, Reported: label, Even: label,
				Series: []Series{{Points: []Point{{X: count(a, label), Value: first.Count, Total: all.Count}, {X: count(b, label), Value: second.Count, Total: all.Count, Note: label}}, Pace: PaceLine{To: elapsed, Goal: total}}}}.Picture(),
		} {
			drawn := p.HTML(FigureOptions{ID: "x", HeadingLevel: 2, TableLabel: "Bảng"})
			fuzzedFigure(t, p.Kind, []byte(drawn), headline+label)
			if p.Kind != "trend" && !strings.Contains(drawn, "mười") {
				t.Errorf("%s: the number of what is done is not there", p.Kind)
			}
			if option := p.Option(nil); option != nil && !json.Valid(option) {
				t.Errorf("%s: the option is no JSON: %s", p.Kind, option)
			}
			if file := p.File(nil, "vi"); file != nil && !inXMLForbidden(headline) && !inXMLForbidden(label) { // two halves of a letter make a whole one
				fileText(t, p.Kind, file)
			}
		}
	})
}

// inXMLForbidden says whether a text has characters that no XML may have; content
// refuses them before.
func inXMLForbidden(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff })
}

// fuzzedFigure reads a figure with another's parser.
func fuzzedFigure(t *testing.T, kind string, drawn []byte, input string) {
	t.Helper()
	if odd := regexp.MustCompile(`\bNaN\b|[+-]?Inf\b`).Find(drawn); odd != nil && !strings.Contains(input, "NaN") && !strings.Contains(input, "Inf") {
		t.Errorf("%s: %q is no number", kind, odd)
	}
	var open []string
	for z := html.NewTokenizer(bytes.NewReader(drawn)); ; {
		kindOf := z.Next()
		token := z.Token()
		switch kindOf {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: %v stay open", kind, open)
			}
			return
		case html.StartTagToken:
			if token.Data != "br" && token.Data != "img" && token.Data != "wbr" {
				open = append(open, token.Data)
			}
			if token.Data == "script" || token.Data == "img" || token.Data == "style" {
				t.Errorf("%s: <%s>", kind, token.Data)
			}
			for _, a := range token.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || strings.HasSuffix(a.Key, "href") {
					t.Errorf("%s: %s=%q", kind, a.Key, a.Val)
				}
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("%s: </%s> closes %v in\n%s", kind, token.Data, open, drawn)
			}
			open = open[:len(open)-1]
		}
	}
}
