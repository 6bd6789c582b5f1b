package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/progress"
)

// edited is the form of the plan, filled in as far as a report needs it, with
// something done to it.
func edited(t testing.TB, s *progress.Site, edit func(f *excelize.File)) []byte {
	t.Helper()
	form, err := NewForm(s, s.Plan("nq57"), nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t, form)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	put := putter(t, f)
	for key, value := range map[string]any{"published": "2025-09-24", "as_of": "2025-09-24", "source.title": "Bài", "source.publisher": "Báo"} {
		put("Nguồn", "C"+rowOf(t, f, "Nguồn", key), value)
	}
	put("Danh mục", column1(t, f, "Danh mục", "total")+"3", 65)
	put("Danh mục", column1(t, f, "Danh mục", "counts.done")+"3", 39)
	edit(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func putter(t testing.TB, f *excelize.File) func(sheet, at string, v any) {
	return func(sheet, at string, v any) {
		t.Helper()
		if err := f.SetCellValue(sheet, at, v); err != nil {
			t.Fatal(err)
		}
	}
}

func rowOf(t testing.TB, f *excelize.File, sheet, key string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	for i, row := range rows {
		if len(row) > 0 && row[0] == key {
			return fmt.Sprint(i + 1)
		}
	}
	t.Fatal(key, err)
	return ""
}

func column1(t testing.TB, f *excelize.File, sheet, key string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	for i, text := range rows[1] {
		if text == key {
			return columnName(i + 1)
		}
	}
	t.Fatal(key, err)
	return ""
}

// take opens and takes a file, and gives its faults as lines.
func take(s *progress.Site, data []byte, o Options) (*Draft, string) {
	book, faults := Open(data)
	var draft *Draft
	if book != nil {
		draft, faults = Take(book, s, o)
	}
	var lines []string
	for _, f := range faults {
		message, hint := f.In("vi")
		if english, way := f.In("en"); english == "" || way == "" || hint == "" || strings.Contains(message+hint+english+way, "%!") {
			message += " (a sentence is missing or malformed)"
		}
		lines = append(lines, message)
	}
	return draft, strings.Join(lines, "\n")
}

func TestGoodForm(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	draft, faults := take(s, edited(t, s, func(*excelize.File) {}), Options{Plan: "nq57"})
	if faults != "" {
		t.Fatal(faults)
	}
	want := `#:schema ../../public/api/v1/schema/content/report.json
plan = "nq57"
published = 2025-09-24
as_of = 2025-09-24

[source]
title = "Bài"
publisher = "Báo"

[[figure]]
set = "targets"
total = 65
counts = { done = 39 }
`
	text := draft.TOML()
	if text.String() != want {
		t.Errorf("got\n%s", text)
	}
	if at, ok := text.At(13); !ok || at.String() != "Danh mục!F3" {
		t.Errorf("counts come from %s", at)
	}
}

// What people do to forms: each is refused at its cell, in words that say what to
// do, or understood.
func TestBadForms(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	set := func(sheet, at string, v any) func(*excelize.File) {
		return func(f *excelize.File) { _ = f.SetCellValue(sheet, at, v) }
	}
	cells := func(name string, do func(f *excelize.File, at func(sheet, key string, row int) string)) func(*excelize.File) {
		return func(f *excelize.File) {
			do(f, func(sheet, key string, row int) string { return column1(t, f, sheet, key) + fmt.Sprint(row) })
		}
	}
	for name, test := range map[string]struct {
		edit func(*excelize.File)
		want string // a line; "" is taken
	}{
		"wrong plan":            {set("Nguồn", "C3", "khac"), "Nguồn!C3: biểu là của kế hoạch “khac”, không phải “nq57”"},
		"unknown plan":          {set("Nguồn", "C3", "nq5x7"), "Nguồn!C3: biểu là của kế hoạch “nq5x7”, không phải “nq57”"},
		"two rows with one id":  {set("Danh mục", "A4", "targets"), ""}, // the second is empty
		"number as text":        {set("Danh mục", "F3", "39"), ""},
		"grouped number":        {set("Danh mục", "F3", "1.239"), ""},
		"words for a number":    {set("Danh mục", "F3", "khoảng 39"), "Danh mục!F3: “khoảng 39” không phải một con số"},
		"a fraction":            {set("Danh mục", "F3", "39/65"), "Danh mục!F3: “39/65” không phải một con số"},
		"half a thing":          {set("Danh mục", "F3", 39.5), "Danh mục!F3: cần số nguyên không âm, không phải 39.5"},
		"less than nothing":     {set("Danh mục", "F3", -1), "Danh mục!F3: cần số nguyên không âm, không phải -1"},
		"day as text":           {set("Nguồn", "C4", "24/9/2025"), ""},
		"ambiguous day":         {set("Nguồn", "C4", "8/9/2025"), "Nguồn!C4: “8/9/2025” là chữ: ngày 8 tháng 9 hay ngày 9 tháng 8?"},
		"no day":                {set("Nguồn", "C4", "hôm qua"), "Nguồn!C4: “hôm qua” không phải thời điểm dùng được ở đây"},
		"a serial number":       {set("Nguồn", "C5", 45924), "Nguồn!C5: “45924” không phải thời điểm dùng được ở đây"},
		"not filled in":         {set("Nguồn", "C4", ""), "Nguồn!C4: chưa điền: Ngày nguồn công bố"},
		"unknown key":           {set("Danh mục", "D2", "totl"), "Danh mục!D2: không có khóa “totl”"},
		"column without a key":  {set("Danh mục", "BA3", "ghi chú riêng"), "Danh mục!BA3: cột BA không có khóa ở dòng 2 nên không được đọc"},
		"unknown id":            {set("Danh mục", "A3", "target"), "Danh mục!A3: không có danh mục “target”"},
		"no id":                 {set("Danh mục", "A3", ""), "Danh mục!A3: dòng có số liệu mà không có mã"},
		"formula with a value":  {func(f *excelize.File) { _ = f.SetCellFormula("Danh mục", "F3", "1+1") }, ""},
		"formula without value": {func(f *excelize.File) { _ = f.SetCellFormula("Danh mục", "F4", "1+1") }, "Danh mục!F4: ô có công thức bị lỗi hoặc chưa được tính"},
		"hidden row":            {func(f *excelize.File) { _ = f.SetRowVisible("Danh mục", 3, false) }, "Danh mục!D3: dòng 3 đang bị ẩn mà có số liệu"},
		"hidden column":         {func(f *excelize.File) { _ = f.SetColVisible("Danh mục", "F", false) }, "Danh mục!F3: cột F đang bị ẩn mà có số liệu"},
		"hidden sheet":          {func(f *excelize.File) { _ = f.SetSheetVisible("Danh mục", false) }, "Danh mục!D3: bảng đang bị ẩn mà có số liệu"},
		"hidden row of nothing": {func(f *excelize.File) { _ = f.SetRowVisible("Danh mục", 4, false) }, ""},
		"merged ids":            {func(f *excelize.File) { _ = f.MergeCell("Danh mục", "A3", "A4") }, "Danh mục!A3: các ô A3:A4 bị gộp, không biết thuộc dòng nào"},
		"a name of a status":    {set("Chỉ tiêu, nhiệm vụ", "F3", "Hoàn Thành"), ""},
		"no status":             {set("Chỉ tiêu, nhiệm vụ", "F3", "gần xong"), "Chỉ tiêu, nhiệm vụ!F3: “gần xong” không có trong danh sách"},
		"too many columns":      {set("Danh mục", "XFD3", "x"), "Danh mục!OK3: bảng rộng hơn 400 cột"},
		"old font": {func(f *excelize.File) {
			_ = f.SetCellValue("Nguồn", "C6", "NhiÖm vô")
			_ = f.SetCellValue("Nguồn", "C7", "§¬n vÞ")
		}, "Nguồn!C6: chữ gõ bằng phông cũ (TCVN3 hoặc VNI), không phải Unicode"},
		"missing column": {func(f *excelize.File) { _ = f.RemoveCol("Danh mục", "D") }, "Danh mục!A2: thiếu cột “total”"},
		"moved column":   {func(f *excelize.File) { _ = f.InsertCols("Danh mục", "D", 1) }, ""},
		"row of a title": {func(f *excelize.File) { _ = f.InsertRows("Danh mục", 1, 2) }, ""},
		"half a row": {cells("", func(f *excelize.File, at func(string, string, int) string) {
			_ = f.SetCellValue("Danh mục", at("Danh mục", "note", 4), "chưa có số")
		}), "Danh mục!A4: dòng không có số theo tình trạng, giá trị hay thứ hạng"},
		"number and marks": {cells("", func(f *excelize.File, at func(string, string, int) string) {
			_ = f.SetCellValue("Đơn vị", at("Đơn vị", "done", 3), 2)
			_ = f.SetCellValue("Đơn vị", at("Đơn vị", "criterion.tc-01", 3), "x")
		}), "Đơn vị!D3: vừa có con số, vừa có dấu x ở từng tiêu chí"},
		"percentage": {cells("", func(f *excelize.File, at func(string, string, int) string) {
			style, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
			_ = f.SetCellValue("Danh mục", at("Danh mục", "stated_percent", 3), 0.6)
			_ = f.SetCellStyle("Danh mục", at("Danh mục", "stated_percent", 3), at("Danh mục", "stated_percent", 3), style)
		}), "Danh mục!AC3: ô được định dạng phần trăm: Excel hiện 0.6 nhân 100"},
		"ambiguous decimal": {cells("", func(f *excelize.File, at func(string, string, int) string) {
			_ = f.SetCellValue("Danh mục", at("Danh mục", "value", 3), "1.234")
		}), "Danh mục!R3: “1.234” đọc được hai cách: 1234 hoặc 1,234"},
		"decimal comma": {cells("", func(f *excelize.File, at func(string, string, int) string) {
			_ = f.SetCellValue("Danh mục", at("Danh mục", "value", 3), "39,98")
		}), ""},
	} {
		t.Run(name, func(t *testing.T) {
			draft, faults := take(s, edited(t, s, test.edit), Options{Plan: "nq57"})
			first, _, _ := strings.Cut(faults, "\n")
			if first != test.want || strings.Contains(faults, "malformed") {
				t.Errorf("got  %s\nwant %s", faults, test.want)
			}
			if (draft != nil) != (test.want == "") {
				t.Errorf("a draft comes back: %v", draft != nil)
			}
		})
	}
}

// Two rows that both say something about one thing.
func TestTwoRowsOfOneID(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	_, faults := take(s, edited(t, s, func(f *excelize.File) {
		_ = f.SetCellValue("Danh mục", "A4", "targets")
		_ = f.SetCellValue("Danh mục", "F4", 40)
	}), Options{})
	if want := "Danh mục!A4: “targets” đã có ở Danh mục!A3"; faults != want {
		t.Errorf("got %s", faults)
	}
}

// hostile is the form with something put into the XML of its sheet of sets, or of
// its texts.
func hostile(t *testing.T, s *progress.Site, name, before, insert string) []byte {
	t.Helper()
	data := edited(t, s, func(*excelize.File) {})
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, part := range in.File {
		text := read(t, part)
		if part.Name == name {
			text = strings.Replace(text, before, insert+before, 1)
		}
		out, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(out, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What would take gigabytes or minutes is refused before it is held in memory:
// a million rows, wide rows, millions of texts, merged cells by the thousand.
func TestHostileWorkbooks(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	const sets = "xl/worksheets/sheet4.xml"
	wide, merges := "", ""
	for i := range 1500 {
		wide += fmt.Sprintf(`<row r="%d"><c r="NZ%[1]d"><v>1</v></c></row>`, i+100)
		merges += fmt.Sprintf(`<mergeCell ref="A%d:B%[1]d"/>`, i+100)
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"rows":   {hostile(t, s, sets, "</sheetData>", `<row r="1000000"><c r="A1000000" t="str"><v>x</v></c></row>`), "Danh mục!A20001: bảng dài hơn 20000 dòng"},
		"wide":   {hostile(t, s, sets, "</sheetData>", wide), "Danh mục!A740: tệp có hơn 250000 ô"},
		"texts":  {hostile(t, s, "xl/sharedStrings.xml", "</sst>", strings.Repeat("<si><t>a</t></si>", 300_000)), "bảng tính quá lớn khi bung ra (xl/sharedStrings.xml)"},
		"merges": {hostile(t, s, sets, "<sheetProtection", "<mergeCells>"+merges+"</mergeCells>"), "bảng có hơn 1000 chỗ gộp ô (xl/worksheets/sheet4.xml)"},
	} {
		if _, faults := take(s, test.data, Options{}); faults != test.want {
			t.Errorf("%s: got %s", name, faults)
		}
	}
}

func read(t testing.TB, part *zip.File) string {
	t.Helper()
	in, err := part.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	text, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// Every fault of a form is told, not only the first.
func TestAllFaults(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	_, faults := take(s, edited(t, s, func(f *excelize.File) {
		_ = f.SetCellValue("Danh mục", "D3", "nhiều")
		_ = f.SetCellValue("Danh mục", "F3", "ít")
		_ = f.SetCellValue("Nguồn", "C4", "hôm qua")
		_ = f.SetCellValue("Chỉ tiêu, nhiệm vụ", "F4", "gần xong")
	}), Options{})
	if n := strings.Count(faults, "\n") + 1; n != 4 {
		t.Errorf("%d faults:\n%s", n, faults)
	}
}

// Files that are no forms.
func TestBadFiles(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	plainBook := excelize.NewFile()
	_ = plainBook.SetCellValue("Sheet1", "A1", "STT")
	var stranger bytes.Buffer
	if err := plainBook.Write(&stranger); err != nil {
		t.Fatal(err)
	}
	locked, err := excelize.Encrypt(stranger.Bytes(), &excelize.Options{Password: "mật khẩu"})
	if err != nil {
		t.Fatal(err)
	}
	var document bytes.Buffer
	archive := zip.NewWriter(&document)
	if _, err := archive.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":   {nil, "tệp trống"},
		"stranger":  {stranger.Bytes(), "không phải biểu của tiendo: không bảng nào có dòng khóa (dòng 2)"},
		"password":  {locked, "tệp có mật khẩu"},
		"old Excel": {append(bytes.Clone(oleHeader), make([]byte, 1000)...), "tệp Excel kiểu cũ (.xls)"},
		"PDF":       {[]byte("%PDF-1.7"), "không phải bảng tính, cũng không phải CSV"},
		"web page":  {[]byte("<html><table>"), "không phải bảng tính, cũng không phải CSV"},
		"TCVN3":     {[]byte("M\xb7;T\xaan\r\nfigure.set;total\r\n"), "tệp CSV không phải UTF-8 (có thể là TCVN3, VNI hoặc Unicode 16 bit)"},
		"UTF-16":    {[]byte("\xff\xfeM\x00"), "tệp CSV không phải UTF-8 (có thể là TCVN3, VNI hoặc Unicode 16 bit)"},
		"no plan":   {[]byte("Mã;Tổng\nfigure.set;split;total;counts.done\ntargets;;65;39\n"), "tệp không nói là của kế hoạch nào"},
		"bomb":      {bomb(t), "bảng tính quá lớn khi bung ra (xl/worksheets/sheet1.xml)"},
		"document":  {document.Bytes(), "không phải bảng tính Excel mà là tệp nén khác (.docx, .ods, .zip)"},
		"broken":    {[]byte("PK\x03\x04 và không gì nữa"), "không đọc được như bảng tính .xlsx: zip: not a valid zip file"},
	} {
		draft, faults := take(s, test.data, Options{})
		if faults != test.want || draft != nil {
			t.Errorf("%s: got %s", name, faults)
		}
	}
}

// bomb is a workbook of a few hundred kilobytes that unpacks to 100 MB.
func bomb(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	out, err := w.Create("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(out, zeros{}, 100<<20); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// Numbers as people write them, by what the delimiter says of the file.
func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		text           string
		comma, point   bool
		whole, decimal string // "" is refused
	}{
		{"39", false, false, "39", "39"},
		{"1.234,5", false, false, "", "1234.5"},
		{"1,234.5", false, false, "", "1234.5"},
		{"1.234", false, false, "1234", ""},
		{"1,234", false, false, "1234", ""},
		{"1.234", true, false, "1234", "1234"},
		{"1,234", true, false, "1234", "1.234"},
		{"1.234", false, true, "1234", "1.234"},
		{"1,234", false, true, "1234", "1234"},
		{"1.234.567", false, false, "1234567", "1234567"},
		{"1 234 567", false, false, "1234567", "1234567"},
		{"1\u00a0234", false, false, "1234", "1234"},
		{"39,98", false, false, "", "39.98"},
		{"39.98", false, false, "", "39.98"},
		{"-2,5", false, false, "", "-2.5"},
		{"1.23.456", false, false, "", ""},
		{"1.234 567", false, false, "", ""},
		{"0012", false, false, "12", "12"},
		{"5%", false, false, "", ""},
		{"1e3", false, false, "", ""},
		{"NaN", false, false, "", ""},
		{"٣٩", false, false, "", ""},
	} {
		r := &cellReader{&Sheet{comma: test.comma, point: test.point}, &Faults{}}
		c := Cell{Text: test.text, Type: String}
		whole, _ := r.count(c, Ref{})
		decimal, _ := r.decimal(c, Ref{})
		if whole != test.whole || decimal != test.decimal {
			t.Errorf("%q (comma %v, point %v) is %q and %q, want %q and %q", test.text, test.comma, test.point, whole, decimal, test.whole, test.decimal)
		}
	}
}

// Times as people write them.
func TestTimes(t *testing.T) {
	for text, want := range map[string]string{
		"2025-09-24": "2025-09-24", "24/9/2025": "2025-09-24", "24-09-2025": "2025-09-24", "9/9/2025": "2025-09-09", "9/2025": "2025-09", "tháng 9/2025": "2025-09",
		"Quý III/2025": "2025-Q3", "quý 3 năm 2025": "2025-Q3", "Q3/2025": "2025-Q3", "2025": "2025", "năm 2025": "2025", "thường xuyên": "continuous",
		"31/2/2025": "", "13/2025": "", "8/9/2025": "?", "24/9": "", "sau khi ban hành": "",
	} {
		p, ambiguous := readTime(text)
		got := p.String()
		if ambiguous {
			got = "?"
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// No text that is written can be run as a formula, and each comes back as it was.
func TestHarmless(t *testing.T) {
	for _, s := range append(texts, "", "'", "''", "'-", "\x00x", "\r=1", "－1") {
		h := harmless(s)
		if h != "" && strings.ContainsAny(h[:1], "=+-@\t\r\n\x00") || plain(h) != s {
			t.Errorf("%q is written as %q and read as %q", s, h, plain(h))
		}
	}
}

// An update goes behind its commitment; every other line stays.
func TestCommitments(t *testing.T) {
	s, _ := siteWith(t, reportTOML)
	draft, faults := take(s, edited(t, s, func(f *excelize.File) {
		_ = f.SetCellValue("Cam kết", "F3", "đã làm")
		_ = f.SetCellValue("Cam kết", "G3", "2025-09-20")
		_ = f.SetCellValue("Cam kết", column1(t, f, "Cam kết", "source.title")+"3", "Bài sau")
	}), Options{})
	if faults != "" {
		t.Fatal(faults)
	}
	text, wrong := draft.Commitments(commitmentsTOML, s)
	if len(wrong) > 0 {
		t.Fatal(wrong)
	}
	added := "\n[[commitment.updates]]\nstatus = \"kept\"\ndate = 2025-09-20\nsource = { title = \"Bài sau\" }\n"
	if want := strings.Replace(commitmentsTOML, "\n\n# Lời thứ hai", "\n"+added+"\n# Lời thứ hai", 1); text.String() != want {
		t.Errorf("got\n%s", text)
	}
}
