package page

import (
	"strings"
	"testing"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// storiesOf are the stories of a content by the end of their address.
func storiesOf(c progress.Content, code string) map[string]Story {
	list := map[string]Story{}
	s := progress.New(c, day(2025, 10, 15), false)
	for _, st := range Stories(s, locale.For(code)) {
		list[strings.TrimPrefix(st.URL, "https://example.org")] = st
	}
	return list
}

// TestNewsStory: a bound figure has its number and, in the list behind the text,
// its date and source; a chart is its sentence and its table.
func TestNewsStory(t *testing.T) {
	c := contentOf()
	a := c.News[0]
	a.Reports = nil
	a.Images = []progress.Image{{Caption: vi("Hội nghị"), Credit: vi("VGP")}}
	a.Bodies["vi"] = progress.Body{Parts: []progress.Part{
		{HTML: `<h2 id="mot">Một</h2><p>Đạt `}, {Bound: &progress.Bound{Plan: "nq57", Set: "targets-2025", Text: "29/45", HTML: "<b>29/45</b>"}},
		{HTML: ` và `}, {Bound: &progress.Bound{Plan: "dang-mttq-2025", Set: "tasks", HTML: "7/43"}}, {HTML: ` (`}, {Bound: &progress.Bound{Plan: "nq57", Set: "targets-2025", HTML: "29"}},
		{HTML: `). <sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup> `},
		{Link: &progress.Link{Kind: "page", ID: "gioi-thieu"}}, {HTML: `trang</a> <a href="https://example.com/x">ngoài</a></p>` + "\n"},
		{Chart: &progress.ChartRef{Plan: "nq57", Set: "targets", Kind: "compare"}}, {Chart: &progress.ChartRef{Plan: "kh02", Set: "communes", Kind: "tiles"}},
		{Chart: &progress.ChartRef{Plan: "nq57", Set: "targets-2025", Kind: "trend"}}, {Chart: &progress.ChartRef{Plan: "nq57", Set: "gone"}},
	}}
	st := storiesOf(c, "vi")["/tin/2025-09-24-hoi-nghi/"]
	got := st.HTML()
	for _, want := range []string{
		`<h2>Một</h2><p>Đạt <b>29/45</b><sup>[1]</sup> và 7/43<sup>[2]</sup> <small>(<a href="https://example.org/bao-cao/2025-09-26-dang-mttq-2025/">đã đính chính</a>)</small> (29<sup>[1]</sup>).`, `<a href="https://example.org/tin/2025-09-24-hoi-nghi/#fn:1">1</a>`,
		`<a href="https://example.org/gioi-thieu/">trang</a> <a href="https://example.com/x">ngoài</a>`, "<caption>", "Chỉ tiêu cả kế hoạch", "<th scope=\"row\">",
		"<li>Chỉ tiêu năm 2025: 29 trên 45 đã hoàn thành và vượt; đến 24/9/2025 (ngày công bố), theo Báo Nghệ An</li>",
		`<a href="https://example.org/bao-cao/2025-09-26-dang-mttq-2025/">đã đính chính</a>`, "VGP", "https://baonghean.vn/a.html",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the story lacks %s:\n%s", want, got)
		}
	}
	for _, no := range []string{"class=", "id=", "data-", "<svg", "<details", "<span>", "<div>", `href="/`, `href="#`} {
		if strings.Contains(got, no) {
			t.Errorf("the story has %s:\n%s", no, got)
		}
	}
	balanced(t, "story", []byte(got))
	// What it binds to was corrected two days later.
	if st.Published != day(2025, 9, 24) || st.Updated != day(2025, 9, 26) || strings.Join(st.Plans, " ") != "nq57 dang-mttq-2025" || st.Language != "vi" {
		t.Errorf("%+v", st)
	}
	en := storiesOf(c, "en")["/en/news/2025-09-24-hoi-nghi/"]
	if html := en.HTML(); en.Language != "en" || !strings.Contains(html, `<div lang="vi">`) || !strings.Contains(html, `<div lang="en">`) || !strings.Contains(html, "Not translated") && !strings.Contains(html, "original") {
		t.Errorf("a text in another language is not marked: %+v\n%s", en, html)
	}
}

// TestReportStories: a report is updated by what corrects it, and by what it is
// compared with; nothing knows the day of the build.
func TestReportStories(t *testing.T) {
	c := contentOf()
	c.News[0].Embargo = day(2025, 10, 2)
	list := storiesOf(c, "vi")
	for url, want := range map[string][2]progress.Date{
		"/bao-cao/2025-06-30-nq57/":           {day(2025, 6, 30), day(2025, 6, 30)},
		"/bao-cao/2025-09-24-dang-mttq-2025/": {day(2025, 9, 24), day(2025, 9, 26)},
		"/bao-cao/2025-09-26-dang-mttq-2025/": {day(2025, 9, 26), day(2025, 9, 26)},
		"/tin/2025-09-24-hoi-nghi/":           {day(2025, 10, 2), day(2025, 10, 2)},
	} {
		if st := list[url]; st.Published != want[0] || st.Updated != want[1] {
			t.Errorf("%s: published %s, updated %s", url, st.Published, st.Updated)
		}
	}
	fix := list["/bao-cao/2025-09-26-dang-mttq-2025/"]
	if html := fix.HTML(); fix.Kind != StoryCorrection || !strings.Contains(html, "<del>43 nhiệm vụ: 7 hoàn thành, 8 thực hiện thường xuyên, 15 đang triển khai</del>") ||
		!strings.Contains(html, "<ins>43 nhiệm vụ: 7 hoàn thành, 8 thực hiện thường xuyên, 16 đang triển khai</ins>") || !strings.Contains(html, "Chép sai một số.") {
		t.Errorf("the correction: %+v\n%s", fix, html)
	}
	report := list["/bao-cao/2025-09-24-nq57/"]
	if html := report.HTML(); report.Title != "Báo cáo ngày 24/9/2025: Tỉnh Nghệ An hoàn thành 29 trên 45 chỉ tiêu và 35 trên 82 nhiệm vụ phải xong trong năm 2025" ||
		!strings.Contains(html, "thêm 9 chỉ tiêu hoàn thành trong 86 ngày, từ 20/45 lên 29/45") || !strings.Contains(html, "https://example.org/bao-cao/2025-09-24-nq57/bao-chi/") {
		t.Errorf("the report: %+v\n%s", report, html)
	}
}

// TestTelling: what stays of our HTML, and where its links lead.
func TestTelling(t *testing.T) {
	c := contentOf()
	c.BaseURL = "https://example.org/tiendo/"
	e := newEdition(progress.New(c, day(2025, 10, 15), false), locale.For("vi"), nil, nil)
	for in, want := range map[string]string{
		`<p class="x" id="y">a &amp; b</p>`:                                        `<p>a &amp; b</p>`,
		`<section><h2>A</h2><svg width="1"><rect/></svg></section>`:                `<h2>A</h2>`,
		`<span lang="vi">a</span> <span>b</span><div><div lang="en">c</div></div>`: `<span lang="vi">a</span> b<div lang="en">c</div>`,
		`<a class="x" href="/tiendo/tin/?a=1&amp;b=2">t</a>`:                       `<a href="https://example.org/tiendo/tin/?a=1&amp;b=2">t</a>`,
		`<a href="#x">t</a><a href="//evil.example/">u</a>`:                        `<a href="https://example.org/p/#x">t</a><a href="//evil.example/">u</a>`,
		`<a href="javascript:x()">t</a>`:                                           `<a href="#">t</a>`,
		`<img loading="lazy" src="/tiendo/media/a.jpg" srcset="/x 2w" alt="Ảnh">`:  `<img src="https://example.org/tiendo/media/a.jpg" alt="Ảnh">`,
		`<input type="checkbox" disabled> a <br/>`:                                 ` a <br>`,
	} {
		if got := e.telling([]byte(in), "https://example.org/p/"); got != want {
			t.Errorf("%s\n is %s\nwant %s", in, got, want)
		}
	}
}
