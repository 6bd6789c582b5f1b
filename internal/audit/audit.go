// Package audit reads the finished tree as a browser would and reports what
// must not reach a reader: links into nothing, things loaded from elsewhere,
// inline code, pages without a title. Whatever it finds is a fault of tiendo or
// of a site's own template, never of an editor's data, and stops the build.
//
// Every HTML page is scanned once, in parallel, by a scanner that skips texts
// at the speed of memory (scan.go; a fuzz test holds it against
// golang.org/x/net/html), and so it does with tags and lines that say nothing of the
// page: for their name, or because it has met them in other pages (memo.go). What a page is held to stands in page.go, how an
// address is resolved in link.go, and the rules in rules.go: a new one is a
// value there, a word in [Rules] and the line that finds it.
//
// A build has its files seen by a [Watch] while they are made (watch.go), so that
// a good tree need not be read again; [Check] reads a whole tree.
//
// A problem's place is the path of the output, and the line and column of the tag.
package audit

import (
	"fmt"
	"runtime"
	"strings"
	"sync/atomic"

	"tiendo/internal/address"
	"tiendo/internal/crew"
	"tiendo/internal/diag"
	"tiendo/internal/output"
)

// perRule is how many findings of a rule are shown: a fault in a template is in
// every page.
const perRule = 20

// site is what pages are checked against.
type site struct {
	tree   *output.Tree // nil: not all of it is there yet
	prefix string       // folder of the host in which the site lives: "" or "/folder"
	host   string
}

// serves says whether there is something at an address below the prefix: "/", "/feed.xml".
func (s *site) serves(to string) bool {
	return to == string(address.Manifest) || s.tree.Has(address.Path(to).File()) // the manifest is written when the tree is published
}

// Check reports what is wrong in a tree. The site lives in the folder prefix
// ("" or "/folder") of a host ("example.org").
func Check(t *output.Tree, prefix, host string) diag.List {
	files := t.Paths()
	s := &site{tree: t, prefix: prefix, host: host}
	workers := make([]*page, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	crew.Each(len(workers), func(w int) {
		p := newPage(s)
		workers[w] = p
		for i := next.Add(1) - 1; i < int64(len(files)); i = next.Add(1) - 1 {
			data, _ := t.Get(files[i])
			p.file(files[i], data)
		}
	})
	var problems diag.List
	var far []fragment
	for _, p := range workers {
		problems.Add(p.problems...)
		far = append(far, p.far...)
	}
	problems.Add(s.fragments(far)...)
	return few(problems.Sorted())
}

// file checks one file of the tree by its kind.
func (p *page) file(name string, data []byte) {
	dot := strings.LastIndexByte(name, '.')
	switch name[max(dot, 0):] {
	case ".html":
		p.check(name, data)
	case ".json", ".jsonld", ".webmanifest":
		p.name, p.data = name, data
		p.parseJSON(data, 0)
	case ".xml", ".svg":
		p.name, p.data = name, data
		p.parseXML()
	}
}

// few keeps the first findings of each rule; the last of them says how many more
// there are.
func few(sorted diag.List) diag.List {
	var kept diag.List
	seen, last := map[*diag.Rule]int{}, map[*diag.Rule]int{}
	for _, problem := range sorted {
		if seen[problem.Rule]++; seen[problem.Rule] <= perRule {
			last[problem.Rule] = len(kept)
			kept.Add(problem)
		}
	}
	for rule, n := range seen {
		if n > perRule {
			message := &kept[last[rule]].Message
			message.VI += fmt.Sprintf(" (và %d chỗ khác cùng lỗi)", n-perRule)
			message.EN += fmt.Sprintf(" (and %d more of the same)", n-perRule)
		}
	}
	return kept
}
