package content

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// md is CommonMark with tables, strikethrough and footnotes. Quotation marks stay
// as typed: Vietnamese ones are not those of a typographer for English.
var md = newMarkdown()

// evenMD is md for texts that are even.
var evenMD = newMarkdown(parser.WithInlineParsers(util.Prioritized(plainText{}, 1000)))

func newMarkdown(o ...parser.Option) goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithInlineParsers(parser.DefaultInlineParsers()...))),
		goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote),
		goldmark.WithParserOptions(append(o, parser.WithParagraphTransformers(
			util.Prioritized(plainTables{}, 99), util.Prioritized(references{}, 100)))...), // before all other tables are looked for
		goldmark.WithRendererOptions(gmhtml.WithWriter(writer), renderer.WithNodeRenderers(util.Prioritized(holes{}, 1),
			util.Prioritized(footnotes{}, 1), util.Prioritized(cells{}, 1), util.Prioritized(plainTables{}, 1))),
	)
}

// parse is the tree of a text.
func parse(src []byte) ast.Node {
	m := md
	if isEven(src) {
		m = evenMD
	}
	return m.Parser().Parse(gmtext.NewReader(src))
}

// body is one Markdown text on its way from tree to parts.
type body struct {
	f     *file
	from  int // offset of the text in the file
	dir   string
	lang  string
	src   []byte
	nodes []ast.Node      // of the tree, each before what is in it; see walk
	count int             // of all its nodes
	over  ast.Node        // the first of those that are too many
	parts []progress.Part // of the holes, by number
	ids   map[string]int  // how often an id was wanted
}

// markdown turns the text from an offset on into HTML with holes. Whatever
// could reach a reader in another way than as text is a problem.
func (f *file) markdown(from int, dir, lang string) progress.Body {
	b := &body{f: f, from: from, dir: dir, lang: lang, src: f.text[from:], ids: map[string]int{}}
	result := progress.Body{Node: &diag.Node{Place: f.place(from)}}
	footnotes := bytes.Contains(b.src, []byte("[^"))
	if !b.scan() || footnotes && !b.scanFootnotes() {
		return result
	}
	doc := parse(b.src)
	b.walk(doc)
	if !b.checkWeight() {
		return result
	}
	if footnotes {
		b.checkFootnotes()
	}
	b.check()
	result.Parts = b.split(b.render(len(b.src)+len(b.src)/4, doc))
	return result
}

// walk notes the nodes of the tree. Most are words, of which nobody asks.
func (b *body) walk(n ast.Node) {
	if b.count++; b.count > maxNodes {
		if b.over == nil {
			b.over = n
		}
		return
	}
	switch n.Kind() {
	case ast.KindText, ast.KindParagraph, extast.KindTableCell, kindPlainTable:
	default:
		b.nodes = append(b.nodes, n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b.walk(c)
	}
}

func (b *body) place(n ast.Node) diag.Place {
	for ; n != nil; n = n.Parent() {
		if n.Pos() >= 0 {
			return b.f.place(b.from + n.Pos())
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return b.f.place(b.from + n.Lines().At(0).Start)
		}
	}
	return b.f.place(b.from)
}

// scan refuses what takes the parser minutes or gigabytes: very many brackets
// or quotation marks in one block, tables of very many columns.
func (b *body) scan() bool {
	const maxMarks, maxQuotes, maxCells = 2000, 16, 20000
	marks, offset, columns, cells := 0, 0, 0, 0
	for line := range bytes.Lines(b.src) {
		trimmed := bytes.TrimSpace(line)
		if len(trimmed) == 0 {
			marks, columns, cells = 0, 0, 0
		}
		// Every row of a table gets as many cells as its head has, written or not.
		if len(bytes.Trim(trimmed, "|-: ")) == 0 {
			columns = max(columns, bytes.Count(trimmed, []byte("-|"))+1)
		}
		cells += columns
		marks += bytes.Count(line, []byte("[")) + bytes.Count(line, []byte("*")) + bytes.Count(line, []byte("_")) + bytes.Count(line, []byte("`")) + bytes.Count(line, []byte("<"))
		quotes := len(trimmed) - len(bytes.TrimLeft(trimmed, "> -+*"))
		if marks > maxMarks || quotes > 8*maxQuotes || nesting(trimmed) > maxQuotes || bytes.Count(line, []byte("|")) > maxColumns+1 || cells > maxCells {
			b.f.report(FileTooBig, b.f.place(b.from+offset),
				diag.Say("đoạn này quá phức tạp: quá nhiều ký hiệu, hoặc bảng quá %d cột", "this block is too intricate: too many marks, or a table of more than %d columns", maxColumns),
				diag.Say("tách đoạn, hoặc bớt cột", "split it, or take out columns"))
			return false
		}
		offset += len(line)
	}
	return true
}

// nesting is how many quotations and list items begin on one line.
func nesting(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '>', '-', '+', '*':
			n++
		case ' ', '\t':
		default:
			return n
		}
	}
	return 0 // a rule or an underline
}

// check walks over the tree: reports what may not be, and makes holes.
func (b *body) check() {
	for _, n := range b.nodes {
		switch n := n.(type) {
		case *ast.RawHTML, *ast.HTMLBlock:
			b.f.report(RawHTML, b.place(n), diag.Say("không dùng được thẻ HTML ở đây", "HTML tags cannot be used here"),
				diag.Say("viết bằng Markdown; dấu < là &lt;", "write Markdown; a plain < is &lt;"))
		case *ast.Heading:
			b.heading(n)
		case *ast.AutoLink:
			b.isSafe(string(n.URL(b.src)), n.AutoLinkType == ast.AutoLinkEmail, n)
		case *ast.Link:
			b.link(n)
		case *ast.Image:
			b.picture(n)
		case *extast.Table:
			n.SetAttributeString("class", []byte("prose"))
		case *extast.FootnoteList:
			n.SetAttributeString("label", []byte(b.words().Note))
		case *extast.FootnoteBacklink:
			n.SetAttributeString("label", []byte(locale.Fill(b.words().BackToText, "n", strconv.Itoa(n.RefIndex+1))))
		}
	}
}

// heading gives a heading an id that can be read, once a page.
func (b *body) heading(n *ast.Heading) {
	if n.Level == 1 {
		b.f.report(BadValue, b.place(n), diag.Say("tiêu đề trong bài bắt đầu từ ##", "headings of an article begin with ##"), diag.Say("thêm một dấu #", "add a #"))
	}
	slug := locale.Slug(b.plain(n))
	if slug == "" {
		slug = "muc"
	}
	unique := slug
	for b.ids[unique] > 0 {
		b.ids[slug]++
		unique = slug + "-" + strconv.Itoa(b.ids[slug])
	}
	b.ids[unique]++
	n.SetAttributeString("id", []byte(unique))
}

// inner is the HTML of the children of a node.
func (b *body) inner(n ast.Node) string {
	var nodes []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		nodes = append(nodes, c)
	}
	return b.render(0, nodes...)
}

var tag = regexp.MustCompile(`<[^>]*>`)

// plain is the text of a node without marks and without the numbers of footnotes.
func (b *body) plain(n ast.Node) string { return plain(b.inner(n)) }

func plain(text string) string {
	if strings.Contains(text, "<") {
		text = tag.ReplaceAllString(noteMark.ReplaceAllString(text, ""), "")
	}
	return html.UnescapeString(text)
}

// fill makes a hole for a part.
func (b *body) fill(p progress.Part) *hole {
	b.parts = append(b.parts, p)
	return &hole{number: len(b.parts) - 1}
}

// split cuts HTML at its holes.
func (b *body) split(s string) []progress.Part {
	var parts []progress.Part
	for i, piece := range strings.Split(s, "\x00") {
		if i%2 == 0 {
			if piece != "" {
				parts = append(parts, progress.Part{HTML: piece})
			}
			continue
		}
		if number, err := strconv.Atoi(piece); err == nil && number < len(b.parts) {
			parts = append(parts, b.parts[number])
		}
	}
	return parts
}
