//go:build linux

package output_test

import (
	"bytes"
	"fmt"
	"testing"

	"tiendo/internal/output"
)

// pages is a site of 5,000 pages of 8 KB, each a directory with an index.html.
// Every nth page says which generation it is; 0: none.
func pages(b *testing.B, generation, nth int) *output.Tree {
	b.Helper()
	tree := output.NewTree()
	for i := range 5000 {
		data := bytes.Repeat(fmt.Appendf(nil, "%08d", i), 1024)
		if nth > 0 && i%nth == 0 {
			copy(data, fmt.Sprintf("%08x", generation))
		}
		if err := tree.Add(fmt.Sprintf("s%d/don-vi/%05d/index.html", i%10, i), data); err != nil {
			b.Fatal(err)
		}
	}
	return tree
}

func BenchmarkAdd(b *testing.B) {
	for b.Loop() {
		pages(b, 0, 0)
	}
}

func BenchmarkManifest(b *testing.B) {
	tree := pages(b, 0, 0)
	b.SetBytes(tree.Bytes())
	for b.Loop() {
		tree.Manifest("tiendo bench", "2025-09-24").JSON()
	}
}

func BenchmarkPublishCold(b *testing.B) {
	tree := pages(b, 0, 0)
	for b.Loop() {
		mustPublish(b, tree, options(b.TempDir()+"/public"))
	}
}

func BenchmarkPublishUnchanged(b *testing.B) {
	tree, o := pages(b, 0, 0), options(b.TempDir()+"/public")
	mustPublish(b, tree, o)
	for b.Loop() {
		if r := mustPublish(b, tree, o); r.Switched {
			b.Fatal("switched")
		}
	}
}

func BenchmarkPublishOnePercent(b *testing.B) { publishAgain(b, 100, 50) }

func BenchmarkPublishAll(b *testing.B) { publishAgain(b, 1, 5000) }

// publishAgain publishes two sites by turns that differ in every nth page.
func publishAgain(b *testing.B, nth, changed int) {
	o := options(b.TempDir() + "/public")
	trees := [...]*output.Tree{pages(b, 0, nth), pages(b, 1, nth), pages(b, 2, nth)}
	mustPublish(b, trees[1], o)
	mustPublish(b, trees[2], o)
	for i := 0; b.Loop(); i++ {
		if r := mustPublish(b, trees[i%3], o); r.Written != changed+1 {
			b.Fatalf("%+v", r)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	dir := b.TempDir() + "/public"
	mustPublish(b, pages(b, 0, 0), options(dir))
	for b.Loop() {
		if findings, err := output.Verify(dir); err != nil || len(findings) > 0 {
			b.Fatal(findings, err)
		}
	}
}
