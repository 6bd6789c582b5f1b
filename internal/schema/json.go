package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"tiendo/internal/literal"
)

// dialect is the JSON Schema that is written: https://json-schema.org/draft/2020-12
const dialect = "https://json-schema.org/draft/2020-12/schema"

// JSON is the JSON Schema of the file as editors of TOML take it, where a date
// is a string. Words for people are in lang; translations may stand in any of
// langs. It demands no more than the reader does, but for blanks around a word
// and a time of 0:00 behind a date; what the reader demands beyond a single
// value (ids that exist, totals that agree) no schema can say.
func (f File) JSON(lang string, langs []string) ([]byte, error) {
	w := writer{lang, langs}
	o := append(object{{"$schema", dialect}, {"title", f.Title.In(lang)}}, w.table(f.Table)...)
	compact := literal.Writer{Plain: true}
	write(&compact, o)
	var b bytes.Buffer
	if err := json.Indent(&b, compact.Bytes, "", " "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// writer is the languages that a schema is written for.
type writer struct {
	lang  string
	langs []string
}

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

// write appends a value. encoding/json would go over an object again for each one
// around it, to see that it is well-formed.
func write(w *literal.Writer, value any) {
	switch v := value.(type) {
	case object:
		w.Begin()
		for _, m := range v {
			w.Key(m.key)
			write(w, m.value)
		}
		w.Shut()
	case []object:
		literal.List(w, v, func(o *object) { write(w, *o) })
	case []string:
		literal.List(w, v, func(s *string) { w.String(*s) })
	case string:
		w.String(v)
	case int:
		w.Int(v)
	case bool:
		w.Bytes = strconv.AppendBool(w.Bytes, v)
	default:
		panic(fmt.Sprintf("schema: %T has no JSON here", value))
	}
}

func (w writer) table(t *Table) object {
	var properties, texts object
	required := []string{}
	for _, f := range t.Fields {
		properties = append(properties, member{f.Name, w.field(&f)})
		if f.Required {
			required = append(required, f.Name)
		}
		if f.Kind == Text || f.Kind == Texts {
			f.Required = false
			texts = append(texts, member{f.Name, w.field(&f)})
		}
	}
	for _, lang := range w.langs {
		if t.Field(lang) == nil && len(texts) > 0 {
			properties = append(properties, member{lang, closed(texts, nil)})
		}
	}
	return closed(properties, required)
}

func closed(properties object, required []string) object {
	o := object{{"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return append(o, member{"additionalProperties", false})
}

func (w writer) field(f *Field) object {
	o := object{{"title", f.Title.In(w.lang)}}
	description := f.Help.In(w.lang)
	var words []string
	for _, c := range f.Choices {
		words = append(words, c.Word+": "+c.Title.In(w.lang))
	}
	if description == "" {
		description = strings.Join(words, "; ")
	}
	if description != "" {
		o = append(o, member{"description", description})
	}
	return append(o, w.values(f)...)
}

// values is what may stand in a field.
func (w writer) values(f *Field) object {
	switch f.Kind {
	case Text, Plain, ID, Link, Date, Period, Due:
		return stringOf(f.Kind, f.Required)
	case Texts:
		return listOf(Text, f.Required)
	case Plains:
		return listOf(Plain, f.Required)
	case IDs:
		return listOf(ID, f.Required)
	case Word:
		words := f.Words()
		if !f.Required {
			words = append(words, "") // forms write it for no choice
		}
		return object{{"enum", words}}
	case Count:
		return wholeNumber()
	case Decimal:
		return object{{"type", "number"}}
	case Boolean:
		return object{{"type", "boolean"}}
	case One:
		return w.table(f.Sub)
	case Many:
		return object{{"type", "array"}, {"items", w.table(f.Sub)}}
	case Counts:
		return byID(wholeNumber())
	case Tile:
		side := object{{"type", "integer"}, {"minimum", 0}, {"maximum", MaxTile}}
		return object{{"type", "array"}, {"items", side}, {"minItems", 2}, {"maxItems", 2}}
	case Done:
		return doneOf()
	}
	return byID(doneOf()) // Dones
}

// Pattern is the form of a string of this kind, as JSON Schemas and browsers take
// it; "" when there is none.
func (k Kind) Pattern() string { return patterns[k] }

// patterns are the forms of strings, in what ECMA 262 and RE2 have in common.
var patterns = map[Kind]string{
	Text:   `\S`,
	Plain:  `^[^\n\t]*\S[^\n\t]*$`,
	ID:     `^[a-z0-9-]{1,100}$`,
	Link:   `^https?://[^\s\\"<>]+$`,
	Date:   `^` + day + `$`,
	Period: `^(?:` + day + `|` + month + `|` + year + `(?:-Q[1-4])?)$`,
	Due:    `^(?:` + day + `|` + month + `|` + year + `(?:-Q[1-4])?|continuous)$`,
}

const (
	year  = `(?:19[0-9]{2}|2[01][0-9]{2}|2200)`
	month = year + `-(?:0[1-9]|1[0-2])`
	day   = month + `-(?:0[1-9]|[12][0-9]|3[01])`
)

// stringOf is a string; one that need not be there may be empty, as forms write it.
func stringOf(k Kind, required bool) object {
	pattern := patterns[k]
	switch {
	case required:
	case k == Text:
		return object{{"type", "string"}}
	default:
		pattern = `^$|` + pattern
	}
	o := object{{"type", "string"}, {"pattern", pattern}}
	if k == ID {
		o = append(o, noDevice)
	}
	return o
}

// noDevice refuses the names that Windows gives to devices.
var noDevice = member{"not", object{{"pattern", `^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$`}}}

// listOf is a list of strings, or one string for a list of one.
func listOf(k Kind, required bool) object {
	single := stringOf(k, required)
	list := object{{"type", "array"}, {"items", stringOf(k, false)}}
	if required {
		list = append(list, member{"contains", single})
	}
	return object{{"anyOf", []object{list, single}}}
}

func wholeNumber() object {
	return object{{"type", "integer"}, {"minimum", 0}, {"maximum", MaxCount}}
}

// byID is a table whose keys are ids.
func byID(values object) object {
	return object{{"type", "object"}, {"propertyNames", object{{"pattern", patterns[ID]}, noDevice}}, {"additionalProperties", values}}
}

// doneOf is how many criteria are met, or which.
func doneOf() object {
	return object{{"anyOf", []object{wholeNumber(), {{"type", "array"}, {"items", stringOf(ID, true)}}}}}
}
