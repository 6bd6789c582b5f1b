package content

import (
	"strings"

	"tiendo/internal/diag"
)

// slip is a mistake in TOML that people make, known by the words that a parser
// has for it.
type slip struct {
	words      []string
	what, hint diag.Text
}

// slips says the frequent ones in the words of an editor. Whatever is not here is
// told in the parser's own.
func slips() []slip {
	return []slip{
		{[]string{"strings cannot have new lines", "unterminated", "not terminated by"},
			diag.Say("chuỗi thiếu dấu ngoặc kép đóng", "a string has no closing quotation mark"),
			diag.Say(`thêm " ở cuối chuỗi; chuỗi nhiều dòng viết trong """…"""`, `add " at its end; a string of several lines stands in """…"""`)},
		{[]string{"strings must be quoted", "at start of value", "expected value", "expected keyword"},
			diag.Say("chỗ này cần một giá trị", "a value is wanted here"),
			diag.Say(`chuỗi viết trong ngoặc kép "…"; số, ngày, true, false thì không`, `strings stand in quotation marks "…"; numbers, dates, true and false do not`)},
		{[]string{"expected '=' after key", "at start of key"},
			diag.Say("dòng này không có dạng khóa = giá trị", "this line is not of the form key = value"),
			diag.Say("viết khóa = giá trị; lời ghi chú bắt đầu bằng #", "write key = value; comments begin with #")},
		{[]string{"expected newline but got"},
			diag.Say("sau giá trị còn thừa chữ", "something stands behind the value"),
			diag.Say(`mỗi khóa một dòng; " trong chuỗi viết \"; lời ghi chú bắt đầu bằng #`, `one key a line; " within a string is written \"; comments begin with #`)},
		{[]string{"after array value", "array is incomplete"},
			diag.Say("danh sách thiếu dấu phẩy hoặc dấu ]", "a list lacks a comma or its ]"),
			diag.Say("các phần tử cách nhau bằng dấu phẩy, cuối danh sách là ]", "commas part the elements, ] ends the list")},
		{[]string{"inline table"},
			diag.Say("bảng { … } thiếu hoặc thừa dấu phẩy, hoặc thiếu dấu }", "a table { … } lacks or has a comma too many, or lacks its }"),
			diag.Say("viết { khóa = giá trị, khóa = giá trị }", "write { key = value, key = value }")},
		{[]string{"to close table name", "to close array table name"},
			diag.Say("tên bảng thiếu dấu ]", "the name of a table lacks its ]"),
			diag.Say("viết [source], hoặc [[figure]] cho thứ có nhiều", "write [source], or [[figure]] for what there are several of")},
		{[]string{"already been defined", "already created"},
			diag.Say("khóa này đã có ở trên", "this key stands above already"),
			diag.Say("giữ một trong hai", "keep one of the two")},
		{[]string{"invalid escape", "need a character after", "escape sequence"},
			diag.Say(`dấu \ đứng sai chỗ trong chuỗi`, `a \ where it means something else`),
			diag.Say(`muốn in dấu \ thì viết \\`, `to print \ write \\`)},
		{[]string{"leading zero"},
			diag.Say("số bắt đầu bằng 0", "a number begins with 0"),
			diag.Say(`bỏ số 0 ở đầu; mã đơn vị viết trong ngoặc kép: "01234"`, `take the 0 away; codes stand in quotation marks: "01234"`)},
	}
}

// explained is a parser's message about a line in the words of an editor.
func explained(message, line string) (what, hint diag.Text) {
	if strings.Contains(message, "at start of value") && strings.ContainsAny(line, "“”„«»‘’") {
		return diag.Say("dấu ngoặc kép cong, như Word tự đổi", "a curly quotation mark, as Word makes them"),
			diag.Say(`thay bằng dấu thẳng: "…"`, `write straight ones: "…"`)
	}
	for _, s := range slips() {
		for _, words := range s.words {
			if strings.Contains(message, words) {
				return s.what, s.hint
			}
		}
	}
	return diag.Text{VI: message, EN: message}, diag.Say("sửa chỗ này; chuỗi phải trong ngoặc kép, mỗi khóa một lần", "mend this place: strings in quotation marks, each key once")
}
