package page

import (
	"html/template"
	"reflect"

	"tiendo/internal/markup"
)

// A large part of a page (a chart, the notes of an article) is not made a text that
// is copied into the page: its view holds what writes it there. To templates it is
// HTML all the same, and where html/template executes one, it is made such a text
// before.

// part is a field of a view: a pen. There is none where that is nil.
type part any

// pen writes a part, the same however often it is asked to; nil where there is none.
type pen func(w *markup.Writer)

// penOf is the pen of a part. A part that holds anything else is a mistake of ours,
// at which a program that is tested never arrives.
func penOf(part reflect.Value) pen {
	if part.IsNil() {
		return nil
	}
	return part.Interface().(pen)
}

// written is a view with the text of each part in its place.
func written(view any) any {
	v := reflect.New(reflect.TypeOf(view)).Elem()
	v.Set(reflect.ValueOf(view))
	writeParts(v)
	return v.Interface()
}

func writeParts(v reflect.Value) {
	switch {
	case v.Type() == partType:
		text := template.HTML("")
		if draw := penOf(v); draw != nil {
			text = drawn(draw)
		}
		v.Set(reflect.ValueOf(text))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				writeParts(v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice && !v.IsNil(): // others may hold it too
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			writeParts(list.Index(i))
		}
		v.Set(list)
	}
}
