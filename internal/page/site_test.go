package page

import (
	"testing"
	"time"

	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

// The site of the tests: a small Nghệ An with everything that pages show, made
// from literals. What differs in a test is changed before it is rendered.

func vi(own string) progress.Text { return progress.Text{Own: own} }

func both(own, en string) progress.Text {
	return progress.Text{Own: own, Other: map[string]string{"en": en}}
}

func day(y int, m time.Month, d int) progress.Date { return progress.NewDate(y, m, d) }

func period(s string) progress.Period {
	p, err := progress.ParseDue(s)
	if err != nil {
		panic(err)
	}
	return p
}

func decimal(s string) progress.Maybe[progress.Decimal] {
	d, err := progress.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return progress.Some(d)
}

func sources() progress.Source {
	return progress.Source{Title: both("Tất cả 130 xã, phường", "All 130 communes"), Publisher: vi("Báo Nghệ An"),
		URL: "https://baonghean.vn/a.html", Accessed: day(2025, 9, 25)}
}

func counts(pairs ...any) []progress.Count {
	var list []progress.Count
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, progress.Count{Status: pairs[i].(string), N: int64(pairs[i+1].(int))})
	}
	return list
}

func whole(n int64) progress.Maybe[int64] { return progress.Some(n) }

func contentOf() progress.Content {
	return progress.Content{
		Settings: progress.Settings{
			Title:       both("Tiến độ Nghị quyết 57 ở Nghệ An", "Resolution 57 in Nghệ An: progress"),
			Description: both("Chỉ tiêu, nhiệm vụ, xã, phường và cam kết.", "Targets, tasks, communes and commitments."),
			BaseURL:     "https://example.org/", Language: "vi", Languages: []string{"vi", "en"}, TimeZone: "Asia/Ho_Chi_Minh",
			Publisher: progress.Publisher{Name: both("Nhóm tiendo", "The tiendo team"), Email: "gop-y@example.org"},
			Licence:   progress.Licence{Name: vi("CC BY 4.0"), URL: "https://creativecommons.org/licenses/by/4.0/"},
		},
		Units: []progress.Unit{
			{Code: "16681", Name: vi("Phường Thành Vinh"), Kind: both("phường", "ward"), Group: vi("Thành phố Vinh"), Tile: progress.Some(progress.Tile{Col: 2, Row: 2})},
			{Code: "16690", Name: vi("Phường Trường Vinh"), Kind: both("phường", "ward"), Group: vi("Thành phố Vinh"), Tile: progress.Some(progress.Tile{Col: 3, Row: 2})},
			{Code: "16813", Name: vi("Xã Mường Xén"), Kind: both("xã", "commune"), Group: vi("Huyện Kỳ Sơn"), Tile: progress.Some(progress.Tile{Col: 1, Row: 1})},
		},
		Plans: []*progress.Plan{planNQ57(), planKH02(), planParty()},
		Reports: []*progress.Report{
			reportNQ57("2025-06-30-nq57", day(2025, 6, 30), 20, 31, 15, 22), reportNQ57("2025-09-24-nq57", day(2025, 9, 24), 29, 39, 35, 38),
			reportKH02(), reportParty(), correction(),
		},
		Commitments: []*progress.Commitment{
			{ID: "kpi-tool", Type: "instruction", By: both("Thủ tướng Chính phủ", "The Prime Minister"), To: both("các bộ, ngành, địa phương", "ministries and localities"),
				Text: both("Hoàn thành công cụ đo lường theo KPI.", "Complete the KPI tool."), Due: period("2025-09"), DueText: both("chậm nhất trong tháng 9/2025", "by September 2025"),
				Plan: "nq57", Said: day(2025, 9, 24), Source: sources(), Status: "open"},
			{ID: "procedures", Type: "goal", By: both("Thủ tướng Chính phủ", "The Prime Minister"), Text: vi("80% thủ tục hành chính toàn trình."),
				Due: period("2025"), Said: day(2025, 9, 24), Source: sources(), Status: "open"},
			{ID: "security", Type: "instruction", By: vi("Thủ tướng Chính phủ"), Text: vi("Bảo đảm an toàn cơ sở dữ liệu."), Due: period("continuous"),
				Said: day(2025, 9, 24), Source: sources(), Status: "open"},
		},
		News: []*progress.Article{{ID: "2025-09-24-hoi-nghi", Title: both("Hội nghị ngày 24/9", "The conference of 24 September"), Date: day(2025, 9, 24),
			Summary: vi("Tóm tắt hội nghị."), Reports: []string{"2025-09-24-nq57"}, Source: sources(),
			Bodies: map[string]progress.Body{"vi": {Parts: []progress.Part{{HTML: "<p>Nội dung.</p>"}}}}}},
		Pages: []*progress.Page{{ID: "gioi-thieu", Title: both("Giới thiệu", "About"), Menu: progress.Some[int64](1),
			Bodies: map[string]progress.Body{"vi": {Parts: []progress.Part{{HTML: "<p>Trang.</p>"}}}}}},
	}
}

func planNQ57() *progress.Plan {
	return &progress.Plan{
		ID: "nq57", Title: both("Nghị quyết 57 ở Nghệ An", "Resolution 57 in Nghệ An"), Summary: both("Danh mục chỉ tiêu và nhiệm vụ.", "A list of targets and tasks."),
		Issuer: both("Bộ Chính trị", "The Politburo"), Scope: both("Tỉnh Nghệ An", "Nghệ An province"), Statuses: progress.BuiltIn(), ReportEveryDays: 92,
		Document: progress.Document{Number: "57-NQ/TW", Title: vi("Nghị quyết về đột phá"), Date: day(2024, 12, 22), URL: "https://example.com/nq57"},
		Sets: []progress.Set{
			{ID: "targets", Kind: progress.Target, Name: both("Chỉ tiêu cả kế hoạch", "Targets of the whole plan"), Noun: both("chỉ tiêu", "targets"), Size: whole(65), Pace: true, StartsStated: true},
			{ID: "targets-2025", Within: "targets", Kind: progress.Target, Name: both("Chỉ tiêu năm 2025", "Targets for 2025"), Noun: both("chỉ tiêu", "targets"),
				Size: whole(45), Starts: day(2025, 1, 1), Due: period("2025"), Pace: true},
			{ID: "tasks", Kind: progress.Task, Name: both("Nhiệm vụ cả kế hoạch", "Tasks of the whole plan"), Noun: both("nhiệm vụ", "tasks"), Size: whole(102), Pace: true, StartsStated: true},
			{ID: "tasks-2025", Within: "tasks", Kind: progress.Task, Name: both("Nhiệm vụ năm 2025", "Tasks for 2025"), Noun: both("nhiệm vụ", "tasks"),
				Size: whole(82), Starts: day(2025, 1, 1), Due: period("2025"), Pace: true, StartsStated: true},
		},
		Items: []progress.Item{
			{ID: "t-01", Sets: []string{"targets", "targets-2025"}, Title: both("Hạ tầng 5G", "5G coverage"), Number: "II.1", Group: both("II. Hạ tầng số", "II. Digital infrastructure"),
				Lead: both("Sở Khoa học và Công nghệ", "Department of Science and Technology"), With: []progress.Text{vi("UBND các xã, phường")}, Unit: vi("%"), Better: "up",
				Baseline: progress.Baseline{Value: decimal("12"), Date: day(2024, 12, 31)}, Goal: progress.Goal{Value: decimal("80"), Text: vi("≥ 80%")},
				Definition: vi("Tỷ lệ dân số được phủ sóng 5G."), Deadlines: []progress.Deadline{{Due: period("2025"), Text: vi("đến năm 2025"), SetBy: vi("Kế hoạch tỉnh")}, {Due: period("2025-11-30"), SetBy: vi("Sở")}}},
			{ID: "t-02", Sets: []string{"targets", "targets-2025"}, Title: vi("Phủ cáp quang"), Number: "II.2", Group: both("II. Hạ tầng số", "II. Digital infrastructure"), Parent: "t-01"},
			{ID: "n-01", Sets: []string{"tasks", "tasks-2025"}, Title: vi("Xây dựng kho dữ liệu"), Number: "1", Deliverable: vi("Quyết định ban hành"), Deadlines: []progress.Deadline{{Due: period("2025-Q3")}}},
		},
	}
}

func planKH02() *progress.Plan {
	return &progress.Plan{
		ID: "kh02", Title: both("Kế hoạch chuyển đổi số liên thông", "Connected digital transformation"), Scope: both("Nghệ An", "Nghệ An"), Statuses: progress.BuiltIn(),
		Sets: []progress.Set{
			{ID: "provincial-tasks", Kind: progress.Task, Name: both("Nhiệm vụ cấp tỉnh", "Provincial tasks"), Noun: both("nhiệm vụ", "tasks"), Size: whole(23), Pace: true},
			{ID: "communes", Kind: progress.UnitKind, Name: both("Xã, phường đạt đủ tiêu chí", "Communes that meet all criteria"), Noun: both("xã, phường", "communes and wards"), Size: whole(3), Pace: true},
			{ID: "criteria", Kind: progress.CriterKind, Each: "communes", Name: both("Tiêu chí", "Criteria"), Noun: both("tiêu chí", "criteria"), Size: whole(16), Pace: true},
		},
	}
}

func planParty() *progress.Plan {
	return &progress.Plan{
		ID: "dang-mttq-2025", Title: both("Cơ quan Đảng và Mặt trận", "Party bodies and the Front"), Statuses: progress.BuiltIn(),
		Sets: []progress.Set{{ID: "tasks", Kind: progress.Task, Name: both("Nhiệm vụ năm 2025", "Tasks for 2025"), Noun: both("nhiệm vụ", "tasks"), Size: whole(43),
			Starts: day(2025, 1, 1), Due: period("2025"), Pace: true}},
	}
}

func reportNQ57(id string, published progress.Date, dated, targets, tasksDated, tasks int) *progress.Report {
	asOf := progress.DayPeriod(published)
	figure := func(set string, total int64, status string, n int) progress.Figure {
		return progress.Figure{Set: set, Total: whole(total), Counts: counts(status, n), AsOf: asOf}
	}
	r := &progress.Report{ID: id, Plan: "nq57", Published: published, AsOf: asOf, Source: sources(), Figures: []progress.Figure{
		figure("targets", 65, "met-or-exceeded", targets), figure("targets-2025", 45, "met-or-exceeded", dated),
		figure("tasks", 102, "done", tasks), figure("tasks-2025", 82, "done", tasksDated),
	}}
	r.Figures[1].Printed = vi("29/45 chỉ tiêu của năm 2025")
	r.Figures[1].Note = both("Nằm trong 39 chỉ tiêu.", "Part of the 39.")
	r.Items = []progress.ItemState{
		{ID: "t-01", Value: decimal("39.98"), Status: "in-progress", Note: vi("Đang phủ sóng.")},
		{ID: "n-01", Status: "done", Late: progress.Some(true), DoneOn: day(2025, 8, 20), Evidence: []progress.Source{{Title: vi("Quyết định 1"), URL: "https://example.com/qd1"}}},
	}
	return r
}

func reportKH02() *progress.Report {
	as := progress.DayPeriod(day(2025, 9, 8))
	return &progress.Report{ID: "2025-09-24-kh02", Plan: "kh02", Published: day(2025, 9, 24), AsOf: progress.DayPeriod(day(2025, 9, 24)), Source: sources(),
		Figures: []progress.Figure{
			{Set: "provincial-tasks", Total: whole(23), Counts: counts("done", 22), AsOf: progress.DayPeriod(day(2025, 9, 24))},
			{Set: "communes", Total: whole(3), Counts: counts("done", 3), AsOf: as, AsOfStated: true, Phase: both("Giai đoạn 1", "Phase 1"), Rank: whole(4),
				RankAmong: both("toàn quốc", "nationwide"), ConfirmedBy: both("Ban Chỉ huy Trung ương", "Central Command")},
		},
		Units: &progress.UnitTable{Set: "criteria", AsOf: as, AsOfStated: true, Phase: both("Giai đoạn 1", "Phase 1"), Default: progress.Some(progress.UnitDone{Unit: -1, N: 16})},
	}
}

func reportParty() *progress.Report {
	as := progress.DayPeriod(day(2025, 9, 24))
	return &progress.Report{ID: "2025-09-24-dang-mttq-2025", Plan: "dang-mttq-2025", Published: day(2025, 9, 24), AsOf: as, Source: sources(),
		Figures: []progress.Figure{
			{Set: "tasks", Total: whole(43), Counts: counts("done", 7, "continuous", 8, "in-progress", 15), AsOf: as},
		}}
}

// correction replaces the 15 of reportParty by 16.
func correction() *progress.Report {
	as := progress.DayPeriod(day(2025, 9, 24))
	return &progress.Report{ID: "2025-09-26-dang-mttq-2025", Plan: "dang-mttq-2025", Published: day(2025, 9, 26), AsOf: as, Source: sources(),
		Corrects: "2025-09-24-dang-mttq-2025", Reason: both("Chép sai một số.", "One number was copied wrongly."),
		Figures: []progress.Figure{
			{Set: "tasks", Total: whole(43), Counts: counts("done", 7, "continuous", 8, "in-progress", 16), AsOf: as},
		}}
}

// renderAll renders the whole site into a tree.
func renderAll(t *testing.T, c progress.Content) *output.Tree {
	t.Helper()
	tree := output.NewTree()
	s := progress.New(c, day(2025, 10, 15), false)
	if err := Render(s, nil, nil, Options{Templates: templates.FS, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	return tree
}
