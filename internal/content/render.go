package content

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// render writes nodes as HTML, of about so many bytes.
func (b *body) render(size int, nodes ...ast.Node) string {
	var out sink
	out.Grow(size)
	for _, n := range nodes {
		if err := md.Renderer().Render(&out, b.src, n); err != nil {
			return "" // a strings.Builder does not fail
		}
	}
	return out.String()
}

// sink is a buffer that a renderer of goldmark writes to directly, as to a
// util.BufWriter: for any other writer it makes a buffer of its own each time.
type sink struct{ strings.Builder }

func (*sink) Available() int { return 0 }
func (*sink) Buffered() int  { return 0 }
func (*sink) Flush() error   { return nil }

// plainFirst writes text in one piece if nothing of it is to be escaped or resolved,
// as nearly all text is; goldmark's own writer looks at each byte twice.
type plainFirst struct{ gmhtml.Writer }

var writer = plainFirst{gmhtml.DefaultWriter}

func (p plainFirst) Write(w util.BufWriter, text []byte) {
	if firstOf(text, "&<>\"\\\x00") < len(text) {
		p.Writer.Write(w, text)
		return
	}
	_, _ = w.Write(text)
}

// cells writes the cells of tables, which goldmark does by way of formats.
type cells struct{}

func (cells) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(extast.KindTableCell, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		open, end := "<td", "</td>\n"
		if n.Parent().Kind() == extast.KindTableHeader {
			open, end = "<th", "</th>\n"
		}
		if !entering {
			_, _ = w.WriteString(end)
			return ast.WalkContinue, nil
		}
		openCell(w, open, n.(*extast.TableCell).Alignment)
		return ast.WalkContinue, nil
	})
}

func openCell(w util.BufWriter, open string, align extast.Alignment) {
	_, _ = w.WriteString(open)
	if align != extast.AlignNone {
		_, _ = w.WriteString(` align="`)
		_, _ = w.WriteString(align.String())
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
}

// A hole is a place in the HTML that depends on data. It is written as
// NUL number NUL, which no text can contain, and cut out afterwards.
type hole struct {
	ast.BaseInline
	number int
}

var kindHole = ast.NewNodeKind("Hole")

func (*hole) Kind() ast.NodeKind           { return kindHole }
func (h *hole) Dump(src []byte, level int) { ast.DumpHelper(h, src, level, nil, nil) }

type holes struct{}

func (holes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindHole, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString("\x00" + strconv.Itoa(n.(*hole).number) + "\x00")
		}
		return ast.WalkContinue, nil
	})
}
