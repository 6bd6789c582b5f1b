package page

import (
	"encoding/json"
	"strings"
	"testing"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// searchFile is the index, searchDoc one thing that can be found.
type searchFile struct {
	Version int         `json:"version"`
	Base    string      `json:"base"`
	Kinds   []string    `json:"kinds"`
	Docs    []searchDoc `json:"docs"`
}

type searchDoc struct {
	Kind  int    `json:"k"`
	Title string `json:"t"`
	URL   string `json:"u"`
	Where string `json:"w"`
	More  string `json:"x"`
	Lang  string `json:"l"`
}

// indexOf is the search index that a search page asks for.
func indexOf(t *testing.T, tree *output.Tree, path string) (file searchFile) {
	t.Helper()
	forms := all(pagesOf(t, tree)[path], "form")
	if len(forms) != 1 || attr(forms[0], "role") != "search" || len(all(forms[0], "label")) != 1 {
		t.Fatalf("%s has %d forms", path, len(forms))
	}
	href := strings.TrimPrefix(attr(forms[0], "data-index"), "/tiendo")
	if err := json.Unmarshal(asset0(t, tree, href), &file); err != nil {
		t.Fatalf("%s: %v", href, err)
	}
	return file
}

// TestSearchIndex: everything that readers look for is in the index once, with
// former names, in the language of the page, and leads to a page.
func TestSearchIndex(t *testing.T) {
	fonts(t)
	c := contentOf()
	c.BaseURL = "https://example.org/tiendo/"
	c.Units[0].Former = []string{"Phường Hưng Dũng", "Phường Trường Thi"}
	tree := renderAll(t, c)
	for _, lang := range []string{"vi", "en"} {
		path := map[string]string{"vi": "tim-kiem/index.html", "en": "en/search/index.html"}[lang]
		file := indexOf(t, tree, path)
		if file.Version != 1 || file.Base != "/tiendo/" {
			t.Errorf("%s: version %d, base %s", lang, file.Version, file.Base)
		}
		seen := map[string]bool{}
		for _, d := range file.Docs {
			to, _, _ := strings.Cut(d.URL, "#")
			if _, ok := tree.Get(to + "index.html"); !ok || d.Title == "" || d.Kind >= len(file.Kinds) || seen[d.URL] {
				t.Errorf("%s: %+v", lang, d)
			}
			seen[d.URL] = true
		}
	}
	found := map[string]searchDoc{}
	for _, d := range append(indexOf(t, tree, "tim-kiem/index.html").Docs, indexOf(t, tree, "en/search/index.html").Docs...) {
		found[d.URL] = d
	}
	for url, want := range map[string]searchDoc{
		"don-vi/16681/":               {Title: "Phường Thành Vinh", Where: "Thành phố Vinh", More: "16681 Phường Hưng Dũng Phường Trường Thi"},
		"en/units/16681/":             {Title: "Phường Thành Vinh", Where: "Thành phố Vinh", More: "16681 Phường Hưng Dũng Phường Trường Thi", Lang: "vi"},
		"ke-hoach/nq57/muc/t-01/":     {Title: "Hạ tầng 5G", Where: "Nghị quyết 57 ở Nghệ An", More: "II.1 Sở Khoa học và Công nghệ"},
		"en/reports/2025-09-24-nq57/": {Title: "Report of 24 September 2025", Where: "Resolution 57 in Nghệ An", More: "All 130 communes Báo Nghệ An"},
		"cam-ket/#kpi-tool":           {Title: "Hoàn thành công cụ đo lường theo KPI.", Where: "Thủ tướng Chính phủ", More: "các bộ, ngành, địa phương"},
		"tin/2025-09-24-hoi-nghi/":    {Title: "Hội nghị ngày 24/9", Where: "24/9/2025", More: "Tóm tắt hội nghị."},
		"ke-hoach/nq57/":              {Title: "Nghị quyết 57 ở Nghệ An", Where: "57-NQ/TW", More: "Bộ Chính trị Nghị quyết về đột phá"},
		"ke-hoach/nq57/targets-2025/": {Title: "Chỉ tiêu năm 2025", Where: "Nghị quyết 57 ở Nghệ An", More: "chỉ tiêu"},
		"gioi-thieu/":                 {Title: "Giới thiệu"},
		"phuong-phap/":                {Title: "Phương pháp"},
	} {
		got := found[url]
		if got.Title != want.Title || got.Where != want.Where || got.More != want.More || got.Lang != want.Lang {
			t.Errorf("%s is %+v, want %+v", url, got, want)
		}
	}
}

// TestSearchForms: other pages lead to the search with a question; only its own
// page has an index.
func TestSearchForms(t *testing.T) {
	fonts(t)
	for path, doc := range pagesOf(t, renderAll(t, contentOf())) {
		for _, form := range all(doc, "form") {
			if attr(form, "action") != "/tim-kiem/" && attr(form, "action") != "/en/search/" || attr(form, "method") != "get" {
				t.Errorf("%s sends to %s", path, attr(form, "action"))
			}
			if own := strings.HasSuffix(path, "tim-kiem/index.html") || strings.HasSuffix(path, "search/index.html"); own != (attr(form, "data-index") != "") {
				t.Errorf("%s has an index: %v", path, !own)
			}
		}
		if want := path == "index.html" || path == "404.html"; want && len(all(doc, "form")) != 1 {
			t.Errorf("%s has no search", path)
		}
	}
}

// TestLists: long lists can be sorted and filtered, and are complete and in order
// without a script; units that are all alike need no sorting.
func TestLists(t *testing.T) {
	c := contentOf()
	for range 8 {
		c.Plans[0].Items = append(c.Plans[0].Items, progress.Item{ID: "x-" + string(rune('a'+len(c.Plans[0].Items))), Sets: []string{"targets"}, Title: vi("Việc khác"), Lead: vi("Sở Tài chính")})
	}
	pages := pagesOf(t, renderAll(t, c))
	table := all(pages["ke-hoach/nq57/targets/index.html"], "table")
	items := table[len(table)-1]
	if attr(items, "data-filter") == "" || attr(items, "data-word-sorted") == "" || len(all(items, "tbody")) != 2 || len(all(items, "tr")) != 12 {
		t.Errorf("the items are %q", text(items))
	}
	for _, cell := range all(items, "td") {
		if text(cell) == "năm 2025" && attr(cell, "data-value") == "" {
			t.Error("a deadline is sorted as a word")
		}
	}
	short := all(pages["ke-hoach/nq57/tasks-2025/index.html"], "table")
	if last := short[len(short)-1]; attr(last, "data-filter") != "" {
		t.Error("one item can be filtered")
	}
	if html := pages["don-vi/index.html"]; len(all(html, "h3")) < 2 {
		t.Error("units that are alike do not stand in groups")
	}

	c = contentOf()
	for i := range 9 {
		c.Units = append(c.Units, progress.Unit{Code: "2000" + string(rune('0'+i)), Name: vi("Xã " + string(rune('A'+i))), Group: vi("Huyện Kỳ Sơn"), Former: []string{"Tên cũ"}})
	}
	c.Reports[2].Units.Done = []progress.UnitDone{{Unit: 0, N: 14}}
	doc := pagesOf(t, renderAll(t, c))["don-vi/index.html"]
	for _, n := range all(doc, "table") {
		if !strings.Contains(text(n), "Xã Mường Xén") {
			continue
		}
		if attr(n, "data-word-up") == "" || len(all(n, "tbody")) != 2 || attr(n.Parent, "data-filter") == "" {
			t.Errorf("units with different results are %q", text(n))
		}
		for _, row := range all(n, "tr") {
			if strings.HasPrefix(text(row), "Xã A") && attr(row, "data-find") != "Tên cũ" {
				t.Error("a unit is not found by its former name")
			}
		}
		return
	}
	t.Error("units with different results have no table")
}
