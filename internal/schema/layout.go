package schema

import "tiendo/internal/diag"

// LayoutFile is the file of tiendo import --map. It is no part of the content, and
// may lie anywhere.
func LayoutFile() File {
	return File{"map", "*.toml", diag.Text{VI: "Bảng riêng của cơ quan có những cột nào (tiendo import --map)", EN: "Which columns a table of an office’s own has (tiendo import --map)"}, Layout()}
}

// Layout is how an office's own table is read.
func Layout() *Table {
	column := func(name, vi, en string) Field {
		return key(name, Plain, vi, en).help("Chữ của cột: A, B, AC.", "The letters of the column: A, B, AC.")
	}
	return table("map",
		key("kind", Word, "Bảng nói gì", "What the table is").must().oneOf(
			[3]string{"item", "tình hình từng chỉ tiêu, nhiệm vụ", "what became of items"},
			[3]string{"plan", "danh mục chỉ tiêu, nhiệm vụ của kế hoạch", "the items of a plan"},
			[3]string{"unit", "từng đơn vị đạt bao nhiêu tiêu chí", "how many criteria each unit meets"}),
		key("sheet", Plain, "Tên bảng", "Name of the sheet").help("Bỏ trống: bảng đầu tiên.", "Left out: the first."),
		key("first_row", Count, "Dòng số liệu đầu tiên", "First row of data").must(),
		key("sets", IDs, "Các mục thuộc danh mục", "Sets of the items").ref("set"),
		key("id_prefix", ID, "Mã bắt đầu bằng", "Ids begin with").help("nv- cho nv-1, nv-2…", "nv- for nv-1, nv-2 …"),
		key("numbers", Word, "Số thứ tự", "Numbers").oneOf(
			[3]string{"plain", "chạy suốt bảng: 1, 2, 3", "run through the table: 1, 2, 3"},
			[3]string{"group", "bắt đầu lại ở mỗi nhóm: I.1, II.1", "begin again in each group: I.1, II.1"}),
		key("dates", Word, "Ngày viết bằng chữ", "Dates as text").oneOf([3]string{"dmy", "ngày trước, tháng sau", "the day first"}),
		key("skip", Plains, "Bỏ những dòng bắt đầu bằng", "Leave out rows that begin with"),
		key("columns", One, "Cột nào là gì", "Which column is what").must().of(table("[columns]",
			column("id", "mã", "id"), column("number", "số thứ tự (STT)", "number"), column("title", "nội dung, tên", "title or name"),
			column("lead", "cơ quan chủ trì", "lead"), column("with", "cơ quan phối hợp", "with"), column("deliverable", "sản phẩm", "deliverable"),
			column("due", "thời hạn", "due"), column("unit", "đơn vị tính", "unit"), column("goal", "mục tiêu", "goal"),
			column("status", "tình trạng, đánh giá", "status"), column("value", "giá trị thực hiện", "value"), column("percent", "% hoàn thành", "percentage"),
			column("done_on", "ngày hoàn thành", "done on"), column("note", "kết quả, ghi chú", "note"), column("evidence", "minh chứng", "evidence"),
			column("done", "số tiêu chí đạt", "criteria met"))),
		key("statuses", Many, "Chữ nào của bảng là tình trạng nào", "Which words of the table are which status").of(table("[[statuses]]",
			key("words", Plains, "Chữ trong bảng", "Words of the table").must(),
			key("status", ID, "Mã tình trạng", "Id of the status").must().ref("status"))),
	)
}
