package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tiendo/internal/content"
	"tiendo/internal/progress"
)

// agencyPlan names bodies in every way that TOML has.
const agencyPlan = `title = "Nghị quyết 57"

[[set]]
id = "tasks"
kind = "task"
name = "Nhiệm vụ"

# Việc đầu.
[[item]]
id = "t-01"
sets = ["tasks"]
title = "Một"
lead = "Sở Khoa học và Công nghệ" # theo văn bản
en.lead = "Department of Science and Technology"
with = [
  "Sở Tài chính", # tiền
  "Công an tỉnh",
]
en.with = ["Department of Finance", "Provincial police"]

[[item]]
lead = 'Công an tỉnh'
id = "t-02"
sets = ["tasks"]
title = "Hai"

[[item]]
id = "t-03"
sets = ["tasks"]
title = "Ba"
with = "UBND các xã; phường"
en.title = "Three"
`

// chosen is the form of a plan after edits of cells, by the row of an item and the
// key of a column, taken back.
func chosen(t *testing.T, s *progress.Site, cells map[string]string) (*Draft, string) {
	t.Helper()
	form, err := NewForm(s, s.Plan("nq57"), nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t, form)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	put := putter(t, f)
	for at, value := range cells {
		id, key, _ := strings.Cut(at, " ")
		if id == "+" {
			put("Cơ quan", key, value)
			continue
		}
		put("Chỉ tiêu, nhiệm vụ", column1(t, f, "Chỉ tiêu, nhiệm vụ", key)+rowOf(t, f, "Chỉ tiêu, nhiệm vụ", id), value)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return take(s, b.Bytes(), Options{})
}

// assign is the plan after that, as the lines that went and came.
func assign(t *testing.T, s *progress.Site, plan string, d *Draft) (text, changes string) {
	t.Helper()
	out, faults := d.Assign(plan, s)
	for _, f := range faults {
		message, _ := f.In("vi")
		changes += "! " + message + "\n"
	}
	n := map[string]int{}
	for line := range strings.Lines(out.String()) {
		n[line]++
	}
	for line := range strings.Lines(plan) {
		if n[line]--; n[line] < 0 {
			changes += "- " + strings.TrimSpace(line) + "\n"
		}
	}
	for line := range strings.Lines(out.String()) {
		if n[line] > 0 {
			n[line] = 0
			changes += "+ " + strings.TrimSpace(line) + "\n"
		}
	}
	return out.String(), changes
}

// What is chosen in the columns of the plan changes its lines and no others: also
// the translations, which would name the former body.
func TestAssign(t *testing.T) {
	s := loaded(t, agencyPlan)
	for name, test := range map[string]struct {
		cells map[string]string
		want  string
	}{
		"another lead, known": {map[string]string{"t-02 plan.lead": "Sở Khoa học và Công nghệ"},
			"- lead = 'Công an tỉnh'\n+ en.lead = \"Department of Science and Technology\"\n+ lead = \"Sở Khoa học và Công nghệ\"\n"},
		"no translation is known": {map[string]string{"t-01 plan.lead": "UBND các xã"},
			"- lead = \"Sở Khoa học và Công nghệ\" # theo văn bản\n- en.lead = \"Department of Science and Technology\"\n+ lead = \"UBND các xã\" # theo văn bản\n"},
		"nobody": {map[string]string{"t-02 plan.lead": "không"}, "- lead = 'Công an tỉnh'\n"},
		"a first lead and help": {map[string]string{"t-03 plan.lead": "Công an tỉnh", "t-03 plan.with.3": "Sở Tài chính"},
			"- with = \"UBND các xã; phường\"\n+ lead = \"Công an tỉnh\"\n+ en.lead = \"Provincial police\"\n+ en.with = [\"UBND các xã\", \"phường\", \"Department of Finance\"]\n+ with = [\"UBND các xã\", \"phường\", \"Sở Tài chính\"]\n"},
		"several in one cell": {map[string]string{"t-02 plan.with.1": "Sở Tài chính; Công an tỉnh"},
			"+ en.with = [\"Department of Finance\", \"Provincial police\"]\n+ with = [\"Sở Tài chính\", \"Công an tỉnh\"]\n"},
		"one less": {map[string]string{"t-01 plan.with.1": ""},
			"- with = [\n- \"Sở Tài chính\", # tiền\n- \"Công an tỉnh\",\n- ]\n- en.with = [\"Department of Finance\", \"Provincial police\"]\n+ with = [\"Công an tỉnh\"]\n+ en.with = [\"Provincial police\"]\n"},
		"a new one": {map[string]string{"t-02 plan.lead": "Sở \"Mới\"", "+ A20": "Sở \"Mới\""}, "- lead = 'Công an tỉnh'\n+ lead = \"Sở \\\"Mới\\\"\"\n"},
	} {
		t.Run(name, func(t *testing.T) {
			d, faults := chosen(t, s, test.cells)
			if faults != "" || d.HasReport() || !d.HasAssignments() {
				t.Fatalf("%s %+v", faults, d)
			}
			if _, changes := assign(t, s, agencyPlan, d); changes != test.want {
				t.Errorf("got\n%s\nwant\n%s", changes, test.want)
			}
		})
	}
}

// A body that no list has is refused at its cell: a department has one name.
func TestUnknownAgency(t *testing.T) {
	s := loaded(t, agencyPlan)
	taker := &taker{agencies: agencies(s, s.Plan("nq57"))}
	for value, near := range map[string]string{"Sở khoa học và công nghệ": "Sở Khoa học và Công nghệ", "Sở Tài chín": "Sở Tài chính", "Sở Lạ": ""} {
		d, faults := chosen(t, s, map[string]string{"t-01 plan.lead": value})
		if want := "Chỉ tiêu, nhiệm vụ!O3: “" + value + "” không có trong danh sách cơ quan"; faults != want || d != nil {
			t.Errorf("got %s", faults)
		}
		if got := taker.nearestAgency(value); got != near {
			t.Errorf("%s is near to %q", value, got)
		}
	}
}

// What cannot be edited line by line is left to people, and nothing is written.
func TestAssignByHand(t *testing.T) {
	inline := "title = \"Nghị quyết 57\"\nset = [{ id = \"tasks\", kind = \"task\", name = \"Nhiệm vụ\" }]\nitem = [{ id = \"t-01\", sets = [\"tasks\"], title = \"Một\", lead = \"Sở A\", with = [\"Sở B\"] }]\n"
	s := loaded(t, inline)
	d, faults := chosen(t, s, map[string]string{"t-01 plan.lead": "Sở B"})
	if faults != "" {
		t.Fatal(faults)
	}
	if text, changes := assign(t, s, inline, d); text != inline || !strings.HasPrefix(changes, "! Chỉ tiêu, nhiệm vụ!O3: tệp kế hoạch viết mục này theo cách") {
		t.Errorf("%s\n%s", text, changes)
	}
}

// TestAssignRoundTrip: whatever is chosen, the plan says it afterwards and nothing
// else that it did not say; a form of the new plan, taken back, changes nothing.
func TestAssignRoundTrip(t *testing.T) {
	s := loaded(t, agencyPlan)
	known := agencies(s, s.Plan("nq57"))
	r := rand.New(rand.NewPCG(5, 7))
	for round := range 60 {
		cells, want := map[string]string{}, map[string]string{}
		for _, it := range s.Plan("nq57").Items {
			want[it.ID] = it.Lead.Own
			if r.IntN(2) == 0 {
				want[it.ID] = known[r.IntN(len(known))]
				cells[it.ID+" plan.lead"] = want[it.ID]
			}
			for i := range 3 {
				if r.IntN(2) == 0 {
					cells[fmt.Sprintf("%s plan.with.%d", it.ID, i+1)] = known[r.IntN(len(known))]
				}
			}
		}
		d, faults := chosen(t, s, cells)
		if faults != "" {
			t.Fatal(faults)
		}
		text, changes := assign(t, s, agencyPlan, d)
		if strings.Contains(changes, "!") {
			t.Fatalf("round %d %v\n%s", round, cells, changes)
		}
		after := loaded(t, text)
		for _, it := range after.Plan("nq57").Items {
			if it.Lead.Own != want[it.ID] {
				t.Fatalf("round %d: %s is led by %s, not %s\n%s", round, it.ID, it.Lead.Own, want[it.ID], text)
			}
		}
		if d, faults := chosen(t, after, nil); faults != "" || !d.Empty() {
			t.Fatalf("round %d: the form of the new plan changes it again: %s\n%s", round, faults, text)
		}
		sameBut(t, agencyPlan, text)
	}
}

// sameBut compares all that two plans say but who leads and who helps.
func sameBut(t *testing.T, a, b string) {
	t.Helper()
	var plans [2]map[string]any
	for i, text := range []string{a, b} {
		values, err := content.Decode(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range tables(values["item"]) {
			delete(it, "lead")
			delete(it, "with")
			en, _ := it["en"].(map[string]any)
			delete(en, "lead")
			delete(en, "with")
			if len(en) == 0 {
				delete(it, "en")
			}
		}
		plans[i] = values
	}
	if !reflect.DeepEqual(plans[0], plans[1]) {
		t.Fatalf("something else changed:\n%s", b)
	}
}

// Drop-downs of bodies take their list from the sheet of agencies, however long.
func TestAgencyDropDown(t *testing.T) {
	plan := agencyPlan
	for i := range 300 {
		plan += fmt.Sprintf("[[item]]\nid = \"n-%d\"\nsets = [\"tasks\"]\ntitle = \"Việc\"\nlead = \"Ủy ban nhân dân xã số %d, tỉnh Nghệ An\"\n", i, i)
	}
	s := loaded(t, plan)
	form, err := NewForm(s, s.Plan("nq57"), nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(workbook(t, form)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rules, err := f.GetDataValidations("Chỉ tiêu, nhiệm vụ")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, rule := range rules {
		if strings.HasPrefix(rule.Formula1, "'Cơ quan'!") {
			n++
		}
	}
	rows, err := f.GetRows("Cơ quan")
	if n != 4 || err != nil || len(rows) < 300 { // lead, and one more than the longest list of help
		t.Errorf("%d drop-downs of %d agencies, %v", n, len(rows), err)
	}
}
