package rule

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"tiendo/internal/content"
	"tiendo/internal/diag"
)

// report is the beginning of a report in the cases below.
const report = `plan = "nq57"
published = 2025-09-24
as_of = 2025-09-24
source = { title = "Báo cáo", publisher = "Sở" }
`

// TestCases pins what the examples leave out: where rules end, and who may
// acknowledge. A case is a tree over the base of the examples, and what is
// reported as place and rule.
func TestCases(t *testing.T) {
	for _, c := range []struct{ name, tree, want string }{
		{"nothing wrong", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 39"), ""},
		{"no rest of what is not done", "-- reports/r.toml --\n" + report + figure("tasks", 43, "done = 7, done-late = 2"), ""},
		{"a part of the total", "-- reports/r.toml --\n" + report + figure("tasks", 43, "done = 43") + "of_which = { key = 44 }\n", "reports/r.toml:10:14 sum-exceeds-total"},
		{"acknowledged at the figure", "-- reports/r.toml --\n" + report + figure("targets", 66, "met = 70") + ack("sum-exceeds-total", "size-mismatch"), ""},
		{"acknowledged at the report", "-- reports/r.toml --\n" + ack("size-mismatch") + report + figure("targets", 66, "met = 39"), ""},
		{"a slip in print is no matter of the site", "-- site.toml --\n" + site(`acknowledge = ["size-mismatch"]`, `note = "…"`),
			"site.toml:4:1 bad-value"},
		{"no note", "-- reports/r.toml --\nacknowledge = [\"not-stated\"]\n" + report + figure("tasks", 43, "done = 7, in-progress = 8"), "reports/r.toml:1:1 required-key"},
		{"a note elsewhere", "-- reports/r.toml --\nnote = \"…\"\n" + report + figure("tasks", 43, "done = 7, in-progress = 8") + "acknowledge = [\"not-stated\"]\n", "reports/r.toml:11:1 required-key"},
		{"a warning, for the whole site", "-- site.toml --\n" + site(`acknowledge = ["not-stated", "unsealed-report"]`, `note = "…"`) +
			"-- reports/r.toml --\n" + report + figure("tasks", 43, "done = 7, in-progress = 8"), ""},
		{"another error", "-- reports/r.toml --\n" + ack("duplicate-figure") + report + figure("targets", 65, "met = 1") + figure("targets", 65, "met = 2"),
			"reports/r.toml:1:1 bad-value, reports/r.toml:14:1 duplicate-figure"},
		{"prose beside a key that cannot be read", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 39") + "totl = 1\n-- news/2025-09-24-a.md --\n+++\ntitle = \"A\"\ndate = 2025-09-24\n+++\n[40/65](figure:nq57/targets)\n",
			"reports/r.toml:10:1 unknown-key"},
		{"two splits", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 1") + figure("targets", 65, "met = 2") + "split = \"other\"\n", ""},
		{"the same set at two times", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 1") + figure("targets", 65, "met = 2") + "as_of = 2025-08-31\n", ""},
		{"parts and wholes at two times", "-- reports/r.toml --\n" + report + figure("targets-2025", 45, "met = 40") + figure("targets", 65, "met = 39") + "as_of = 2025-08-31\n", ""},
		{"around a set without a figure", "-- plans/nq57.toml --\ntitle = \"Kế hoạch\"\n" + set("a", "") + set("b", `within = "a"`) + set("c", `within = "b"`) +
			"-- reports/r.toml --\n" + report + figure("a", 10, "done = 5") + figure("c", 11, "done = 6"), "reports/r.toml:13:1 subset-exceeds, reports/r.toml:14:1 subset-exceeds"},
		{"a quarter that has begun", "-- reports/r.toml --\n" + strings.Replace(report, "as_of = 2025-09-24", `as_of = "2025-Q3"`, 1) + figure("targets", 65, "met = 1"), ""},
		{"a figure of tomorrow", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 1") + "as_of = 2025-09-25\n", "reports/r.toml:10:1 as-of-after-published"},
		{"rounded", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 22") + "stated_percent = 33.8\n", ""},
		{"not rounded", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 22") + "stated_percent = 33.9\n", "reports/r.toml:10:1 percent-mismatch"},
		{"about", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 22") + "stated_percent = 38\napprox = true\n", ""},
		{"percent of what is open", "-- reports/r.toml --\n" + report + figure("targets", 65, "overdue = 13") + "stated_percent = 20\n", "reports/r.toml:9:1 not-stated"},
		{"a correction answers for the past", correction("as_of = 2025-09-24"), ""},
		{"a correction of another day", correction("as_of = 2025-09-23"), "reports/r.toml:9:1 not-stated, reports/s.toml:5:1 bad-value, reports/s.toml:11:1 not-stated"},
		{"a correction before the fact", strings.Replace(correction("as_of = 2025-09-24"), "published = 2025-09-24", "published = 2025-09-25", 1),
			"reports/r.toml:2:1 future-date, reports/s.toml:5:1 unknown-reference"},
		{"a correction of a correction", correction("as_of = 2025-09-24") + "-- reports/t.toml --\n" + report + "corrects = \"s\"\nreason = \"Lại sai.\"\n" + figure("tasks", 43, "done = 7, in-progress = 36"),
			"reports/t.toml:5:1 bad-value"},
		{"a second correction", correction("as_of = 2025-09-24") + "-- reports/t.toml --\n" + report + "corrects = \"r\"\nreason = \"Lại sai.\"\n" + figure("tasks", 43, "done = 7, in-progress = 36"), ""},
		{"a second correction, of what the first one added", correction("as_of = 2025-09-24") + figure("targets", 65, "met = 38") +
			"-- reports/t.toml --\n" + report + "corrects = \"r\"\nreason = \"Lại sai.\"\n" + figure("targets", 65, "met = 39"), ""},
		{"corrections in a circle", "-- reports/r.toml --\n" + report + "corrects = \"s\"\nreason = \"Sai.\"\n" + figure("targets", 65, "met = 38") +
			"-- reports/s.toml --\n" + report + "corrects = \"r\"\nreason = \"Sai.\"\n" + figure("targets", 65, "met = 39"), "reports/r.toml:5:1 bad-value, reports/s.toml:5:1 bad-value"},
		{"a correction that misses one figure", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 38") + figure("targets-2025", 45, "met = 29") + "as_of = 2025-09-08\n" +
			"-- reports/s.toml --\n" + report + "corrects = \"r\"\nreason = \"Sai.\"\n" + figure("targets", 65, "met = 39") + figure("targets-2025", 45, "met = 30") + figure("tasks", 43, "done = 43"),
			"reports/s.toml:13:3 bad-value"},
		{"a correction of a state", "-- reports/r.toml --\n" + report + "[[item]]\nid = \"t-07\"\nstatus = \"overdue\"\n" +
			"-- reports/s.toml --\n" + report + "corrects = \"r\"\nreason = \"Sai.\"\n[[item]]\nid = \"t-07\"\nstatus = \"in-progress\"\n", ""},
		{"a correction of a state that was not told", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 39") +
			"-- reports/s.toml --\n" + report + "corrects = \"r\"\nreason = \"Sai.\"\n[[item]]\nid = \"t-07\"\nstatus = \"in-progress\"\n", "reports/s.toml:5:1 bad-value"},
		{"a report that is gone", "-- reports.sum --\nx 2025-01-01 " + strings.Repeat("0", 64) + "\n", "reports.sum:1:1 history-changed"},
		{"a report that cannot be read", "-- reports/x.toml --\n[[\n-- reports.sum --\nx 2025-01-01 " + strings.Repeat("0", 64) + "\n", "reports/x.toml:1:3 toml-syntax"},
		{"a report that was moved out of sight", "-- reports/x.toml --\n" + strings.Replace(report, "published = 2025-09-24", "published = 2026-09-24", 1) + "-- reports.sum --\nx 2025-09-24 " + strings.Repeat("0", 64) + "\n",
			"reports/x.toml:2:1 future-date, reports/x.toml:2:1 history-changed"},
		{"sealed for later", "-- reports/x.toml --\n" + strings.Replace(report, "published = 2025-09-24", "published = 2026-09-24", 1) + "-- reports.sum --\nx 2026-09-24 " + strings.Repeat("0", 64) + "\n",
			"reports/x.toml:2:1 future-date"},
		{"sets in a circle", "-- plans/nq57.toml --\ntitle = \"Kế hoạch\"\n" + set("a", `within = "b"`) + set("b", `within = "a"`) + set("c", `replaces = "c"`) + set("d", `each = "x"`),
			"plans/nq57.toml:6:1 unknown-reference, plans/nq57.toml:11:1 unknown-reference, plans/nq57.toml:16:1 unknown-reference, plans/nq57.toml:21:1 unknown-reference"},
		{"ids of a plan", "-- plans/nq57.toml --\ntitle = \"Kế hoạch\"\nunits = [\"Thành phố Vinh\", \"Huyện Kỳ Sơn\"]\n" + set("a", "") +
			"[[item]]\nid = \"t\"\nsets = [\"a\", \"b\"]\ntitle = \"T\"\nparent = \"u\"\n[[item]]\nid = \"v\"\nsets = [\"a\"]\ntitle = \"V\"\nparent = \"v\"\n[[criterion]]\nid = \"c\"\nset = \"d\"\nname = \"C\"\n",
			"plans/nq57.toml:2:1 unknown-reference, plans/nq57.toml:10:1 unknown-reference, plans/nq57.toml:12:1 unknown-reference, plans/nq57.toml:17:1 unknown-reference, plans/nq57.toml:20:1 unknown-reference"},
		{"ids of a report", "-- reports/r.toml --\n" + report + "corrects = \"q\"\nreason = \"…\"\n[[item]]\nid = \"t-99\"\n[[item]]\nid = \"t-07\"\nstatus = \"fine\"\n[units]\nset = \"tasks\"\n[units.done]\n99999 = 1\n",
			"reports/r.toml:5:1 unknown-reference, reports/r.toml:8:1 unknown-reference, reports/r.toml:11:1 unknown-reference, reports/r.toml:13:1 unknown-reference, reports/r.toml:15:1 unknown-reference"},
		{"a plan that cannot be read", "-- plans/nq57.toml --\n[[\n-- reports/r.toml --\n" + report + figure("targets", 66, "met = 39"), "plans/nq57.toml:1:3 toml-syntax"},
		{"a plan that is not there", "-- reports/r.toml --\n" + strings.Replace(report, "nq57", "nq75", 1) + figure("targets", 66, "met = 39"), "reports/r.toml:1:1 unknown-reference"},
		{"prose", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 39") + news("2025-09-23", `reports = ["r", "q"]`, "[39/65](figure:nq57/targets) [1](figure:nq57/x) [1](figure:x/y) [a](../pages/p.md)\n\n![x](chart:nq57/tasks)\n\n![x](chart:nq57/tasks?kind=timeline)\n"),
			"news/a.md:4:1 unknown-reference, news/a.md:6:1 unknown-reference, news/a.md:6:30 unknown-reference, news/a.md:6:49 unknown-reference, news/a.md:6:65 broken-link, news/a.md:8:1 unknown-reference, news/a.md:10:1 bad-value"},
		{"a figure of nothing", "-- reports/r.toml --\n" + strings.Replace(report, "nq57", "x", 1) + figure("a", 1, "done = 1") + "-- reports/s.toml --\n" + report + figure("b", 1, "done = 1") +
			news("2025-09-24", "", "[2](figure:x/a) [2](figure:nq57/b)\n\n![x](chart:x/a)\n"),
			"news/a.md:5:1 unknown-reference, news/a.md:5:17 unknown-reference, news/a.md:7:1 unknown-reference, reports/r.toml:1:1 unknown-reference, reports/s.toml:7:1 unknown-reference"},
		{"exactly as of", "-- reports/r.toml --\n" + report + figure("targets", 65, "met = 39") + figure("targets", 65, "met = 30") + "as_of = 2025-08-31\n" +
			news("2025-09-24", "", "[39/65](figure:nq57/targets) [30/65](figure:nq57/targets?as_of=2025-08-31) [39/65](figure:nq57/targets?as_of=2025-08-31) [1](figure:nq57/targets?as_of=2025-08)\n"),
			"news/a.md:5:76 figure-mismatch, news/a.md:5:122 unknown-reference"},
		{"links", "-- pages/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\n+++\n[a](../news/a.md) [b](/ke-hoach/nq57/muc/t-07/) [c](/tin/a/) [d](/don-vi/16681/) [e](/data/nq57.csv) [f](../x.html) [g](/en/plans/) [h](/tin/cu/) [i](/tim-kiem/?q=a#b)\n" + news("2025-09-24", `aliases = ["/tin/cu/"]`, "x\n"),
			"pages/gioi-thieu.md:4:102 broken-link, pages/gioi-thieu.md:4:117 broken-link"},
		{"links to pages that come and go", news("2025-09-24", "", "[a](/tin/2025/09/) [b](/en/news/2025/09/) [c](/tim-kiem/a/) [d](/don-vi/nhom/vinh/) [e](/embed/trend/nq57/targets/)\n"), "news/a.md:5:20 broken-link"},
		{"former addresses that are not free", news("2025-09-24", `aliases = ["/tim-kiem/a/", "/tin/2025/09/", "/embed/progress/nq57/targets/", "/api/v1/", "/cam-ket/"]`, "x\n"),
			"news/a.md:4:1 slug-collision, news/a.md:4:1 slug-collision, news/a.md:4:1 slug-collision, news/a.md:4:1 slug-collision, news/a.md:4:1 slug-collision"},
		{"former ids", "-- plans/nq57.toml --\naliases = [\"nq-57\"]\ntitle = \"Kế hoạch\"\n" + set("a", `aliases = ["cu"]`) + set("b", "") + "-- pages/gioi-thieu.md --\n+++\ntitle = \"Giới thiệu\"\naliases = [\"/gioi/\"]\n+++\n" +
			"[a](/ke-hoach/nq-57/) [b](/en/plans/nq-57/b/) [c](/ke-hoach/nq-57/cu/) [d](/ke-hoach/nq57/cu/) [e](/gioi/)\n",
			"pages/gioi-thieu.md:5:23 broken-link"},
		{"former ids that are not free", "-- plans/nq57.toml --\naliases = [\"nq57\", \"x\"]\ntitle = \"Kế hoạch\"\n" + set("a", `aliases = ["b", "c", "c"]`) + set("b", `aliases = ["d"]`) + set("e", `aliases = ["d"]`) +
			"-- plans/y.toml --\ntitle = \"Y\"\naliases = \"x\"\n" + "-- units.toml --\n[[unit]]\ncode = \"1\"\nname = \"Một\"\n[[unit]]\ncode = \"2\"\nname = \"Hai\"\naliases = [\"1\"]\n",
			"plans/nq57.toml:1:1 slug-collision, plans/nq57.toml:7:1 slug-collision, plans/nq57.toml:7:1 slug-collision, plans/nq57.toml:17:1 slug-collision, plans/y.toml:2:1 slug-collision, units.toml:7:1 slug-collision"},
		{"two rows that are one unit now", "-- units.toml --\n[[unit]]\ncode = \"1\"\nname = \"Một\"\naliases = [\"2\"]\n-- reports/r.toml --\n" + report + figure("communes", 2, "done = 1") + "[units]\nset = \"criteria\"\n[units.done]\n1 = 16\n2 = 3\n", "reports/r.toml:14:1 duplicate-id"},
		{"a link into the future", news("2025-09-24", "", "[b](b.md)\n") + "-- news/b.md --\n+++\ntitle = \"B\"\ndate = 2025-09-25\n+++\n", "news/a.md:5:1 broken-link, news/b.md:3:1 future-date"},
		{"units by default", "-- reports/r.toml --\n" + report + figure("communes", 2, "done = 1") + "[units]\nset = \"criteria\"\ndefault = 17\n", "reports/r.toml:9:1 units-disagree, reports/r.toml:12:1 unit-over-criteria"},
		{"more units than are listed", "-- reports/r.toml --\n" + report + figure("communes", 130, "done = 130") + ack("size-mismatch") + "[units]\nset = \"criteria\"\ndefault = 16\n", ""},
		{"evidence once", "-- reports/r.toml --\n" + report + "[[item]]\nid = \"t-07\"\nstatus = \"met\"\nevidence = [{ title = \"QĐ 1\", url = \"https://example.com/\" }]\n-- reports/s.toml --\n" + report + "[[item]]\nid = \"t-07\"\nstatus = \"met\"\n", ""},
		{"not done any more", "-- reports/r.toml --\n" + report + "[[item]]\nid = \"t-07\"\nstatus = \"met\"\n-- reports/s.toml --\n" + report + "[[item]]\nid = \"t-07\"\nstatus = \"missed\"\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range check(t, txtar.Parse([]byte(c.tree))) {
				got = append(got, fmt.Sprintf("%s:%d:%d %s", p.File, p.Line, p.Column, p.Rule.Name))
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("\n got %s\nwant %s", s, c.want)
			}
		})
	}
}

func figure(set string, total int, counts string) string {
	return fmt.Sprintf("\n[[figure]]\nset = %q\ntotal = %d\ncounts = { %s }\n", set, total, counts)
}

func set(id, more string) string {
	return fmt.Sprintf("[[set]]\nid = %q\nkind = \"task\"\nname = \"Danh mục\"\n%s\n", id, more)
}

func ack(rules ...string) string {
	return "acknowledge = [\"" + strings.Join(rules, `", "`) + "\"]\nnote = \"Nguồn in như vậy.\"\n"
}

func site(more ...string) string {
	return "title = \"Tiến độ\"\nbase_url = \"https://example.org/\"\nlanguage = \"vi\"\n" + strings.Join(more, "\n") + "\n"
}

func news(date, more, body string) string {
	if more != "" {
		more += "\n"
	}
	return "-- news/a.md --\n+++\ntitle = \"A\"\ndate = " + date + "\n" + more + "+++\n" + body
}

// correction is a report with a gap, and one that corrects it.
func correction(asOf string) string {
	return "-- reports/r.toml --\n" + report + figure("tasks", 43, "done = 7, in-progress = 8") +
		"-- reports/s.toml --\n" + strings.Replace(report, "as_of = 2025-09-24", asOf, 1) + "corrects = \"r\"\nreason = \"Chép sai.\"\n" +
		figure("tasks", 43, map[bool]string{true: "done = 7, in-progress = 36", false: "done = 7, in-progress = 35"}[asOf == "as_of = 2025-09-24"])
}

// TestAcknowledged: what somebody has answered for is listed with the answer.
func TestAcknowledged(t *testing.T) {
	tree := txtar.Parse([]byte("-- reports/r.toml --\n" + report + figure("tasks", 43, "done = 7, in-progress = 40") +
		"acknowledge = [\"sum-exceeds-total\"]\nnote = \"Nguồn in 47.\"\nen.note = \"Printed as 47.\"\n"))
	s, problems, err := content.Load(treeFS(t, tree), content.Options{Date: exampleDay})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	open, acknowledged := Run(s), Acknowledged(s)
	if len(open) != 0 || len(acknowledged) != 2 {
		t.Fatalf("open %v, acknowledged %v", open, acknowledged)
	}
	want := diag.Text{VI: "Nguồn in 47.", EN: "Printed as 47."}
	if p := acknowledged[1]; p.Rule.Name != "sum-exceeds-total" || p.Hint != want || p.Subject != "nq57/tasks" {
		t.Errorf("%+v", p)
	}
}

// TestAll pins the rules of DESIGN section 3 to their quality and severity.
func TestAll(t *testing.T) {
	design := []string{
		"correct error: sum-exceeds-total subset-exceeds size-mismatch as-of-after-published figure-mismatch unknown-reference unit-over-criteria duplicate-figure history-changed",
		"correct warning: percent-mismatch units-disagree future-date",
		"complete error: missing-source missing-alt required-key",
		"complete warning: not-stated no-evidence missing-translation missing-units assumed-date rank-without-base",
		"clean error: toml-syntax unknown-key key-case wrong-type duplicate-id bad-value not-nfc hidden-character unsafe-link raw-html bad-slug slug-collision broken-link file-too-big not-regular-file",
		"clean warning: mixed-script",
		"live warning: stale-report overdue-commitment dead-archive unsealed-report",
	}
	have := map[string][]string{}
	for _, r := range All() {
		class := r.Quality.String() + " " + r.Severity.String()
		have[class] = append(have[class], r.Name)
		if r.Doc.VI == "" || r.Doc.EN == "" {
			t.Errorf("%s does not say why", r.Name)
		}
	}
	for _, line := range design {
		class, names, _ := strings.Cut(line, ": ")
		for _, name := range strings.Fields(names) {
			if !slices.Contains(have[class], name) {
				t.Errorf("%s is no %s: %v", name, class, have[class])
			}
		}
	}
}
