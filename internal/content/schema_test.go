package content

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"tiendo/internal/schema"
)

// compiled is the JSON Schema of a kind of file, read by a stranger.
func compiled(t *testing.T, f schema.File) *jsonschema.Schema {
	t.Helper()
	text, err := f.JSON("vi", []string{"en"})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://example.org/"+f.Kind, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("https://example.org/" + f.Kind)
	if err != nil {
		t.Fatalf("%s: %v", f.Kind, err)
	}
	return s
}

// asJSON is what an editor of TOML gives to a schema: dates are strings.
func asJSON(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(dated(v))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func dated(v any) any {
	switch v := v.(type) {
	case time.Time:
		return v.Format("2006-01-02")
	case map[string]any:
		m := map[string]any{}
		for key, value := range v {
			m[key] = dated(value)
		}
		return m
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = dated(v[i])
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = dated(v[i])
		}
		return list
	}
	return v
}

// readerAccepts writes values as TOML and reads them by their description.
func readerAccepts(t *testing.T, table *schema.Table, values map[string]any) (bool, string) {
	t.Helper()
	var text bytes.Buffer
	if err := toml.NewEncoder(&text).Encode(values); err != nil {
		t.Fatal(err)
	}
	f := &file{path: "x.toml", langs: []string{"vi", "en"}}
	f.setText(text.Bytes())
	read, node, ok := f.parseTOML(f.text, 0)
	if ok {
		f.read(table, read, node)
	}
	said := ""
	for _, p := range f.problems {
		said += p.Rule.Name + ": " + p.Message.EN + "\n"
	}
	return ok && len(f.problems) == 0, said
}

// example is a value that a field takes, and those that it does not.
func example(f *schema.Field) (good any, bad []any) {
	switch f.Kind {
	case schema.Text:
		return "Chữ", []any{17, true, []any{"x"}}
	case schema.Plain:
		return "x", []any{17, "hai\ndòng"}
	case schema.ID:
		return "t-01", []any{17, "T 01", "con", "đ"}
	case schema.Texts, schema.Plains:
		return []any{"Chữ"}, []any{17, []any{17}}
	case schema.IDs:
		return []any{"t-01"}, []any{17, []any{"T 01"}}
	case schema.Word:
		return f.Choices[0].Word, []any{17, "other-word"}
	case schema.Date:
		return "2025-09-24", []any{17, "24/9/2025", "2025-09", "continuous", "1025-01-01"}
	case schema.Period:
		return "2025-Q3", []any{17, "Q3/2025", "2025-13", "continuous"}
	case schema.Due:
		return "continuous", []any{17, "thường xuyên", "2025-Q5"}
	case schema.Count:
		return 12, []any{"12", -1, 2.5}
	case schema.Decimal:
		return 39.5, []any{"39,5", true}
	case schema.Boolean:
		return false, []any{"false", 0}
	case schema.Link:
		return "https://example.org/a", []any{17, "javascript:alert(1)", "example.org"}
	case schema.One:
		return full(f.Sub), []any{17, []any{full(f.Sub)}}
	case schema.Many:
		return []any{full(f.Sub)}, []any{17, full(f.Sub)}
	case schema.Counts:
		return map[string]any{"done": 7}, []any{17, map[string]any{"done": "7"}, map[string]any{"done": -7}, map[string]any{"Done": 7}}
	case schema.Tile:
		return []any{1, 2}, []any{17, []any{1}, []any{1, 2000}, []any{"1", "2"}}
	case schema.Done:
		return []any{"tc-01"}, []any{"16", -1, []any{17}}
	}
	return map[string]any{"16681": 16, "16690": []any{"tc-01"}}, []any{17, map[string]any{"16681": "16"}}
}

// full is a table with every key of its description, and translations.
func full(t *schema.Table) map[string]any {
	m, en := map[string]any{}, map[string]any{}
	for _, f := range t.Fields {
		m[f.Name], _ = example(&f)
		if f.Kind == schema.Text {
			en[f.Name] = "Words"
		}
	}
	if len(en) > 0 {
		m["en"] = en
	}
	return m
}

// Reader and schema agree on every key of every table: on its name, its type,
// whether it must be there.
func TestSchemaAgreesWithReader(t *testing.T) {
	for _, f := range schema.Files() {
		s := compiled(t, f)
		both := func(what string, values map[string]any, want bool) {
			t.Helper()
			got, said := readerAccepts(t, f.Table, values)
			err := s.Validate(asJSON(t, values))
			if got != want || (err == nil) != want {
				t.Errorf("%s, %s: the reader accepts: %v (%s), the schema: %v (%v); want %v", f.Kind, what, got, said, err == nil, err, want)
			}
		}
		whole := full(f.Table)
		both("every key", whole, true)
		mutate(f.Table, whole, "", func(what string, ok bool) { both(what, whole, ok) })
	}
}

// mutate changes one thing at a time in a full table, tells, and restores it.
func mutate(t *schema.Table, m map[string]any, at string, tell func(what string, ok bool)) {
	change := func(key string, v any, ok bool) {
		before, there := m[key]
		if m[key] = v; v == nil {
			delete(m, key)
		}
		text, _ := json.Marshal(v)
		tell(at+key+" = "+string(text), ok)
		if m[key] = before; !there {
			delete(m, key)
		}
	}
	change("no-such-key", "x", false)
	for _, f := range t.Fields {
		_, bad := example(&f)
		for _, v := range bad {
			change(f.Name, v, false)
		}
		if en, ok := m["en"].(map[string]any); ok && en[f.Name] != nil {
			delete(en, f.Name) // a translation without its original is refused by the reader alone
			defer func() { en[f.Name] = "Words" }()
		}
		change(f.Name, nil, !f.Required)
		change(strings.ToUpper(f.Name), m[f.Name], false)
		switch f.Kind {
		case schema.Text, schema.Plain, schema.ID, schema.Word, schema.Date, schema.Period, schema.Due, schema.Link:
			change(f.Name, "", !f.Required)
			if f.Required {
				change(f.Name, " ", false)
			}
		case schema.Texts, schema.Plains, schema.IDs:
			change(f.Name, []any{}, !f.Required)
			change(f.Name, []any{""}, !f.Required)
			change(f.Name, m[f.Name].([]any)[0], true)
		case schema.One:
			mutate(f.Sub, m[f.Name].(map[string]any), at+f.Name+".", tell)
		case schema.Many:
			mutate(f.Sub, m[f.Name].([]any)[0].(map[string]any), at+f.Name+".", tell)
		}
	}
	if en, ok := m["en"].(map[string]any); ok {
		en["no-such-key"] = "x"
		tell(at+"en.no-such-key", false)
		delete(en, "no-such-key")
	}
}

// The first site, as an editor with the schemas would see it.
func TestFirstSiteFollowsSchemas(t *testing.T) {
	content := os.DirFS("../../content")
	for _, f := range schema.Files() {
		s, n := compiled(t, f), 0
		names, err := fs.Glob(content, f.Path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			translation := strings.Count(path.Base(name), ".") > 1
			if f.FrontMatter() && translation != (f.Kind == "translation") {
				continue
			}
			text, err := fs.ReadFile(content, name)
			if err != nil {
				t.Fatal(err)
			}
			if f.FrontMatter() {
				text, _, _ = bytes.Cut(bytes.TrimPrefix(text, []byte(fence)), []byte("\n+++"))
			}
			values := map[string]any{}
			if err := toml.Unmarshal(text, &values); err != nil {
				t.Fatal(err)
			}
			n++
			if err := s.Validate(asJSON(t, values)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if n == 0 {
			t.Errorf("no file of the first site is a %s", f.Kind)
		}
	}
}

// Words for people, in both languages, for every key and choice.
func TestSchemaHasWords(t *testing.T) {
	var look func(*schema.Table)
	look = func(table *schema.Table) {
		for _, f := range table.Fields {
			if f.Title.VI == "" || f.Title.EN == "" || (f.Help.VI == "") != (f.Help.EN == "") {
				t.Errorf("%s.%s lacks words in a language: %+v %+v", table.Name, f.Name, f.Title, f.Help)
			}
			if (f.Sub != nil) != (f.Kind == schema.One || f.Kind == schema.Many) || (f.Choices != nil) != (f.Kind == schema.Word) {
				t.Errorf("%s.%s: what it holds does not fit its kind", table.Name, f.Name)
			}
			if f.Sub != nil {
				look(f.Sub)
			}
		}
	}
	for _, f := range schema.Files() {
		look(f.Table)
	}
}

// TestLayoutSchema: the schema of --map files takes what the reader takes, and
// refuses what it refuses.
func TestLayoutSchema(t *testing.T) {
	s := compiled(t, schema.LayoutFile())
	for text, want := range map[string]bool{
		"kind = \"plan\"\nfirst_row = 2\nsets = [\"a\"]\nid_prefix = \"nv-\"\n[columns]\nnumber = \"A\"\ntitle = \"B\"\nlead = \"C\"\n":  true,
		"kind = \"item\"\nfirst_row = 2\n[columns]\nnumber = \"A\"\nstatus = \"B\"\n[[statuses]]\nwords = \"xong\"\nstatus = \"done\"\n": true,
		"kind = \"items\"\nfirst_row = 2\n[columns]\nnumber = \"A\"\n":                                                                   false,
		"kind = \"item\"\n[columns]\nnumber = \"A\"\n":                                                                                   false,
		"kind = \"item\"\nfirst_row = 2\nrows = 3\n[columns]\nnumber = \"A\"\n":                                                          false,
	} {
		layout, problems := ReadLayout("map.toml", []byte(text))
		if (layout != nil) != want {
			t.Errorf("read %t: %s%v", !want, text, problems)
		}
		var values map[string]any
		if err := toml.Unmarshal([]byte(text), &values); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asJSON(t, values)); (err == nil) != want {
			t.Errorf("the schema says %v: %s", err, text)
		}
	}
}
