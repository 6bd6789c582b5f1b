package page

import (
	"html/template"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// notices are the warnings about a figure that concern readers, and what was
// looked at and let stand. A problem of a set belongs to a figure only if it was
// found in the figure's own report.
func (e *edition) notices(p *progress.Plan, f *progress.Figure) []template.HTML {
	return e.noticesAbout(p.ID+"/"+f.Set, func(pr *diag.Problem) bool { return pr.File == fileOf(f.Report) })
}

// disagreements are the notices that say that numbers do not agree: what is left
// out is said by the chart itself.
func (e *edition) disagreements(p *progress.Plan, f *progress.Figure) []template.HTML {
	return e.noticesAbout(p.ID+"/"+f.Set, func(pr *diag.Problem) bool {
		return pr.File == fileOf(f.Report) && pr.Rule.Quality == diag.Correct
	})
}

// noticesAbout are those of the warnings about one subject that are wanted.
func (e *edition) noticesAbout(subject string, wanted func(*diag.Problem) bool) []template.HTML {
	var list []template.HTML
	for _, problem := range e.bySubject[subject] {
		if wanted(problem) {
			list = append(list, esc(capitalWord(problem.Message.In(e.lang.Code))+"."))
		}
	}
	return list
}

// unless wants every warning but those of a rule, which the page says by itself.
func unless(rule string) func(*diag.Problem) bool {
	return func(pr *diag.Problem) bool { return pr.Rule.Name != rule }
}

func fileOf(r *progress.Report) string {
	if r.Node != nil {
		return r.Node.File
	}
	return "reports/" + r.ID + ".toml"
}
