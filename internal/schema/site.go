package schema

// Site is site.toml.
func Site() *Table {
	return table("site.toml",
		key("title", Text, "Tên trang", "Title").must(),
		key("description", Text, "Giới thiệu ngắn", "Description").long(),
		key("base_url", Link, "Địa chỉ nơi đặt trang", "Address of the site").must().help("https://…/", "https://…/"),
		key("language", Plain, "Ngôn ngữ chính", "First language").must().help("vi hoặc en: tiếng của nội dung.", "vi or en: the language of the content."),
		key("languages", Plains, "Mọi ngôn ngữ của trang", "All languages of the site"),
		key("time_zone", Plain, "Múi giờ", "Time zone").help("“Hôm nay” tính theo múi giờ này: Asia/Ho_Chi_Minh.", "“Today” is taken there: Asia/Ho_Chi_Minh."),
		key("official", Boolean, "Trang của chính cơ quan", "The authority’s own site").help("false: mỗi trang có dòng nói đây không phải trang của cơ quan nhà nước.", "false: every page says that this is not the authority’s own site."),
		key("share_pictures", Boolean, "Vẽ ảnh chia sẻ", "Draw share pictures"),
		key("alias_files", Boolean, "Để tệp ở địa chỉ cũ", "Files at former addresses").help("true: máy chủ không chuyển hướng được (GitHub Pages), nên ở mỗi địa chỉ cũ có một trang nhỏ dẫn đi.", "true: the host cannot redirect (GitHub Pages), so a small page at each former address leads on."),
		key("publisher", One, "Ai chịu trách nhiệm về trang", "Who answers for the site").of(table("[publisher]",
			key("name", Text, "Tên", "Name"),
			key("role", Text, "Tư cách", "Role"),
			key("address", Text, "Địa chỉ", "Address"),
			key("contact_person", Text, "Người liên hệ", "Contact person"),
			key("email", Plain, "Thư điện tử", "E-mail").help("Nhận thư từ nút “Báo sai số liệu”.", "Receives what readers report as wrong."),
			key("phone", Plain, "Điện thoại", "Telephone"),
			key("url", Link, "Trang web", "Web site"),
		)),
		key("licence", One, "Điều kiện dùng lại số liệu", "Licence of the data").of(table("[licence]",
			key("name", Text, "Tên", "Name"),
			key("url", Link, "Địa chỉ", "Address"),
		)),
		key("source_code", One, "Nơi đọc lịch sử nội dung", "Where the history of the content is").of(table("[source_code]",
			key("url", Link, "Địa chỉ", "Address"),
		)),
		key("editor", One, "Trang soạn trên web, /admin/", "Web editor, /admin/").of(editor()),
		note(), acknowledge(),
	)
}

// editor is [editor]: with it a site has a web editor.
func editor() *Table {
	return table("[editor]",
		key("backend", Word, "Máy chủ git giữ nội dung", "The git host of the content").must().oneOf(
			[3]string{"github", "GitHub", "GitHub"}, [3]string{"gitlab", "GitLab", "GitLab"}, [3]string{"gitea", "Gitea, Forgejo", "Gitea, Forgejo"}),
		key("repo", Plain, "Kho", "Repository").must().help("chủ/tên", "owner/name"),
		key("branch", Plain, "Nhánh", "Branch").help("Bỏ trống: nhánh chính của kho.", "Left out: the first of the repository."),
		key("folder", Plain, "Thư mục nội dung trong kho", "Folder of the content in the repository").help("Bỏ trống: content; “.”: cả kho là nội dung.", "Left out: content; “.”: the repository is the content."),
		key("api_root", Link, "Địa chỉ API", "API address").help("Chỉ khi máy chủ là của riêng cơ quan: https://git.tinh.gov.vn/api/v4", "Only of a host of one’s own: https://git.example.org/api/v4"),
		key("base_url", Link, "Nơi đăng nhập", "Where people sign in").help("Bỏ trống: nơi mặc định của máy chủ.", "Left out: where the host has it."),
		key("app_id", Plain, "Mã ứng dụng OAuth", "OAuth application"),
		key("auth", Word, "Cách đăng nhập", "How people sign in").oneOf(
			[3]string{"pkce", "PKCE, không cần máy chủ (GitLab)", "PKCE, without a server (GitLab)"}, [3]string{"token", "mã truy cập cá nhân", "personal access token"}),
		key("review", Boolean, "Người thứ hai duyệt rồi mới công bố", "A second person publishes").help("Chỉ GitHub và GitLab.", "GitHub and GitLab only."),
	)
}

// Units is units.toml.
func Units() *Table {
	return table("units.toml", key("unit", Many, "Đơn vị", "Units").most(50_000).of(table("[[unit]]",
		key("code", ID, "Mã", "Code").must().help("Mã đơn vị hành chính.", "The administrative code."),
		key("name", Text, "Tên", "Name").must(),
		key("kind", Text, "Loại", "Kind").help("xã, phường, đặc khu…", "commune, ward …"),
		key("group", Text, "Nhóm", "Group").help("Để xếp danh sách và để kế hoạch chọn: huyện cũ, tỉnh…", "For lists, and for plans to choose by: a district, a province …"),
		key("tile", Tile, "Ô trên biểu đồ", "Tile").help("[cột, hàng], đếm từ 1.", "[column, row], from 1."),
		key("former", Plains, "Tên cũ", "Former names"),
		aliases(),
	)))
}
