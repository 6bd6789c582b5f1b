package audit

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tiendo/internal/output"
)

// national is a tree as large as that of the country's site: 5,456 pages, 45 MB.
func national(b *testing.B) *output.Tree {
	t := output.NewTree()
	add := func(path, text string) {
		if err := t.Add(path, []byte(text)); err != nil {
			b.Fatal(err)
		}
	}
	add("assets/s.css", "")
	add("phuong-phap/index.html", head+`<h2 id="nhip">Nhịp</h2>`)
	var locs strings.Builder
	for i := range 5455 {
		add(fmt.Sprintf("don-vi/%d/index.html", i), unitPage(i))
		add(fmt.Sprintf("api/v1/units/%d.json", i), fmt.Sprintf(`{"code":"%d","results":[%s{"done":16}]}`, i, strings.Repeat(`{"plan":"tinh-1","set":"criteria","done":16},`, 20)))
		fmt.Fprintf(&locs, "<url><loc>https://example.org/tiendo/don-vi/%d/</loc></url>\n", i)
	}
	add("sitemap.xml", `<?xml version="1.0"?><urlset>`+locs.String()+"</urlset>")
	return t
}

func unitPage(i int) string {
	var b strings.Builder
	b.WriteString(strings.Replace(head, "don-vi/1/", fmt.Sprintf("don-vi/%d/", i), 1))
	for k := range 20 {
		fmt.Fprintf(&b, `<tr id="tc-%d"><th scope="row">Tiêu chí số %d về hạ tầng số của xã</th><td class="met">đạt</td>`, k, k)
		b.WriteString(`<td><data value="16" data-figure="nq57/criteria@2025-09-08" data-report="2025-09-24-nq57">16/16</data></td>`)
		fmt.Fprintf(&b, "<td><a href=\"/tiendo/don-vi/%d/\">24/9/2025</a></td><td><a href=\"/tiendo/phuong-phap/#nhip\">cách tính</a></td></tr>\n", (i+k)%5455)
	}
	b.WriteString(`<svg role="img" viewBox="0 0 100 100" aria-labelledby="dau">`)
	for k := range 16 {
		fmt.Fprintf(&b, `<rect x="%d" y="2" width="5.5" height="5" class="s-done"/>`, k)
	}
	return b.String() + `</svg><p>` + strings.Repeat("Đoạn văn dài về tiến độ chuyển đổi số của xã. ", 20) + `</p></body></html>`
}

func BenchmarkCheck(b *testing.B) {
	t := national(b)
	b.SetBytes(t.Bytes())
	b.ReportAllocs()
	for b.Loop() {
		if problems := Check(t, "/tiendo", "example.org"); len(problems) > 0 {
			b.Fatal(describe(problems))
		}
	}
}

// BenchmarkScan compares the scanner with golang.org/x/net/html on one page.
func BenchmarkScan(b *testing.B) {
	data := []byte(unitPage(1))
	b.Run("tiendo", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			for s := (scanner{data: data}); s.next(); {
			}
		}
	})
	b.Run("x/net", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			for z := html.NewTokenizer(bytes.NewReader(data)); z.Next() != html.ErrorToken; {
				for _, more := z.TagName(); more; {
					_, _, more = z.TagAttr()
				}
			}
		}
	})
}
