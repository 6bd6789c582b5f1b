package rule

import (
	"iter"
	"slices"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// pass is one rule looking at one site.
type pass struct {
	*progress.Site
	of                 map[*progress.Plan]ids
	rule               *diag.Rule
	rules              map[string]*diag.Rule // every rule of the program
	open, acknowledged diag.List
}

// finding is what a rule found: where, about what (see diag.Problem.Subject),
// what is wrong and the way out.
type finding struct {
	at            diag.Place
	subject       string
	message, hint diag.Text
}

// owner is a thing of the content that can acknowledge what is found in it.
type owner struct {
	acknowledge []string
	note        progress.Text
	wide        bool // it holds more than one figure: for warnings only
}

// report takes a finding down, unless one of its owners has acknowledged it.
func (p *pass) report(f finding, owners ...owner) {
	problem := p.rule.Find(f.at, f.message, f.hint).About(f.subject)
	for _, o := range append(owners, owner{p.Acknowledge, p.Note, true}) {
		if slices.Contains(o.acknowledge, p.rule.Name) && mayAcknowledge(p.rule, o.wide) {
			problem.Hint = diag.Text{VI: o.note.In("vi"), EN: o.note.In("en")}
			p.acknowledged.Add(problem)
			return
		}
	}
	p.open.Add(problem)
}

// printedSo are the errors that a source can make in print. Acknowledged at the
// figure they are shown as printed, with the note beside the figure.
var printedSo = []string{"sum-exceeds-total", "subset-exceeds", "size-mismatch"}

func mayAcknowledge(r *diag.Rule, wide bool) bool {
	return r.Severity == diag.Warning || !wide && slices.Contains(printedSo, r.Name)
}

// onFigure reports something about a figure at one of its keys.
func (p *pass) onFigure(f *progress.Figure, at diag.Place, message, hint diag.Text) {
	own := owner{f.Acknowledge, f.Note, false}
	p.report(finding{at, f.Report.Plan + "/" + f.Set, message, hint}, append([]owner{own}, p.ownersOf(f.Report)...)...)
}

// onReport reports something about a report as a whole.
func (p *pass) onReport(r *progress.Report, at diag.Place, message, hint diag.Text) {
	p.report(finding{at, r.ID, message, hint}, p.ownersOf(r)...)
}

// ownersOf are the report and its plan.
func (p *pass) ownersOf(r *progress.Report) []owner {
	return append([]owner{{r.Acknowledge, r.Note, false}}, ofPlan(p.Plan(r.Plan))...)
}

func ofPlan(plan *progress.Plan) []owner {
	if plan == nil {
		return nil
	}
	return []owner{{plan.Acknowledge, plan.Note, true}}
}

// figures is every public figure whose plan and set are known.
func (p *pass) figures() iter.Seq2[*progress.Figure, *progress.Set] {
	return func(yield func(*progress.Figure, *progress.Set) bool) {
		for _, r := range p.Reports {
			plan := p.Plan(r.Plan)
			if plan == nil {
				continue
			}
			for i := range r.Figures {
				f := &r.Figures[i]
				if set := p.of[plan].sets[f.Set]; set != nil && !yield(f, set) {
					return
				}
			}
		}
	}
}

// standing is figures without those that a later report has corrected.
func (p *pass) standing() iter.Seq2[*progress.Figure, *progress.Set] {
	return func(yield func(*progress.Figure, *progress.Set) bool) {
		for f, set := range p.figures() {
			if p.CorrectedBy(f) == nil && !yield(f, set) {
				return
			}
		}
	}
}

// define makes a rule; see diag.Rule.
func define(name string, severity diag.Severity, quality diag.Quality, vi, en string) *diag.Rule {
	return &diag.Rule{Name: name, Severity: severity, Quality: quality, Doc: diag.Text{VI: vi, EN: en}}
}
