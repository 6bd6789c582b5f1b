package content

import (
	"tiendo/internal/diag"
	"tiendo/internal/picture"
)

// refuse says why a picture cannot be published, and what to do.
func (f *file) refuse(r *picture.Refused) {
	say, rule := diag.Say, BadValue
	again := say("mở lại ảnh gốc và lưu lại thành JPEG hoặc PNG", "open the original and save it again as JPEG or PNG")
	var what, hint diag.Text
	switch r.Reason {
	case picture.Empty:
		what, hint = say("tệp ảnh trống", "the picture file is empty"), say("chép lại ảnh vào đây", "copy the picture here again")
	case picture.Foreign:
		what, hint = foreign(r.Kind)
	case picture.Truncated:
		what = say("ảnh %[1]s bị cụt: tệp thiếu phần cuối", "the %[1]s picture is cut off: the end of the file is missing", r.Kind)
		hint = say("chép hoặc tải lại ảnh cho trọn", "copy or download it again, whole")
	case picture.Damaged:
		what, hint = damaged(r.Kind, r.Err), again
	case picture.TooLarge:
		rule = FileTooBig
		what = say("ảnh %[1]d × %[2]d quá lớn: nhiều nhất 40 triệu điểm ảnh, mỗi cạnh 32767", "the picture of %[1]d × %[2]d is too large: 40 million pixels and 32767 a side are the most", r.Width, r.Height)
		hint = say("thu nhỏ còn khoảng 2000 điểm ảnh chiều rộng", "make it about 2000 pixels wide")
	case picture.TooComplex:
		rule = FileTooBig
		what = say("ảnh %[1]s %[2]d × %[3]d mở ra chiếm quá nhiều bộ nhớ hoặc thời gian", "the %[1]s picture of %[2]d × %[3]d would take too much memory or time to open", r.Kind, r.Width, r.Height)
		hint = say("thu nhỏ còn khoảng 2000 điểm ảnh chiều rộng, lưu thành JPEG thường (không “progressive”)", "make it about 2000 pixels wide and save it as a plain JPEG (not “progressive”)")
	case picture.Animated:
		what = say("ảnh WebP động không dùng được", "animated WebP pictures cannot be used")
		hint = say("lưu một khung hình thành JPEG hoặc PNG", "save one frame as JPEG or PNG")
	default:
		what = say("đây không phải ảnh JPEG, PNG, WebP hay GIF", "this is no JPEG, PNG, WebP or GIF picture")
		hint = again
	}
	f.report(rule, f.whole(), what, hint)
}

func damaged(k picture.Kind, err error) diag.Text {
	if err == nil {
		return diag.Say("ảnh %s hỏng", "the %s picture is damaged", k)
	}
	return diag.Say("ảnh %[1]s hỏng hoặc thuộc loại lạ: %[2]v", "the %[1]s picture is damaged or of a rare kind: %[2]v", k, err)
}

// foreign is what to do with a file that is none of the pictures we publish.
func foreign(k picture.Kind) (what, hint diag.Text) {
	what = diag.Say("không dùng được ảnh dạng %s", "pictures of the kind %s cannot be used", k)
	hint = diag.Say("mở ảnh và lưu lại thành JPEG (ảnh chụp) hoặc PNG (hình vẽ)", "open it and save it as JPEG (photographs) or PNG (drawings)")
	switch k {
	case "SVG":
		what = diag.Say("không dùng được ảnh SVG: tệp này có thể chứa mã chạy", "SVG pictures cannot be used: such a file can hold code that runs")
		hint = diag.Say("xuất hình ra PNG, rộng khoảng 1600 điểm ảnh", "export it as PNG, about 1600 pixels wide")
	case "HEIC":
		what = diag.Say("ảnh HEIC của iPhone không dùng được, dù đuôi tên tệp là gì", "HEIC pictures of an iPhone cannot be used, whatever their name ends in")
		hint = diag.Say("trên iPhone chọn Cài đặt › Camera › Định dạng › Tương thích nhất, hoặc mở ảnh và lưu lại thành JPEG",
			"on the iPhone choose Settings › Camera › Formats › Most Compatible, or open it and save it as JPEG")
	case "HTML":
		what = diag.Say("đây là một trang web, không phải ảnh", "this is a web page and no picture")
		hint = diag.Say("mở địa chỉ ảnh trong trình duyệt rồi lưu chính tấm ảnh", "open the address in a browser and save the picture itself")
	case "PDF":
		what = diag.Say("đây là tệp PDF, không phải ảnh", "this is a PDF and no picture")
		hint = diag.Say("chụp hoặc xuất trang cần dùng thành PNG", "export the page you need as PNG")
	case "Git LFS":
		what = diag.Say("đây mới là chỗ giữ chỗ của Git LFS, chưa phải ảnh", "this is a pointer of Git LFS and not yet the picture")
		hint = diag.Say("chạy: git lfs pull", "run: git lfs pull")
	}
	return what, hint
}

// Undecodable is the problem of a picture that passed for one until it was decoded.
func Undecodable(name string, err error) diag.Problem {
	f := &file{path: name}
	return BadValue.Find(f.whole(), diag.Say("ảnh hỏng: %v", "the picture is damaged: %v", err),
		diag.Say("mở lại ảnh gốc và lưu lại, hoặc chép lại cho trọn", "save it again from the original, or copy it again, whole"))
}
