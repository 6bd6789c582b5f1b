package threat

import (
	"fmt"
	"runtime"
	"slices"
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
	articleFile = "news/2025-07-05-a.md"
	articleHead = "+++\ntitle = \"a\"\ndate = 2025-07-05\n+++\n"
)

// hostileFiles are files that make a parser slow or large: what stands in most of
// them was found by trying.
func hostileFiles() []hostile {
	return slices.Concat(hostileData(), hostileArticles(), hostileMaps())
}

func hostileData() (list []hostile) {
	const report, plan = "reports/2025-07-01-p.toml", "plans/p.toml"
	data := func(name, path, head, row string) {
		list = append(list, hostile{name, path, head + repeated(row, dataCap-len(head))})
	}
	data("brackets", report, "a = ", "[")
	data("brackets in lines", report, "a = ", "[\n")
	data("lines", report, reportHead, "#\n")
	data("comments", report, reportHead, "# aaaaaaaaaaaaaaa\n")
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
	data("hidden characters", report, reportHead, "# "+strings.Repeat("\u202e", 200)+"\n")
	data("decomposed letters", report, reportHead, "# "+strings.Repeat("e\u0302", 200)+"\n")
	data("mixed scripts", report, reportHead, "# "+strings.Repeat("a\u0430 ", 200)+"\n")
	data("Cyrillic", report, reportHead, "# "+strings.Repeat("\u0430 ", 200)+"\n")
	data("Cyrillic and Korean", plan, planHead, "[[item]]\nid = \"i%d\"\nsets = [\"s\"]\ntitle = \"\u0430%[1]d\"\nlead = \"\uac00\\t%[1]d\"\ndefinition = \""+strings.Repeat("\u0430", 400)+"%[1]d\"\n")
	data("units", "units.toml", "", "[[unit]]\ncode = \"%d\"\nname = \"n\"\n")
	data("equal units", "units.toml", "", "[[unit]]\ncode = \"1\"\nname = \"n\"\n")
	data("translations", "units.toml", "", "[[unit]]\ncode = \"%d\"\nname = \"n\"\nen.name = \"x\"\n")
	data("sets", plan, "title = \"a\"\n", "[[set]]\nid = \"i%d\"\nkind = \"task\"\nname = \"t\"\nwithin = \"i0\"\n")
	data("items", plan, planHead, "[[item]]\nid = \"i%d\"\nsets = [\"s\"]\ntitle = \"t\"\n")
	data("criteria", plan, planHead, "[[criterion]]\nid = \"i%d\"\nset = \"s\"\nname = \"t\"\n")
	data("commitments", "commitments.toml", "", "[[commitment]]\nid = \"c%d\"\ntype = \"goal\"\nby = \"b\"\ntext = \"t\"\nsaid = 2025-01-01\nsource = { title = \"t\", publisher = \"p\" }\n")
	return append(list, hostile{"a dotted key", report, strings.Repeat("a.", 30_000) + "a = 1\n"})
}

// hostileArticles are larger than they look; those with words in them have as many
// parts as an article may have.
func hostileArticles() (list []hostile) {
	words := strings.Repeat("a", 12)
	for name, row := range map[string]string{
		"paragraphs": "a\n\n", "links": "[a](https://a.b/)\n\n", "open links": "[a](\n\n", "emphasis": "*a **b \n\n", "headings": "## a\n", "lists": "- a\n", "lists in lists": "- - - - - - a\n",
		"quotations": "> > > > a\n", "fences": "```\n", "elements": "<b>\n\n", "references": "[r%d]: https://a.b/\n", "notes": "[^%d]: x\n", "tables of Markdown": "|a|b|\n|-|-|\n|c|d|\n\n",
		"charts": "![a](chart:p/tasks)\n\n", "bound figures": "[5](figure:p/tasks)\n\n", "pictures": "![a](../media/x.jpg)\n\n", "bad links": "[a](x:y)\n\n", "comments of HTML": "<!--\n\n", "one line": "[a](",
		"paragraphs with words": words + "\n\n", "headings with words": "## " + words + "\n", "lists with words": "- " + words + "\n", "lists in lists with words": "- - - - - - " + words + words + words + "\n",
		"notes with words": words + "[^1]\n\n",
	} {
		list = append(list, hostile{name, articleFile, articleHead + repeated(row, articleCap)})
	}
	note := "\n\n[^1]: x\n"
	address := "[r]: https://a.b/" + strings.Repeat("x", 60_000) + "\n\n"
	return append(list,
		hostile{"one address many times", articleFile, articleHead + address + repeated("[r]\n\n", articleCap-len(address))},
		hostile{"one note many times", articleFile, articleHead + repeated("a[^1]\n\n", articleCap) + note},
		hostile{"one note with words", articleFile, articleHead + repeated(words+"[^1]\n\n", articleCap) + note},
		hostile{"front matter", articleFile, "+++\n" + repeated("k%d = 1\n", articleCap) + "+++\n"})
}

func hostileMaps() (list []hostile) {
	with := func(name, head, row, tail string) {
		list = append(list, hostile{name, "map.geojson", head + repeated(row, dataCap-len(head)-len(tail)) + tail})
	}
	const top = `{"type":"FeatureCollection","features":[`
	with("a map of brackets", "", "[", "")
	with("a map of names", "{", `"%d":1,`, `"type":"FeatureCollection","features":[]}`)
	with("a map of nothing", top, `{"type":"Feature","properties":{"code":"a"}},`, "{}]}")
	with("a map of triangles", top, `{"type":"Feature","properties":{"code":"%d"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[1,2]]]}},`, "{}]}")
	with("a map of properties", top+`{"type":"Feature","properties":{`, `"%d":1,`, `"code":"a"}}]}`)
	with("a map of one code", top+`{"type":"Feature","properties":{"code":"`, `\u0430`, `"}}]}`)
	with("a map of points", top+`{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[[`, "[1,1],", `[2,2]]]}}]}`)
	with("a map of rings", top+`{"type":"Feature","id":1,"geometry":{"type":"Polygon","coordinates":[`, "[[1,1],[2,1],[1,2]],", `[[1,1],[2,1],[1,2]]]}}]}`)
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
