package content

import (
	"net/url"
	"strings"
	"time"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// convert checks a value against its field and gives the value that a record
// holds. False: there is no usable value; a problem was reported, or an empty
// text stands for no text (web editors write those).
func (f *file) convert(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	if have := entries(v); have > fd.Limit() {
		f.report(FileTooBig, n.Place, diag.Say("“%[1]s” có %[2]d mục, nhiều nhất %[3]d", "“%[1]s” has %[2]d entries, at most %[3]d may stand there", fd.Name, have, fd.Limit()),
			diag.Say("bỏ bớt, hoặc chia thành nhiều tệp", "take some out, or split the file"))
		return nil, false
	}
	switch fd.Kind {
	case schema.Text, schema.Plain, schema.ID, schema.Word, schema.Link:
		return f.convertString(fd, v, n)
	case schema.Texts, schema.Plains, schema.IDs:
		return f.convertStrings(fd, v, n)
	case schema.Date, schema.Period, schema.Due:
		return f.convertTime(fd, v, n)
	case schema.Count:
		return f.count(v, n)
	case schema.Decimal:
		return f.decimal(v, n)
	case schema.Boolean:
		if b, ok := v.(bool); ok {
			return b, true
		}
		return nil, f.wrongType(n, v, "true hoặc false", "true or false")
	case schema.One, schema.Many:
		return f.convertTables(fd, v, n)
	case schema.Counts:
		return f.convertCounts(v, n)
	case schema.Tile:
		return f.convertTile(v, n)
	}
	return f.convertDone(fd, v, n)
}

func (f *file) wrongType(n *diag.Node, v any, vi, en string) bool {
	hint := diag.Say("viết %[1]s", "write %[2]s", vi, en)
	hint.EN = "write " + en
	if s, ok := v.(string); ok && s != "" && strings.Trim(s, "0123456789.,-") == "" {
		hint = diag.Say("số viết không có ngoặc kép", "write numbers without quotation marks")
	}
	f.report(WrongType, n.Place, diag.Text{VI: "cần " + vi + ", không phải " + typeVI(v), EN: "expected " + en + ", not " + typeEN(v)}, hint)
	return false
}

func typeEN(v any) string {
	switch v.(type) {
	case string:
		return "a string"
	case int64:
		return "a whole number"
	case float64:
		return "a decimal number"
	case bool:
		return "true or false"
	case time.Time:
		return "a date"
	case map[string]any:
		return "a table"
	}
	return "an array"
}

func typeVI(v any) string {
	return map[string]string{"a string": "chuỗi", "a whole number": "số nguyên", "a decimal number": "số thập phân",
		"true or false": "true/false", "a date": "ngày", "a table": "bảng", "an array": "danh sách"}[typeEN(v)]
}

func (f *file) badValue(n *diag.Node, message, hint diag.Text) bool {
	f.report(BadValue, n.Place, message, hint)
	return false
}

// str is a value as a string without blanks around it; false for an empty one.
func (f *file) str(v any, n *diag.Node) (string, bool) {
	s, ok := v.(string)
	if !ok {
		return "", f.wrongType(n, v, "chuỗi trong ngoặc kép", "a string in quotation marks")
	}
	if s = strings.TrimSpace(s); s != "" {
		f.checkString(s, n.Place)
	}
	return s, s != ""
}

func (f *file) convertString(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	s, ok := f.str(v, n)
	switch {
	case !ok:
		return nil, false
	case fd.Kind == schema.Text:
		return progress.Text{Own: s}, true
	}
	return s, f.isOf(fd, s, n)
}

// isOf says whether a string may stand in a field, or in its list.
func (f *file) isOf(fd *schema.Field, s string, n *diag.Node) bool {
	switch fd.Kind {
	case schema.Text, schema.Texts:
		return true
	case schema.ID, schema.IDs:
		return f.isID(s, n)
	case schema.Word:
		return fd.Allows(s) || f.badValue(n,
			diag.Say("“%s” không phải là một lựa chọn", "“%s” is not one of the choices", s),
			diag.Say("chọn một trong: %s", "choose one of: %s", strings.Join(fd.Words(), ", ")))
	case schema.Link:
		return f.isLink(s, n)
	}
	return !strings.ContainsAny(s, "\n\t") || f.badValue(n, diag.Say("chỉ viết trên một dòng", "must be one line"), diag.Say("bỏ xuống dòng", "remove the line break"))
}

// entries is how many things a value holds.
func entries(v any) int {
	switch v := v.(type) {
	case []any:
		return len(v)
	case []map[string]any:
		return len(v)
	case map[string]any:
		return len(v)
	}
	return 1
}

// isIDForm says whether a text has only what an id is made of.
func isIDForm(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

// reserved says whether Windows gives the name to a device; no folder may be called so there.
func reserved(s string) bool {
	switch s {
	case "con", "prn", "aux", "nul":
		return true
	}
	return len(s) == 4 && (s[:3] == "com" || s[:3] == "lpt") && '0' <= s[3] && s[3] <= '9'
}

func (f *file) isID(s string, n *diag.Node) bool {
	if isIDForm(s) && len(s) <= 100 && !reserved(s) {
		return true
	}
	f.report(BadSlug, n.Place, diag.Say("mã “%s” không hợp lệ", "the id “%s” is not valid", s),
		diag.Say("chỉ dùng a–z, 0–9 và dấu gạch nối, tối đa 100 chữ, không phải con, aux, nul…", "use only a–z, 0–9 and hyphens, at most 100, and not con, aux, nul …"))
	return false
}

// isLink allows addresses that a reader can follow safely.
func (f *file) isLink(s string, n *diag.Node) bool {
	u, err := url.Parse(s)
	if err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.User == nil && !strings.ContainsAny(s, " \\\"<>") {
		return true
	}
	f.report(UnsafeLink, n.Place, diag.Say("địa chỉ “%s” không dùng được", "the address “%s” cannot be used", s),
		diag.Say("viết đầy đủ, bắt đầu bằng https://", "write it in full, beginning with https://"))
	return false
}

// convertStrings accepts a list, or one string for a list of one.
func (f *file) convertStrings(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	list, ok := v.([]any)
	if !ok {
		if _, isString := v.(string); !isString {
			return nil, f.wrongType(n, v, "danh sách chuỗi", "a list of strings")
		}
		list = []any{v}
	}
	strs := make([]string, 0, len(list))
	for _, element := range list {
		if s, ok := f.str(element, n); ok && f.isOf(fd, s, n) {
			strs = append(strs, s)
		}
	}
	if fd.Kind != schema.Texts {
		return strs, len(strs) > 0
	}
	translatable := make([]progress.Text, len(strs))
	for i, s := range strs {
		translatable[i].Own = s
	}
	return translatable, len(strs) > 0
}

func (f *file) convertTime(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	var s string
	switch v := v.(type) {
	case string:
		if v == "" {
			return nil, false
		}
		s = strings.TrimSuffix(strings.TrimSuffix(v, "Z"), "T00:00:00")
	case time.Time:
		if v.Hour() != 0 || v.Minute() != 0 || v.Location().String() == "time-local" {
			return nil, f.wrongType(n, v, "ngày không có giờ: 2025-09-24", "a day without a time: 2025-09-24")
		}
		s = v.Format("2006-01-02")
	default:
		return nil, f.wrongType(n, v, "ngày: 2025-09-24", "a date: 2025-09-24")
	}
	p, err := progress.ParseDue(s)
	switch {
	case err != nil,
		p.Precision == progress.Continuous && fd.Kind != schema.Due,
		p.Precision != progress.Day && fd.Kind == schema.Date,
		p.Dated() && (p.First.Year() < 1900 || p.Last.Year() > 2200):
		return nil, f.badValue(n, diag.Say("“%s” không phải là thời điểm dùng được ở đây", "“%s” is not a time that can stand here", s),
			diag.Text{VI: timeHintVI[fd.Kind], EN: timeHintEN[fd.Kind]})
	case fd.Kind == schema.Date:
		return p.First, true
	}
	return p, true
}

var (
	timeHintVI = map[schema.Kind]string{schema.Date: "viết ngày có thật: 2025-09-24", schema.Period: "viết 2025-09-24, 2025-09, 2025-Q3 hoặc 2025",
		schema.Due: "viết 2025-09-24, 2025-09, 2025-Q3, 2025 hoặc continuous"}
	timeHintEN = map[schema.Kind]string{schema.Date: "write a day that exists: 2025-09-24", schema.Period: "write 2025-09-24, 2025-09, 2025-Q3 or 2025",
		schema.Due: "write 2025-09-24, 2025-09, 2025-Q3, 2025 or continuous"}
)

func (f *file) count(v any, n *diag.Node) (int64, bool) {
	i, ok := v.(int64)
	if !ok {
		return 0, f.wrongType(n, v, "số nguyên", "a whole number")
	}
	return i, 0 <= i && i <= schema.MaxCount || f.badValue(n, diag.Say("số %d nằm ngoài khoảng cho phép", "the number %d is out of range", i),
		diag.Say("dùng số từ 0 đến %d", "use a number from 0 to %d", int64(schema.MaxCount)))
}

func (f *file) decimal(v any, n *diag.Node) (progress.Decimal, bool) {
	switch v := v.(type) {
	case int64:
		return progress.Whole(v), true
	case float64:
		d, err := progress.DecimalOf(v)
		return d, err == nil || f.badValue(n, diag.Say("số %v không dùng được", "the number %v cannot be used", v),
			diag.Say("viết số thập phân có tối đa 15 chữ số", "write a decimal number of at most 15 digits"))
	}
	return progress.Decimal{}, f.wrongType(n, v, "số", "a number")
}

// convertTables reads a table, or an array of tables, by its description.
func (f *file) convertTables(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	if fd.Kind == schema.One {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, f.wrongType(n, v, "bảng ["+fd.Name+"]", "a table ["+fd.Name+"]")
		}
		return f.read(fd.Sub, m, n), true
	}
	list, ok := tables(v)
	if !ok {
		return nil, f.wrongType(n, v, "các bảng [["+fd.Name+"]]", "tables [["+fd.Name+"]]")
	}
	records := make([]record, len(list))
	for i, m := range list {
		records[i] = f.read(fd.Sub, m, n.Element(i))
	}
	return records, true
}

func tables(v any) ([]map[string]any, bool) {
	switch v := v.(type) {
	case []map[string]any:
		return v, true
	case []any:
		list := make([]map[string]any, len(v))
		for i, element := range v {
			m, ok := element.(map[string]any)
			if !ok {
				return nil, false
			}
			list[i] = m
		}
		return list, true
	}
	return nil, false
}

func (f *file) convertCounts(v any, n *diag.Node) (any, bool) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, f.wrongType(n, v, "bảng { done = 7 }", "a table { done = 7 }")
	}
	var list []progress.Count
	for _, key := range sortedKeys(m) {
		kid := kidOr(n, key)
		if lower := strings.ToLower(key); lower != key {
			f.report(KeyCase, kid.Place, diag.Say("“%s” phải viết chữ thường", "“%s” must be in lower case", key), diag.Say("viết “%s”", "write “%s”", lower))
			continue
		}
		if number, ok := f.count(m[key], kid); ok && f.isID(key, kid) {
			list = append(list, progress.Count{Status: key, N: number})
		}
	}
	return list, len(list) > 0
}

func (f *file) convertTile(v any, n *diag.Node) (any, bool) {
	list, ok := v.([]any)
	if !ok || len(list) != 2 {
		return nil, f.wrongType(n, v, "[cột, hàng]", "[column, row]")
	}
	col, okCol := list[0].(int64)
	row, okRow := list[1].(int64)
	if !okCol || !okRow {
		return nil, f.wrongType(n, v, "[cột, hàng]", "[column, row]")
	}
	if col < 0 || row < 0 || col > schema.MaxTile || row > schema.MaxTile {
		return nil, f.badValue(n, diag.Say("ô [%d, %d] nằm ngoài lưới", "the tile [%d, %d] lies off the grid", col, row),
			diag.Say("dùng cột và hàng từ 0 đến %d", "use columns and rows from 0 to %d", schema.MaxTile))
	}
	return progress.Tile{Col: int(col), Row: int(row)}, true
}

// convertDone reads how many criteria are met, or which: 16 or ["tc-01", "tc-02"].
func (f *file) convertDone(fd *schema.Field, v any, n *diag.Node) (any, bool) {
	if fd.Kind == schema.Dones {
		m, ok := v.(map[string]any)
		if !ok {
			return nil, f.wrongType(n, v, "bảng [units.done]", "a table [units.done]")
		}
		checked, nodes := make(map[string]any, len(m)), n.Index()
		each := &schema.Field{Kind: schema.Done}
		for _, code := range sortedKeys(m) {
			if value, ok := f.convertDone(each, m[code], nodes[code]); ok {
				checked[code] = value
			}
		}
		return checked, true
	}
	if list, isList := v.([]any); isList {
		which, ok := f.convertStrings(&schema.Field{Kind: schema.IDs}, v, n)
		return which, ok || len(list) == 0
	}
	if _, isInt := v.(int64); !isInt {
		return nil, f.wrongType(n, v, "số tiêu chí đạt, hoặc danh sách tiêu chí", "how many criteria are met, or a list of them")
	}
	number, ok := f.count(v, n)
	return number, ok
}
