package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
)

// marks are what begins or ends something within a line.
const marks = "\\`*_~[]!<"

// plainText takes text up to the next mark or to the end of the line in one piece:
// goldmark would ask of each byte what it is. What comes of it is the same, in texts
// that are even.
type plainText struct{}

// isEven says whether a text has no escapes, of which goldmark remembers one from what
// stands before, and no spaces at the ends of lines, which it cuts from its own pieces.
func isEven(text []byte) bool {
	for _, odd := range []string{"\\", "\r", "\v", "\f", " \n", "\t\n"} {
		if bytes.Contains(text, []byte(odd)) {
			return false
		}
	}
	return true
}

// Trigger is what text may begin with, beside letters, for which goldmark asks those
// who want spaces: punctuation but for marks and what stands in a reference.
func (plainText) Trigger() []byte { return []byte(" \"$%'()+,-./:=>?@^{|}") }

func (plainText) Parse(parent ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	last, isText := parent.LastChild().(*ast.Text)
	if at.Padding > 0 || isText && last.Segment.Stop == at.Start {
		return nil // goldmark goes on with the text before it
	}
	if end := firstOf(line, marks); end < len(line) {
		block.Advance(end)
		return ast.NewTextSegment(at.WithStop(at.Start + end))
	}
	block.AdvanceLine()
	text := ast.NewTextSegment(at.TrimRightSpace(block.Source()))
	text.SetSoftLineBreak(line[len(line)-1] == '\n')
	return text
}

// references looks for the addresses of links, as "[r]: https://…", where a paragraph may
// begin with one: goldmark makes a reader of every paragraph to see that none does.
type references struct{}

func (references) Transform(p *ast.Paragraph, reader gmtext.Reader, pc parser.Context) {
	if first := lineOf(p.Lines(), 0, reader.Source()); len(first) == 0 || first[0] == '[' {
		parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
	}
}

// firstOf is where the first of some bytes stands in a text, which is as long as that if
// none does. Processors look for one byte at a time in few steps, for any of several not.
func firstOf(text []byte, bytesOf string) int {
	for i := range len(bytesOf) {
		if at := bytes.IndexByte(text, bytesOf[i]); at >= 0 {
			text = text[:at]
		}
	}
	return len(text)
}
