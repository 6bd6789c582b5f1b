package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

func day0(s string) progress.Date {
	d, err := progress.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func during(s string) progress.Period {
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

func own(s string) progress.Text { return progress.Text{Own: s} }

func both(vi, en string) progress.Text {
	return progress.Text{Own: vi, Other: map[string]string{"en": en}}
}

func is(n int64) progress.Maybe[int64] { return progress.Some(n) }

const (
	first   = "2025-06-24-nq57"
	second  = "2025-09-24-nq57"
	correct = "2025-10-01-nq57"
	later   = "2025-12-01-nq57"
)

// nghean is a site with one of everything, on 20 October 2025.
func nghean() *progress.Site { return on("2025-10-20") }

// on is the site on a day.
func on(day string) *progress.Site {
	return progress.New(progress.Content{
		Settings: progress.Settings{
			Title: both("Tiến độ <NQ 57> & hơn nữa", "Progress"), Description: own("Số liệu"),
			BaseURL: "https://example.org/tiendo/", Language: "vi", Languages: []string{"vi", "en"},
			Publisher: progress.Publisher{Name: both("Nhóm tiendo", "The tiendo team"), Email: "a+b@example.org"},
			Licence:   progress.Licence{Name: own("CC BY 4.0"), URL: "https://creativecommons.org/licenses/by/4.0/"},
		},
		Units: []progress.Unit{
			{Code: "16681", Name: own("Phường Thành Vinh"), Kind: own("phường"), Group: own("Vinh"),
				Tile: progress.Some(progress.Tile{Col: 14, Row: 13}), Former: []string{"Lê Lợi"}},
			{Code: "16690", Name: own("Xã Đông Thành"), Kind: own("xã"), Group: own("Yên Thành")},
			{Code: "99999", Name: own("Xã Ngoài")},
		},
		Plans:       []*progress.Plan{nq57()},
		Reports:     []*progress.Report{june(), september(), october(), december()},
		Commitments: commitments(),
		News: []*progress.Article{
			{ID: "2025-09-24-hoi-nghi", Title: both("Hội nghị", "Conference"), Date: day0("2025-09-24"),
				Summary: own("130 < 131 & hơn"), Author: own("Ban biên tập"), Aliases: []string{"/tin-cu/1/", "tin-cu/2"}},
			{ID: "2025-07-01-tin", Title: own("Tin"), Date: day0("2025-07-01")},
		},
		Seals: progress.Seals{Node: &diag.Node{}, List: []progress.Seal{
			{ID: first, Published: "2025-06-24", Sum: "aa"}, {ID: later, Published: "2025-12-01", Sum: "bb"},
		}},
	}, day0(day), false)
}

func nq57() *progress.Plan {
	return &progress.Plan{
		ID: "nq57", Title: both("Nghị quyết 57", "Resolution 57"), Summary: own("Tóm tắt"), Issuer: own("Tỉnh ủy"),
		Document:        progress.Document{Number: "57-NQ/TW", Date: day0("2024-12-22"), URL: "https://example.org/57"},
		ReportEveryDays: 92, UnitGroups: []string{"Vinh", "Yên Thành"},
		Statuses: append(progress.BuiltIn(), progress.Status{ID: "handed-over", Name: own("Đã bàn giao"), CountsAs: progress.Done}),
		Sets: []progress.Set{
			{ID: "targets-2025", Kind: progress.Target, Name: both("Chỉ tiêu", "Targets"), Noun: own("chỉ tiêu"), Size: is(45),
				Starts: day0("2025-01-01"), Due: during("2025"), Pace: true},
			{ID: "party", Kind: progress.Task, Name: own("Nhiệm vụ"), Pace: true},
			{ID: "revenue", Kind: progress.Other, Name: own("Thu"), PaceReason: own("Không có hạn")},
			{ID: "criteria", Kind: progress.CriterKind, Name: own("Tiêu chí"), Size: is(2), Each: "party", Pace: true},
		},
		Criteria: []progress.Criterion{{ID: "tc-01", Set: "criteria", Name: own("Một")}, {ID: "tc-02", Set: "criteria", Name: own("Hai")}},
		Items: []progress.Item{{
			ID: "t-07", Sets: []string{"targets-2025"}, Title: own("Tỷ lệ"), With: []progress.Text{own("Sở A")}, Unit: own("%"),
			Baseline: progress.Baseline{Value: decimal("12"), Date: day0("2024-12-31")},
			Goal:     progress.Goal{Value: decimal("80"), Text: both("≥ 80%", "at least 80%")}, Better: "up",
			Deadlines: []progress.Deadline{{Due: during("2025"), Text: own("đến năm 2025")}, {Due: during("2025-Q3"), SetBy: own("Bộ")}},
		}, {ID: "t-08", Sets: []string{"targets-2025"}, Title: own("Việc, thường xuyên; và \\"),
			Deadlines: []progress.Deadline{{Due: during("continuous")}}},
			{ID: "t-09", Sets: []string{"targets-2025"}, Title: own("Đã xong"), Deadlines: []progress.Deadline{{Due: during("2025")}}}},
	}
}

func newspaper() progress.Source {
	return progress.Source{Title: both("Bài báo", "Article"), Publisher: own("Báo Nghệ An"), URL: "https://baonghean.vn/x"}
}

func june() *progress.Report {
	return &progress.Report{
		ID: first, Plan: "nq57", Published: day0("2025-06-24"), AsOf: during("2025-06"), AsOfStated: true, Source: newspaper(),
		Figures: []progress.Figure{
			{Set: "targets-2025", Total: is(45), Counts: []progress.Count{{Status: "met-or-exceeded", N: 10}}, AsOf: during("2025-06"), AsOfStated: true},
		},
		Items: []progress.ItemState{{ID: "t-07", Value: decimal("20.5"), Status: "in-progress"}},
		Units: &progress.UnitTable{Set: "criteria", AsOf: during("2025-06"), AsOfStated: true,
			Done: []progress.UnitDone{{Unit: 1, N: 1, Named: true, Criteria: []uint16{1}}}},
	}
}

func september() *progress.Report {
	at := during("2025-09-24")
	return &progress.Report{
		ID: second, Plan: "nq57", Published: day0("2025-09-24"), AsOf: at, Source: newspaper(), Note: own("“đến nay”"),
		Figures: []progress.Figure{
			{Set: "targets-2025", Total: is(45), Counts: []progress.Count{{Status: "met-or-exceeded", N: 29}}, AsOf: at},
			{Set: "party", Total: is(43), AsOf: at, Phase: both("Giai đoạn 1", "Phase 1"), Rank: is(4), RankAmong: own("toàn quốc"),
				Counts:  []progress.Count{{Status: "done", N: 7}, {Status: "continuous", N: 8}, {Status: "in-progress", N: 16}},
				OfWhich: []progress.Count{{Status: "key-task", N: 12}}, StatedPercent: decimal("64.4"), Approx: true,
				Kind: "cumulative", ConfirmedBy: own("Ban"), Printed: own("7/43"), Note: own("Ghi chú")},
			{Set: "party", Split: "on-time", Total: is(43), AsOf: at, Counts: []progress.Count{{Status: "overdue", N: 43}}},
			{Set: "revenue", AsOf: at, Value: decimal("-1234567.89"), Unit: own("=tỷ đồng"), Phase: own("@quý III")},
		},
		Items: []progress.ItemState{{ID: "t-07", Value: decimal("39.98"), Status: "in-progress", Late: progress.Some(false),
			Evidence: []progress.Source{{Title: own("Biên bản"), URL: "https://example.org/e"}}, Note: own("n")}, {ID: "t-09", Status: "done"}},
		Units: &progress.UnitTable{Set: "criteria", AsOf: during("2025-09-08"), AsOfStated: true, Phase: both("Giai đoạn 1", "Phase 1"),
			Default: progress.Some(progress.UnitDone{Unit: -1, N: 2}), Done: []progress.UnitDone{{Unit: 1, N: 1}}},
	}
}

func october() *progress.Report {
	at := during("2025-09-24")
	return &progress.Report{
		ID: correct, Plan: "nq57", Published: day0("2025-10-01"), AsOf: at, AsOfStated: true, Source: newspaper(),
		Corrects: second, Reason: both("Đếm sai", "Miscounted"),
		Figures: []progress.Figure{
			{Set: "targets-2025", Total: is(45), Counts: []progress.Count{{Status: "met-or-exceeded", N: 30}}, AsOf: at, AsOfStated: true},
		},
	}
}

// december is not public yet.
func december() *progress.Report {
	r := october()
	r.ID, r.Published, r.AsOf, r.Corrects = later, day0("2025-12-01"), during("2025-12-01"), ""
	return r
}

func commitments() []*progress.Commitment {
	return []*progress.Commitment{
		{ID: "kpi-tool", Type: "instruction", By: own("Thủ tướng"), To: own("các bộ"), Text: both("Công cụ KPI", "A KPI tool"),
			Due: during("2025-09"), DueText: own("chậm nhất trong tháng 9/2025"), Plan: "nq57", Said: day0("2025-09-24"),
			Source: newspaper(), Status: "open"},
		{ID: "law", Type: "goal", By: own("Chính phủ"), Text: own("8 dự án luật"), Said: day0("2025-09-24"), Source: newspaper(), Status: "open",
			Updates: []progress.Update{{Date: day0("2025-10-10"), Status: "kept", Source: newspaper()}, {Date: day0("2025-11-10"), Status: "missed"}}},
	}
}

// tree is the site's files, beside pages as the page package would have left them.
func tree(t testing.TB, s *progress.Site) *output.Tree {
	t.Helper()
	tree := output.NewTree()
	for _, file := range []string{
		"index.html", "404.html", "ke-hoach/nq57/index.html", "ke-hoach/nq57/muc/t-07/index.html", "gioi-thieu/index.html",
		"en/index.html", "en/plans/nq57/index.html", "en/plans/nq57/items/t-07/index.html",
		"embed/progress/nq57/party/index.html", "en/embed/progress/nq57/party/index.html", "assets/style.0123.css", "admin/index.html", "media/a-0123456789-480.jpg",
	} {
		if err := tree.Add(file, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := Write(s, Options{Tool: "tiendo test"}, tree); err != nil {
		t.Fatal(err)
	}
	return tree
}

func read(t testing.TB, tree *output.Tree, path string) string {
	t.Helper()
	data, ok := tree.Get(path)
	if !ok {
		t.Fatalf("%s is not there", path)
	}
	return string(data)
}

// object reads a JSON file with its numbers as they are written.
func object(t testing.TB, tree *output.Tree, path string) map[string]any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader([]byte(read(t, tree, path))))
	d.UseNumber()
	var v map[string]any
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return v
}
