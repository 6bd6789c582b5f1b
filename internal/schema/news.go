package schema

// News is the front matter of news/<id>.md.
func News() *Table {
	return table("news",
		key("title", Text, "Tiêu đề", "Title").must(),
		key("date", Date, "Ngày", "Date").must(),
		key("summary", Text, "Tóm tắt", "Summary").long(),
		key("author", Text, "Tác giả", "Author"),
		key("reports", IDs, "Nói về các báo cáo", "Reports that it presents").ref("report"),
		headline(),
		key("source", One, "Nguồn", "Source").of(source()),
		key("images", Many, "Ảnh", "Pictures").of(images()),
		key("draft", Boolean, "Bản nháp", "Draft"),
		key("embargo", Date, "Không công bố trước ngày", "Not before"),
		formerPaths("/tin/bai-cu/, /data/cu.csv, /ke-hoach/cu/*"),
	)
}

// headline are bound figures of the title and the summary, which hold plain text:
// written as in the body.
func headline() Field {
	return key("figures", Texts, "Số trong tiêu đề và tóm tắt", "Numbers in title and summary").
		help("[39/65 chỉ tiêu](figure:nq57/targets): chữ y như trong tiêu đề hay tóm tắt; số phải đúng với số liệu.", "[39 of 65 targets](figure:nq57/targets): the words as they stand in title or summary; the number must agree with the figure.")
}

func images() *Table {
	return table("images",
		key("src", Plain, "Tệp", "File").ref("media").help("Trong media/.", "In media/."),
		key("alt", Text, "Lời mô tả", "Description").help("Ảnh cho thấy gì; bắt buộc khi có tệp.", "What it shows; required when there is a file."),
		key("caption", Text, "Chú thích", "Caption"),
		key("credit", Text, "Ai chụp", "Credit"),
	)
}

// Page is the front matter of pages/<id>.md.
func Page() *Table {
	return table("page",
		key("title", Text, "Tiêu đề", "Title").must(),
		key("summary", Text, "Tóm tắt", "Summary").long(),
		key("menu", Count, "Thứ tự trong menu", "Place in the menu").help("Bỏ trống: không có trong menu.", "Left out: not in the menu."),
		formerPaths("/trang-cu/, /data/cu.csv, /ke-hoach/cu/*"),
	)
}

// Translation is the front matter of <same>.<lang>.md: only texts, the rest is
// inherited.
func Translation() *Table {
	return table("translation",
		key("title", Text, "Tiêu đề", "Title").must(),
		key("summary", Text, "Tóm tắt", "Summary").long(),
		key("author", Text, "Tác giả", "Author"),
		headline(),
		key("images", Many, "Ảnh", "Pictures").of(images()),
	)
}
