package address_test

import (
	"net/url"
	"strings"
	"testing"

	"tiendo/internal/address"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// at is the map of a site at a base URL, in a first language.
func at(base, first string) address.Map {
	return address.Of(&progress.Site{Content: progress.Content{Settings: progress.Settings{BaseURL: base, Language: first}}})
}

// pages are the addresses of every kind of page: DESIGN section 4.
func pages(p address.Pages) map[string]address.Path {
	return map[string]address.Path{
		"home": p.Home(), "plans": p.Plans(), "plan": p.Plan("nq57"), "set": p.Set("nq57", "tasks-2025"), "item": p.Item("nq57", "t-07"),
		"reports": p.Reports(), "report": p.Report("2025-09-24-nq57"), "units": p.Units(), "unit": p.Unit("16681"), "group": p.UnitGroup("do-luong"),
		"commitments": p.Commitments(), "news": p.News(), "year": p.NewsYear("2025"), "month": p.NewsMonth("2025", "09"),
		"article": p.Article("2025-09-24-phien-hop"), "page": p.Page("gioi-thieu"), "data": p.Data(), "quality": p.Quality(), "method": p.Method(),
		"corrections": p.Corrections(), "search": p.Search(), "letter": p.SearchLetter("d"), "verify": p.Verify(), "sitemap": p.Sitemap(), "feed": p.Feed(),
		"press": p.Press("2025-09-24-nq57"), "press text": p.PressText("2025-09-24-nq57"), "feed as JSON": p.Feed().AsJSON(),
		"plan feed": p.PlanFeed("nq57"), "plan feed as JSON": p.PlanFeed("nq57").AsJSON(), "corrections feed": p.CorrectionsFeed(),
		"corrections feed as JSON": p.CorrectionsFeed().AsJSON(), "calendar": p.Calendar(),
	}
}

func TestPages(t *testing.T) {
	want := map[string][2]address.Path{
		"home":        {"/", "/en/"},
		"plans":       {"/ke-hoach/", "/en/plans/"},
		"plan":        {"/ke-hoach/nq57/", "/en/plans/nq57/"},
		"set":         {"/ke-hoach/nq57/tasks-2025/", "/en/plans/nq57/tasks-2025/"},
		"item":        {"/ke-hoach/nq57/muc/t-07/", "/en/plans/nq57/items/t-07/"},
		"reports":     {"/bao-cao/", "/en/reports/"},
		"report":      {"/bao-cao/2025-09-24-nq57/", "/en/reports/2025-09-24-nq57/"},
		"units":       {"/don-vi/", "/en/units/"},
		"unit":        {"/don-vi/16681/", "/en/units/16681/"},
		"group":       {"/don-vi/nhom/do-luong/", "/en/units/groups/do-luong/"},
		"commitments": {"/cam-ket/", "/en/commitments/"},
		"news":        {"/tin/", "/en/news/"},
		"year":        {"/tin/2025/", "/en/news/2025/"},
		"month":       {"/tin/2025/09/", "/en/news/2025/09/"},
		"article":     {"/tin/2025-09-24-phien-hop/", "/en/news/2025-09-24-phien-hop/"},
		"page":        {"/gioi-thieu/", "/en/gioi-thieu/"},
		"data":        {"/du-lieu/", "/en/data/"},
		"quality":     {"/chat-luong-du-lieu/", "/en/data-quality/"},
		"method":      {"/phuong-phap/", "/en/method/"},
		"corrections": {"/dinh-chinh/", "/en/corrections/"},
		"search":      {"/tim-kiem/", "/en/search/"},
		"letter":      {"/tim-kiem/d/", "/en/search/d/"},
		"verify":      {"/kiem-chung/", "/en/verify/"},
		"sitemap":     {"/so-do-trang/", "/en/sitemap/"},
		"feed":        {"/feed.xml", "/en/feed.xml"},
		"press":       {"/bao-cao/2025-09-24-nq57/bao-chi/", "/en/reports/2025-09-24-nq57/press/"},
		"press text":  {"/bao-cao/2025-09-24-nq57/bao-chi.txt", "/en/reports/2025-09-24-nq57/press.txt"},
		"plan feed":   {"/ke-hoach/nq57/feed.xml", "/en/plans/nq57/feed.xml"},
		"calendar":    {"/deadlines.ics", "/en/deadlines.ics"},

		"feed as JSON":             {"/feed.json", "/en/feed.json"},
		"plan feed as JSON":        {"/ke-hoach/nq57/feed.json", "/en/plans/nq57/feed.json"},
		"corrections feed":         {"/dinh-chinh/feed.xml", "/en/corrections/feed.xml"},
		"corrections feed as JSON": {"/dinh-chinh/feed.json", "/en/corrections/feed.json"},
	}
	m := at("https://example.vn/", "vi")
	vi, en := pages(m.In(locale.For("vi"))), pages(m.In(locale.For("en")))
	for name, paths := range want {
		if vi[name] != paths[0] || en[name] != paths[1] {
			t.Errorf("%s: %s, %s, want %s, %s", name, vi[name], en[name], paths[0], paths[1])
		}
	}
	if len(want) != len(vi) {
		t.Errorf("%d addresses are compared, there are %d", len(want), len(vi))
	}
	// An English site has its pages at the root, and the Vietnamese ones below.
	m = at("https://example.vn/", "en")
	if p := m.In(locale.For("en")); p.Plan("nq57") != "/plans/nq57/" || p.Home() != "/" || p.Feed() != "/feed.xml" {
		t.Errorf("an English site: %s", p.Plan("nq57"))
	}
	if p := m.In(locale.For("vi")); p.Plan("nq57") != "/vi/ke-hoach/nq57/" || p.Home() != "/vi/" {
		t.Errorf("its Vietnamese pages: %s", p.Plan("nq57"))
	}
}

func TestMachineFiles(t *testing.T) {
	for got, want := range map[address.Path]string{
		address.NotFound: "404.html", address.Index: "api/v1/index.json", address.UnitsJSON: "api/v1/units.json",
		address.CommitJSON: "api/v1/commitments.json", address.UnitsCSV: "data/units.csv", address.Feed: "feed.xml", address.SitemapXML: "sitemap.xml",
		address.Robots: "robots.txt", address.Headers: "_headers", address.Redirects: "_redirects", address.SecurityTxt: ".well-known/security.txt",
		address.DataPackage: "datapackage.json", address.Catalog: "catalog.jsonld", address.FeedJSON: "feed.json", address.Calendar: "deadlines.ics",
		address.ReportsSum: "reports.sum", address.Manifest: "manifest.json",
		address.PlanJSON("nq57"): "api/v1/plans/nq57.json", address.ReportJSON("2025-09-24-nq57"): "api/v1/reports/2025-09-24-nq57.json",
		address.UnitJSON("16681"): "api/v1/units/16681.json", address.PlanCSV("nq57"): "data/nq57.csv",
	} {
		if got.File() != want {
			t.Errorf("%s is the file %s, want %s", got, got.File(), want)
		}
	}
}

func TestFile(t *testing.T) {
	for path, want := range map[address.Path]string{
		"/": "index.html", "": "index.html", "/en/": "en/index.html", "/ke-hoach/nq57/": "ke-hoach/nq57/index.html",
		"/404.html": "404.html", "/en/feed.xml": "en/feed.xml", "/media/ảnh 1.jpg": "media/ảnh 1.jpg",
	} {
		if got := path.File(); got != want {
			t.Errorf("%q is the file %q, want %q", path, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, c := range []struct{ base, path, prefix, href, absolute string }{
		{"https://example.vn/", "/", "", "/", "https://example.vn/"},
		{"https://example.vn", "/tin/", "", "/tin/", "https://example.vn/tin/"},
		{"https://example.vn:8443/", "/tin/", "", "/tin/", "https://example.vn:8443/tin/"},
		{"https://host/tiendo/", "/ke-hoach/nq57/", "/tiendo", "/tiendo/ke-hoach/nq57/", "https://host/tiendo/ke-hoach/nq57/"},
		{"https://host/a/b/", "/404.html", "/a/b", "/a/b/404.html", "https://host/a/b/404.html"},
		{"https://host/ti%E1%BA%BFn/", "/", "/ti%E1%BA%BFn", "/ti%E1%BA%BFn/", "https://host/ti%E1%BA%BFn/"},
		{"https://example.vn/", "/media/ảnh 1.jpg", "", "/media/%E1%BA%A3nh%201.jpg", "https://example.vn/media/%E1%BA%A3nh%201.jpg"},
		{"https://example.vn/", "/media/a b.jpg", "", "/media/a%20b.jpg", "https://example.vn/media/a%20b.jpg"},
		{"https://example.vn/", "/media/\"a\x7f\".jpg", "", "/media/%22a%7F%22.jpg", "https://example.vn/media/%22a%7F%22.jpg"},
		{"https://example.vn/", "/media/\".jpg", "", "/media/%22.jpg", "https://example.vn/media/%22.jpg"},
		{"https://example.vn/", "/media/\x7f.jpg", "", "/media/%7F.jpg", "https://example.vn/media/%7F.jpg"},
		{"https://example.vn/", "/media/50%.jpg", "", "/media/50%25.jpg", "https://example.vn/media/50%25.jpg"},
		{"https://example.vn/", "/media/a?b#c.png", "", "/media/a%3Fb%23c.png", "https://example.vn/media/a%3Fb%23c.png"},
		{"https://example.vn/", "/media/(1)_a+b,c.png", "", "/media/(1)_a+b,c.png", "https://example.vn/media/(1)_a+b,c.png"},
	} {
		m := at(c.base, "vi")
		if m.Prefix() != c.prefix || m.Href(address.Path(c.path)) != c.href || m.Absolute(address.Path(c.path)) != c.absolute {
			t.Errorf("%s at %s: %q, %q, %q", c.path, c.base, m.Prefix(), m.Href(address.Path(c.path)), m.Absolute(address.Path(c.path)))
		}
		u, err := url.Parse(c.absolute)
		if err != nil || !strings.HasSuffix(u.Path, c.path) {
			t.Errorf("%s leads to %v, %v", c.absolute, u, err)
		}
	}
}

// A link leads back to its path, whatever a picture is called.
func FuzzHref(f *testing.F) {
	f.Add("/media/ảnh hội nghị 50%.jpg")
	f.Add("/media/a?b#c;d&e=f.png")
	f.Fuzz(func(t *testing.T, path string) {
		if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
			return
		}
		m := at("https://host/tiendo/", "vi")
		for _, link := range []string{m.Absolute(address.Path(path)), "https://host" + m.Href(address.Path(path))} {
			u, err := url.Parse(link)
			if err != nil || u.Path != "/tiendo"+path || u.RawQuery != "" || u.Fragment != "" {
				t.Fatalf("%q becomes %q, which leads to %v, %v", path, link, u, err)
			}
			if strings.ContainsAny(link, " \"<>`") {
				t.Fatalf("%q becomes %q", path, link)
			}
		}
	})
}

// No two things of a site stand at one address, in one language or in several;
// also ids that look like path words do not make them meet.
func TestNothingMeets(t *testing.T) {
	for _, first := range []string{"vi", "en"} {
		taken := map[string]string{}
		take := func(what string, p address.Path) {
			t.Helper()
			file := strings.ToLower(p.File()) // as hosts see it that know no case
			if other, there := taken[file]; there {
				t.Errorf("%s first: %s and %s are both %s", first, what, other, file)
			}
			taken[file] = what
		}
		for _, p := range []address.Path{address.NotFound, address.Index, address.UnitsJSON, address.CommitJSON, address.UnitsCSV, address.SitemapXML,
			address.Robots, address.Headers, address.Redirects, address.SecurityTxt, address.DataPackage, address.Catalog,
			address.ReportsSum, address.Manifest, address.PlanJSON("units"), address.ReportJSON("units"), address.UnitJSON("units"),
			address.PlanCSV("nq57"), address.Picture(progress.Picture{Slug: "a", Key: "0123456789", Format: "jpg"}, progress.Size{Width: 480}), "/data/all.xlsx"} {
			take("machine "+string(p), p)
		}
		m := at("https://example.vn/", first)
		for _, l := range locale.All() {
			p := m.In(l)
			for name, path := range pages(p) {
				take(l.Code+" "+name, path)
			}
			for _, id := range []string{"units", "reports", "nhom", "groups", "en", "vi", "data", "api", "feed", "2025x", "d2", "index"} {
				for name, path := range map[string]address.Path{
					"plan": p.Plan(id), "set": p.Set("nq57", id), "item": p.Item("nq57", id), "report": p.Report(id), "unit": p.Unit(id),
					"group": p.UnitGroup(id), "article": p.Article(id), "letter": p.SearchLetter(id),
					"press": p.Press(id), "press text": p.PressText(id), "plan feed": p.PlanFeed(id), "plan feed as JSON": p.PlanFeed(id).AsJSON(),
				} {
					take(l.Code+" "+name+" "+id, path)
				}
			}
		}
	}
}

func TestPicture(t *testing.T) {
	p := progress.Picture{Slug: "cau-ben-thuy", Key: "0123456789", Format: "jpg"}
	if got := address.Picture(p, progress.Size{Width: 960, Height: 720}); got != "/media/cau-ben-thuy-0123456789-960.jpg" {
		t.Error(got)
	}
}
