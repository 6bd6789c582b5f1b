package export

import (
	"bytes"
	"encoding/json"
	"sync"

	"tiendo/internal/address"
	"tiendo/internal/literal"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// addJSON adds a file that people may read too, a line for each value.
func addJSON(t *output.Tree, at address.Path, v any) error {
	p := papers.Get().(*paper)
	defer papers.Put(p)
	b := bytes.NewBuffer(p.draft[:0])
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	p.draft = b.Bytes()
	return p.addIndented(t, at)
}

// addIndented adds the JSON of the draft with a line for each value.
func (p *paper) addIndented(t *output.Tree, at address.Path) error {
	p.clean = indented(p.clean[:0], p.draft, " ")
	return t.AddLent(at.File(), p.clean)
}

// addWritten adds one of thousands of files, or one with thousands of lines, which
// writes itself.
func addWritten(t *output.Tree, at address.Path, write func(w *literal.Writer)) error {
	p := papers.Get().(*paper)
	defer papers.Put(p)
	w := literal.Writer{Bytes: p.clean[:0], Plain: true}
	write(&w)
	p.clean = append(w.Bytes, '\n')
	return t.AddLent(at.File(), p.clean)
}

// paper is what a file is written on.
type paper struct{ draft, clean []byte }

// papers are used again: a site has thousands of files.
var papers = sync.Pool{New: func() any { return new(paper) }}

// orNull is a pointer for encoding/json: null is what a source leaves out.
func orNull[T any](m progress.Maybe[T]) *T {
	if !m.OK {
		return nil
	}
	return &m.V
}

// textOrNull is a string, null when it is empty.
func textOrNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// translations are the texts of one object in the other languages: language, key, text.
type translations map[string]map[string]string

// of gives a text in the first language and keeps its translations.
func (tr *translations) of(key string, t progress.Text) string {
	for lang, s := range t.Other {
		if *tr == nil {
			*tr = translations{}
		}
		if (*tr)[lang] == nil {
			(*tr)[lang] = map[string]string{}
		}
		(*tr)[lang][key] = s
	}
	return t.Own
}

// texts are texts in the first language.
func texts(list []progress.Text) []string {
	own := make([]string, len(list))
	for i, t := range list {
		own[i] = t.Own
	}
	return own
}

// each makes a list of something else, never nil, so that JSON has [] and not null.
func each[T, U any](list []T, f func(T) U) []U {
	out := make([]U, len(list))
	for i, x := range list {
		out[i] = f(x)
	}
	return out
}
