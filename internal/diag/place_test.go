package diag_test

import (
	"fmt"
	"testing"

	"tiendo/internal/diag"
)

// node is a key in a line of a file, with keys below it.
func node(key string, line int, kids ...*diag.Node) *diag.Node {
	return &diag.Node{Place: diag.Place{File: "plans/p.toml", Line: line, Column: 1}, Key: key, Kids: kids}
}

// Two [[set]] tables, the second with a translated name.
func file() *diag.Node {
	return node("", 0, node("title", 1), node("set", 2,
		node("", 2, node("id", 3), node("name", 4)),
		node("", 5, node("id", 6), node("en", 7, node("name", 7)))))
}

func TestAt(t *testing.T) {
	root := file()
	for _, c := range []struct {
		from *diag.Node
		path []string
		line int
	}{
		{root, nil, 0},
		{root, []string{"title"}, 1},
		{root, []string{"none"}, 0},
		{root, []string{"set", "id"}, 2}, // not without its element
		{root.Kid("set").Element(0), []string{"id"}, 3},
		{root.Kid("set").Element(1), []string{"id"}, 6},
		{root.Kid("set").Element(1), []string{"en", "name"}, 7},
		{root.Kid("set").Element(1), []string{"en", "noun"}, 7},
		{root.Kid("set").Element(1), []string{"vi", "name"}, 5},
		{root.Kid("title"), []string{"deeper", "still"}, 1},
	} {
		if got := c.from.At(c.path...); got.Line != c.line || got.File != "plans/p.toml" {
			t.Errorf("%q is at %v, want line %d", c.path, got, c.line)
		}
	}
}

func TestElement(t *testing.T) {
	sets := file().Kid("set")
	for i, line := range map[int]int{0: 2, 1: 5, 2: 2, -1: 2, 1000: 2} {
		if got := sets.Element(i).Line; got != line {
			t.Errorf("element %d is in line %d, want %d", i, got, line)
		}
	}
}

// What was never read has no place, and asking for it is no crash.
func TestNoNode(t *testing.T) {
	var none *diag.Node
	if none.At("a", "b") != (diag.Place{}) || none.Kid("a") != nil || none.Element(0) != nil || none.Index() != nil || none.Index()["a"].At("b") != (diag.Place{}) {
		t.Error("a node that is not there has something")
	}
}

// A table of units has thousands of keys: its index finds what Kid finds.
func TestIndex(t *testing.T) {
	table := node("done", 1)
	for i := range 5000 {
		table.Kids = append(table.Kids, node(fmt.Sprint(10000+i), i+2))
	}
	index := table.Index()
	if len(index) != 5000 {
		t.Fatalf("the index holds %d keys", len(index))
	}
	for i := 0; i < 5000; i += 499 {
		key := fmt.Sprint(10000 + i)
		if index[key] != table.Kid(key) || index[key].Line != i+2 {
			t.Errorf("%s is in line %d by the index, %d by its key", key, index[key].Line, table.Kid(key).Line)
		}
	}
	if index["9999"] != nil || table.Kid("9999") != nil {
		t.Error("a key that is not there")
	}
}

func BenchmarkIndex(b *testing.B) {
	table := node("done", 1)
	for i := range 3321 {
		table.Kids = append(table.Kids, node(fmt.Sprint(10000+i), i+2))
	}
	b.ReportAllocs()
	for b.Loop() {
		table.Index()
	}
}
