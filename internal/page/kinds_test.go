package page

import (
	"slices"
	"strings"
	"testing"

	"tiendo/internal/chart"
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

func TestCommitments(t *testing.T) {
	c := contentOf()
	c.Commitments[1].Updates = []progress.Update{
		{Date: day(2025, 10, 1), Status: "kept", Note: vi("Đã xong."), Source: sources()},
		{Date: day(2025, 12, 1), Status: "missed"}, // not public yet
	}
	tree := renderAll(t, c)
	doc := says(t, tree, "cam-ket/index.html", "3 cam kết, chỉ đạo và mục tiêu; 2 điều có hạn, 1 điều đã qua hạn mà trang chưa có tin kết quả",
		"trang không cộng vào số đã hoàn thành", "tháng 9/2025 đến hết 30/9/2025", "đã qua hạn 30/9/2025; trang chưa có tin kết quả",
		"đã thực hiện, theo Báo Nghệ An, 1/10/2025", "1/10/2025: đã thực hiện. Đã xong.", "Thường xuyên, không có ngày kết thúc", "Hạn theo nguyên văn")
	silent(t, doc, "cam-ket", "không thực hiện được")
	for _, id := range []string{"kpi-tool", "procedures", "security"} {
		data, _ := tree.Get("cam-ket/index.html")
		if !strings.Contains(string(data), ` id="`+id+`"`) {
			t.Errorf("commitment %s has no place to link to", id)
		}
	}
	order := text(doc)
	if strings.Index(order, "Thuộc các kế hoạch") > strings.Index(order, "Ngoài các kế hoạch") || !strings.Contains(order, "Ngoài các kế hoạch") {
		t.Error("the plans' own duties do not stand apart")
	}
	c.Commitments = nil
	says(t, renderAll(t, c), "cam-ket/index.html", "Chưa ghi nhận cam kết hay chỉ đạo nào.")
}

// TestTimeline: what is due has a time as precise as its source, and a class
// that is no verdict of ours.
func TestTimeline(t *testing.T) {
	c := contentOf()
	c.Commitments[1].Updates = []progress.Update{{Date: day(2025, 10, 1), Status: "kept", Source: sources()}}
	c.Commitments = append(c.Commitments, &progress.Commitment{ID: "some-day", Type: "commitment", By: vi("UBND tỉnh"), Text: vi("Trình hai nghị quyết."),
		Said: day(2025, 9, 24), Source: sources(), Status: "open", Due: period("2025-Q4")}, &progress.Commitment{ID: "never", Type: "commitment", By: vi("UBND tỉnh"), Text: vi("Sẽ trình."),
		Said: day(2025, 9, 24), Source: sources(), Status: "missed"})
	e := newEdition(progress.New(c, day(2025, 10, 15), false), locale.For("vi"), nil, nil)
	var got []string
	for _, c := range e.site.Commitments {
		v := e.commitmentEvent(c)
		got = append(got, strings.Join([]string{v.When, v.Until, v.Datetime, e.dueClasses()[v.Class].Label, v.State}, "|"))
	}
	want := []string{
		"tháng 9/2025|đến hết 30/9/2025|2025-09|đã qua hạn, trang chưa có tin kết quả|đã qua hạn 30/9/2025; trang chưa có tin kết quả",
		"năm 2025|đến hết 31/12/2025|2025|đã thực hiện|đã thực hiện, theo Báo Nghệ An, 1/10/2025",
		"thường xuyên|||thường xuyên|",
		"quý IV/2025|đến hết 31/12/2025||chưa đến hạn|",
		"|||không thực hiện được|không thực hiện được, theo Báo Nghệ An, 24/9/2025",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := e.lang.Date(e.knownUntil()); got != "1/10/2025" {
		t.Errorf("the site knows until %s", got)
	}
}

// TestItemEvents: the items of one deadline are one event, and one alone stands for itself.
func TestItemEvents(t *testing.T) {
	c := contentOf()
	for i := range c.Plans[0].Items {
		c.Plans[0].Items[i].Deadlines = []progress.Deadline{{Due: period([]string{"2025", "2025-Q3", "2025-Q3"}[i])}}
	}
	e := newEdition(progress.New(c, day(2025, 10, 15), false), locale.For("vi"), nil, nil)
	p := e.site.Plan("nq57")
	var items []*progress.Item
	for i := range p.Items {
		items = append(items, &p.Items[i])
	}
	var got []string
	for _, v := range e.itemEvents(p, items, "#items") {
		got = append(got, v.When+": "+v.Label+", "+v.State+", "+e.dueClasses()[v.Class].Label)
	}
	want := []string{
		"quý III/2025: 2 việc trong danh mục đến hạn, 1 trên 2 việc được báo cáo là đã xong, đã qua hạn, chưa có tin là xong hết",
		"năm 2025: Hạ tầng 5G, đang triển khai, 39,98\u00a0% (đến 24/9/2025), chưa đến hạn",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestSetTimeline: a set whose items are due at different times shows when, on its
// page and in a frame.
func TestSetTimeline(t *testing.T) {
	c := contentOf()
	c.Plans[0].Items[1].Deadlines = []progress.Deadline{{Due: period("2025-Q3")}}
	tree := renderAll(t, c)
	says(t, tree, "ke-hoach/nq57/targets/index.html", "2 việc, 2 thời hạn", "quý III/2025 đến hết 30/9/2025", "trang có tin đến 26/9/2025")
	says(t, tree, "embed/timeline/nq57/targets/index.html", "2 việc, 2 thời hạn")
	if _, ok := tree.Get("embed/timeline/nq57/tasks/index.html"); ok {
		t.Error("one deadline makes a timeline")
	}
}

// TestMonthTicks: beginnings of months, few enough to be read.
func TestMonthTicks(t *testing.T) {
	e := newEdition(progress.New(contentOf(), day(2025, 10, 15), false), locale.For("vi"), nil, nil)
	for dues, want := range map[string]string{
		"2025-09 2025": "1/2025 3/2025 5/2025 7/2025 9/2025 11/2025 1/2026", "2025-09-30": "9/2025 10/2025", "2024 2045": "1/2025 1/2030 1/2035 1/2040 1/2045",
	} {
		var events []chart.Event
		for _, due := range strings.Fields(dues) {
			events = append(events, e.dueEvent(period(due)))
		}
		var got []string
		for _, tick := range e.monthTicks(events, chart.Number{}) {
			got = append(got, tick.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", dues, got, want)
		}
	}
}

func TestCorrectionsPage(t *testing.T) {
	tree := renderAll(t, contentOf())
	doc := says(t, tree, "dinh-chinh/index.html", "1 đính chính; gần nhất ngày 26/9/2025", "Thay số liệu trong Báo cáo ngày 24/9/2025", "Chép sai một số.",
		"43 nhiệm vụ: 7 hoàn thành, 8 thực hiện thường xuyên, 15 đang triển khai", "43 nhiệm vụ: 7 hoàn thành, 8 thực hiện thường xuyên, 16 đang triển khai")
	if del, ins := all(doc, "del"), all(doc, "ins"); len(del) != 1 || len(ins) != 1 || !strings.Contains(text(del[0]), "15") {
		t.Error("old and new are not told apart")
	}
	c := contentOf()
	c.Reports = c.Reports[:4]
	says(t, renderAll(t, c), "dinh-chinh/index.html", "Chưa có đính chính nào")
}

// TestQuality: what concerns readers is listed with a link; what only editors
// see is neither shown nor counted, here or on the front page.
func TestQuality(t *testing.T) {
	rule := &diag.Rule{Name: "not-stated", Severity: diag.Warning, Quality: diag.Complete, Doc: diag.Text{VI: "Nguồn bỏ trống.", EN: "The source is silent."}}
	stop := &diag.Rule{Name: "sum", Severity: diag.Error, Quality: diag.Correct, Doc: diag.Text{VI: "Tổng sai.", EN: "Wrong sum."}}
	seen := rule.Find(diag.Place{File: "reports/2025-09-24-kh02.toml"}, diag.Say("thiếu 2", "2 missing"), diag.Text{}).About("kh02/communes")
	secret := rule.Find(diag.Place{File: "reports/2026-01-01-mat.toml"}, diag.Say("bí mật", "secret"), diag.Text{})
	known := rule.Find(diag.Place{File: "commitments.toml"}, diag.Say("đã qua hạn", "past"), diag.Say("Đã hỏi.", "Asked.")).About("commitment:kpi-tool")
	tree := output.NewTree()
	s := progress.New(contentOf(), day(2025, 10, 15), false)
	o := Options{Templates: templates.FS, Tool: "tiendo", Rules: []*diag.Rule{rule, stop}}
	if err := Render(s, diag.List{seen, secret}, diag.List{known}, o, tree); err != nil {
		t.Fatal(err)
	}
	doc := says(t, tree, "chat-luong-du-lieu/index.html", "2 điều người đọc nên biết về số liệu đang hiện", "Đủ 2 điều cần lưu ý",
		"Xã, phường đạt đủ tiêu chí – Kế hoạch chuyển đổi số liên thông Thiếu 2", "Hoàn thành công cụ đo lường theo KPI. Đã qua hạn Đã hỏi.",
		"không phải lời bảo đảm rằng nguồn nói đúng", "1 quy tắc, 1 chặn công bố, 0 cảnh báo", "not-stated cảnh báo Nguồn bỏ trống.")
	silent(t, doc, "quality", "ật", "bí mật")
	silent(t, says(t, tree, "index.html"), "home", "3 điểm nguồn chưa nêu")
}

// TestLetters: names are found where people look for them.
func TestLetters(t *testing.T) {
	for name, want := range map[string]string{
		"Đô Lương": "Đ dd", "Ân Thi": "A a", "Ứng Hòa": "U u", "ân": "A a", "130 xã": "0–9 0-9", "“Bình dân”": "B b", "…": "# khac", "Дом": "# khac",
	} {
		letter, slug := initial(name)
		if letter+" "+slug != want {
			t.Errorf("%q stands under %s %s, not %s", name, letter, slug, want)
		}
	}
	tree := renderAll(t, contentOf())
	doc := says(t, tree, "tim-kiem/index.html", "Mường Xén xã, Huyện Kỳ Sơn", "Thành Vinh phường, Thành phố Vinh", "Giới thiệu trang", "Hạ tầng 5G mục")
	got := text(doc)
	if strings.Index(got, "Thành Vinh phường") > strings.Index(got, "Trường Vinh phường") {
		t.Error("names are not in the order of a dictionary")
	}
}

func TestNewsYears(t *testing.T) {
	c := contentOf()
	for _, d := range []progress.Date{day(2024, 5, 2), day(2024, 5, 1), day(2024, 3, 1)} {
		c.News = append(c.News, &progress.Article{ID: d.String() + "-cu", Title: vi("Bài cũ " + d.String()), Date: d, Bodies: map[string]progress.Body{"vi": {}}})
	}
	tree := renderAll(t, c)
	says(t, tree, "tin/index.html", "4 bài; bài mới nhất ngày 24/9/2025.", "2025 (1 bài) 2024 (3 bài)", "Tóm tắt hội nghị.")
	says(t, tree, "tin/2024/index.html", "Tin năm 2024", "Tháng 5/2024 2/5/2024 Bài cũ 2024-05-02 1/5/2024 Bài cũ 2024-05-01 Tháng 3/2024")
	says(t, tree, "en/news/2024/index.html", "News of 2024", "May 2024")
	if _, ok := tree.Get("tin/2024/05/index.html"); ok {
		t.Error("a year of three articles has pages for its months")
	}
}

func TestCut(t *testing.T) {
	text := progress.Text{Own: "một hai ba bốn năm", Other: map[string]string{"en": "one two three four"}}
	for lang, want := range map[string]string{"vi": "một hai…", "en": "one two…"} {
		if got := cut(text, lang, 9).In(lang); got != want {
			t.Errorf("%s: %q", lang, got)
		}
	}
	if got := cut(text, "vi", 99); got.Own != text.Own {
		t.Errorf("a short text was cut to %q", got.Own)
	}
}

func TestDataAndVerify(t *testing.T) {
	c := contentOf()
	c.SourceCode = "https://git.example.org/nghe-an"
	c.Seals = progress.Seals{Node: &diag.Node{}, List: []progress.Seal{{ID: "2025-09-24-nq57", Published: "2025-09-24", Sum: "abc123"}, {ID: "2026-01-01-mat", Sum: "fff"}}}
	tree := renderAll(t, c)
	says(t, tree, "du-lieu/index.html", "data/nq57.csv", "api/v1/index.json", "reports.sum", "https://example.org/bao-cao/")
	doc := says(t, tree, "kiem-chung/index.html", "tiendo verify", "git clone https://git.example.org/nghe-an", "2025-09-24-nq57 24/9/2025 abc123",
		"curl -s https://example.org/manifest.json | grep '\"data/")
	silent(t, doc, "kiem-chung", "2026-01-01-mat")
	says(t, tree, "so-do-trang/index.html", "Kế hoạch chuyển đổi số liên thông", "Xã Mường Xén", "Hội nghị ngày 24/9", "Giới thiệu", "Kiểm chứng trang này")
}
