package content

import "tiendo/internal/diag"

func rule(name string, severity diag.Severity, quality diag.Quality, vi, en string) *diag.Rule {
	return &diag.Rule{Name: name, Severity: severity, Quality: quality, Doc: diag.Text{VI: vi, EN: en}}
}

// What is found while reading.
var (
	TOMLSyntax = rule("toml-syntax", diag.Error, diag.Clean,
		"Tệp không đúng cú pháp TOML 1.0, lồng quá sâu hoặc không phải UTF-8, nên không đọc được.",
		"The file is not valid TOML 1.0, is nested too deeply or is not UTF-8, so it cannot be read.")
	UnknownKey = rule("unknown-key", diag.Error, diag.Clean,
		"Khóa này không có trong quy ước nội dung. Một khóa gõ sai sẽ bị bỏ qua trong im lặng, nên phải dừng lại.",
		"This key is not part of the content contract. A misspelt key would silently be ignored, so the build stops.")
	KeyCase = rule("key-case", diag.Error, diag.Clean,
		"Khóa chỉ khác chữ hoa chữ thường với một khóa đúng.",
		"The key differs from a known key, or from another key, only in upper and lower case.")
	WrongType = rule("wrong-type", diag.Error, diag.Clean,
		"Giá trị không đúng kiểu: ví dụ số viết trong ngoặc kép.",
		"The value is of the wrong type: a number in quotation marks, for example.")
	BadValue = rule("bad-value", diag.Error, diag.Clean,
		"Giá trị đúng kiểu nhưng không thể có: số âm, múi giờ lạ, ngày không tồn tại.",
		"The value has the right type but cannot be: a negative count, an unknown time zone, a day that does not exist.")
	DuplicateID = rule("duplicate-id", diag.Error, diag.Clean,
		"Hai thứ dùng chung một mã, nên không biết số liệu thuộc về thứ nào.",
		"Two things share an id, so nobody can tell to which a figure belongs.")
	NotNFC = rule("not-nfc", diag.Error, diag.Clean,
		"Chữ có dấu được ghép từ nhiều ký tự (NFD). Nhìn giống nhau nhưng tìm không thấy nhau.",
		"Accented letters are written in pieces (NFD). They look the same and are not found by search.")
	HiddenCharacter = rule("hidden-character", diag.Error, diag.Clean,
		"Có ký tự không nhìn thấy hoặc đảo chiều chữ, có thể làm người đọc hiểu sai.",
		"There is an invisible or text-reversing character, which can make readers see something else.")
	MixedScript = rule("mixed-script", diag.Warning, diag.Clean,
		"Trong một từ có chữ Kirin hoặc Hy Lạp trông giống chữ Latin.",
		"A word mixes Latin letters with Cyrillic or Greek ones that look alike.")
	UnsafeLink = rule("unsafe-link", diag.Error, diag.Clean,
		"Liên kết dùng giao thức không được phép, hoặc ảnh lấy từ nơi khác.",
		"The link uses a scheme that is not allowed, or a picture comes from another host.")
	RawHTML = rule("raw-html", diag.Error, diag.Clean,
		"Bài viết có thẻ HTML. Trang không in HTML thô, nội dung sẽ bị mất.",
		"The article contains HTML tags. Raw HTML is not printed, so text would be lost.")
	BadSlug = rule("bad-slug", diag.Error, diag.Clean,
		"Tên tệp hoặc mã chỉ được gồm chữ thường không dấu, chữ số và dấu gạch nối.",
		"File names and ids may only have lower-case letters without marks, digits and hyphens.")
	SlugCollision = rule("slug-collision", diag.Error, diag.Clean,
		"Hai trang đòi cùng một địa chỉ.",
		"Two pages claim the same address.")
	FileTooBig = rule("file-too-big", diag.Error, diag.Clean,
		"Tệp, dòng hoặc bảng lớn hơn mức cho phép.",
		"A file, a line or a table is larger than allowed.")
	NotRegularFile = rule("not-regular-file", diag.Error, diag.Clean,
		"Không phải tệp thường: thư mục, liên kết ra ngoài, thiết bị hoặc ống dẫn.",
		"Not a regular file: a folder, a link that leads outside, a device or a pipe.")
	StrayFile = rule("stray-file", diag.Warning, diag.Clean,
		"Tệp nằm ở chỗ không ai đọc, nên nội dung của nó không lên trang.",
		"The file lies where nothing reads it, so what it says is not published.")
	RequiredKey = rule("required-key", diag.Error, diag.Complete,
		"Thiếu một khóa bắt buộc.",
		"A required key is missing.")
	MissingSource = rule("missing-source", diag.Error, diag.Complete,
		"Báo cáo hoặc cam kết không nêu nguồn. Số liệu không có nguồn thì không ai kiểm chứng được.",
		"A report or a commitment names no source. Nobody can check a number without one.")
	MissingAlt = rule("missing-alt", diag.Error, diag.Complete,
		"Ảnh không có lời mô tả cho người không nhìn thấy.",
		"A picture has no description for people who cannot see it.")
	MissingPicture = rule("missing-picture", diag.Warning, diag.Complete,
		"Bài nhắc tới một ảnh không có trong media/. Trang vẫn in lời chú thích và tên người chụp, nhưng không có ảnh.",
		"The article shows a picture that is not in media/. The page prints its caption and credit, but no picture.")
	MapGap = rule("map-gap", diag.Warning, diag.Complete,
		"Bản đồ không có vùng của một số đơn vị, nên trên trang chúng đứng thành ô bên cạnh.",
		"The map has no area for some units, so that on the pages they stand as squares beside it.")
	UnknownReference = rule("unknown-reference", diag.Error, diag.Correct,
		"Nội dung nhắc tới một mã không có ở đâu cả.",
		"The content refers to an id that exists nowhere.")
)

// Rules is every rule that reading checks.
var Rules = []*diag.Rule{
	UnknownReference,
	MissingSource, MissingAlt, RequiredKey, MissingPicture, MapGap,
	TOMLSyntax, UnknownKey, KeyCase, WrongType, DuplicateID, BadValue, NotNFC, HiddenCharacter,
	UnsafeLink, RawHTML, BadSlug, SlugCollision, FileTooBig, NotRegularFile, StrayFile, MixedScript,
}
