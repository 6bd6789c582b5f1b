package sheet

import (
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// HasAssignments says whether the draft gives items of the plan to other bodies.
func (d *Draft) HasAssignments() bool { return len(d.assigned) > 0 }

// Assign is the text of the plan with other bodies at its items. Only the lines
// of lead and with change, and those of their translations, which would name
// the former body; whatever cannot be changed so is refused: what the new text
// says is compared with what it should say.
func (d *Draft) Assign(text string, s *progress.Site) (*Text, Faults) {
	e := &planEdit{site: s, lines: strings.Split(strings.TrimSuffix(text, "\n"), "\n"), before: map[int][]inserted{}, change: map[int]change{}}
	want, err := content.Decode(text)
	if err != nil {
		e.faults.file(diag.Say("không đọc được tệp kế hoạch: %v", "cannot read the plan: %v", err), diag.Say("chạy tiendo check", "run tiendo check"))
		return nil, e.faults
	}
	for i := range d.assigned {
		a := &d.assigned[i]
		e.item = s.Plan(d.Plan).Item(a.item)
		e.values = itemOf(want, a.item)
		if a.lead != nil {
			e.lead(a.lead)
		}
		if a.with != nil {
			e.with(a.with)
		}
	}
	out := e.text()
	if got, err := content.Decode(out.String()); len(e.faults) == 0 && (err != nil || !reflect.DeepEqual(got, want)) {
		e.byHand()
	}
	return out, e.faults
}

// itemOf is the table of an item among the values of a plan.
func itemOf(plan map[string]any, id string) map[string]any {
	for _, it := range tables(plan["item"]) {
		if it["id"] == id {
			return it
		}
	}
	return map[string]any{}
}

// planEdit changes lines of a plan.
type planEdit struct {
	site   *progress.Site
	lines  []string
	before map[int][]inserted // new lines, by the line before which they stand, from 0
	change map[int]change     // by the first line of a value
	item   *progress.Item
	values map[string]any // what the item is to say
	at     Ref            // of the cell that asks for it
	faults Faults
}

// inserted is a new line.
type inserted struct {
	text string
	at   Ref
}

// change puts another line in the place of some.
type change struct {
	lines int    // that go
	text  string // "": nothing comes
	at    Ref
}

func (e *planEdit) byHand() {
	e.faults.add(e.at, diag.Say("tệp kế hoạch viết mục này theo cách không sửa tự động được", "the plan writes this item in a way that cannot be edited by a program"),
		diag.Say("sửa chủ trì, phối hợp bằng tay trong tệp kế hoạch", "change who leads and who helps in the plan by hand"))
}

func (e *planEdit) lead(to *bodies) {
	e.at = to.at
	if len(to.names) == 0 {
		e.everywhere("lead", func(string) string { return "" })
		return
	}
	name := e.known(to.names[0])
	e.everywhere("lead", func(lang string) string {
		if lang != "" && !name.Has(lang) {
			return ""
		}
		return quote(name.In(lang))
	})
}

func (e *planEdit) with(to *bodies) {
	e.at = to.at
	e.everywhere("with", func(lang string) string {
		var list []string
		translated := lang == ""
		for _, name := range to.names {
			list = append(list, e.known(name).In(lang))
			translated = translated || e.known(name).Has(lang)
		}
		if len(list) == 0 || !translated {
			return ""
		}
		return quoteList(list)
	})
}

// everywhere gives a key its value in the language of the site, "", and in each
// other.
func (e *planEdit) everywhere(name string, value func(lang string) string) {
	for _, lang := range append([]string{""}, e.others()...) {
		e.set(name, lang, value(lang))
	}
}

// others are the further languages of the site.
func (e *planEdit) others() []string {
	return slices.DeleteFunc(slices.Clone(e.site.Languages), func(lang string) bool { return lang == e.site.Language })
}

// known is a body as some item of the site names it, with its translations.
func (e *planEdit) known(name string) progress.Text {
	for _, p := range e.site.Plans {
		for i := range p.Items {
			for _, t := range append([]progress.Text{p.Items[i].Lead}, p.Items[i].With...) {
				if asTyped(t.Own) == name && len(t.Other) > 0 {
					return t
				}
			}
		}
	}
	return progress.Text{Own: name}
}

// set gives a key of the item, or its translation, another value; none takes it away.
func (e *planEdit) set(name, lang, literal string) {
	node, path := e.item.Node.Kid(name), name
	if lang != "" {
		node, path = e.item.Node.Kid(lang).Kid(name), lang+"."+name
	}
	e.expect(name, lang, literal)
	if node != nil {
		e.replace(node.Line-1, name, literal)
	} else if literal != "" {
		e.insert(path + " = " + literal)
	}
}

// expect notes what the item is to say.
func (e *planEdit) expect(name, lang, literal string) {
	values := e.values
	if lang != "" {
		sub, ok := values[lang].(map[string]any)
		if !ok {
			sub = map[string]any{}
		}
		values = sub
		defer func() {
			if len(sub) > 0 {
				e.values[lang] = sub
			} else {
				delete(e.values, lang)
			}
		}()
	}
	delete(values, name)
	if literal != "" {
		if m, err := content.Decode(name + " = " + literal); err == nil {
			maps.Copy(values, m)
		}
	}
}

// keyLine is a line that gives a key its value: "lead = …", "en.lead = …".
var keyLine = regexp.MustCompile(`^\s*(?:[\w-]+\s*\.\s*)?(lead|with|id)\s*=`)

// comment is what stands behind a value on its line.
var comment = regexp.MustCompile(`^(?:"(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]#]*\])(\s*#.*)$`)

// replace puts another value behind a key; the value goes on until its lines are
// whole.
func (e *planEdit) replace(line int, name, literal string) {
	m := keyLine.FindStringSubmatch(e.lines[line])
	if m == nil || m[1] != name {
		e.byHand()
		return
	}
	n := 1
	for ; n < 100 && line+n < len(e.lines); n++ {
		if _, err := content.Decode(strings.Join(e.lines[line:line+n], "\n")); err == nil {
			break
		}
	}
	head, tail := keyLine.FindString(e.lines[line]), ""
	if c := comment.FindStringSubmatch(strings.TrimSpace(e.lines[line][len(head):])); c != nil {
		tail = c[1]
	}
	text := ""
	if literal != "" {
		text = head + " " + literal + tail
	}
	e.change[line] = change{n, text, e.at}
}

// insert puts a new key behind the id of the item.
func (e *planEdit) insert(text string) {
	line := e.item.Node.At("id").Line - 1
	if m := keyLine.FindStringSubmatch(e.lines[line]); m == nil || m[1] != "id" {
		e.byHand()
		return
	}
	e.before[line+1] = append(e.before[line+1], inserted{text, e.at})
}

// text is the plan with what was changed.
func (e *planEdit) text() *Text {
	out := &Text{}
	for i := 0; i <= len(e.lines); {
		for _, line := range e.before[i] {
			out.line(line.text, line.at)
		}
		switch c, changed := e.change[i]; {
		case changed:
			if c.text != "" {
				out.line(c.text, c.at)
			}
			i += c.lines
			continue
		case i < len(e.lines):
			out.line(e.lines[i], Ref{})
		}
		i++
	}
	return out
}
