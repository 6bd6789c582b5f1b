package rule

import (
	"tiendo/internal/content"
	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// unknownReference looks for ids that name nothing. Units and criteria in the
// rows of reports are looked up while reading.
var unknownReference = Check{
	content.UnknownReference,
	func(p *pass) {
		groups := map[string]bool{}
		for i := range p.Units {
			groups[p.Units[i].Group.Own] = true
		}
		for _, plan := range p.Plans {
			p.referToSets(plan)
			p.referToItems(plan)
			for _, group := range plan.UnitGroups {
				if !groups[group] && !p.Broken["units/"] {
					p.unknown(plan.Node.At("units"), "nhóm đơn vị", "group of units", group)
				}
			}
		}
		for _, r := range p.Reports {
			p.referFromReport(r)
		}
		for _, c := range p.Commitments {
			p.plan(c.Plan, c.Node)
		}
		for _, a := range p.News {
			for _, id := range a.Reports {
				p.referToReport(id, a.Node.At("reports"))
			}
		}
		p.referFromProse()
	},
}

func (p *pass) unknown(at diag.Place, vi, en, id string) {
	p.report(finding{at: at,
		message: diag.Text{VI: "không có " + vi + " “" + id + "”", EN: "there is no " + en + " “" + id + "”"},
		hint:    say("kiểm tra lại mã", "check the id")})
}

// plan is the plan that the key “plan” of a table names. Nil: there is none to
// look into; it is reported here unless what is wrong with it is reported already.
func (p *pass) plan(id string, n *diag.Node) *progress.Plan {
	plan := p.Plan(id)
	if plan == nil && id != "" && !p.Broken["plan/"+id] {
		p.unknown(n.At("plan"), "kế hoạch", "plan", id)
	}
	return plan
}

func (p *pass) set(plan *progress.Plan, id string, at diag.Place) *progress.Set {
	set := plan.Set(id)
	if set == nil && id != "" {
		p.unknown(at, "danh mục", "set", plan.ID+"/"+id)
	}
	return set
}

func (p *pass) referToReport(id string, at diag.Place) {
	if id == "" || p.Report(id) != nil || p.Broken["report/"+id] {
		return
	}
	if hidden := p.hidden("report", id); hidden != nil {
		p.report(finding{at: at,
			message: say("báo cáo “%s” đến %s mới công bố", "the report “%s” is not public before %s", id, hidden.Until),
			hint:    say("sửa ngày, hoặc chờ tới ngày ấy", "correct the dates, or wait for that day")})
		return
	}
	p.unknown(at, "báo cáo", "report", id)
}

func (p *pass) referToSets(plan *progress.Plan) {
	for i := range plan.Sets {
		set := &plan.Sets[i]
		p.set(plan, set.Within, set.Node.At("within"))
		p.set(plan, set.Each, set.Node.At("each"))
		p.set(plan, set.Replaces, set.Node.At("replaces"))
		p.chain(set.Node.At("within"), len(plan.Sets), set.ID, func(id string) string { return within(plan.Set(id)) })
		p.chain(set.Node.At("replaces"), len(plan.Sets), set.ID, func(id string) string { return replaces(plan.Set(id)) })
	}
	for i := range plan.Criteria {
		p.set(plan, plan.Criteria[i].Set, plan.Criteria[i].Node.At("set"))
	}
}

func within(s *progress.Set) string {
	if s == nil {
		return ""
	}
	return s.Within
}

func replaces(s *progress.Set) string {
	if s == nil {
		return ""
	}
	return s.Replaces
}

// chain reports a chain of references that comes back to where it began.
func (p *pass) chain(at diag.Place, limit int, start string, next func(string) string) {
	id := next(start)
	for range limit {
		if id == start {
			p.report(finding{at: at,
				message: say("“%s” dẫn vòng về chính nó", "“%s” leads back to itself", start),
				hint:    say("bỏ một mắt của vòng", "take one link out of the circle")})
			return
		}
		if id == "" {
			return
		}
		id = next(id)
	}
}

func (p *pass) referToItems(plan *progress.Plan) {
	parent := map[string]string{}
	for i := range plan.Items {
		parent[plan.Items[i].ID] = plan.Items[i].Parent
	}
	for i := range plan.Items {
		item := &plan.Items[i]
		for _, id := range item.Sets {
			p.set(plan, id, item.Node.At("sets"))
		}
		if item.Parent == "" {
			continue
		}
		if _, ok := parent[item.Parent]; !ok {
			p.unknown(item.Node.At("parent"), "mục", "item", item.Parent)
			continue
		}
		const deepest = 16 // nobody nests further; a longer chain is left alone
		p.chain(item.Node.At("parent"), deepest, item.ID, func(id string) string { return parent[id] })
	}
}

func (p *pass) referFromReport(r *progress.Report) {
	if r.Corrects != r.ID {
		p.referToReport(r.Corrects, r.Node.At("corrects"))
	}
	plan := p.plan(r.Plan, r.Node)
	if plan == nil {
		return
	}
	statuses := map[string]bool{}
	for i := range plan.Statuses {
		statuses[plan.Statuses[i].ID] = true
	}
	for i := range r.Figures {
		f := &r.Figures[i]
		p.set(plan, f.Set, f.Node.At("set"))
		for _, c := range f.Counts {
			if !statuses[c.Status] {
				p.unknown(f.Node.At("counts", c.Status), "tình trạng", "status", c.Status)
			}
		}
	}
	p.referFromStates(plan, r, statuses)
	if r.Units != nil {
		if set := p.set(plan, r.Units.Set, r.Units.Node.At("set")); set != nil && set.Kind != progress.CriterKind {
			p.unknown(r.Units.Node.At("set"), "danh mục tiêu chí", "set of criteria", plan.ID+"/"+set.ID)
		}
	}
}

func (p *pass) referFromStates(plan *progress.Plan, r *progress.Report, statuses map[string]bool) {
	if len(r.Items) == 0 {
		return
	}
	items := make(map[string]bool, len(plan.Items))
	for i := range plan.Items {
		items[plan.Items[i].ID] = true
	}
	for i := range r.Items {
		st := &r.Items[i]
		if !items[st.ID] {
			p.unknown(st.Node.At("id"), "mục", "item", plan.ID+"/"+st.ID)
		}
		if st.Status != "" && !statuses[st.Status] {
			p.unknown(st.Node.At("status"), "tình trạng", "status", st.Status)
		}
	}
}
