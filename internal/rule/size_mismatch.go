package rule

import "tiendo/internal/diag"

var sizeMismatch = Check{
	define("size-mismatch", diag.Error, diag.Correct,
		"Tổng số trong báo cáo khác số lượng của danh mục. Mẫu số khác nghĩa là danh mục khác: số liệu cũ và mới không so sánh được với nhau.",
		"The total of a figure differs from the size of its set. Another denominator is another list: old and new figures cannot be compared."),
	func(p *pass) {
		for f, set := range p.figures() {
			if f.Total.OK && set.Size.OK && f.Total.V != set.Size.V {
				p.onFigure(f, f.Node.At("total"),
					say("tổng số %s ≠ %s của danh mục “%s”", "total %s ≠ %s of the set “%s”", f.Total.V, set.Size.V, set.ID),
					say("nếu danh mục đã đổi, khai một danh mục mới có replaces = \"%[1]s\"; nếu nguồn in như vậy, thêm acknowledge và note",
						"if the list has changed, declare a new set with replaces = \"%[1]s\"; if the source is printed so, add acknowledge and a note", set.ID))
			}
		}
	},
}
