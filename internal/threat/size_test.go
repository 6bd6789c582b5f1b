package threat

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"tiendo/internal/content"
	"tiendo/internal/rule"
)

// hostile is a file as large as its cap lets it be, all of one thing.
type hostile struct{ name, path, text string }

const (
	dataCap    = 8<<20 - 1000
	articleCap = 256<<10 - 1000

	reportHead  = "plan = \"p\"\npublished = 2025-07-01\nas_of = 2025-06-30\n[source]\ntitle = \"a\"\npublisher = \"b\"\n"
	planHead    = "title = \"a\"\n[[set]]\nid = \"s\"\nkind = \"task\"\nname = \"n\"\n"
	articleHead = "+++\ntitle = \"a\"\ndate = 2025-07-05\n+++\n"
)

// hostileFiles are files that make a parser slow or large: what stands in most of
// them was found by trying.
func hostileFiles() []hostile {
	var list []hostile
	data := func(name, path, head, row string) {
		list = append(list, hostile{name, path, head + repeated(row, dataCap-len(head))})
	}
	article := func(name, row string) {
		list = append(list, hostile{name, "news/2025-07-05-a.md", articleHead + repeated(row, articleCap)})
	}
	const report, plan = "reports/2025-07-01-p.toml", "plans/p.toml"
	data("brackets", report, "a = ", "[")
	data("brackets in lines", report, "a = ", "[\n")
	data("comments", report, reportHead, "# a\n")
	data("empty lines", report, reportHead, "\n")
	data("figures", report, reportHead, "[[figure]]\nset = \"tasks\"\nsplit = \"s%d\"\nvalue = 1\n")
	data("equal figures", report, reportHead, "[[figure]]\nset = \"tasks\"\nvalue = 1\n")
	data("figures of nothing", report, reportHead, "[[figure]]\n")
	data("unknown keys", report, reportHead, "k%d = 1\n")
	data("dotted keys", report, reportHead, "a.b.c.d.e.f.g.k%d = 1\n")
	data("tables", report, reportHead, "[t%d]\n")
	data("deep tables", report, reportHead, "[a.b.c.d.e.f.g.t%d]\n")
	data("unknown units", report, reportHead+"[units]\nset = \"criteria\"\n[units.done]\n", "%d = 1\n")
	data("a list", report, reportHead+"acknowledge = [\n", "\"a\",\n")
	data("inline tables", report, reportHead+"figure = [\n", "{},\n")
	data("a string", report, reportHead+"note = \"\"\"\n", "abcdefg\n")
	data("wrong types", report, reportHead, "[[figure]]\nset = %d\n")
	data("hidden characters", report, reportHead, "# \u202e\n")
	data("decomposed letters", report, reportHead, "# e\u0302\n")
	data("mixed scripts", report, reportHead, "# a\u0430\n")
	data("units", "units.toml", "", "[[unit]]\ncode = \"%d\"\nname = \"n\"\n")
	data("equal units", "units.toml", "", "[[unit]]\ncode = \"1\"\nname = \"n\"\n")
	data("translations", "units.toml", "", "[[unit]]\ncode = \"%d\"\nname = \"n\"\nen.name = \"x\"\n")
	data("sets", plan, "title = \"a\"\n", "[[set]]\nid = \"i%d\"\nkind = \"task\"\nname = \"t\"\nwithin = \"i0\"\n")
	data("items", plan, planHead, "[[item]]\nid = \"i%d\"\nsets = [\"s\"]\ntitle = \"t\"\n")
	data("criteria", plan, planHead, "[[criterion]]\nid = \"i%d\"\nset = \"s\"\nname = \"t\"\n")
	data("commitments", "commitments.toml", "", "[[commitment]]\nid = \"c%d\"\ntype = \"goal\"\nby = \"b\"\ntext = \"t\"\nsaid = 2025-01-01\nsource = { title = \"t\", publisher = \"p\" }\n")
	for name, row := range map[string]string{
		"paragraphs": "a\n\n", "links": "[a](https://a.b/)\n\n", "open links": "[a](\n\n", "emphasis": "*a **b \n\n", "headings": "## a\n", "lists": "- a\n", "lists in lists": "- - - - - - a\n",
		"quotations": "> > > > a\n", "fences": "```\n", "elements": "<b>\n\n", "references": "[r%d]: https://a.b/\n", "notes": "[^%d]: x\n", "tables of Markdown": "|a|b|\n|-|-|\n|c|d|\n\n",
		"charts": "![a](chart:p/tasks)\n\n", "bound figures": "[5](figure:p/tasks)\n\n", "pictures": "![a](../media/x.jpg)\n\n", "bad links": "[a](x:y)\n\n", "comments of HTML": "<!--\n\n", "one line": "[a](",
	} {
		article(name, row)
	}
	article("one address many times", "[r]\n\n")
	list[len(list)-1].text = strings.Replace(list[len(list)-1].text, "\n+++\n", "\n+++\n[r]: https://a.b/"+strings.Repeat("x", 60_000)+"\n\n", 1)[:articleCap]
	article("one note many times", "a[^1]\n\n")
	list[len(list)-1].text += "\n\n[^1]: x\n"
	list = append(list, hostile{"front matter", "news/2025-07-05-a.md", "+++\n" + repeated("k%d = 1\n", articleCap) + "+++\n"})
	list = append(list, hostile{"a dotted key", report, strings.Repeat("a.", 30_000) + "a = 1\n"})
	list = append(list, hostile{"a map of brackets", "map.geojson", strings.Repeat("[", dataCap)})
	list = append(list, hostile{"a map of nothing", "map.geojson", `{"type":"FeatureCollection","features":[` + strings.TrimSuffix(repeated(`{"type":"Feature","properties":{"code":"a"}},`, dataCap), ",") + "]}"})
	return list
}

// repeated is a row, again and again until size bytes are full; %d in it is its number.
func repeated(row string, size int) string {
	var b strings.Builder
	numbered := strings.Contains(row, "%d")
	for i := 0; b.Len()+len(row)+8 < size; i++ {
		if numbered {
			fmt.Fprintf(&b, row, i)
		} else {
			b.WriteString(row)
		}
	}
	return b.String()
}

// TestHostileSizes: whatever is asked for while a file within the caps is read,
// however much of it is free again in between, is bounded, so that nothing runs
// away. TestTortureHostileSizes reads from the system what the program takes: 256
// MB at most, and half a second.
func TestHostileSizes(t *testing.T) {
	const most = 384 << 20
	for _, h := range hostileFiles() {
		files := Site(nil)
		files[h.path] = &fstest.MapFile{Data: []byte(h.text)}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		site, _, err := content.Load(files, content.Options{Date: day})
		if err != nil {
			t.Fatal(err)
		}
		if site != nil {
			rule.Inspect(site)
		}
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > most {
			t.Errorf("%s: %d MB", h.name, used>>20)
		}
	}
}
