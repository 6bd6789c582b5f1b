package schema

// Plan is plans/<id>.toml.
func Plan() *Table {
	return table("plan",
		key("title", Text, "Tên kế hoạch", "Title").must(),
		key("summary", Text, "Tóm tắt", "Summary").long(),
		key("issuer", Text, "Ai ban hành", "Issuer"),
		key("scope", Text, "Áp dụng ở đâu", "Scope"),
		key("document", One, "Văn bản", "Document").of(table("document",
			key("number", Plain, "Số hiệu", "Number"),
			key("title", Text, "Tên văn bản", "Title"),
			key("date", Date, "Ngày ban hành", "Date"),
			key("url", Link, "Địa chỉ", "Address"),
		)),
		key("report_every_days", Count, "Bao nhiêu ngày có một kỳ báo cáo", "Days between reports").help("Quá hạn thì trang nói số liệu đã cũ.", "Later than this the pages call the figures stale."),
		key("units", Plains, "Chỉ những nhóm đơn vị này", "Only these groups of units").ref("group").help("Bỏ trống: mọi đơn vị.", "Left out: all units."),
		key("status", Many, "Tình trạng riêng của kế hoạch", "Statuses of the plan’s own").of(status()),
		key("set", Many, "Danh mục được đếm", "Sets that are counted").of(set()),
		key("criterion", Many, "Tiêu chí", "Criteria").of(criterion()),
		key("item", Many, "Từng chỉ tiêu, nhiệm vụ", "Targets and tasks one by one").most(10_000).of(item()),
		aliases(), note(), acknowledge(),
	)
}

func status() *Table {
	return table("[[status]]",
		key("id", ID, "Mã", "Id").must(),
		key("name", Text, "Tên", "Name").must(),
		key("counts_as", Word, "Được tính là", "Counts as").must().oneOf(
			[3]string{"done", "xong", "done"}, [3]string{"open", "chưa xong", "open"}, [3]string{"continuous", "thường xuyên", "continuous"}),
	)
}

func set() *Table {
	return table("[[set]]",
		key("id", ID, "Mã", "Id").must(),
		key("kind", Word, "Đếm cái gì", "Kind").must().oneOf(
			[3]string{"target", "chỉ tiêu", "target"}, [3]string{"task", "nhiệm vụ", "task"}, [3]string{"unit", "đơn vị", "unit"},
			[3]string{"criterion", "tiêu chí", "criterion"}, [3]string{"other", "khác", "other"}),
		key("name", Text, "Tên", "Name").must(),
		key("noun", Text, "Danh từ đi với số", "Noun behind a number").help("38/102 nhiệm vụ", "38 of 102 tasks"),
		key("size", Count, "Danh mục có bao nhiêu", "Size"),
		key("within", ID, "Là một phần của", "Within").ref("set"),
		key("each", ID, "Mỗi cái trong danh mục này phải đạt", "What each of this set must meet").ref("set"),
		key("replaces", ID, "Thay cho danh mục cũ", "Replaces").ref("set").help("Biểu đồ ngắt ở đây, không nối hai danh mục.", "Charts break here and do not join the two."),
		key("starts", Date, "Bắt đầu", "Starts"),
		key("starts_stated", Boolean, "Văn bản có nêu ngày bắt đầu", "The document states the start"),
		due(),
		key("pace", Boolean, "Tính nhịp thời gian", "Work out a pace"),
		key("pace_reason", Text, "Vì sao không tính nhịp", "Why there is no pace"),
		aliases(),
	)
}

func criterion() *Table {
	return table("[[criterion]]",
		key("id", ID, "Mã", "Id").must(),
		key("set", ID, "Danh mục", "Set").must().ref("set"),
		key("name", Text, "Tên", "Name").must(),
	)
}

func item() *Table {
	return table("[[item]]",
		key("id", ID, "Mã", "Id").must(),
		key("sets", IDs, "Thuộc danh mục", "Sets").must().ref("set"),
		key("title", Text, "Nội dung", "Title").must().long(),
		key("number", Plain, "Số thứ tự trong văn bản", "Number as printed").help("II.3", "II.3"),
		key("group", Text, "Nhóm", "Group"),
		key("parent", ID, "Thuộc mục", "Parent").ref("item"),
		key("lead", Text, "Chủ trì", "Lead"),
		key("with", Texts, "Phối hợp", "With"),
		key("definition", Text, "Cách tính", "Definition").long(),
		key("unit", Text, "Đơn vị tính", "Unit"),
		key("baseline", One, "Điểm xuất phát", "Baseline").of(table("baseline", key("value", Decimal, "Giá trị", "Value"), key("date", Date, "Ngày", "Date"))),
		key("goal", One, "Mục tiêu", "Goal").of(table("goal", key("value", Decimal, "Giá trị", "Value"), key("text", Text, "Đúng chữ của văn bản", "As printed").help("≥ 80%; Dưới 4", "≥ 80%; below 4"))),
		key("better", Word, "Thế nào là tốt hơn", "Which way is better").oneOf(
			[3]string{"up", "tăng", "up"}, [3]string{"down", "giảm", "down"}, [3]string{"band", "giữ trong khoảng", "band"}),
		due(), dueText(),
		key("deadlines", Many, "Những hạn khác", "Further deadlines").of(table("deadlines", due(), dueText(), key("set_by", Text, "Ai đặt", "Set by"))),
		key("deliverable", Text, "Sản phẩm", "Deliverable"),
		aliases(), note(), acknowledge(),
	)
}
