package chart

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

var eventClasses = []EventClass{
	{EventKept, "đã thực hiện (nguồn nêu)"}, {EventMissed, "không đạt (nguồn nêu)"}, {EventPast, "đã qua hạn, chưa có tin kết quả"},
	{EventOpen, "chưa đến hạn"}, {EventWithdrawn, "đã rút"}, {EventContinuous, "thường xuyên"},
}

func timeline(headline string, events ...Event) Timeline {
	c := Timeline{
		Words:   words(headline, "Cam kết, chỉ đạo và mục tiêu được nêu công khai", ""),
		Classes: eventClasses, Events: events, Always: "Thường xuyên", Never: "Nguồn không nêu thời hạn", Format: grouping,
		Ticks:     []Number{day(0, "1/2025"), day(90, "4/2025"), day(181, "7/2025"), day(273, "10/2025"), day(365, "1/2026"), day(455, "4/2026")},
		Reference: day(266, "số liệu mới nhất: 24/9/2025"),
	}
	c.Table.Name, c.Table.Count = "Tình trạng", "Số lượng"
	return c
}

func due(first, last int, when, label string, class int) Event {
	e := Event{First: float64(first), Last: float64(last), When: when, Label: label, Class: class, Href: "/cam-ket/#x"}
	if first == last {
		e.Datetime = "2025-01-01"
	} else {
		e.Until = "đến hết ngày cuối kỳ"
	}
	return e
}

func timelineFixtures() []fixture {
	kpi := due(243, 272, "tháng 9/2025", "Công cụ đo lường, theo dõi, đánh giá theo KPI", 2)
	kpi.By, kpi.State = "Chỉ đạo của Thủ tướng Chính phủ, gửi các bộ, ngành, địa phương", "Đã qua hạn 30/9/2025; trang chưa có tin kết quả."
	kpi.ID, kpi.More = "kpi", []byte(`<details><summary>Nguồn và ghi chú</summary><p>Báo Nghệ An, 24/9/2025</p></details>`)
	data := due(273, 364, "quý IV/2025", "Hoàn thành các cơ sở dữ liệu quốc gia và chuyên ngành", 3)
	data.By = "Chỉ đạo của Thủ tướng tới các bộ, ngành, địa phương"
	kept := due(150, 150, "31/5/2025", "Ban hành Chương trình hành động", 0)
	missed := due(180, 180, "30/6/2025", "Đưa Cổng dữ liệu mở vào hoạt động", 1)
	year := due(0, 364, "năm 2025", "80 % thủ tục hành chính toàn trình trên môi trường số", 3)
	next := due(365, 454, "quý I/2026", "Kho dữ liệu dùng chung của tỉnh", 3)
	withdrawn := due(120, 120, "1/5/2025", "Trung tâm dữ liệu riêng của tỉnh", 4)
	always := Event{Place: Continuous, Label: "Tuyên truyền, phổ biến kỹ năng số", Class: 5}
	never := Event{Place: Undated, Label: "Xây dựng đô thị thông minh", State: "“trong thời gian tới”", Class: 3}
	same := due(364, 364, "31/12/2025", "Cấp chữ ký số cho công chức cấp xã", 3)
	var many, lots []Event
	for i := range 40 {
		many = append(many, due(i*9, i*9+(i%4)*15, fmt.Sprintf("kỳ %d", i+1), "Nhiệm vụ số "+grouping(i+1)+" phải hoàn thành đúng hạn", i%6))
	}
	for i := range 400 {
		lots = append(lots, due(i, i, fmt.Sprintf("ngày %d", i+1), "Nhiệm vụ số "+grouping(i+1), i%6))
	}
	strange := []Event{
		{First: math.NaN(), Last: 3, When: "NaN", Label: "Không phải số"}, {First: 0, Last: math.Inf(1), When: "vô hạn", Label: "Vô hạn"},
		{First: 20, Last: 10, When: "ngược", Label: "Kỳ hạn ngược", Class: 99}, {First: 5, Last: 5, When: "5/1/2025", Label: "R&D </script>", Href: "javascript:alert(1)", Class: -1},
	}
	long := due(0, 89, longLabel, longLabel, 2)
	long.By, long.State, long.Until = longLabel, longLabel, longLabel
	longWord := timeline(longLabel, long, due(100, 100, "10/4/2025", strings.Repeat("dài", 40), 0))
	longWord.Classes = []EventClass{{EventKept, longLabel}, {EventMissed, longLabel}, {EventPast, longLabel}}
	longWord.Reference, longWord.Always = day(50, longLabel), longLabel
	bare := timeline("Một thời hạn", same)
	bare.Ticks, bare.Reference = nil, Number{}
	past := timeline("Mọi thời hạn đều đã qua", kept, missed)
	return []fixture{
		{"one", timeline("Trong 9 việc được nêu, 7 việc có thời hạn; 1 việc đã qua hạn mà trang chưa có tin kết quả",
			kpi, data, kept, missed, year, next, withdrawn, always, never, same).Picture(), FigureOptions{TableOpen: true}},
		{"empty", timeline("Chưa có cam kết nào").Picture(), FigureOptions{}},
		{"one-event", bare.Picture(), FigureOptions{}},
		{"undated", timeline("Kế hoạch không nêu thời hạn nào", never, always).Picture(), FigureOptions{}},
		{"past", past.Picture(), FigureOptions{}},
		{"many", timeline("Bốn mươi thời hạn", many...).Picture(), FigureOptions{}},
		{"strange", timeline("Những kỳ hạn lạ", strange...).Picture(), FigureOptions{}},
		{"long", longWord.Picture(), FigureOptions{}},
		{"lots", timeline("Bốn trăm thời hạn", lots...).Picture(), FigureOptions{}},
	}
}

// TestTimelineIsWhole: every event stands once in the list, in order of its last
// day, whatever else there is.
func TestTimelineIsWhole(t *testing.T) {
	for _, f := range timelineFixtures() {
		if f.name == "empty" {
			continue
		}
		body := string(f.picture.Body("a"))
		list := body[strings.Index(body, "</ul>"):]
		sum := 0
		for _, r := range f.picture.Table.Rows {
			if r[0].Text == "Tổng số" {
				continue
			}
			sum += atoi(t, r[1].Text)
		}
		events := strings.Count(list, `<p class="label">`)
		if f.name != "strange" && sum != events {
			t.Errorf("%s: %d events in the list, %d in the table", f.name, events, sum)
		}
	}
	c := timeline("", due(300, 300, "sau", "sau", 0), due(100, 100, "trước", "trước", 0), due(0, 300, "rộng", "rộng", 0))
	body := string(c.Picture().Body("a"))
	body = body[strings.Index(body, "<ol"):]
	last := -1
	for _, when := range []string{"trước", "số liệu mới nhất", "rộng", "sau"} {
		i := strings.Index(body, ">"+when)
		if i < last {
			t.Errorf("%q stands in the wrong place", when)
		}
		last = i
	}
}

// TestAxisKeepsClear reads the axis back: words in one lane do not touch.
func TestAxisKeepsClear(t *testing.T) {
	for _, f := range []Timeline{timeline("", due(0, 0, "a", "Việc thứ nhất", 0), due(1, 1, "b", "Việc thứ hai", 0), due(2, 90, "c", "Việc thứ ba", 0), due(364, 364, "d", "Việc cuối cùng của năm", 0))} {
		f.prepare()
		out, lanes := f.lay(f.span(), f.dated(), axisWidth, true)
		if lanes != 3 {
			t.Errorf("%d lanes, want 3", lanes)
		}
		for _, e := range out {
			if want := map[string]string{"a": "start", "d": "end"}[e.When]; want != "" && e.side != want {
				t.Errorf("%s has its words at its %s", e.When, e.side)
			}
		}
	}
}

func BenchmarkTimeline40(b *testing.B) {
	var events []Event
	for i := range 40 {
		events = append(events, due(i*9, i*9+(i%4)*15, fmt.Sprintf("kỳ %d", i+1), "Nhiệm vụ số "+grouping(i+1)+" phải hoàn thành đúng hạn", i%6))
	}
	c := timeline("", events...)
	for b.Loop() {
		c.Picture().HTML(FigureOptions{ID: "a", HeadingLevel: 2, TableLabel: "Bảng số liệu"})
	}
}
