package editor

import (
	"maps"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/schema"
)

// choose makes a field a choice, if there is a list to choose from. False: the
// field is written by hand.
func (f *form) choose(o object, fd *schema.Field, several bool) bool {
	switch fd.Ref {
	case "plan":
		o["widget"], o["collection"], o["value_field"], o["display_fields"] = "relation", "plans", "{{slug}}", []string{"title"}
	case "report":
		o["widget"], o["collection"], o["value_field"], o["display_fields"] = "relation", everyReport, "{{slug}}", []string{"{{slug}}"}
	case "set", "item":
		return f.member(o, fd.Ref, several)
	case "status":
		o["widget"], o["options"] = "select", f.statusOptions()
	case "group":
		if len(f.groups()) == 0 {
			return false
		}
		o["widget"], o["options"] = "select", f.groups()
	case "rule":
		o["widget"], o["options"] = "select", f.warnings()
	default:
		return false
	}
	if several {
		o["multiple"] = true
	}
	return true
}

// member is a choice among the sets or items of the plan that the file names. In
// the form of a plan itself, what is being typed cannot be chosen yet.
func (f *form) member(o object, kind string, several bool) bool {
	if f.kind != "report" {
		return false
	}
	text := map[string]string{"set": "name", "item": "title"}[kind]
	o["widget"], o["collection"], o["value_field"] = "relation", "plans", kind+".*.id"
	o["display_fields"] = []string{kind + ".*." + text}
	o["filters"] = []object{{"field": "slug", "values": []string{"{{fields.plan}}"}}}
	if several {
		o["multiple"] = true
	}
	return true
}

// words are the choices of a field.
func (f *form) words(fd *schema.Field) []object {
	var list []object
	for _, c := range fd.Choices {
		list = append(list, object{"label": c.Title.In(f.lang), "value": c.Word})
	}
	return list
}

type status struct{ id, name string }

// statuses are the built-in ones and those of all plans, each once.
func (f *form) statuses() []status {
	var list []status
	seen := map[string]bool{}
	l := locale.For(f.lang)
	for _, p := range f.site.Plans {
		for i := range p.Statuses {
			if s := &p.Statuses[i]; !seen[s.ID] {
				seen[s.ID] = true
				list = append(list, status{s.ID, l.StatusName(s)})
			}
		}
	}
	return list
}

func (f *form) statusOptions() []object {
	var list []object
	for _, s := range f.statuses() {
		list = append(list, object{"label": s.name, "value": s.id})
	}
	return list
}

// groups are those of the units.
func (f *form) groups() []string {
	found := map[string]bool{}
	for _, u := range f.site.Units {
		if group := u.Group.In(f.lang); group != "" {
			found[group] = true
		}
	}
	return sorted(found)
}

// warnings are the rules that somebody may answer for.
func (f *form) warnings() []object {
	var list []object
	for _, r := range f.rules {
		if r.Severity == diag.Warning {
			list = append(list, object{"label": r.Name, "value": r.Name})
		}
	}
	return list
}

// chart is the form of a chart within an article.
func (f *form) chart() object {
	var sets []object
	for _, p := range f.site.Plans {
		for _, set := range p.Sets {
			sets = append(sets, object{"label": p.Title.In(f.lang) + ": " + set.Name.In(f.lang), "value": p.ID + "/" + set.ID})
		}
	}
	return object{"label": words.chart.In(f.lang), "fields": []object{
		{"name": "title", "label": words.chartTitle.In(f.lang), "widget": "string", "hint": words.chartHint.In(f.lang)},
		{"name": "set", "label": words.chartSet.In(f.lang), "widget": "select", "options": sets, "dropdown_threshold": 0},
		{"name": "kind", "label": words.chartKind.In(f.lang), "widget": "select", "required": false, "options": chartKinds(f.lang)},
	}}
}

func sorted(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
