package locale_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func TestFor(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range locale.All() {
		if locale.For(l.Code) != l {
			t.Errorf("For(%q) is another language", l.Code)
		}
		if seen[l.Code] {
			t.Errorf("%q is there twice", l.Code)
		}
		seen[l.Code] = true
	}
	if locale.For("de") != nil || locale.For("") != nil || locale.For("VI") != nil {
		t.Error("a language that is not there")
	}
	if locale.All()[0].Code != "vi" {
		t.Error("Vietnamese is not the first language")
	}
}

func TestFill(t *testing.T) {
	for _, c := range []struct {
		pattern string
		pairs   []string
		want    string
	}{
		{"{a} of {b}", []string{"a", "1", "b", "2"}, "1 of 2"},
		{"{b}, {a}, {b}", []string{"a", "1", "b", "2"}, "2, 1, 2"},
		{"nothing", []string{"a", "1"}, "nothing"},
		{"", []string{"a", "1"}, ""},
		{"{a}", nil, "{a}"},
		{"{a}{a}", []string{"a", ""}, ""},
		{"{x} {a}", []string{"a", "1"}, "{x} 1"},
		{"{{a}} {", []string{"a", "1"}, "{1} {"},
		{"} {a", []string{"a", "1"}, "} {a"},

		// Languages with a plural.
		{"{n} {n:day|days}", []string{"n", "1"}, "1 day"},
		{"{n} {n:day|days}", []string{"n", "21"}, "21 days"},
		{"{n} {n:day|days}", []string{"n", "1.1"}, "1.1 days"},
		{"{n:is|are} {x:day|days}", []string{"n", "1"}, "is {x:day|days}"},
		{"{a} {a}", []string{"a", "n:day|days"}, "n:day|days n:day|days"},

		// A name from the content is no pattern, whatever it holds.
		{"{a} of {b}", []string{"a", "{b}", "b", "{a}"}, "{b} of {a}"},
		{"{name}: {n}", []string{"name", "Đề án {n}", "n", "5"}, "Đề án {n}: 5"},
	} {
		if got := locale.Fill(c.pattern, c.pairs...); got != c.want {
			t.Errorf("Fill(%q, %q) = %q, want %q", c.pattern, c.pairs, got, c.want)
		}
	}
}

func TestStatusNames(t *testing.T) {
	want := map[string][2]string{
		"done":            {"hoàn thành", "done"},
		"met":             {"đạt", "met"},
		"met-or-exceeded": {"hoàn thành và vượt", "met or exceeded"},
		"exceeded":        {"vượt", "exceeded"},
		"done-late":       {"hoàn thành quá hạn", "done late"},
		"continuous":      {"thực hiện thường xuyên", "continuous"},
		"mostly-done":     {"cơ bản hoàn thành", "mostly done"},
		"in-progress":     {"đang triển khai", "in progress"},
		"paused":          {"tạm dừng", "paused"},
		"overdue":         {"quá hạn", "overdue"},
		"missed":          {"không đạt", "missed"},
		"not-started":     {"chưa triển khai", "not started"},
	}
	for _, st := range progress.BuiltIn() {
		if got := [2]string{vi.StatusName(&st), en.StatusName(&st)}; got != want[st.ID] {
			t.Errorf("%s is called %q, want %q", st.ID, got, want[st.ID])
		}
		delete(want, st.ID)
	}
	if len(want) > 0 {
		t.Errorf("no built-in status: %v", want)
	}
}

// Each language names every built-in status, and no two of them alike.
func TestEveryLanguageNamesEveryStatus(t *testing.T) {
	for _, l := range locale.All() {
		names := map[string]string{}
		for _, st := range progress.BuiltIn() {
			name := l.Status[st.ID]
			if other, twice := names[name]; name == "" || twice {
				t.Errorf("%s: %s is called %q like %q", l.Code, st.ID, name, other)
			}
			names[name] = st.ID
		}
		if len(l.Status) != len(progress.BuiltIn()) {
			t.Errorf("%s names %d statuses, there are %d", l.Code, len(l.Status), len(progress.BuiltIn()))
		}
	}
}

func TestStatusNameOfAPlan(t *testing.T) {
	own := progress.Status{ID: "handed-over", Name: progress.Text{Own: "Đã bàn giao", Other: map[string]string{"en": "Handed over"}}}
	if vi.StatusName(&own) != "Đã bàn giao" || en.StatusName(&own) != "Handed over" {
		t.Error("a status of a plan does not have its own name")
	}
	renamed := progress.Status{ID: "done", Name: progress.Text{Own: "Đã xong"}}
	if got := en.StatusName(&renamed); got != "Đã xong" {
		t.Errorf("a built-in status with another name is called %q", got)
	}
	if got := vi.StatusName(&progress.Status{ID: "unknown"}); got != "unknown" {
		t.Errorf("a status without any name is called %q", got)
	}
}

// Path words are ids, none is missing, and no two pages of a language meet.
func TestPaths(t *testing.T) {
	id := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	for _, l := range locale.All() {
		words := map[string]string{}
		v := reflect.ValueOf(l.Paths)
		for i := range v.NumField() {
			name, word := v.Type().Field(i).Name, v.Field(i).String()
			if !id.MatchString(word) {
				t.Errorf("%s: the path word of %s is %q", l.Code, name, word)
			}
			if other, twice := words[word]; twice {
				t.Errorf("%s: %s and %s have the same path word %q", l.Code, name, other, word)
			}
			words[word] = name
		}
		if list := l.Paths.List(); len(list) != len(words) || slices.ContainsFunc(list, func(w string) bool { return words[w] == "" }) {
			t.Errorf("%s: the list of path words is %q", l.Code, list)
		}
	}
}

// leaves are all texts of a language by name.
func leaves(l *locale.Language) map[string]string {
	texts := map[string]string{}
	var walk func(name string, v reflect.Value)
	walk = func(name string, v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			texts[name] = v.String()
		case reflect.Struct:
			for i := range v.NumField() {
				walk(name+"."+v.Type().Field(i).Name, v.Field(i))
			}
		case reflect.Array:
			for i := range v.Len() {
				walk(name, v.Index(i))
			}
		}
	}
	walk("", reflect.ValueOf(*l))
	return texts
}

// A word that is missing, or a place that one language names otherwise, would
// reach a reader as a hole.
func TestWords(t *testing.T) {
	place := regexp.MustCompile(`\{[^{}]*\}`)
	places := func(s string) []string {
		found := place.FindAllString(s, -1)
		for i, p := range found {
			if name, _, ok := locale.Choice(strings.Trim(p, "{}")); ok {
				found[i] = "{" + name + "}"
			}
		}
		slices.Sort(found)
		return slices.Compact(found)
	}
	first := leaves(locale.All()[0])
	for _, l := range locale.All() {
		for name, text := range leaves(l) {
			switch {
			case text == "":
				t.Errorf("%s%s is empty", l.Code, name)
			case !norm.NFC.IsNormalString(text):
				t.Errorf("%s%s is not NFC: %q", l.Code, name, text)
			case strings.Count(text, "{") != strings.Count(text, "}"), strings.Contains(text, "  "):
				t.Errorf("%s%s is misspelt: %q", l.Code, name, text)
			}
			if strings.HasPrefix(name, ".Words.") && !slices.Equal(places(text), places(first[name])) {
				t.Errorf("%s%s has the places %v, %s has %v", l.Code, name, places(text), locale.All()[0].Code, places(first[name]))
			}
		}
	}
}
