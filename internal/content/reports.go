package content

import (
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
	"tiendo/internal/schema"
)

func (r *reader) reports() {
	table := schema.Report()
	r.c.Reports = each(r, "reports", ".toml", func(path, id string) *progress.Report { return r.report(path, id, table) })
}

// report reads one report. What it refers to is checked by the rules; units and
// criteria, which become indexes, are looked up here.
func (r *reader) report(path, id string, table *schema.Table) *progress.Report {
	if !r.fileID(path, id) {
		return nil
	}
	numbered := func(s stated) bool { return s.roster.same(r.roster) && s.plan == r.planByID[s.of] }
	return own(keep(r, "report", path, numbered, func(r *reader) stated { return r.readReport(path, id, table) }).report)
}

// stated is a report that was read for a list of units and for its plan, of which
// it has indexes. Report and plan may be nil.
type stated struct {
	roster *roster
	of     string // id of the plan
	plan   *progress.Plan
	report *progress.Report
}

func (r *reader) readReport(path, id string, table *schema.Table) stated {
	s := stated{roster: r.roster}
	f := r.open(path, maxData)
	if f == nil {
		r.broken("report", id)
		return s
	}
	defer r.take(f)
	values, node, ok := f.parseTOML(f.text, 0)
	if !ok {
		r.broken("report", id)
		return s
	}
	v := f.read(table, values, node)
	report := &progress.Report{
		Node: v.node, ID: id, Plan: get[string](v, "plan"), Published: get[progress.Date](v, "published"), AsOf: get[progress.Period](v, "as_of"),
		AsOfStated: v.or("as_of_stated", true), Corrects: get[string](v, "corrects"), Reason: get[progress.Text](v, "reason"),
		Source: r.source(get[record](v, "source")), Note: get[progress.Text](v, "note"), Acknowledge: get[[]string](v, "acknowledge"),
		Sum: meaning(values, table),
	}
	f.checkReport(v, report)
	plan := r.planByID[report.Plan]
	s.of, s.plan = report.Plan, plan
	var sets, items renamed
	if plan != nil {
		report.Plan, sets, items = plan.ID, renamedSets(plan), renamedItems(plan)
	}
	for _, fig := range get[[]record](v, "figure") {
		if figure, ok := f.figure(fig, report, plan); ok {
			figure.Set = sets.now(figure.Set)
			report.Figures = append(report.Figures, figure)
		}
	}
	for _, it := range get[[]record](v, "item") {
		state := r.itemState(it)
		state.ID = items.now(state.ID)
		report.Items = append(report.Items, state)
	}
	if v.has("units") {
		report.Units = r.unitTable(f, get[record](v, "units"), report, plan, sets)
	}
	if report.Plan == "" || report.Published == 0 || !report.AsOf.Set() {
		r.broken("report", id)
		return s // reported as required keys
	}
	if f.problems.Errors() {
		r.broken("report", id)
	}
	s.report = report
	return s
}

func (f *file) checkReport(v record, report *progress.Report) {
	if v.has("source") {
		f.checkSource(get[record](v, "source"))
	}
	switch {
	case report.Corrects != "" && report.Reason.Empty():
		f.report(RequiredKey, v.node.At("corrects"), diag.Say("đính chính phải nêu lý do", "a correction must give its reason"), diag.Say("thêm reason = …", "add reason = …"))
	case report.Corrects == "" && !report.Reason.Empty():
		f.report(RequiredKey, v.node.At("reason"), diag.Say("có lý do nhưng không nói đính chính báo cáo nào", "there is a reason, but no report that is corrected"), diag.Say("thêm corrects = …", "add corrects = …"))
	}
}

// checkSource asks for a title (by the schema) and one of url, publisher, archive.
func (f *file) checkSource(s record) {
	if s.node != nil && !s.has("url") && !s.has("publisher") && !s.has("archive") {
		f.report(MissingSource, s.node.Place, diag.Say("nguồn không nói ai công bố, ở đâu", "the source does not say who published it, or where"),
			diag.Say("thêm publisher, url hoặc archive", "add publisher, url or archive"))
	}
}

func (f *file) figure(v record, report *progress.Report, plan *progress.Plan) (progress.Figure, bool) {
	fig := progress.Figure{
		Node: v.node, Set: get[string](v, "set"), Total: maybe[int64](v, "total"), Counts: ordered(get[[]progress.Count](v, "counts"), plan),
		Value: maybe[progress.Decimal](v, "value"), Unit: get[progress.Text](v, "unit"), AsOf: report.AsOf, AsOfStated: report.AsOfStated,
		Phase: get[progress.Text](v, "phase"), Rank: maybe[int64](v, "rank"), RankOf: maybe[int64](v, "rank_of"), RankAmong: get[progress.Text](v, "rank_among"),
		ConfirmedBy: get[progress.Text](v, "confirmed_by"), Printed: get[progress.Text](v, "printed"), Approx: v.or("approx", false),
		StatedPercent: maybe[progress.Decimal](v, "stated_percent"), Split: get[string](v, "split"), OfWhich: get[[]progress.Count](v, "of_which"),
		Kind: get[string](v, "kind"), Note: get[progress.Text](v, "note"), Acknowledge: get[[]string](v, "acknowledge"),
	}
	if asOf := maybe[progress.Period](v, "as_of"); asOf.OK {
		fig.AsOf, fig.AsOfStated = asOf.V, true
	}
	fig.AsOfStated = v.or("as_of_stated", fig.AsOfStated)
	if counts := v.node.Kid("counts"); (counts == nil || len(counts.Kids) == 0) && v.node.Kid("value") == nil && v.node.Kid("rank") == nil {
		f.report(RequiredKey, v.node.At("counts"), diag.Say("số liệu phải có counts, value hoặc rank", "a figure needs counts, a value or a rank"),
			diag.Say("thêm counts = { done = … }", "add counts = { done = … }"))
	}
	return fig, fig.Set != ""
}

// ordered puts counts into the plan's order of statuses, unknown ones last: no
// meaning may hang on the order of keys.
func ordered(list []progress.Count, plan *progress.Plan) []progress.Count {
	if plan == nil {
		return list
	}
	rank := func(c progress.Count) int {
		i := slices.IndexFunc(plan.Statuses, func(s progress.Status) bool { return s.ID == c.Status })
		if i < 0 {
			return len(plan.Statuses)
		}
		return i
	}
	slices.SortStableFunc(list, func(a, b progress.Count) int { return rank(a) - rank(b) })
	return list
}

func (r *reader) itemState(v record) progress.ItemState {
	state := progress.ItemState{
		Node: v.node, ID: get[string](v, "id"), Value: maybe[progress.Decimal](v, "value"), Status: get[string](v, "status"), Late: maybe[bool](v, "late"),
		DoneOn: get[progress.Date](v, "done_on"), Note: get[progress.Text](v, "note"), Acknowledge: get[[]string](v, "acknowledge"),
	}
	for _, e := range get[[]record](v, "evidence") {
		state.Evidence = append(state.Evidence, r.source(e))
	}
	return state
}

func (r *reader) commitments() {
	r.c.Commitments = keep(r, "commitments", "commitments.toml", nil, (*reader).readCommitments)
}

func (r *reader) readCommitments() (list []*progress.Commitment) {
	_, rec := r.data("commitments.toml", schema.Commitments())
	if rec == nil {
		return nil
	}
	f, seen := &file{path: "commitments.toml"}, map[string]bool{}
	defer r.take(f)
	for _, v := range get[[]record](*rec, "commitment") {
		if !f.fresh(seen, v) {
			continue
		}
		c := &progress.Commitment{
			Node: v.node, ID: get[string](v, "id"), Type: get[string](v, "type"), By: get[progress.Text](v, "by"), To: get[progress.Text](v, "to"),
			Text: get[progress.Text](v, "text"), Due: get[progress.Period](v, "due"), DueText: get[progress.Text](v, "due_text"), Plan: get[string](v, "plan"),
			Said: get[progress.Date](v, "said"), Source: r.source(get[record](v, "source")), Status: get[string](v, "status"),
			Note: get[progress.Text](v, "note"), Acknowledge: get[[]string](v, "acknowledge"),
		}
		if c.Status == "" {
			c.Status = "open"
		}
		c.Plan, _, _ = r.now(c.Plan, "")
		if v.has("source") {
			f.checkSource(get[record](v, "source"))
		}
		for _, u := range get[[]record](v, "updates") {
			c.Updates = append(c.Updates, progress.Update{Date: get[progress.Date](u, "date"), Status: get[string](u, "status"),
				Note: get[progress.Text](u, "note"), Source: r.source(get[record](u, "source"))})
		}
		list = append(list, c)
	}
	return list
}
