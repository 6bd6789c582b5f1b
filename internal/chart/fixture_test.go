package chart

import (
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tiendo/internal/markup"
)

// fixture is one chart as the goldens, the checks and the gallery use it.
type fixture struct {
	name    string
	picture Picture
	options FigureOptions
}

const longLabel = "Xây dựng, kết nối và khai thác cơ sở dữ liệu dùng chung của các cơ quan Đảng, Ủy ban Mặt trận Tổ quốc ở ỨỪỮ ẤẨỖ tỉnh Nghệ An"

// fixtures are all charts, by kind; made once.
func fixtures(t testing.TB) map[string][]fixture {
	t.Helper()
	all.Do(func() { all.fixtures = makeFixtures(t) })
	return all.fixtures
}

var all struct {
	sync.Once
	fixtures map[string][]fixture
}

func makeFixtures(t testing.TB) map[string][]fixture {
	return map[string][]fixture{
		"progress":  progressFixtures(),
		"breakdown": breakdownFixtures(),
		"compare":   compareFixtures(),
		"trend":     trendFixtures(),
		"tiles":     tilesFixtures(t),
		"matrix":    matrixFixtures(t),
		"timeline":  timelineFixtures(),
	}
}

func words(headline, subtitle, desc string) Words {
	return Words{
		Headline: headline, Subtitle: subtitle, Desc: desc, Empty: "Chưa có báo cáo nào nêu số liệu này.",
		Table: TableWords{
			Caption: subtitle, Name: "Tình trạng", Count: "Số lượng", Total: "Tổng số", Share: "Tỷ lệ", Note: "Ghi chú",
		},
	}
}

func number(n int) Number { return Number{float64(n), grouping(n)} }

// grouping writes 1000000 as 1.000.000.
func grouping(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

func part(class Class, label string, n int, share string) Part {
	return Part{Class: class, Label: label, Count: number(n), Share: share}
}

var seedPace = Pace{Elapsed: 267.0 / 365, Label: "73 % thời gian", Band: "Sau nhịp thời gian"}

func progress(headline string, done, total int, pace Pace) Progress {
	c := Progress{
		Words: words(headline, "Số chỉ tiêu, Nghị quyết 57 tại Nghệ An, đến 24/9/2025 (ngày công bố)",
			fmt.Sprintf("Thanh ngang: %d trên %d đã hoàn thành. %s.", done, total, pace.Label)),
		Done:  part(ClassDone, "hoàn thành và vượt", done, "64,4 %"),
		Total: part("", "Tổng số", total, ""),
		Pace:  pace,
	}
	if total >= done {
		c.Left = []Part{part(ClassOpen, "chưa hoàn thành", total-done, "")}
	}
	return c
}

func progressFixtures() []fixture {
	one := progress("Năm 2025: 29 trên 45 chỉ tiêu đã hoàn thành và vượt", 29, 45, seedPace)
	one.Unit = "chỉ tiêu"
	one.Notes = []string{"64 % việc · 73 % thời gian. 16 chỉ tiêu chưa hoàn thành; nguồn không nêu đang làm hay chưa làm."}
	silent := progress("7 trên 43 nhiệm vụ đã xong, 12 nhiệm vụ nguồn chưa nêu tình trạng", 7, 43, Pace{Elapsed: 0.73, Label: "73 % thời gian"})
	silent.Left = []Part{
		part(ClassContinuous, "thực hiện thường xuyên", 8, ""), part(ClassProgress, "đang triển khai", 16, ""), part(ClassRest, "nguồn chưa nêu tình trạng", 12, ""),
	}
	silent.Left[0].Class, silent.Left[1].Class = ClassOpen, ClassOpen
	unknown := progress("Nguồn chưa nêu tình trạng của 23 nhiệm vụ", 0, 23, seedPace)
	unknown.Left = []Part{part(ClassRest, "nguồn chưa nêu tình trạng", 23, "100 %")}
	bare := progress("51 nhiệm vụ quá hạn", 51, 0, Pace{})
	bare.Total, bare.Left, bare.Done.Share = Part{}, nil, ""
	long := progress(longLabel+": 1 trên 3", 1, 3, Pace{Elapsed: 0.5, Label: longLabel, Band: longLabel})
	long.Unit, long.Done.Label = longLabel, longLabel
	nan := progress("Số liệu hỏng không làm hỏng trang", 3, 9, Pace{Elapsed: math.NaN(), Label: "? % thời gian"})
	nan.Done.Count.Value = math.NaN()
	return []fixture{
		{"one", one.Picture(), FigureOptions{DataFigure: "nq57/targets-2025@2025-09-24", DataReport: "2025-09-24-nq57", After: []func(*markup.Writer){func(w *markup.Writer) { w.Raw(`<p><a href="/">Nguồn và cách tính</a></p>`) }}}},
		{"empty", Progress{Words: words("Chưa có số liệu", "Nghị quyết 57", "")}.Picture(), FigureOptions{}},
		{"zero-total", progress("Danh mục chưa có nhiệm vụ nào", 0, 0, seedPace).Picture(), FigureOptions{}},
		{"nothing-done", progress("Chưa chỉ tiêu nào hoàn thành", 0, 45, Pace{Elapsed: 0, Label: "0 % thời gian"}).Picture(), FigureOptions{}},
		{"all-done", progress("Cả 45 chỉ tiêu đã hoàn thành", 45, 45, Pace{Elapsed: 1, Label: "100 % thời gian", Band: "Đã xong"}).Picture(), FigureOptions{TableOpen: true}},
		{"over", progress("47 trên 45: đúng như nguồn in", 47, 45, seedPace).Picture(), FigureOptions{}},
		{"million", progress("999.999 trên 1.000.000 hồ sơ", 999_999, 1_000_000, Pace{Elapsed: 0.97, Label: "97 % thời gian"}).Picture(), FigureOptions{}},
		{"long", long.Picture(), FigureOptions{}},
		{"silent", silent.Picture(), FigureOptions{}},
		{"all-unstated", unknown.Picture(), FigureOptions{}},
		{"no-total", bare.Picture(), FigureOptions{}},
		{"not-a-number", nan.Picture(), FigureOptions{}},
		{"no-dates", progress("12 trên 30 nhiệm vụ; kế hoạch không nêu thời hạn", 12, 30, Pace{}).Picture(), FigureOptions{}},
	}
}

func breakdown(headline string, total int, parts ...Part) Breakdown {
	return Breakdown{
		Words: words(headline, "Số nhiệm vụ, khối Đảng và Mặt trận, đến 24/9/2025 (ngày công bố)", "Thanh ngang chia theo tình trạng; chú giải bên dưới nêu từng số."),
		Parts: parts, Total: part("", "Tổng số", total, ""),
	}
}

func breakdownFixtures() []fixture {
	one := breakdown("Khối Đảng và Mặt trận: 7 trên 43 nhiệm vụ năm 2025 đã xong, 12 nhiệm vụ nguồn chưa nêu tình trạng", 43,
		part(ClassDone, "hoàn thành", 7, "16,3 %"), part(ClassContinuous, "thực hiện thường xuyên", 8, "18,6 %"),
		part(ClassProgress, "đang triển khai", 16, "37,2 %"), part(ClassRest, "nguồn chưa nêu tình trạng", 12, "27,9 %"))
	all := breakdown("Mọi tình trạng cạnh nhau", 0,
		part(ClassDone, "hoàn thành", 12, ""), part(ClassOther1, "đã bàn giao", 6, ""), part(ClassMostly, "cơ bản hoàn thành", 6, ""),
		part(ClassContinuous, "thường xuyên", 5, ""), part(ClassProgress, "đang triển khai", 9, ""), part(ClassOther2, "tạm dừng", 4, ""),
		part(ClassLate, "quá hạn (nguồn nêu)", 5, ""), part(ClassRest, "chưa nêu", 8, ""), part(ClassOpen, "chưa hoàn thành", 7, ""))
	all.Total = Part{}
	half := breakdown("Không có báo cáo", 0)
	half.Total = Part{}
	over := breakdown("7.892 + 1.602 + 319 = 9.813, nguồn in 9.800", 9800,
		part(ClassDone, "hoàn thành", 7892, "80,3 %"), part(ClassProgress, "trong hạn", 1602, "16,5 %"), part(ClassLate, "quá hạn", 319, "3,2 %"))
	over.Notes = []string{"Nguồn in tổng số nhỏ hơn tổng các phần; trang giữ nguyên như nguồn."}
	return []fixture{
		{"one", one.Picture(), FigureOptions{DataFigure: "dang/party-2025@2025-09-24", DataReport: "2025-09-24-dang", DataSplit: "chính", TableOpen: true}},
		{"every-class", all.Picture(), FigureOptions{}},
		{"empty", half.Picture(), FigureOptions{}},
		{"one-part", breakdown("39 trên 65 chỉ tiêu đã hoàn thành", 65, part(ClassDone, "hoàn thành và vượt", 39, "60 %"), part(ClassOpen, "chưa hoàn thành; nguồn không nêu đang làm hay chưa làm", 26, "40 %")).Picture(), FigureOptions{}},
		{"zero-total", breakdown("Danh mục không có nhiệm vụ nào", 0, part(ClassDone, "hoàn thành", 0, ""), part(ClassRest, "chưa nêu", 0, "")).Picture(), FigureOptions{}},
		{"over", over.Picture(), FigureOptions{}},
		{"million", breakdown("Một phần triệu vẫn nhìn thấy", 1_000_000, part(ClassLate, "quá hạn", 1, "0,0001 %"), part(ClassDone, "hoàn thành", 999_998, "99,9998 %"), part(ClassRest, "chưa nêu", 1, "0,0001 %")).Picture(), FigureOptions{}},
		{"long", breakdown(longLabel, 10, part(ClassDone, longLabel, 3, "30 %"), part(ClassProgress, longLabel, 3, "30 %"), part(ClassRest, longLabel, 4, "40 %")).Picture(), FigureOptions{}},
		{"all-unstated", breakdown("Nguồn chưa nêu tình trạng của cả 23 nhiệm vụ", 23, part(ClassRest, "nguồn chưa nêu tình trạng", 23, "100 %")).Picture(), FigureOptions{}},
	}
}

func set(label string, done, total int) Bar {
	return Bar{
		Label: label, Href: "/ke-hoach/nq57/", Done: number(done), Total: number(total),
		Share: strings.Replace(strconv.FormatFloat(float64(done)/float64(max(total, 1))*100, 'f', 1, 64), ".", ",", 1) + " %",
		Ref:   Ref{Figure: "nq57/" + label + "@2025-09-24", Report: "2025-09-24-nq57"},
	}
}

func compare(headline string, bars ...Bar) Compare {
	c := Compare{Words: words(headline, "Số việc đã xong trên tổng số, đến 24/9/2025", ""), Bars: bars}
	c.Table.Name, c.Table.Count = "Danh mục", "Đã xong"
	return c
}

func compareFixtures() []fixture {
	tasks := set("Nhiệm vụ phải xong năm 2025", 35, 82)
	tasks.Pace = Pace{Elapsed: 267.0 / 365, Label: "73 % thời gian"}
	party := set("Khối Đảng và Mặt trận", 7, 43)
	party.Unstated = number(12)
	party.Note = "12 nhiệm vụ nguồn chưa nêu tình trạng (gạch chéo)."
	bare := Bar{Label: "Nhiệm vụ quá hạn, nguồn không nêu tổng số", Done: number(51)}
	long := set(longLabel, 999_999, 1_000_000)
	long.Note, long.Pace = longLabel, Pace{Elapsed: 1, Label: longLabel}
	late := set("Quá hạn", 4, 34)
	late.Class = ClassLate
	return []fixture{
		{"one", compare("22 trên 23 nhiệm vụ cấp tỉnh đã xong; khối Đảng mới xong 7 trên 43",
			set("Chỉ tiêu toàn kế hoạch", 39, 65), tasks, set("Nhiệm vụ cấp tỉnh của Kế hoạch 02", 22, 23), party).Picture(), FigureOptions{TableOpen: true}},
		{"empty", compare("Chưa có danh mục nào").Picture(), FigureOptions{}},
		{"one-bar", compare("Một danh mục", set("Xã, phường đạt đủ tiêu chí", 130, 130)).Picture(), FigureOptions{}},
		{"odd", compare("Những số khó", set("Danh mục trống", 0, 0), set("Vượt tổng số", 47, 45), set("Chưa xong việc nào", 0, 45), late, bare).Picture(), FigureOptions{}},
		{"long", compare(longLabel, long, set("Ngắn", 1, 2)).Picture(), FigureOptions{}},
		{"all-unstated", compare("Chưa nêu gì", Bar{Label: "Nhiệm vụ", Done: number(0), Total: number(23), Unstated: number(23)}).Picture(), FigureOptions{}},
	}
}

func day(d int, text string) Number { return Number{float64(d), text} }

func trend(headline string, top int, series ...Series) Trend {
	c := Trend{
		Words:    words(headline, "Số nhiệm vụ hoàn thành theo kỳ báo cáo", "Đường thời gian từ 1/1/2025 đến 31/12/2025 với các số đã báo cáo."),
		Max:      number(top),
		XTicks:   []Number{day(0, "1/2025"), day(181, "7/2025"), day(364, "12/2025")},
		Series:   series,
		Reported: "số đã báo cáo", Even: "nhịp đều theo thời gian",
	}
	c.Table.Name, c.Table.Count = "Kỳ báo cáo", "Đã xong"
	for _, t := range Ticks(top, 4) {
		c.YTicks = append(c.YTicks, number(t))
	}
	return c
}

func report(d int, date string, done, total int) Point {
	return Point{
		X: day(d, date), Value: number(done), Label: grouping(done) + " · " + strings.TrimSuffix(date, "/2025"), Total: number(total),
		Href: "/bao-cao/2025-09-24-nq57/", Ref: Ref{Figure: "nq57/tasks-2025@2025-09-24", Report: "2025-09-24-nq57"},
	}
}

func trendFixtures() []fixture {
	even := PaceLine{From: 0, To: 364, Goal: 82}
	dot := report(266, "24/9/2025", 35, 82)
	dot.Even, dot.Gap, dot.Share = Number{60, "nhịp đều: 60"}, "cách nhịp 25", "42,7 %"
	ahead := report(100, "11/4/2025", 60, 82)
	ahead.Even, ahead.Gap = Number{22.5, "nhịp đều: 22"}, "trước nhịp 38"
	last := report(310, "7/11/2025", 58, 82)
	last.Even, last.Gap = Number{70, "nhịp đều: 70"}, "cách nhịp 12"
	broken := trend("Danh mục 81 nhiệm vụ được thay bằng danh mục 82 nhiệm vụ; hai số không nối được", 82,
		Series{Label: "Chương trình công tác năm 2025 (81)", Points: []Point{report(90, "1/4/2025", 1, 81), report(174, "24/6/2025", 3, 81)}},
		Series{Label: "Phải xong năm 2025 (82)", Points: []Point{report(266, "24/9/2025", 35, 82), last}, Pace: even})
	broken.Breaks = []Break{{day(215, "4/8/2025"), "Danh mục 81 nhiệm vụ được thay bằng danh mục 82 nhiệm vụ. Hai danh mục không so sánh được với nhau."}}
	var weeks []Point
	for i := range 40 {
		weeks = append(weeks, report(i*9, fmt.Sprintf("%d/%d/2025", i%28+1, i*9/31+1), i*2, 82))
	}
	weeks[20].Value, weeks[20].Label = number(31), "31 · 21/6" // a correction downwards
	long := report(200, "20/7/2025", 12, 45)
	long.Label, long.Note = longLabel, longLabel
	zero := trend("Danh mục không có việc nào", 0, Series{Points: []Point{report(30, "31/1/2025", 0, 0)}})
	zero.XTicks = nil
	undated := trend("Kế hoạch không nêu thời hạn", 30, Series{Points: []Point{report(90, "1/4/2025", 4, 30), report(266, "24/9/2025", 12, 30)}})
	undated.XTicks, undated.YTicks = nil, nil
	return []fixture{
		{"one", trend("Nhiệm vụ năm 2025: 35 trên 82 đã hoàn thành khi 73 % thời gian đã qua", 82, Series{Points: []Point{dot}, Pace: even}).Picture(), FigureOptions{TableOpen: true}},
		{"empty", trend("Chưa có báo cáo", 82, Series{Pace: even}).Picture(), FigureOptions{}},
		{"two", trend("Thêm 23 nhiệm vụ hoàn thành trong sáu tuần", 82, Series{Points: []Point{report(266, "24/9/2025", 35, 82), report(310, "7/11/2025", 58, 82)}, Pace: even}).Picture(), FigureOptions{}},
		{"broken", broken.Picture(), FigureOptions{TableOpen: true}},
		{"ahead", trend("Trước nhịp thời gian", 82, Series{Points: []Point{ahead}, Pace: even}).Picture(), FigureOptions{}},
		{"many", trend("Bốn mươi kỳ báo cáo", 82, Series{Points: weeks, Pace: even}).Picture(), FigureOptions{}},
		{"over", trend("47 trên 45: vượt danh mục", 45, Series{Points: []Point{report(200, "20/7/2025", 47, 45)}, Pace: PaceLine{To: 364, Goal: 45}}).Picture(), FigureOptions{}},
		{"million", trend("Một triệu hồ sơ", 1_000_000, Series{Points: []Point{report(0, "1/1/2025", 0, 1_000_000), report(364, "31/12/2025", 1_000_000, 1_000_000)}, Pace: PaceLine{To: 364, Goal: 1e6}}).Picture(), FigureOptions{}},
		{"long", trend(longLabel, 45, Series{Points: []Point{long}, Pace: PaceLine{To: 364, Goal: 45}}).Picture(), FigureOptions{}},
		{"zero-total", zero.Picture(), FigureOptions{}},
		{"no-dates", undated.Picture(), FigureOptions{}},
	}
}

var tileClasses = []TileClass{{TileFull, "đủ 16 tiêu chí"}, {TileNear, "thiếu 1–3 tiêu chí"}, {TileFar, "thiếu từ 4 tiêu chí"}, {TileNone, "chưa có số liệu"}}

func tiles(headline string, units []Tile) Tiles {
	return Tiles{
		Words:   words(headline, "Mỗi ô là một xã hoặc phường, đặt gần đúng vị trí; đến 8/9/2025", ""),
		Classes: tileClasses, Units: units, Group: "Khu vực", Total: "Tổng số",
		OffMap: "Chưa có trên bản đồ", ListLabel: "Danh sách " + grouping(len(units)) + " xã, phường", Format: grouping,
	}
}

// communes reads the units of Nghệ An.
func communes(t testing.TB) []Tile {
	t.Helper()
	f, err := os.Open("testdata/communes.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var units []Tile
	for _, r := range rows[1:] {
		x, _ := strconv.Atoi(r[3])
		y, _ := strconv.Atoi(r[4])
		short := strings.TrimPrefix(strings.TrimPrefix(r[1], "Phường "), "Xã ")
		units = append(units, Tile{X: x, Y: y, Code: r[0], Name: r[1], Short: short, Group: r[2], Result: "16/16", Href: "/don-vi/" + r[0] + "/"})
	}
	return units
}

// nation makes as many units as the country has, without places.
func nation() []Tile {
	units := make([]Tile, 3321)
	for i := range units {
		code := strconv.Itoa(10000 + i)
		units[i] = Tile{
			X: -1, Name: "Xã số " + code, Short: "Số " + code, Group: "Tỉnh thứ " + strconv.Itoa(i*34/3321+1),
			Class: []int{0, 0, 0, 1, 0, 0, 2, 0, 3}[i*7%9], Result: "15/16", Href: "/don-vi/" + code + "/",
		}
	}
	return units
}

func tilesFixtures(t testing.TB) []fixture {
	all := communes(t)
	mixed := communes(t)
	for i := range mixed {
		if c := []int{0, 0, 1, 0, 2, 0, 0, 3, 0, 1}[i*7%10]; c > 0 {
			mixed[i].Class, mixed[i].Result = c, []string{"", "14/16", "9/16", "chưa có"}[c]
		}
	}
	long := []Tile{
		{X: 4, Y: 4, Name: longLabel, Short: longLabel, Group: longLabel, Result: longLabel, Href: "/don-vi/1/"},
		{X: 4, Y: 4, Name: "Trùng chỗ", Short: "Trùng chỗ", Group: longLabel, Class: 9, Href: "javascript:alert(1)"},
		{X: 5, Y: 4, Name: "Không có trang", Short: "Không có trang", Class: 1, Result: "15/16"},
	}
	sentence := tiles("Cả 130 xã, phường đạt đủ 16/16 tiêu chí giai đoạn 1", all)
	sentence.Lead = "Cả 130 xã, phường có cùng kết quả: 16/16 tiêu chí."
	elsewhere := tiles("3.321 xã, phường, không có vị trí", nation())
	elsewhere.ListHref = "/don-vi/"
	return append(mapFixtures(t), []fixture{
		{"all-agree", sentence.Picture(), FigureOptions{}},
		{"mixed", tiles("82 trên 130 xã, phường đạt đủ 16 tiêu chí", mixed).Picture(), FigureOptions{}},
		{"empty", tiles("Chưa có đơn vị nào", nil).Picture(), FigureOptions{}},
		{"one-unit", tiles("Một đơn vị", all[:1]).Picture(), FigureOptions{}},
		{"few", tiles("Sáu đơn vị của thành phố Vinh cũ", all[:6]).Picture(), FigureOptions{}},
		{"long", tiles(longLabel, long).Picture(), FigureOptions{}},
		{"nation", elsewhere.Picture(), FigureOptions{}},
	}...)
}
