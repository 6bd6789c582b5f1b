package audit

import "tiendo/internal/diag"

// Rules is everything a tree is held to.
var Rules = []*diag.Rule{pageLink, pageForeign, pageID, pageAlt, pageInline, pageHead, pageParse, pageNumber, pageGone}

// hint is the same for all: the content cannot be the cause.
var hint = diag.Say(
	"nếu trang có mẫu riêng trong templates/ thì xem lại mẫu ấy; nếu không, đây là lỗi của tiendo, xin báo cho nhóm làm tiendo",
	"if the site has templates of its own in templates/, look there; if not, this is a bug of tiendo, please report it",
)

var pageLink = &diag.Rule{
	Name: "page-link", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Liên kết, ảnh, tệp và mỏ neo (#…) trong trang phải có thật trong trang web; liên kết ra ngoài chỉ dùng https, http, mailto, tel.",
		"Links, pictures, files and anchors (#…) of a page must exist in the site; links elsewhere use https, http, mailto or tel only.",
	),
}

var pageForeign = &diag.Rule{
	Name: "page-foreign", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Trang không được tải gì từ máy chủ khác: người đọc không bị theo dõi, và trang không hỏng khi nơi khác hỏng.",
		"A page loads nothing from other hosts: readers are not followed, and the page does not break when others do.",
	),
}

var pageID = &diag.Rule{
	Name: "page-id", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Mỗi id chỉ đứng một lần trong trang, và mọi nhãn (aria-labelledby, for…) phải chỉ tới một id có thật.",
		"An id stands once in a page, and every label (aria-labelledby, for …) points to one that is there.",
	),
}

var pageAlt = &diag.Rule{
	Name: "page-alt", Severity: diag.Error, Quality: diag.Complete,
	Doc: diag.Say(
		"Mọi ảnh phải có thuộc tính alt, để người dùng trình đọc màn hình biết ảnh có gì.",
		"Every picture has an alt attribute, so that readers with a screen reader know what it shows.",
	),
}

var pageInline = &diag.Rule{
	Name: "page-inline", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Trang không chứa mã hay kiểu viết thẳng (script, style, on…): chính sách bảo mật của trang chặn chúng, nên chúng không chạy.",
		"A page contains no inline code or style (script, style, on…): its security policy blocks them, so they would not work.",
	),
}

var pageHead = &diag.Rule{
	Name: "page-head", Severity: diag.Error, Quality: diag.Complete,
	Doc: diag.Say(
		"Mỗi trang phải nêu ngôn ngữ, tiêu đề, chính sách bảo mật, và có đúng một h1.",
		"Every page names its language, its title and its security policy, and has exactly one h1.",
	),
}

var pageParse = &diag.Rule{
	Name: "page-parse", Severity: diag.Error, Quality: diag.Clean,
	Doc: diag.Say(
		"Các tệp JSON và XML, và dữ liệu JSON trong trang, phải đúng cú pháp để chương trình khác đọc được.",
		"JSON and XML files, and the JSON inside pages, are well-formed, so that other programs can read them.",
	),
}

var pageNumber = &diag.Rule{
	Name: "page-number", Severity: diag.Error, Quality: diag.Correct,
	Doc: diag.Say(
		"Không được in NaN hay Inf thay cho con số: đó là kết quả của phép chia cho 0.",
		"NaN or Inf never stands in the place of a number: it comes from dividing by 0.",
	),
}
