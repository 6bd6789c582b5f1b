package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

var earlyDeadline = Check{
	define("early-deadline", diag.Warning, diag.Correct,
		"Hạn của một mục hay một danh mục sớm hơn ngày của văn bản ban hành kế hoạch. Văn bản thật có khi ghi như vậy, nhưng phần nhiều là gõ nhầm năm.",
		"An item or a list is due before the date of the document that issued the plan. Real documents do so now and then; more often a year was mistyped."),
	func(p *pass) {
		for _, plan := range p.Plans {
			if plan.Document.Date == 0 {
				continue
			}
			for i := range plan.Sets {
				set := &plan.Sets[i]
				p.askDeadline(plan, set.Due, finding{at: set.Node.At("due"), subject: plan.ID + "/" + set.ID})
			}
			for i := range plan.Items {
				item := &plan.Items[i]
				key := "due"
				if item.Node.Kid(key) == nil {
					key = "deadlines"
				}
				for _, d := range item.Deadlines {
					p.askDeadline(plan, d.Due, finding{at: item.Node.At(key), subject: "item:" + plan.ID + "/" + item.ID}, owner{item.Acknowledge, item.Note, true})
				}
			}
		}
	},
}

func (p *pass) askDeadline(plan *progress.Plan, due progress.Period, f finding, owners ...owner) {
	if !due.Dated() || due.Last >= plan.Document.Date {
		return
	}
	f.message = say("hạn %s sớm hơn ngày của văn bản, %s", "due %s, before the date of the document, %s", due, plan.Document.Date)
	f.hint = say("đối chiếu với văn bản; đúng như vậy thì thêm acknowledge và note", "compare it with the document; if it says so, add acknowledge and a note")
	p.report(f, append(owners, ofPlan(plan)...)...)
}
