package diff

import (
	"bytes"
	"strings"
	"testing"

	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func TestLeaps(t *testing.T) {
	for _, c := range []struct {
		a, b  float64
		leaps bool
	}{
		{12, 120, true}, {120, 12, true}, {12, 119, false}, {1, 9, false}, {1, 10, true}, {0, 500, false}, {500, 0, true}, {9, 0, false}, {10, 0, true},
		{0, 0, false}, {7, 7, false}, {-12, 120, true}, {0.5, 6, false}, {24761.5, 2476.15, true}, {38, 50, false},
	} {
		if leaps(c.a, c.b) != c.leaps {
			t.Errorf("from %v to %v: %v", c.a, c.b, !c.leaps)
		}
	}
}

func TestProseOf(t *testing.T) {
	for page, want := range map[string]string{
		`<p>a</p>`: "",
		`<div class="prose-body"><p>Xong <a class="bound" href="#n"><span data-figure="p/t@x">38/102</span><sup>1</sup></a> nhiệm vụ.</p></div><p>b</p>`: "Xong 38/102 nhiệm vụ.",
		`<div class="prose-body"><p>a</p><figure class="chart"><figure>1</figure><div>2</div></figure>` + "\n" + `<p>b</p></div>c`:                       "a b",
		`<div class="prose-body"><div lang="vi"><p title="a > b">x</p></div><p>y&amp;z</p> <small class="corrected">(đính chính)</small></div>no`:        "x y&z",
		`<div class="prose-body"><ul><li>a</li><li>b</li></ul><img alt="</div>"><p>c`:                                                                    "a b c",
		`<div class="prose-body"><`: "", `<div class="prose-body"`: "", `<div class="prose-body"><figure>a`: "",
	} {
		got, ok := proseOf(page)
		if got != want || ok != strings.Contains(page, "prose-body") {
			t.Errorf("%s\nhas %q, want %q", page, got, want)
		}
	}
}

// A tree may come from anybody: what it says is words, in a terminal and in a
// pull request.
func TestNoSteering(t *testing.T) {
	d := &Diff{lang: locale.For("vi"), Old: Side{Name: "a`b\x1b[2J"}, New: Side{Name: "@all", day: progress.NewDate(2025, 9, 24)}, Changes: []Group{{Title: "Tin", Entries: []Entry{
		{Subject: "a`b\u202e", Text: "x\x1b[31m\n# y <img src=x> [z](javascript:0) @all #12 *b* _c_ ~d~ | & \\", Names: []Name{{Text: "\x07<b>"}}},
	}}}}
	for name, print := range map[string]func(*bytes.Buffer) error{"text": func(b *bytes.Buffer) error { return d.Text(b) }, "markdown": func(b *bytes.Buffer) error { return d.Markdown(b) }} {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"\x1b", "\x07", "\u202e", "\n# y"} {
			if strings.Contains(b.String(), bad) {
				t.Errorf("%s: %q stands in\n%s", name, bad, b.String())
			}
		}
		if name == "markdown" {
			for _, bad := range []string{"<", "[z](", "@", " #12", " *b*", " _c_", " ~d~", "a`b"} {
				if strings.Contains(b.String(), bad) {
					t.Errorf("%s: %q stands in\n%s", name, bad, b.String())
				}
			}
		}
	}
}

// People are shown the first of many; what is doubtful is shown in any case.
func TestManyEntries(t *testing.T) {
	var list []Entry
	for i := range 100 {
		e := Entry{Text: "bình thường"}
		if i == 99 {
			e = Entry{Text: "lạ", Doubt: Magnitude}
		}
		list = append(list, e)
	}
	d := &Diff{lang: locale.For("vi"), Suspicious: 1, Changes: []Group{{Title: "Từng việc", Entries: list}}}
	var b bytes.Buffer
	if err := d.Text(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "bình thường") != mostEntries || !strings.Contains(b.String(), "⚠ lạ") || !strings.Contains(b.String(), "và 69 thay đổi khác") {
		t.Error(b.String())
	}
}
