package rule

import "tiendo/internal/diag"

var rankWithoutBase = Check{
	define("rank-without-base", diag.Warning, diag.Complete,
		"Nguồn nêu thứ hạng mà không nêu xếp trên tổng số bao nhiêu. Trang không tự thêm con số ấy.",
		"The source gives a rank without saying out of how many. The page does not add the number by itself."),
	func(p *pass) {
		for f := range p.standing() {
			if f.Rank.OK && !f.RankOf.OK {
				p.onFigure(f, f.Node.At("rank"),
					say("thứ hạng %s, không rõ trên tổng số bao nhiêu", "rank %s, out of an unknown number", f.Rank.V),
					say("thêm rank_of nếu nguồn có in; nếu không, thêm acknowledge và note", "add rank_of if the source prints it; if not, add acknowledge and a note"))
			}
		}
	},
}
