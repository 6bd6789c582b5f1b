//go:build bench

package build

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// invented is a site of k provinces, each of the size of a large one: 130 units with
// 16 criteria, 4 plans with 4 reports each, 200 articles of some 600 words. Every
// figure and every word of it is made up. Equal k, equal bytes.
func invented(k int) fstest.MapFS {
	in := &inventor{fstest.MapFS{}, rand.New(rand.NewPCG(57, uint64(k)))}
	in.put("site.toml", "title = \"Số liệu giả lập\"\nbase_url = \"https://tiendo.example.org/\"\nlanguage = \"vi\"\ntime_zone = \"Asia/Ho_Chi_Minh\"\nofficial = false\n"+
		"publisher = { name = \"Cơ quan giả lập\", email = \"gia-lap@example.org\" }\n")
	var units strings.Builder
	for i := range 130 * k {
		province, n := i/130, i%130
		fmt.Fprintf(&units, "[[unit]]\ncode = \"%05d\"\nname = \"Xã Giả Lập %d\"\nkind = \"xã\"\ngroup = \"Tỉnh giả lập %d\"\ntile = [%d, %d]\n",
			i, i, province, province%10*14+n%12, province/10*14+n/12)
	}
	in.put("units.toml", units.String())
	for province := range k {
		for n := range 4 {
			in.plan(province, n)
		}
		for n := range 200 {
			in.article(province, n)
		}
	}
	return in.files
}

type inventor struct {
	files  fstest.MapFS
	random *rand.Rand
}

func (in *inventor) put(name, text string) {
	in.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

var months = [...]string{"03", "05", "07", "09"}

// plan writes one plan and its reports; the first of a province counts the criteria
// of its units.
func (in *inventor) plan(province, n int) {
	id := fmt.Sprintf("ke-hoach-%d-%d", province, n)
	var b strings.Builder
	fmt.Fprintf(&b, "title = \"Kế hoạch giả lập %d-%d\"\nscope = \"Tỉnh giả lập %d\"\nunits = \"Tỉnh giả lập %d\"\nreport_every_days = 92\n", province, n, province, province)
	for _, set := range [...]string{"targets", "tasks"} {
		fmt.Fprintf(&b, "[[set]]\nid = \"%s\"\nkind = \"%s\"\nname = \"Danh mục %s (giả lập)\"\nnoun = \"mục\"\nsize = 80\nstarts = 2025-01-01\ndue = \"2025\"\n", set, strings.TrimSuffix(set, "s"), set)
	}
	if n == 0 {
		b.WriteString("[[set]]\nid = \"communes\"\nkind = \"unit\"\nname = \"Xã đạt đủ tiêu chí (giả lập)\"\nnoun = \"xã\"\nsize = 130\n" +
			"[[set]]\nid = \"criteria\"\nkind = \"criterion\"\neach = \"communes\"\nname = \"Bộ tiêu chí (giả lập)\"\nnoun = \"tiêu chí\"\nsize = 16\n")
		for c := range 16 {
			fmt.Fprintf(&b, "[[criterion]]\nid = \"tc-%02d\"\nset = \"criteria\"\nname = \"Tiêu chí %d (giả lập)\"\n", c+1, c+1)
		}
	}
	in.put("plans/"+id+".toml", b.String())
	for q, month := range months {
		in.report(id, province, q, month, n == 0)
	}
}

func (in *inventor) report(plan string, province, q int, month string, withUnits bool) {
	day := "2025-" + month + "-20"
	var b strings.Builder
	fmt.Fprintf(&b, "plan = \"%s\"\npublished = %s\nas_of = %s\nsource = { title = \"Báo cáo giả lập\", url = \"https://example.org/%s\", publisher = \"Cơ quan giả lập\" }\n", plan, day, day, plan)
	for k, set := range [...]string{"targets", "tasks"} {
		fmt.Fprintf(&b, "[[figure]]\nset = \"%s\"\ntotal = 80\ncounts = { done = %d, in-progress = 20 }\n", set, 10+12*q+k)
	}
	if withUnits {
		fmt.Fprintf(&b, "[units]\nset = \"criteria\"\nas_of = %s\n[units.done]\n", day)
		for i := range 130 {
			fmt.Fprintf(&b, "%05d = %d\n", province*130+i, min(16, 4*(q+1)+in.random.IntN(3)))
		}
	}
	in.put("reports/"+day+"-"+plan+".toml", b.String())
}

var syllables = strings.Fields("bản xã kỳ số lượng đạt được trong tháng này theo báo cáo của cơ quan giả lập về việc làm hồ sơ qua mạng cho người dân ở vùng cao và vùng thấp khi đường truyền còn yếu")

func (in *inventor) article(province, n int) {
	plan, q := fmt.Sprintf("ke-hoach-%d-%d", province, n%4), n%len(months)
	id := fmt.Sprintf("2025-%s-21-tin-%d-%d", months[q], province, n)
	var b strings.Builder
	fmt.Fprintf(&b, "+++\ntitle = \"Tin giả lập %d-%d\"\ndate = 2025-%s-21\nsummary = \"Tin này được bịa ra để đo tốc độ.\"\nreports = [\"2025-%s-20-%s\"]\n+++\n\n", province, n, months[q], months[q], plan)
	for paragraph := range 8 {
		if paragraph%3 == 1 {
			fmt.Fprintf(&b, "## Phần %d\n\n", paragraph)
		}
		for range 70 {
			b.WriteString(syllables[in.random.IntN(len(syllables))] + " ")
		}
		fmt.Fprintf(&b, "đã đạt [%d/80 mục](figure:%s/targets).\n\n", 10+12*q, plan)
	}
	in.put("news/"+id+".md", b.String())
}
