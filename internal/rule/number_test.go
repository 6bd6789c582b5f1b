package rule

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// TestNumbers pins what is read as a number in a sentence: its text and what it
// may mean.
func TestNumbers(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"", ""},
		{"không có số nào", ""},
		{"39/65 chỉ tiêu", "39/65=39/65"},
		{"39 / 65", "39 / 65=39/65"},
		{"39 trên 65 chỉ tiêu", "39 trên 65=39/65"},
		{"39 trên tổng số 65", "39 trên tổng số 65=39/65"},
		{"39 of 65 targets", "39 of 65=39/65"},
		{"39 of the 65 targets", "39 of the 65=39/65"},
		{"39 out of 65", "39 out of 65=39/65"},
		{"39 chỉ tiêu trên 65", "39=39 65=65"},
		{"8 trong năm 2025", "8=8 2025=2025"},
		{"7.475 dự án", "7.475=7475|7.475"},
		{"9,831 tasks", "9,831=9831|9.831"},
		{"1.234.567", "1.234.567=1234567"},
		{"1.234,5", "1.234,5=1234.5"},
		{"1,234.5", "1,234.5=1234.5"},
		{"24.761,596 tỷ", "24.761,596 tỷ=24761.596e9"},
		{"0,375", "0,375=0.375"},
		{"12,5 điểm.", "12,5=12.5"},
		{"14\u00a0068", "14\u00a0068=14068"},
		{"37,3 % việc", "37,3 %=37.3%"},
		{"64.4%", "64.4%=64.4%"},
		{"60 phần trăm", "60 phần trăm=60%"},
		{"60 per cent", "60 per cent=60%"},
		{"từ 60 đến 65%.", "60=60 65%=65%"},
		{"xếp thứ 4 toàn quốc", "4=4"},
		{"ranked 4th of 34", "4th of 34=4/34"},
		{"the 22nd", "22nd=22"},
		{"08 dự án luật", "08=8"},
		{"giảm -1,44", "1,44=-1.44"},
		{"60-65", "60=60 65=65"},
		{"2,7 triệu đồng", "2,7 triệu=2.7e6"},
		{"1,06 triệu tỷ", "1,06 triệu tỷ=1.06e15"},
		{"455 nghìn", "455 nghìn=455e3"},
		{"KH02 và Q3, COVID-19", ""},
		{"theo 57-NQ/TW, 71/NQ-CP, 02-KH/BCĐTW", ""},
		{"16/xã", "16=16"},
		{"Được 7, 8 và 16.", "7=7 8=8 16=16"},
		{"12.34.5", "12.34=12.34 5=5"},
		{"99999999999999999999", "99999999999999999999="},
		{strings.Repeat("1.", 40) + "1", strings.Repeat("1.", 32) + "…="},
	} {
		var got []string
		for _, n := range numbers(c.sentence) {
			got = append(got, describe(&n))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.sentence, s, c.want)
		}
	}
}

func describe(n *number) string {
	s := n.text + "=" + meansOf(n)
	if n.of != nil {
		s += "/" + meansOf(n.of)
	}
	if n.percent {
		s += "%"
	}
	if n.scale > 0 {
		s += fmt.Sprint("e", n.scale)
	}
	return s
}

func meansOf(n *number) string {
	var list []string
	for _, m := range n.means {
		list = append(list, m.String())
	}
	return strings.Join(list, "|")
}

// FuzzNumbers: whatever the text of a link, every number found stands where it
// says, in order, and means something.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"39/65 chỉ tiêu", "1.234,5 %", "57-NQ/TW", "2,7 triệu", "4th of 34", "−1,44/", "9999999999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, n := range numbers(s) {
			if n.at < end || n.end <= n.at || n.end > len(s) || n.text == "" {
				t.Fatalf("%q: %+v after %d", s, n, end)
			}
			end = n.end
		}
		beside := &aside{nouns: []string{"nhiệm vụ"}, ranked: true, phrases: []string{"24/9"}}
		spelled(s, beside.nouns, true)
		beside.without(s)
	})
}

// TestAgree pins which sentences agree with a figure: DESIGN “bound figure”.
func TestAgree(t *testing.T) {
	targets := "39/65"
	for _, c := range []struct {
		figure, sentence, wrong string
	}{
		{targets, "39/65 chỉ tiêu", ""},
		{targets, "39 trên 65 chỉ tiêu, tức 60 %", ""},
		{targets, "39 of 65 targets (60.0%)", ""},
		{targets, "60,1 %", "60,1 %"},
		{targets, "còn 26 chỉ tiêu", ""},
		{targets, "38/65 chỉ tiêu", "38/65"},
		{targets, "39/66 chỉ tiêu", "39/66"},
		{targets, "65/39", "65/39"},
		{targets, "65/65", "65/65"},
		{targets, "39 %", "39 %"},
		{targets, "Nghị quyết 57: 39/65 chỉ tiêu", ""},
		{targets, "57 chỉ tiêu", "57"},
		{targets, "57/65 chỉ tiêu", "57/65"},
		{targets, "39/65 chỉ tiêu của năm 2025", ""},
		{targets, "39/65 chỉ tiêu đến 24/9/2025", ""},
		{targets, "đến 24/9, 39/65", ""},
		{targets, "by 24 September, 39 of 65", ""},
		{targets, "September 24, 2025: 39 of 65", ""},
		{targets, "ngày 24 tháng 9 năm 2025: 39/65", ""},
		{targets, "đến 30/9: 39/65", "30/9"},
		{targets, "ngày 23: 39/65", "23"},
		{targets, "năm 2026: 39/65", "2026"},
		{targets, "hỗ trợ 24/24", "24/24"},
		{targets, "ba mươi chín chỉ tiêu", ""},
		{targets, "thirty-nine targets", ""},
		{targets, "bảy chỉ tiêu", "bảy"},
		{targets, "seven targets", "seven"},
		{targets, "chính quyền hai cấp", ""},
		{"tasks-2025 22/82", "22/82 nhiệm vụ", ""},
		{"tasks-2025 22/82", "27 % (26,8 %; 26,83%)", ""},
		{"tasks-2025 22/82", "26 %", "26 %"},
		{"big 9831/9832", "9.831 trên 9.832", ""},
		{"big 9831/9832", "9,831 of 9,832", ""},
		{"big 9831/9832", "100 %", "100 %"},
		{"big 9831/9832", "99,99 %", ""},
		{"rank", "130/130 xã, phường, xếp thứ 4 toàn quốc, giai đoạn 1", ""},
		{"rank", "4/34 tỉnh", ""},
		{"rank", "thứ tư", ""},
		{"rank", "ranked fifth", "fifth"},
		{"rank", "130/34", "130/34"},
		{"rank", "4/130", "4/130"},
		{"rank", "thứ 5", "5"},
		{"rank", "100 % xã, phường", ""},
		{"value", "39,98 %", ""},
		{"value", "39.98", ""},
		{"value", "40 %", "40 %"},
		{"money", "2,7 triệu đồng", ""},
		{"money", "2,71 triệu", ""},
		{"money", "2,8 triệu", "2,8 triệu"},
		{"money", "2.712.345 đồng", ""},
		{"stated", "khoảng 70 %", ""},
		{"stated", "67,2 %", ""},
		{"stated", "68 %", "68 %"},
		{"parts", "7 xong, 8 thường xuyên, 16 đang làm, 12 chưa nêu, trong đó 5 trọng tâm", ""},
		{"parts", "31 nhiệm vụ", "31"},
		{"parts", "9 theo cách chia khác", ""},
	} {
		f := figureOf(c.figure)
		s := siteWith(f)
		s.News = []*progress.Article{{ID: "a", Date: s.Date, Bodies: map[string]progress.Body{"vi": {Parts: []progress.Part{
			{Bound: &progress.Bound{Place: diag.Place{File: "news/a.md", Line: 5, Column: 1}, Plan: "nq57", Set: f[0].Set, Text: c.sentence}}}}}}}
		p := &pass{Site: s, of: index(s.Plans), rule: figureMismatch.Rule}
		figureMismatch.Run(p)
		want := ""
		if c.wrong != "" {
			want = "“" + c.sentence + "”: " + c.wrong + " is not in"
		}
		if (len(p.open) == 0) != (want == "") || len(p.open) > 0 && !strings.HasPrefix(p.open[0].Message.EN, want) {
			t.Errorf("%s, %q: want %q, got %v", c.figure, c.sentence, c.wrong, p.open)
		}
	}
}

func figureOf(name string) []progress.Figure {
	figure := func(set string, total int64, counts ...progress.Count) progress.Figure {
		return progress.Figure{Set: set, Total: progress.Some(total), Counts: counts}
	}
	dec := func(s string) progress.Maybe[progress.Decimal] {
		d, _ := progress.ParseDecimal(s)
		return progress.Some(d)
	}
	switch name {
	case "39/65":
		return []progress.Figure{figure("targets", 65, progress.Count{Status: "met-or-exceeded", N: 39})}
	case "rank":
		f := figure("communes", 130, progress.Count{Status: "done", N: 130})
		f.Rank, f.RankOf, f.Phase = progress.Some[int64](4), progress.Some[int64](34), progress.Text{Own: "Giai đoạn 1"}
		return []progress.Figure{f}
	case "value":
		return []progress.Figure{{Set: "targets", Value: dec("39.98"), Unit: progress.Text{Own: "%"}}}
	case "money":
		return []progress.Figure{{Set: "targets", Value: dec("2712345"), Unit: progress.Text{Own: "đồng"}}}
	case "stated":
		f := figure("targets", 125, progress.Count{Status: "done", N: 84})
		f.StatedPercent, f.Approx = dec("70"), true
		return []progress.Figure{f}
	case "parts":
		f := figure("tasks-2025", 43, progress.Count{Status: "done", N: 7}, progress.Count{Status: "continuous", N: 8}, progress.Count{Status: "in-progress", N: 16})
		f.OfWhich = []progress.Count{{Status: "key", N: 5}}
		g := figure("tasks-2025", 43, progress.Count{Status: "done", N: 9})
		g.Split = "other"
		return []progress.Figure{f, g}
	}
	var set string
	var done, total int64
	if _, err := fmt.Sscanf(name, "%s %d/%d", &set, &done, &total); err != nil {
		panic(err)
	}
	return []progress.Figure{figure(set, total, progress.Count{Status: "done", N: done})}
}

// siteWith is a site of 24 September 2025 with one report of the figures.
func siteWith(figures []progress.Figure) *progress.Site {
	day := progress.NewDate(2025, 9, 24)
	asOf := progress.DayPeriod(day)
	for i := range figures {
		figures[i].AsOf = asOf
	}
	both := func(vi, en string) progress.Text { return progress.Text{Own: vi, Other: map[string]string{"en": en}} }
	plan := &progress.Plan{ID: "nq57", Title: both("Nghị quyết 57 ở Nghệ An", "Resolution 57 in Nghệ An"), Statuses: progress.BuiltIn(), Sets: []progress.Set{
		{ID: "targets", Name: both("Chỉ tiêu cả kế hoạch", "Targets of the whole plan"), Noun: both("chỉ tiêu", "targets")},
		{ID: "tasks-2025", Name: both("Nhiệm vụ năm 2025", "Tasks for 2025"), Noun: both("nhiệm vụ", "tasks")},
		{ID: "communes", Name: both("Xã, phường", "Communes"), Noun: both("xã, phường", "communes and wards")},
		{ID: "big", Name: both("Nhiệm vụ", "Tasks"), Noun: both("nhiệm vụ", "tasks")},
	}}
	return progress.New(progress.Content{
		Settings: progress.Settings{Language: "vi", Languages: []string{"vi", "en"}},
		Plans:    []*progress.Plan{plan},
		Reports:  []*progress.Report{{ID: "r", Plan: "nq57", Published: day, AsOf: asOf, AsOfStated: true, Figures: figures}},
	}, day, false)
}
