package schema

// Commitments is commitments.toml.
func Commitments() *Table {
	return table("commitments.toml", key("commitment", Many, "Cam kết, chỉ đạo", "Commitments").most(10_000).of(table("[[commitment]]",
		key("id", ID, "Mã", "Id").must(),
		key("type", Word, "Loại", "Type").must().oneOf(
			[3]string{"commitment", "cam kết", "commitment"}, [3]string{"instruction", "chỉ đạo", "instruction"},
			[3]string{"goal", "mục tiêu", "goal"}, [3]string{"conditional", "có điều kiện", "conditional"}),
		key("by", Text, "Ai nói", "By").must(),
		key("to", Text, "Với ai", "To"),
		key("text", Text, "Nội dung", "Text").must().long(),
		key("said", Date, "Ngày nói", "Said on").must(),
		due(), dueText(),
		key("plan", ID, "Kế hoạch", "Plan").ref("plan"),
		key("source", One, "Nguồn", "Source").must().of(source()),
		commitmentStatus(),
		key("updates", Many, "Tin về sau", "Updates").of(table("updates",
			key("date", Date, "Ngày", "Date").must(),
			commitmentStatus(),
			key("note", Text, "Ghi chú", "Note").long(),
			key("source", One, "Nguồn", "Source").of(source()),
		)),
		note(), acknowledge(),
	)))
}

func commitmentStatus() Field {
	return key("status", Word, "Tình trạng", "Status").oneOf(
		[3]string{"open", "còn ngỏ", "open"}, [3]string{"kept", "đã làm", "kept"},
		[3]string{"missed", "không làm được", "missed"}, [3]string{"withdrawn", "đã rút", "withdrawn"})
}
