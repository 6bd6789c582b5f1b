package page

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"tiendo/internal/markup"
)

// placed is a view of the kinds of values that views have.
type placed struct {
	Text  string
	HTML  template.HTML
	Is    bool
	Lines []placedLine
	HTMLs []template.HTML
	Part  part
	Parts []part
}

// of is a part with a text; nothing if there is none.
func of(text string) part {
	if text == "" {
		return nil
	}
	return pen(func(w *markup.Writer) { w.Raw(text) })
}

// asHTML is a view with the texts of its parts, as it would be if there were no parts.
func (p placed) asHTML() placed {
	text := func(p part) part {
		if p == nil {
			return template.HTML("")
		}
		return drawn(p.(pen))
	}
	parts := p.Parts
	p.Part, p.Parts = text(p.Part), nil
	for _, part := range parts {
		p.Parts = append(p.Parts, text(part))
	}
	return p
}

type placedLine struct {
	Name string
	Text template.HTML
}

// executed is what a form writes of views and what html/template writes, and whether
// the form is done in steps.
func executed(t testing.TB, text string, views ...placed) (got, wanted []string, steps bool) {
	t.Helper()
	set := template.Must(template.New("p.html").Parse(text))
	template.Must(set.New("line").Parse(`<li title="{{.Name}}">{{.Text}}</li>`))
	template.Must(set.New("word").Parse(`{{.Name}}`))
	f := newForms(set, "p.html")["p.html"]
	for _, v := range views {
		var w markup.Writer
		var plain bytes.Buffer
		if err := f.execute(&w, v); err != nil {
			t.Fatal(err)
		}
		if err := set.ExecuteTemplate(&plain, "p.html", v.asHTML()); err != nil {
			t.Fatal(err)
		}
		got, wanted = append(got, w.String()), append(wanted, plain.String())
	}
	return got, wanted, f.steps != nil
}

// A form writes what its template writes, whatever stands in the view: in steps
// where texts stand between tags or in quoted attributes, else by html/template.
func TestForm(t *testing.T) {
	nasty := `x" onload='a'>{{.}}<b>&amp; javascript:alert(1) + é`
	views := []placed{
		{Text: "a", HTML: "<b>b</b>", Is: true, Lines: []placedLine{{"n", "<i>t</i>"}}, HTMLs: []template.HTML{"<u>"}, Part: of("<s>"), Parts: []part{of("<q>"), nil, of("<hr>")}},
		{Text: nasty, HTML: "<i>c</i>", Is: true, Lines: []placedLine{{nasty, "t"}}, HTMLs: []template.HTML{"<i>"}},
		{Text: nasty, Lines: []placedLine{{}, {nasty, ""}}},
		{},
		{Text: "\x00", HTML: "&#0;"},
		{Text: "/tin/2025-09-24-a/#x_1", HTML: "<b>b</b>"},
		{Text: "/tin/2025-09-24-a/?a=b&c=d", HTML: "<b>b</b>"},
		{Text: "javascript:alert(1)", HTML: "<b>b</b>"},
	}
	for name, c := range map[string]struct {
		template string
		steps    bool
	}{
		"text":                 {`<p>{{.Text}}</p>{{.HTML}}`, true},
		"attribute":            {`<p title="{{.Text}}" id='{{.Text}}'>{{.HTML}}</p>`, true},
		"asked for":            {`{{if .Text}}<p>{{.Text}}{{else}}<p>none{{end}}{{with .HTML}}{{.}}{{end}}{{if .Is}}yes{{end}}`, true},
		"lists":                {`<ul>{{range .Lines}}<li>{{.Name}}{{.Text}}</li>{{else}}none{{end}}</ul>{{range .HTMLs}}{{.}}{{end}}`, true},
		"another template":     {`<ul>{{range .Lines}}{{template "line" .}}{{end}}</ul>`, true},
		"any of some":          {`{{if or .Text .HTML}}<p>{{.HTML}}</p>{{end}}{{if or .Lines .HTMLs .Is}}x{{end}}`, true},
		"within":               {`{{range .Lines}}{{with .Name}}<p>{{.}}</p>{{else}}<p>{{.Text}}</p>{{end}}{{end}}`, true},
		"title, field":         {`<title>{{.Text}}</title><textarea>{{.Text}}</textarea>`, true},
		"twice":                {`<p title="{{.Text}}">{{.Text}}</p>{{.HTML}}{{.HTML}}`, true},
		"link":                 {`<a href="{{.Text}}">x</a><img src="{{.Text}}">`, true},
		"part of a link":       {`<a href="/a/{{.Text}}">x</a>`, true},
		"query of a link":      {`<a href="/a/?q={{.Text}}">x</a>`, false},
		"HTML in a link":       {`<a href="{{.HTML}}">x</a>`, false},
		"sources of a picture": {`<img srcset="{{.Text}} 2x">`, false},
		"script":               {`<script>var a = {{.Text}}; var b = "{{.Text}}"</script>`, false},
		"style":                {`<p style="color: {{.Text}}">x</p>`, false},
		"attribute, no quotes": {`<p title={{.Text}}>x</p>`, false},
		"title of a page":      {`<title>{{.HTML}}</title>`, false},
		"HTML in an attribute": {`<p title="{{.HTML}}">x</p>`, false},
		"title, field of HTML": {`<textarea>{{.HTML}}</textarea>`, false},
		"none of some":         {`{{if not .Text}}<p>{{.HTML}}</p>{{end}}{{with or .Text .HTML}}{{.}}{{end}}`, false},
		"template in two ways": {`{{range .Lines}}<p title="{{template "word" .}}">{{template "word" .}}</p>{{end}}`, false},
		"part":                 {`{{.Part}}{{if .Part}}<p>{{.Part}}{{else}}none{{end}}{{with .Part}}{{.}}{{end}}{{if or .Part .Text}}some{{end}}`, true},
		"parts":                {`{{range .Parts}}{{if .}}<p>{{.}}{{else}}none{{end}}{{end}}`, true},
		"part in an attribute": {`<p title="{{.Part}}">x</p>`, false},
		"part, executed":       {`{{$x := .Part}}<p>{{$x}}{{if not .Part}}none{{end}}{{len .Part}}{{range .Parts}}<p>{{.}}{{if .}}some{{end}}{{end}}`, false},
		"comparison":           {`{{if eq .Text "a"}}a{{else}}{{.Text}}{{end}}`, false},
		"length":               {`{{len .Text}}{{.HTML}}`, false},
		"variable":             {`{{$x := .Text}}<p>{{$x}}</p>`, false},
		"function":             {`<p>{{printf "%.3s" .Text}}</p>`, false},
	} {
		got, wanted, steps := executed(t, c.template, views...)
		for i := range wanted {
			if got[i] != wanted[i] {
				t.Errorf("%s: %q, wanted %q", name, got[i], wanted[i])
			}
		}
		if steps != c.steps {
			t.Errorf("%s: in steps: %t, wanted %t", name, steps, c.steps)
		}
	}
}

// A template that cannot be escaped is told where it is executed; others are still
// written as html/template would.
func TestFormBroken(t *testing.T) {
	set := template.Must(template.New("p.html").Parse(`<p title="{{.Text}}">{{template "line" .}}</p>`))
	template.Must(set.New("line").Parse(`<b>{{.Text}}</b>`))
	template.Must(set.New("broken.html").Parse(`<p>{{.Text}}<a href="`))
	forms := newForms(set, "p.html", "broken.html")
	var w markup.Writer
	if err := forms["broken.html"].execute(&w, placed{}); err == nil || !strings.Contains(err.Error(), "broken.html: ends in a non-text context") {
		t.Errorf("a template that ends in an attribute: %v", err)
	}
	if err := forms["p.html"].execute(&w, placed{Text: `"<`}); err != nil || string(w.Bytes()) != `<p title="&#34;&lt;"><b>&#34;&lt;</b></p>` {
		t.Errorf("another: %q, %v", w.Bytes(), err)
	}
}

func FuzzForm(f *testing.F) {
	f.Add("a", "<b>", "x<i>")
	f.Add(`<"'&+ =`+"`", "", "\x00")
	f.Fuzz(func(t *testing.T, text, html, line string) {
		got, wanted, _ := executed(t, `<title>{{.Text}}</title><p title="{{.Text}}"><a href="{{.Text}}">{{.Text}}</a><a href="/x/{{.Text}}">{{.HTML}}</a></p>{{range .Lines}}{{template "line" .}}{{end}}`,
			placed{Text: "a", HTML: "b", Lines: []placedLine{{"c", "d"}}},
			placed{Text: text, HTML: template.HTML(html), Lines: []placedLine{{line, template.HTML(text)}}})
		for i := range wanted {
			if got[i] != wanted[i] {
				t.Errorf("%q, wanted %q", got[i], wanted[i])
			}
		}
	})
}
