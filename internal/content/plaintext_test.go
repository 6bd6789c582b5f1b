package content

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	gmtext "github.com/yuin/goldmark/text"
)

// treeOf is a tree with its words; two texts side by side are one.
func treeOf(src []byte, doc ast.Node) string {
	var b strings.Builder
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, isText := n.(*ast.Text); isText && entering {
			b.Write(t.Segment.Value(src))
			if t.SoftLineBreak() {
				b.WriteString("$")
			}
		} else if entering {
			b.WriteString("(" + n.Kind().String())
		} else if !isText {
			b.WriteString(")")
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// TestPlainText: text is taken in one piece as goldmark by itself takes it apart.
func TestPlainText(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 7))
	pieces := []string{"a", "b", "Xã", "–", " ", " ", " ", " ", ".", ",", "&amp;", "&", ">", "\"", "#", "\t", "\n", "\n", "\n\n", "\n- ", "\n> ", "\n## ", "\n\t",
		"\\", " \n", "  \n", "`", "*", "**", "_", "~~", "~", "[", "]", "](https://x.y/)", "![", "!", "<", "<i>", "[^1]", "\n[^1]: ", "\n[a]: https://x.y/\n", "$", "=", "\u00a0"}
	even := 0
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(20) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		sameTables(t, b.String())
		src := []byte(b.String())
		if isEven(src) {
			even++
		}
		if got, want := treeOf(src, parse(src)), treeOf(src, md.Parser().Parse(gmtext.NewReader(src))); got != want {
			t.Fatalf("%q\n%s\nwant\n%s", src, got, want)
		}
	}
	if even < 5000 {
		t.Errorf("only %d texts were even", even)
	}
}
