package audit

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/output"
)

// TestMemo: pages that were put together of few pieces are judged alike with what
// was remembered of those before and without.
func TestMemo(t *testing.T) {
	pieces := strings.SplitAfter(strings.ReplaceAll(clean()["don-vi/1/index.html"], "> ", ">\n"), "\n")
	for _, body := range faults {
		pieces = append(pieces, body.html, body.html+"\n")
	}
	for _, m := range markup {
		pieces = append(pieces, m+"\n", m)
	}
	pieces = append(pieces, "\n", "NaN %", "<td>NaN", "<svg>\n", "</svg>\n", "<b></svg>\n", "<b>x</title>\n", "<title>x</title>\n", "<p\nclass=a>\n", `<p title="a>`, `b">`+"\n", "<!--\n", "-->\n", "<xmp>\n", "</xmp>\n")
	for _, name := range strings.Fields("html h1 img svg style script title textarea iframe noembed noframes xmp p") {
		pieces = append(pieces, "<"+name+">", "</"+name+">\n")
	}
	r := rand.New(rand.NewPCG(1, 2))
	tree := output.NewTree()
	for path := range clean() {
		if err := tree.Add(path, nil); err != nil {
			t.Fatal(err)
		}
	}
	for _, tree := range []*output.Tree{nil, tree} {
		s := &site{prefix: "/tiendo", host: "example.org", tree: tree}
		with, recalled := newPage(s), 0
		for range 2000 {
			var b strings.Builder
			for range 1 + r.IntN(12) {
				b.WriteString(pieces[r.IntN(len(pieces))])
			}
			name, text := []string{"index.html", "don-vi/1/index.html"}[r.IntN(2)], b.String()
			without, fresh := newPage(s), newPage(s)
			without.scan.memo = nil
			without.wanted.copy(with.wanted)
			with.problems, with.far = nil, nil
			with.check(name, []byte(text))
			without.check(name, []byte(text))
			if got, want := with.verdict(), without.verdict(); got != want {
				t.Fatalf("%s %q:\n%s\nwithout a memory:\n%s", name, text, got, want)
			}
			if fresh.check(name, []byte(text)); with.scan.tag.at != fresh.scan.tag.at {
				recalled++
			}
		}
		if recalled < 50 {
			t.Errorf("%d pages ended with something that was recalled", recalled)
		}
	}
}

// copy takes over what others want, so that two of the same wants are equal.
func (w *wanted) copy(from wanted) {
	w.pages = slices.Clone(from.pages)
	maps.Copy(w.ids, from.ids)
	w.given = slices.Clone(from.given)
}

// verdict is everything that a page keeps for those after it, and what it was found
// to be.
func (p *page) verdict() string {
	slices.Sort(p.wanted.pages)
	p.wanted.pages = slices.Compact(p.wanted.pages) // what is recalled is not wanted again
	return fmt.Sprintf("%s%v\n%v\n%v\n%v %d\n%v", describe(p.problems), p.far, p.near, p.ids, p.seen, p.svg, p.wanted)
}
