package schema

// Report is reports/<id>.toml.
func Report() *Table {
	return table("report",
		key("plan", ID, "Kế hoạch", "Plan").must().ref("plan"),
		key("published", Date, "Ngày nguồn công bố", "Published on").must(),
		mustAsOf(), asOfStated(),
		key("corrects", ID, "Đính chính báo cáo", "Corrects the report").ref("report"),
		key("reason", Text, "Vì sao đính chính", "Reason of the correction").long(),
		key("source", One, "Nguồn", "Source").must().of(source()),
		key("figure", Many, "Số liệu", "Figures").of(figure()),
		key("item", Many, "Từng chỉ tiêu, nhiệm vụ", "Items").most(10_000).of(itemState()),
		key("units", One, "Từng đơn vị", "Units one by one").of(unitTable()),
		note(), acknowledge(),
	)
}

func mustAsOf() Field { return asOf().must() }

func figure() *Table {
	return table("[[figure]]",
		key("set", ID, "Danh mục", "Set").must().ref("set"),
		key("split", Plain, "Tên của cách chia khác", "Name of another partition"),
		key("total", Count, "Tổng số", "Total"),
		key("counts", Counts, "Theo tình trạng", "Counts by status").ref("status").help("{ done = 7, in-progress = 16 }; chỉ những gì nguồn nêu.", "{ done = 7, in-progress = 16 }; only what the source says."),
		key("value", Decimal, "Giá trị", "Value"),
		key("unit", Text, "Đơn vị tính", "Unit"),
		asOf(), asOfStated(), phase(),
		key("rank", Count, "Xếp thứ", "Rank"),
		key("rank_of", Count, "Trên tổng số", "Rank out of").help("Chỉ khi nguồn in ra.", "Only if the source prints it."),
		key("rank_among", Text, "Xếp trong", "Ranked among"),
		key("of_which", Counts, "Trong đó", "Of which").help("Phần nằm trong tổng, không phải tình trạng.", "Parts of the total that are no statuses."),
		key("stated_percent", Decimal, "Tỷ lệ nguồn in", "Percentage as printed"),
		key("approx", Boolean, "Nguồn viết “khoảng”", "The source hedges"),
		key("kind", Word, "Cộng dồn hay trong kỳ", "Stock or flow").oneOf(
			[3]string{"cumulative", "cộng dồn", "cumulative"}, [3]string{"in-period", "trong kỳ", "in the period"}),
		key("confirmed_by", Text, "Ai xác nhận", "Confirmed by"),
		key("printed", Text, "Đúng chữ của nguồn", "As printed").long(),
		note(), acknowledge(),
	)
}

func itemState() *Table {
	return table("[[item]]",
		key("id", ID, "Mã", "Id").must().ref("item"),
		key("status", ID, "Tình trạng", "Status").ref("status"),
		key("value", Decimal, "Giá trị", "Value"),
		key("done_on", Date, "Ngày hoàn thành", "Done on"),
		key("late", Boolean, "Quá hạn", "Late"),
		key("evidence", Many, "Minh chứng", "Evidence").of(table("evidence",
			key("title", Text, "Tên", "Title").must(),
			key("publisher", Text, "Ai công bố", "Publisher"),
			key("url", Link, "Địa chỉ", "Address"),
			key("accessed", Date, "Ngày xem", "Accessed on"),
			key("archive", Plain, "Bản lưu", "Kept copy"),
			key("sha256", Plain, "SHA-256 của bản lưu", "SHA-256 of the kept copy"),
		)),
		note(), acknowledge(),
	)
}

func unitTable() *Table {
	return table("[units]",
		key("set", ID, "Danh mục tiêu chí", "Set of criteria").must().ref("set"),
		asOf(), asOfStated(), phase(),
		key("default", Done, "Mọi nơi không có trong bảng", "Every unit that is not listed"),
		key("done", Dones, "Từng nơi: đạt bao nhiêu tiêu chí, hoặc những tiêu chí nào", "Each unit: how many criteria are met, or which").ref("unit").most(50_000),
		note(), acknowledge(),
	)
}
