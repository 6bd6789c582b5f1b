package page

import (
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"tiendo/internal/locale"
	"tiendo/internal/output"
	"tiendo/internal/progress"
	"tiendo/templates"
)

func TestPressKit(t *testing.T) {
	c := contentOf()
	c.Reports[1].Corrects = ""
	c.Recordings = map[string][]progress.Recording{
		"2025-09-24-kh02": {{Src: "media/2025-09-24-kh02.mp3", Type: "audio/mpeg", Data: make([]byte, 2048)}, {Src: "media/2025-09-24-kh02.ogg", Type: "audio/ogg", Data: []byte("O")}},
	}
	tree := output.NewTree()
	for _, rec := range c.Recordings["2025-09-24-kh02"] { // as build does
		if err := tree.Add(rec.Src, rec.Data); err != nil {
			t.Fatal(err)
		}
	}
	s := progress.New(c, day(2025, 10, 15), false)
	if err := Render(s, nil, nil, Options{Templates: templates.FS, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	doc := says(t, tree, "bao-cao/2025-09-24-kh02/bao-chi/index.html",
		"Tài liệu báo chí · Báo cáo ngày 24/9/2025", "Đã công bố ngày 24/9/2025; dùng được ngay", "Cả 3 xã, phường đạt đủ 16 tiêu chí (giai đoạn 1), đến 8/9/2025.",
		"Xếp thứ 4 toàn quốc (giai đoạn 1). Nguồn không nêu xếp trên tổng số bao nhiêu.", "Còn 1 nhiệm vụ chưa hoàn thành; nguồn không nêu đang làm hay chưa làm.",
		"Đây là kỳ báo cáo đầu tiên của kế hoạch trên trang.", "Bài đọc trên loa phát thanh", "Tải bản thu (2025-09-24-kh02.mp3, 2 KB)", "Nhóm tiendo", "gop-y@example.org")
	if audio := all(doc, "audio"); len(audio) != 1 || attr(audio[0], "preload") != "none" || len(all(doc, "source")) != 2 {
		t.Error("the recordings cannot be heard")
	}
	for _, row := range all(doc, "tr")[1:] {
		if attr(row, "data-figure") == "" || attr(row, "data-report") == "" {
			t.Errorf("a row of the figures names none: %s", text(row))
		}
	}
	says(t, tree, "bao-cao/2025-09-24-kh02/index.html", "Tài liệu báo chí và bài đọc trên loa")
	says(t, tree, "bao-cao/2025-09-24-nq57/bao-chi/index.html", "thêm 9 chỉ tiêu hoàn thành trong 86 ngày, từ 20/45 lên 29/45", "Hội nghị ngày 24/9", "Chỉ tiêu năm 2025: 29 trên 45")
	says(t, tree, "bao-cao/2025-09-24-dang-mttq-2025/bao-chi/index.html", "Có số liệu dưới đây đã được thay", "đã đính chính", "Xin lưu ý: số này đã được đính chính ngày hai mươi sáu tháng chín")
	says(t, tree, "bao-cao/2025-09-26-dang-mttq-2025/bao-chi/index.html", "sau đây là đính chính số liệu về Cơ quan Đảng và Mặt trận. Lý do đính chính: Chép sai một số.",
		"So với kỳ báo cáo trước: đính chính, mười sáu đang triển khai thay cho mười lăm đang triển khai.")
	says(t, tree, "en/reports/2025-09-24-kh02/press/index.html", "Press kit", "free to use now", "Script for the public address system")
}

// TestPressCharts: the page leads to a picture file of each chart, which has its
// source and date, and says of a corrected figure that it was.
func TestPressCharts(t *testing.T) {
	tree := renderAll(t, contentOf())
	for page, want := range map[string]int{"bao-cao/2025-09-24-nq57/bao-chi/": 4, "en/reports/2025-09-24-nq57/press/": 4, "bao-cao/2025-09-24-dang-mttq-2025/bao-chi/": 1} {
		links := 0
		for _, a := range all(says(t, tree, page+"index.html"), "a") {
			path, ok := strings.CutPrefix(attr(a, "href"), "/"+page)
			if !ok || !strings.HasSuffix(path, ".svg") {
				continue
			}
			links++
			data, ok := tree.Get(page + path)
			if !ok || !strings.Contains(string(data), "Báo Nghệ An") || !strings.Contains(string(data), "https://example.org/") {
				t.Errorf("%s%s: %t, %.80s", page, path, ok, data)
			}
		}
		if links != want {
			t.Errorf("%s leads to %d pictures, want %d", page, links, want)
		}
	}
	data, _ := tree.Get("bao-cao/2025-09-24-dang-mttq-2025/bao-chi/tasks.svg")
	if !strings.Contains(string(data), "Chép sai một số.") {
		t.Errorf("a corrected figure goes out as if it stood: %s", data)
	}
}

// TestPressText: the plain copy says what the page says, and is plain.
func TestPressText(t *testing.T) {
	tree := renderAll(t, contentOf())
	n := 0
	for _, path := range tree.Paths() {
		if !strings.HasSuffix(path, ".txt") {
			continue
		}
		n++
		data, _ := tree.Get(path)
		plain, ok := strings.CutPrefix(string(data), "\ufeff")
		if !ok || strings.ContainsAny(plain, "<>\r\t\u00a0") && strings.Contains(plain, "</") || strings.Contains(plain, "&#") || !strings.HasSuffix(plain, "\n") {
			t.Errorf("%s is not plain text:\n%s", path, plain)
		}
		for line := range strings.SplitSeq(plain, "\n") {
			if link, ok := strings.CutPrefix(line, "- "); ok && strings.Contains(link, ": /") {
				t.Errorf("%s: a link that is not whole: %s", path, line)
			}
		}
		page := strings.TrimSuffix(path, ".txt") + "/index.html"
		doc := says(t, tree, page)
		for _, p := range all(doc, "p") {
			if has(p, func(up *html.Node) bool { return attr(up, "class") == "spoken" }) && !strings.Contains(plain, text(p)) {
				t.Errorf("%s lacks %q", path, text(p))
			}
		}
	}
	if n != 10 {
		t.Errorf("%d plain press kits", n)
	}
	data, _ := tree.Get("bao-cao/2025-09-24-nq57/bao-chi.txt")
	for _, want := range []string{"\n- Chỉ tiêu năm 2025: 29/45; đến 24/9/2025 (ngày công bố), theo Báo Nghệ An\n  “29/45 chỉ tiêu của năm 2025”\n", "https://baonghean.vn/a.html",
		"https://example.org/bao-cao/2025-09-24-nq57/bao-chi/\n", "https://example.org/data/nq57.csv\n"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is not in\n%s", want, data)
		}
	}
}

// scripts are the broadcasts of a content by language and report.
func scriptsOf(c progress.Content, drafts bool) map[string]broadcast {
	s := progress.New(c, day(2025, 10, 15), drafts)
	list := map[string]broadcast{}
	for _, code := range s.Languages {
		e := newEdition(s, locale.For(code), nil, nil)
		for _, r := range s.Reports {
			list[code+" "+r.ID] = e.loudspeaker(s.Plan(r.Plan), r)
		}
	}
	return list
}

var (
	initialsForm = regexp.MustCompile(`(^|[^\p{L}])\p{Lu}{2,}($|[^\p{L}])`)
	doubtful     = regexp.MustCompile(`[,;:]\s*[,;:.]|\.\.|\s[,.;:]|\(|\)|/|%|\{|\}|  `)
)

// TestLoudspeaker: what is read out has no digit and no short form, keeps its
// caveats, ends with its source, and takes about a minute.
func TestLoudspeaker(t *testing.T) {
	for name, s := range scriptsOf(contentOf(), false) {
		code, _, _ := strings.Cut(name, " ")
		words := 0
		for _, p := range s.Paragraphs {
			plain := bare(p)
			words += len(strings.Fields(plain))
			if strings.IndexFunc(plain, unicode.IsNumber) >= 0 || initialsForm.MatchString(plain) || doubtful.MatchString(plain) || !strings.HasSuffix(plain, ".") {
				t.Errorf("%s cannot be read out: %q", name, plain)
			}
			balanced(t, name, []byte(p))
		}
		if voice := locale.For(code).Voice; words != s.Words || words > voice.Most || words < voice.Fewest*2/3 || s.Seconds < 40 || s.Seconds > 66 {
			t.Errorf("%s takes %d words, %d seconds; counted %d", name, s.Words, s.Seconds, words)
		}
		last := bare(s.Paragraphs[len(s.Paragraphs)-1])
		if !strings.Contains(last, "Nguồn: Báo Nghệ An") && !strings.Contains(last, "Source: Báo Nghệ An") {
			t.Errorf("%s does not end with its source: %q", name, last)
		}
	}
	all := scriptsOf(contentOf(), false)
	for name, wants := range map[string][]string{
		"vi 2025-09-24-kh02": {"Về nhiệm vụ cấp tỉnh: hai mươi hai trên hai mươi ba nhiệm vụ đã hoàn thành.", "Kết quả này chỉ nói về giai đoạn một.", "Kết quả được xếp thứ tư toàn quốc.",
			"Nguồn không nêu xếp trên tổng số bao nhiêu.", "tính đến ngày mồng tám tháng chín năm hai nghìn không trăm hai mươi lăm", "Nguồn không nêu ngày chốt số liệu; số sau đây được công bố ngày hai mươi tư tháng chín"},
		"vi 2025-09-24-nq57": {"hai mươi chín trên bốn mươi lăm chỉ tiêu đã hoàn thành và vượt", "Nguồn không nêu phần chưa hoàn thành là đang làm hay chưa làm."},
		"vi 2025-09-24-dang-mttq-2025": {"bốn mươi ba nhiệm vụ: bảy hoàn thành, tám thực hiện thường xuyên, mười lăm đang triển khai.", "Còn mười ba nhiệm vụ nguồn chưa nêu tình trạng.",
			"Xin lưu ý: số này đã được đính chính"},
		"en 2025-09-24-nq57": {"twenty-nine of forty-five targets met or exceeded", "The source does not say whether work is under way"},
		"en 2025-09-24-kh02": {"This result is about phase one only.", "The source does not say out of how many.", "as of the eighth of September twenty twenty-five"},
	} {
		whole := ""
		for _, p := range all[name].Paragraphs {
			whole += bare(p) + "\n"
		}
		for _, want := range wants {
			if !strings.Contains(whole, want) {
				t.Errorf("%s does not say %q:\n%s", name, want, whole)
			}
		}
	}
}

// TestLoudspeakerIsShort: a report of many figures is cut, and says so; those of
// the headline stay.
func TestLoudspeakerIsShort(t *testing.T) {
	c := contentOf()
	r := c.Reports[1]
	for i := range 20 {
		id := fmt.Sprintf("list-%d", i)
		c.Plans[0].Sets = append(c.Plans[0].Sets, progress.Set{ID: id, Kind: progress.Other, Name: both("Danh mục UBND", "List of the office"), Noun: both("việc", "things"), Pace: true})
		r.Figures = append(r.Figures, progress.Figure{Set: id, Total: whole(1234567), Counts: counts("done", 1005), AsOf: r.AsOf})
	}
	for _, code := range []string{"vi", "en"} {
		s := scriptsOf(c, false)[code+" "+r.ID]
		whole := ""
		for _, p := range s.Paragraphs {
			whole += bare(p) + "\n"
		}
		if s.Words > locale.For(code).Voice.Most {
			t.Errorf("%s: %d words:\n%s", code, s.Words, whole)
		}
		left := strings.Contains(whole, "con số không đọc ở đây.") || strings.Contains(whole, "not read out here: ")
		head := strings.Contains(whole, "hai mươi chín trên bốn mươi lăm chỉ tiêu") || strings.Contains(whole, "twenty-nine of forty-five targets")
		if !left || !head {
			t.Errorf("%s: what is left out is not said, or the headline is:\n%s", code, whole)
		}
	}
}

// TestAloud: each text in its own language, and only spans stay.
func TestAloud(t *testing.T) {
	e := newEdition(progress.New(contentOf(), day(2025, 10, 15), false), locale.For("en"), nil, nil)
	for in, want := range map[string]string{
		`<a href="/x">29 of 45</a> <span lang="vi">25 nhiệm vụ (UBND)</span>, 24 September 2025.`: `twenty-nine of forty-five <span lang="vi">hai mươi lăm nhiệm vụ, Ủy ban nhân dân</span>, the twenty-fourth of September twenty twenty-five.`,
		`<span data-figure="a/b@2025" data-report="r">3/4 &amp; more</span>: 5%.`:                 `<span data-figure="a/b@2025" data-report="r">three of four and more</span>: five per cent.`,
		`A (<span lang="vi">B</span>).`: `A, <span lang="vi">B</span>.`,
		``:                              ``,
	} {
		if got := e.aloud(template.HTML(in)); string(got) != want {
			t.Errorf("%s\n is %s\nwant %s", in, got, want)
		}
	}
}

// TestPressKitWaits: a kit of a report that is not public yet, in a preview, says
// in its first lines that it must wait.
func TestPressKitWaits(t *testing.T) {
	c := contentOf()
	r := reportNQ57("2025-12-31-nq57", day(2025, 12, 31), 40, 55, 70, 90)
	c.Reports = append(c.Reports, r)
	tree := output.NewTree()
	if err := Render(progress.New(c, day(2025, 10, 15), true), nil, nil, Options{Templates: templates.FS, Tool: "tiendo"}, tree); err != nil {
		t.Fatal(err)
	}
	says(t, tree, "bao-cao/2025-12-31-nq57/bao-chi/index.html", "CHƯA ĐƯỢC CÔNG BỐ: chỉ dùng từ ngày 31/12/2025.")
	data, _ := tree.Get("en/reports/2025-12-31-nq57/press.txt")
	if !strings.Contains(string(data[:400]), "EMBARGOED: not to be used before 31 December 2025.") {
		t.Errorf("the plain copy does not say so:\n%s", data)
	}
	if _, there := renderAll(t, c).Get("bao-cao/2025-12-31-nq57/bao-chi/index.html"); there {
		t.Error("the kit is public before its report")
	}
}
