package page

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"

	"tiendo/internal/markup"
)

// value is where a value of the view stands in another.
type value struct {
	path []int
	of   reflect.Type
}

func (v value) in(dot reflect.Value) reflect.Value {
	for _, i := range v.path {
		dot = dot.Field(i)
	}
	return dot
}

// arg is {{.}} or {{.Field}}.
func (r *reader) arg(n parse.Node, dot reflect.Type) value {
	v := value{of: dot}
	switch n := n.(type) {
	case *parse.DotNode:
		if canBeThere(dot) {
			return v
		}
	case *parse.FieldNode:
		for _, name := range n.Ident {
			field, ok := reflect.StructField{}, false
			if v.of.Kind() == reflect.Struct {
				field, ok = v.of.FieldByName(name)
			}
			if !ok || !field.IsExported() || len(field.Index) > 1 {
				break
			}
			v.path, v.of = append(v.path, field.Index...), field.Type
		}
		if len(v.path) == len(n.Ident) && canBeThere(v.of) {
			return v
		}
	}
	r.fails = true
	return v
}

// only is a pipeline that is a value and nothing else.
func (r *reader) only(pipe *parse.PipeNode, dot reflect.Type) value {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		r.fails = true
		return value{of: dot}
	}
	return r.arg(pipe.Cmds[0].Args[0], dot)
}

// condition is whether a value is there, or any of some.
func (r *reader) condition(pipe *parse.PipeNode, dot reflect.Type) func(dot reflect.Value) bool {
	args := pipe.Cmds[0].Args
	f, asks := args[0].(*parse.IdentifierNode)
	if asks && f.Ident == "or" {
		args = args[1:]
	}
	if len(pipe.Decl) > 0 || len(pipe.Cmds) > 1 || len(args) > 1 && !asks {
		r.fails = true
	}
	var values []value
	for _, arg := range args {
		values = append(values, r.arg(arg, dot))
	}
	return func(dot reflect.Value) bool {
		for _, v := range values {
			if there(v.in(dot)) {
				return true
			}
		}
		return false
	}
}

// there is what html/template takes for true, of the types of canBeThere.
func there(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String, reflect.Slice:
		return v.Len() > 0
	case reflect.Bool:
		return v.Bool()
	case reflect.Interface:
		return penOf(v) != nil
	}
	return true // a struct
}

func canBeThere(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Slice, reflect.Bool, reflect.Struct:
		return true
	}
	return t == partType
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	partType   = reflect.TypeFor[part]()
	styleType  = reflect.TypeFor[style]() // it is written as the first of its two texts
)

// place writes a value with the escapers that html/template chose for its place.
func (r *reader) place(pipe *parse.PipeNode, dot reflect.Type) step {
	var escapers []string
	for _, c := range pipe.Cmds[1:] {
		escapers = append(escapers, c.String())
	}
	first := *pipe
	first.Cmds = pipe.Cmds[:1]
	v := r.only(&first, dot)
	if v.of == styleType {
		v.path, v.of = append(v.path, 0), stringType
	}
	const prefix = "_html_template_"
	switch as := strings.ReplaceAll(strings.Join(escapers, " "), prefix, ""); {
	case as == "htmlescaper" && v.of == htmlType:
		return func(w *markup.Writer, dot reflect.Value) bool {
			w.Raw(v.in(dot).String())
			return true
		}
	case as == "htmlescaper" && v.of == partType:
		return func(w *markup.Writer, dot reflect.Value) bool {
			if draw := penOf(v.in(dot)); draw != nil {
				draw(w)
			}
			return true
		}
	case (as == "htmlescaper" || as == "attrescaper" || as == "rcdataescaper") && v.of == stringType:
		return func(w *markup.Writer, dot reflect.Value) bool {
			w.Text(v.in(dot).String())
			return true
		}
	case (as == "urlfilter urlnormalizer attrescaper" || as == "urlnormalizer attrescaper") && v.of == stringType:
		return func(w *markup.Writer, dot reflect.Value) bool {
			address := v.in(dot).String()
			w.Raw(address)
			return plainAddress(address)
		}
	}
	r.fails = true
	return nil
}

// plainAddress says whether a text is the same when it is written as an address, or
// as a part of one.
func plainAddress(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '/', c == '.', c == '-', c == '_', c == '#':
		default:
			return false
		}
	}
	return true
}
