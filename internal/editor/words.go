package editor

import (
	"tiendo/internal/chart"
	"tiendo/internal/diag"
)

// words are what the forms say beside the titles and hints of package schema.
var words = struct {
	title, noScript                                                                                            diag.Text
	created, updated, deleted, uploaded, removed                                                               diag.Text
	news, article, pages, page, plans, plan, reports, report                                                   diag.Text
	corrections, aCorrection, correctionHelp, correctionSlug, sealed, sealedHelp, commitments, units, settings diag.Text
	body, bodyHint, yes, no, id, number, slugHint, countsHint                                                  diag.Text
	badID, badLink, badPeriod, badDue, badLine, chart, chartTitle, chartHint, chartSet, chartKind              diag.Text
}{
	title:    diag.Text{VI: "Soạn nội dung", EN: "Editor"},
	noScript: diag.Text{VI: "Trang soạn cần JavaScript. Không dùng được thì sửa tệp nội dung bằng trình soạn thảo văn bản.", EN: "The editor needs JavaScript. Without it, edit the files with a text editor."},

	created:  diag.Text{VI: "Thêm {{collection}}: {{slug}}", EN: "Add {{collection}}: {{slug}}"},
	updated:  diag.Text{VI: "Sửa {{collection}}: {{slug}}", EN: "Edit {{collection}}: {{slug}}"},
	deleted:  diag.Text{VI: "Xóa {{collection}}: {{slug}}", EN: "Delete {{collection}}: {{slug}}"},
	uploaded: diag.Text{VI: "Tải lên {{path}}", EN: "Upload {{path}}"},
	removed:  diag.Text{VI: "Xóa {{path}}", EN: "Delete {{path}}"},

	news:    diag.Text{VI: "Tin", EN: "News"},
	article: diag.Text{VI: "tin", EN: "article"},
	pages:   diag.Text{VI: "Trang giới thiệu", EN: "Pages"},
	page:    diag.Text{VI: "trang", EN: "page"},
	plans:   diag.Text{VI: "Kế hoạch", EN: "Plans"},
	plan:    diag.Text{VI: "kế hoạch", EN: "plan"},
	reports: diag.Text{VI: "Kỳ báo cáo mới", EN: "New reports"},
	report:  diag.Text{VI: "kỳ báo cáo", EN: "report"},

	corrections:    diag.Text{VI: "Đính chính", EN: "Corrections"},
	aCorrection:    diag.Text{VI: "đính chính", EN: "correction"},
	correctionSlug: diag.Text{VI: "-dinh-chinh", EN: "-correction"},
	correctionHelp: diag.Text{
		VI: "Số đã công bố thì không sửa: lập một đính chính, nêu lý do và chép lại đủ số liệu của mục bị sửa (cùng danh mục, cùng ngày chốt).",
		EN: "What was published is not edited: make a correction, say why, and give the whole figure again (same set, same as-of date).",
	},
	sealed:      diag.Text{VI: "Đã công bố (chỉ xem)", EN: "Published (read only)"},
	commitments: diag.Text{VI: "Cam kết, chỉ đạo", EN: "Commitments"},
	units:       diag.Text{VI: "Đơn vị", EN: "Units"},
	settings:    diag.Text{VI: "Thông tin trang", EN: "Settings"},
	sealedHelp: diag.Text{
		VI: "Các báo cáo này đã được niêm phong. Muốn sửa số, lập một đính chính.",
		EN: "These reports are sealed. To change a number, make a correction.",
	},

	body: diag.Text{VI: "Nội dung", EN: "Body"},
	bodyHint: diag.Text{
		VI: "Gắn con số với số liệu: bôi đen “39/65 chỉ tiêu”, chọn Liên kết, viết figure:nq57/targets (mã kế hoạch/mã danh mục). Số trong chữ phải đúng với số liệu, nếu không trang sẽ không dựng được.",
		EN: "To bind a number to its figure: select “39 of 65 targets”, choose Link and write figure:nq57/targets (id of the plan/id of the set). The number must agree with the figure, or the site is not built.",
	},
	countsHint: diag.Text{VI: "Chỉ những gì nguồn nêu. Ô trống: nguồn không nói; số 0: nguồn nói là không có.", EN: "Only what the source says. Empty: it says nothing; 0: it says that there is none."},

	yes:    diag.Text{VI: "Có", EN: "Yes"},
	no:     diag.Text{VI: "Không", EN: "No"},
	id:     diag.Text{VI: "Mã", EN: "Id"},
	number: diag.Text{VI: "Số", EN: "Number"},
	slugHint: diag.Text{
		VI: "Tên tệp, cũng là địa chỉ: chữ thường không dấu, số, gạch nối. Đặt một lần, không đổi.",
		EN: "The name of the file and its address: small letters, digits, hyphens. Chosen once.",
	},

	badID:     diag.Text{VI: "Chỉ dùng a–z, 0–9 và dấu gạch nối", EN: "Use only a–z, 0–9 and hyphens"},
	badLink:   diag.Text{VI: "Viết đầy đủ, bắt đầu bằng https://", EN: "Write it in full, beginning with https://"},
	badPeriod: diag.Text{VI: "Viết 2025-09-24, 2025-09, 2025-Q3 hoặc 2025", EN: "Write 2025-09-24, 2025-09, 2025-Q3 or 2025"},
	badDue:    diag.Text{VI: "Viết 2025-12-31, 2025-09, 2025-Q4, 2025 hoặc continuous", EN: "Write 2025-12-31, 2025-09, 2025-Q4, 2025 or continuous"},
	badLine:   diag.Text{VI: "Viết trên một dòng", EN: "Write one line"},

	chart:      diag.Text{VI: "Biểu đồ", EN: "Chart"},
	chartTitle: diag.Text{VI: "Lời mô tả", EN: "Description"},
	chartHint:  diag.Text{VI: "Biểu đồ cho thấy gì, một câu.", EN: "What the chart shows, in a sentence."},
	chartSet:   diag.Text{VI: "Vẽ danh mục nào", EN: "Which set"},
	chartKind:  diag.Text{VI: "Dạng (bỏ trống: trang tự chọn)", EN: "Kind (left out: the site chooses)"},
}

// chartKinds are the kinds of charts, to choose from.
func chartKinds(lang string) []object {
	names := map[string]diag.Text{
		"progress": {VI: "Một thanh tiến độ", EN: "A bar of progress"}, "breakdown": {VI: "Theo tình trạng", EN: "By status"},
		"compare": {VI: "So các danh mục", EN: "Sets side by side"}, "trend": {VI: "Theo thời gian", EN: "Over time"},
		"tiles": {VI: "Mỗi đơn vị một ô", EN: "A tile for each unit"}, "matrix": {VI: "Đơn vị và tiêu chí", EN: "Units and criteria"},
		"timeline": {VI: "Các thời hạn", EN: "Deadlines"},
	}
	var list []object
	for _, kind := range chart.Kinds {
		label := kind
		if name, ok := names[kind]; ok {
			label = name.In(lang)
		}
		list = append(list, object{"label": label, "value": kind})
	}
	return list
}
