package sheet

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"tiendo/internal/diag"
)

// Open reads a workbook or a CSV file, whichever it is by its bytes. The book is
// nil when there are faults.
func Open(data []byte) (*Book, Faults) {
	var faults Faults
	book := open(data, &faults)
	if len(faults) > 0 {
		return nil, faults
	}
	return book, nil
}

func open(data []byte, faults *Faults) *Book {
	switch {
	case len(data) == 0:
		faults.file(diag.Say("tệp trống", "the file is empty"), diag.Say("chọn đúng tệp", "choose the right file"))
	case len(data) > MaxFile:
		faults.file(diag.Say("tệp lớn hơn %d MB", "the file is larger than %d MB", MaxFile>>20), diag.Say("bỏ ảnh và những bảng không liên quan", "remove pictures and sheets that do not belong"))
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return openXLSX(data, faults)
	case bytes.HasPrefix(data, oleHeader) && bytes.Contains(data, utf16le("EncryptedPackage")):
		faults.file(diag.Say("tệp có mật khẩu", "the file is protected by a password"), diag.Say("mở bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc), lưu lại", "open it in Excel, take the password off (File > Info > Protect Workbook) and save it"))
	case bytes.HasPrefix(data, oleHeader), bytes.HasPrefix(data, []byte("\x09\x08")), bytes.HasPrefix(data, []byte("\x09\x04")):
		faults.file(diag.Say("tệp Excel kiểu cũ (.xls)", "an old Excel file (.xls)"), saveAs())
	case bytes.HasPrefix(data, []byte("%PDF")), bytes.HasPrefix(data, []byte("{\\rtf")), bytes.HasPrefix(bytes.TrimSpace(data[:min(len(data), 100)]), []byte("<")):
		faults.file(diag.Say("không phải bảng tính, cũng không phải CSV", "neither a workbook nor a CSV file"), saveAs())
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")), !utf8.Valid(data), bytes.IndexByte(data, 0) >= 0:
		faults.file(diag.Say("tệp CSV không phải UTF-8 (có thể là TCVN3, VNI hoặc Unicode 16 bit)", "the CSV file is not UTF-8 (it may be TCVN3, VNI or 16 bit Unicode)"),
			diag.Say("trong Excel lưu thành “CSV UTF-8”, hoặc dùng .xlsx; chữ TCVN3, VNI thì chuyển sang Unicode trước", "in Excel save it as “CSV UTF-8”, or use .xlsx; convert text in TCVN3 or VNI to Unicode first"))
	default:
		return openCSV(data, faults)
	}
	return nil
}

func saveAs() diag.Text {
	return diag.Say("mở bằng Excel, chọn Lưu thành (Save As) “Excel Workbook (*.xlsx)”", "open it in Excel and save it as “Excel Workbook (*.xlsx)”")
}

// oleHeader begins old Excel files, and new ones with a password: [MS-CFB] 2.2.
var oleHeader = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

func utf16le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}
