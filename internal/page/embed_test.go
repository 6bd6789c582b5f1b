package page

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// snippets are the addresses of the frames that a page offers.
func snippets(t *testing.T, doc *html.Node) []string {
	t.Helper()
	var list []string
	for _, area := range all(doc, "textarea") {
		frame, err := html.Parse(strings.NewReader(text(area)))
		if err != nil || len(all(frame, "iframe")) != 1 {
			t.Fatalf("%q is no frame", text(area))
		}
		f := all(frame, "iframe")[0]
		path, ok := strings.CutPrefix(attr(f, "src"), "https://example.org/")
		if !ok || attr(f, "title") == "" || attr(f, "height") == "" {
			t.Errorf("%q lacks something", text(area))
		}
		list = append(list, path)
	}
	return list
}

// TestFrames: every chart of what is known today can be framed, every frame is
// there, and says what it is without the rest of the site.
func TestFrames(t *testing.T) {
	c := contentOf()
	c.Official = false
	tree := renderAll(t, c)
	pages := pagesOf(t, tree)
	offered := map[string]bool{}
	for _, doc := range pages {
		for _, path := range snippets(t, doc) {
			offered[path] = true
			if pages[path+"index.html"] == nil {
				t.Errorf("%s is offered and not there", path)
			}
		}
	}
	for _, path := range []string{"embed/progress/nq57/targets-2025/", "embed/trend/nq57/targets-2025/", "embed/compare/nq57/targets/",
		"embed/breakdown/dang-mttq-2025/tasks/", "embed/tiles/kh02/criteria/", "en/embed/progress/nq57/tasks/"} {
		if !offered[path] {
			t.Errorf("no page offers %s", path)
		}
		data, _ := tree.Get(path + "index.html")
		for _, want := range []string{`<meta name="robots" content="noindex">`, `<base target="_blank">`, `http-equiv="Content-Security-Policy"`} {
			if !strings.Contains(string(data), want) {
				t.Errorf("%s has no %s", path, want)
			}
		}
		if doc := pages[path+"index.html"]; doc != nil && len(all(doc, "textarea")) > 0 {
			t.Errorf("%s offers a frame within a frame", path)
		}
	}
	says(t, tree, "embed/tiles/kh02/criteria/index.html", "Cả 3 xã, phường đạt đủ 16 tiêu chí (giai đoạn 1)", "Số liệu đến 8/9/2025, theo Báo Nghệ An",
		"Nguồn, cách tính, các kỳ trước: Tiến độ Nghị quyết 57 ở Nghệ An", "không phải trang của cơ quan nhà nước")
	for path := range pages {
		if strings.HasPrefix(path, "embed/compare/") && strings.Contains(path, "2025") {
			t.Errorf("%s: a part has no parts to compare", path)
		}
	}
}

// TestFrameIsToday: a chart of an older figure offers no frame, for that would
// show other numbers.
func TestFrameIsToday(t *testing.T) {
	pages := pagesOf(t, renderAll(t, contentOf()))
	if list := snippets(t, pages["bao-cao/2025-06-30-nq57/index.html"]); len(list) > 0 {
		t.Errorf("an old report offers %v", list)
	}
	if list := snippets(t, pages["bao-cao/2025-09-24-nq57/index.html"]); len(list) != 4 {
		t.Errorf("the newest report offers %v", list)
	}
}

// TestFrameHostile: a name of the content cannot leave the snippet.
func TestFrameHostile(t *testing.T) {
	c := contentOf()
	c.Plans[0].Sets[1].Name = vi(`"></iframe></textarea><script>alert(1)</script>`)
	tree := renderAll(t, c)
	for path, doc := range pagesOf(t, tree) {
		clean(t, path, doc, tree)
		if len(all(doc, "iframe")) > 0 {
			t.Errorf("%s loads what a name says", path)
		}
		snippets(t, doc)
	}
}

// TestFramedKinds: each kind only where it fits.
func TestFramedKinds(t *testing.T) {
	c := contentOf()
	c.Plans[1].Sets[1].Size = progress.Maybe[int64]{}
	e := newEdition(progress.New(c, day(2025, 10, 15), false), locale.For("vi"), nil, nil)
	got := map[string]string{}
	for _, f := range e.frames() {
		got[f.plan.ID+"/"+f.set.ID] += f.kind + " "
	}
	for set, want := range map[string]string{
		"nq57/targets": "progress trend compare ", "nq57/targets-2025": "progress trend ", "kh02/provincial-tasks": "progress ",
		"kh02/communes": "progress ", "kh02/criteria": "tiles ", "dang-mttq-2025/tasks": "progress breakdown ",
	} {
		if got[set] != want {
			t.Errorf("%s has %q, want %q", set, got[set], want)
		}
	}
	if at := e.at.Embed("trend", "nq57", "tasks"); at != address.Path("/embed/trend/nq57/tasks/") {
		t.Errorf("a frame stands at %s", at)
	}
}
