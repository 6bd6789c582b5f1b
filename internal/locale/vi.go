package locale

var vi = Language{
	Code:    "vi",
	Name:    "Tiếng Việt",
	Decimal: ",",
	Group:   ".",
	Percent: "{n} %",
	Day:     "{d}/{m}/{y}",
	Month:   "tháng {m}/{y}",
	Quarter: "quý {roman}/{y}",
	Year:    "năm {y}",
	Months: [12]string{"tháng 1", "tháng 2", "tháng 3", "tháng 4", "tháng 5", "tháng 6",
		"tháng 7", "tháng 8", "tháng 9", "tháng 10", "tháng 11", "tháng 12"},
	Paths: Paths{
		Plans: "ke-hoach", Reports: "bao-cao", Units: "don-vi", Commitments: "cam-ket", News: "tin",
		Data: "du-lieu", Quality: "chat-luong-du-lieu", Method: "phuong-phap", Corrections: "dinh-chinh",
		Search: "tim-kiem", Verify: "kiem-chung", Sitemap: "so-do-trang", Items: "muc",
	},
	Status: map[string]string{
		"done": "hoàn thành", "met": "đạt", "met-or-exceeded": "hoàn thành và vượt", "exceeded": "vượt",
		"done-late": "hoàn thành quá hạn", "continuous": "thực hiện thường xuyên", "mostly-done": "cơ bản hoàn thành",
		"in-progress": "đang triển khai", "paused": "tạm dừng", "overdue": "quá hạn", "missed": "không đạt",
		"not-started": "chưa triển khai",
	},
	Words: Words{
		Continuous: "thường xuyên",
		Home:       "Trang chủ", Plans: "Kế hoạch", Reports: "Báo cáo", Units: "Xã, phường", Commitments: "Cam kết",
		News: "Tin", Data: "Dữ liệu", Quality: "Chất lượng dữ liệu", Method: "Phương pháp", Corrections: "Đính chính",
		Search: "Tìm kiếm", Sitemap: "Sơ đồ trang",
		TargetIs:    "Chỉ tiêu là kết quả phải đạt, đo được bằng con số.",
		TaskIs:      "Nhiệm vụ là việc cụ thể được giao cho một cơ quan làm.",
		CriterionIs: "Tiêu chí là điều kiện mà từng xã, phường phải đáp ứng.",
		Finished:    "Đã xong", PastDue: "Hết hạn, chưa xong", OnTrack: "Kịp nhịp thời gian", Behind: "Sau nhịp thời gian",
		FarBehind: "Còn xa nhịp thời gian", NotAssessed: "Không đánh giá nhịp",
		NotDone: "{n} {noun} chưa hoàn thành; nguồn không nêu đang làm hay chưa làm", NotStated: "{n} {noun} nguồn chưa nêu tình trạng",

		SkipToContent: "Đến nội dung chính", MainMenu: "Mục chính", YouAreHere: "Vị trí trang", AboutThisSite: "Về trang này",
		NotOfficial:        "Trang này hiện số liệu báo chí, không phải trang của cơ quan nhà nước.",
		FiguresAsPublished: "Số liệu theo nguồn công bố; con số nào cũng kèm ngày, nguồn và cách tính.",
		PublishedBy:        "Người làm trang: {who}", LicenceOf: "Giấy phép dữ liệu: {name}",
		ValidUntil: "Sau ngày {date} trang này phải được dựng lại.", MadeWith: "Dựng bằng {tool}.",
	},
}
