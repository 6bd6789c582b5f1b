package content

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"golang.org/x/net/html"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// seeds adds the files of the real content to a fuzz target.
func seeds(f *testing.F, pattern string, add func(text string)) {
	names, err := filepath.Glob("../../content/" + pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("no seeds for %s: %v", pattern, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		add(string(text))
	}
}

// inside fails when a problem of the file lies outside of it.
func inside(t *testing.T, path, text string, problems diag.List) {
	t.Helper()
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	for _, p := range problems {
		if p.File != path {
			continue
		}
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("%s at %d:%d, outside of a file of %d lines", p.Rule.Name, p.Line, p.Column, len(lines))
		}
	}
}

// FuzzDataFile: any text as a report. It never panics, every problem lies
// inside the file, and a total that is accepted is the number that another
// parser reads.
func FuzzDataFile(f *testing.F) {
	seeds(f, "reports/*.toml", func(text string) { f.Add(text) })
	f.Add(report)
	f.Add("[[figure]]\nn = 5\nN = 6\n")
	f.Fuzz(func(t *testing.T, text string) {
		const path = "reports/2025-01-01-p.toml"
		s, problems, err := Load(site(map[string]string{path: text}), Options{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		inside(t, path, text, problems)
		r := s.Report("2025-01-01-p")
		if r == nil || problems.Errors() {
			return
		}
		var other struct {
			Figure []struct{ Total *int64 }
		}
		if err := toml.Unmarshal([]byte(strings.TrimPrefix(text, "\ufeff")), &other); err != nil {
			t.Fatalf("accepted, but another parser says: %v", err)
		}
		for i, fig := range r.Figures {
			if want := other.Figure[i].Total; want != nil && fig.Total != progress.Some(*want) || want == nil && fig.Total.OK {
				t.Errorf("figure %d: total %v, another parser reads %v", i, fig.Total, want)
			}
		}
	})
}

// FuzzArticle: any text as an article. Nothing that a browser runs or loads
// comes out of it.
func FuzzArticle(f *testing.F) {
	seeds(f, "news/*.md", func(text string) { f.Add(text) })
	for _, body := range []string{
		"[x](javascript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](java\nscript:alert(1))", "![x](//evil.example/a.png)", "<img src=x onerror=alert(1)>",
		"<script>alert(1)</script>", "[x](data:text/html,<script>)", "<javascript:alert(1)>", "[a](figure:p/s?as_of=2025)", "![a](chart:p/s)", "[x][y]\n\n[y]: vbscript:x",
		"a[^1] b[^x] a[^1]\n\n[^1]: [n](figure:p/s) [^x]\n\n    more\n\n[^x]: *y*", "[^1]: [^2]: x\n> [^3]: y", "![a](../media/a.jpg \"t <b>\")", "[a[^1]](/x)\n\n[^1]: ![a](chart:p/s)",
	} {
		f.Add("+++\ntitle = \"a\"\ndate = 2025-01-01\n+++\n" + body + "\n")
	}
	f.Fuzz(func(t *testing.T, text string) {
		const path = "news/2025-01-01-a.md"
		s, problems, err := Load(site(map[string]string{path: text}), Options{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		inside(t, path, text, problems)
		if problems.Errors() {
			return // nothing is published
		}
		for _, a := range s.News {
			for _, body := range a.Bodies {
				harmless(t, body)
			}
		}
	})
}

// harmless fails when the HTML of a body holds what may not reach a reader.
func harmless(t *testing.T, body progress.Body) {
	t.Helper()
	for _, p := range body.Parts {
		z := html.NewTokenizer(strings.NewReader(p.HTML))
		for z.Next() != html.ErrorToken {
			token := z.Token()
			switch token.Data {
			case "script", "style", "iframe", "object", "embed", "img", "link", "meta", "base", "form", "svg":
				if token.Type == html.StartTagToken || token.Type == html.SelfClosingTagToken {
					t.Errorf("<%s> in %q", token.Data, p.HTML)
				}
			}
			for _, a := range token.Attr {
				value := strings.ToLower(strings.TrimSpace(a.Val))
				bad := strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src"
				if a.Key == "href" {
					bad = !strings.HasPrefix(value, "https://") && !strings.HasPrefix(value, "mailto:") && !strings.HasPrefix(value, "tel:") && !strings.HasPrefix(value, "#")
				}
				if bad && token.Type == html.StartTagToken {
					t.Errorf("%s=%q in %q", a.Key, a.Val, p.HTML)
				}
			}
		}
	}
}
