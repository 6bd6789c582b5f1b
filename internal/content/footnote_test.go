package content

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// bodyOf is the text of an article, its holes named in braces, and its problems.
func bodyOf(t *testing.T, lang, text string) (string, []string) {
	t.Helper()
	name := "news/2025-01-01-a.md"
	files := map[string]string{name: article("", text)}
	if lang != "vi" {
		files[name] = article("", "Bài.\n")
		files["news/2025-01-01-a."+lang+".md"] = "+++\ntitle = \"a\"\n+++\n" + text
	}
	s, problems := load1(t, site(files))
	var b strings.Builder
	for _, p := range s.News[0].Bodies[lang].Parts {
		switch {
		case p.Bound != nil:
			b.WriteString("{bound " + p.Bound.Text + "}")
		case p.Chart != nil:
			b.WriteString("{chart}")
		case p.Link != nil:
			b.WriteString("{link " + p.Link.Kind + "}")
		default:
			b.WriteString(p.HTML)
		}
	}
	return b.String(), problems
}

func TestFootnotes(t *testing.T) {
	got, problems := bodyOf(t, "vi", "Một[^a] và hai[^hai], lại một[^a].\n\n## Mục[^hai]\n\n[^hai]: Có [4/10 việc](figure:p/s), [trang](../pages/p.md), *nhấn* và [^a].\n\n    Đoạn hai.\n\n[^a]: Nguồn: https://x.y/\n")
	want := `<p>Một<sup class="fnref" id="fnref_1"><a href="#fn_1" role="doc-noteref">[1]</a></sup> và hai<sup class="fnref" id="fnref_2"><a href="#fn_2" role="doc-noteref">[2]</a></sup>, ` +
		`lại một<sup class="fnref" id="fnref_1_2"><a href="#fn_1" role="doc-noteref">[1]</a></sup>.</p>
<h2 id="muc">Mục<sup class="fnref" id="fnref_2_2"><a href="#fn_2" role="doc-noteref">[2]</a></sup></h2>
<section class="footnotes" role="doc-endnotes" aria-label="Ghi chú">
<ol>
<li id="fn_1">
<p>Nguồn: https://x.y/ <a class="back" href="#fnref_1" role="doc-backlink" aria-label="Về chỗ thứ 1 trong bài">↑1</a> <a class="back" href="#fnref_1_2" role="doc-backlink" aria-label="Về chỗ thứ 2 trong bài">↑2</a>` +
		` <a class="back" href="#fnref_1_3" role="doc-backlink" aria-label="Về chỗ thứ 3 trong bài">↑3</a></p>
</li>
<li id="fn_2">
<p>Có {bound 4/10 việc}, {link page}trang</a>, <em>nhấn</em> và <sup class="fnref" id="fnref_1_3"><a href="#fn_1" role="doc-noteref">[1]</a></sup>.</p>
<p>Đoạn hai. <a class="back" href="#fnref_2" role="doc-backlink" aria-label="Về chỗ thứ 1 trong bài">↑1</a> <a class="back" href="#fnref_2_2" role="doc-backlink" aria-label="Về chỗ thứ 2 trong bài">↑2</a></p>
</li>
</ol>
</section>
`
	if got != want || len(problems) > 0 {
		t.Errorf("%v\ngot\n%s\nwant\n%s", problems, got, want)
	}
	got, problems = bodyOf(t, "en", "One[^a].\n\n[^a]: Note.\n")
	if len(problems) > 0 || !strings.Contains(got, `aria-label="Note"`) || !strings.Contains(got, `aria-label="Back to place 1 in the text">↑</a>`) {
		t.Errorf("%v\n%s", problems, got)
	}
}

// Nothing that an editor writes about a footnote may vanish, or be printed as it is typed.
func TestFootnoteProblems(t *testing.T) {
	const first = 5 // line of the text in the file
	for name, c := range map[string]struct {
		text string
		want string
	}{
		"not defined":         {"a[^x] b\n", "5:2 unknown-reference"},
		"not defined, others": {"a[^y] b[^x]\n\n[^y]: y\n", "5:8 unknown-reference"},
		"not used":            {"a\n\n[^x]: y\n", "7:1 bad-value"},
		"twice":               {"a[^x]\n\n[^x]: y\n[^x]: z\n", "8:1 duplicate-id"},
		"empty":               {"a[^x]\n\n[^x]:\n", "7:1 bad-value"},
		"in a quotation":      {"a[^x]\n\n> [^x]: y\n", "7:1 bad-value"},
		"in a list":           {"a[^x]\n\n1. [^x]: y\n", "7:1 bad-value"},
		"indented":            {"a[^x]\n\n  [^x]: y\n", "7:1 bad-value"},
		"in another":          {"a[^x]b[^y]\n\n[^x]: x\n\n    [^y]: y\n", "9:1 bad-value"},
		"on one line":         {"a[^x]b[^y]\n\n[^x]: [^y]: y\n", "7:1 bad-value"},
		"in a link":           {"[a[^x]](https://x.y/)\n\n[^x]: y\n", "5:1 bad-value"},
		"in a bound figure":   {"[4/10[^x]](figure:p/s)\n\n[^x]: y\n", "5:1 bad-value"},
		"a picture in it":     {"a[^x]\n\n[^x]: ![c](chart:p/s)\n", "7:7 bad-value"},
		"very many":           {"a\n\n" + strings.Repeat("[^x]: y\n\n", maxFootnotes+1), "607:1 file-too-big"},
		"written in code":     {"Viết `[^x]` rồi\n\n```\n[^x]: y\n[^z] [^x]\n```\n\n    [^q]\n\n    a\n", ""},
		"escaped":             {"a \\[^x] b\n", ""},
		"a colon behind it":   {"a[^x]: b và [bảng]: c\n\n[^x]: y\n", ""},
		"at the beginning":    {"a\n\n[^x] nói rằng [b]: c\n\n[^x]: y\n", ""},
		"spaces":              {"mảng [^ x] và [^]\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := bodyOf(t, "vi", c.text)
			var want []string
			if c.want != "" {
				want = []string{"news/2025-01-01-a.md:" + c.want}
			}
			if !slices.Equal(problems, want) {
				t.Errorf("%v, want %v (the text begins in line %d)", problems, want, first)
			}
		})
	}
}

// A text of nothing but footnotes takes no longer than any other.
func TestFootnotesAreQuick(t *testing.T) {
	var many strings.Builder
	for n := range maxFootnotes {
		fmt.Fprintf(&many, "[^%d]: n\n\n", n)
	}
	for name, text := range map[string]string{
		"references": strings.Repeat("[^299]\n\n", 20000) + many.String(), "unknown": strings.Repeat("`a` [^z]\n\n", 20000),
		"half": strings.Repeat("[^\n\n", 40000), "open": strings.Repeat("[^a", 500) + "\n",
	} {
		start := time.Now()
		_, _, err := Load(site(map[string]string{"news/2025-01-01-a.md": article("", text)}), Options{Date: day})
		if took := time.Since(start); err != nil || took > 2*time.Second {
			t.Errorf("%s: %v, %v", name, took, err)
		}
	}
}

// Typographer stays off: quotation marks, dashes and dots are those of the editor.
func TestNoTypographer(t *testing.T) {
	got, _ := bodyOf(t, "vi", "“Trích” \"thẳng\" 'đơn' -- --- ... << a >> (c)\n")
	if want := "<p>“Trích” &quot;thẳng&quot; 'đơn' -- --- ... &lt;&lt; a &gt;&gt; (c)</p>\n"; got != want {
		t.Errorf("got  %swant %s", got, want)
	}
}
