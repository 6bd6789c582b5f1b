package export

import (
	"bytes"
	"encoding/json"

	"tiendo/internal/address"
	"tiendo/internal/output"
	"tiendo/internal/progress"
)

// addJSON adds a file that people may read too; addCompact one of thousands, or
// with thousands of lines.
func addJSON(t *output.Tree, at address.Path, v any) error    { return encode(t, at, v, " ") }
func addCompact(t *output.Tree, at address.Path, v any) error { return encode(t, at, v, "") }

func encode(t *output.Tree, at address.Path, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return err
	}
	if indent == "" {
		return t.Add(at.File(), b.Bytes())
	}
	return t.Add(at.File(), indented(b.Bytes(), indent))
}

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
