package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// says fails where the text of a page lacks any of the sentences.
func says(t *testing.T, tree *output.Tree, path string, wants ...string) *html.Node {
	t.Helper()
	data, ok := tree.Get(path)
	if !ok {
		t.Fatalf("%s is missing", path)
	}
	doc, err := html.Parse(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	got := spaced(doc)
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
	return doc
}

// spaced is the text of a page with a space between its cells and paragraphs.
func spaced(n *html.Node) string {
	var b strings.Builder
	below(n, func(d *html.Node) {
		switch {
		case d.Type == html.TextNode && d.Parent.Data == "script":
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case strings.Contains(" td th li p dt dd h1 h2 h3 div caption summary ", " "+d.Data+" "):
			b.WriteByte(' ')
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

// silent fails where the text of a page says any of the sentences.
func silent(t *testing.T, doc *html.Node, path string, sentences ...string) {
	t.Helper()
	for _, s := range sentences {
		if strings.Contains(spaced(doc), s) {
			t.Errorf("%s says %q", path, s)
		}
	}
}

func TestUnit(t *testing.T) {
	tree := renderAll(t, contentOf())
	doc := says(t, tree, "don-vi/16681/index.html", "Phường Thành Vinh đạt 16/16 tiêu chí (giai đoạn 1)", "Đến 8/9/2025, theo Báo Nghệ An.",
		"Nguồn chỉ nêu số lượng; trang không có danh sách tên các tiêu chí.", "Phường Trường Vinh 16/16 (giai đoạn 1)")
	silent(t, doc, "a unit of one report", "Qua các kỳ báo cáo")
	says(t, tree, "en/units/16681/index.html", "Phường Thành Vinh meets 16/16 criteria (phase 1)", "Ward")
	if n := len(all(doc, "rect")); n != 16 {
		t.Errorf("the strip has %d squares", n)
	}
}

// withCriteria names the criteria and says which of them two units met in June.
func withCriteria() progress.Content {
	c := contentOf()
	p := c.Plans[1]
	for _, name := range []string{"Cổng dịch vụ công", "Chữ ký số", "Mạng riêng"} {
		p.Criteria = append(p.Criteria, progress.Criterion{ID: "tc-" + name, Set: "criteria", Name: vi(name)})
	}
	p.Sets[2].Size = whole(3)
	june, sept := reportKH02(), c.Reports[2]
	june.ID, june.Published, june.Figures = "2025-06-30-kh02", day(2025, 6, 30), nil
	june.Units = &progress.UnitTable{Set: "criteria", AsOf: progress.DayPeriod(day(2025, 6, 30)), AsOfStated: true, Phase: sept.Units.Phase, Done: []progress.UnitDone{
		{Unit: 0, N: 2, Named: true, Criteria: []uint16{0, 2}}, {Unit: 1, N: 1},
	}}
	sept.Units.Default = progress.Some(progress.UnitDone{Unit: -1, N: 3})
	c.Reports = append(c.Reports, june)
	return c
}

func TestUnitOverReports(t *testing.T) {
	tree := renderAll(t, withCriteria())
	says(t, tree, "don-vi/16681/index.html", "đạt 3/3 tiêu chí", "vì đủ số nên tiêu chí nào cũng đạt", "Mạng riêng đạt",
		"8/9/2025 Giai đoạn 1 3/3 thêm 1 Báo cáo ngày 24/9/2025", "30/6/2025 Giai đoạn 1 2/3 báo cáo đầu tiên")
	says(t, tree, "don-vi/16690/index.html", "8/9/2025 Giai đoạn 1 3/3 thêm 2")
	doc := says(t, tree, "don-vi/16813/index.html", "đạt 3/3 tiêu chí")
	silent(t, doc, "a unit that June says nothing of", "Qua các kỳ báo cáo")
}

// TestUnitCriteria: which criteria are met is said only if the source says it.
func TestUnitCriteria(t *testing.T) {
	c := withCriteria()
	c.Reports = c.Reports[:0:0]
	june := withCriteria().Reports[5]
	c.Reports = append(c.Reports, june)
	tree := renderAll(t, c)
	says(t, tree, "don-vi/16681/index.html", "Cổng dịch vụ công đạt Chữ ký số chưa đạt Mạng riêng đạt")
	doc := says(t, tree, "don-vi/16690/index.html", "đạt 1/3 tiêu chí", "không nêu tiêu chí nào đã đạt", "Chữ ký số")
	silent(t, doc, "a number without names", "chưa đạt", "Chữ ký số đạt")
	says(t, tree, "don-vi/16813/index.html", "Chưa có báo cáo nào nói về nơi này.")
	says(t, tree, "don-vi/index.html", "2 nơi thiếu 1–3 và 1 nơi chưa có số liệu")
}

// TestUnitCorrected: a corrected result is marked, and no change is counted from it.
func TestUnitCorrected(t *testing.T) {
	c := withCriteria()
	fix := reportKH02()
	fix.ID, fix.Published, fix.Figures, fix.Corrects, fix.Reason = "2025-09-30-kh02", day(2025, 9, 30), nil, "2025-09-24-kh02", vi("Đếm nhầm.")
	fix.Units = &progress.UnitTable{Set: "criteria", AsOf: c.Reports[2].Units.AsOf, AsOfStated: true, Phase: c.Reports[2].Units.Phase, Done: []progress.UnitDone{{Unit: 0, N: 2}}}
	c.Reports = append(c.Reports, fix)
	says(t, renderAll(t, c), "don-vi/16681/index.html", "đạt 2/3 tiêu chí",
		"8/9/2025 Giai đoạn 1 2/3 không đổi Đính chính ngày 30/9/2025 8/9/2025 Giai đoạn 1 3/3 đã đính chính Báo cáo ngày 24/9/2025")
}

func TestUnits(t *testing.T) {
	tree := renderAll(t, contentOf())
	doc := says(t, tree, "don-vi/index.html", "Số liệu đến 8/9/2025, theo Báo Nghệ An", "Cả 3 xã, phường đạt đủ 16 tiêu chí (giai đoạn 1)",
		"Thứ 4 toàn quốc (giai đoạn 1)", "Huyện Kỳ Sơn 1", "Thành phố Vinh 2")
	h1 := all(doc, "h1")[0]
	if !has(h1.FirstChild, func(n *html.Node) bool { return attr(n, "data-figure") == "kh02/communes@2025-09-08" }) {
		t.Error("the finding names no figure")
	}
}

// TestUnitsAlone: a site without criteria still lists its units.
func TestUnitsAlone(t *testing.T) {
	c := contentOf()
	c.Reports = nil
	tree := renderAll(t, c)
	says(t, tree, "don-vi/index.html", "3 xã, phường", "Chưa có báo cáo nào nói về từng nơi.", "Xã Mường Xén")
	says(t, tree, "don-vi/16813/index.html", "Xã Mường Xén", "Chưa có báo cáo nào nói về nơi này.")
}

// TestGroupSlugs: equal in every language, never twice, never empty.
func TestGroupSlugs(t *testing.T) {
	slugs := groupSlugs([]progress.Unit{{Group: vi("Huyện Đô")}, {Group: vi("Huyện Do")}, {Group: vi("Huyện Đô")}, {}, {Group: vi("—")}})
	for name, want := range map[string]string{"Huyện Đô": "huyen-do", "Huyện Do": "huyen-do-2", "": "khac", "—": "khac-2"} {
		if slugs[name] != want {
			t.Errorf("%q has the slug %q, not %q", name, slugs[name], want)
		}
	}
}
