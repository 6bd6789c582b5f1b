package content

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
)

// Footnotes are those of PHP Markdown Extra, which most editors know: [^a] in
// the text and, on a line of its own, "[^a]: …". goldmark drops a footnote that
// nothing refers to, or one within another, and prints a reference without a
// footnote as it is typed; all of these are problems here, for nothing that an
// editor wrote may vanish.
//
// Their ids have an underscore, which no heading has; their numbers stand in
// brackets, lest they be taken for those of bound figures.

const maxFootnotes = 300 // of a text; each reference is looked for among them

// footnotes writes them as HTML.
type footnotes struct{}

func (footnotes) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	opening := func(write func(w util.BufWriter, n ast.Node), end string) renderer.NodeRendererFunc {
		return func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				write(w, n)
			} else {
				_, _ = w.WriteString(end)
			}
			return ast.WalkContinue, nil
		}
	}
	r.Register(extast.KindFootnoteLink, opening(writeReference, ""))
	r.Register(extast.KindFootnoteBacklink, opening(writeWayBack, ""))
	r.Register(extast.KindFootnoteList, opening(func(w util.BufWriter, n ast.Node) {
		_, _ = w.WriteString(`<section class="footnotes" role="doc-endnotes" aria-label="` + label(n) + "\">\n<ol>\n")
	}, "</ol>\n</section>\n"))
	r.Register(extast.KindFootnote, opening(func(w util.BufWriter, n ast.Node) {
		_, _ = w.WriteString(`<li id="` + noteID(n.(*extast.Footnote).Index) + "\">\n")
	}, "</li>\n"))
}

func writeReference(w util.BufWriter, n ast.Node) {
	link := n.(*extast.FootnoteLink)
	_, _ = w.WriteString(`<sup class="fnref" id="` + referenceID(link.Index, link.RefIndex) + `"><a href="#` + noteID(link.Index) +
		`" role="doc-noteref">[` + strconv.Itoa(link.Index) + `]</a></sup>`)
}

// noteMark is what writeReference writes.
var noteMark = regexp.MustCompile(`<sup class="fnref".*?</sup>`)

func writeWayBack(w util.BufWriter, n ast.Node) {
	link := n.(*extast.FootnoteBacklink)
	_, _ = w.WriteString(` <a class="back" href="#` + referenceID(link.Index, link.RefIndex) + `" role="doc-backlink" aria-label="` + label(n) + `">↑`)
	if link.RefCount > 1 {
		_, _ = w.WriteString(strconv.Itoa(link.RefIndex + 1))
	}
	_, _ = w.WriteString("</a>")
}

// label is the words of a node for those who do not see it.
func label(n ast.Node) string {
	words, _ := n.AttributeString("label")
	text, _ := words.([]byte)
	return string(util.EscapeHTML(text))
}

func noteID(n int) string { return "fn_" + strconv.Itoa(n) }

func referenceID(n, place int) string {
	id := "fnref_" + strconv.Itoa(n)
	if place > 0 {
		id += "_" + strconv.Itoa(place+1)
	}
	return id
}

// words are those of the text's language.
func (b *body) words() *locale.Words {
	if l := locale.For(b.lang); l != nil {
		return &l.Words
	}
	return &locale.For("en").Words
}

// footnote is the beginning of a line that is one: what it is called is the first group.
var footnote = regexp.MustCompile(`^\[\^([^\[\]\n]+)\]:`)

// innerFootnote is one within a list, a quotation or another footnote.
var innerFootnote = regexp.MustCompile(`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))*[ \t]*\[\^[^\[\]\n]+\]:`)

// scanFootnotes refuses, before the parser sees them, footnotes that do not begin
// their line, and very many.
func (b *body) scanFootnotes() bool {
	offset, count := 0, 0
	for line := range bytes.Lines(b.src) {
		first := footnote.Find(line)
		if first != nil {
			count++
		}
		if innerFootnote.Match(line[len(first):]) {
			b.f.report(BadValue, b.f.place(b.from+offset), diag.Say("ghi chú cuối bài phải đứng đầu dòng, ngoài danh sách và trích dẫn", "a footnote must begin its line, outside of lists and quotations"),
				diag.Say("đưa dòng “[^…]: …” ra cuối bài", "move the line “[^…]: …” to the end of the article"))
			return false
		}
		if count > maxFootnotes {
			b.f.report(FileTooBig, b.f.place(b.from+offset), diag.Say("bài có hơn %d ghi chú cuối bài", "the article has more than %d footnotes", maxFootnotes),
				diag.Say("tách bài", "split it"))
			return false
		}
		offset += len(line)
	}
	return true
}

// checkFootnotes reports what would vanish or stay as it is typed.
func (b *body) checkFootnotes() {
	known := map[string]bool{}
	var code []span
	for _, n := range b.nodes {
		switch n := n.(type) {
		case *extast.Footnote:
			known[string(n.Ref)] = true
			b.emptyFootnote(n)
		case *extast.FootnoteLink:
			b.footnoteInLink(n)
		case *ast.CodeBlock, *ast.FencedCodeBlock:
			for i := range n.Lines().Len() {
				code = append(code, span{n.Lines().At(i).Start, n.Lines().At(i).Stop})
			}
		case *ast.CodeSpan:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if text, ok := c.(*ast.Text); ok {
					code = append(code, span{text.Segment.Start, text.Segment.Stop})
				}
			}
		}
	}
	slices.SortFunc(code, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	b.unusedFootnotes(known, code)
	b.unknownFootnotes(known, code)
}

// span is a stretch of the text.
type span struct{ start, stop int }

// within says whether an offset lies in one of the spans, which are sorted and apart.
func within(list []span, at int) bool {
	i, _ := slices.BinarySearchFunc(list, at, func(s span, at int) int { return cmp.Compare(s.stop, at+1) })
	return i < len(list) && list[i].start <= at
}

func (b *body) emptyFootnote(n *extast.Footnote) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() != extast.KindFootnoteBacklink {
			return
		}
	}
	b.f.report(BadValue, b.place(n), diag.Say("ghi chú [^%s] trống", "the footnote [^%s] is empty", n.Ref), diag.Say("viết nội dung sau dấu hai chấm", "write its text behind the colon"))
}

// footnoteInLink refuses a link within a link, which browsers take apart.
func (b *body) footnoteInLink(n ast.Node) {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == ast.KindLink || p.Kind() == ast.KindImage {
			b.f.report(BadValue, b.place(p), diag.Say("số ghi chú không đứng trong liên kết hay lời mô tả hình được", "a footnote cannot be referred to within a link or the words of a picture"),
				diag.Say("đặt [^…] sau dấu ngoặc đóng của liên kết", "put [^…] behind the link"))
			return
		}
	}
}

// unusedFootnotes reports footnotes that nothing refers to, or that stand twice.
func (b *body) unusedFootnotes(known map[string]bool, code []span) {
	seen := map[string]bool{}
	offset := 0
	for line := range bytes.Lines(b.src) {
		if m := footnote.FindSubmatch(line); m != nil && !within(code, offset) {
			label := string(m[1])
			switch {
			case seen[label]:
				b.f.report(DuplicateID, b.f.place(b.from+offset), diag.Say("ghi chú [^%s] viết hai lần", "the footnote [^%s] stands twice", label), diag.Say("đổi tên một trong hai", "rename one of the two"))
			case !known[label]:
				b.f.report(BadValue, b.f.place(b.from+offset), diag.Say("không chỗ nào trong bài nhắc tới ghi chú [^%s], nên nó sẽ không được in", "nothing in the text refers to the footnote [^%s], so it would not be printed", label),
					diag.Say("đặt [^%[1]s] vào chỗ cần ghi chú, hoặc bỏ dòng này", "put [^%[1]s] where it belongs, or delete this line", label))
			}
			seen[label] = true
		}
		offset += len(line)
	}
}

// reference is what refers to a footnote.
var reference = regexp.MustCompile(`\[\^([^\]\s\[]+)\]`)

// unknownFootnotes reports references to footnotes that are not there.
func (b *body) unknownFootnotes(known map[string]bool, code []span) {
	for _, m := range reference.FindAllSubmatchIndex(b.src, -1) {
		label := string(b.src[m[2]:m[3]])
		escaped := m[0] > 0 && b.src[m[0]-1] == '\\'
		defines := bytes.HasPrefix(b.src[m[1]:], []byte(":")) && (m[0] == 0 || b.src[m[0]-1] == '\n')
		if !known[label] && !escaped && !defines && !within(code, m[0]) {
			b.f.report(UnknownReference, b.f.place(b.from+m[0]), diag.Say("không có ghi chú [^%s]", "there is no footnote [^%s]", label),
				diag.Say("thêm vào cuối bài một dòng “[^%[1]s]: …”; muốn in nguyên văn thì viết \\[^%[1]s]", "add a line “[^%[1]s]: …” at the end; to print it as it is, write \\[^%[1]s]", label))
		}
	}
}
