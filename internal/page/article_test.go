package page

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/progress"
)

// withArticle has an article whose text holds everything that a text may hold.
func withArticle(parts ...progress.Part) progress.Content {
	c := contentOf()
	c.News[0].Bodies = map[string]progress.Body{"vi": {Parts: parts}}
	return c
}

func bound(plan, set, text string) progress.Part {
	return progress.Part{Bound: &progress.Bound{Plan: plan, Set: set, Text: text, HTML: text}}
}

const articlePath = "tin/2025-09-24-hoi-nghi/index.html"

// TestBound: a bound figure leads to its receipt without a script, and back.
func TestBound(t *testing.T) {
	tree := renderAll(t, withArticle(progress.Part{HTML: "<p>Tỉnh xong "}, bound("nq57", "targets-2025", "29/45 chỉ tiêu"),
		progress.Part{HTML: " và "}, bound("nq57", "tasks-2025", "35/82"), progress.Part{HTML: ", tức "}, bound("nq57", "targets-2025", "64,4 %"), progress.Part{HTML: ".</p>"}))
	doc := says(t, tree, articlePath, "Tỉnh xong 29/45 chỉ tiêu1 và 35/822, tức 64,4 %1.",
		"Chỉ tiêu năm 2025: 29 trên 45 đã hoàn thành và vượt; đến 24/9/2025 (ngày công bố), theo Báo Nghệ An", "Theo những gì đã công bố đến ngày đăng bài, 24/9/2025.")
	ids := map[string]bool{}
	below(doc, func(n *html.Node) { ids[attr(n, "id")] = true })
	links, back := 0, 0
	for _, a := range all(doc, "a") {
		href := attr(a, "href")
		if strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("%s leads nowhere", href)
		}
		switch attr(a, "class") {
		case "bound":
			links++
			if f := all(a, "span")[0]; attr(f, "data-figure") == "" || attr(f, "data-report") == "" || text(f)+text(all(a, "sup")[0]) != text(a) {
				t.Errorf("%q names no figure", text(a))
			}
		case "back":
			back++
			if attr(a, "aria-label") == "" {
				t.Error("a way back has no name")
			}
		}
	}
	if links != 3 || back != 3 {
		t.Errorf("%d bound figures, %d ways back", links, back)
	}
}

// TestArticleKeepsItsNumbers: figures are those known on the day of the article;
// what came later is said beside them.
func TestArticleKeepsItsNumbers(t *testing.T) {
	c := withArticle(bound("nq57", "targets-2025", "20/45"), bound("dang-mttq-2025", "tasks", "15 nhiệm vụ"))
	c.News[0].Date = day(2025, 9, 24)
	c.Reports[1].Published, c.Reports[1].AsOf = day(2025, 10, 1), progress.DayPeriod(day(2025, 10, 1))
	for i := range c.Reports[1].Figures {
		c.Reports[1].Figures[i].AsOf = c.Reports[1].AsOf
	}
	says(t, renderAll(t, c), articlePath, "Chỉ tiêu năm 2025: 20 trên 45 đã hoàn thành và vượt; đến 30/6/2025",
		"Từ khi đăng bài đã có số liệu mới hơn: Chỉ tiêu năm 2025: 29 trên 45 đã hoàn thành và vượt, đến 1/10/2025",
		"15 nhiệm vụ2 (đã đính chính)")
}

// TestArticleCharts draws every kind that an article may ask for.
func TestArticleCharts(t *testing.T) {
	for _, c := range []struct{ set, kind, want string }{
		{"nq57/targets-2025", "", "progress"}, {"nq57/targets-2025", "progress", "progress"}, {"nq57/targets-2025", "trend", "trend"},
		{"nq57/targets-2025", "compare", "compare"}, {"dang-mttq-2025/tasks", "", "breakdown"}, {"nq57/tasks", "breakdown", "breakdown"},
		{"kh02/communes", "", "tiles"}, {"kh02/communes", "tiles", "tiles"}, {"kh02/criteria", "", "tiles"}, {"kh02/provincial-tasks", "tiles", "progress"},
	} {
		plan, set, _ := strings.Cut(c.set, "/")
		chart := progress.Part{Chart: &progress.ChartRef{Plan: plan, Set: set, Kind: c.kind}}
		doc := says(t, renderAll(t, withArticle(chart, chart)), articlePath)
		figures := all(doc, "figure")
		if len(figures) != 2 || attr(figures[0], "data-chart") != c.want {
			t.Errorf("chart:%s?kind=%s: %d figures, not %s", c.set, c.kind, len(figures), c.want)
		}
	}
}

// TestArticleChartOfADay: a chart may ask for the figure of one date, also where
// the site would choose the tiles, and for the deadlines of a list.
func TestArticleChartOfADay(t *testing.T) {
	day1 := progress.ChartRef{Plan: "nq57", Set: "targets-2025", AsOf: progress.DayPeriod(day(2025, 6, 30))}
	units := progress.ChartRef{Plan: "kh02", Set: "communes", AsOf: progress.DayPeriod(day(2025, 9, 8))}
	c := withArticle(progress.Part{Chart: &day1}, progress.Part{Chart: &units}, progress.Part{Chart: &progress.ChartRef{Plan: "nq57", Set: "targets", Kind: "timeline"}})
	c.Plans[0].Items[1].Deadlines = []progress.Deadline{{Due: period("2026")}}
	var drawn []string
	for _, f := range all(says(t, renderAll(t, c), articlePath, "20 trên 45"), "figure") {
		drawn = append(drawn, attr(f, "data-chart")+" "+attr(f, "data-figure"))
	}
	if want := []string{"progress nq57/targets-2025@2025-06-30", "progress kh02/communes@2025-09-08", "timeline "}; !slices.Equal(drawn, want) {
		t.Errorf("drawn: %q", drawn)
	}
}

// TestArticleElsewhere: links, pictures, and a body in another language.
func TestArticleElsewhere(t *testing.T) {
	c := withArticle(progress.Part{HTML: "<p>"}, progress.Part{Link: &progress.Link{Kind: "page", ID: "gioi-thieu", Fragment: "ai", Title: `Ai "ký"`}}, progress.Part{HTML: "a</a> "},
		progress.Part{Link: &progress.Link{To: "/don-vi/"}}, progress.Part{HTML: "b</a></p>"}, bound("nq57", "tasks", "38/102"))
	missing := progress.Image{Caption: vi("Các đại biểu."), Credit: vi("Ảnh: Thành Duy")}
	c.News[0].Images = []progress.Image{missing, missing, {Src: "media/a.jpg", Alt: vi("Cầu"), Caption: vi("Một cây cầu.")}}
	c.Pictures = map[string]progress.Picture{"media/a.jpg": {Slug: "a", Key: "0123456789", Format: "jpg", Sizes: []progress.Size{{Width: 640, Height: 480}}}}
	tree := renderAll(t, c)
	doc := says(t, tree, articlePath, "2 ảnh cùng một lời chú thích:", "Ảnh: Thành Duy")
	if img := all(doc, "img")[0]; attr(img, "width") != "640" || attr(img, "alt") != "Cầu" {
		t.Error("the picture has no size or no words")
	}
	doc = says(t, tree, "en/news/2025-09-24-hoi-nghi/index.html", "Not translated yet; what follows is the original (Tiếng Việt).", "Tasks of the whole plan: 38 of 102 done")
	var body *html.Node
	below(doc, func(n *html.Node) {
		if attr(n, "class") == "prose-body" {
			body = n
		}
	})
	if attr(body, "lang") != "vi" {
		t.Error("the body does not say its language")
	}
	if title := attr(all(body, "a")[0], "title"); title != `Ai "ký"` {
		t.Errorf("the link says %q", title)
	}
	want := []string{"/en/gioi-thieu/#ai", "/don-vi/", "#note_2025-09-24-nq57-tasks"}
	for i, a := range all(body, "a") {
		if attr(a, "href") != want[i] {
			t.Errorf("link %d leads to %s, not %s", i, attr(a, "href"), want[i])
		}
	}
}
