package audit

import (
	"fmt"
	"strings"
	"testing"

	"tiendo/internal/diag"
	"tiendo/internal/output"
)

const head = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src 'self'">
<title>Xã</title><link rel="stylesheet" href="/tiendo/assets/s.css"><link rel="canonical" href="https://example.org/tiendo/don-vi/1/">
</head><body><h1 id="dau">Xã</h1>
`

// clean is a site without a fault.
func clean() map[string]string {
	return map[string]string{
		"index.html": head + `<a href="don-vi/1/">Xã</a> <a href="/tiendo/don-vi/1/#hang-2">hàng 2</a>`,
		"don-vi/1/index.html": head + `<a href="../../">lên</a> <a href="../../index.html">lên</a> <a href="#dau">đầu</a> <a href="">đây</a>
<a href="?q=1">tìm</a> <a href="/tiendo/don-vi/1/?x=1&amp;y=2#dau">đầu</a> <a href="https://example.org/tiendo/">trang</a>
<a href="https://baonghean.vn/x?a=1&amp;b=//c">báo</a> <a href="mailto:a@example.org">thư</a> <a href="tel:+84238">gọi</a>
<a href="https://example.org/khac/">nơi khác</a> <a href="/tiendo/manifest.json">m</a> <a href="/tiendo/t%E1%BB%87p%20.csv">tệp</a>
<img src="/tiendo/media/a.jpg" alt="" srcset="/tiendo/media/a.jpg 1x, ../../media/a.jpg 2x"><form action="/tiendo/"><label for="q">Tìm</label><input id="q"></form>
<script src="/tiendo/assets/a.js" defer></script><script type="application/json">{"a": "<b>"}</script>
<svg role="img" aria-labelledby="t d"><title id="t">Biểu đồ</title><desc id="d">NaN là gì? Information</desc><a xlink:href="#dau"><rect id="hang-2" x="1.5"/></a></svg>
<!-- <img src="//evil.example"> --><p title="NaN">Inform NaN</p><noscript><p>x</p></noscript><textarea><img></textarea>`,
		"embed/bar/index.html": strings.Replace(head, "h1", "h2", 1),
		"404.html":             head, "assets/s.css": "", "assets/a.js": "", "media/a.jpg": "", "tệp .csv": "",
		"a.json": `{"a": 1}`, "a.xml": `<?xml version="1.0"?><a b="1">&lt;</a>`,
	}
}

// check reads a tree, and holds against it what is found while it is filled.
func check(t *testing.T, files map[string]string) diag.List {
	t.Helper()
	tree, watch := output.NewTree(), NewWatch("/tiendo", "example.org")
	tree.Added = watch.See
	for path, text := range files {
		if err := tree.Add(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	found := Check(tree, "/tiendo", "example.org")
	if seen := watch.Problems(tree); describe(seen) != describe(found) {
		t.Errorf("seen:\n%s\nfound:\n%s", describe(seen), describe(found))
	}
	return found
}

// TestWatch: a good tree is not read again, of two ids of a tag the first counts, and an
// address leads to the file that it is served from.
func TestWatch(t *testing.T) {
	for to, want := range map[string]bool{
		"don-vi/1/#hang-2": true, "don-vi/1/index.html#hang-2": true, "a.html#%C4%91%E1%BA%A7u": true,
		"don-vi/1/#khong-co": false, "a.html#hang-2": false, "a.html#sau": false,
		"": true, "index.html": true, "don-vi/1/index.html": true, "manifest.json": true,
		"don-vi/1": false, "don-vi/1/xindex.html": false, "don-vi/1/index.html/": false, "don-vi/": false, "/don-vi/1/": false, "x": false, "xindex.html": true,
	} {
		files := clean()
		files["a.html"] = head + `<p id="đầu" id="sau">x</p>`
		files["xindex.html"], files["b.html"] = head, head+`<a href="/tiendo/`+to+`">x</a>`
		tree, watch := output.NewTree(), NewWatch("/tiendo", "example.org")
		tree.Added = watch.See
		for path, text := range files {
			if err := tree.Add(path, []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if got := watch.sound(tree); got != want {
			t.Errorf("%s: %v", to, got)
		}
	}
}

func describe(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s:%d:%d: %s [%s]\n", p.File, p.Line, p.Column, p.Message.EN, p.Rule.Name)
	}
	return b.String()
}

func TestClean(t *testing.T) {
	if got := check(t, clean()); len(got) > 0 {
		t.Error(describe(got))
	}
	if got := Check(output.NewTree(), "", ""); len(got) > 0 {
		t.Error(describe(got))
	}
}

// faults are bodies of a page, and the one rule that each breaks.
var faults = []struct{ html, rule string }{
	{`<a href="/tiendo/khong-co/">x</a>`, "page-link"},
	{`<a href="/tiendo/don-vi/1">no slash</a>`, "page-link"},
	{`<a href="/don-vi/1/">no prefix</a>`, "page-link"},
	{`<a href="/tiendo">no slash</a>`, "page-link"},
	{`<a href="don-vi/2/">x</a>`, "page-link"},
	{`<a href="https://example.org/tiendo/khong-co/">x</a>`, "page-link"},
	{`<a href="don-vi/1/#khong-co">x</a>`, "page-link"},
	{`<a href="javascript:alert(1)">x</a>`, "page-link"},
	{`<a href="&#106;avascript:alert(1)">x</a>`, "page-link"},
	{`<a href="//example.com/">x</a>`, "page-link"},
	{`<a href="data:text/html,x">x</a>`, "page-link"},
	{`<a href="../../etc/passwd">x</a>`, "page-link"},
	{`<a href="/\example.com/">x</a>`, "page-link"},
	{"<a href='java\tscript:x'>x</a>", "page-link"},
	{`<img src="" alt="">`, "page-link"},
	{`<img src=/tiendo/media/b.jpg alt>`, "page-link"},
	{`<script src="/tiendo/assets/b.js"></script>`, "page-link"},
	{`<link rel="alternate" href="/tiendo/feed.xml">`, "page-link"},
	{`<img src="https://example.com/a.jpg" alt="">`, "page-foreign"},
	{`<img src="data:image/png;base64,x" alt="">`, "page-foreign"},
	{`<img src="media/a.jpg" alt="" srcset="media/a.jpg 1x, //example.com/a.jpg 2x">`, "page-foreign"},
	{`<link rel="preconnect" href="https://fonts.example.com">`, "page-foreign"},
	{`<LINK REL="Icon" HREF="http://example.com/i.png">`, "page-foreign"},
	{`<video poster="https://example.com/a.jpg"></video>`, "page-foreign"},
	{`<iframe src="https://example.com/"></iframe>`, "page-foreign"},
	{`<form action="https://example.com/"></form>`, "page-foreign"},
	{`<use href="https://example.com/a.svg#x"/>`, "page-foreign"},
	{`<script src="https://example.com/a.js"></script>`, "page-foreign"},
	{`<a href="/tiendo/" ping="https://example.com/">x</a>`, "page-foreign"},
	{`<p id="dau">x</p>`, "page-id"},
	{`<a href="#khong-co">x</a>`, "page-id"},
	{`<svg aria-labelledby="dau khong-co"></svg>`, "page-id"},
	{`<label for="khong-co">x</label>`, "page-id"},
	{`<img src="media/a.jpg">`, "page-alt"},
	{`<figure data-option="/tiendo/assets/gone.json">x</figure>`, "page-link"},
	{`<form data-index="https://cdn.example/i.json">x</form>`, "page-foreign"},
	{`<script src="/tiendo/assets/a.js" data-chart="/tiendo/assets/gone.js"></script>`, "page-link"},
	{`<meta property="og:image" content="https://example.org/tiendo/gone.png">`, "page-link"},
	{`<meta property="og:image" content="https://cdn.example/a.png">`, "page-foreign"},
	{`<script>alert(1)</script>`, "page-inline"},
	{`<script type="module">x</script>`, "page-inline"},
	{`<script type="application/json">"<!-- <script"</script>`, "page-inline"},
	{`<style>p{}</style>`, "page-inline"},
	{`<p style="color:red">x</p>`, "page-inline"},
	{`<p onclick="x()">x</p>`, "page-inline"},
	{`<P OnClick=x>x</P>`, "page-inline"},
	{`<iframe srcdoc="x"></iframe>`, "page-inline"},
	{`<h1>x</h1>`, "page-head"},
	{`<script type="application/json">{"a": NaN}</script>`, "page-parse"},
	{`<script type="application/ld+json">{"a": 1,}</script>`, "page-parse"},
	{`<svg><path d="M0 NaN"/></svg>`, "page-number"},
	{`<svg><g transform="translate(+Inf,0)"/></svg>`, "page-number"},
	{`<rect width="NaN%"/>`, "page-number"},
	{`<td>NaN %</td>`, "page-number"},
}

// TestRules: each fault is found, by its rule, at its place, and nothing else.
func TestRules(t *testing.T) {
	for _, test := range faults {
		files := clean()
		files["index.html"] = head + "đ " + test.html
		got := check(t, files)
		if len(got) != 1 || got[0].Rule.Name != test.rule {
			t.Errorf("%s: want %s, got\n%s", test.html, test.rule, describe(got))
			continue
		}
		want := diag.Place{File: "index.html", Line: 6, Column: 3}
		if n := strings.Index(test.html, "NaN %"); n > 0 {
			want.Column += n // where the text begins
		}
		if test.rule == "page-head" || strings.Contains(test.html, "json") || strings.Contains(test.html, "<svg><") {
			continue // found elsewhere than at its first tag
		}
		if got[0].Place != want {
			t.Errorf("%s: place %v, want %v", test.html, got[0].Place, want)
		}
	}
}

// TestHead: what a page must have.
func TestHead(t *testing.T) {
	for _, gone := range []string{` lang="vi"`, "<title>Xã</title>", "default-src &#39;none&#39;", `<h1 id="dau">`} {
		files := clean()
		files["404.html"] = strings.Replace(head, gone, "", 1) + "<svg><title>no title of the page</title></svg>"
		if got := check(t, files); len(got) != 1 || got[0].Rule != pageHead || got[0].File != "404.html" {
			t.Errorf("without %s:\n%s", gone, describe(got))
		}
	}
}

// TestFiles: JSON and XML files are read.
func TestFiles(t *testing.T) {
	for path, text := range map[string]string{
		"a.json": `{"a": Inf}`, "a.jsonld": "", "a.xml": `<a><b></a>`, "a.svg": `<svg x=1/>`, "b.xml": "<a>\x01</a>",
	} {
		files := clean()
		files[path] = text
		if got := check(t, files); len(got) != 1 || got[0].Rule != pageParse || got[0].File != path {
			t.Errorf("%s %q:\n%s", path, text, describe(got))
		}
	}
}

// TestMany: a fault of a template is in every page and is shown some times.
func TestMany(t *testing.T) {
	files := clean()
	for i := range 100 {
		files[fmt.Sprintf("tin/%d/index.html", i)] = head + "<style></style>"
	}
	got := check(t, files)
	if len(got) != perRule || !strings.HasSuffix(got[perRule-1].Message.EN, "(and 80 more of the same)") || !got.Errors() {
		t.Error(describe(got))
	}
	if again := describe(check(t, files)); again != describe(got) {
		t.Errorf("another order:\n%s", again)
	}
}

// TestDocs: every rule is an error and says why, in both languages.
func TestDocs(t *testing.T) {
	for _, r := range Rules {
		if r.Severity != diag.Error || !strings.HasPrefix(r.Name, "page-") || r.Doc.VI == "" || r.Doc.EN == "" || r.Doc.VI == r.Doc.EN {
			t.Errorf("%+v", r)
		}
	}
}
