package markup

import (
	"html/template"
	"math"
	"strings"
	"testing"
)

func TestElement(t *testing.T) {
	var w Writer
	w.Open("p", "class", "a", "title", `"5 > 4" & 'b'`)
	w.Text("Đô Lương <b> & Ỗ\x00")
	w.Close("p")
	w.Raw("<rect")
	w.AttrPercent("width", 29.0/45*100)
	w.AttrInt("height", 22)
	w.Raw("/>")
	w.Element("b", "35/82")
	want := `<p class="a" title="&#34;5 &gt; 4&#34; &amp; &#39;b&#39;">Đô Lương &lt;b&gt; &amp; Ỗ` + "\uFFFD" +
		`</p><rect width="64.4444%" height="22"/><b>35/82</b>`
	if got := w.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if err := w.Err(); err != nil {
		t.Error(err)
	}
}

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		x    float64
		want string
	}{
		{0, "0"}, {math.Copysign(0, -1), "0"}, {-0.00001, "0"}, {1, "1"}, {100, "100"}, {12.5, "12.5"},
		{64.44444444, "64.4444"}, {99.99996, "100"}, {-0.25, "-0.25"}, {0.0001, "0.0001"}, {3.1400, "3.14"},
		{1e6, "1000000"}, {10.05, "10.05"},
	} {
		var w Writer
		w.Number(c.x)
		if w.String() != c.want || w.Err() != nil {
			t.Errorf("%v: got %s, %v; want %s", c.x, w.String(), w.Err(), c.want)
		}
	}
	for _, x := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e15} {
		var w Writer
		w.Percent(x)
		if w.String() != "0%" || w.Err() == nil {
			t.Errorf("%v: got %s, error %v; want 0%% and an error", x, w.String(), w.Err())
		}
	}
}

// A string stays as it is, whatever is written later.
func TestStringStays(t *testing.T) {
	var w Writer
	w.Grow(64)
	w.Number(12.5)
	first := w.String()
	w.Number(0.25)
	second := w.String()
	w.Reset()
	w.Raw("something else that is longer")
	if first != "12.5" || second != "12.50.25" || w.String() != "something else that is longer" {
		t.Errorf("%q, %q, %q", first, second, w.String())
	}
}

func TestReset(t *testing.T) {
	var w Writer
	w.Grow(64)
	w.Href("javascript:alert(1)")
	if w.String() != ` href="#"` || w.Err() == nil {
		t.Errorf("got %s, error %v", w.String(), w.Err())
	}
	w.Reset()
	if len(w.Bytes()) != 0 || w.Err() != nil {
		t.Error("Reset left something behind")
	}
}

var oracle = template.Must(template.New("").Parse(
	`{{define "text"}}{{.}}{{end}}{{define "attr"}}<p title="{{.}}">{{end}}{{define "href"}}<a href="{{.}}">{{end}}`))

func render(t *testing.T, name, s string) string {
	t.Helper()
	var b strings.Builder
	if err := oracle.ExecuteTemplate(&b, name, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// FuzzEscape holds html/template against us: the same bytes in text and in
// attributes, and no link passes that it would refuse.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{
		"", "Nghệ An", `<script>alert("1")</script>`, "a&amp;b", "it's +1", "\x00\xff\xfe", "\uFFFE\uFDD0",
		"javascript:x", "JaVaScRiPt:x", " javascript:x", "https://a/b?c=d&e", "mailto:a@b", "/a:b", "?a:b", "#a:b", "data:text/html,x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w Writer
		w.Text(s)
		if got, want := w.String(), render(t, "text", s); got != want {
			t.Errorf("text %q: got %q, html/template %q", s, got, want)
		}
		w.Reset()
		w.Open("p", "title", s)
		if got, want := w.String(), render(t, "attr", s); got != want {
			t.Errorf("attribute %q: got %q, html/template %q", s, got, want)
		}
		w.Reset()
		w.Href(s)
		refused := strings.Contains(render(t, "href", s), "ZgotmplZ")
		if refused && !strings.Contains(s, "ZgotmplZ") && w.Err() == nil && !ours(s) {
			t.Errorf("link %q passes here and not in html/template", s)
		}
	})
}

// ours reports links that html/template refuses and we let through on purpose:
// tel:, and a colon behind the path, as in "?a:b", which starts no scheme.
func ours(s string) bool {
	before, _, _ := strings.Cut(s, ":")
	return strings.EqualFold(before, "tel") || strings.ContainsAny(before, "?#")
}

func BenchmarkText(b *testing.B) {
	var w Writer
	for b.Loop() {
		w.Reset()
		w.Text("Xã, phường đạt đủ 16/16 tiêu chí giai đoạn 1 & hơn thế")
	}
}

func BenchmarkPercent(b *testing.B) {
	var w Writer
	for b.Loop() {
		w.Reset()
		w.AttrPercent("width", 64.4444)
	}
}

// TestDraw: what was drawn stays as it is when the writer is used again, also by
// what is drawn within.
func TestDraw(t *testing.T) {
	outer := Draw(func(w *Writer) {
		w.Raw("<p>")
		w.Raw(Draw(func(w *Writer) { w.Element("b", "x") }))
		w.Raw("</p>")
	})
	for range 100 {
		Draw(func(w *Writer) { w.Raw("yyyyyyyyyyyyyyyyyyyy") })
	}
	if outer != "<p><b>x</b></p>" {
		t.Errorf("%q", outer)
	}
	if n := testing.AllocsPerRun(100, func() { Draw(func(w *Writer) { w.Raw("some bytes") }) }); n > 2 {
		t.Errorf("%v allocations", n)
	}
}

// TestPut: markup is put in and taken away anywhere, and a text that was taken
// before stays as it is.
func TestPut(t *testing.T) {
	var w Writer
	w.Grow(64)
	w.Raw("<b>a</b>")
	text := w.String()
	w.Put(3, 3, "bcd")
	w.Put(0, 3, "")
	w.Put(w.Len()-4, w.Len(), "<i>")
	if text != "<b>a</b>" || string(w.Bytes()) != "bcda<i>" {
		t.Errorf("%q, %q", text, w.Bytes())
	}
}
