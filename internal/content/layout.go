package content

import (
	"maps"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/schema"
)

// Layout is how an office's own table is read; see [schema.Layout].
type Layout struct {
	Kind, Sheet, Prefix, Numbers, Dates string
	FirstRow                            int
	Sets, Skip                          []string
	Columns                             map[string]string   // letters of a column by what it is
	Statuses                            map[string][]string // words of the table by the id of a status
}

// ReadLayout reads the map of a table. It is nil when there are problems.
func ReadLayout(name string, text []byte) (*Layout, diag.List) {
	f := &file{path: name}
	f.setText(text)
	if len(text) > maxArticle {
		f.report(FileTooBig, f.whole(), diag.Say("tệp lớn hơn %d KB", "the file is larger than %d KB", maxArticle>>10), diag.Say("đây không phải tệp mô tả bảng", "this is no map of a table"))
		return nil, f.problems
	}
	if !f.checkText() {
		return nil, f.problems
	}
	values, node, ok := f.parseTOML(f.text, 0)
	if !ok {
		return nil, f.problems
	}
	v := f.read(schema.Layout(), values, node)
	l := &Layout{
		Kind: get[string](v, "kind"), Sheet: get[string](v, "sheet"), Prefix: get[string](v, "id_prefix"), Numbers: get[string](v, "numbers"), Dates: get[string](v, "dates"),
		FirstRow: int(get[int64](v, "first_row")), Sets: get[[]string](v, "sets"), Skip: get[[]string](v, "skip"), Columns: map[string]string{}, Statuses: map[string][]string{},
	}
	columns := get[record](v, "columns")
	for _, key := range slices.Sorted(maps.Keys(columns.values)) {
		letters := get[string](columns, key)
		if l.Columns[key] = letters; !isColumn(letters) {
			f.report(BadValue, columns.node.At(key), diag.Say("“%s” không phải chữ của cột", "“%s” is not a column", letters), diag.Say("viết như A, B hoặc AC", "write it like A, B or AC"))
		}
	}
	for _, s := range get[[]record](v, "statuses") {
		l.Statuses[get[string](s, "status")] = append(l.Statuses[get[string](s, "status")], get[[]string](s, "words")...)
	}
	if f.problems.Errors() {
		return nil, f.problems.Sorted()
	}
	return l, nil
}

func isColumn(s string) bool {
	return s != "" && len(s) <= 3 && !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < 'A' || c > 'Z' })
}
