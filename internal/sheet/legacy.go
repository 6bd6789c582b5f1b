package sheet

import (
	"strings"
	"unicode"

	"tiendo/internal/diag"
)

// Texts typed with fonts from before Unicode look right in Excel and are
// gibberish everywhere else: "Nhiệm vụ" is "NhiÖm vô" in TCVN3 (TCVN 5712:1993)
// and "Nhieäm vuï" in VNI.

// foreign are letters and signs of Latin-1 that stand for Vietnamese letters in
// those fonts and that Vietnamese itself does not have.
const foreign = "ÖØÞßåæçëîïðñö÷øûüþäÄÅÆÇËÎÏÑÜÛ®¬\u00ad«©ª§¨¸¹¶µ·¾¼½»"

// legacyText says whether a text looks like one of them: a foreign letter inside
// a word, and none of the letters that only Unicode has.
func legacyText(s string) bool {
	found := false
	before := ' '
	for _, r := range s {
		switch {
		case 0x1ea0 <= r && r <= 0x1ef9, strings.ContainsRune("đĐơƠưƯăĂ", r):
			return false
		case strings.ContainsRune(foreign, r) && unicode.IsLetter(before), strings.ContainsRune(foreign, before) && unicode.IsLetter(r):
			found = true
		}
		before = r
	}
	return found
}

// checkFonts refuses a file whose texts come from such fonts: one text in such a
// font, or two that look so, since a foreign name may look so by chance.
func (b *Book) checkFonts(faults *Faults) bool {
	var suspects []Ref
	for _, s := range b.Sheets {
		for r, row := range s.Rows {
			for c, cell := range row {
				if cell.Type != String || !legacyText(cell.Text) {
					continue
				}
				suspects = append(suspects, s.ref(c+1, r+1))
				if cell.Font != "" {
					suspects = append(suspects, suspects[len(suspects)-1])
				}
			}
		}
	}
	if len(suspects) < 2 {
		return true
	}
	faults.add(suspects[0], diag.Say("chữ gõ bằng phông cũ (TCVN3 hoặc VNI), không phải Unicode", "text typed in a font from before Unicode (TCVN3 or VNI)"),
		diag.Say("chuyển cả bảng sang Unicode (UniKey: Ctrl+Shift+F6, chọn mã nguồn TCVN3 hoặc VNI Windows, mã đích Unicode) rồi lưu lại", "convert the sheet to Unicode (UniKey: Ctrl+Shift+F6, from TCVN3 or VNI Windows to Unicode) and save it"))
	return false
}
