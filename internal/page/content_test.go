package page

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"

	"tiendo/internal/content"
	"tiendo/internal/output"
	"tiendo/templates"
)

// TestNgheAn renders the site of the repository.
func TestNgheAn(t *testing.T) {
	s, problems, err := content.Load(os.DirFS("../../content"), content.Options{Date: day(2025, 10, 15)})
	if err != nil || problems.Errors() {
		t.Fatal(err, problems)
	}
	tree := output.NewTree()
	if err := Render(s, problems, nil, Options{Templates: templates.FS, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, tree)
	for path, doc := range pages {
		headings(t, path, doc)
		clean(t, path, doc, tree)
	}
	says(t, tree, "don-vi/index.html", "Cả 130 xã, phường đạt đủ 16 tiêu chí (giai đoạn 1)", "Mọi nơi như nhau: 130 xã, phường đều đạt 16/16 tiêu chí")
	says(t, tree, "don-vi/16813/index.html", "Xã Mường Xén đạt 16/16 tiêu chí (giai đoạn 1)", "Các ô kề bên trên bản đồ ô")
	doc := says(t, tree, "tin/2025-09-24-phien-hop-thu-4/index.html", "Số liệu trong bài", "3 ảnh cùng một lời chú thích")
	for _, figure := range all(doc, "figure") {
		if attr(figure, "class") == "chart" && attr(figure, "data-report") == "" && attr(figure, "data-chart") != "compare" {
			t.Errorf("chart %s names no report", attr(figure, "data-chart"))
		}
	}
	says(t, tree, "en/news/2025-09-24-phien-hop-thu-4/index.html", "Figures in this article")
	if size := weight(t, tree, "don-vi/16681/index.html"); size > 20_000 {
		t.Errorf("the page of a unit and its stylesheet have %d bytes, gzip", size)
	}
}

// weight is what a phone loads for a page: the page and its stylesheets, gzip.
func weight(t *testing.T, tree *output.Tree, path string) int {
	t.Helper()
	var b bytes.Buffer
	add := func(path string) {
		data, _ := tree.Get(path)
		w := gzip.NewWriter(&b)
		_, _ = w.Write(data)
		_ = w.Close()
	}
	add(path)
	for _, p := range tree.Paths() {
		if strings.HasSuffix(p, ".css") || strings.HasPrefix(p, "assets/icon-") {
			add(p)
		}
	}
	t.Logf("%s: %d bytes", path, b.Len())
	return b.Len()
}
