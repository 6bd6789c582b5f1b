package rule

import (
	"iter"
	"maps"
	"slices"
	"strings"

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
					p.unknown(plan.Node.At("units"), "nhóm đơn vị", "group of units", group, maps.Keys(groups))
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

// unknown reports an id that names nothing, with the nearest of those that do.
func (p *pass) unknown(at diag.Place, vi, en, id string, known iter.Seq[string]) {
	hint := say("kiểm tra lại mã", "check the id")
	if near := nearest(id[strings.LastIndex(id, "/")+1:], slices.Sorted(known)); near != "" {
		hint = say("có phải là “%s”?", "did you mean “%s”?", near)
	}
	p.report(finding{at: at,
		message: diag.Text{VI: "không có " + vi + " “" + id + "”", EN: "there is no " + en + " “" + id + "”"},
		hint:    hint})
}

// nearest is the id that was perhaps meant: misspelt, or only begun.
func nearest(id string, known []string) string {
	if near := content.Nearest(id, known); near != "" {
		return near
	}
	for _, k := range known {
		if id != "" && strings.HasPrefix(k, id) {
			return k
		}
	}
	return ""
}

// planIDs and reportIDs are what a plan and a report may be called.
func (p *pass) planIDs() iter.Seq[string] {
	return namesOf(p.Plans, func(plan *progress.Plan) string { return plan.ID })
}

func (p *pass) reportIDs() iter.Seq[string] {
	return namesOf(p.Reports, func(r *progress.Report) string { return r.ID })
}

func namesOf[T any](list []*T, id func(*T) string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, x := range list {
			if !yield(id(x)) {
				return
			}
		}
	}
}

// plan is the plan that the key “plan” of a table names. Nil: there is none to
// look into; it is reported here unless what is wrong with it is reported already.
func (p *pass) plan(id string, n *diag.Node) *progress.Plan {
	plan := p.Plan(id)
	if plan == nil && id != "" && !p.Broken["plan/"+id] {
		p.unknown(n.At("plan"), "kế hoạch", "plan", id, p.planIDs())
	}
	return plan
}

func (p *pass) set(plan *progress.Plan, id string, at diag.Place) *progress.Set {
	set := p.of[plan].sets[id]
	if set == nil && id != "" {
		p.unknown(at, "danh mục", "set", plan.ID+"/"+id, maps.Keys(p.of[plan].sets))
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
	p.unknown(at, "báo cáo", "report", id, p.reportIDs())
}

func (p *pass) referToSets(plan *progress.Plan) {
	sets := p.of[plan].sets
	for i := range plan.Sets {
		set := &plan.Sets[i]
		p.set(plan, set.Within, set.Node.At("within"))
		p.set(plan, set.Each, set.Node.At("each"))
		p.set(plan, set.Replaces, set.Node.At("replaces"))
		follow(p, set.Node.At("within"), sets, set.ID, func(s *progress.Set) string { return s.Within })
		follow(p, set.Node.At("replaces"), sets, set.ID, func(s *progress.Set) string { return s.Replaces })
	}
	for i := range plan.Criteria {
		p.set(plan, plan.Criteria[i].Set, plan.Criteria[i].Node.At("set"))
	}
}

// follow reports a chain of references that comes back to where it began.
func follow[T any](p *pass, at diag.Place, known map[string]*T, start string, next func(*T) string) {
	id := start
	for range deepest {
		thing := known[id]
		if thing == nil {
			return
		}
		if id = next(thing); id == start {
			p.report(finding{at: at,
				message: say("“%s” dẫn vòng về chính nó", "“%s” leads back to itself", start),
				hint:    say("bỏ một mắt của vòng", "take one link out of the circle")})
			return
		}
	}
}

func (p *pass) referToItems(plan *progress.Plan) {
	items := p.of[plan].items
	for i := range plan.Items {
		item := &plan.Items[i]
		for _, id := range item.Sets {
			p.set(plan, id, item.Node.At("sets"))
		}
		if item.Parent != "" && items[item.Parent] == nil {
			p.unknown(item.Node.At("parent"), "mục", "item", item.Parent, maps.Keys(items))
		}
		follow(p, item.Node.At("parent"), items, item.ID, func(i *progress.Item) string { return i.Parent })
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
	statuses := p.of[plan].statuses
	for i := range r.Figures {
		f := &r.Figures[i]
		p.set(plan, f.Set, f.Node.At("set"))
		for _, c := range f.Counts {
			if statuses[c.Status] == nil {
				p.unknown(f.Node.At("counts", c.Status), "tình trạng", "status", c.Status, maps.Keys(statuses))
			}
		}
	}
	p.referFromStates(plan, r)
	if r.Units != nil {
		if set := p.set(plan, r.Units.Set, r.Units.Node.At("set")); set != nil && set.Kind != progress.CriterKind {
			p.unknown(r.Units.Node.At("set"), "danh mục tiêu chí", "set of criteria", plan.ID+"/"+set.ID, func(func(string) bool) {})
		}
	}
}

func (p *pass) referFromStates(plan *progress.Plan, r *progress.Report) {
	for i := range r.Items {
		st := &r.Items[i]
		if p.of[plan].items[st.ID] == nil {
			p.unknown(st.Node.At("id"), "mục", "item", plan.ID+"/"+st.ID, maps.Keys(p.of[plan].items))
		}
		if st.Status != "" && p.of[plan].statuses[st.Status] == nil {
			p.unknown(st.Node.At("status"), "tình trạng", "status", st.Status, maps.Keys(p.of[plan].statuses))
		}
	}
}
