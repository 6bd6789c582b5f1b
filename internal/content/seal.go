package content

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"tiendo/internal/diag"
	"tiendo/internal/literal"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

// meaning is the SHA-256 of what a data file says: RFC 8785 JSON (JCS) of its
// TOML with dates as strings, without translations, acknowledge, archive and
// sha256, so that neither a new layout nor a later translation is a change.
func meaning(values map[string]any, t *schema.Table) string {
	var b bytes.Buffer
	writeTable(&b, values, t)
	sum := sha256.Sum256(b.Bytes())
	return hex.EncodeToString(sum[:])
}

// writeTable writes a table as a JSON object; t nil: one of free keys.
func writeTable(b *bytes.Buffer, m map[string]any, t *schema.Table) {
	keys := slices.DeleteFunc(sortedKeys(m), func(key string) bool {
		// What the table does not know is a translation, or was reported.
		return t != nil && t.Field(key) == nil || slices.Contains([]string{"acknowledge", "archive", "sha256"}, key)
	})
	if slices.ContainsFunc(keys, isBeyondBMP) { // others are in the order of their UTF-16 by now
		slices.SortFunc(keys, func(x, y string) int { return slices.Compare(utf16.Encode([]rune(x)), utf16.Encode([]rune(y))) })
	}
	b.WriteByte('{')
	for i, key := range keys {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, key)
		b.WriteByte(':')
		var sub *schema.Table
		if t != nil {
			sub = t.Field(key).Sub
		}
		writeValue(b, m[key], sub)
	}
	b.WriteByte('}')
}

func writeValue(b *bytes.Buffer, v any, t *schema.Table) {
	switch v := v.(type) {
	case string:
		writeString(b, v)
	case bool:
		b.WriteString(strconv.FormatBool(v))
	case int64:
		writeNumber(b, float64(v))
	case float64:
		writeNumber(b, v)
	case time.Time:
		writeString(b, v.Format("2006-01-02"))
	case map[string]any:
		writeTable(b, v, t)
	case []any:
		writeList(b, len(v), func(i int) { writeValue(b, v[i], t) })
	case []map[string]any:
		writeList(b, len(v), func(i int) { writeTable(b, v[i], t) })
	}
}

func writeList(b *bytes.Buffer, n int, element func(int)) {
	b.WriteByte('[')
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		element(i)
	}
	b.WriteByte(']')
}

// isBeyondBMP says whether a text has characters that UTF-16 writes as two, and UTF-8 as four.
func isBeyondBMP(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xf0 {
			return true
		}
	}
	return false
}

// writeString escapes as RFC 8785 section 3.2.2.2 says.
func writeString(b *bytes.Buffer, s string) {
	text := literal.Plain(b.AvailableBuffer(), s)
	if bytes.Contains(text, []byte(`\u202`)) {
		text = bytes.ReplaceAll(text, []byte(`\u2028`), []byte("\u2028"))
		text = bytes.ReplaceAll(text, []byte(`\u2029`), []byte("\u2029"))
	}
	b.Write(text)
}

// writeNumber writes as ECMAScript does; RFC 8785 section 3.2.2.3.
func writeNumber(b *bytes.Buffer, f float64) {
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) { // the latter were reported
		b.WriteByte('0')
		return
	}
	if a := math.Abs(f); a >= 1e-6 && a < 1e21 {
		b.WriteString(strconv.FormatFloat(f, 'f', -1, 64))
		return
	}
	text := strconv.FormatFloat(f, 'e', -1, 64)
	mantissa, exponent, _ := strings.Cut(text, "e")
	sign, digits := exponent[:1], strings.TrimLeft(exponent[1:], "0")
	b.WriteString(mantissa + "e" + sign + digits)
}

var sealForm = regexp.MustCompile(`^([a-z0-9-]+) (\d{4}-\d{2}-\d{2}) ([0-9a-f]{64})$`)

// seals reads reports.sum.
func (r *reader) seals() {
	f := r.open("reports.sum", maxData)
	if f == nil {
		return
	}
	defer r.take(f)
	r.c.Seals.Node = &diag.Node{Place: f.whole()}
	seen := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSuffix(string(f.text), "\n"), "\n") {
		if line == "" {
			continue
		}
		at := diag.Place{File: f.path, Line: i + 1, Column: 1}
		m := sealForm.FindStringSubmatch(line)
		if m == nil {
			f.report(BadValue, at, diag.Say("dòng này không phải “<mã> <ngày> <sha256>”", "this line is not “<id> <date> <sha256>”"),
				diag.Say("lấy lại tệp từ lịch sử; chỉ `tiendo seal` được ghi vào đây", "restore the file from history; only `tiendo seal` writes here"))
			continue
		}
		if seen[m[1]] {
			f.duplicate(at, m[1])
			continue
		}
		seen[m[1]] = true
		r.c.Seals.List = append(r.c.Seals.List, progress.Seal{Place: at, ID: m[1], Published: m[2], Sum: m[3]})
	}
}

// SealLines is the text of reports.sum with every report of the site in it:
// lines that are there stay as they are, new ones join, all sorted.
func SealLines(s *progress.Site) (text string, added []string) {
	var lines []string
	sealed := map[string]bool{}
	for _, seal := range s.Seals.List {
		sealed[seal.ID] = true
		lines = append(lines, seal.ID+" "+seal.Published+" "+seal.Sum)
	}
	for _, rep := range s.Reports {
		if !sealed[rep.ID] {
			added = append(added, rep.ID)
			lines = append(lines, rep.ID+" "+rep.Published.String()+" "+rep.Sum)
		}
	}
	slices.Sort(lines)
	if len(lines) == 0 {
		return "", nil
	}
	return strings.Join(lines, "\n") + "\n", added
}
