package page

import (
	"bytes"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"tiendo/internal/markup"
)

// A template places texts and asks whether they are there: what it writes around
// them depends on the shape of its view alone, that is, on which of its texts are
// empty and how long its lists are. Three thousand pages of units have a handful of
// shapes, so a shape that comes again is executed once more, with slots for texts,
// and cut at them; every later page of that shape is the pieces and its own texts.
//
// That the result is what html/template would have written is not assumed but
// seen: a slot ends in characters that every context escapes in its own way. Where
// they come out as between tags or in a quoted attribute, a text is escaped so; where
// they come out as in the address of a link, only an address that needs no escaping
// may stand; anywhere else the shape is executed in full each time. So is a template
// that does more than place and ask.

// form is the template of a kind of page.
type form struct {
	set   *template.Template
	name  string                       // of the template in the set
	plain func(view reflect.Type) bool // it only places texts and asks whether they are there
	mark  string

	mu     sync.Mutex
	shapes map[string]*shape // nil: seen once
}

// shape is what a template writes around the texts of a view; without pieces where
// that cannot be told from them.
type shape struct {
	shell
	addresses []int // slots that stand in an address
}

// takes says whether every text may stand where its slot is.
func (s *shape) takes(texts []string) bool {
	if s.pieces == nil {
		return false
	}
	for _, n := range s.addresses {
		if !plainAddress(texts[n]) {
			return false
		}
	}
	return true
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

// Views with more texts have hardly a second one of their shape; and no more shapes
// than this are kept of a kind.
const (
	mostTexts  = 64
	mostShapes = 256
)

func newForm(set *template.Template, name string) *form {
	f := &form{set: set, name: name, mark: newSlotMark(), shapes: map[string]*shape{}}
	simple := onlyPlaces(set, &parse.TemplateNode{Name: name}, map[string]bool{})
	var once sync.Once
	f.plain = func(view reflect.Type) bool { // always of the one type of the kind
		once.Do(func() { simple = simple && shaped(view) })
		return simple
	}
	return f
}

// execute writes the page of a view.
func (f *form) execute(w *bytes.Buffer, view any) error {
	if !f.plain(reflect.TypeOf(view)) {
		return f.set.ExecuteTemplate(w, f.name, view)
	}
	var read viewTexts
	read.walk(reflect.ValueOf(view))
	if len(read.list) > mostTexts {
		return f.set.ExecuteTemplate(w, f.name, view)
	}
	s, err := f.shapeOf(string(read.shape), view)
	if err != nil {
		return err
	}
	if s == nil || !s.takes(read.list) {
		return f.set.ExecuteTemplate(w, f.name, view)
	}
	out := markup.On(w.AvailableBuffer())
	s.fill(&out, func(n int) { out.Raw(read.list[n]) })
	w.Write(out.Bytes())
	return nil
}

// shapeOf is the shape of a view; nil for one that is seen for the first time.
func (f *form) shapeOf(key string, view any) (*shape, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, known := f.shapes[key]
	if !known && len(f.shapes) < mostShapes {
		f.shapes[key] = nil
	}
	if s != nil || !known {
		return s, nil
	}
	var whole strings.Builder
	slots := reflect.New(reflect.TypeOf(view)).Elem()
	n := 0
	f.slotted(slots, reflect.ValueOf(view), &n)
	if err := f.set.ExecuteTemplate(&whole, f.name, slots.Interface()); err != nil {
		return nil, err
	}
	f.shapes[key] = f.cut(whole.String())
	return f.shapes[key], nil
}

// What stands behind a slot. A text that is HTML already may only stand between tags.
const (
	probeText = "<\"'&+ =`"
	probeHTML = "<i>"
	refused   = "ZgotmplZ" // html/template's word for a value that may not stand where it stood
)

// How probeText looks between tags and in a quoted attribute, and in an address there.
var (
	probeEscaped = markup.Escape(probeText)
	probeAddress = func() string {
		var w strings.Builder
		if err := template.Must(template.New("").Parse(`<a href="x{{.}}">`)).Execute(&w, probeText); err != nil {
			panic(err) // of a strings.Builder
		}
		return strings.TrimSuffix(strings.TrimPrefix(w.String(), `<a href="x`), `">`)
	}()
)

// slotted fills a view with slots where another has texts, in the order of viewTexts.walk.
func (f *form) slotted(to, from reflect.Value, n *int) {
	switch from.Kind() {
	case reflect.String:
		if from.Len() == 0 {
			return
		}
		probe := probeText
		if from.Type() == htmlType {
			probe = probeHTML
		}
		to.SetString(f.mark + strconv.Itoa(*n) + f.mark + probe)
		*n++
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			f.slotted(to.Index(i), from.Index(i), n)
		}
	case reflect.Struct:
		for i := range from.NumField() {
			f.slotted(to.Field(i), from.Field(i), n)
		}
	default:
		to.Set(from)
	}
}

// cut cuts what was written at its slots; a shape without pieces where a slot came
// out in another way than those that are known here.
func (f *form) cut(whole string) *shape {
	if strings.Contains(whole, refused) {
		return &shape{}
	}
	s := &shape{}
	for i, piece := range strings.Split(whole, f.mark) {
		if i%2 == 1 {
			n, err := strconv.Atoi(piece)
			if err != nil {
				return &shape{}
			}
			s.slots = append(s.slots, n)
			continue
		}
		if i > 0 {
			text, isText := strings.CutPrefix(piece, probeEscaped)
			html, isHTML := strings.CutPrefix(piece, probeHTML)
			rest, isAddress := strings.CutPrefix(piece, probeAddress)
			switch {
			case isText:
				piece = text
			case isHTML:
				piece = html
			case isAddress:
				piece = rest
				s.addresses = append(s.addresses, s.slots[len(s.slots)-1])
			default:
				return &shape{}
			}
		}
		s.pieces = append(s.pieces, piece)
	}
	return s
}

// viewTexts are the texts of a view, escaped, and its shape.
type viewTexts struct {
	list  []string
	shape []byte
}

// walk reads a value of a type that is shaped.
func (t *viewTexts) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		switch {
		case v.Len() == 0:
			t.shape = append(t.shape, 'e')
			return
		case v.Type() == htmlType:
			t.list = append(t.list, v.String())
		default:
			t.list = append(t.list, markup.Escape(v.String()))
		}
		t.shape = append(t.shape, 't')
	case reflect.Slice:
		t.shape = strconv.AppendInt(append(t.shape, '['), int64(v.Len()), 10)
		for i := range v.Len() {
			t.walk(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			t.walk(v.Field(i))
		}
	case reflect.Bool:
		t.shape = strconv.AppendBool(t.shape, v.Bool())
	}
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
	styleType  = reflect.TypeFor[style]() // it is written as the first of its two texts
)

// shaped says whether values of a type are texts, or lists and structs of them.
func shaped(t reflect.Type) bool {
	switch {
	case t == stringType, t == htmlType, t == styleType:
		return true
	case t.NumMethod() > 0 || reflect.PointerTo(t).NumMethod() > 0:
		return false // it may be written in a way of its own
	case t.Kind() == reflect.Slice:
		return shaped(t.Elem())
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); !f.IsExported() || !shaped(f.Type) {
				return false
			}
		}
		return true
	}
	return t.Kind() == reflect.Bool
}

// onlyPlaces says whether a template only places values and asks whether they are there.
func onlyPlaces(set *template.Template, node parse.Node, known map[string]bool) bool {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return true
		}
		for _, child := range n.Nodes {
			if !onlyPlaces(set, child, known) {
				return false
			}
		}
		return true
	case *parse.TextNode, *parse.CommentNode:
		return true
	case *parse.ActionNode:
		return isValue(n.Pipe)
	case *parse.IfNode:
		return onlyPlacesIn(set, &n.BranchNode, known)
	case *parse.WithNode:
		return onlyPlacesIn(set, &n.BranchNode, known)
	case *parse.RangeNode:
		return onlyPlacesIn(set, &n.BranchNode, known)
	case *parse.TemplateNode:
		if n.Pipe != nil && !isValue(n.Pipe) {
			return false
		}
		if known[n.Name] {
			return true
		}
		known[n.Name] = true
		called := set.Lookup(n.Name)
		return called != nil && called.Tree != nil && onlyPlaces(set, called.Tree.Root, known)
	}
	return false
}

func onlyPlacesIn(set *template.Template, n *parse.BranchNode, known map[string]bool) bool {
	return isValue(n.Pipe) && onlyPlaces(set, n.List, known) && onlyPlaces(set, n.ElseList, known)
}

// isValue says whether a pipeline is a value of the view and nothing else: {{.}} or {{.Field}}.
func isValue(pipe *parse.PipeNode) bool {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 1 {
		return false
	}
	switch pipe.Cmds[0].Args[0].(type) {
	case *parse.FieldNode, *parse.DotNode:
		return true
	}
	return false
}
