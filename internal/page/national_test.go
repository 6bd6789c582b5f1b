package page

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"tiendo/internal/locale"
	"tiendo/internal/markup"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// nation is a site of the size of the country: 34 provinces as groups, 3,321
// units, a plan with 16 criteria for each province.
func nation(news int) progress.Content {
	c := contentOf()
	c.Units, c.Plans, c.Reports, c.Commitments, c.News = nil, nil, nil, nil, nil
	for g := range 34 {
		group := fmt.Sprintf("Tỉnh Số %d", g+1)
		for k := range 97 + g%3 {
			kind := both("xã", "commune")
			if k%4 == 0 {
				kind = both("phường", "ward")
			}
			code := fmt.Sprintf("%02d%03d", g, k)
			c.Units = append(c.Units, progress.Unit{Code: code, Name: vi(capitalWord(kind.Own) + " " + string(rune('A'+k%23)) + fmt.Sprintf("ng Mỹ %d", k)), Kind: kind, Group: vi(group)})
		}
		p := planKH02()
		p.ID, p.UnitGroups, p.Scope = fmt.Sprintf("kh02-%02d", g), []string{group}, vi(group)
		r := reportKH02()
		r.ID, r.Plan, r.Figures = "2025-09-24-"+p.ID, p.ID, nil
		for i := range c.Units {
			if c.Units[i].Group.Own == group && i%3 == 0 {
				r.Units.Done = append(r.Units.Done, progress.UnitDone{Unit: int32(i), N: int32(i % 17)})
			}
		}
		c.Plans, c.Reports = append(c.Plans, p), append(c.Reports, r)
		for k := range 3 {
			published := day(2025, time.Month(4+k), 10)
			c.Reports = append(c.Reports, reportOfNation(p.ID, published))
			c.Commitments = append(c.Commitments, &progress.Commitment{
				ID: fmt.Sprintf("hua-%s-%d", p.ID, k), Type: "instruction", By: vi("Chủ tịch UBND tỉnh, người không có thật"), To: vi("các sở, ngành"),
				Text: vi("Hoàn thành việc số hóa hồ sơ, giấy tờ ở bộ phận một cửa của mọi xã, phường trong tỉnh, không để người dân phải nộp lại giấy tờ đã có."),
				Plan: p.ID, Said: day(2025, 9, 24), Due: period(fmt.Sprintf("202%d", 5+k)), Source: sources(), Status: "open",
			})
		}
	}
	for n := range news {
		date := day(2025, 1, 1) + progress.Date(n%300)
		c.News = append(c.News, &progress.Article{ID: fmt.Sprintf("%s-bai-%d", date, n), Title: vi(fmt.Sprintf("Bài số %d nói về kết quả đã công bố của một tỉnh", n)), Date: date,
			Summary: vi("Tóm tắt của bài, một hai câu về con số và nguồn của nó."), Source: sources(),
			Bodies: map[string]progress.Body{"vi": {Parts: []progress.Part{{HTML: "<p>Nội dung.</p>"}}}}})
	}
	return c
}

// reportOfNation is a report of a plan without a table of units.
func reportOfNation(plan string, published progress.Date) *progress.Report {
	r := reportKH02()
	r.ID, r.Plan, r.Published, r.AsOf, r.Units = published.String()+"-"+plan, plan, published, progress.DayPeriod(published), nil
	for i := range r.Figures {
		r.Figures[i].AsOf = r.AsOf
	}
	return r
}

// TestNational: no page that lists units, news or names grows beyond what a
// phone can take.
func TestNational(t *testing.T) {
	tree := renderAll(t, nation(2000))
	for _, path := range tree.Paths() {
		data, _ := tree.Get(path)
		if len(data) > 100_000 && strings.HasSuffix(path, ".html") {
			t.Errorf("%s has %d bytes", path, len(data))
		}
	}
	for _, path := range []string{"don-vi/nhom/tinh-so-1/index.html", "en/units/groups/tinh-so-1/index.html", "tin/2025/09/index.html", "tim-kiem/a/index.html",
		"bao-cao/2025/09/index.html", "en/reports/2025/index.html", "cam-ket/2025/kh02-07/index.html", "en/commitments/2025/index.html"} {
		if _, ok := tree.Get(path); !ok {
			t.Errorf("%s is missing", path)
		}
	}
}

// BenchmarkUnit draws pages of units, without the frame and with it.
func BenchmarkUnit(b *testing.B) {
	s := progress.New(nation(0), day(2025, 10, 15), false)
	set, err := parseTemplates(templates.FS)
	if err != nil {
		b.Fatal(err)
	}
	e := newEdition(s, locale.For("vi"), nil, nil)
	e.templates = set
	pages := unit.Pages(e)
	b.Run("view", func(b *testing.B) {
		b.ReportAllocs()
		for i := range b.N {
			var h head
			_ = set["unit.html"].set.ExecuteTemplate(io.Discard, "unit.html", written(pages[i%len(pages)].View(&h)))
		}
	})
	b.Run("page", func(b *testing.B) {
		var w markup.Writer
		b.ReportAllocs()
		for i := range b.N {
			w.Reset()
			if err := e.render(&w, "unit", pages[i%len(pages)]); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkNational renders the whole site.
func BenchmarkNational(b *testing.B) {
	s := progress.New(nation(0), day(2025, 10, 15), false)
	for range b.N {
		if err := Render(s, nil, nil, Options{Templates: templates.FS, Tool: "tiendo"}, output.NewTree()); err != nil {
			b.Fatal(err)
		}
	}
}
