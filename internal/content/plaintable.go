package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plainTable is a table with nothing in its cells but text. It is written as its
// lines stand: goldmark would make two nodes of each cell, and look at each letter
// of it for marks, and most of what an article weighs may be its table.
type plainTable struct {
	ast.BaseBlock
	aligns []extast.Alignment
}

var kindPlainTable = ast.NewNodeKind("PlainTable")

func (*plainTable) Kind() ast.NodeKind           { return kindPlainTable }
func (*plainTable) IsRaw() bool                  { return true } // nothing is looked for in it
func (t *plainTable) Dump(src []byte, level int) { ast.DumpHelper(t, src, level, nil, nil) }

// plainTables knows plain tables, and writes them. All others are goldmark's.
type plainTables struct{}

// Transform makes a plain table of a paragraph that is one.
func (plainTables) Transform(p *ast.Paragraph, reader gmtext.Reader, _ parser.Context) {
	const maxBytes = maxNodes / 3 // so short a text has not too many nodes, and nobody counts them
	lines, src := p.Lines(), reader.Source()
	if lines.Len() < 2 || len(src) > maxBytes {
		return
	}
	rule := lines.At(1)
	aligns := alignments(rule.Value(src))
	for i := range lines.Len() {
		if i != 1 && !isPlainRow(lineOf(lines, i, src), len(aligns)) {
			return
		}
	}
	t := &plainTable{aligns: aligns}
	t.SetLines(lines)
	t.SetPos(p.Pos())
	p.Parent().ReplaceChild(p.Parent(), p, t)
}

// alignments is those of the columns, by the line below the head; nil for any other line.
func alignments(rule []byte) []extast.Alignment {
	rule = bytes.TrimRight(rule, " \t\n")
	last := len(rule) - 1
	if last < 1 || rule[0] != '|' || rule[last] != '|' {
		return nil
	}
	aligns := make([]extast.Alignment, 0, bytes.Count(rule, []byte("|"))-1)
	for column := range bytes.SplitSeq(rule[1:last], []byte("|")) {
		column = bytes.Trim(column, " ")
		dashes, left := bytes.CutPrefix(column, []byte(":"))
		dashes, right := bytes.CutSuffix(dashes, []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		switch {
		case left && right:
			aligns = append(aligns, extast.AlignCenter)
		case left:
			aligns = append(aligns, extast.AlignLeft)
		case right:
			aligns = append(aligns, extast.AlignRight)
		default:
			aligns = append(aligns, extast.AlignNone)
		}
	}
	return aligns
}

// lineOf is a line without spaces around it.
func lineOf(lines *gmtext.Segments, i int, src []byte) []byte {
	line := lines.At(i)
	return trim(src[line.Start:line.Stop])
}

// trim cuts what goldmark takes for spaces where it cuts a segment.
func trim(text []byte) []byte {
	text = text[util.TrimLeftSpaceLength(text):]
	return text[:len(text)-util.TrimRightSpaceLength(text)]
}

// isPlainRow says whether a line has all its cells between |, and no marks in them.
func isPlainRow(line []byte, columns int) bool {
	return columns > 0 && bytes.Count(line, []byte("|")) == columns+1 && line[0] == '|' && line[len(line)-1] == '|' &&
		!bytes.HasSuffix(line, []byte("||")) && firstOf(line, marks) == len(line)
}

func (plainTables) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindPlainTable, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			n.(*plainTable).write(w, src)
		}
		return ast.WalkContinue, nil
	})
}

func (t *plainTable) write(w util.BufWriter, src []byte) {
	lines := t.Lines()
	_, _ = w.WriteString("<table class=\"prose\">\n<thead>\n")
	t.writeRow(w, lineOf(lines, 0, src), "<th", "</th>\n")
	_, _ = w.WriteString("</thead>\n")
	for i := 2; i < lines.Len(); i++ {
		if i == 2 {
			_, _ = w.WriteString("<tbody>\n")
		}
		t.writeRow(w, lineOf(lines, i, src), "<td", "</td>\n")
	}
	if lines.Len() > 2 {
		_, _ = w.WriteString("</tbody>\n")
	}
	_, _ = w.WriteString("</table>\n")
}

func (t *plainTable) writeRow(w util.BufWriter, line []byte, open, end string) {
	_, _ = w.WriteString("<tr>\n")
	var cell []byte
	line = line[1:]
	for _, align := range t.aligns {
		cell, line, _ = bytes.Cut(line, []byte("|"))
		openCell(w, open, align)
		writer.Write(w, trim(cell))
		_, _ = w.WriteString(end)
	}
	_, _ = w.WriteString("</tr>\n")
}
