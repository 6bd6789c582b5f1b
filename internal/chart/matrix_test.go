package chart

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// criteria are the sixteen of the seed, with names made up for the test.
func criteria(n int) []Criterion {
	names := []string{
		"Có hệ thống quản lý văn bản và điều hành liên thông đến cấp xã", "Chữ ký số chuyên dùng cho lãnh đạo và công chức",
		"Bộ phận một cửa có thiết bị số hóa hồ sơ", "Thủ tục hành chính toàn trình trên môi trường số",
		"Tổ công nghệ số cộng đồng hoạt động", "Mạng truyền số liệu chuyên dùng", "Máy tính đạt cấu hình tối thiểu", "Thanh toán trực tuyến",
	}
	list := make([]Criterion, n)
	for i := range list {
		list[i] = Criterion{Short: strconv.Itoa(i + 1), Label: names[i%len(names)], Href: "/ke-hoach/lien-thong/criteria/#tc-" + strconv.Itoa(i+1)}
	}
	return list
}

func matrix(headline string, criteria []Criterion, rows []UnitRow) Matrix {
	c := Matrix{
		Words: words(headline, "Xã, phường đạt từng tiêu chí; đến 8/9/2025", ""), Criteria: criteria, Units: rows,
		Met: "đạt", Unmet: "chưa đạt", Unsaid: "nguồn không nêu là tiêu chí nào",
		Unit: "Xã, phường", Caption: "Từng xã, phường theo tiêu chí", ListHref: "/don-vi/", ListText: "Xem từng xã, phường", Format: grouping,
	}
	c.Table.Name = "Tiêu chí"
	return c
}

// row is a unit that meets the criteria whose numbers are not among missing.
func row(t Tile, criteria int, missing ...int) UnitRow {
	r := UnitRow{Name: t.Name, Group: t.Group, Href: t.Href, Result: strconv.Itoa(criteria-len(missing)) + "/" + strconv.Itoa(criteria), Marks: make([]Mark, criteria)}
	for k := range r.Marks {
		r.Marks[k] = MarkMet
		if slices.Contains(missing, k+1) {
			r.Marks[k] = MarkUnmet
		}
	}
	return r
}

// silent is a unit of which no criterion is known.
func silent(t Tile, result, why string) UnitRow {
	return UnitRow{Name: t.Name, Group: t.Group, Href: t.Href, Result: result, Unsaid: why}
}

func rows(units []Tile, mixed bool) []UnitRow {
	var list []UnitRow
	for i, u := range units {
		switch {
		case mixed && i%9 == 4:
			list = append(list, silent(u, "14/16", "nguồn chỉ nêu đạt 14 trên 16"))
		case mixed && i%31 == 20:
			list = append(list, silent(u, "", "chưa có số liệu"))
		case mixed && i%5 == 1:
			list = append(list, row(u, 16, 4, i%16+1))
		default:
			list = append(list, row(u, 16))
		}
	}
	return list
}

func matrixFixtures(t testing.TB) []fixture {
	units := communes(t)
	agree := matrix("Cả 130 xã, phường đạt đủ 16 tiêu chí", criteria(16), rows(units, false))
	agree.Lead = "Mỗi tiêu chí đều được cả 130 xã, phường đạt."
	mixed := matrix("Tiêu chí 4 còn nhiều xã, phường chưa đạt nhất", criteria(16), rows(units, true))
	mixed.Notes = []string{"Nguồn của 15 xã, phường chỉ nêu số tiêu chí đạt, không nêu tiêu chí nào."}
	odd := matrix("Những ô khó", criteria(3), []UnitRow{
		{Name: "Ít dấu hơn tiêu chí", Group: "A", Marks: []Mark{MarkMet}, Result: "1/3"},
		{Name: "Nhiều dấu hơn & <lạ>", Group: "B", Marks: []Mark{MarkMet, MarkUnmet, 9, MarkMet, MarkMet}, Href: "javascript:alert(1)"},
		{Name: "Cùng nhóm với đơn vị đầu", Group: "A", Marks: []Mark{MarkUnmet, MarkUnmet, MarkUnmet}, Result: "0/3", Ref: Ref{Figure: "p/criteria@2025-09-08", Report: "r"}},
		{Name: "Ea H'leo", Group: "B", Marks: []Mark{MarkMet, MarkMet, MarkMet}, Result: "3/3"},
	})
	long := matrix(longLabel, []Criterion{{Short: "1", Label: longLabel}, {Short: "II.3.10", Label: longLabel}}, []UnitRow{
		{Name: longLabel, Group: longLabel, Result: "2/2", Marks: []Mark{MarkMet, MarkMet}}, {Name: "Ngắn", Group: longLabel, Unsaid: longLabel},
	})
	var unsaid []UnitRow
	for _, u := range units[:8] {
		unsaid = append(unsaid, silent(u, "15/16", "nguồn chỉ nêu đạt 15 trên 16"))
	}
	return []fixture{
		{"one", matrix("Sáu đơn vị của thành phố Vinh cũ: mỗi nơi còn thiếu không quá một tiêu chí", criteria(16), []UnitRow{
			row(units[0], 16), row(units[1], 16, 4), row(units[2], 16, 11), silent(units[3], "14/16", "nguồn chỉ nêu đạt 14 trên 16"), row(units[4], 16), row(units[5], 16),
		}).Picture(), FigureOptions{TableOpen: true}},
		{"mixed", mixed.Picture(), FigureOptions{}},
		{"all-agree", agree.Picture(), FigureOptions{}},
		{"empty", matrix("Chưa có đơn vị nào", criteria(16), nil).Picture(), FigureOptions{}},
		{"zero-criteria", matrix("Danh mục không có tiêu chí nào", nil, rows(units, false)).Picture(), FigureOptions{}},
		{"one-unit", matrix("Một đơn vị", criteria(16), rows(units[:1], false)).Picture(), FigureOptions{}},
		{"all-unstated", matrix("Nguồn không nêu tiêu chí nào của đơn vị nào", criteria(16), unsaid).Picture(), FigureOptions{}},
		{"odd", odd.Picture(), FigureOptions{}},
		{"long", long.Picture(), FigureOptions{}},
		{"nation", matrix("3.321 xã, phường", criteria(16), rows(nation(), true)).Picture(), FigureOptions{}},
	}
}

// TestMatrixIsWhole counts the cells: every unit has one for each criterion, or
// one that says why it has none, and both tables agree.
func TestMatrixIsWhole(t *testing.T) {
	c := matrix("", criteria(16), rows(communes(t), true))
	body := string(c.Picture().Body("a"))
	whole, partly := strings.Count(body, `colspan="16"`), strings.Count(body, "<tr><th scope=\"row\">")
	if partly != 130 {
		t.Errorf("%d rows of units, want 130", partly)
	}
	if want := (130 - whole) * 16; strings.Count(body, "<td>")+strings.Count(body, `<td class="m-unmet">`) != want {
		t.Errorf("%d + %d cells, want %d", strings.Count(body, "<td>"), strings.Count(body, `<td class="m-unmet">`), want)
	}
	met, unmet := 0, 0
	for _, r := range c.Picture().Table.Rows {
		met += atoi(t, r[1].Text)
		unmet += atoi(t, r[2].Text)
		if sum := atoi(t, r[1].Text) + atoi(t, r[2].Text) + atoi(t, r[3].Text); sum != 130 || r[4].Text != "130" {
			t.Errorf("%s: %d units of %s", r[0].Text, sum, r[4].Text)
		}
	}
	if met != strings.Count(body, "<td>✓</td>") || unmet != strings.Count(body, `<td class="m-unmet">–</td>`) {
		t.Errorf("the table says %d met, %d unmet; there are %d and %d cells", met, unmet, strings.Count(body, "<td>✓</td>"), strings.Count(body, `<td class="m-unmet">`))
	}
	if len(string(matrix("", criteria(16), rows(nation(), true)).Picture().Body("a"))) > 30_000 {
		t.Error("thousands of units are left to other pages")
	}
}

func atoi(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(strings.ReplaceAll(s, ".", ""))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func BenchmarkMatrix130(b *testing.B) {
	c := matrix("", criteria(16), rows(communes(b), true))
	n := 0
	for b.Loop() {
		n = len(c.Picture().HTML(FigureOptions{ID: "a", HeadingLevel: 2, TableLabel: "Bảng số liệu"}))
	}
	b.ReportMetric(float64(n), "bytes")
}
