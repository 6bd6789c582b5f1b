package page

import (
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/chart"
	"tiendo/internal/progress"
)

// figures are the charts of a kind on a page.
func figures(doc *html.Node, kind string) (list []*html.Node) {
	for _, n := range all(doc, "figure") {
		if attr(n, "data-chart") == kind {
			list = append(list, n)
		}
	}
	return list
}

// criteriaOf gives the plan of the units three criteria, and each unit what it meets.
func criteriaOf(done ...progress.UnitDone) progress.Content {
	c := contentOf()
	p := c.Plans[1]
	for _, name := range []string{"Có cổng dịch vụ công", "Cán bộ có chữ ký số", "Thanh toán số"} {
		p.Criteria = append(p.Criteria, progress.Criterion{ID: name, Set: "criteria", Name: vi(name)})
	}
	p.Sets[2].Size = whole(3)
	c.Reports[2].Units.Default = progress.Maybe[progress.UnitDone]{}
	for i := range done {
		done[i].Unit = int32(i)
		if done[i].Named {
			done[i].N = int32(len(done[i].Criteria))
		}
	}
	c.Reports[2].Units.Done = done
	return c
}

// TestMatrix: which criteria each unit meets, where a source names them and it
// says more than a sentence; a number is never made into names.
func TestMatrix(t *testing.T) {
	c := criteriaOf(progress.UnitDone{Named: true, Criteria: []uint16{0, 2}}, progress.UnitDone{N: 2}, progress.UnitDone{N: 3})
	tree := renderAll(t, c)
	pages := pagesOf(t, tree)
	for _, path := range []string{"don-vi/index.html", "ke-hoach/kh02/criteria/index.html", "embed/matrix/kh02/criteria/index.html", "en/units/index.html"} {
		list := figures(pages[path], "matrix")
		if len(list) != 1 || attr(list[0], "data-figure") != "kh02/criteria@2025-09-08" {
			t.Errorf("%s has %d matrices", path, len(list))
		}
	}
	doc := says(t, tree, "embed/matrix/kh02/criteria/index.html", "Tiêu chí ít nơi đạt nhất: Cán bộ có chữ ký số, 1 trên 3 xã, phường (giai đoạn 1)",
		"Xã Mường Xén 3/3", "Phường Thành Vinh 2/3", "nguồn chỉ nêu số lượng")
	var marks []string
	for _, row := range all(doc, "tr") {
		if cells := all(row, "td"); len(all(row, "a")) == 1 {
			line := text(all(row, "a")[0])
			for _, cell := range cells {
				line += " " + text(cell)
			}
			marks = append(marks, line)
		}
	}
	want := []string{"Xã Mường Xén ✓ ✓ ✓", "Phường Thành Vinh ✓ – ✓", "Phường Trường Vinh nguồn chỉ nêu số lượng"}
	if len(marks) != 3 || marks[0] != want[0] || marks[1] != want[1] || marks[2] != want[2] {
		t.Errorf("got %q\nwant %q", marks, want)
	}

	for name, c := range map[string]progress.Content{
		"numbers only": criteriaOf(progress.UnitDone{N: 1}, progress.UnitDone{N: 2}, progress.UnitDone{N: 3}),
		"all met":      criteriaOf(progress.UnitDone{Named: true, Criteria: []uint16{0, 1, 2}}, progress.UnitDone{N: 3}, progress.UnitDone{N: 3}),
		"no names":     contentOf(),
	} {
		for path, doc := range pagesOf(t, renderAll(t, c)) {
			if len(figures(doc, "matrix")) > 0 {
				t.Errorf("%s: %s has a matrix", name, path)
			}
		}
	}
}

// TestMap: units are drawn as areas where the site has a map, the others beside
// it; without any of them, tiles stand as before.
func TestMap(t *testing.T) {
	areas := func(codes ...string) *chart.Map {
		data := `{"type": "FeatureCollection", "features": [`
		for i, code := range codes {
			if i > 0 {
				data += ","
			}
			data += `{"type": "Feature", "properties": {"code": "` + code + `"}, "geometry": {"type": "Polygon", "coordinates": [[[104,18],[105,18],[105,19],[104,18]]]}}`
		}
		m, faults := chart.ParseMap([]byte(data + "]}"))
		if len(faults) > 0 {
			t.Fatal(faults)
		}
		return m
	}
	c := contentOf()
	c.Map = areas("16681", "16690")
	tree := renderAll(t, c)
	doc := says(t, tree, "don-vi/index.html", "Mỗi vùng là một trong các xã, phường; đường biên đã giản lược.")
	if tiles := figures(doc, "tiles"); len(tiles) != 1 || len(all(tiles[0], "path")) < 2 {
		t.Error("units are not drawn as areas")
	}
	says(t, tree, "don-vi/index.html", "Xã Mường Xén")
	c.Map = areas("99999")
	silent(t, says(t, renderAll(t, c), "don-vi/index.html", "Mỗi ô là một trong các xã, phường"), "units without areas", "đường biên đã giản lược")
}
