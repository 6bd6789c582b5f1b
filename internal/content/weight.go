package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"tiendo/internal/diag"
)

// maxNodes is how many paragraphs, list items, cells, links and stretches of words a
// text may have: a table of 20,000 cells has 40,000.
const maxNodes = 60_000

// checkWeight refuses what is written in a few bytes and is large on the page: more
// paragraphs than anybody reads, more charts than a telephone can load, and
// addresses that are written once and used so often, as [r] of "[r]: https://…",
// that a small text makes a huge page.
func (b *body) checkWeight() bool {
	const maxCharts = 100
	const room = 64 << 10 // beside ten times the text
	charts, size := 0, 0
	var chart, last ast.Node
	for _, n := range b.nodes {
		switch n := n.(type) {
		case *ast.Link:
			size, last = size+len(n.Destination)+len(n.Title), n
		case *ast.Image:
			size, last = size+len(n.Destination)+len(n.Title), n
			if bytes.HasPrefix(n.Destination, []byte("chart:")) {
				charts, chart = charts+1, n
			}
		}
	}
	switch {
	case b.over != nil:
		return b.tooHeavy(b.over, diag.Say("bài có hơn %d đoạn, dòng, ô bảng và liên kết", "this text has more than %d paragraphs, lines, cells and links", maxNodes),
			diag.Say("chia thành nhiều bài", "write several texts"))
	case size > 10*len(b.src)+room:
		return b.tooHeavy(last, diag.Say("các địa chỉ trong bài cộng lại dài %d KB", "the addresses in this text add up to %d KB", size>>10),
			diag.Say("rút ngắn địa chỉ, hoặc dẫn tới nó ít lần hơn", "shorten the address, or link to it less often"))
	case charts > maxCharts:
		return b.tooHeavy(chart, diag.Say("bài có %d biểu đồ; nhiều nhất là %d", "this text has %d charts; it may have %d", charts, maxCharts),
			diag.Say("bớt biểu đồ, hoặc chia thành nhiều bài", "take charts out, or write several texts"))
	}
	return true
}

func (b *body) tooHeavy(at ast.Node, message, hint diag.Text) bool {
	b.f.report(FileTooBig, b.place(at), message, hint)
	return false
}
