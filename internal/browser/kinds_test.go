package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"tiendo/internal/chart"
)

const long = "Xây dựng, kết nối và khai thác cơ sở dữ liệu dùng chung của các cơ quan Đảng, Ủy ban Mặt trận Tổ quốc ở ỨỪỮ ẤẨỖ tỉnh Nghệ An"

func words(headline string) chart.Words {
	return chart.Words{
		Headline: headline, Subtitle: "Nghệ An, đến 24/9/2025", Notes: []string{"Ghi chú."},
		Live:  chart.Live{Source: "Nguồn: Báo cáo 123/BC-UBND", AsOf: "Đến 24/9/2025", File: "bieu-do", Help: "Phím mũi tên", Close: "Đóng", PNG: "Ảnh PNG", SVG: "Ảnh SVG"},
		Table: chart.TableWords{Caption: "Bảng", Name: "Tên", Count: "Số", Total: "Tổng", Share: "Tỷ lệ", Note: "Ghi chú"},
	}
}

func num(n float64) chart.Number { return chart.Number{Value: n, Text: fmt.Sprint(n)} }

func part(class chart.Class, label string, n float64) chart.Part {
	return chart.Part{Class: class, Label: label, Count: num(n)}
}

// pictures are charts of every kind that are not easy to draw: long words, more
// than all, nothing, marks at the edges.
func pictures() []chart.Picture {
	pace := chart.Pace{Elapsed: 1, Label: "100 % thời gian", Band: "Sau nhịp"}
	var units []chart.Tile
	var rows []chart.UnitRow
	for i := range 130 {
		name := fmt.Sprintf("Xã số %d", i)
		units = append(units, chart.Tile{X: i % 17, Y: i / 17, Name: name, Short: name, Group: "Vinh", Class: i % 4, Result: "15/16"})
		rows = append(rows, chart.UnitRow{Name: name, Group: "Vinh", Result: "2/3", Marks: []chart.Mark{chart.MarkMet, chart.MarkUnmet, chart.Mark(i % 3)}})
	}
	looks := []chart.TileClass{{Look: chart.TileFull, Label: "đủ"}, {Look: chart.TileNear, Label: "thiếu 1–3"}, {Look: chart.TileFar, Label: "thiếu từ 4"}, {Look: chart.TileNone, Label: "chưa có số liệu"}}
	point := chart.Point{X: num(364), Value: num(35), Total: num(82), Note: long}
	point.X.Text = "31/12/2025"
	return []chart.Picture{
		chart.Progress{Words: words("29 trên 45"), Done: part(chart.ClassDone, "hoàn thành", 29), Left: []chart.Part{part(chart.ClassRest, long, 16)}, Total: part("", "Tổng số", 45), Pace: pace}.Picture(),
		chart.Progress{Words: words("47 trên 45"), Done: part(chart.ClassDone, "hoàn thành", 47), Total: part("", "Tổng số", 45), Pace: pace}.Picture(),
		chart.Breakdown{Words: words("7 trên 43"), Parts: []chart.Part{part(chart.ClassDone, "hoàn thành", 7), part(chart.ClassContinuous, long, 8), part(chart.ClassLate, "R&D <b>", 0), part(chart.ClassRest, "chưa nêu", 12)}, Total: part("", "Tổng số", 43)}.Picture(),
		chart.Compare{Words: words("So sánh"), Bars: []chart.Bar{
			{Label: long, Done: num(999999), Total: num(1000000), Pace: pace, Note: long},
			{Label: "Chưa nêu gì", Done: num(0), Total: num(23), Unstated: num(23)},
			{Label: "Không có việc nào", Done: num(0), Total: num(0)},
		}}.Picture(),
		chart.Trend{
			Words: words("Theo thời gian"), Max: num(82), YTicks: []chart.Number{num(0), num(40), num(82)}, Reported: "đã báo cáo", Even: "nhịp đều",
			XTicks: []chart.Number{{Value: 0, Text: "1/2025"}, {Value: 181, Text: "7/2025"}, {Value: 364, Text: "12/2025"}},
			Series: []chart.Series{{Points: []chart.Point{{X: chart.Number{Value: 0, Text: "1/1/2025"}, Value: num(0), Total: num(82)}, point}, Pace: chart.PaceLine{To: 364, Goal: 82}}},
			Breaks: []chart.Break{{X: chart.Number{Value: 215, Text: "4/8/2025"}, Text: "Thay danh mục."}},
		}.Picture(),
		chart.Tiles{Words: words("130 xã, phường"), Classes: looks, Units: units, Group: "Khu vực", Total: "Tổng số", ListLabel: "Danh sách"}.Picture(),
		chart.Matrix{
			Words: words("Tiêu chí"), Criteria: []chart.Criterion{{Short: "1", Label: long}, {Short: "2", Label: "Hai"}, {Short: "3", Label: "Ba"}}, Units: rows,
			Met: "đạt", Unmet: "chưa đạt", Unsaid: "không nêu", Unit: "Xã, phường", Caption: "Bảng", Format: func(n int) string { return fmt.Sprint(n) },
		}.Picture(),
		chart.Timeline{
			Words: words("Thời hạn"), Classes: []chart.EventClass{{Look: chart.EventOpen, Label: "chưa đến hạn"}, {Look: chart.EventKept, Label: "đã thực hiện"}},
			Events: []chart.Event{{First: 0, Last: 90, When: "quý I/2025", Label: long}, {First: 364, Last: 364, When: "31/12/2025", Label: "Hai", Class: 1}},
			Ticks:  []chart.Number{{Value: 0, Text: "1/2025"}, {Value: 90, Text: "4/2025"}, {Value: 181, Text: "7/2025"}, {Value: 273, Text: "10/2025"}, {Value: 365, Text: "1/2026"}}, Reference: chart.Number{Value: 266, Text: "số liệu mới nhất: 24/9/2025"},
			Format: func(n int) string { return fmt.Sprint(n) },
		}.Picture(),
	}
}

// TestKinds: every kind of chart opens, is read out and stays in its box.
func TestKinds(t *testing.T) {
	var body strings.Builder
	files := map[string]string{}
	seen := map[string]bool{}
	for i, p := range pictures() {
		option := p.Option(nil)
		if option == nil {
			t.Fatalf("%s: no option", p.Kind)
		}
		name := fmt.Sprintf("option-%d.json", i)
		files[name], seen[p.Kind] = string(option), true
		body.WriteString(p.HTML(chart.FigureOptions{ID: fmt.Sprintf("c%d", i), HeadingLevel: 2, Option: "/" + name, TableLabel: "Bảng"}))
	}
	for _, kind := range chart.Kinds {
		if !seen[kind] {
			t.Errorf("no chart of kind %s is tried", kind)
		}
	}
	host := page(t, body.String(), files)
	for _, look := range []Look{{Width: 360, Still: true}, {Width: 1280, Dark: true}} {
		tab := Open(t, host, look)
		tab.Go("/")
		for i, p := range pictures() {
			opens(t, tab, i, fmt.Sprintf("%s, number %d, %d px: ", p.Kind, i, look.Width))
		}
		tab.Screenshot(fmt.Sprintf("script-kinds-%d", look.Width))
		serious(t, tab)
	}
}

// outside are the words that the drawing cuts off.
const outside = `(() => {
	const s = document.querySelector('#stage svg').getBoundingClientRect()
	return [...document.querySelectorAll('#stage text')].filter(e => {
		const b = e.getBoundingClientRect()
		return b.left < s.left - 1 || b.right > s.right + 1 || b.top < s.top - 1 || b.bottom > s.bottom + 1 || parseFloat(getComputedStyle(e).fontSize) < 12
	}).map(e => e.textContent).join('|')
})()`

func opens(t *testing.T, tab *Tab, i int, which string) {
	t.Helper()
	figure := fmt.Sprintf("document.querySelectorAll('figure')[%d]", i)
	Ask[bool](tab, figure+".querySelector('.chart-open').click(), true")
	tab.Wait(figure + ".querySelector('.chart-live svg')")
	Ask[bool](tab, "document.querySelectorAll('#stage').forEach(e => e.removeAttribute('id')), "+figure+".querySelector('.chart-stage').id = 'stage', true")
	all := ""
	for _, key := range []string{kb.ArrowRight, kb.ArrowDown, kb.ArrowRight, kb.PageDown, kb.End} {
		tab.Press(key)
		tab.Wait(figure + ".querySelector('[role=status]').textContent")
		now := Ask[string](tab, figure+".querySelector('.chart-live [role=status]').textContent")
		tab.Wait(`[...document.querySelectorAll('#stage text')].some(e => e.textContent && ` + "`" + now + "`" + `.replace(/\s/g, '').includes(e.textContent.trim().replace(/[\s…]/g, '')))`)
		same(t, which+"outside of the drawing", Ask[string](tab, outside), "")
		all += now + "\n"
	}
	if strings.Contains(all, "undefined") || strings.Contains(all, "NaN") || strings.Contains(all, "&amp;") {
		t.Errorf("%sread out: %s", which, all)
	}
	same(t, which+"sideways", Ask[bool](tab, "document.documentElement.scrollWidth <= innerWidth"), true)
}
