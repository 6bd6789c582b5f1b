package content

import (
	"slices"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

func (r *reader) plans() {
	r.c.Plans = each(r, "plans", ".toml", r.plan)
	r.planByID = map[string]*progress.Plan{}
	for _, p := range r.c.Plans {
		r.planByID[p.ID] = p
	}
	for _, p := range r.c.Plans {
		for _, id := range p.Aliases {
			if r.planByID[id] == nil {
				r.planByID[id] = p
			}
		}
	}
}

// plan reads one plan. Ids that occur twice are reported, the later one is left out.
func (r *reader) plan(path, id string) *progress.Plan {
	if !r.fileID(path, id) {
		return nil
	}
	if id == "units" || id == "all" { // data/units.csv, data/all.xlsx
		r.claim("/data/"+id, diag.Place{File: path, Line: 1, Column: 1})
	}
	return keep(r, "plan", path, nil, func(r *reader) *progress.Plan { return r.readPlan(path, id) })
}

func (r *reader) readPlan(path, id string) *progress.Plan {
	_, rec := r.data(path, schema.Plan())
	if rec == nil {
		r.broken("plan", id)
		return nil
	}
	v, f := *rec, &file{path: path}
	defer r.take(f)
	document := get[record](v, "document")
	p := &progress.Plan{
		Node: v.node, ID: id, Title: get[progress.Text](v, "title"), Summary: get[progress.Text](v, "summary"),
		Issuer: get[progress.Text](v, "issuer"), Scope: get[progress.Text](v, "scope"),
		Document: progress.Document{Number: get[string](document, "number"), Title: get[progress.Text](document, "title"),
			Date: get[progress.Date](document, "date"), URL: get[string](document, "url")},
		ReportEveryDays: int(get[int64](v, "report_every_days")), UnitGroups: get[[]string](v, "units"),
		Aliases: get[[]string](v, "aliases"), Note: get[progress.Text](v, "note"), Acknowledge: get[[]string](v, "acknowledge"),
	}
	const century = 36525
	if p.ReportEveryDays > century {
		f.report(BadValue, v.node.At("report_every_days"), diag.Say("nhịp báo cáo dài hơn một thế kỷ", "the cadence is longer than a century"), diag.Say("viết số ngày", "write a number of days"))
		p.ReportEveryDays = 0
	}
	p.Statuses = f.statuses(get[[]record](v, "status"))
	f.sets(p, get[[]record](v, "set"))
	f.criteria(p, get[[]record](v, "criterion"))
	f.items(p, get[[]record](v, "item"))
	return p
}

// fresh says whether an id is new among those seen, and remembers it.
func (f *file) fresh(seen map[string]bool, r record) bool {
	id := get[string](r, "id")
	if id != "" && seen[id] {
		f.duplicate(r.node.At("id"), id)
	}
	ok := id != "" && !seen[id]
	seen[id] = true
	return ok
}

// statuses is the built-in statuses with the plan's own names, and then the
// plan's own behind the built-in ones that count as the same.
func (f *file) statuses(records []record) []progress.Status {
	all, seen := progress.BuiltIn(), map[string]bool{}
	for _, s := range records {
		if !f.fresh(seen, s) {
			continue
		}
		countsAs, _ := progress.ParseCountsAs(get[string](s, "counts_as"))
		own := progress.Status{Node: s.node, ID: get[string](s, "id"), Name: get[progress.Text](s, "name"), CountsAs: countsAs}
		if i := slices.IndexFunc(all, func(b progress.Status) bool { return b.ID == own.ID }); i >= 0 {
			if all[i].CountsAs != own.CountsAs {
				f.report(BadValue, s.node.At("counts_as"), diag.Say("“%[1]s” luôn được tính là %[2]s", "“%[1]s” always counts as %[2]s", own.ID, all[i].CountsAs),
					diag.Say("chỉ đổi tên, hoặc đặt mã khác", "change only its name, or choose another id"))
				continue
			}
			all[i] = own
			continue
		}
		at := len(all)
		for i := range all {
			if all[i].CountsAs == own.CountsAs {
				at = i + 1
			}
		}
		all = slices.Insert(all, at, own)
	}
	return all
}

func (f *file) sets(p *progress.Plan, records []record) {
	seen := map[string]bool{}
	for _, s := range records {
		if !f.fresh(seen, s) {
			continue
		}
		set := progress.Set{
			Node: s.node, ID: get[string](s, "id"), Kind: get[string](s, "kind"), Name: get[progress.Text](s, "name"), Noun: get[progress.Text](s, "noun"),
			Size: maybe[int64](s, "size"), Within: get[string](s, "within"), Each: get[string](s, "each"), Replaces: get[string](s, "replaces"),
			Starts: get[progress.Date](s, "starts"), StartsStated: s.or("starts_stated", true), Due: get[progress.Period](s, "due"),
			Pace: s.or("pace", true), PaceReason: get[progress.Text](s, "pace_reason"), Aliases: get[[]string](s, "aliases"),
		}
		if set.ID == "muc" || set.ID == "items" {
			f.report(SlugCollision, s.node.At("id"), diag.Say("mã “%s” dành cho các trang mục", "the id “%s” is reserved for the pages of items", set.ID), diag.Say("đặt mã khác", "choose another id"))
			continue
		}
		if set.Starts != 0 && set.Due.Dated() && set.Due.Last < set.Starts {
			f.report(BadValue, s.node.At("due"), diag.Say("hạn nằm trước ngày bắt đầu", "the due date lies before the start"), diag.Say("sửa starts hoặc due", "mend starts or due"))
		}
		p.Sets = append(p.Sets, set)
	}
}

func (f *file) criteria(p *progress.Plan, records []record) {
	seen := map[string]bool{}
	for _, c := range records {
		if f.fresh(seen, c) {
			p.Criteria = append(p.Criteria, progress.Criterion{Node: c.node, ID: get[string](c, "id"), Set: get[string](c, "set"), Name: get[progress.Text](c, "name")})
		}
	}
}

func (f *file) items(p *progress.Plan, records []record) {
	seen := map[string]bool{}
	for _, i := range records {
		if !f.fresh(seen, i) {
			continue
		}
		baseline, goal := get[record](i, "baseline"), get[record](i, "goal")
		p.Items = append(p.Items, progress.Item{
			Node: i.node, ID: get[string](i, "id"), Sets: get[[]string](i, "sets"), Title: get[progress.Text](i, "title"),
			Lead: get[progress.Text](i, "lead"), With: get[[]progress.Text](i, "with"), Number: get[string](i, "number"), Group: get[progress.Text](i, "group"),
			Parent: get[string](i, "parent"), Definition: get[progress.Text](i, "definition"), Unit: get[progress.Text](i, "unit"),
			Baseline: progress.Baseline{Value: maybe[progress.Decimal](baseline, "value"), Date: get[progress.Date](baseline, "date")},
			Goal:     progress.Goal{Value: maybe[progress.Decimal](goal, "value"), Text: get[progress.Text](goal, "text")},
			Better:   get[string](i, "better"), Deadlines: deadlines(i), Deliverable: get[progress.Text](i, "deliverable"),
			Aliases: get[[]string](i, "aliases"), Note: get[progress.Text](i, "note"), Acknowledge: get[[]string](i, "acknowledge"),
		})
	}
}

// deadlines is the item's own deadline, then the further ones.
func deadlines(i record) []progress.Deadline {
	var list []progress.Deadline
	for _, d := range append([]record{i}, get[[]record](i, "deadlines")...) {
		deadline := progress.Deadline{Due: get[progress.Period](d, "due"), Text: get[progress.Text](d, "due_text"), SetBy: get[progress.Text](d, "set_by")}
		if deadline.Due.Set() || !deadline.Text.Empty() {
			list = append(list, deadline)
		}
	}
	return list
}

// source makes the source of a report, a commitment or an article.
func (r *reader) source(s record) progress.Source {
	src := progress.Source{
		Node: s.node, Title: get[progress.Text](s, "title"), Publisher: get[progress.Text](s, "publisher"), URL: get[string](s, "url"),
		Accessed: get[progress.Date](s, "accessed"), Archive: get[string](s, "archive"), SHA256: strings.ToLower(get[string](s, "sha256")),
	}
	if src.Archive != "" {
		r.archive(src.Archive)
	}
	return src
}
