package rule

import (
	"tiendo/internal/diag"
	"tiendo/internal/locale"
	"tiendo/internal/progress"
)

var missingTranslation = Check{
	define("missing-translation", diag.Warning, diag.Complete,
		"Trang có thêm ngôn ngữ nhưng một đoạn chữ chưa được dịch, nên người đọc ngôn ngữ ấy thấy chữ của ngôn ngữ chính. Tên riêng và tên tài liệu nguồn không cần dịch.",
		"The site has a further language and a text is not translated into it, so its readers see the first language. Proper names and titles of sources need no translation."),
	func(p *pass) {
		for _, lang := range p.Languages {
			if lang == p.Language {
				continue
			}
			t := translation{p, lang, languageName(lang)}
			t.ask(p.Node, "title", p.Title)
			t.ask(p.Node, "note", p.Note)
			for _, plan := range p.Plans {
				t.plan(plan)
			}
			for _, r := range p.Reports {
				t.report(r)
			}
			for _, c := range p.Commitments {
				own := owner{c.Acknowledge, c.Note, true}
				t.ask(c.Node, "text", c.Text, own)
				t.ask(c.Node, "note", c.Note, own)
			}
			t.prose()
		}
	},
}

// translation is the search for what is not translated into one language.
type translation struct {
	p    *pass
	lang string
	name worded
}

func languageName(code string) worded {
	names := map[string]string{"vi/vi": "tiếng Việt", "vi/en": "tiếng Anh", "en/vi": "Vietnamese", "en/en": "English"}
	return func(l *locale.Language) string {
		if name := names[l.Code+"/"+code]; name != "" {
			return name
		}
		return code
	}
}

func (t translation) ask(n *diag.Node, key string, text progress.Text, owners ...owner) {
	if text.Empty() || text.Has(t.lang) {
		return
	}
	t.p.report(finding{at: n.At(key),
		message: say("“%s” chưa dịch sang %s", "“%s” is not translated into %s", key, t.name),
		hint:    say("thêm %s.%s = \"…\"", "add %s.%s = \"…\"", t.lang, key)}, owners...)
}

func (t translation) plan(plan *progress.Plan) {
	own := ofPlan(plan)
	t.ask(plan.Node, "title", plan.Title, own...)
	t.ask(plan.Node, "summary", plan.Summary, own...)
	t.ask(plan.Node, "note", plan.Note, own...)
	for _, s := range plan.Statuses {
		t.ask(s.Node, "name", s.Name, own...)
	}
	for i := range plan.Sets {
		set := &plan.Sets[i]
		t.ask(set.Node, "name", set.Name, own...)
		t.ask(set.Node, "pace_reason", set.PaceReason, own...)
	}
	for _, c := range plan.Criteria {
		t.ask(c.Node, "name", c.Name, own...)
	}
	for i := range plan.Items {
		item := &plan.Items[i]
		owners := append([]owner{{item.Acknowledge, item.Note, true}}, own...)
		t.ask(item.Node, "title", item.Title, owners...)
		t.ask(item.Node, "note", item.Note, owners...)
	}
}

func (t translation) report(r *progress.Report) {
	own := t.p.ownersOf(r)
	t.ask(r.Node, "reason", r.Reason, own...)
	t.ask(r.Node, "note", r.Note, own...)
	for i := range r.Figures {
		f := &r.Figures[i]
		t.ask(f.Node, "note", f.Note, append([]owner{{f.Acknowledge, f.Note, false}}, own...)...)
	}
	for i := range r.Items {
		st := &r.Items[i]
		t.ask(st.Node, "note", st.Note, append([]owner{{st.Acknowledge, st.Note, false}}, own...)...)
	}
	if u := r.Units; u != nil {
		t.ask(u.Node, "note", u.Note, append([]owner{{u.Acknowledge, u.Note, false}}, own...)...)
	}
}

// prose looks at news and pages, whose translations are files of their own.
func (t translation) prose() {
	for _, a := range t.p.News {
		if t.file(a.Node, a.Bodies) {
			t.ask(a.Node, "summary", a.Summary)
		}
	}
	for _, page := range t.p.Pages {
		if t.file(page.Node, page.Bodies) {
			t.ask(page.Node, "summary", page.Summary)
		}
	}
}

// file says whether there is a translated file; what is missing in one that is
// not there needs no listing.
func (t translation) file(n *diag.Node, bodies map[string]progress.Body) bool {
	_, ok := bodies[t.lang]
	if !ok {
		t.p.report(finding{at: n.At("title"),
			message: say("chưa có bản %s", "there is no version in %s", t.name),
			hint:    say("thêm tệp cùng tên, đuôi .%s.md", "add a file of the same name that ends in .%s.md", t.lang)})
	}
	return ok
}
