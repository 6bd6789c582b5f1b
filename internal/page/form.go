package page

import (
	"bytes"
	"html/template"
	"io"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"tiendo/internal/markup"
)

// A template places texts and asks whether they are there: html/template spends a
// third of a millisecond of reflection on that where a few steps do. So a template
// is escaped by html/template, as always, and what that made of it is read: the
// text between the places, and for each place the names of the escapers that it
// put there. Where they are those between tags or in a quoted attribute, a text is
// escaped so; where they are those of a link, only an address that needs no
// escaping may stand. A template that does more than place and ask, or that places
// something elsewhere, is executed by html/template each time.

// form is the template of a kind of page, or that of their frame.
type form struct {
	set     *template.Template
	name    string // of the template in the set
	escaped bool

	read  sync.Once
	steps step // nil: html/template executes it
	asks  bool // it may ask for a script, whatever its view holds; said until it has been read
}

// newForms are the forms of templates by their names. html/template escapes a
// template when it is first executed, and goes over all others then; here they
// are escaped together, by one that executes none of them.
func newForms(set *template.Template, names ...string) map[string]*form {
	calls := "{{if .}}"
	for _, name := range names {
		calls += "{{template " + strconv.Quote(name) + " .}}"
	}
	_, err := set.New("forms").Parse(calls + "{{end}}")
	if err == nil {
		err = set.ExecuteTemplate(io.Discard, "forms", false)
	}
	forms := map[string]*form{}
	for _, name := range names { // an error is that of a template, and told when it is executed
		forms[name] = &form{set: set, name: name, escaped: err == nil, asks: true}
	}
	return forms
}

// step writes a part of a template; false where a value may not stand in its place
// as it is.
type step func(w *markup.Writer, dot reflect.Value) bool

// execute writes the page of a view, always of the one type of the kind.
func (f *form) execute(w *markup.Writer, view any) error {
	f.read.Do(func() {
		if f.escaped {
			f.steps, f.asks = stepsOf(f.set, f.name, reflect.TypeOf(view))
		}
	})
	from := w.Len()
	if f.steps != nil && f.steps(w, reflect.ValueOf(view)) {
		return nil
	}
	var whole strings.Builder
	err := f.set.ExecuteTemplate(&whole, f.name, written(view))
	w.Put(from, w.Len(), whole.String())
	return err
}

// stepsOf reads a template that is escaped, and whether it may ask for a script; no
// steps where it cannot be done in them.
func stepsOf(set *template.Template, name string, view reflect.Type) (steps step, asks bool) {
	r := reader{set: set, known: map[called]*step{}}
	steps = r.template(name, view)
	return steps, steps == nil || r.asks
}

// reader turns templates into steps, each for one type of value.
type reader struct {
	set   *template.Template
	known map[called]*step
	fails bool
	asks  bool // some text may hold a mark
}

type called struct {
	name string
	dot  reflect.Type
}

// template is the steps of a template by its name; nil if there are none.
func (r *reader) template(name string, dot reflect.Type) step {
	key := called{name, dot}
	if s := r.known[key]; s != nil {
		return func(w *markup.Writer, dot reflect.Value) bool { return (*s)(w, dot) } // it may still be read
	}
	s := new(step)
	r.known[key] = s
	t := r.set.Lookup(name)
	if t == nil || t.Tree == nil {
		r.fails = true
		return nil
	}
	*s = r.list(t.Tree.Root, dot)
	if r.fails {
		return nil
	}
	return *s
}

func (r *reader) list(l *parse.ListNode, dot reflect.Type) step {
	var steps []step
	if l != nil {
		for _, n := range l.Nodes {
			if s := r.node(n, dot); s != nil {
				steps = append(steps, s)
			}
		}
	}
	return func(w *markup.Writer, dot reflect.Value) bool {
		for _, s := range steps {
			if !s(w, dot) {
				return false
			}
		}
		return true
	}
}

// node is the step of a node; nil for one that writes nothing.
func (r *reader) node(n parse.Node, dot reflect.Type) step {
	switch n := n.(type) {
	case *parse.CommentNode:
		return nil
	case *parse.TextNode:
		r.asks = r.asks || bytes.Contains(n.Text, []byte("data-"))
		return func(w *markup.Writer, _ reflect.Value) bool {
			w.RawBytes(n.Text)
			return true
		}
	case *parse.ActionNode:
		return r.place(n.Pipe, dot)
	case *parse.IfNode:
		is, then, otherwise := r.condition(n.Pipe, dot), r.list(n.List, dot), r.list(n.ElseList, dot)
		return func(w *markup.Writer, dot reflect.Value) bool {
			if is(dot) {
				return then(w, dot)
			}
			return otherwise(w, dot)
		}
	case *parse.WithNode:
		v := r.only(n.Pipe, dot)
		then, otherwise := r.list(n.List, v.of), r.list(n.ElseList, dot)
		return func(w *markup.Writer, dot reflect.Value) bool {
			if value := v.in(dot); there(value) {
				return then(w, value)
			}
			return otherwise(w, dot)
		}
	case *parse.RangeNode:
		return r.each(n, dot)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			v := r.only(n.Pipe, dot)
			steps := r.template(n.Name, v.of)
			return func(w *markup.Writer, dot reflect.Value) bool { return steps(w, v.in(dot)) }
		}
	}
	r.fails = true
	return nil
}

// each is the steps for every element of a list.
func (r *reader) each(n *parse.RangeNode, dot reflect.Type) step {
	v := r.only(n.Pipe, dot)
	if v.of.Kind() != reflect.Slice {
		r.fails = true
		return nil
	}
	then, otherwise := r.list(n.List, v.of.Elem()), r.list(n.ElseList, dot)
	return func(w *markup.Writer, dot reflect.Value) bool {
		list := v.in(dot)
		for i := range list.Len() {
			if !then(w, list.Index(i)) {
				return false
			}
		}
		return list.Len() > 0 || otherwise(w, dot)
	}
}
