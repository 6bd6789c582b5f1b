package progress_test

import (
	"testing"

	"tiendo/internal/progress"
)

func TestPlanLookups(t *testing.T) {
	p := plan("p", progress.Set{ID: "targets"}, progress.Set{ID: "criteria"})
	p.Criteria = []progress.Criterion{{ID: "tc-02", Set: "criteria"}, {ID: "x", Set: "other"}, {ID: "tc-01", Set: "criteria"}}
	p.Items = []progress.Item{{ID: "t-1", Sets: []string{"targets", "targets-2025"}}, {ID: "t-2", Sets: []string{"tasks"}}, {ID: "t-3", Sets: []string{"targets"}}}
	if p.Set("criteria") != &p.Sets[1] || p.Set("") != nil {
		t.Error("sets")
	}
	if p.Item("t-2") != &p.Items[1] || p.Item("t-9") != nil {
		t.Error("items")
	}
	if p.Status("paused") == nil || p.Status("paused").CountsAs != progress.Open || p.Status("none") != nil {
		t.Error("statuses")
	}
	if got := ids(p.CriteriaOf("criteria"), func(c progress.Criterion) string { return c.ID }); got != "tc-02 tc-01" {
		t.Errorf("criteria: %s", got)
	}
	id := func(it *progress.Item) string { return it.ID }
	if got := ids(p.ItemsOf("targets"), id) + "; " + ids(p.ItemsOf("targets-2025"), id) + "; " + ids(p.ItemsOf("none"), id); got != "t-1 t-3; t-1; " {
		t.Errorf("items: %s", got)
	}
}

// What the built-in statuses count as: DESIGN section 2.
func TestBuiltIn(t *testing.T) {
	want := map[string]string{
		"done": "done", "done-late": "done", "met": "done", "met-or-exceeded": "done", "exceeded": "done", "continuous": "continuous",
		"in-progress": "open", "overdue": "open", "not-started": "open", "paused": "open", "mostly-done": "open", "missed": "open",
	}
	for _, st := range progress.BuiltIn() {
		if st.CountsAs.String() != want[st.ID] {
			t.Errorf("%s counts as %s, want %s", st.ID, st.CountsAs, want[st.ID])
		}
		if as, ok := progress.ParseCountsAs(want[st.ID]); !ok || as != st.CountsAs {
			t.Errorf("%q does not read back", want[st.ID])
		}
		if !progress.IsBuiltIn(st.ID) {
			t.Errorf("%s is not built in", st.ID)
		}
		delete(want, st.ID)
	}
	if len(want) > 0 {
		t.Errorf("there is no %v", want)
	}
	if _, ok := progress.ParseCountsAs("closed"); ok || progress.IsBuiltIn("handed-over") {
		t.Error("a word that is none of ours")
	}
}

func TestText(t *testing.T) {
	text := progress.Text{Own: "Chỉ tiêu", Other: map[string]string{"en": "Targets"}}
	if text.In("vi") != "Chỉ tiêu" || text.In("en") != "Targets" || text.In("fr") != "Chỉ tiêu" {
		t.Error("a text in the wrong language")
	}
	if !text.Has("en") || text.Has("fr") || text.Empty() || !(progress.Text{}).Empty() {
		t.Error("what there is of a text")
	}
}

func TestRound4(t *testing.T) {
	for x, want := range map[float64]float64{267.0 / 365: 0.7315, 29.0 / 45: 0.6444, 0.88097: 0.881, 0: 0, 1: 1, -0.14068: -0.1407, 0.00004: 0} {
		if got := progress.Round4(x); got != want {
			t.Errorf("Round4(%v) = %v, want %v", x, got, want)
		}
	}
}
