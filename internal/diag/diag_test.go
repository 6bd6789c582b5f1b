package diag_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"tiendo/internal/diag"
)

var (
	early = &diag.Rule{Name: "a-rule", Severity: diag.Error, Quality: diag.Correct}
	late  = &diag.Rule{Name: "b-rule", Severity: diag.Warning, Quality: diag.Live}
)

func problem(file string, line, column int, r *diag.Rule, message string) diag.Problem {
	return r.Find(diag.Place{File: file, Line: line, Column: column}, diag.Text{VI: "lỗi " + message, EN: message}, diag.Say("sửa", "mend it"))
}

// By file, line, column, rule, message; each once, however they were found.
func TestSorted(t *testing.T) {
	want := diag.List{
		problem("a.toml", 0, 0, late, "whole file"),
		problem("a.toml", 2, 9, early, "x"),
		problem("a.toml", 2, 10, early, "x"),
		problem("a.toml", 2, 10, early, "y"),
		problem("a.toml", 2, 10, late, "x"),
		problem("a.toml", 10, 1, early, "x"),
		problem("b.toml", 1, 1, late, "x").About("a subject"),
		problem("b.toml", 1, 2, late, "x").About("plan/set"),
		problem("reports/a.toml", 1, 1, early, "x"),
	}
	r := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		found := append(slices.Clone(want), want...) // each twice
		found = append(found, problem("b.toml", 1, 1, late, "x").About("b subject"))
		r.Shuffle(len(found), func(i, j int) { found[i], found[j] = found[j], found[i] })
		before := slices.Clone(found)
		if got := found.Sorted(); !slices.Equal(got, want) {
			t.Fatalf("sorted as\n%s\nwant\n%s", lines(got), lines(want))
		}
		if !slices.Equal(found, before) {
			t.Fatal("sorting changed the list itself")
		}
	}
	if got := (diag.List)(nil).Sorted(); len(got) != 0 {
		t.Errorf("nothing is sorted as %v", got)
	}
}

func lines(l diag.List) (s string) {
	for _, p := range l {
		s += fmt.Sprintf("%s:%d:%d: %s [%s] %s\n", p.File, p.Line, p.Column, p.Message.EN, p.Rule.Name, p.Subject)
	}
	return s
}

func TestCount(t *testing.T) {
	var l diag.List
	if l.Errors() || l.Count(diag.Warning) != 0 {
		t.Error("an empty list holds problems")
	}
	l.Add(problem("a", 1, 1, late, "x"), problem("a", 2, 1, late, "x"))
	if l.Errors() || l.Count(diag.Warning) != 2 {
		t.Error("two warnings are counted otherwise")
	}
	l.Add(problem("a", 3, 1, early, "x"))
	if !l.Errors() || l.Count(diag.Error) != 1 || l.Count(diag.Warning) != 2 {
		t.Error("an error and two warnings are counted otherwise")
	}
}

func TestFind(t *testing.T) {
	at := diag.Place{File: "site.toml", Line: 3, Column: 1}
	p := early.Find(at, diag.Say("vi", "en"), diag.Say("gợi ý", "hint")).About("nq57/tasks")
	if p.Place != at || p.Rule != early || p.Message.VI != "vi" || p.Hint.EN != "hint" || p.Subject != "nq57/tasks" {
		t.Errorf("%+v", p)
	}
}

func TestSay(t *testing.T) {
	s := diag.Say("tổng %d, không phải %[1]d + %[2]s", "%[2]s of %[1]d", 43, "12")
	if s.In("vi") != "tổng 43, không phải 43 + 12" || s.In("en") != "12 of 43" || s.In("fr") != "12 of 43" {
		t.Errorf("%+v", s)
	}
	if s := diag.Say("đạt 100 %", "100% done", []any{}...); s.VI != "đạt 100 %" || s.EN != "100% done" {
		t.Errorf("without arguments nothing is filled: %+v", s)
	}
}

func TestNames(t *testing.T) {
	if diag.Error.String() != "error" || diag.Warning.String() != "warning" {
		t.Error("severities")
	}
	var names []string
	for _, q := range diag.Qualities {
		names = append(names, q.String())
	}
	if !slices.Equal(names, []string{"correct", "complete", "clean", "live"}) {
		t.Errorf("qualities %v", names)
	}
}
