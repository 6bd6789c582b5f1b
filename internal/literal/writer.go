package literal

import "strconv"

// Writer appends objects. A key that has nothing to say is left out, as omitempty
// does it; Key and what is appended to Bytes by hand is always there.
type Writer struct {
	Bytes []byte
	Plain bool // strings escape nothing for HTML
}

// Key begins a member of an object, behind the one before.
func (w *Writer) Key(name string) {
	if last := w.Bytes[len(w.Bytes)-1]; last != '{' {
		w.Bytes = append(w.Bytes, ',')
	}
	w.Bytes = append(append(append(w.Bytes, '"'), name...), `":`...)
}

// Raw appends what is JSON already.
func (w *Writer) Raw(s string) { w.Bytes = append(w.Bytes, s...) }

// Open begins a member that is an object.
func (w *Writer) Open(name string) {
	w.Key(name)
	w.Begin()
}

// Begin and Shut are the braces around an object.
func (w *Writer) Begin() { w.Bytes = append(w.Bytes, '{') }
func (w *Writer) Shut()  { w.Bytes = append(w.Bytes, '}') }

// String is a text by itself.
func (w *Writer) String(s string) {
	if w.Plain {
		w.Bytes = Plain(w.Bytes, s)
	} else {
		w.Bytes = String(w.Bytes, s)
	}
}

// Text is a text, if there is one.
func (w *Writer) Text(name, s string) {
	if s != "" {
		w.Key(name)
		w.String(s)
	}
}

// Member is a text that is there even if it is empty, Members are several.
func (w *Writer) Member(name, s string) {
	w.Key(name)
	w.String(s)
}

func (w *Writer) Members(name string, list []string) {
	w.Key(name)
	List(w, list, func(s *string) { w.String(*s) })
}

// Flag is what is said to be so or not.
func (w *Writer) Flag(name string, on *bool) {
	if on != nil {
		w.Key(name)
		w.Bytes = strconv.AppendBool(w.Bytes, *on)
	}
}

// Int is a whole number by itself.
func (w *Writer) Int(n int) { w.Bytes = strconv.AppendInt(w.Bytes, int64(n), 10) }

// Whole is a whole number that is not 0.
func (w *Writer) Whole(name string, n int) {
	if n != 0 {
		w.Key(name)
		w.Int(n)
	}
}

// Number is a number that is not 0.
func (w *Writer) Number(name string, x float64, bits int) {
	if x != 0 {
		w.Key(name)
		w.Bytes = Float(w.Bytes, x, bits)
	}
}

// List writes a list; one that is not there is null.
func List[T any](w *Writer, items []T, write func(*T)) {
	if items == nil {
		w.Raw("null")
		return
	}
	w.Bytes = append(w.Bytes, '[')
	for i := range items {
		if i > 0 {
			w.Bytes = append(w.Bytes, ',')
		}
		write(&items[i])
	}
	w.Bytes = append(w.Bytes, ']')
}
