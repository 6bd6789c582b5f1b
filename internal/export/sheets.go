package export

import (
	"strconv"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// The sheets that all.xlsx has beside the tables: the items of all plans with what
// the newest report says of each, and the commitments.

var itemColumns = []column{
	{"plan", "string", diag.Text{VI: "mã kế hoạch", EN: "id of the plan"}},
	{"item", "string", diag.Text{VI: "mã mục", EN: "id of the item"}},
	{"number", "string", diag.Text{VI: "số thứ tự trong văn bản", EN: "number as printed"}},
	{"group", "string", diag.Text{VI: "nhóm", EN: "group"}},
	{"parent", "string", diag.Text{VI: "mã mục mà nó thuộc về", EN: "id of the item that it is a part of"}},
	{"title", "string", diag.Text{VI: "nội dung", EN: "title"}},
	{"sets", "string", diag.Text{VI: "mã các danh mục, cách nhau bằng dấu chấm phẩy", EN: "ids of its sets, between semicolons"}},
	{"lead", "string", diag.Text{VI: "cơ quan chủ trì", EN: "who leads"}},
	{"with", "string", diag.Text{VI: "cơ quan phối hợp, cách nhau bằng dấu chấm phẩy", EN: "who helps, between semicolons"}},
	{"due", "string", diag.Text{VI: "hạn: ngày, tháng, quý, năm, continuous", EN: "due: a day, month, quarter, year, or continuous"}},
	{"due_text", "string", diag.Text{VI: "hạn, đúng chữ của văn bản", EN: "due, as printed"}},
	{"deliverable", "string", diag.Text{VI: "sản phẩm", EN: "deliverable"}},
	{"unit", "string", diag.Text{VI: "đơn vị tính của baseline, goal và value", EN: "unit of baseline, goal and value"}},
	{"baseline", "number", diag.Text{VI: "điểm xuất phát", EN: "where it started"}},
	{"goal", "number", diag.Text{VI: "mục tiêu, khi là con số", EN: "the goal, where it is a number"}},
	{"goal_text", "string", diag.Text{VI: "mục tiêu, đúng chữ của văn bản", EN: "the goal, as printed"}},
	{"status", "string", diag.Text{VI: "mã tình trạng theo báo cáo mới nhất; trống: nguồn chưa nêu", EN: "id of its status after the newest report; empty: not stated"}},
	{"counts_as", "string", diag.Text{VI: "tình trạng ấy được tính là: done, open, continuous", EN: "what the status counts as: done, open, continuous"}},
	{"value", "number", diag.Text{VI: "giá trị theo báo cáo mới nhất", EN: "its value after the newest report"}},
	{"done_on", "date", diag.Text{VI: "ngày hoàn thành", EN: "the day on which it was done"}},
	{"as_of", "string", diag.Text{VI: "tình trạng, giá trị tính đến", EN: "status and value as of"}},
	{"report", "string", diag.Text{VI: "mã báo cáo ấy", EN: "id of that report"}},
}

func itemRows(s *progress.Site) [][]string {
	var rows [][]string
	for _, p := range s.Plans {
		for i := range p.Items {
			rows = append(rows, itemRow(s, p, &p.Items[i]))
		}
	}
	return rows
}

func itemRow(s *progress.Site, p *progress.Plan, it *progress.Item) []string {
	var due progress.Deadline
	if len(it.Deadlines) > 0 {
		due = it.Deadlines[0]
	}
	row := []string{
		p.ID, it.ID, it.Number, it.Group.Own, it.Parent, it.Title.Own, strings.Join(it.Sets, "; "), it.Lead.Own, strings.Join(texts(it.With), "; "),
		due.Due.String(), due.Text.Own, it.Deliverable.Own, it.Unit.Own,
		cell(it.Baseline.Value, progress.Decimal.String), cell(it.Goal.Value, progress.Decimal.String), it.Goal.Text.Own,
	}
	states := s.ItemHistory(p.ID, it.ID)
	if len(states) == 0 {
		return append(row, "", "", "", "", "", "")
	}
	last, countsAs, doneOn := states[len(states)-1], "", ""
	if status := p.Status(last.Status); status != nil {
		countsAs = status.CountsAs.String()
	}
	if last.DoneOn != 0 {
		doneOn = last.DoneOn.String()
	}
	return append(row, last.Status, countsAs, cell(last.Value, progress.Decimal.String), doneOn, last.Report.AsOf.String(), last.Report.ID)
}

var commitmentColumns = []column{
	{"commitment", "string", diag.Text{VI: "mã cam kết", EN: "id of the commitment"}},
	{"type", "string", diag.Text{VI: "loại: commitment, instruction, goal, conditional", EN: "commitment, instruction, goal or conditional"}},
	{"by", "string", diag.Text{VI: "ai nói", EN: "who said it"}},
	{"to", "string", diag.Text{VI: "với ai", EN: "to whom"}},
	{"text", "string", diag.Text{VI: "nội dung", EN: "what was said"}},
	{"said", "date", diag.Text{VI: "ngày nói", EN: "the day on which it was said"}},
	{"due", "string", diag.Text{VI: "hạn: ngày, tháng, quý, năm, continuous", EN: "due: a day, month, quarter, year, or continuous"}},
	{"due_text", "string", diag.Text{VI: "hạn, đúng chữ của nguồn", EN: "due, as printed"}},
	{"plan", "string", diag.Text{VI: "mã kế hoạch", EN: "id of the plan"}},
	{"status", "string", diag.Text{VI: "open, kept, missed, withdrawn; open không có nghĩa là chậm", EN: "open, kept, missed or withdrawn; open does not mean late"}},
	{"updates", "integer", diag.Text{VI: "có bao nhiêu tin về sau", EN: "how many later statements there are"}},
	{"source_title", "string", diag.Text{VI: "tên bài, tên văn bản của nguồn", EN: "title of the source"}},
	{"source_publisher", "string", diag.Text{VI: "ai công bố", EN: "who published it"}},
	{"source_url", "string", diag.Text{VI: "địa chỉ của nguồn", EN: "address of the source"}},
}

func commitmentRows(s *progress.Site) [][]string {
	return each(s.Commitments, func(c *progress.Commitment) []string {
		j := newCommitment(s, c)
		return []string{
			c.ID, c.Type, c.By.Own, c.To.Own, c.Text.Own, c.Said.String(), c.Due.String(), c.DueText.Own, c.Plan, j.Status,
			strconv.Itoa(len(j.Updates)), c.Source.Title.Own, c.Source.Publisher.Own, c.Source.URL,
		}
	})
}
