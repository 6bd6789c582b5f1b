package content

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestHostile(t *testing.T) {
	rep := func(s string, n int) string { return strings.Repeat(s, n/len(s)) }
	n := 250 << 10
	para := func(s string) string { return rep(strings.Repeat(s, 300/len(s)+1)+"\n\n", n) }
	lines := func(s string) string { return rep(strings.Repeat(s, 500/len(s)+1)+"\n", n) }
	for name, body := range map[string]string{
		"[a(": lines("[a("), "[": lines("["), "![": lines("!["), "*a **a ": lines("*a **a "), "_a": lines("_a "), "`": lines("`a``b"), "<": lines("<a"), "<a href='": lines("<a href='"),
		"pipes": rep("|a|b|c|\n|-|-|-|\n", n), "table50": strings.Repeat("|a", 49) + "|\n" + strings.Repeat("|-", 49) + "|\n" + rep("|\n", n), "p[a(": para("[a("), "pipe rows": "|a|b|\n|-|-|\n" + rep("x\n", n), "quotes": rep("> ", 600) + "a\n" + rep("> a\n", n),
		"lists": func() string {
			s := ""
			for i := range 300 {
				s += strings.Repeat("  ", i) + "- a\n"
			}
			return rep(s, n)
		}(), "listdeep": rep("- ", 40) + "\n", "entities": lines("&#x41;&amp;"), "refs": rep("[a]: /b\n", n) + "[a]", "refs2": func() string {
			s := ""
			for i := range 8000 {
				s += fmt.Sprintf("[a%d]: /b\n", i)
			}
			return s + lines("[a1]")
		}(), "~~": lines("~~a"), "esc": lines("\\["), "html": lines("<!-- "), "autolink": lines("<http:a"), "hr": rep("***\n", n), "setext": rep("a\n===\n", n), "plain": lines("abc "), "](": lines("](a"), "nested[": rep("[", 60000), "a](": lines("[a](<b"), "codefence": rep("```\n", n), "tabs": rep("\t", 60000) + "\n", "heads": rep("## a\n", n),
	} {
		fsys := fstest.MapFS{
			"site.toml":            {Data: []byte("title='a'\nbase_url='https://a.b/'\nlanguage='vi'\n")},
			"news/2025-01-01-a.md": {Data: []byte("+++\ntitle='a'\ndate=2025-01-01\n+++\n" + body)},
		}
		start := time.Now()
		s, l, err := Load(fsys, Options{Date: 800000})
		d := time.Since(start)
		out := 0
		if s != nil && len(s.News) > 0 {
			for _, p := range s.News[0].Bodies["vi"].Parts {
				out += len(p.HTML)
			}
		}
		first := ""
		if len(l) > 0 {
			first = l[0].Message.EN
		}
		if d > 150*time.Millisecond || out > 3<<20 {
			fmt.Println(name, d.Round(time.Millisecond), len(body), "->", out, len(l), first, err)
		}
	}
}
