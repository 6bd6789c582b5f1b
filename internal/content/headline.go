package content

import (
	"regexp"
	"strings"

	"tiendo/internal/diag"
	"tiendo/internal/progress"
)

// headlineForm is a bound figure of a title or a summary, written as in the body.
var headlineForm = regexp.MustCompile(`^\[([^\[\]]+)\]\(figure:([a-z0-9-]+)/([a-z0-9-]+)(?:\?as_of=([0-9Q-]+))?\)$`)

// headline reads the key figures of an article or of its translation: what the numbers
// of its title and summary are. Both are plain text everywhere (feeds, lists, share
// pictures), so that the links stand beside them, and must say words that are there.
func (r *reader) headline(a *progress.Article, d *document) []progress.Bound {
	f := &file{path: d.file.path}
	defer r.take(f)
	var list []progress.Bound
	for _, t := range get[[]progress.Text](d.record, "figures") {
		if b, ok := r.headlineFigure(f, d, t.Own, words(a, d.lang)); ok {
			list = append(list, b)
		}
		for _, lang := range sortedKeys(t.Other) {
			if b, ok := r.headlineFigure(f, d, t.Other[lang], words(a, lang)); ok {
				list = append(list, b)
			}
		}
	}
	return list
}

// words are the title and the summary in a language; "" is the first.
func words(a *progress.Article, lang string) string {
	return a.Title.In(lang) + "\n" + a.Summary.In(lang)
}

func (r *reader) headlineFigure(f *file, d *document, text, words string) (b progress.Bound, ok bool) {
	at := d.record.node.At("figures")
	m := headlineForm.FindStringSubmatch(text)
	if m == nil {
		f.report(BadValue, at, diag.Say("không hiểu “%s”", "“%s” cannot be understood", text),
			diag.Say("viết như trong bài: [39/65 chỉ tiêu](figure:nq57/targets)", "write it as in the body: [39 of 65 targets](figure:nq57/targets)"))
		return b, false
	}
	b = progress.Bound{Place: at, Plan: m[2], Set: m[3], Text: m[1]}
	if m[4] != "" {
		asOf, err := progress.ParsePeriod(m[4])
		if err != nil {
			f.report(BadValue, at, diag.Say("“%s” không phải thời điểm", "“%s” is not a time", m[4]), diag.Say("viết as_of=2025-09-08", "write as_of=2025-09-08"))
			return b, false
		}
		b.AsOf = asOf
	}
	if !strings.Contains(words, m[1]) {
		f.report(BadValue, at, diag.Say("“%s” không có trong tiêu đề hay tóm tắt", "“%s” stands neither in the title nor in the summary", m[1]),
			diag.Say("chép y nguyên cụm chữ có con số, hoặc bỏ dòng này", "copy the words with the number as they are, or take this out"))
		return b, false
	}
	b.Plan, b.Set, _ = r.now(b.Plan, b.Set)
	return b, true
}
