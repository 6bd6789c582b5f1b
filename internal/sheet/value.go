package sheet

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// cellReader turns the cells of one sheet into TOML values.
type cellReader struct {
	sheet  *Sheet
	faults *Faults
}

func (r *cellReader) fault(at Ref, message, hint diag.Text) (string, bool) {
	r.faults.add(at, message, hint)
	return "", false
}

// value reads a cell by its column. The value is a TOML literal; false: the cell
// is empty, or there is a fault.
func (r *cellReader) value(c *column, col, row int) (string, bool) {
	cell, at := r.sheet.cell(col, row), r.sheet.ref(col, row)
	if cell.Type == Broken {
		return r.fault(at, diag.Say("ô có công thức bị lỗi hoặc chưa được tính", "the cell has a formula that fails or has no value"), diag.Say("mở bằng Excel, sửa công thức hoặc gõ thẳng giá trị, lưu lại", "open it in Excel, mend the formula or type the value, and save it"))
	}
	text := words(cell)
	if text == "" {
		return "", false
	}
	switch c.field.Kind {
	case schema.Count:
		return r.count(cell, at)
	case schema.Decimal:
		return r.decimal(cell, at)
	case schema.Date, schema.Period, schema.Due:
		return r.time(c.field.Kind, cell, at)
	case schema.Boolean:
		return r.boolean(text, at)
	case schema.Word, schema.ID:
		return r.choice(c, text, at)
	case schema.Done:
		return r.done(cell, at)
	case schema.Plains:
		return quoteList(splitList(text, ",")), true
	case schema.Counts:
		return r.counts(text, at)
	case schema.Many:
		return r.evidence(text, at)
	case schema.Link:
		if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
			return r.fault(at, diag.Say("“%s” không phải địa chỉ", "“%s” is not an address", text), diag.Say("chép cả địa chỉ, bắt đầu bằng https://", "copy the whole address, beginning with https://"))
		}
	}
	return quote(text), true
}

// words is the text of a cell as people wrote it: composed letters, no blanks
// around, one kind of line end.
func words(c Cell) string {
	text := c.Text
	if c.Type == String {
		text = norm.NFC.String(plain(strings.ReplaceAll(text, "\r\n", "\n")))
	}
	return strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " "))
}

// The forms of numbers that stand as text.
var (
	digits     = regexp.MustCompile(`^-?[0-9]+$`)
	grouped    = regexp.MustCompile(`^-?[0-9]{1,3}(?:([. ,])[0-9]{3})(?:[. ,][0-9]{3})*$`)
	fraction   = regexp.MustCompile(`^-?[0-9]+[.,][0-9]+$`)
	bothMarks  = regexp.MustCompile(`^-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+$`)
	bothMarks2 = regexp.MustCompile(`^-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+$`)
)

// number is a cell as a decimal number with a point. Text is accepted when it
// can be read in one way only; whole says that it must be a whole number, so
// that 1.234 can only be 1234.
func (r *cellReader) number(c Cell, at Ref, whole bool) (string, bool) {
	if c.Type == Percent {
		return r.fault(at, diag.Say("ô được định dạng phần trăm: Excel hiện %s nhân 100", "the cell is formatted as a percentage: Excel shows %s times 100", c.Text),
			diag.Say("đổi định dạng ô thành Số (Number), gõ lại con số như nguồn in, không có dấu %%", "format the cell as a number and type it as printed, without the sign"))
	}
	if c.Type == Number {
		return c.Text, true
	}
	text := words(c)
	first, mixed := separators(text)
	switch {
	case c.Type == Date || c.Type == Bool:
		return r.fault(at, diag.Say("cần một con số, không phải “%s”", "a number is wanted, not “%s”", text), diag.Say("đổi định dạng ô thành Số (Number) rồi gõ lại", "format the cell as a number and type it again"))
	case digits.MatchString(text):
		return text, true
	case bothMarks.MatchString(text):
		return strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", "."), true
	case bothMarks2.MatchString(text):
		return strings.ReplaceAll(text, ",", ""), true
	case grouped.MatchString(text) && !mixed && (whole || first == ' ' || strings.Count(text, string(first)) > 1 || first == '.' && r.sheet.comma || first == ',' && r.sheet.point):
		return strings.ReplaceAll(text, string(first), ""), true
	case fraction.MatchString(text) && (!grouped.MatchString(text) || first == ',' && r.sheet.comma || first == '.' && r.sheet.point):
		return strings.Replace(text, ",", ".", 1), true
	case fraction.MatchString(text):
		return r.fault(at, diag.Say("“%[1]s” đọc được hai cách: %[2]s hoặc %[3]s", "“%[1]s” can be read as %[2]s or as %[3]s", text, strings.Map(dropMarks, text), strings.Replace(text, string(first), ",", 1)),
			diag.Say("gõ lại thành số trong ô định dạng Số (Number)", "type it again as a number in a cell formatted as a number"))
	}
	return r.fault(at, diag.Say("“%s” không phải một con số", "“%s” is not a number", text), diag.Say("gõ số; chữ thì chuyển sang cột Ghi chú", "type a number; words go to the column of notes"))
}

func dropMarks(r rune) rune {
	if r == '.' || r == ',' {
		return -1
	}
	return r
}

// separators is the first mark between the digits of a number, and whether there
// are others.
func separators(text string) (first rune, mixed bool) {
	for _, c := range strings.TrimPrefix(text, "-") {
		switch {
		case '0' <= c && c <= '9':
		case first == 0:
			first = c
		case c != first:
			mixed = true
		}
	}
	return first, mixed
}

func (r *cellReader) count(c Cell, at Ref) (string, bool) {
	text, ok := r.number(c, at, true)
	if !ok {
		return "", false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || n > schema.MaxCount {
		return r.fault(at, diag.Say("cần số nguyên không âm, không phải %s", "a whole number is wanted, not negative, instead of %s", words(c)), diag.Say("gõ lại con số như nguồn in", "type the number as printed"))
	}
	return strconv.FormatInt(n, 10), true
}

func (r *cellReader) decimal(c Cell, at Ref) (string, bool) {
	text, ok := r.number(c, at, false)
	if !ok {
		return "", false
	}
	f, err := strconv.ParseFloat(text, 64)
	if err == nil {
		var d progress.Decimal
		if d, err = progress.DecimalOf(f); err == nil {
			return d.String(), true
		}
	}
	return r.fault(at, diag.Say("số %s có quá nhiều chữ số", "the number %s has too many digits", text), diag.Say("gõ lại con số như nguồn in, tối đa 15 chữ số", "type the number as printed, at most 15 digits"))
}

func (r *cellReader) boolean(text string, at Ref) (string, bool) {
	switch strings.ToLower(text) {
	case "1", "true", "có", "co", "x", "đúng", "yes":
		return "true", true
	case "0", "false", "không", "khong", "sai", "no":
		return "false", true
	}
	return r.fault(at, diag.Say("cần “có” hoặc “không”, không phải “%s”", "“yes” or “no” is wanted, not “%s”", text), diag.Say("chọn trong danh sách của ô", "choose from the list of the cell"))
}

// choice reads a word out of a list, by its id or by the name people see.
func (r *cellReader) choice(c *column, text string, at Ref) (string, bool) {
	if c.choices == nil {
		return quote(text), true
	}
	for _, o := range c.choices {
		if text == o.id || strings.EqualFold(text, o.name) {
			return quote(o.id), true
		}
	}
	return r.fault(at, diag.Say("“%s” không có trong danh sách", "“%s” is not in the list", text), diag.Say("chọn trong danh sách của ô", "choose from the list of the cell"))
}

// done is how many criteria are met, or which: "16", or "tc-01, tc-02"; "không":
// the source says which, and none is.
func (r *cellReader) done(c Cell, at Ref) (string, bool) {
	text := words(c)
	if strings.EqualFold(text, yesNo[0].VI) || strings.EqualFold(text, yesNo[0].EN) {
		return "[]", true
	}
	if c.Type == String && !strings.ContainsAny(text[:1], "0123456789-") {
		return quoteList(splitList(text, ",")), true
	}
	return r.count(c, at)
}

// counts reads "done = 7, continuous = 8".
func (r *cellReader) counts(text string, at Ref) (string, bool) {
	var pairs []string
	for _, part := range splitList(text, ",") {
		key, number, ok := strings.Cut(part, "=")
		key, number = strings.TrimSpace(key), strings.TrimSpace(number)
		if !ok || !idForm.MatchString(key) || !digits.MatchString(number) {
			return r.fault(at, diag.Say("không đọc được “%s”", "cannot read “%s”", part), diag.Say("viết như: key-task = 12, other = 3", "write it like: key-task = 12, other = 3"))
		}
		pairs = append(pairs, key+" = "+number)
	}
	return "{ " + strings.Join(pairs, ", ") + " }", true
}

var idForm = regexp.MustCompile(`^[a-z0-9-]+$`)

// evidence reads a line for each document: title | publisher | address.
func (r *cellReader) evidence(text string, at Ref) (string, bool) {
	var list []string
	for line := range strings.Lines(text) {
		parts := splitList(line, "|")
		if len(parts) == 0 {
			continue
		}
		entry := "title = " + quote(parts[0])
		for _, part := range parts[1:] {
			key, value := "publisher", part
			if k, v, ok := strings.Cut(part, "="); ok && evidenceKey(k) {
				key, value = k, v
			} else if strings.HasPrefix(part, "https://") || strings.HasPrefix(part, "http://") {
				key = "url"
			}
			if strings.Contains(entry, ", "+key+" = ") {
				return r.fault(at, diag.Say("không hiểu “%s”", "cannot make sense of “%s”", part), diag.Say("mỗi minh chứng một dòng: tên | ai công bố | https://…", "a line for each: title | publisher | https://…"))
			}
			if key == "accessed" {
				entry += fmt.Sprintf(", %s = %s", key, value)
			} else {
				entry += fmt.Sprintf(", %s = %s", key, quote(value))
			}
		}
		list = append(list, "{ "+entry+" }")
	}
	return "[" + strings.Join(list, ", ") + "]", len(list) > 0
}

func evidenceKey(k string) bool {
	return slices.Contains([]string{"publisher", "url", "accessed", "archive", "sha256"}, k)
}

func splitList(text, separator string) []string {
	var list []string
	for _, part := range strings.Split(text, separator) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func quoteList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range s {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
