package sheet

import (
	"strconv"

	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

func (f *Form) say(vi, en string) string { return diag.Text{VI: vi, EN: en}.In(f.lang.Code) }

// explain writes the sheet that says how to fill in the others.
func (w *writer) explain() {
	f := w.form
	sheet := f.say("Hướng dẫn", "How to")
	w.do(w.file.SetColWidth(sheet, "A", "A", 110))
	row := 1
	line := func(style, text string) {
		at := "A" + strconv.Itoa(row)
		w.do(w.file.SetCellStyle(sheet, at, at, w.styles[style]))
		w.do(w.file.SetCellStr(sheet, at, harmless(text)))
		row++
	}
	line("heading", f.say("Biểu báo cáo: ", "Report form: ")+f.plan.Title.In(f.lang.Code))
	for _, text := range f.instructions() {
		line("help", text)
	}
	line("heading", f.say("Tình trạng và cách trang đếm", "Statuses, and how the site counts them"))
	for i := range f.plan.Statuses {
		s := &f.plan.Statuses[i]
		line("help", locale.For(f.lang.Code).StatusName(s)+" ("+s.ID+"): "+f.countsAs(s.CountsAs))
	}
}

func (f *Form) instructions() []string {
	texts := []diag.Text{
		{VI: "Bảng “Nguồn”: ngày nguồn công bố, số liệu tính đến ngày nào, lấy ở đâu. Dòng có dấu * phải điền.", EN: "The sheet “Source”: when the source published, as of when the figures are, where they come from. Rows with * must be filled in."},
		{VI: "Ô trắng để điền; ô xám để xem, đã khóa. Cột “kỳ trước” là số đã công bố gần nhất, để so, không cần sửa.", EN: "White cells are to be filled in; grey ones are to be looked at, and locked. Columns “before” hold what was published last, to compare with."},
		{VI: "Chỉ điền những gì nguồn nêu. Nguồn không nói tới danh mục, mục hay đơn vị nào thì để trống cả dòng: trống không có nghĩa là 0.", EN: "Fill in only what the source says. Leave a row empty if it is silent about it: empty does not mean 0."},
		{VI: "Số gõ là số, không kèm chữ; ngày gõ như 2025-09-24; chỉ biết tháng, quý, năm thì gõ 2025-09, 2025-Q3, 2025.", EN: "Type numbers as numbers, without words; days like 2025-09-24; of months, quarters and years only 2025-09, 2025-Q3, 2025."},
		{VI: "Tình trạng nguồn nêu mà không có cột: thêm một cột, ở dòng 2 ghi counts. và mã tình trạng ở dưới.", EN: "A status of the source without a column: add one, and write counts. and the id of the status, see below, into its row 2."},
		{VI: "Cột chủ trì, phối hợp là của kế hoạch: chọn cơ quan khác thì kế hoạch được sửa; gõ “không” là bỏ; để trống là giữ nguyên. Cơ quan mới thì thêm tên vào bảng “Cơ quan” trước.", EN: "The columns of who leads and who helps belong to the plan: choose another body, and the plan is changed; type “no” to take it away; empty is as it was. A new body goes into the sheet “Agencies” first."},
		{VI: "Không đổi mã (dòng 2, cột mã), không gộp ô, không để dòng ẩn. Dòng mới ngoài biểu không được nhận.", EN: "Do not change ids (row 2, the columns of ids), do not merge cells, hide no rows. Rows that are not in the form are refused."},
		{VI: "Gửi tệp lại cho người quản trị trang: tiendo import TỆP.xlsx cho xem trang sẽ đổi gì, rồi mới ghi.", EN: "Send the file to whoever runs the site: tiendo import FILE.xlsx shows what would change before anything is written."},
	}
	var list []string
	for _, t := range texts {
		list = append(list, t.In(f.lang.Code))
	}
	return list
}

func (f *Form) countsAs(c progress.CountsAs) string {
	switch c {
	case progress.Done:
		return f.say("tính là xong", "counts as done")
	case progress.Ongoing:
		return f.say("thường xuyên: không tính là xong, không tính là chậm", "continuous: neither done nor late")
	}
	return f.say("tính là chưa xong", "counts as not done")
}
