package content

import (
	"maps"
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
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

// maxUnknown is how many unknown keys of a table are named one by one.
const maxUnknown = 50

// read checks a table and converts its values. Every problem is reported; keys
// with problems are left out of the record.
func (f *file) read(t *schema.Table, values map[string]any, n *diag.Node) record {
	r := record{node: n, values: make(map[string]any, min(len(values), len(t.Fields)))}
	unknown := 0
	for _, key := range sortedKeys(values) {
		fd := t.Field(key)
		switch {
		case fd != nil:
			if v, ok := f.convert(fd, values[key], kidOr(n, key)); ok {
				r.values[key] = v
			}
		case !f.isLanguage(key, values[key]):
			if unknown++; unknown <= maxUnknown {
				f.unknownKey(t, key, n.At(key))
			}
		}
	}
	if unknown > maxUnknown {
		f.report(UnknownKey, n.Place, diag.Say("và %d khóa lạ nữa", "and %d more keys that are not known", unknown-maxUnknown),
			diag.Say("tệp này có đúng chỗ không?", "is this the right file?"))
	}
	for _, lang := range f.langs {
		if m, ok := values[lang].(map[string]any); ok && t.Field(lang) == nil {
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

func (f *file) require(t *schema.Table, r record, values map[string]any) {
	for _, fd := range t.Fields {
		if !fd.Required || r.has(fd.Name) {
			continue
		}
		if v, there := values[fd.Name]; there && !blank(v) {
			continue // its value was reported
		}
		rule := RequiredKey
		if fd.Name == "source" {
			rule = MissingSource
		}
		f.report(rule, r.node.Place, diag.Text{VI: t.VI() + " thiếu khóa “" + fd.Name + "”", EN: t.Name + " has no key “" + fd.Name + "”"},
			diag.Say("thêm %[1]s = …", "add %[1]s = …", fd.Name))
	}
}

// blank says whether a value says nothing, which is not reported where it stands.
func blank(v any) bool {
	if list, ok := v.([]any); ok {
		return !slices.ContainsFunc(list, func(element any) bool { return !blank(element) })
	}
	s, ok := v.(string)
	return ok && strings.TrimSpace(s) == ""
}

// isLanguage says whether a key that no table knows holds translations.
func (f *file) isLanguage(key string, v any) bool {
	_, isTable := v.(map[string]any)
	return isTable && slices.Contains(f.langs, key)
}

// translate adds the texts of one language to the texts of a record.
func (f *file) translate(t *schema.Table, r record, lang string, values map[string]any, n *diag.Node) {
	for _, key := range sortedKeys(values) {
		fd := t.Field(key)
		if fd == nil || fd.Kind != schema.Text && fd.Kind != schema.Texts {
			f.unknownKey(&schema.Table{Name: t.Name + " (" + lang + ")", Fields: textFields(t)}, key, n.At(key))
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

func textFields(t *schema.Table) []schema.Field {
	return slices.DeleteFunc(slices.Clone(t.Fields), func(fd schema.Field) bool { return fd.Kind != schema.Text && fd.Kind != schema.Texts })
}

// unknownKey reports a key, with the nearest one that is known.
func (f *file) unknownKey(t *schema.Table, key string, at diag.Place) {
	var names []string
	for _, fd := range t.Fields {
		names = append(names, fd.Name)
		if strings.EqualFold(fd.Name, key) {
			f.report(KeyCase, at, diag.Say("khóa “%s” sai chữ hoa, chữ thường", "the key “%s” has the wrong case", key),
				diag.Say("viết “%s”", "write “%s”", fd.Name))
			return
		}
	}
	hint := diag.Say("xóa khóa này, hoặc xem quy ước nội dung", "delete it, or look at the content contract")
	if near := Nearest(key, names); near != "" {
		hint = diag.Say("có phải là “%s”?", "did you mean “%s”?", near)
	} else if locale.For(key) != nil {
		hint = diag.Say("muốn dịch sang “%[1]s” thì thêm vào languages của site.toml", "to translate into “%[1]s”, add it to languages in site.toml", key)
	}
	f.report(UnknownKey, at, diag.Text{VI: t.VI() + " không có khóa “" + key + "”", EN: t.Name + " has no key “" + key + "”"}, hint)
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
