package content

import (
	"maps"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

// A table describes one kind of TOML table of the content contract: its keys,
// what they hold and which must be there. The reader checks every table against
// its description, so what comes out of a record needs no second look.
type table struct {
	name   string // as messages call it
	fields []field
}

// field is one key of a table.
type field struct {
	name     string
	kind     kind
	required bool
	sub      *table   // of kinds one and many
	values   []string // of kind word: what may stand here
}

// kind is what a key holds, and the Go type that a record holds for it.
type kind uint8

const (
	text    kind = iota // progress.Text: has translations beside it
	texts               // []progress.Text
	plain               // string: one line, no translation
	plains              // []string; one string will do
	id                  // string of [a-z0-9-]
	ids                 // []string of [a-z0-9-]; one string will do
	word                // string out of a list
	date                // progress.Date
	period              // progress.Period
	due                 // progress.Period or continuous
	count               // int64, not negative
	decimal             // progress.Decimal
	boolean             // bool
	link                // string: an https, http or mailto address
	one                 // record of a table
	many                // []record of an array of tables
	counts              // []progress.Count: a table of whole numbers by id
	tile                // progress.Tile
	done                // any: a count of criteria, or which; see units.go
	dones               // map[string]any: done by unit code
)

// record is a table that was checked: its values by key, converted.
type record struct {
	node   *diag.Node
	values map[string]any
}

// get is a value of a record, the zero value when the key is not there.
func get[T any](r record, key string) T {
	v, _ := r.values[key].(T)
	return v
}

// maybe is a value of a record that need not be there.
func maybe[T any](r record, key string) progress.Maybe[T] {
	v, ok := r.values[key].(T)
	return progress.Maybe[T]{V: v, OK: ok}
}

// has says whether the key is there with a usable value.
func (r record) has(key string) bool {
	_, ok := r.values[key]
	return ok
}

// or is a bool of a record, or what holds when it is not there.
func (r record) or(key string, otherwise bool) bool {
	if v := maybe[bool](r, key); v.OK {
		return v.V
	}
	return otherwise
}

// vi is the name in Vietnamese; tables that are called by their TOML header
// are called so in every language.
func (t *table) vi() string {
	if name, ok := namesVI[t.name]; ok {
		return name
	}
	return t.name
}

var namesVI = map[string]string{"plan": "kế hoạch", "report": "báo cáo", "news": "tin", "page": "trang", "translation": "bản dịch", "source": "nguồn", "images": "ảnh", "document": "văn bản"}

func (t *table) field(name string) *field {
	for i := range t.fields {
		if t.fields[i].name == name {
			return &t.fields[i]
		}
	}
	return nil
}

// read checks a table and converts its values. Every problem is reported; keys
// with problems are left out of the record.
func (f *file) read(t *table, values map[string]any, n *diag.Node) record {
	r := record{node: n, values: make(map[string]any, len(values))}
	for _, key := range sortedKeys(values) {
		fd := t.field(key)
		switch {
		case fd != nil:
			if v, ok := f.convert(fd, values[key], kidOr(n, key)); ok {
				r.values[key] = v
			}
		case !f.isLanguage(key, values[key]):
			f.unknownKey(t, key, n.At(key))
		}
	}
	for _, lang := range f.langs {
		if m, ok := values[lang].(map[string]any); ok && t.field(lang) == nil {
			f.translate(t, r, lang, m, kidOr(n, lang))
		}
	}
	f.require(t, r, values)
	return r
}

func kidOr(n *diag.Node, key string) *diag.Node {
	if kid := n.Kid(key); kid != nil {
		return kid
	}
	return n
}

func (f *file) require(t *table, r record, values map[string]any) {
	for _, fd := range t.fields {
		if !fd.required || r.has(fd.name) {
			continue
		}
		if v, there := values[fd.name]; there && v != "" {
			continue // its value was reported
		}
		rule := RequiredKey
		if fd.name == "source" {
			rule = MissingSource
		}
		f.report(rule, r.node.Place, diag.Text{VI: t.vi() + " thiếu khóa “" + fd.name + "”", EN: t.name + " has no key “" + fd.name + "”"},
			diag.Say("thêm %[1]s = …", "add %[1]s = …", fd.name))
	}
}

// isLanguage says whether a key that no table knows holds translations.
func (f *file) isLanguage(key string, v any) bool {
	_, isTable := v.(map[string]any)
	return isTable && slices.Contains(f.langs, key)
}

// translate adds the texts of one language to the texts of a record.
func (f *file) translate(t *table, r record, lang string, values map[string]any, n *diag.Node) {
	for _, key := range sortedKeys(values) {
		fd := t.field(key)
		if fd == nil || fd.kind != text && fd.kind != texts {
			f.unknownKey(&table{name: t.name + " (" + lang + ")", fields: textFields(t)}, key, n.At(key))
			continue
		}
		v, ok := f.convert(fd, values[key], kidOr(n, key))
		if !ok {
			continue
		}
		switch own := r.values[key].(type) {
		case progress.Text:
			r.values[key] = withTranslation(own, lang, v.(progress.Text).Own)
		case []progress.Text:
			for i, translated := range v.([]progress.Text) {
				if i < len(own) {
					own[i] = withTranslation(own[i], lang, translated.Own)
				}
			}
		default:
			f.report(UnknownKey, n.At(key), diag.Say("bản dịch “%[1]s.%[2]s” không có bản gốc “%[2]s”", "the translation “%[1]s.%[2]s” has no original “%[2]s”", lang, key),
				diag.Say("thêm %[1]s = … bằng ngôn ngữ chính", "add %[1]s = … in the first language", key))
		}
	}
}

func withTranslation(t progress.Text, lang, s string) progress.Text {
	other := maps.Clone(t.Other) // which may be kept for the next reading
	if other == nil {
		other = map[string]string{}
	}
	other[lang] = s
	return progress.Text{Own: t.Own, Other: other}
}

func textFields(t *table) []field {
	return slices.DeleteFunc(slices.Clone(t.fields), func(fd field) bool { return fd.kind != text && fd.kind != texts })
}

// unknownKey reports a key, with the nearest one that is known.
func (f *file) unknownKey(t *table, key string, at diag.Place) {
	var names []string
	for _, fd := range t.fields {
		names = append(names, fd.name)
		if strings.EqualFold(fd.name, key) {
			f.report(KeyCase, at, diag.Say("khóa “%s” sai chữ hoa, chữ thường", "the key “%s” has the wrong case", key),
				diag.Say("viết “%s”", "write “%s”", fd.name))
			return
		}
	}
	hint := diag.Say("xóa khóa này, hoặc xem quy ước nội dung", "delete it, or look at the content contract")
	if near := Nearest(key, names); near != "" {
		hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
	} else if locale.For(key) != nil {
		hint = diag.Say("muốn dịch sang “%[1]s” thì thêm vào languages của site.toml", "to translate into “%[1]s”, add it to languages in site.toml", key)
	}
	f.report(UnknownKey, at, diag.Text{VI: t.vi() + " không có khóa “" + key + "”", EN: t.name + " has no key “" + key + "”"}, hint)
}

// Nearest is the known word at most two edits away, "" when there is none.
func Nearest(word string, known []string) string {
	best, distance := "", 3
	for _, k := range known {
		if d := edits(word, k); d < distance && d < max(len(k), len(word)) {
			best, distance = k, d
		}
	}
	return best
}

// edits is the Levenshtein distance of two short words; long ones count as far.
func edits(a, b string) int {
	const long = 64
	if len(a) > long || len(b) > long {
		return long
	}
	var row [long + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
