package editor

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// form makes the fields of forms.
type form struct {
	site   *progress.Site
	lang   string   // of labels and hints
	others []string // the further languages of the site
	rules  []*diag.Rule

	kind     string // of the file that the form is for: "report"
	readOnly bool
	without  []string // keys of the file itself that the form does not show
	want     []string // keys of the file itself that must be filled in here
}

// of is the same for another kind of file.
func (f *form) of(kind string) *form {
	g := *f
	g.kind = kind
	return &g
}

// fields are those of a file.
func (f *form) fields() []object {
	t := fileOf(f.kind).Table
	var list []object
	for _, fd := range t.Fields {
		if slices.Contains(f.without, fd.Name) {
			continue
		}
		fd.Required = fd.Required || slices.Contains(f.want, fd.Name)
		list = f.add(list, &fd)
		if f.inFiles() && (fd.Kind == schema.Text || fd.Kind == schema.Texts) {
			list[len(list)-1]["i18n"] = true
		}
	}
	if f.inFiles() {
		return list
	}
	return f.translated(list, t)
}

// table is the fields of a table within a file.
func (f *form) table(t *schema.Table) []object {
	var list []object
	for _, fd := range t.Fields {
		list = f.add(list, &fd)
	}
	return f.translated(list, t)
}

// add adds the field of a key. How far each unit is comes from spreadsheets: the
// editor shows no field for it and keeps what is there.
func (f *form) add(list []object, fd *schema.Field) []object {
	if fd.Kind == schema.Done || fd.Kind == schema.Dones {
		return list
	}
	o := object{"name": fd.Name, "label": fd.Title.In(f.lang), "required": fd.Required}
	if hint := fd.Help.In(f.lang); hint != "" {
		o["hint"] = strings.ReplaceAll(hint, "false:", words.no.In(f.lang)+":")
	}
	if f.readOnly {
		o["readonly"] = true
	}
	f.widget(o, fd)
	return append(list, o)
}

// inFiles says that translations of this kind stand in files of their own.
func (f *form) inFiles() bool { return f.kind == "news" || f.kind == "page" }

// widget says how a value is put in, and what may be.
func (f *form) widget(o object, fd *schema.Field) {
	switch fd.Kind {
	case schema.Text, schema.Plain, schema.ID, schema.Link, schema.Period, schema.Due:
		f.line(o, fd)
	case schema.Texts, schema.Plains, schema.IDs:
		f.list(o, fd)
	case schema.Word:
		o["widget"], o["options"] = "select", f.words(fd)
	case schema.Date:
		o["widget"], o["type"], o["format"] = "datetime", "date", "YYYY-MM-DD"
		if f.kind == "news" && fd.Name == "date" {
			o["default"] = "{{now}}"
		}
	case schema.Count:
		o["widget"], o["value_type"], o["min"], o["max"] = "number", "int", 0, schema.MaxCount
	case schema.Decimal:
		o["widget"], o["value_type"] = "number", "float"
	case schema.Boolean:
		// Not a switch: one that nobody touched would say no.
		o["widget"], o["options"] = "select", []object{{"label": words.yes.In(f.lang), "value": true}, {"label": words.no.In(f.lang), "value": false}}
	case schema.One:
		o["widget"], o["collapsed"], o["fields"] = "object", "auto", f.table(fd.Sub)
	case schema.Many:
		f.many(o, fd)
	case schema.Counts:
		f.counts(o, fd)
	case schema.Tile:
		o["widget"], o["min"], o["max"] = "list", 2, 2
		o["field"] = object{"name": "n", "label": fd.Title.In(f.lang), "widget": "number", "min": 0, "max": schema.MaxTile}
	}
}

// line is a text, or what is written as one.
func (f *form) line(o object, fd *schema.Field) {
	if f.choose(o, fd, false) {
		return
	}
	switch {
	case fd.Ref == "media":
		o["widget"], o["accept"] = "image", "image/jpeg,image/png" // what the build reads
		return
	case fd.Long:
		o["widget"] = "text"
	default:
		o["widget"] = "string"
	}
	if pattern := fd.Kind.Pattern(); pattern != "" && fd.Kind != schema.Text {
		o["pattern"] = []string{pattern, f.refusal(fd)}
	}
}

// refusal is what is said of a value that does not fit.
func (f *form) refusal(fd *schema.Field) string {
	switch fd.Kind {
	case schema.ID:
		return words.badID.In(f.lang)
	case schema.Link:
		return words.badLink.In(f.lang)
	case schema.Period:
		return words.badPeriod.In(f.lang)
	case schema.Due:
		return words.badDue.In(f.lang)
	}
	return words.badLine.In(f.lang)
}

// list is a list of texts.
func (f *form) list(o object, fd *schema.Field) {
	if f.choose(o, fd, true) {
		return
	}
	o["widget"] = "list"
	o["field"] = object{"name": "text", "label": fd.Title.In(f.lang), "widget": "string"}
}

// many is a list of tables, each folded under its name.
func (f *form) many(o object, fd *schema.Field) {
	o["widget"], o["fields"] = "list", f.table(fd.Sub)
	o["collapsed"] = "auto"
	for _, name := range []string{"title", "name", "text", "caption", "set", "id", "due", "date"} {
		if fd.Sub.Field(name) != nil {
			o["summary"] = "{{fields." + name + "}}"
			break
		}
	}
	if f.readOnly {
		o["allow_add"], o["allow_remove"], o["allow_reorder"], o["allow_duplicate"] = false, false, false, false
	}
}

// counts are whole numbers by status, or by a key that somebody makes up.
func (f *form) counts(o object, fd *schema.Field) {
	if fd.Ref != "status" {
		o["widget"], o["key_label"], o["value_label"] = "keyvalue", words.id.In(f.lang), words.number.In(f.lang)
		return
	}
	var list []object
	for _, status := range f.statuses() {
		list = append(list, object{"name": status.id, "label": status.name, "widget": "number", "value_type": "int", "min": 0, "max": schema.MaxCount, "required": false, "readonly": f.readOnly})
	}
	// An object that may be left out hides behind a box to tick; counts are what most
	// figures are. One that stays empty is not written.
	o["widget"], o["required"], o["fields"], o["hint"] = "object", true, list, words.countsHint.In(f.lang)
}

// translated adds the texts of a table in the further languages.
func (f *form) translated(list []object, t *schema.Table) []object {
	for _, code := range f.others {
		var texts []object
		for _, fd := range t.Fields {
			if fd.Kind == schema.Text || fd.Kind == schema.Texts {
				fd.Required, fd.Help = false, diag.Text{}
				texts = f.add(texts, &fd)
			}
		}
		if len(texts) > 0 {
			list = append(list, object{"name": code, "label": locale.For(code).Name, "widget": "object", "required": false, "readonly": f.readOnly, "collapsed": true, "fields": texts})
		}
	}
	return list
}
