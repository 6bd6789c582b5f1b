package export

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"tiendo/internal/address"
	"tiendo/internal/output"
)

// at follows keys and indexes: at(v, "sets", 0, "figures", 1).
func at(t *testing.T, v any, path ...any) any {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			object, ok := v.(map[string]any)
			if !ok {
				t.Fatalf("%v: no object at %q", path, step)
			}
			if v, ok = object[step]; !ok {
				t.Fatalf("%v: no key %q", path, step)
			}
		case int:
			list, ok := v.([]any)
			if !ok || step >= len(list) {
				t.Fatalf("%v: no element %d", path, step)
			}
			v = list[step]
		}
	}
	return v
}

// TestKeys pins the names of the contract: whoever renames one breaks the
// programs of others.
func TestKeys(t *testing.T) {
	files := tree(t, nghean())
	const figure = "set report published as_of as_of_stated phase total counts not_stated rest done share rank pace source corrected_by"
	const state = "id report as_of value status late note evidence pace"
	for _, test := range []struct {
		file string
		path []any
		keys string
	}{
		{"api/v1/index.json", nil, "version tool title description base_url date next_change language languages official publisher licence plans reports news units commitments translations"},
		{"api/v1/index.json", []any{"plans", 0}, "id title page json csv translations"},
		{"api/v1/index.json", []any{"reports", 0}, "id plan published as_of page json csv"},
		{"api/v1/index.json", []any{"news", 1}, "id title date page"},
		{"api/v1/index.json", []any{"units"}, "count json csv"},
		{"api/v1/plans/nq57.json", nil, "id title licence summary issuer document report_every_days units statuses sets criteria items translations"},
		{"api/v1/plans/nq57.json", []any{"document"}, "number date url"},
		{"api/v1/plans/nq57.json", []any{"statuses", 12}, "id name counts_as translations"},
		{"api/v1/plans/nq57.json", []any{"sets", 0}, "id kind name noun size starts starts_stated due pace figures translations"},
		{"api/v1/plans/nq57.json", []any{"sets", 2}, "id kind name pace pace_reason figures"},
		{"api/v1/plans/nq57.json", []any{"sets", 0, "figures", 0}, figure},
		{"api/v1/plans/nq57.json", []any{"sets", 0, "figures", 0, "source"}, "title publisher url translations"},
		{"api/v1/plans/nq57.json", []any{"sets", 0, "figures", 0, "pace"}, "elapsed ratio band"},
		{"api/v1/plans/nq57.json", []any{"sets", 1, "figures", 0}, figure + " rank_among of_which stated_percent approx kind confirmed_by printed note translations"},
		{"api/v1/plans/nq57.json", []any{"sets", 1, "figures", 1}, figure + " split"},
		{"api/v1/plans/nq57.json", []any{"sets", 2, "figures", 0}, figure + " value unit"},
		{"api/v1/plans/nq57.json", []any{"criteria", 0}, "id set name"},
		{"api/v1/plans/nq57.json", []any{"items", 0}, "id sets title with unit baseline goal better due due_text deadlines state states"},
		{"api/v1/plans/nq57.json", []any{"items", 0, "states", 1}, state},
		{"api/v1/reports/" + correct + ".json", nil, "licence id plan published as_of as_of_stated source corrects reason figures items units translations"},
		{"api/v1/reports/" + second + ".json", []any{"figures", 0}, figure},
		{"api/v1/reports/" + second + ".json", []any{"items", 0}, state},
		{"api/v1/reports/" + second + ".json", []any{"units"}, "set as_of as_of_stated phase done translations"},
		{"api/v1/units.json", nil, "licence units"},
		{"api/v1/units.json", []any{"units", 2}, "code name kind group done of as_of results"},
		{"api/v1/units.json", []any{"units", 0, "results", 0}, "plan set done of as_of phase as_of_stated report translations"},
		{"api/v1/units/16681.json", nil, "licence code name kind group done of as_of results former tile history"},
		{"api/v1/units/16690.json", []any{"history", 0}, "plan set done of as_of phase as_of_stated report criteria"},
		{"api/v1/commitments.json", nil, "licence commitments"},
		{"api/v1/commitments.json", []any{"commitments", 0}, "id type by to text due due_text plan said source status updates translations"},
		{"api/v1/commitments.json", []any{"commitments", 1, "updates", 0}, "date status source"},
	} {
		got := slices.Sorted(maps.Keys(at(t, object(t, files, test.file), test.path...).(map[string]any)))
		want := slices.Sorted(slices.Values(strings.Fields(test.keys)))
		if !slices.Equal(got, want) {
			t.Errorf("%s %v:\n got %v\nwant %v", test.file, test.path, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	files := tree(t, nghean())
	for _, test := range []struct {
		file string
		path string
		want string // as JSON
	}{
		{"api/v1/index.json", "date", `"2025-10-20"`},
		{"api/v1/index.json", "next_change", `"2025-11-10"`},
		{"api/v1/index.json", "base_url", `"https://example.org/tiendo/"`},
		{"api/v1/index.json", "plans 0 page", `"https://example.org/tiendo/ke-hoach/nq57/"`},
		{"api/v1/index.json", "translations", `{"en":{"publisher":"The tiendo team","title":"Progress"}}`},
		{"api/v1/plans/nq57.json", "sets 0 figures 0 as_of", `"2025-06"`},
		{"api/v1/plans/nq57.json", "sets 0 figures 1 share", `0.6444`},
		{"api/v1/plans/nq57.json", "sets 0 figures 1 not_stated", `16`},
		{"api/v1/plans/nq57.json", "sets 0 figures 1 rest", `"not-done"`},
		{"api/v1/plans/nq57.json", "sets 0 figures 1 pace", `{"band":"behind","elapsed":0.7315,"ratio":0.881}`},
		{"api/v1/plans/nq57.json", "sets 0 figures 1 corrected_by", `"` + correct + `"`},
		{"api/v1/plans/nq57.json", "sets 0 figures 2 corrected_by", `null`},
		{"api/v1/plans/nq57.json", "sets 1 figures 0 not_stated", `12`},
		{"api/v1/plans/nq57.json", "sets 1 figures 0 rest", `"not-stated"`},
		{"api/v1/plans/nq57.json", "sets 1 figures 0 counts", `{"continuous":8,"done":7,"in-progress":16}`},
		{"api/v1/plans/nq57.json", "sets 1 figures 0 pace", `null`},
		{"api/v1/plans/nq57.json", "sets 1 figures 0 translations", `{"en":{"phase":"Phase 1"}}`},
		{"api/v1/plans/nq57.json", "sets 1 figures 1 rest", `null`},
		{"api/v1/plans/nq57.json", "sets 1 figures 1 split", `"on-time"`},
		{"api/v1/plans/nq57.json", "sets 2 figures 0 value", `-1234567.89`},
		{"api/v1/plans/nq57.json", "sets 2 figures 0 counts", `{}`},
		{"api/v1/plans/nq57.json", "sets 2 figures 0 done", `null`},
		{"api/v1/plans/nq57.json", "sets 3 figures", `[]`},
		{"api/v1/plans/nq57.json", "statuses 0", `{"counts_as":"done","id":"done","name":"hoàn thành","translations":{"en":{"name":"done"}}}`},
		{"api/v1/plans/nq57.json", "items 0 state value", `39.98`},
		{"api/v1/plans/nq57.json", "items 0 states 0 value", `20.5`},
		{"api/v1/plans/nq57.json", "items 0 goal translations", `{"en":{"text":"at least 80%"}}`},
		{"api/v1/plans/nq57.json", "items 1 due", `"continuous"`},
		{"api/v1/plans/nq57.json", "items 1 state", `null`},
		{"api/v1/reports/" + second + ".json", "corrects", `null`},
		{"api/v1/reports/" + second + ".json", "units done", `{"16681":2,"16690":1}`},
		{"api/v1/reports/" + correct + ".json", "reason", `"Đếm sai"`},
		{"api/v1/reports/" + correct + ".json", "units", `null`},
		{"api/v1/units.json", "units 1 done", `1`},
		{"api/v1/units.json", "units 1 of", `2`},
		{"api/v1/units.json", "units 1 as_of", `"2025-09-08"`},
		{"api/v1/units.json", "units 2 done", `null`},
		{"api/v1/units.json", "units 2 results", `[]`},
		{"api/v1/units/16690.json", "history 0 criteria", `["tc-02"]`},
		{"api/v1/units/16681.json", "tile", `[14,13]`},
		{"api/v1/commitments.json", "commitments 0 status", `"open"`},
		{"api/v1/commitments.json", "commitments 1 status", `"kept"`},
		{"api/v1/commitments.json", "commitments 0 updates", `[]`},
	} {
		var path []any
		for _, step := range strings.Fields(test.path) {
			var n int
			if _, err := fmt.Sscan(step, &n); err == nil {
				path = append(path, n)
			} else {
				path = append(path, step)
			}
		}
		var b strings.Builder
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(at(t, object(t, files, test.file), path...)); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(b.String()); got != test.want {
			t.Errorf("%s %s = %s, want %s", test.file, test.path, got, test.want)
		}
	}
}

// TestPublic: what is not public yet is in no file.
func TestPublic(t *testing.T) {
	files := tree(t, nghean())
	for _, path := range files.Paths() {
		data := read(t, files, path)
		if strings.Contains(path+data, later) || strings.Contains(data, "2025-12-01") {
			t.Errorf("%s tells of %s", path, later)
		}
		// 10 November is the date of an update, and the next change.
		if (strings.Contains(data, "2025-10-20") || strings.Contains(data, "2025-11-10")) && !slices.Contains(Dated, path) {
			t.Errorf("%s contains the build date or a later one", path)
		}
	}
}

// TestForm: every file of text ends with a newline, and every JSON file says
// "<" as people write it.
func TestForm(t *testing.T) {
	files := tree(t, nghean())
	again := tree(t, nghean())
	for _, path := range files.Paths() {
		data := read(t, files, path)
		if data != read(t, again, path) {
			t.Errorf("%s: equal inputs, other bytes", path)
		}
		if data != "x" && !strings.HasSuffix(data, "\n") && path != address.AllXLSX.File() {
			t.Errorf("%s does not end with a newline", path)
		}
	}
	if index := read(t, files, "api/v1/index.json"); !strings.Contains(index, `"Tiến độ <NQ 57> & hơn nữa"`) {
		t.Errorf("index.json escapes HTML:\n%s", index)
	}
}

// TestFiles pins what is written.
func TestFiles(t *testing.T) {
	want := strings.Fields(`.well-known/security.txt _headers _redirects
		api/v1/commitments.json api/v1/index.json api/v1/plans/nq57.json
		api/v1/reports/2025-06-24-nq57.json api/v1/reports/2025-09-24-nq57.json api/v1/reports/2025-10-01-nq57.json
		api/v1/schema/commitments.json api/v1/schema/common.json api/v1/schema/content/commitments.json api/v1/schema/content/news.json
		api/v1/schema/content/page.json api/v1/schema/content/plan.json api/v1/schema/content/report.json api/v1/schema/content/site.json
		api/v1/schema/content/translation.json api/v1/schema/content/units.json api/v1/schema/datapackage.json api/v1/schema/feed.json
		api/v1/schema/index.json api/v1/schema/manifest.json api/v1/schema/plan.json api/v1/schema/report.json api/v1/schema/unit.json
		api/v1/schema/units.json api/v1/units.json api/v1/units/16681.json api/v1/units/16690.json api/v1/units/99999.json
		catalog.jsonld data/all.xlsx data/nq57.csv data/reports/2025-06-24-nq57.csv data/reports/2025-09-24-nq57.csv
		data/reports/2025-10-01-nq57.csv data/units.csv datapackage.json deadlines.ics dinh-chinh/feed.json dinh-chinh/feed.xml
		en/corrections/feed.json en/corrections/feed.xml en/deadlines.ics en/feed.json en/feed.xml en/plans/nq57/feed.json en/plans/nq57/feed.xml
		feed.json feed.xml ke-hoach/nq57/feed.json ke-hoach/nq57/feed.xml reports.sum robots.txt sitemap.xml`)
	empty := output.NewTree()
	if err := Write(nghean(), Options{}, empty); err != nil {
		t.Fatal(err)
	}
	if got := empty.Paths(); !slices.Equal(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}
