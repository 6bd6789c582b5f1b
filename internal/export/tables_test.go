package export

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"tiendo/internal/address"
	"tiendo/internal/output"
)

// rows reads a table by its header.
func rows(t *testing.T, files *output.Tree, path string) []map[string]string {
	t.Helper()
	text, ok := strings.CutPrefix(read(t, files, path), bom)
	if !ok || strings.Count(text, "\n") != strings.Count(text, "\r\n") {
		t.Errorf("%s: no byte order mark, or a bare line feed", path)
	}
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			row[name] = record[i]
		}
		list = append(list, row)
	}
	return list
}

func header(t *testing.T, files *output.Tree, path string) string {
	t.Helper()
	line, _, _ := strings.Cut(strings.TrimPrefix(read(t, files, path), bom), "\r\n")
	return line
}

func TestColumns(t *testing.T) {
	files := tree(t, nghean())
	for path, want := range map[string]string{
		"data/nq57.csv":  "plan,set,split,report,published,as_of,as_of_stated,phase,status,counts_as,count,total,value,unit,rank,corrected_by,source_url",
		"data/units.csv": "code,name,kind,group,plan,set,done,of,as_of,as_of_stated,phase,report",
	} {
		if got := header(t, files, path); got != want {
			t.Errorf("%s: %s\nwant %s", path, got, want)
		}
	}
}

// TestTablesAgree compares the numbers of the tables with those of the API.
func TestTablesAgree(t *testing.T) {
	files := tree(t, nghean())
	got := rows(t, files, "data/nq57.csv")
	for _, x := range at(t, object(t, files, "api/v1/plans/nq57.json"), "sets").([]any) {
		for _, f := range at(t, x, "figures").([]any) {
			counts := f.(map[string]any)["counts"].(map[string]any)
			for range max(1, len(counts)) {
				if len(got) == 0 {
					t.Fatal("too few rows")
				}
				agree(t, got[0], f.(map[string]any), counts)
				got = got[1:]
			}
		}
	}
	if len(got) > 0 {
		t.Errorf("too many rows: %v", got)
	}
	for i, row := range rows(t, files, "data/units.csv") {
		u := at(t, object(t, files, "api/v1/units.json"), "units", i)
		if row["code"] != at(t, u, "code") || row["done"] != at(t, u, "done").(json.Number).String() || row["as_of"] != at(t, u, "as_of") {
			t.Errorf("%v\nis not %v", row, u)
		}
	}
}

func agree(t *testing.T, row map[string]string, figure, counts map[string]any) {
	t.Helper()
	for _, key := range []string{"total", "value", "rank"} {
		want := ""
		if n, ok := figure[key].(json.Number); ok {
			want = n.String()
		}
		if row[key] != want {
			t.Errorf("%s = %q, in JSON %q: %v", key, row[key], want, row)
		}
	}
	for _, key := range []string{"set", "report", "as_of", "published"} {
		if row[key] != figure[key] {
			t.Errorf("%s = %q, in JSON %q", key, row[key], figure[key])
		}
	}
	if len(counts) == 0 {
		if row["status"]+row["counts_as"]+row["count"] != "" {
			t.Errorf("a count out of nothing: %v", row)
		}
		return
	}
	if n, ok := counts[row["status"]].(json.Number); !ok || n.String() != row["count"] {
		t.Errorf("%s: %s, in JSON %v", row["status"], row["count"], counts)
	}
}

// TestHarmless: texts that a spreadsheet would run are quoted, numbers are not.
func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "Vinh": "Vinh", "a=b": "a=b", "=1+1": "'=1+1", "+84": "'+84", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)",
		"\t=1": "'\t=1", "\r=1": "'\r=1", "\x00=1": "'\x00=1", "\n=1": "'\n=1", "＝1": "'＝1", "'=1": "'=1",
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
	for _, row := range rows(t, tree(t, nghean()), "data/nq57.csv") {
		if row["set"] == "revenue" && (row["value"] != "-1234567.89" || row["unit"] != "'=tỷ đồng" || row["phase"] != "'@quý III") {
			t.Errorf("%v", row)
		}
	}
}

// TestDataPackage: the schemas are those of the files, and every file is listed.
func TestDataPackage(t *testing.T) {
	files := tree(t, nghean())
	resources := at(t, object(t, files, address.DataPackage.File()), "resources").([]any)
	for _, r := range resources {
		var names []string
		for _, f := range at(t, r, "schema", "fields").([]any) {
			names = append(names, at(t, f, "name").(string))
		}
		path := at(t, r, "path").(string)
		if got := header(t, files, path); got != strings.Join(names, ",") {
			t.Errorf("%s has the columns %s, datapackage.json says %v", path, got, names)
		}
	}
	if len(resources) != 2 {
		t.Errorf("%d resources", len(resources))
	}
}
