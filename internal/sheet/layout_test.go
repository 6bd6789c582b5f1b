package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// office is a workbook as an office keeps it: rows of cells from A1, and what is
// merged.
func office(t *testing.T, rows [][]any, merges ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range merges {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	percent, err := f.NewStyle(&excelize.Style{NumFmt: 9})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "I10", "I10", percent); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func takeLayout(t *testing.T, s *progress.Site, layout string, data []byte) (*Draft, string) {
	t.Helper()
	l, problems := content.ReadLayout("map.toml", []byte(layout))
	if l == nil {
		t.Fatalf("%+v", problems)
	}
	book, faults := Open(data)
	if book == nil {
		t.Fatal(faults)
	}
	keys := map[string]string{"published": "2025-09-24", "as_of": "2025-09-24", "source.title": "Phụ lục", "source.publisher": "Sở"}
	draft, faults := TakeLayout(book, s, l, Options{Plan: "nq57", Keys: keys})
	var lines []string
	for _, f := range faults {
		message, _ := f.In("vi")
		lines = append(lines, message)
	}
	return draft, strings.Join(lines, "\n")
}

// The annex of a plan: groups by roman numbers, one lead merged over two tasks,
// deadlines as people write them.
func TestAnnexOfTasks(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	annex := [][]any{
		{"PHỤ LỤC I"}, {"(Kèm theo Kế hoạch số 11-KH/BCĐ)"},
		{"STT", "Nhiệm vụ", "Cơ quan thực hiện", "", "Sản phẩm đầu ra", "Thời hạn", "Ghi chú"},
		{"", "", "Chủ trì", "Phối hợp"},
		{"I", "HẠ TẦNG SỐ"},
		{1, "Phủ sóng 5G\ncác khu công nghiệp", "Sở Khoa học và Công nghệ", "Sở Tài chính; UBND các xã", "Báo cáo", "30/11/2026"},
		{2, "Nâng cấp trung tâm dữ liệu", "", "", "Trung tâm", "Quý IV/2025"},
		{"II", "NHÂN LỰC"},
		{"3", "Đào tạo cán bộ", "Sở Nội vụ", "", "", "30 ngày sau khi Trung ương ban hành"},
		{"", "Trong đó:"},
		{"", "- Cán bộ cấp xã", "Sở Nội vụ", "", "", "Thường xuyên"},
		{"", "Tổng cộng", "", "", "3 nhiệm vụ"},
	}
	const layout = `kind = "plan"
first_row = 5
sets = ["tasks"]
id_prefix = "nv-"
skip = ["Tổng cộng"]
[columns]
number = "A"
title = "B"
lead = "C"
with = "D"
deliverable = "E"
due = "F"
`
	draft, faults := takeLayout(t, s, layout, office(t, annex, "C3:D3", "C6:C7", "A1:G1"))
	if faults != "" {
		t.Fatal(faults)
	}
	want := `
[[item]]
id = "nv-1"
sets = ["tasks"]
title = "Phủ sóng 5G các khu công nghiệp"
number = "1"
group = "I. HẠ TẦNG SỐ"
lead = "Sở Khoa học và Công nghệ"
deliverable = "Báo cáo"
with = ["Sở Tài chính", "UBND các xã"]
due_text = "30/11/2026"
due = "2026-11-30"

[[item]]
id = "nv-2"
sets = ["tasks"]
title = "Nâng cấp trung tâm dữ liệu"
number = "2"
group = "I. HẠ TẦNG SỐ"
lead = "Sở Khoa học và Công nghệ"
deliverable = "Trung tâm"
due_text = "Quý IV/2025"
due = "2025-Q4"

[[item]]
id = "nv-3"
sets = ["tasks"]
title = "Đào tạo cán bộ"
number = "3"
group = "II. NHÂN LỰC"
lead = "Sở Nội vụ"
due_text = "30 ngày sau khi Trung ương ban hành"

[[item]]
id = "nv-3-1"
sets = ["tasks"]
title = "Cán bộ cấp xã"
number = "3.1"
group = "II. NHÂN LỰC"
parent = "nv-3"
lead = "Sở Nội vụ"
due_text = "Thường xuyên"
due = "continuous"
`
	if got := draft.Items(""); got.String() != want {
		t.Errorf("got\n%s", got)
	}
	for name, test := range map[string]struct{ from, to, want string }{
		"a row nobody understands": {`skip = ["Tổng cộng"]`, ``, "Sheet1!B12: không hiểu dòng “Tổng cộng”: không có số thứ tự, không phải nhóm (số La Mã), không phải phần “Trong đó”"},
		"no such sheet":            {`first_row`, "sheet = \"Phụ lục 2\"\nfirst_row", "không có bảng “Phụ lục 2”"},
		"no column of titles":      {`title = "B"`, ``, "tệp mô tả chưa nói cột nào là title"},
	} {
		if _, faults := takeLayout(t, s, strings.Replace(layout, test.from, test.to, 1), office(t, annex, "C6:C7")); faults != test.want {
			t.Errorf("%s: got %s", name, faults)
		}
	}
}

// What became of tasks: numbers that begin again in each group, words of the
// office for statuses, percentages, evidence.
func TestProgressAppendix(t *testing.T) {
	plan := strings.NewReplacer("title = \"Việc thứ nhất\"", "title = \"Việc thứ nhất\"\nnumber = \"I.1\"", "title = \"=HYPERLINK(1)\"", "title = \"Việc thứ hai\"\nnumber = \"II.1\"").Replace(planTOML)
	s := loaded(t, plan)
	table := [][]any{
		{"BÁO CÁO TIẾN ĐỘ"}, {}, {}, {}, {},
		{"STT", "Số văn bản giao", "Nội dung", "Chủ trì", "Phối hợp", "Ngày giao", "Thời hạn", "Trạng thái", "% hoàn thành", "Kết quả", "Minh chứng"},
		{"I", "", "Hạ tầng"},
		{1, "12-KH", "Việc  thứ nhất", "Sở A", "", "", "2025", "Đã xong", "100%", "Đã nghiệm thu", "Quyết định 12 | Sở A | https://example.org/12"},
		{"II", "", "Nhân lực"},
		{1, "13-KH", "Việc thứ hai", "Sở B", "", "", "2025", "Đang làm", 0.3998}, // formatted as a percentage
	}
	const layout = `kind = "item"
first_row = 7
numbers = "group"
[columns]
number = "A"
title = "C"
status = "H"
percent = "I"
note = "J"
evidence = "K"
[[statuses]]
words = ["Đã xong", "Hoàn thành"]
status = "done"
[[statuses]]
words = ["Đang làm"]
status = "in-progress"
`
	draft, faults := takeLayout(t, s, layout, office(t, table, "A1:K1"))
	if faults != "" {
		t.Fatal(faults)
	}
	want := `
[[item]]
id = "t-01"
status = "done"
value = 100
evidence = [{ title = "Quyết định 12", publisher = "Sở A", url = "https://example.org/12" }]
note = "Đã nghiệm thu"

[[item]]
id = "t-02"
status = "in-progress"
value = 39.98
`
	if got := draft.TOML().String(); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
	table[7][2] = "Việc khác"
	table[9][7] = "Gần xong"
	_, faults = takeLayout(t, s, layout, office(t, table))
	if want := "Sheet1!C8: mục t-01 trong kế hoạch tên là “Việc thứ nhất”\nSheet1!H10: không biết tình trạng “Gần xong”"; faults != want {
		t.Errorf("got %s", faults)
	}
	table[7][2], table[9][7] = "Việc thứ nhất", "Đang làm"
	_, faults = takeLayout(t, s, strings.Replace(layout, `numbers = "group"`, "", 1), office(t, table))
	if !strings.HasPrefix(faults, "Sheet1!C10: số thứ tự 1 đã có ở Sheet1!C8") {
		t.Errorf("got %s", faults)
	}
}

// A table of targets with values and verdicts, and parts that have none.
func TestTableOfTargets(t *testing.T) {
	plan := strings.NewReplacer("title = \"Việc thứ nhất\"", "title = \"Tốc độ tăng trưởng\"", "title = \"=HYPERLINK(1)\"", "title = \"Công nghiệp\"").Replace(planTOML)
	s := loaded(t, plan)
	table := [][]any{
		{"TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch", "", "Thực hiện", "Đánh giá"},
		{"", "", "", "2024", "2025"},
		{1, "Tốc độ tăng trưởng", "%", "6,6-6,8", "", "8,1", "Vượt"},
		{"", "Trong đó:"},
		{"", "- Công nghiệp", "%", "", "", 9.25, ""},
	}
	const layout = `kind = "item"
first_row = 3
[columns]
number = "A"
title = "B"
value = "F"
status = "G"
[[statuses]]
words = ["Vượt"]
status = "exceeded"
`
	draft, faults := takeLayout(t, s, layout, office(t, table, "D1:E1"))
	if faults != "" {
		t.Fatal(faults)
	}
	want := `
[[item]]
id = "t-01"
status = "exceeded"
value = 8.1

[[item]]
id = "t-02"
value = 9.25
`
	if got := draft.TOML().String(); !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s", got)
	}
}

// Communes by name, as they report criteria.
func TestTableOfUnits(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	table := [][]any{{"STT", "Xã, phường", "Đạt"}, {1, "PHƯỜNG THÀNH VINH", 3}, {2, "Xã Đông Thành", "2"}}
	const layout = "kind = \"unit\"\nfirst_row = 2\n[columns]\nnumber = \"A\"\ntitle = \"B\"\ndone = \"C\"\n"
	draft, faults := takeLayout(t, s, layout, office(t, table))
	if faults != "" {
		t.Fatal(faults)
	}
	if got := draft.TOML().String(); !strings.HasSuffix(got, "[units]\nset = \"criteria\"\n\n[units.done]\n16681 = 3\n16690 = 2\n") {
		t.Errorf("got\n%s", got)
	}
	table[2][1] = "Xã Đông Than"
	if _, faults := takeLayout(t, s, layout, office(t, table)); faults != "Sheet1!B3: không có đơn vị “Xã Đông Than”" {
		t.Errorf("got %s", faults)
	}
}

// A map with mistakes is told where they are.
func TestBadLayout(t *testing.T) {
	for text, want := range map[string]string{
		"kind = \"items\"\nfirst_row = 1\n[columns]\n":                   "1:1 bad-value",
		"kind = \"item\"\n[columns]\ntitle = \"B\"\n":                    "1:1 required-key",
		"kind = \"item\"\nfirst_row = 2\n[columns]\nten = 3\n":           "4:1 unknown-key",
		"kind = \"item\"\nfirst_row = 2\n[columns]\ntitle = \"Cột B\"\n": "4:1 bad-value",
	} {
		l, problems := content.ReadLayout("map.toml", []byte(text))
		if l != nil || len(problems) == 0 {
			t.Errorf("%q is taken", text)
			continue
		}
		if p := problems[0]; fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Rule.Name) != want {
			t.Errorf("%q: %d:%d %s, want %s", text, p.Line, p.Column, p.Rule.Name, want)
		}
	}
}
