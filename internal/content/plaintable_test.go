package content

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tablesOfGoldmark is md without plain tables and plain text.
var tablesOfGoldmark = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
	goldmark.WithRendererOptions(gmhtml.WithWriter(writer), renderer.WithNodeRenderers(util.Prioritized(footnotes{}, 1), util.Prioritized(cells{}, 1))),
)

// tableHTML is a tree as one or the other writes it, and how many plain tables it has.
func tableHTML(m goldmark.Markdown, src []byte, doc ast.Node) (html string, plain int) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && n.Kind() == extast.KindTable {
			n.SetAttributeString("class", []byte("prose"))
		}
		if entering && n.Kind() == kindPlainTable {
			plain++
		}
		return ast.WalkContinue, nil
	})
	var out sink
	_ = m.Renderer().Render(&out, src, doc)
	return out.String(), plain
}

// ofTables is a text of tables of which some are plain, others nearly, and what may
// stand around them.
func ofTables(r *rand.Rand) string {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	rarely := func(usual string, of ...string) string {
		if r.IntN(30) > 0 {
			return usual
		}
		return pick(of...)
	}
	cell := func() string {
		if r.IntN(40) > 0 {
			return pick(" a ", " Xã – “b” ", "12", " \"q\" & <= > ", "\tc", " d\u00a0")
		}
		return pick("", " ", "`x`", "\\", "*a*", "[a](https://x.y/)", "~~b~~", "<i>", "&lt;", "!", "|", "\\|", "[^1]", ":--", "---", "_c_")
	}
	var b strings.Builder
	for range 1 + r.IntN(3) {
		before := pick("", "", "", "", "> ", "- ", "  ", "1. ", "    ", "\t", "> - ")
		next := strings.NewReplacer("-", " ", "1.", "  ").Replace(before)
		b.WriteString(pick("", "", "", "text\n", "text\n\n", "## h\n", "- a\n", "> b\n", "[^1]: c\n\n", "[d]: https://x.y/\n"))
		columns := 1 + r.IntN(3)
		for line := range 1 + r.IntN(6) {
			lead := next
			if line == 0 {
				lead = before
			}
			b.WriteString(lead + rarely("", " ", "    "))
			have := columns
			if r.IntN(40) == 0 {
				have = 1 + r.IntN(4)
			}
			b.WriteString(rarely("|", ""))
			for column := range have {
				if column > 0 {
					b.WriteString("|")
				}
				if line == 1 {
					b.WriteString(pick("---", "---", " --- ", ":-:", "---:", " :--", "-"))
				} else {
					b.WriteString(cell())
				}
			}
			b.WriteString(rarely("|", "", "||") + rarely("", " ", "\t", "  ", "\\", "\v") + "\n")
		}
		b.WriteString(pick("\n", "\n", "\n", "", "text\n", "---\n", "===\n"))
	}
	return strings.TrimSuffix(b.String(), pick("\n", "x"))
}

// TestPlainTables: tables are written as goldmark by itself writes them.
func TestPlainTables(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 4))
	tables := 0
	for range 10000 {
		tables += sameTables(t, ofTables(r))
	}
	if tables < 1500 {
		t.Errorf("only %d tables were plain", tables)
	}
}

func sameTables(t *testing.T, text string) int {
	src := []byte(text)
	got, plain := tableHTML(md, src, parse(src))
	if want, _ := tableHTML(tablesOfGoldmark, src, tablesOfGoldmark.Parser().Parse(gmtext.NewReader(src))); got != want {
		t.Fatalf("%q\ngot  %q\nwant %q", text, got, want)
	}
	return plain
}

// FuzzPlainTables is TestPlainTables with texts of any kind.
func FuzzPlainTables(f *testing.F) {
	r := rand.New(rand.NewPCG(1, 5))
	for range 40 {
		f.Add(ofTables(r))
	}
	f.Fuzz(func(t *testing.T, text string) {
		f := &file{path: "a.md"}
		if f.setText([]byte(text)); (&body{f: f, src: f.text}).scan() {
			sameTables(t, string(f.text))
		}
	})
}
